#include "schema_store.h"

#include "arena.h"

static const struct db_stmt LIST = STMT("schema.list",
    "SELECT number, name, applied_at IS NOT NULL FROM schema_migration"
    " ORDER BY number");

enum err
schema_store_list(struct cx *cx, struct migration_row **out, size_t *out_n)
{
	struct db_rows *rows;
	enum err err;

	*out_n = 0;
	err = db_query(cx, &LIST, NO_ARGS, &rows);
	if (err)
		return err;
	*out = arena_array(cx->mem, db_count(rows), sizeof(**out));
	while (db_next(rows)) {
		struct migration_row *row = &(*out)[(*out_n)++];

		row->number = (unsigned)row_u64(rows);
		row->name = row_str(rows);
		row->finished = row_bool(rows);
	}
	return OK;
}

static const struct db_stmt *const statements[] = { &LIST };

const struct db_stmt_list schema_store_statements = { "schema", statements,
	sizeof(statements) / sizeof(statements[0]) };
