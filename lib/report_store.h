/*
 * report_store: the sums of a report, and the rows behind each of them. All
 * statements of one report see one state: run them in one snapshot.
 */
#ifndef REPORT_STORE_H
#define REPORT_STORE_H

#include "assignment.h"
#include "db.h"
#include "report.h"

/* Agencies with anything to count, in the official order, in blocks. */
enum err report_store_summary(struct cx *cx, const struct report_query *query,
    struct report_summary *out) MUST_CHECK;

/* The rows one cell counts: of one agency, of a kind (agency_id 0, kind >= 0),
 * or of all (agency_id 0, kind -1). out_n: how many there are in all. */
struct report_cell_query {
	struct report_query report;
	enum report_cell cell;
	uint64_t agency_id;
	int kind;
	const char *key;    /* of one group (report.by); NULL or "": of all */
	uint64_t frozen_id; /* of what this frozen report kept; 0: none */
	uint64_t after_id;  /* order by assignment id; 0: first page */
	unsigned size;
};
enum err report_store_list_cell(struct cx *cx,
    const struct report_cell_query *query, struct assignment_lines *out,
    uint32_t *out_n, bool *out_more) MUST_CHECK;

/* The same page without counting what there is in all. */
enum err report_store_page_cell(struct cx *cx,
    const struct report_cell_query *query, struct assignment_lines *out,
    bool *out_more) MUST_CHECK;

/* The four boxes: of the current period; agency_id 0: the whole province;
 * specialist_id 0: everybody's. From the live rows, flat in the years behind.
 */
enum err report_store_boxes(struct cx *cx, const struct period *period,
    uint64_t agency_id, uint64_t specialist_id,
    struct report_boxes *out) MUST_CHECK;

extern const struct db_stmt_list report_store_statements;

#endif
