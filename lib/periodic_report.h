/*
 * periodic_report: what an agency reports to the committee about a period
 * (R53, Phụ lục IV), and who is asked for it (R55). Pure.
 *
 * The running text is written from the figures once and then belongs to the
 * agency; the figures are its lines, one for each assignment of the period. A
 * line has one leaf of Phụ lục VI (report.h), so that the sums of a report are
 * those the office would count for this agency as known at the same moment:
 * those it leads; those it coordinates are lines too, counted apart.
 *
 * A report is sent once, when its period is over and its figures were taken
 * after that. Only then the office sees it.
 */
#ifndef PERIODIC_REPORT_H
#define PERIODIC_REPORT_H

#include "account.h"
#include "assignment.h"
#include "report.h"

enum {
	PERIODIC_REPORT_TEXT_MAX = 8000,
	PERIODIC_REPORT_TITLE_MAX = 120,
	PERIODIC_REPORT_PLACE_MAX = 80,
	PERIODIC_REPORT_NOTE_MAX = 1000,
	PERIODIC_REPORT_AGENCIES_MAX = 500
};

enum periodic_report_state {
	PERIODIC_REPORT_DRAFT,
	PERIODIC_REPORT_SENT,
	N_PERIODIC_REPORT_STATES
};

struct periodic_report {
	uint64_t id;
	uint64_t agency_id;
	const char *agency_name;
	struct period period;
	enum periodic_report_state state;
	int64_t known_at;
	const char *results;      /* I */
	const char *causes;       /* II */
	const char *difficulties; /* III */
	const char *proposals;    /* IV */
	const char *next_tasks;   /* V */
	const char
	    *ref_number; /* of the book of the agency; "" while a draft */
	const char *ref_symbol;
	const char *place;
	int32_t issued_on; /* NO_DAY */
	const char *signer_title;
	const char *signer;
	int64_t created_at;
	const char *created_by_name;
	int64_t sent_at; /* NO_MOMENT */
	const char *sent_by_name;
	uint64_t version;
};
struct periodic_reports {
	size_t n;
	struct periodic_report *items;
};

enum periodic_report_part {
	PART_PERIOD, /* of the period */
	PART_NEXT    /* due in the one that follows */
};

struct periodic_report_line {
	uint64_t assignment_id;
	enum report_cell leaf; /* of PART_NEXT: CELL_TOTAL */
	bool is_carried;
	enum assignment_role role;
	enum assignment_state state;
	int32_t due_on;
	int32_t result_on;
	const char *reference;
	int32_t issued_on;
	const char *title;
	const char *product;
	const char *reply_document; /* of the result; "" none */
	int32_t reply_issued_on;
	unsigned notice_count;
	const char *cause; /* the latest explanation; "" none */
	const char *proposal;
};
struct periodic_report_lines {
	size_t n;
	struct periodic_report_line *items;
};

/* What the running text is written from. */
struct periodic_report_figures {
	struct report_counts counts;       /* lead */
	struct report_counts coordinating; /* apart */
	bool has_before;
	struct period period_before;
	struct report_counts before; /* lead */
	unsigned n_notices;          /* about those overdue */
	size_t n_next;               /* due in the next period */
};

/* One agency in the office's list of a period. */
struct periodic_report_row {
	uint64_t agency_id;
	const char *agency_name;
	enum agency_kind kind;
	const char *email;
	const char *phone;
	const char *contact_name;
	uint64_t report_id; /* 0: not sent */
	const char *reference;
	int32_t issued_on;
	int64_t sent_at;
	bool is_late;      /* sent, or not yet, after the last day */
	unsigned n_urged;  /* by people, about this period */
	int64_t called_at; /* the last time, by anybody; NO_MOMENT */
	bool urged_today;
};
struct periodic_report_rows {
	size_t n;
	struct periodic_report_row *items;
};

extern const char
    *const periodic_report_state_names[N_PERIODIC_REPORT_STATES + 1];
const char *periodic_report_part_name(enum periodic_report_part part);

/* Where an assignment of the period is counted, judged on the day (as_of). */
enum report_cell periodic_report_leaf(const struct assignment *a,
    int32_t as_of);
/* Of lines of one role: sums of CARRIED, NEW and the leaves, made up. */
void periodic_report_count(const struct periodic_report_lines *lines,
    enum assignment_role role, struct report_counts *out);
/* Of those it leads: what part II is about. */
bool periodic_report_is_overdue(const struct periodic_report_line *line);

/* Entered late, as report_is_supplement says: issued before the period and
 * handed out in it, or done before it and recorded in it. */
bool periodic_report_is_supplement(const struct period *period,
    const struct periodic_report_line *line);

/* Is the period over, and were the figures taken after it? */
bool periodic_report_is_whole(const struct periodic_report *report);
/* Sent after the last day, or that day is past and it is not sent. */
bool periodic_report_is_late(int32_t send_by, int64_t sent_at, int64_t now);

/* The period that follows one of the same kind. */
struct period periodic_report_next(const struct profile *profile,
    const struct calendar *calendar, const struct period *period);
struct period periodic_report_before(const struct profile *profile,
    const struct calendar *calendar, const struct period *period);

/*
 * The report that is asked for on a day: of the period whose cut-off came last
 * before it. Where several end together the longest stands for them all: that
 * of six months is that of the second quarter too. Months only where the
 * province asks for them every month. false: nothing ended yet.
 */
bool periodic_report_wanted(const struct profile *profile,
    const struct calendar *calendar, int32_t day, struct period *out);
/* The first day on which an agency is reminded of it; NO_DAY: switched off. */
int32_t periodic_report_remind_on(const struct profile *profile,
    const struct calendar *calendar, const struct period *period);

/* Who writes it: answers for an agency of his own. */
bool periodic_report_may_write(const struct actor *actor);

#endif
