#include "replica_store.h"

#include "clock.h"

static const struct db_stmt POSITION = STMT("replica.position",
    "SELECT @@GLOBAL.gtid_binlog_pos");

enum err
replica_store_position(struct cx *cx, const char **out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &POSITION, NO_ARGS, &rows);
	if (err)
		return err;
	*out = db_next(rows) ? row_str(rows) : "";
	return OK;
}

/* Commonly the copy is there before we ask; a breath later it nearly always
 * is. Somebody waits for the page. */
static const struct db_stmt REACHED = STMT("replica.reached",
    "SELECT MASTER_GTID_WAIT(?, 0.2)");

enum err
replica_store_reached(struct cx *cx, const char *position, bool *out)
{
	struct db_rows *rows;
	enum err err;

	*out = false;
	err = db_query(cx, &REACHED, ARGS(db_str(position)), &rows);
	if (err)
		return err;
	if (db_next(rows) && !row_is_null(rows))
		*out = row_i64(rows) == 0;
	return OK;
}

static const struct db_stmt NEWEST = STMT("replica.newest",
    "SELECT at FROM event ORDER BY id DESC LIMIT 1");

enum err
replica_store_newest(struct cx *cx, int64_t *out)
{
	struct db_rows *rows;
	enum err err;

	*out = NO_MOMENT;
	err = db_query(cx, &NEWEST, NO_ARGS, &rows);
	if (err)
		return err;
	if (db_next(rows))
		*out = row_moment(rows);
	return OK;
}

static const struct db_stmt *const statements[] = { &POSITION, &REACHED,
	&NEWEST };

const struct db_stmt_list replica_store_statements = { "replica", statements,
	sizeof(statements) / sizeof(statements[0]) };
