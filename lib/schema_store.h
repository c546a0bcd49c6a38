/*
 * schema_store: which migrations the database has.
 */
#ifndef SCHEMA_STORE_H
#define SCHEMA_STORE_H

#include "db.h"

struct migration_row {
	unsigned number;
	const char *name; /* "0006-accounts.sql" */
	bool finished;
};

enum err schema_store_list(struct cx *cx, struct migration_row **out,
    size_t *out_n) MUST_CHECK;

extern const struct db_stmt_list schema_store_statements;

#endif
