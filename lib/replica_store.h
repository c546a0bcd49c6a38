/* replica_store: how far a copy of the database has come (replica.h). */
#ifndef REPLICA_STORE_H
#define REPLICA_STORE_H

#include <stdbool.h>

#include "cx.h"
#include "db.h"

/* Of who is written to: where its journal ends. "" when it keeps none. */
enum err replica_store_position(struct cx *cx, const char **out) MUST_CHECK;
/* Of the copy: has it come so far? Waits a moment for it. */
enum err replica_store_reached(struct cx *cx, const char *position,
    bool *out) MUST_CHECK;
/* Of the copy: when the newest act that it knows was done; NO_MOMENT: none. */
enum err replica_store_newest(struct cx *cx, int64_t *out) MUST_CHECK;

extern const struct db_stmt_list replica_store_statements;

#endif
