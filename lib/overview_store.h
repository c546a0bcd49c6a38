/* overview_store: the figures of the leader's page. */
#ifndef OVERVIEW_STORE_H
#define OVERVIEW_STORE_H

#include "db.h"
#include "overview.h"

/* Of the whole province, in all roles, at cx->now. */
enum err overview_store_get(struct cx *cx, struct overview *out) MUST_CHECK;

extern const struct db_stmt_list overview_store_statements;

#endif
