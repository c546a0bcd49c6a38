/* report_view: figures of reports as values. */
#ifndef REPORT_VIEW_H
#define REPORT_VIEW_H

#include "cx.h"
#include "report.h"
#include "view.h"
#include "words.h"

struct assignment_lines;

/* done_on_time, done_late, running, overdue. */
void report_boxes_view(struct node *node, const struct report_boxes *boxes);

/*
 * What a report asks: Report.role, .by, .scope, .known_at, .as_of, .query (the
 * whole question as a query string, the moment included), .coordinating_query
 * (the same of those who help, unless it is that), .running (1: the cut-off is
 * not over yet); Period with its neighbours (period_view.h), Kinds.
 */
void report_query_view(struct cx *cx, struct node *root,
    const struct report_query *query);

/*
 * What it answers: Columns.<i>.name, .group, .last (of its group);
 * Blocks.<b>.kind, .Rows.<r>.number, .word (a key in Text, before the name),
 * .name, .which ("agency_id=3"), .n.<cell>, .rate.<rate> and .rate.<rate>_of;
 * Blocks.<b>.Sum and Total have the same .which, .n and .rate; distinct_tasks,
 * n_agencies. Other than by agency .which is "key=3", and a block has neither
 * kind nor Sum.
 */
void report_summary_view(struct cx *cx, struct node *root,
    const struct report_summary *summary);

/* The column after which a group of columns ends; the columns that are shown,
 * in order, end with N_REPORT_CELLS. Also the sheet's. */
struct report_column {
	enum report_cell cell;
	const char *group; /* key of Text.report_group */
};
extern const struct report_column report_columns[];

/* "key=Q%C4%90": which group, as a part of a query. */
const char *report_key_query(struct cx *cx, const char *key);

/* Sums and nothing else, not even an id: Rows.<i>.name, .total, .done, .doing,
 * .not_started, .overdue, .on_time with .on_time_of; the same under Total;
 * distinct_tasks. */
void report_public_view(struct node *root,
    const struct report_summary *summary);

/* "Phó Chủ tịch Trần Văn Nam": word and name of a row that is taken away. */
const char *report_row_name(struct cx *cx, const struct words *words,
    const struct report_row *row);

/* Assignments.<i> as they were known at the moment of the report;
 * .supplement: entered late. */
void report_lines_view(struct cx *cx, struct node *root,
    const struct report_query *query, const struct assignment_lines *lines);

#endif
