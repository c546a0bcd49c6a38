#include "health_store.h"

/* A table of ours, so that a missing schema or right is seen too. */
static const struct db_stmt HEALTH_GET = STMT("health.get",
    "SELECT UTC_TIMESTAMP() FROM rule_version WHERE id = 1");

enum err
health_store_get(struct cx *cx, int64_t *out_now)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &HEALTH_GET, NO_ARGS, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_SYSTEM, "the schema is empty");
	*out_now = row_moment(rows);
	return OK;
}

static const struct db_stmt *const statements[] = { &HEALTH_GET };

const struct db_stmt_list health_store_statements = { "health", statements,
	sizeof(statements) / sizeof(statements[0]) };
