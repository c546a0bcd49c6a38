#include "operation_store.h"

#include "clock.h"
#include "file_store.h"
#include "outbox_store.h"
#include "sign_in_store.h"

static const struct db_stmt SERVER = STMT("operation.server",
    "SELECT VERSION(), UTC_TIMESTAMP(),"
    " (SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
    " WHERE VARIABLE_NAME = 'UPTIME'),"
    " (SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
    " WHERE VARIABLE_NAME = 'THREADS_CONNECTED')");

static enum err
read_server(struct cx *cx, struct operation *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &SERVER, NO_ARGS, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "the server says nothing of itself");
	out->database_version = row_str(rows);
	out->database_offset = row_moment(rows) - cx->now;
	out->database_up = row_i64(rows);
	out->connections = (unsigned)row_u64(rows);
	return OK;
}

static const struct db_stmt MIGRATION = STMT("operation.migration",
    "SELECT name, applied_at FROM schema_migration"
    " ORDER BY number DESC LIMIT 1");

static enum err
read_migration(struct cx *cx, struct operation *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &MIGRATION, NO_ARGS, &rows);
	if (err || !db_next(rows))
		return err;
	out->migration = row_str(rows);
	out->migrated_at = row_moment(rows);
	return OK;
}

static const struct db_stmt WORK = STMT("operation.work",
    "SELECT (SELECT MIN(created_at) FROM outbox"
    " WHERE state IN ('new', 'deferred', 'sending')),"
    " (SELECT MAX(finished_at) FROM batch_progress),"
    " (SELECT COUNT(*) FROM session WHERE ended_at IS NULL AND expires_at > ?),"
    " (SELECT COUNT(*) FROM sign_in_failure WHERE n >= ? AND first_at >= ?),"
    " (SELECT COUNT(DISTINCT sha256) FROM file),"
    " (SELECT COALESCE(SUM(size), 0) FROM file)");

enum { SOON = 15 * 60, MANY = 10 };

static enum err
read_work(struct cx *cx, struct operation *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &WORK,
	    ARGS(db_moment(cx->now), db_u64(MANY), db_moment(cx->now - SOON)),
	    &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "no counts");
	out->oldest_mail_at = row_moment(rows);
	out->planned_at = row_moment(rows);
	out->sessions = (unsigned)row_u64(rows);
	out->throttled = (unsigned)row_u64(rows);
	out->files = row_u64(rows);
	out->file_bytes = row_u64(rows);
	return OK;
}

enum err
operation_store_get(struct cx *cx, struct operation *out)
{
	enum err err;

	*out = (struct operation){ .migration = "", .migrated_at = NO_MOMENT };
	err = read_server(cx, out);
	if (!err)
		err = read_migration(cx, out);
	if (!err)
		err = read_work(cx, out);
	if (!err)
		err = file_store_count_held(cx, &out->files_pending,
		    &out->files_infected);
	return err ? err : outbox_store_count(cx, &out->mail);
}

static const struct db_stmt *const statements[] = { &SERVER, &MIGRATION,
	&WORK };

const struct db_stmt_list operation_store_statements = { "operation_store",
	statements, sizeof(statements) / sizeof(statements[0]) };
