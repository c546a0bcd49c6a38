/* usage_store: is the system used, agency by agency (R80)? */
#ifndef USAGE_STORE_H
#define USAGE_STORE_H

#include "db.h"
#include "register.h"

/*
 * Every agency that may sign in today, those that did not sign in at all since
 * "from" first. Days from and to belong to the period. A task counts as seen in
 * time when an officer looked at it by the end of the working day after the one
 * it was handed out on (calendar of cx).
 */
enum err usage_store_list(struct cx *cx, int32_t from, int32_t to,
    struct usage_rows *out) MUST_CHECK;

extern const struct db_stmt_list usage_store_statements;

#endif
