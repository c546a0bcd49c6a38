/*
 * db: the one door to MariaDB.
 *
 * A statement is a named literal; nothing else can be run, so that injection
 * is not forbidden but impossible:
 *
 *	static const struct db_stmt TASK_GET = STMT("task.get",
 *	    "SELECT " TASK_COLUMNS " FROM task WHERE id = ?");
 *	err = db_query(cx, &TASK_GET, ARGS(db_u64(id)), &rows);
 *	if (err)
 *		return err;
 *	if (!db_next(rows))
 *		return fail(cx, ERR_MISSING, "no task %" PRIu64, id);
 *	task_from_row(rows, out);
 *
 * A result is buffered whole in cx->mem and needs no closing. Columns are read
 * in order, each once, by the row_* functions; a NULL reads as 0, "", NO_DAY
 * or NO_MOMENT. Statements are prepared on first use and kept for the life of
 * the connection. The connection is made on first use; it is READ COMMITTED,
 * utf8mb4, UTC, strict, without multi-statements and LOCAL INFILE.
 *
 * Errors: ERR_BUSY when the server is away, a lock was not got or a deadlock
 * was found (db_retryable tells whether the whole transaction may be repeated);
 * ERR_CONFLICT never (zero rows changed is the store's business);
 * db_is_duplicate tells a broken UNIQUE key from any other failure; all else
 * ERR_SYSTEM. Outside a transaction a lost connection is made anew once.
 *
 * A statement that takes half a second leaves a line "slow" in the log, with
 *its name and the id of the request, and without its arguments.
 */
#ifndef DB_H
#define DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cx.h"

struct db;
struct db_rows;

struct db_stmt {
	const char *name; /* "task.get": for the log */
	const char *sql;  /* a literal */
};
/* "" "" glued around the arguments: anything but a literal does not compile. */
#define STMT(name_, sql_)                                                      \
	{                                                                      \
		"" name_ "", "" sql_ ""                                        \
	}

enum db_type { DB_NULL, DB_U64, DB_I64, DB_STR, DB_BYTES, DB_DAY, DB_MOMENT };

struct db_arg {
	enum db_type type;
	union {
		uint64_t u64;
		int64_t i64; /* DB_I64, DB_MOMENT */
		int32_t day;
		struct {
			const void *data;
			size_t n;
		} bytes;
	} as;
};

struct db_arg db_null(void);
struct db_arg db_u64(uint64_t v);
struct db_arg db_id(uint64_t v); /* 0 is NULL: optional references */
struct db_arg db_i64(int64_t v);
struct db_arg db_bool(bool v);
struct db_arg db_str(const char *v); /* NULL is NULL */
struct db_arg db_bytes(const void *v, size_t n);
struct db_arg db_day(int32_t v);    /* NO_DAY is NULL */
struct db_arg db_moment(int64_t v); /* NO_MOMENT is NULL */

#define ARGS(...)                                                              \
	(const struct db_arg[]){ __VA_ARGS__ },                                \
	    sizeof((const struct db_arg[]){ __VA_ARGS__ }) /                   \
		sizeof(struct db_arg)
#define NO_ARGS ((const struct db_arg *)0), (size_t)0

/* Which account of grants.sql this process uses: its name in the database is
 * "nv_" and the name here, its secret the file db-<name>. */
enum db_account {
	DB_WEB,
	DB_READ,
	DB_LOGIN,
	DB_REPORT,
	DB_BATCH,
	DB_PURGE, /* batch/purge: the only one that takes business rows away */
	DB_MIGRATE,
	DB_SSO /* login-sso: sessions, and no secret of anybody */
};

/* Nothing is connected yet. Never NULL. socket, name, secret_dir: config. */
struct db *db_open(const char *socket, const char *name, const char *secret_dir,
    enum db_account account) __attribute__((returns_nonnull));
/*
 * Only for batch/migrate.c and the test database: the superuser of the server,
 * "root" or the name of the user this process runs as, known by the socket and
 * not by a password. name "" for no database.
 */
struct db *db_open_superuser(const char *socket, const char *name)
    __attribute__((returns_nonnull));
void db_close(struct db *db); /* accepts NULL */

/* SELECT. out lives in cx->mem. */
enum err db_query(struct cx *cx, const struct db_stmt *stmt,
    const struct db_arg *args, size_t n_args, struct db_rows **out) MUST_CHECK;
/* INSERT, UPDATE, DELETE. out_changed may be NULL: rows MATCHED, so that an
 * UPDATE that sets equal values still counts its row. */
enum err db_exec(struct cx *cx, const struct db_stmt *stmt,
    const struct db_arg *args, size_t n_args, uint64_t *out_changed) MUST_CHECK;
/* Of the last INSERT on this connection. */
uint64_t db_insert_id(const struct cx *cx);
/* Is there a connection? false after a failure: the server is away. */
bool db_answers(const struct cx *cx);
/* Did the failure just recorded come from a UNIQUE key? After this the failure
 * may be forgotten with error_reset and named properly with fail_field. */
bool db_is_duplicate(const struct cx *cx);
/* Deadlock, lock wait, snapshot conflict: roll back and repeat the unit. */
bool db_retryable(const struct cx *cx);
/* Did the commit fail otherwise than by db_retryable, as when the connection
 * was lost? Then the outcome is unknown. */
bool db_commit_unknown(const struct cx *cx);
/* Did the question just answered give up at its LIMIT ROWS EXAMINED? What it
 * found may then be only a part. (The server calls this a warning.) */
enum err db_was_cut(struct cx *cx, bool *out) MUST_CHECK;

bool db_next(struct db_rows *rows); /* to the next row; false at the end */
size_t db_count(const struct db_rows *rows);
uint64_t row_u64(struct db_rows *rows);
int64_t row_i64(struct db_rows *rows);
bool row_bool(struct db_rows *rows);
const char *row_str(struct db_rows *rows); /* never NULL; in cx->mem */
const void *row_bytes(struct db_rows *rows, size_t *out_n);
int32_t row_day(struct db_rows *rows);
int64_t row_moment(struct db_rows *rows);
bool row_is_null(const struct db_rows *rows); /* the column about to be read */

/* Transactions belong to action.c, the mains of batch/, and tests. */
enum err db_begin(struct cx *cx) MUST_CHECK;
enum err db_begin_read(struct cx *cx) MUST_CHECK; /* READ ONLY */
enum err db_begin_snapshot(
    struct cx *cx) MUST_CHECK; /* READ ONLY, consistent */
enum err db_commit(struct cx *cx) MUST_CHECK;
void db_rollback(struct cx *cx); /* harmless outside a transaction */
bool db_in_transaction(const struct cx *cx);

/*
 * A statement put together from literal pieces, for lists with many optional
 * filters. The finite number of texts is prepared once each and kept.
 *
 *	struct db_query q;
 *	db_query_init(&q, cx, "assignment.list");
 *	db_add(&q, LIT("SELECT " COLUMNS " FROM assignment a WHERE 1"));
 *	if (due_to != NO_DAY)
 *		db_add(&q, LIT(" AND a.due_key <= ?"), db_day(due_to));
 *	err = db_query_run(&q, &rows);
 */
struct db_lit {
	const char *sql;
};
#define LIT(s) ((struct db_lit){ "" s "" })

enum { DB_QUERY_ARGS_MAX = 256, DB_QUERY_SQL_MAX = 16384 };

struct db_query {
	struct cx *cx;
	const char *name;
	char sql[DB_QUERY_SQL_MAX];
	size_t length;
	size_t n_args;
	struct db_arg args[DB_QUERY_ARGS_MAX];
};

void db_query_init(struct db_query *q, struct cx *cx, const char *name);
void db_query_add(struct db_query *q, struct db_lit lit,
    const struct db_arg *args, size_t n_args);
/* db_add(&q, LIT(...)) or db_add(&q, LIT(...), db_u64(3), ...) */
#define db_add(...)                                                            \
	DB_ADD_PICK(__VA_ARGS__, DB_ADD_N, DB_ADD_N, DB_ADD_N, DB_ADD_N,       \
	    DB_ADD_N, DB_ADD_N, DB_ADD_0, )                                    \
	(__VA_ARGS__)
#define DB_ADD_PICK(a, b, c, d, e, f, g, h, pick, ...) pick
#define DB_ADD_0(q, lit)                               db_query_add((q), (lit), NO_ARGS)
#define DB_ADD_N(q, lit, ...)                          db_query_add((q), (lit), ARGS(__VA_ARGS__))
enum err db_query_run(struct db_query *q, struct db_rows **out) MUST_CHECK;

/*
 * Runs one statement of a file in sql/, for batch/migrate.c and the test
 * database alone: refused (ERR_BUG) unless connected as DB_MIGRATE or
 * superuser. sql is never made from what a person typed. name: for the log.
 */
enum err db_run_text(struct cx *cx, const char *name,
    const char *sql) MUST_CHECK;

/* Every store lists its statements, so that a test can prepare them all. */
struct db_stmt_list {
	const char *store;
	const struct db_stmt *const *stmts;
	size_t n;
};
/* Test and start-up help: prepare without running; checks the '?' count. */
enum err db_prepare(struct cx *cx, const struct db_stmt *stmt,
    size_t *out_params, size_t *out_columns) MUST_CHECK;

#endif
