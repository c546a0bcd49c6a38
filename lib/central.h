/*
 * central: what the Government and the Prime Minister asked the province for
 * (R61, QĐ 42/2014/QĐ-TTg). Pure.
 *
 * A central task is a task of a directive of source government, with all its
 * agencies and parts rolled up: done when every agency that leads has a
 * confirmed result. It is judged by the day the Government set, not by the
 * internal one; nothing of it is stored but that it was entered in the national
 * system. Drafts are listed, since the Government waits for them as well; what
 * was recalled or cancelled is not.
 *
 * Rows are central_store, entering is central_verbs.
 */
#ifndef CENTRAL_H
#define CENTRAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum {
	NATIONAL_CODE_MAX = 100, /* characters */
	CENTRAL_MAX = 5000       /* tasks that are looked at together */
};

/* The four states of the regulation. */
enum central_state {
	CENTRAL_DONE_IN_TIME,
	CENTRAL_DONE_LATE,
	CENTRAL_DOING_IN_TIME,
	CENTRAL_DOING_OVERDUE,
	N_CENTRAL_STATES
};
extern const char *const central_state_names[N_CENTRAL_STATES + 1];

struct central_task {
	uint64_t id; /* of the task */
	uint64_t directive_id;
	const char *title;
	const char *reference; /* of the province's directive */
	int32_t issued_on;
	const char *central_reference;
	int32_t central_due_on; /* NO_DAY: no day was set */
	const char *specialist;
	const char *leads; /* names, "; " between them */
	unsigned n_agencies;
	unsigned n_leads;
	unsigned n_drafts;     /* not handed out yet */
	unsigned n_done;       /* of those that lead */
	unsigned n_waiting;    /* submitted: the office has to confirm */
	unsigned n_overdue;    /* past the internal due date */
	int32_t due_on;        /* the latest internal one; NO_DAY: none */
	int32_t done_on;       /* the latest of the confirmed results */
	const char *documents; /* by which they were sent in */
	int32_t entered_on;    /* NO_DAY: not entered */
	const char *national_code;
	const char *entered_by;
	int64_t entered_at;
};
struct central_tasks {
	size_t n;
	struct central_task *items;
	bool cut; /* there are more than CENTRAL_MAX */
};

bool central_is_done(const struct central_task *task);
enum central_state central_state_of(const struct central_task *task,
    int32_t today);

/* What a list shows; the counters are of these. */
enum central_view {
	CENTRAL_TO_ENTER, /* done, not yet in the national system */
	CENTRAL_OVERDUE,
	CENTRAL_DUE_SOON,
	CENTRAL_OPEN,
	CENTRAL_ENTERED,
	CENTRAL_ALL,
	N_CENTRAL_VIEWS
};
extern const char *const central_view_names[N_CENTRAL_VIEWS + 1];

/* soon: the last day that counts as soon. */
bool central_shows(const struct central_task *task, enum central_view view,
    int32_t today, int32_t soon);

struct central_counts {
	uint32_t views[N_CENTRAL_VIEWS];
	uint32_t states[N_CENTRAL_STATES];
};
void central_count(const struct central_tasks *tasks, int32_t today,
    int32_t soon, struct central_counts *out);

enum central_sort {
	CENTRAL_BY_DUE,
	CENTRAL_BY_REFERENCE,
	CENTRAL_BY_ISSUED,
	N_CENTRAL_SORTS
};
extern const char *const central_sort_names[N_CENTRAL_SORTS + 1];

/* What of the list a person asked for; keeps their order. */
struct central_filter {
	enum central_view view;
	enum central_sort sort;
	const char *text; /* words of task, references, agencies; "" for any */
	int32_t from;     /* issued; NO_DAY: any */
	int32_t to;
};
void central_choose(struct arena *mem, const struct central_tasks *tasks,
    const struct central_filter *filter, int32_t today, int32_t soon,
    struct central_tasks *out);

#endif
