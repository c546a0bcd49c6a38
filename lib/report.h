/*
 * report: what a report asks for and what it answers (domain 4.6, 4.7).
 *
 * Phụ lục VI counts assignments of a period by agency, as known at a moment:
 * from the intervals that were valid then (assignment_interval), never from
 * what was learnt later. Every number is a cell; report_store_list_cell lists
 * exactly the rows a cell counts.
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
	CELL_NOT_UPDATED, /* chưa cập nhật: past update_due, no update since */
	CELL_OUT, /* note: transferred, recalled, cancelled in the period */
	N_REPORT_CELLS
};

struct report_counts {
	uint32_t n[N_REPORT_CELLS];
};

struct report_row {
	struct agency agency;
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
	int64_t known_at; /* figures as known at this moment */
};

struct report_summary {
	size_t n_blocks;
	struct report_block blocks[3];
	struct report_counts total; /* of assignments */
	uint32_t distinct_tasks;    /* beside it: smaller */
};

/* The four boxes of the first page. */
struct report_boxes {
	uint32_t done_on_time; /* early and on time, and without deadline */
	uint32_t done_late;
	uint32_t running;
	uint32_t overdue;
};

const char *report_cell_name(enum report_cell cell); /* "done_late" */
bool report_cell_from_name(const char *name, enum report_cell *out);
void report_counts_add(struct report_counts *sum,
    const struct report_counts *n);
/*
 * Figures of a period are those known at the end of its cut-off day, or now
 * while that has not come.
 */
int64_t report_known_at(const struct period *period, int64_t now);

#endif
