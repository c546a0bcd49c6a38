/*
 * filter_store: saved filters of lists, own and shared.
 */
#ifndef FILTER_STORE_H
#define FILTER_STORE_H

#include "db.h"
#include "filter.h"

/* Those of the actor and the shared ones of a list ("" for every list). */
enum err filter_store_list(struct cx *cx, const char *list,
    struct saved_filter_list *out) MUST_CHECK;
enum err filter_store_add(struct cx *cx,
    struct saved_filter *filter) MUST_CHECK;
/* Only one's own: ERR_MISSING otherwise. */
enum err filter_store_remove(struct cx *cx, uint64_t id) MUST_CHECK;

extern const struct db_stmt_list filter_store_statements;

#endif
