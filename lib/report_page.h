/*
 * report_page: one number of a report with the assignments it counts, as the
 * office and the agency open it: Report, Period, Cell, Assignments.
 */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "action.h"
#include "report_store.h"

/* So many assignments stand on one page; the next begin after "after_id". */
enum { REPORT_PAGE_ROWS = 50 };

/* frozen_id of a form: the question of that frozen report instead of the one of
 * the address. Without it nothing changes. */
enum err report_page_read_frozen(struct request *rq, const struct form *form,
    struct report_cell_query *query) MUST_CHECK;
/* What is asked: the period, the cell, whose. ERR_MISSING: there is none. */
enum err report_page_show_question(struct request *rq,
    const struct report_cell_query *query) MUST_CHECK;
enum err report_page_show_rows(struct request *rq,
    const struct report_cell_query *query) MUST_CHECK;

#endif
