/*
 * export_rows_page: all rows of a list, or of one number of a report, as a
 * file: read and written page by page, however many there are.
 */
#ifndef EXPORT_ROWS_PAGE_H
#define EXPORT_ROWS_PAGE_H

#include "action.h"
#include "assignment_store.h"
#include "export_file.h"
#include "report_store.h"

/* Told after each page; n_rows: written so far. An error ends the writing. */
struct export_watch {
	enum err (*tell)(void *from, uint32_t n_rows);
	void *from;
};

/* watch may be NULL. The file is at path afterwards, or there is none. */
enum err export_report_rows(struct request *rq, struct report_cell_query *query,
    enum export_format format, const char *path,
    const struct export_watch *watch) MUST_CHECK;
enum err export_task_list(struct request *rq, struct list_query *query,
    enum export_format format, const char *path,
    const struct export_watch *watch) MUST_CHECK;

/* "xlsx": what follows the dot, and the type of the answer. */
const char *export_content_type(enum export_format format);

#endif
