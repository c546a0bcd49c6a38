/*
 * report: what a report asks for and what it answers (domain 4.6, 4.7).
 *
 * Phụ lục VI counts assignments of a period by agency, as known at a moment:
 * from the intervals that were valid then (assignment_interval), never from
 * what was learnt later. Every number is a cell; report_store_list_cell lists
 * exactly the rows a cell counts.
 *
 * A row belongs to a period when it was assigned by its cut-off and was not
 * finished before its first day. What was transferred, recalled or cancelled
 * in the period has left the agency: it is counted as CELL_OUT and nowhere
 * else. All others are in exactly one of CARRIED and NEW, and in exactly one
 * leaf of DONE, DOING and NOT_STARTED; so that
 *
 *	TOTAL = CARRIED + NEW = DONE + DOING + NOT_STARTED
 *
 * and the rows still open at the end of a period are those carried into the
 * next. Phụ lục VI leaves out what comes from the work programme: that is Phụ
 * lục V (programme_report.h), and no task is in both (R10). In time or overdue
 *is judged on report_as_of: open and the due date in force is past; a result
 *handed in by then and waiting is in time.
 */
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "agency.h"
#include "period.h"

/* The columns of Phụ lục VI that count rows, in their order. */
enum report_cell {
	CELL_CARRIED,    /* B: kỳ trước chuyển sang */
	CELL_NEW,        /* giao trong kỳ */
	CELL_TOTAL,      /* carried + new - out = done + doing + not started */
	CELL_DONE_EARLY, /* C */
	CELL_DONE_ON_TIME,
	CELL_DONE_LATE,
	CELL_DONE_NO_DEADLINE,
	CELL_DONE,
	CELL_DOING_IN_TIME, /* D: in_progress, submitted */
	CELL_DOING_OVERDUE,
	CELL_DOING_NO_DEADLINE,
	CELL_DOING,
	CELL_NOT_STARTED_IN_TIME, /* E: assigned, received, returned */
	CELL_NOT_STARTED_OVERDUE,
	CELL_NOT_STARTED_NO_DEADLINE,
	CELL_NOT_STARTED,
	CELL_EXTENDED,     /* F: gia hạn (rows extended at least once) */
	CELL_RETURNED,     /* chuyển lại (rows returned at least once) */
	CELL_NOTICED,      /* phiếu báo */
	CELL_ESCALATED,    /* đã báo cáo Chủ tịch */
	CELL_UPDATED_LATE, /* cập nhật chậm */
	/* chưa cập nhật: open, nothing handed in, update_due is past, and no
	 * update since the due date (without one: since update_due) */
	CELL_NOT_UPDATED,
	CELL_OUT, /* note: transferred, recalled, cancelled in the period */
	CELL_FALLEN_DUE,   /* G: done with a deadline, or due by the cut-off */
	CELL_DONE_IN_TIME, /* first page: done, but not late */
	N_REPORT_CELLS
};

struct assignment_line;

struct report_counts {
	uint32_t n[N_REPORT_CELLS];
};

/* Whose row it is. Other than of agencies: of the task as it is today. */
enum report_by {
	BY_AGENCY,
	BY_SPECIALIST,
	BY_ASSIGNER,
	BY_FIELD,
	BY_DOC_TYPE,
	BY_SOURCE,
	N_REPORT_BY
};

enum report_scope {
	REPORT_VI, /* without the work programme */
	REPORT_ALL
};

struct report_row {
	struct agency agency; /* by anything else: the name alone */
	const char *key;      /* by anything else: "12", "CV" */
	const char *word;     /* a key in Text, before the name; "" or NULL */
	struct report_counts counts;
};

/* A block of rows with its subtotal: departments (and the office), localities,
 * others. */
struct report_block {
	enum agency_kind kind;
	size_t n;
	struct report_row *rows;
	struct report_counts subtotal;
};

struct report_query {
	struct period period;
	int role;         /* enum assignment_role: lead by default; -1: all */
	int64_t known_at; /* figures as known then; not after report_known_at */
	enum report_scope scope;
	enum report_by by;
};

struct report_summary {
	enum report_by by; /* BY_AGENCY, or one block without a kind */
	size_t n_blocks;
	struct report_block blocks[3];
	struct report_counts total; /* of assignments */
	uint32_t distinct_tasks;    /* beside it: smaller */
};

/* The four boxes of the first page. */
struct report_boxes {
	uint32_t done_on_time; /* early and on time, and without deadline */
	uint32_t done_late;
	uint32_t running; /* open, overdue or not */
	uint32_t overdue; /* of these */
};

/* By enum report_cell, then NULL: the choices of a form. */
extern const char *const report_cell_names[N_REPORT_CELLS + 1];
const char *report_cell_name(enum report_cell cell); /* "done_late" */
bool report_cell_from_name(const char *name, enum report_cell *out);
void report_counts_add(struct report_counts *sum,
    const struct report_counts *n);
/* From CARRIED, NEW and the leaves of C, D and E: their sums. */
void report_counts_sum_up(struct report_counts *counts);
/*
 * Every row is in one leaf, a number of report_row_store.h, and has flags
 * besides, one bit for each of report_flags and one for "carried".
 */
enum { N_REPORT_FLAGS = 7, REPORT_FLAG_CARRIED = 1 << N_REPORT_FLAGS };
extern const enum report_cell report_flags[N_REPORT_FLAGS];
bool report_cell_of_leaf(uint64_t leaf, enum report_cell *out);
/* n such rows more; report_counts_sum_up is still to come. */
void report_counts_add_rows(struct report_counts *counts, enum report_cell leaf,
    unsigned flags, uint32_t n);
bool report_counts_are_zero(const struct report_counts *counts);
/*
 * Figures of a period are those known at the end of its cut-off day, or now
 * while that has not come.
 */
int64_t report_known_at(const struct period *period, int64_t now);
/* The day on which a row is in time or overdue: the cut-off, or the day of
 * known_at while that has not come. */
int32_t report_as_of(const struct report_query *query);

/*
 * Entered late: it happened before the period, after whose cut-off it was
 * known ("bổ sung", domain 4.7 rule 6). A document issued before the period
 * and handed out in it, or a result of before that was recorded in it.
 */
bool report_is_supplement(const struct period *period,
    const struct assignment_line *line);

extern const char *const report_by_names[N_REPORT_BY + 1];   /* "field" */
extern const char *const report_scope_names[REPORT_ALL + 2]; /* "all" */

/* A rate of group G and what it is made of; of == 0: there is none. */
enum report_rate {
	RATE_DONE,    /* done / total */
	RATE_ON_TIME, /* done early and on time / fallen due */
	RATE_OVERDUE, /* overdue and not done / total */
	N_REPORT_RATES
};
struct rate {
	uint32_t n;
	uint32_t of;
};
const char *report_rate_name(enum report_rate rate); /* "on_time" */
struct rate report_rate_of(const struct report_counts *counts,
    enum report_rate rate);

#endif
