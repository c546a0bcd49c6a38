/*
 * health_store: does the database answer, and what time does it think it is?
 */
#ifndef HEALTH_STORE_H
#define HEALTH_STORE_H

#include "db.h"

enum err health_store_get(struct cx *cx, int64_t *out_now) MUST_CHECK;

extern const struct db_stmt_list health_store_statements;

#endif
