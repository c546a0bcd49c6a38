/* central_page: the filters of central-list and central-export, and the tasks
 * they choose. */
#ifndef CENTRAL_PAGE_H
#define CENTRAL_PAGE_H

#include "action.h"
#include "central_store.h"
#include "central_view.h"

enum central_field {
	CENTRAL_FIELD_TEXT, /* in the order form_query cuts */
	CENTRAL_FIELD_FROM,
	CENTRAL_FIELD_TO,
	CENTRAL_FIELD_SORT,
	CENTRAL_FIELD_VIEW,
	CENTRAL_FIELD_PAGE,
	CENTRAL_FIELD_FORMAT,
	N_CENTRAL_FIELDS
};
extern const struct field central_fields[N_CENTRAL_FIELDS];
extern const char *const central_formats[]; /* "json", "csv", "xlsx" */

struct central_page {
	struct central_filter filter;
	struct central_tasks all;
	struct central_tasks chosen;
	struct central_counts counts; /* of all */
	int32_t today;
};

enum err central_page_open(struct request *rq,
    struct central_page *out) MUST_CHECK;
/* The place of the first row of the page asked for; the last one there is. */
size_t central_page_first(const struct request *rq, size_t n, size_t size);
/* The filter as it stands in an address; with_view: what it shows, too. */
const char *central_page_query(struct request *rq, bool with_view);

/* How many of each view, of what is not entered yet: the first page. */
enum err central_page_count(struct request *rq, const char *name) MUST_CHECK;

#endif
