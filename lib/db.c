#define BANNED_ALLOW_MEMORY

#include "db.h"

#include <errmsg.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <mysql.h>
#include <mysqld_error.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "clock.h"
#include "log.h"
#include "metrics.h"

enum {
	CONNECT_SECONDS = 5,
	ANSWER_SECONDS = 30,
	/* An index over a grown table takes its time. */
	MIGRATE_SECONDS = 3600,
	SECRET_MAX = 256,
	PROGRAM_MAX = 40,
	BUCKETS = 256,
	/* Texts of db_query kept prepared; lists have far fewer shapes. */
	TEXTS_MAX = 256,
	BLOCK_ROWS_MAX = 256,
	CHUNK_MIN = 256,
	CHUNK_MAX = 16384,
	MESSAGE_MAX = 240,
	SLOW_MS = 500, /* a statement that takes longer is logged */
};

/* A prepared statement, found by the address of its literal or by its text. */
struct prepared {
	struct prepared *next;
	const char *sql;
	char *own; /* the text, when it came from db_query */
	MYSQL_STMT *stmt;
};

enum transaction {
	TX_NONE,
	TX_OPEN,
	TX_BROKEN /* the server has forgotten it: only rollback helps */
};

struct db {
	MYSQL *mysql; /* NULL: not connected */
	char *socket;
	char *name;
	char *secret_dir; /* NULL: the superuser, known by the socket */
	enum db_account account;
	enum transaction tx;
	bool commit_unknown;
	unsigned error; /* number of the last failure, 0 for none */
	char message[MESSAGE_MAX];
	uint64_t insert_id;
	struct prepared *buckets[BUCKETS];
	size_t n_texts;
	struct db_rows *reading;
	MYSQL_BIND binds[DB_QUERY_ARGS_MAX];
	MYSQL_TIME times[DB_QUERY_ARGS_MAX];
};

enum cell_kind {
	CELL_NULL,
	CELL_I64,
	CELL_U64,
	CELL_TEXT,
	CELL_DAY,
	CELL_MOMENT
};

struct cell {
	union {
		int64_t i64;
		uint64_t u64;
		const char *text;
	} as;
	uint32_t n; /* bytes of text */
	enum cell_kind kind;
};

struct block {
	struct block *next;
	size_t n;
	size_t max;
	struct cell cells[];
};

struct db_rows {
	struct arena *mem;
	const char *name;
	size_t n;
	size_t n_columns;
	struct block *first;
	struct block *last;
	char *chunk; /* where the next text goes */
	size_t chunk_left;
	size_t chunk_size;
	const MYSQL_FIELD *fields; /* while filling */
	struct cell *filling;
	bool odd_type;
	struct block *block; /* while reading */
	size_t row;
	size_t column;
	const struct cell *cells;
};

static const char *const account_names[] = {
	[DB_WEB] = "web",
	[DB_READ] = "read",
	[DB_LOGIN] = "login",
	[DB_REPORT] = "report",
	[DB_BATCH] = "batch",
	[DB_PURGE] = "purge",
	[DB_MIGRATE] = "migrate",
	[DB_SSO] = "sso",
};

/* Arguments -------------------------------------------------------- */

struct db_arg
db_null(void)
{
	return (struct db_arg){ .type = DB_NULL };
}

struct db_arg
db_u64(uint64_t v)
{
	return (struct db_arg){ .type = DB_U64, .as.u64 = v };
}

struct db_arg
db_id(uint64_t v)
{
	return v == 0 ? db_null() : db_u64(v);
}

struct db_arg
db_i64(int64_t v)
{
	return (struct db_arg){ .type = DB_I64, .as.i64 = v };
}

struct db_arg
db_bool(bool v)
{
	return db_u64(v ? 1 : 0);
}

struct db_arg
db_str(const char *v)
{
	if (v == NULL)
		return db_null();
	return (struct db_arg){
		.type = DB_STR,
		.as.bytes = { v, strlen(v) },
	};
}

struct db_arg
db_bytes(const void *v, size_t n)
{
	return (struct db_arg){ .type = DB_BYTES, .as.bytes = { v, n } };
}

struct db_arg
db_day(int32_t v)
{
	if (v == NO_DAY)
		return db_null();
	return (struct db_arg){ .type = DB_DAY, .as.day = v };
}

struct db_arg
db_moment(int64_t v)
{
	if (v == NO_MOMENT)
		return db_null();
	return (struct db_arg){ .type = DB_MOMENT, .as.i64 = v };
}

static void
set_date(MYSQL_TIME *time, int32_t day)
{
	struct date date = day_to_date(day);

	*time = (MYSQL_TIME){
		.year = (unsigned)date.year,
		.month = (unsigned)date.month,
		.day = (unsigned)date.day,
		.time_type = MYSQL_TIMESTAMP_DATE,
	};
}

static void
set_moment(MYSQL_TIME *time, int64_t moment)
{
	int64_t second = moment % DAY_SECONDS;

	if (second < 0)
		second += DAY_SECONDS;
	set_date(time, (int32_t)((moment - second) / DAY_SECONDS));
	time->hour = (unsigned)(second / 3600);
	time->minute = (unsigned)(second / 60 % 60);
	time->second = (unsigned)(second % 60);
	time->time_type = MYSQL_TIMESTAMP_DATETIME;
}

/* The client reads from arg and time when it sends; it changes neither. */
static void
bind_one(MYSQL_BIND *bind, MYSQL_TIME *time, const struct db_arg *arg)
{
	union {
		const void *from;
		void *to;
	} data = { &arg->as };

	switch (arg->type) {
	case DB_NULL:
		bind->buffer_type = MYSQL_TYPE_NULL;
		return;
	case DB_U64:
		bind->is_unsigned = 1;
		bind->buffer_type = MYSQL_TYPE_LONGLONG;
		break;
	case DB_I64:
		bind->buffer_type = MYSQL_TYPE_LONGLONG;
		break;
	case DB_STR:
	case DB_BYTES:
		bind->buffer_type = arg->type == DB_STR ? MYSQL_TYPE_STRING
							: MYSQL_TYPE_BLOB;
		bind->buffer_length = arg->as.bytes.n;
		data.from = arg->as.bytes.data;
		break;
	case DB_DAY:
		set_date(time, arg->as.day);
		bind->buffer_type = MYSQL_TYPE_DATE;
		data.to = time;
		break;
	case DB_MOMENT:
		set_moment(time, arg->as.i64);
		bind->buffer_type = MYSQL_TYPE_DATETIME;
		data.to = time;
		break;
	}
	bind->buffer = data.to;
}

/* Connection ------------------------------------------------------- */

static void *
must(void *p)
{
	if (p == NULL)
		log_die(70, "db: out of memory");
	return p;
}

struct db *
db_open(const char *socket, const char *name, const char *secret_dir,
    enum db_account account)
{
	struct db *db = must(calloc(1, sizeof(*db)));

	db->socket = must(strdup(socket));
	db->name = must(strdup(name));
	db->secret_dir = must(strdup(secret_dir));
	db->account = account;
	return db;
}

struct db *
db_open_superuser(const char *socket, const char *name)
{
	struct db *db = db_open(socket, name, "", DB_MIGRATE);

	free(db->secret_dir);
	db->secret_dir = NULL;
	return db;
}

static void
prepared_free(struct prepared *it)
{
	mysql_stmt_close(it->stmt);
	free(it->own);
	free(it);
}

/* Closing the connection first keeps the statements from speaking to it. */
static void
disconnect(struct db *db)
{
	if (db->mysql != NULL)
		mysql_close(db->mysql);
	db->mysql = NULL;
	for (size_t i = 0; i < BUCKETS; i++) {
		while (db->buckets[i] != NULL) {
			struct prepared *it = db->buckets[i];

			db->buckets[i] = it->next;
			prepared_free(it);
		}
	}
	db->n_texts = 0;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	disconnect(db);
	free(db->socket);
	free(db->name);
	free(db->secret_dir);
	free(db);
}

static bool
is_lost(unsigned error)
{
	switch (error) {
	case CR_SERVER_GONE_ERROR:
	case CR_SERVER_LOST:
	case CR_SERVER_LOST_EXTENDED:
	case CR_MALFORMED_PACKET:
	/* Ours, not the server's: part of an answer may be unread. */
	case CR_OUT_OF_MEMORY:
	case ER_CONNECTION_KILLED:
	case ER_SERVER_SHUTDOWN:
	case ER_ABORTING_CONNECTION:
	case ER_NET_READ_ERROR:
	case ER_NET_READ_INTERRUPTED:
	case ER_NET_ERROR_ON_WRITE:
	case ER_NET_WRITE_INTERRUPTED:
	/* A server of a cluster that lost the others: the next connection leads
	 * to one that did not. */
	case ER_UNKNOWN_COM_ERROR:
	case ER_ERROR_DURING_COMMIT:
		return true;
	default:
		return false;
	}
}

static bool
is_retryable(unsigned error)
{
	return error == ER_LOCK_DEADLOCK || error == ER_LOCK_WAIT_TIMEOUT ||
	       error == ER_CHECKREAD;
}

/* The server is away, or has no room or no time for us just now. */
static bool
is_busy(unsigned error)
{
	switch (error) {
	case CR_CONNECTION_ERROR:
	case CR_CONN_HOST_ERROR:
	case ER_CON_COUNT_ERROR:
	case ER_TOO_MANY_USER_CONNECTIONS:
	case ER_USER_LIMIT_REACHED:
	case ER_STATEMENT_TIMEOUT:
	case ER_QUERY_INTERRUPTED:
	case ER_OPTION_PREVENTS_STATEMENT:
	case ER_NEED_REPREPARE:
	/* Its disk is full: it goes on by itself when there is room again. */
	case ER_DISK_FULL:
	case ER_RECORD_FILE_FULL:
	case ER_INDEX_FILE_FULL:
	case ER_ERROR_ON_WRITE:
	case ER_IO_WRITE_ERROR:
	case ER_TEMP_FILE_WRITE_FAILURE:
	case ER_INNODB_UNDO_LOG_FULL:
		return true;
	default:
		return is_lost(error) || is_retryable(error);
	}
}

/*
 * The words of the server go to the log, unless they quote what a person
 * typed. Of a broken key its name is enough.
 */
static void
describe(char out[static MESSAGE_MAX], unsigned error, const char *words)
{
	const char *key;

	switch (error) {
	case ER_DUP_ENTRY:
		key = strstr(words, "for key '");
		words = key != NULL ? key : "";
		break;
	case ER_TRUNCATED_WRONG_VALUE:
	case ER_TRUNCATED_WRONG_VALUE_FOR_FIELD:
	case ER_WRONG_VALUE:
	case ER_WRONG_VALUE_FOR_TYPE:
		words = "wrong value";
		break;
	default:
		break;
	}
	snprintf(out, MESSAGE_MAX, "%s", words);
}

static bool
note(struct db *db, unsigned error, const char *words)
{
	/* Where the client does not know itself what was said last, every later
	 * request would fail as this one. */
	bool lost = is_lost(error) || error == 0 ||
		    error == CR_COMMANDS_OUT_OF_SYNC;

	db->error = error != 0 ? error : CR_UNKNOWN_ERROR;
	describe(db->message, db->error, words);
	if (lost)
		disconnect(db);
	if (db->tx == TX_OPEN && (lost || is_retryable(db->error)))
		db->tx = TX_BROKEN;
	return false;
}

static bool
note_connection(struct db *db)
{
	return note(db, mysql_errno(db->mysql), mysql_error(db->mysql));
}

/* Turns what note() kept into a recorded failure. */
static enum err
failed(struct cx *cx, const char *name)
{
	const struct db *db = cx->db;
	enum err kind = ERR_SYSTEM;

	metrics_database_error();
	if (is_busy(db->error))
		kind = ERR_BUSY;
	else if (db->error == CR_COMMANDS_OUT_OF_SYNC)
		kind = ERR_BUG;
	return fail(cx, kind, "%s: database error %u: %s", name, db->error,
	    db->message);
}

static bool
read_secret(const struct db *db, char out[static SECRET_MAX])
{
	char path[4096];
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "%s/db-%s", db->secret_dir,
	    account_names[db->account]);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	n = read(fd, out, SECRET_MAX - 1);
	close(fd);
	if (n <= 0)
		return false;
	out[n] = '\0';
	out[strcspn(out, "\r\n")] = '\0';
	return true;
}

static void
set_options(MYSQL *mysql, unsigned answer_seconds)
{
	unsigned connect_seconds = CONNECT_SECONDS;
	unsigned off = 0;
	my_bool no = 0;

	mysql_options(mysql, MYSQL_OPT_CONNECT_TIMEOUT, &connect_seconds);
	mysql_options(mysql, MYSQL_OPT_READ_TIMEOUT, &answer_seconds);
	mysql_options(mysql, MYSQL_OPT_WRITE_TIMEOUT, &answer_seconds);
	mysql_options(mysql, MYSQL_OPT_LOCAL_INFILE, &off);
	mysql_options(mysql, MYSQL_OPT_RECONNECT, &no);
	mysql_options(mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");
}

static bool
plain(struct db *db, const char *sql)
{
	if (mysql_real_query(db->mysql, sql, strlen(sql)) != 0)
		return note_connection(db);
	return true;
}

/* The ledger names the program that wrote (lib/ledger.h). */
static void
program_name(char out[static PROGRAM_MAX])
{
	static const char plain_letters[] = "abcdefghijklmnopqrstuvwxyz-_";
	size_t n = strspn(program_invocation_short_name, plain_letters);

	if (n >= PROGRAM_MAX)
		n = PROGRAM_MAX - 1;
	memcpy(out, program_invocation_short_name, n);
	out[n] = '\0';
}

static bool
set_session(struct db *db)
{
	char name[PROGRAM_MAX];
	char settings[512];

	program_name(name);
	snprintf(settings, sizeof(settings),
	    "SET NAMES utf8mb4, time_zone = '+00:00', autocommit = 1, "
	    "sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
	    "ERROR_FOR_DIVISION_BY_ZERO,ONLY_FULL_GROUP_BY', "
	    "tx_isolation = 'READ-COMMITTED', @nv_program = '%s'",
	    name);
	if (!plain(db, settings))
		return false;
	/* A server older than the variable does not know it: no harm, since
	 * verbs lock before they read. */
	if (!plain(db, "SET innodb_snapshot_isolation = ON") &&
	    db->error != ER_UNKNOWN_SYSTEM_VARIABLE)
		return false;
	db->error = 0;
	return true;
}

static bool
connect_as(struct db *db, const char *user, const char *secret)
{
	const MYSQL *done;

	db->error = 0;
	db->mysql = must(mysql_init(NULL));
	set_options(db->mysql,
	    db->account == DB_MIGRATE ? MIGRATE_SECONDS : ANSWER_SECONDS);
	done = mysql_real_connect(db->mysql, "localhost", user, secret,
	    db->name[0] != '\0' ? db->name : NULL, 0, db->socket,
	    CLIENT_FOUND_ROWS);
	if (done == NULL)
		note_connection(db);
	if (done != NULL && set_session(db))
		return true;
	disconnect(db);
	return false;
}

/* "root" where the server was made by the machine's packages, the name of the
 * system's user where it was made by that user. */
static bool
connect_superuser(struct db *db)
{
	const struct passwd *who = getpwuid(geteuid());

	return connect_as(db, "root", NULL) ||
	       (who != NULL && connect_as(db, who->pw_name, NULL));
}

static bool
connect_now(struct db *db)
{
	char secret[SECRET_MAX] = "";
	char user[64];
	bool done;

	if (db->secret_dir == NULL)
		return connect_superuser(db);
	if (!read_secret(db, secret))
		return note(db, CR_UNKNOWN_ERROR,
		    "the secret of the account cannot be read");
	snprintf(user, sizeof(user), "nv_%s", account_names[db->account]);
	done = connect_as(db, user, secret);
	explicit_bzero(secret, sizeof(secret));
	return done;
}

/* Connected, and not inside a transaction the server has given up? */
static bool
ready(struct db *db)
{
	if (db->tx == TX_BROKEN)
		return false; /* the failure that broke it still stands */
	db->error = 0;
	return db->mysql != NULL || connect_now(db);
}

/* Prepared statements ---------------------------------------------- */

static size_t
bucket_of_text(const char *text)
{
	uint64_t hash = 14695981039346656037ULL;

	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * 1099511628211ULL;
	return (size_t)((hash ^ hash >> 32) % BUCKETS);
}

static size_t
bucket_of_address(const char *text)
{
	return (size_t)(((uintptr_t)text >> 4) * 11400714819323198485ULL >> 56);
}

static void take_column(void *data, unsigned column, unsigned char **row);

static struct prepared *
prepare(struct db *db, const char *sql, bool own)
{
	MYSQL_STMT *stmt = must(mysql_stmt_init(db->mysql));
	struct prepared *it;

	mysql_stmt_attr_set(stmt, STMT_ATTR_CB_USER_DATA, db);
	/* The client declares the value as data, and this one is a function. */
	stmt->result_callback = take_column;
	if (mysql_stmt_prepare(stmt, sql, strlen(sql)) != 0) {
		unsigned error = mysql_stmt_errno(stmt);
		char words[MESSAGE_MAX];

		snprintf(words, sizeof(words), "%s", mysql_stmt_error(stmt));
		mysql_stmt_close(stmt);
		note(db, error, words);
		return NULL;
	}
	it = must(calloc(1, sizeof(*it)));
	it->stmt = stmt;
	it->sql = sql;
	if (own) {
		it->own = must(strdup(sql));
		it->sql = it->own;
	}
	return it;
}

/* Texts of lists are few; should a program ever make many, begin anew. */
static void
forget_texts(struct db *db)
{
	for (size_t i = 0; i < BUCKETS; i++) {
		struct prepared **at = &db->buckets[i];

		while (*at != NULL) {
			struct prepared *it = *at;

			if (it->own == NULL) {
				at = &it->next;
				continue;
			}
			*at = it->next;
			prepared_free(it);
		}
	}
	db->n_texts = 0;
}

static struct prepared **
find(struct db *db, const char *sql, bool own)
{
	struct prepared **at = &db->buckets[own ? bucket_of_text(sql)
						: bucket_of_address(sql)];

	for (; *at != NULL; at = &(*at)->next) {
		if (own ? (*at)->own != NULL && strcmp((*at)->own, sql) == 0
			: (*at)->sql == sql)
			break;
	}
	return at;
}

static struct prepared *
find_or_prepare(struct db *db, const char *sql, bool own)
{
	struct prepared **at = find(db, sql, own);
	struct prepared *it;

	if (*at != NULL)
		return *at;
	if (own && db->n_texts >= TEXTS_MAX) {
		forget_texts(db);
		at = find(db, sql, own);
	}
	it = prepare(db, sql, own);
	/* A connection that broke has taken its statements, and "at", along. */
	if (it == NULL)
		return NULL;
	*at = it;
	if (own)
		db->n_texts++;
	return it;
}

/* What the server thinks of a statement may be stale after a failure: the next
 * use prepares it again. */
static void
forget(struct db *db, const char *sql, bool own)
{
	struct prepared **at = find(db, sql, own);
	struct prepared *it = *at;

	if (it == NULL)
		return;
	*at = it->next;
	if (own)
		db->n_texts--;
	prepared_free(it);
}

/* Rows ------------------------------------------------------------- */

static uint64_t
little(const unsigned char *p, size_t n)
{
	uint64_t v = 0;

	while (n-- > 0)
		v = v << 8 | p[n];
	return v;
}

static void
take_int(struct cell *cell, unsigned char **row, size_t n, bool is_unsigned)
{
	uint64_t v = little(*row, n);
	unsigned shift = (unsigned)(64 - 8 * n);

	*row += n;
	if (is_unsigned) {
		cell->kind = CELL_U64;
		cell->as.u64 = v;
		return;
	}
	cell->kind = CELL_I64;
	cell->as.i64 = (int64_t)(v << shift) >> shift;
}

static size_t
take_length(unsigned char **row)
{
	const unsigned char *p = *row;
	size_t width = 0;

	if (p[0] < 251) {
		*row += 1;
		return p[0];
	}
	width = p[0] == 252 ? 2 : p[0] == 253 ? 3 : 8;
	*row += 1 + width;
	return (size_t)little(p + 1, width);
}

/* Room for n bytes and a NUL: many short texts share one piece of memory. */
static char *
text_room(struct db_rows *rows, size_t n)
{
	char *room;

	if (n + 1 > rows->chunk_left) {
		rows->chunk_size = rows->chunk_size == 0 ? CHUNK_MIN
							 : rows->chunk_size * 4;
		if (rows->chunk_size > CHUNK_MAX)
			rows->chunk_size = CHUNK_MAX;
		if (n + 1 > rows->chunk_size / 4)
			return arena_alloc(rows->mem, n + 1);
		rows->chunk = arena_alloc(rows->mem, rows->chunk_size);
		rows->chunk_left = rows->chunk_size;
	}
	room = rows->chunk;
	rows->chunk += n + 1;
	rows->chunk_left -= n + 1;
	return room;
}

static void
take_text(struct db_rows *rows, struct cell *cell, unsigned char **row)
{
	size_t n = take_length(row);
	char *text = text_room(rows, n);

	memcpy(text, *row, n);
	text[n] = '\0';
	*row += n;
	cell->kind = CELL_TEXT;
	cell->as.text = text;
	cell->n = (uint32_t)n;
}

static void
take_date(struct cell *cell, unsigned char **row, bool with_time)
{
	const unsigned char *p = *row + 1;
	size_t n = **row;
	int32_t day;
	int64_t second = 0;

	*row += 1 + n;
	if (n < 4)
		return;
	day = day_from_date((int)little(p, 2), p[2], p[3]);
	if (day == NO_DAY)
		return;
	if (!with_time) {
		cell->kind = CELL_DAY;
		cell->as.i64 = day;
		return;
	}
	if (n >= 7)
		second = p[4] * 3600 + p[5] * 60 + p[6];
	cell->kind = CELL_MOMENT;
	cell->as.i64 = (int64_t)day * DAY_SECONDS + second;
}

/* An hour of the day is read as text, "16:30:00". */
static void
take_time(struct db_rows *rows, struct cell *cell, unsigned char **row)
{
	const unsigned char *p = *row + 1;
	size_t n = **row;
	uint64_t hours = 0;
	char *text = text_room(rows, 16);

	*row += 1 + n;
	if (n >= 8)
		hours = little(p + 1, 4) * 24 + p[5];
	snprintf(text, 16, "%s%02u:%02u:%02u", n >= 8 && p[0] ? "-" : "",
	    (unsigned)hours, n >= 8 ? p[6] : 0U, n >= 8 ? p[7] : 0U);
	cell->kind = CELL_TEXT;
	cell->as.text = text;
	cell->n = (uint32_t)strlen(text);
}

/*
 * The client calls this for each column of a row it has just received, with
 * the value as it came over the wire; row is NULL for NULL. What is kept is
 * copied once, from the network buffer to where the caller reads it.
 */
static void
take_column(void *data, unsigned column, unsigned char **row)
{
	const struct db *db = data;
	struct db_rows *rows = db->reading;
	struct cell *cell = &rows->filling[column];
	const MYSQL_FIELD *field = &rows->fields[column];
	bool is_unsigned = (field->flags & UNSIGNED_FLAG) != 0;

	if (row == NULL)
		return;
	/* Not an enum for the compiler's sake: the list of types is foreign. */
	switch ((int)field->type) {
	case MYSQL_TYPE_TINY:
		take_int(cell, row, 1, is_unsigned);
		break;
	case MYSQL_TYPE_SHORT:
	case MYSQL_TYPE_YEAR:
		take_int(cell, row, 2, is_unsigned);
		break;
	case MYSQL_TYPE_INT24:
	case MYSQL_TYPE_LONG:
		take_int(cell, row, 4, is_unsigned);
		break;
	case MYSQL_TYPE_LONGLONG:
		take_int(cell, row, 8, is_unsigned);
		break;
	case MYSQL_TYPE_FLOAT:
		*row += 4;
		rows->odd_type = true;
		break;
	case MYSQL_TYPE_DOUBLE:
		*row += 8;
		rows->odd_type = true;
		break;
	case MYSQL_TYPE_DATE:
	case MYSQL_TYPE_NEWDATE:
		take_date(cell, row, false);
		break;
	case MYSQL_TYPE_DATETIME:
	case MYSQL_TYPE_TIMESTAMP:
		take_date(cell, row, true);
		break;
	case MYSQL_TYPE_TIME:
		take_time(rows, cell, row);
		break;
	default:
		take_text(rows, cell, row);
		break;
	}
}

/* Room for one more row. */
static void
row_room(struct db_rows *rows)
{
	struct block *block = rows->last;
	size_t max = 2;

	if (block == NULL || block->n == block->max) {
		if (block != NULL)
			max = block->max * 4;
		if (max > BLOCK_ROWS_MAX)
			max = BLOCK_ROWS_MAX;
		block = arena_alloc(rows->mem,
		    sizeof(*block) +
			max * rows->n_columns * sizeof(struct cell));
		block->max = max;
		if (rows->last != NULL)
			rows->last->next = block;
		else
			rows->first = block;
		rows->last = block;
	}
	rows->filling = &block->cells[block->n * rows->n_columns];
}

static bool
fetch_all(struct db *db, MYSQL_STMT *stmt, struct db_rows *rows)
{
	unsigned error;
	int rc;

	rows->fields = stmt->fields;
	db->reading = rows;
	for (;;) {
		row_room(rows);
		rc = mysql_stmt_fetch(stmt);
		if (rc != 0)
			break;
		rows->last->n++;
		rows->n++;
	}
	db->reading = NULL;
	rows->fields = NULL;
	if (rc == MYSQL_NO_DATA)
		return true;
	error = mysql_stmt_errno(stmt);
	if (error != 0)
		return note(db, error, mysql_stmt_error(stmt));
	return note_connection(db);
}

bool
db_next(struct db_rows *rows)
{
	rows->column = 0;
	rows->cells = NULL;
	if (rows->block == NULL && rows->row == 0) {
		rows->block = rows->first;
	} else if (rows->block != NULL) {
		rows->row++;
		if (rows->row == rows->block->n) {
			rows->block = rows->block->next;
			rows->row = rows->block != NULL ? 0 : 1;
		}
	}
	if (rows->block == NULL || rows->row >= rows->block->n) {
		rows->block = NULL;
		rows->row = 1;
		return false;
	}
	rows->cells = &rows->block->cells[rows->row * rows->n_columns];
	return true;
}

size_t
db_count(const struct db_rows *rows)
{
	return rows->n;
}

static const struct cell *
peek(const struct db_rows *rows)
{
	if (rows->cells == NULL || rows->column >= rows->n_columns)
		log_die(70, "%s: read column %zu of %zu, or no row", rows->name,
		    rows->column + 1, rows->n_columns);
	return &rows->cells[rows->column];
}

static const struct cell *
take(struct db_rows *rows)
{
	const struct cell *cell = peek(rows);

	rows->column++;
	return cell;
}

static void __attribute__((noreturn))
mismatch(const struct db_rows *rows, const char *wanted)
{
	log_die(70, "%s: column %zu is not %s", rows->name, rows->column,
	    wanted);
}

/* Sums come as decimal text; what stands after the point is left out. */
static bool
number_of_text(const struct cell *cell, bool *out_negative, uint64_t *out)
{
	const char *p = cell->as.text;
	uint64_t v = 0;

	*out_negative = *p == '-';
	p += *out_negative;
	if (*p < '0' || *p > '9')
		return false;
	for (; *p >= '0' && *p <= '9'; p++) {
		if (__builtin_mul_overflow(v, 10U, &v) ||
		    __builtin_add_overflow(v, (unsigned)(*p - '0'), &v))
			return false;
	}
	*out = v;
	return *p == '\0' || *p == '.';
}

uint64_t
row_u64(struct db_rows *rows)
{
	const struct cell *cell = take(rows);
	uint64_t v = 0;
	bool negative = false;

	if (cell->kind == CELL_NULL)
		return 0;
	if (cell->kind == CELL_U64)
		return cell->as.u64;
	if (cell->kind == CELL_I64 && cell->as.i64 >= 0)
		return (uint64_t)cell->as.i64;
	if (cell->kind != CELL_TEXT || !number_of_text(cell, &negative, &v) ||
	    (negative && v != 0))
		mismatch(rows, "a number without sign");
	return v;
}

int64_t
row_i64(struct db_rows *rows)
{
	const struct cell *cell = take(rows);
	uint64_t v = 0;
	bool negative = false;

	if (cell->kind == CELL_NULL)
		return 0;
	if (cell->kind == CELL_I64)
		return cell->as.i64;
	if (cell->kind == CELL_U64)
		v = cell->as.u64;
	else if (cell->kind != CELL_TEXT ||
		 !number_of_text(cell, &negative, &v))
		mismatch(rows, "a number");
	if (v > INT64_MAX)
		mismatch(rows, "a number that fits");
	return negative ? -(int64_t)v : (int64_t)v;
}

bool
row_bool(struct db_rows *rows)
{
	return row_i64(rows) != 0;
}

const char *
row_str(struct db_rows *rows)
{
	const struct cell *cell = take(rows);

	switch (cell->kind) {
	case CELL_NULL:
		return "";
	case CELL_TEXT:
		return cell->as.text;
	case CELL_I64:
		return arena_printf(rows->mem, "%" PRId64, cell->as.i64);
	case CELL_U64:
		return arena_printf(rows->mem, "%" PRIu64, cell->as.u64);
	case CELL_DAY:
	case CELL_MOMENT:
		break;
	}
	mismatch(rows, "text");
}

const void *
row_bytes(struct db_rows *rows, size_t *out_n)
{
	const struct cell *cell = take(rows);

	if (cell->kind != CELL_NULL && cell->kind != CELL_TEXT)
		mismatch(rows, "bytes");
	*out_n = cell->n;
	return cell->kind == CELL_NULL ? "" : cell->as.text;
}

int32_t
row_day(struct db_rows *rows)
{
	const struct cell *cell = take(rows);

	if (cell->kind == CELL_NULL)
		return NO_DAY;
	if (cell->kind != CELL_DAY)
		mismatch(rows, "a day");
	return (int32_t)cell->as.i64;
}

int64_t
row_moment(struct db_rows *rows)
{
	const struct cell *cell = take(rows);

	if (cell->kind == CELL_NULL)
		return NO_MOMENT;
	if (cell->kind != CELL_MOMENT)
		mismatch(rows, "a moment");
	return cell->as.i64;
}

bool
row_is_null(const struct db_rows *rows)
{
	return peek(rows)->kind == CELL_NULL;
}

/* Running ---------------------------------------------------------- */

/* One thing to run: what the public functions were asked for. */
struct job {
	const char *name;
	const char *sql;
	bool own; /* the text does not outlive the call */
	const struct db_arg *args;
	size_t n_args;
	struct db_rows *rows; /* NULL: db_exec */
	uint64_t changed;
};

static bool
execute(struct db *db, MYSQL_STMT *stmt, const struct job *job)
{
	if (job->n_args > 0) {
		memset(db->binds, 0, job->n_args * sizeof(db->binds[0]));
		for (size_t i = 0; i < job->n_args; i++)
			bind_one(&db->binds[i], &db->times[i], &job->args[i]);
		if (mysql_stmt_bind_param(stmt, db->binds) != 0)
			return note(db, mysql_stmt_errno(stmt),
			    mysql_stmt_error(stmt));
	}
	if (mysql_stmt_execute(stmt) != 0)
		return note(db, mysql_stmt_errno(stmt), mysql_stmt_error(stmt));
	return true;
}

/* Once, without regard to what a failure means. */
static bool
try(struct cx *cx, struct job *job, enum err *out_misuse)
{
	struct db *db = cx->db;
	const struct prepared *it = find_or_prepare(db, job->sql, job->own);
	uint64_t id;

	if (it == NULL)
		return false;
	if (mysql_stmt_param_count(it->stmt) != job->n_args) {
		*out_misuse = fail(cx, ERR_BUG, "%s: %zu arguments for %lu '?'",
		    job->name, job->n_args, mysql_stmt_param_count(it->stmt));
		return false;
	}
	if (!execute(db, it->stmt, job))
		return false;
	if (job->rows == NULL) {
		job->changed = mysql_stmt_affected_rows(it->stmt);
		id = mysql_stmt_insert_id(it->stmt);
		if (id != 0)
			db->insert_id = id;
		if (it->stmt->field_count > 0)
			mysql_stmt_free_result(it->stmt);
		return true;
	}
	job->rows->n_columns = it->stmt->field_count;
	if (job->rows->n_columns == 0) {
		*out_misuse = fail(cx, ERR_BUG, "%s gives no rows", job->name);
		return false;
	}
	return fetch_all(db, it->stmt, job->rows);
}

/* A connection that was lost before the statement reached the server can be
 * made anew; one lost while it ran only if running twice does no harm. */
static bool
worth_another(const struct db *db, const struct job *job, bool was_connected)
{
	if (!was_connected || db->tx != TX_NONE)
		return false;
	return db->error == CR_SERVER_GONE_ERROR ||
	       (job->rows != NULL && is_lost(db->error));
}

/* Its name, never its arguments: they may be what a person typed. */
static void
note_slow(const struct cx *cx, const struct job *job, int64_t started)
{
	int64_t ms = clock_ticks() - started;

	if (ms < SLOW_MS)
		return;
	metrics_slow_statement();
	if (job->rows != NULL)
		log_line("slow", cx->request_id, "%s %" PRId64 " ms, %zu rows",
		    job->name, ms, job->rows->n);
	else
		log_line("slow", cx->request_id, "%s %" PRId64 " ms", job->name,
		    ms);
}

static enum err
carry_out(struct cx *cx, struct job *job)
{
	struct db *db = cx->db;
	enum err misuse = OK;

	if (job->n_args > DB_QUERY_ARGS_MAX)
		return fail(cx, ERR_BUG, "%s: too many arguments", job->name);
	for (bool again = false;; again = true) {
		bool was_connected = db->mysql != NULL;
		struct db_rows *rows = job->rows;

		if (!ready(db))
			return failed(cx, job->name);
		if (rows != NULL)
			*rows = (struct db_rows){ .mem = cx->mem,
				.name = job->name };
		if (try(cx, job, &misuse))
			break;
		if (misuse)
			return misuse;
		if (again || !worth_another(db, job, was_connected)) {
			if (db->mysql != NULL && db->error != ER_DUP_ENTRY &&
			    !is_retryable(db->error))
				forget(db, job->sql, job->own);
			return failed(cx, job->name);
		}
	}
	if (job->rows != NULL && job->rows->odd_type)
		return fail(cx, ERR_BUG, "%s: a column is floating point",
		    job->name);
	return OK;
}

static enum err
run(struct cx *cx, struct job *job)
{
	int64_t started = clock_ticks();
	enum err err = carry_out(cx, job);

	note_slow(cx, job, started);
	return err;
}

enum err
db_query(struct cx *cx, const struct db_stmt *stmt, const struct db_arg *args,
    size_t n_args, struct db_rows **out)
{
	struct job job = { .name = stmt->name,
		.sql = stmt->sql,
		.args = args,
		.n_args = n_args };
	enum err err;

	job.rows = arena_alloc(cx->mem, sizeof(*job.rows));
	err = run(cx, &job);
	if (err)
		return err;
	*out = job.rows;
	return OK;
}

enum err
db_exec(struct cx *cx, const struct db_stmt *stmt, const struct db_arg *args,
    size_t n_args, uint64_t *out_changed)
{
	struct job job = { .name = stmt->name,
		.sql = stmt->sql,
		.args = args,
		.n_args = n_args };
	enum err err = run(cx, &job);

	if (err)
		return err;
	if (out_changed != NULL)
		*out_changed = job.changed;
	return OK;
}

enum err
db_prepare(struct cx *cx, const struct db_stmt *stmt, size_t *out_params,
    size_t *out_columns)
{
	const struct prepared *it;

	if (!ready(cx->db))
		return failed(cx, stmt->name);
	it = find_or_prepare(cx->db, stmt->sql, false);
	if (it == NULL)
		return failed(cx, stmt->name);
	*out_params = mysql_stmt_param_count(it->stmt);
	*out_columns = mysql_stmt_field_count(it->stmt);
	return OK;
}

enum err
db_run_text(struct cx *cx, const char *name, const char *sql)
{
	struct db *db = cx->db;
	MYSQL_RES *result;

	if (db->account != DB_MIGRATE)
		return fail(cx, ERR_BUG, "%s: only to migrate", name);
	if (!ready(db) || !plain(db, sql))
		return failed(cx, name);
	result = mysql_store_result(db->mysql);
	mysql_free_result(result);
	return OK;
}

uint64_t
db_insert_id(const struct cx *cx)
{
	return cx->db->insert_id;
}

bool
db_answers(const struct cx *cx)
{
	return cx->db->mysql != NULL;
}

bool
db_is_duplicate(const struct cx *cx)
{
	return cx->db->error == ER_DUP_ENTRY;
}

bool
db_retryable(const struct cx *cx)
{
	return is_retryable(cx->db->error);
}

bool
db_commit_unknown(const struct cx *cx)
{
	return cx->db->commit_unknown;
}

/* Asked for, because the client forgets the number when rows are taken one by
 * one. */
enum err
db_was_cut(struct cx *cx, bool *out)
{
	struct db *db = cx->db;
	MYSQL_RES *result;
	MYSQL_ROW row;

	*out = true;
	if (db->mysql == NULL || !plain(db, "SELECT @@warning_count"))
		return failed(cx, "was_cut");
	result = mysql_store_result(db->mysql);
	if (result == NULL) {
		note_connection(db);
		return failed(cx, "was_cut");
	}
	row = mysql_fetch_row(result);
	if (row != NULL && row[0] != NULL)
		*out = strcmp(row[0], "0") != 0;
	mysql_free_result(result);
	return OK;
}

/* Transactions
 * ------------------------------------------------------------------ */

/* Two statements are needed where the isolation changes for one transaction. */
static enum err
begin(struct cx *cx, const char *first, const char *second)
{
	struct db *db = cx->db;

	if (db->tx != TX_NONE)
		return fail(cx, ERR_BUG, "a transaction inside another");
	db->commit_unknown = false;
	for (bool again = false;; again = true) {
		bool was_connected = db->mysql != NULL;

		if (!ready(db))
			return failed(cx, "begin");
		if (plain(db, first) && (second == NULL || plain(db, second)))
			break;
		/* Nothing has happened yet: beginning twice is harmless. */
		if (again || !was_connected || !is_lost(db->error))
			return failed(cx, "begin");
	}
	db->tx = TX_OPEN;
	return OK;
}

enum err
db_begin(struct cx *cx)
{
	return begin(cx, "START TRANSACTION READ WRITE", NULL);
}

enum err
db_begin_read(struct cx *cx)
{
	return begin(cx, "START TRANSACTION READ ONLY", NULL);
}

enum err
db_begin_snapshot(struct cx *cx)
{
	/* Under READ COMMITTED every statement would see its own moment. */
	return begin(cx, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
	    "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
}

enum err
db_commit(struct cx *cx)
{
	struct db *db = cx->db;

	if (db->tx == TX_NONE)
		return fail(cx, ERR_BUG, "commit outside a transaction");
	if (db->tx == TX_BROKEN) {
		enum err err = failed(cx, "commit");

		db_rollback(cx);
		return err;
	}
	db->error = 0;
	if (plain(db, "COMMIT")) {
		db->tx = TX_NONE;
		return OK;
	}
	/* In a cluster a commit may fail when it has gone out to the others. */
	db->commit_unknown = !is_retryable(db->error);
	db_rollback(cx);
	return failed(cx, "commit");
}

void
db_rollback(struct cx *cx)
{
	struct db *db = cx->db;
	static const char rollback[] = "ROLLBACK";

	if (db == NULL || db->tx == TX_NONE)
		return;
	/* The number of the failure that led here stays for the caller. A
	 * connection that cannot roll back is closed: the server then does. */
	if (db->mysql != NULL &&
	    mysql_real_query(db->mysql, rollback, strlen(rollback)) != 0)
		disconnect(db);
	db->tx = TX_NONE;
}

bool
db_in_transaction(const struct cx *cx)
{
	return cx->db != NULL && cx->db->tx != TX_NONE;
}

/* Statements from pieces
 * ---------------------------------------------------------- */

void
db_query_init(struct db_query *q, struct cx *cx, const char *name)
{
	q->cx = cx;
	q->name = name;
	q->sql[0] = '\0';
	q->length = 0;
	q->n_args = 0;
}

void
db_query_add(struct db_query *q, struct db_lit lit, const struct db_arg *args,
    size_t n_args)
{
	size_t n = strlen(lit.sql);

	if (n >= sizeof(q->sql) - q->length ||
	    n_args > DB_QUERY_ARGS_MAX - q->n_args)
		log_die(70, "%s: the query is too long", q->name);
	memcpy(q->sql + q->length, lit.sql, n + 1);
	q->length += n;
	if (n_args > 0)
		memcpy(q->args + q->n_args, args, n_args * sizeof(*args));
	q->n_args += n_args;
}

enum err
db_query_run(struct db_query *q, struct db_rows **out)
{
	struct job job = { .name = q->name,
		.sql = q->sql,
		.own = true,
		.args = q->args,
		.n_args = q->n_args };
	enum err err;

	job.rows = arena_alloc(q->cx->mem, sizeof(*job.rows));
	err = run(q->cx, &job);
	if (err)
		return err;
	*out = job.rows;
	return OK;
}
