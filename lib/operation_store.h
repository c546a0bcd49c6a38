/* operation_store: the numbers of operation.h; it reads no text of a person. */
#ifndef OPERATION_STORE_H
#define OPERATION_STORE_H

#include "db.h"
#include "operation.h"

enum err operation_store_get(struct cx *cx, struct operation *out) MUST_CHECK;

extern const struct db_stmt_list operation_store_statements;

#endif
