/*
 * programme_report: Phụ lục V, the work programme by agency (R10, domain 4.5).
 *
 * Of the items an agency leads in a period, as known at a moment. What was
 * submitted by its date is in time, also while it waits to be passed. What was
 * withdrawn is counted apart, so that
 *
 *	TOTAL = SUBMITTED_ON_TIME + SUBMITTED_LATE + NOT_SUBMITTED_IN_TIME
 *	        + NOT_SUBMITTED_OVERDUE
 *
 * A cell counts items, and the list of the same page shows those it counts.
 */
#ifndef PROGRAMME_REPORT_H
#define PROGRAMME_REPORT_H

#include "assignment.h"
#include "report.h"

enum programme_cell {
	PROGRAMME_TOTAL,
	PROGRAMME_SUBMITTED_ON_TIME,
	PROGRAMME_SUBMITTED_LATE,
	PROGRAMME_ISSUED, /* passed or issued: of those submitted */
	PROGRAMME_NOT_SUBMITTED_IN_TIME,
	PROGRAMME_NOT_SUBMITTED_OVERDUE,
	PROGRAMME_POSTPONED, /* a later date was asked for */
	PROGRAMME_WITHDRAWN, /* not in the total */
	N_PROGRAMME_CELLS
};
extern const char *const programme_cell_names[N_PROGRAMME_CELLS + 1];

struct programme_item {
	uint64_t assignment_id;
	uint64_t agency_id;
	const char *agency_name;
	const char *title;
	const char *product;
	const char *registered; /* the month or quarter, as written */
	const char *authority;  /* that decides */
	const char *document;   /* sent in: "12/TTr-SXD" */
	enum assignment_state state;
	int32_t due_on;
	int32_t submitted_on;
	int32_t document_on;
	bool postponed;
};
struct programme_items {
	size_t n; /* by agency in the official order, then by due date */
	struct programme_item *items;
};

/* as_of: report_as_of of the question. */
bool programme_counts(const struct programme_item *item,
    enum programme_cell cell, int32_t as_of);

struct programme_row {
	uint64_t agency_id;
	const char *agency_name;
	uint32_t n[N_PROGRAMME_CELLS];
};
struct programme_table {
	size_t n;
	struct programme_row *rows;
	struct programme_row total;
};
void programme_sum_up(struct arena *mem, const struct programme_items *items,
    int32_t as_of, struct programme_table *out);

#endif
