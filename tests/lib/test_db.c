/* db: against a real server, whose connections are cut and locks held. */
#include "db.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include "arena.h"
#include "check.h"
#include "clock.h"
#include "database.h"

#define COLUMNS "u, i, small, t, b, d, m, h, n"

static const struct db_stmt ADD = STMT("probe.add",
    "INSERT INTO probe (" COLUMNS ") "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
static const struct db_stmt GET = STMT("probe.get",
    "SELECT " COLUMNS " FROM probe WHERE id = ?");
static const struct db_stmt SET_T = STMT("probe.set_t",
    "UPDATE probe SET t = ? WHERE id = ?");
static const struct db_stmt LIST = STMT("probe.list",
    "SELECT id, t FROM probe ORDER BY id");
static const struct db_stmt NAME = STMT("probe.name",
    "INSERT INTO probe (name, u, i, small) VALUES (?, 0, 0, 0)");
static const struct db_stmt MY_ID = STMT("test.connection_id",
    "SELECT CONNECTION_ID()");

static int
make_table(void **state)
{
	(void)state;
	test_run("CREATE TABLE probe ("
		 "id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, "
		 "u BIGINT UNSIGNED, i BIGINT, small SMALLINT, t MEDIUMTEXT, "
		 "b VARBINARY(100), d DATE, m DATETIME, h TIME, "
		 "n DECIMAL(20,2), name VARCHAR(20), UNIQUE KEY probe_name "
		 "(name))");
	/* In this database alone, whose only visitor is this program. */
	test_run("GRANT SELECT, INSERT, UPDATE, DELETE ON "
		 "`nv_test_db`.probe TO nv_web@localhost");
	return 0;
}

static struct cx *
fresh(void)
{
	test_run("DELETE FROM probe");
	return test_cx(DB_WEB);
}

static uint64_t
number(struct cx *cx, const struct db_stmt *stmt)
{
	struct db_rows *rows;

	assert_ok(cx, db_query(cx, stmt, NO_ARGS, &rows));
	assert_true(db_next(rows));
	return row_u64(rows);
}

static void
cut(struct cx *cx)
{
	test_run(arena_printf(cx->mem, "KILL CONNECTION %" PRIu64,
	    number(cx, &MY_ID)));
	/* The server answers before the connection is quite gone. */
	while (
	    TEST_NUMBER("SELECT COUNT(*) FROM information_schema.processlist "
			"WHERE user = 'nv_web' AND command = 'Killed'") != 0)
		;
}

static void
every_type_comes_back(void **state)
{
	struct cx *cx = *state;
	static const uint8_t bytes[] = { 0, 255, '\'', 0, '\\' };
	int32_t day = day_from_date(2026, 4, 24);
	struct db_rows *rows;
	const uint8_t *back;
	uint64_t changed;
	size_t n;

	assert_ok(cx,
	    db_exec(cx, &ADD,
		ARGS(db_u64(UINT64_MAX), db_i64(INT64_MIN), db_i64(-32768),
		    db_str("Khánh Hòa's \\ \"🌊\""),
		    db_bytes(bytes, sizeof(bytes)), db_day(day),
		    db_moment(TEST_NOW), db_str("16:05"), db_str("-12.50")),
		&changed));
	assert_int_equal(changed, 1);
	assert_ok(cx,
	    db_query(cx, &GET, ARGS(db_u64(db_insert_id(cx))), &rows));
	assert_int_equal(db_count(rows), 1);
	assert_true(db_next(rows));
	assert_true(row_u64(rows) == UINT64_MAX);
	assert_true(row_i64(rows) == INT64_MIN);
	assert_int_equal(row_i64(rows), -32768);
	assert_string_equal(row_str(rows), "Khánh Hòa's \\ \"🌊\"");
	back = row_bytes(rows, &n);
	assert_int_equal(n, sizeof(bytes));
	assert_memory_equal(back, bytes, n);
	assert_int_equal(row_day(rows), day);
	assert_true(row_moment(rows) == TEST_NOW);
	assert_string_equal(row_str(rows), "16:05:00");
	assert_int_equal(row_i64(rows), -12);
	assert_false(db_next(rows));
	assert_false(db_next(rows));
}

static void
null_reads_as_nothing(void **state)
{
	struct cx *cx = *state;
	struct db_rows *rows;
	size_t n = 9;

	assert_ok(cx,
	    db_exec(cx, &ADD,
		ARGS(db_id(0), db_null(), db_null(), db_str(NULL), db_null(),
		    db_day(NO_DAY), db_moment(NO_MOMENT), db_null(), db_null()),
		NULL));
	assert_ok(cx,
	    db_query(cx, &GET, ARGS(db_u64(db_insert_id(cx))), &rows));
	assert_true(db_next(rows));
	assert_true(row_is_null(rows));
	assert_int_equal(row_u64(rows), 0);
	assert_int_equal(row_i64(rows), 0);
	assert_false(row_bool(rows));
	assert_true(row_is_null(rows));
	assert_string_equal(row_str(rows), "");
	assert_non_null(row_bytes(rows, &n));
	assert_int_equal(n, 0);
	assert_int_equal(row_day(rows), NO_DAY);
	assert_true(row_moment(rows) == NO_MOMENT);
	assert_string_equal(row_str(rows), "");
	assert_int_equal(row_i64(rows), 0);
}

static void
days_reach_both_ends(void **state)
{
	struct cx *cx = *state;
	static const int32_t days[] = { -25567, -1, 0, 1, LAST_DAY };

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		int64_t moment = (int64_t)days[i] * DAY_SECONDS + 86399;
		struct db_rows *rows;

		assert_ok(cx,
		    db_exec(cx, &ADD,
			ARGS(db_u64(0), db_i64(0), db_i64(0), db_str(""),
			    db_bytes("", 0), db_day(days[i]), db_moment(moment),
			    db_null(), db_null()),
			NULL));
		assert_ok(cx,
		    db_query(cx, &GET, ARGS(db_u64(db_insert_id(cx))), &rows));
		assert_true(db_next(rows));
		for (int skipped = 0; skipped < 3; skipped++)
			(void)row_i64(rows);
		assert_false(row_is_null(rows));
		assert_string_equal(row_str(rows), "");
		(void)row_str(rows);
		assert_int_equal(row_day(rows), days[i]);
		assert_true(row_moment(rows) == moment);
	}
}

static char *
long_text(struct cx *cx, size_t n)
{
	char *text = arena_alloc(cx->mem, n + 1);

	for (size_t i = 0; i < n; i++)
		text[i] = (char)('a' + i % 26);
	return text;
}

/* Lengths where the protocol and our memory change their ways. */
static void
long_texts_come_back_whole(void **state)
{
	static const size_t lengths[] = { 1, 63, 64, 65, 250, 251, 252, 255,
		4095, 4096, 16383, 65535, 65536, 300000 };
	struct cx *cx = *state;
	struct db_rows *rows;
	size_t n_texts = sizeof(lengths) / sizeof(lengths[0]);

	for (size_t i = 0; i < n_texts; i++)
		assert_ok(cx,
		    db_exec(cx, &ADD,
			ARGS(db_u64(i), db_i64(0), db_i64(0),
			    db_str(long_text(cx, lengths[i])), db_null(),
			    db_null(), db_null(), db_null(), db_null()),
			NULL));
	assert_ok(cx, db_query(cx, &LIST, NO_ARGS, &rows));
	assert_int_equal(db_count(rows), n_texts);
	for (size_t i = 0; i < n_texts; i++) {
		assert_true(db_next(rows));
		(void)row_u64(rows);
		assert_string_equal(row_str(rows), long_text(cx, lengths[i]));
	}
	assert_false(db_next(rows));
}

/* Every count around the ends of the blocks the rows are kept in. */
static void
any_number_of_rows(void **state)
{
	static const struct db_stmt UP_TO = STMT("test.sequence",
	    "WITH RECURSIVE s AS (SELECT 1 AS n UNION ALL "
	    "SELECT n + 1 FROM s WHERE n < 900) "
	    "SELECT n, CONCAT('row ', n) FROM s WHERE n <= ?");
	struct cx *cx = *state;

	for (uint64_t wanted = 0; wanted < 900;
	     wanted += wanted < 50 ? 1 : 211) {
		struct db_rows *rows;
		uint64_t n = 0;

		assert_ok(cx,
		    db_query(cx, &UP_TO, ARGS(db_u64(wanted)), &rows));
		assert_true(db_count(rows) == wanted);
		while (db_next(rows)) {
			n++;
			assert_true(row_u64(rows) == n);
			assert_string_equal(row_str(rows),
			    arena_printf(cx->mem, "row %" PRIu64, n));
		}
		assert_true(n == wanted);
		assert_false(db_next(rows));
		arena_reset(cx->mem);
	}
}

static void
results_do_not_disturb_each_other(void **state)
{
	struct cx *cx = *state;
	struct db_rows *outer;
	int seen = 0;

	for (int i = 0; i < 3; i++)
		assert_ok(cx, db_exec(cx, &NAME, ARGS(db_null()), NULL));
	assert_ok(cx, db_query(cx, &LIST, NO_ARGS, &outer));
	while (db_next(outer)) {
		struct db_rows *inner;

		assert_ok(cx, db_query(cx, &LIST, NO_ARGS, &inner));
		assert_int_equal(db_count(inner), 3);
		seen++;
	}
	assert_int_equal(seen, 3);
}

static void
sums_are_numbers(void **state)
{
	static const struct db_stmt SUM = STMT("test.sum",
	    "SELECT SUM(u), COUNT(*), SUM(n), MAX(u) "
	    "FROM probe");
	static const struct db_stmt FLOATING = STMT("test.floating",
	    "SELECT 1e0");
	struct cx *cx = *state;
	struct db_rows *rows;

	for (uint64_t i = 1; i <= 3; i++)
		assert_ok(cx, db_exec(cx, &ADD,
				  ARGS(db_u64(i), db_null(), db_null(),
				      db_null(), db_null(), db_null(),
				      db_null(), db_null(), db_str("10.99")),
				  NULL));
	assert_ok(cx, db_query(cx, &SUM, NO_ARGS, &rows));
	assert_true(db_next(rows));
	assert_int_equal(row_u64(rows), 6);
	assert_int_equal(row_i64(rows), 3);
	assert_int_equal(row_i64(rows), 32);
	assert_string_equal(row_str(rows), "3");
	assert_err(cx, db_query(cx, &FLOATING, NO_ARGS, &rows), ERR_BUG);
}

static void
matched_rows_count_as_changed(void **state)
{
	struct cx *cx = *state;
	uint64_t changed = 9;
	uint64_t id;

	assert_ok(cx, db_exec(cx, &NAME, ARGS(db_str("one")), NULL));
	id = db_insert_id(cx);
	assert_true(id > 0);
	for (int twice = 0; twice < 2; twice++) {
		assert_ok(cx, db_exec(cx, &SET_T,
				  ARGS(db_str("same"), db_u64(id)), &changed));
		assert_int_equal(changed, 1);
	}
	assert_true(db_insert_id(cx) == id);
	assert_ok(cx, db_exec(cx, &SET_T, ARGS(db_str("same"), db_u64(id + 1)),
			  &changed));
	assert_int_equal(changed, 0);
}

static void
duplicate_is_told_apart(void **state)
{
	static const struct db_stmt TOO_LONG = STMT("test.too_long",
	    "INSERT INTO probe (name) VALUES ('longer than its column is')");
	struct cx *cx = *state;

	assert_ok(cx, db_exec(cx, &NAME, ARGS(db_str("one")), NULL));
	assert_int_equal(db_exec(cx, &NAME, ARGS(db_str("one")), NULL),
	    ERR_SYSTEM);
	assert_true(db_is_duplicate(cx));
	assert_non_null(strstr(cx->error.message, "probe_name"));
	assert_null(strstr(cx->error.message, "'one'"));
	error_reset(&cx->error);
	/* The transaction goes on. */
	assert_true(db_in_transaction(cx));
	assert_ok(cx, db_exec(cx, &NAME, ARGS(db_str("two")), NULL));
	assert_false(db_is_duplicate(cx));
	/* Strict: what does not fit is refused, not cut. */
	assert_err(cx, db_exec(cx, &TOO_LONG, NO_ARGS, NULL), ERR_SYSTEM);
	assert_false(db_is_duplicate(cx));
}

static void
wrong_use_is_our_bug(void **state)
{
	static const struct db_stmt TYPO = STMT("test.typo", "SELEC 1");
	struct cx *cx = *state;
	struct db_rows *rows;

	assert_err(cx, db_query(cx, &GET, NO_ARGS, &rows), ERR_BUG);
	assert_err(cx, db_query(cx, &GET, ARGS(db_u64(1), db_u64(2)), &rows),
	    ERR_BUG);
	assert_err(cx, db_query(cx, &NAME, ARGS(db_null()), &rows), ERR_BUG);
	assert_err(cx, db_exec(cx, &TYPO, NO_ARGS, NULL), ERR_SYSTEM);
	assert_err(cx, db_run_text(cx, "test", "SELECT 1"), ERR_BUG);
	assert_err(cx, db_begin(cx), ERR_BUG);
}

static void
statements_can_be_prepared_alone(void **state)
{
	struct cx *cx = *state;
	size_t params, columns;

	assert_ok(cx, db_prepare(cx, &ADD, &params, &columns));
	assert_int_equal(params, 9);
	assert_int_equal(columns, 0);
	assert_ok(cx, db_prepare(cx, &GET, &params, &columns));
	assert_int_equal(params, 1);
	assert_int_equal(columns, 9);
}

static void
session_is_set_up(void **state)
{
	static const struct db_stmt SETTINGS = STMT("test.settings",
	    "SELECT @@tx_isolation, @@time_zone, @@character_set_client, "
	    "@@sql_mode, @@innodb_snapshot_isolation, @@autocommit, "
	    "@@max_statement_time > 0");
	static const struct db_stmt SEVERAL = STMT("test.several",
	    "SELECT 1; SELECT 2");
	static const struct db_stmt LOCAL = STMT("test.local",
	    "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE probe (name)");
	struct cx *cx = *state;
	struct db_rows *rows;

	assert_ok(cx, db_query(cx, &SETTINGS, NO_ARGS, &rows));
	assert_true(db_next(rows));
	assert_string_equal(row_str(rows), "READ-COMMITTED");
	assert_string_equal(row_str(rows), "+00:00");
	assert_string_equal(row_str(rows), "utf8mb4");
	assert_non_null(strstr(row_str(rows), "STRICT_ALL_TABLES"));
	assert_true(row_bool(rows));
	assert_true(row_bool(rows));
	assert_true(row_bool(rows));
	assert_err(cx, db_query(cx, &SEVERAL, NO_ARGS, &rows), ERR_SYSTEM);
	assert_err(cx, db_exec(cx, &LOCAL, NO_ARGS, NULL), ERR_SYSTEM);
}

static void
pieces_make_one_statement(void **state)
{
	struct cx *cx = *state;
	struct db_query q;
	struct db_rows *rows;

	for (int i = 0; i < 3; i++)
		assert_ok(cx, db_exec(cx, &NAME, ARGS(db_null()), NULL));
	db_query_init(&q, cx, "probe.pieces");
	db_add(&q, LIT("SELECT id FROM probe WHERE u = ?"), db_u64(0));
	db_add(&q, LIT(" AND name IS NULL"));
	db_add(&q, LIT(" AND id BETWEEN ? AND ? LIMIT ?"),
	    db_u64(db_insert_id(cx) - 1), db_u64(db_insert_id(cx)), db_i64(5));
	for (int twice = 0; twice < 2; twice++) {
		assert_ok(cx, db_query_run(&q, &rows));
		assert_int_equal(db_count(rows), 2);
	}
}

/* More shapes than are kept; each must still give its own answer. */
static void
many_texts_are_forgotten_again(void **state)
{
	static const struct db_stmt OPEN = STMT("test.open",
	    "SELECT variable_value FROM information_schema.session_status "
	    "WHERE variable_name = 'Com_stmt_prepare'");
	struct cx *cx = *state;
	struct db_rows *rows;
	struct db_query q;
	uint64_t before = number(cx, &OPEN);

	for (uint64_t shape = 0; shape < 600; shape++) {
		db_query_init(&q, cx, "test.shape");
		db_add(&q, LIT("SELECT ?"), db_u64(shape));
		for (uint64_t bit = 0; bit < 10; bit++) {
			if (shape >> bit & 1)
				db_add(&q, LIT(", 1"));
			else
				db_add(&q, LIT(", ?"), db_u64(0));
		}
		assert_ok(cx, db_query_run(&q, &rows));
		assert_ok(cx, db_query_run(&q, &rows));
		assert_true(db_next(rows));
		assert_true(row_u64(rows) == shape);
		for (uint64_t bit = 0; bit < 10; bit++)
			assert_true(row_u64(rows) == (shape >> bit & 1));
		arena_reset(cx->mem);
	}
	assert_true(number(cx, &OPEN) - before < 700);
}

static void
lost_outside_a_transaction_is_made_anew(void **state)
{
	struct cx *cx = fresh();
	uint64_t before;
	uint64_t id;

	(void)state;
	before = number(cx, &MY_ID);
	cut(cx);
	id = number(cx, &MY_ID);
	assert_true(id != before);
	cut(cx);
	assert_ok(cx, db_begin(cx));
	assert_ok(cx, db_exec(cx, &NAME, ARGS(db_str("after")), NULL));
	assert_ok(cx, db_commit(cx));
	cut(cx);
	assert_ok(cx, db_exec(cx, &NAME, ARGS(db_str("single")), NULL));
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM probe"), 2);
}

/* The statement that finds the connection broken is new, and has neighbours in
 * its bucket that go with the connection. */
static void
lost_while_preparing_among_others_is_made_anew(void **state)
{
	enum { MANY = 256, NEW = 8 };
	static char texts[MANY + NEW][16];
	struct cx *cx = fresh();

	(void)state;
	for (size_t i = 0; i < MANY + NEW; i++)
		memcpy(texts[i], "SELECT 1", sizeof("SELECT 1"));
	for (size_t i = MANY; i < MANY + NEW; i++) {
		for (size_t j = 0; j <= MANY; j++) {
			const struct db_stmt stmt = { "test.one",
				texts[j < MANY ? j : i] };

			if (j == MANY)
				cut(cx);
			assert_int_equal(number(cx, &stmt), 1);
		}
	}
}

static void
lost_inside_a_transaction_is_busy(void **state)
{
	struct cx *cx = fresh();
	struct db_rows *rows;

	(void)state;
	assert_ok(cx, db_begin(cx));
	assert_ok(cx, db_exec(cx, &NAME, ARGS(db_str("half")), NULL));
	cut(cx);
	assert_int_equal(db_query(cx, &LIST, NO_ARGS, &rows), ERR_BUSY);
	assert_false(db_retryable(cx));
	/* Nothing slips through as a statement of its own. */
	assert_int_equal(db_exec(cx, &NAME, ARGS(db_str("other")), NULL),
	    ERR_BUSY);
	assert_int_equal(db_commit(cx), ERR_BUSY);
	assert_false(db_commit_unknown(cx));
	assert_false(db_in_transaction(cx));
	error_reset(&cx->error);
	assert_ok(cx, db_query(cx, &LIST, NO_ARGS, &rows));
	assert_int_equal(db_count(rows), 0);
}

static void
lost_while_committing_is_unknown(void **state)
{
	struct cx *cx = fresh();

	(void)state;
	assert_ok(cx, db_begin(cx));
	assert_ok(cx, db_exec(cx, &NAME, ARGS(db_str("perhaps")), NULL));
	cut(cx);
	assert_int_equal(db_commit(cx), ERR_BUSY);
	assert_true(db_commit_unknown(cx));
	assert_false(db_in_transaction(cx));
	error_reset(&cx->error);
	assert_ok(cx, db_begin(cx));
	assert_false(db_commit_unknown(cx));
	db_rollback(cx);
	db_rollback(cx);
}

static void
lock_not_got_is_retryable(void **state)
{
	static const struct db_stmt PATIENCE = STMT("test.patience",
	    "SET innodb_lock_wait_timeout = 1");
	struct cx *one = fresh();
	struct cx *two = test_cx(DB_WEB);
	uint64_t id;

	(void)state;
	assert_ok(one, db_exec(one, &NAME, ARGS(db_str("shared")), NULL));
	id = db_insert_id(one);
	assert_ok(two, db_exec(two, &PATIENCE, NO_ARGS, NULL));
	assert_ok(one, db_begin(one));
	assert_ok(one,
	    db_exec(one, &SET_T, ARGS(db_str("one"), db_u64(id)), NULL));
	assert_ok(two, db_begin(two));
	assert_int_equal(db_exec(two, &SET_T, ARGS(db_str("two"), db_u64(id)),
			     NULL),
	    ERR_BUSY);
	assert_true(db_retryable(two));
	db_rollback(two);
	assert_true(db_retryable(two));
	error_reset(&two->error);
	assert_ok(one, db_commit(one));
	assert_ok(two, db_begin(two));
	assert_ok(two,
	    db_exec(two, &SET_T, ARGS(db_str("two"), db_u64(id)), NULL));
	assert_false(db_retryable(two));
	assert_ok(two, db_commit(two));
	assert_int_equal(TEST_NUMBER(
			     "SELECT COUNT(*) FROM probe WHERE t = 'two'"),
	    1);
}

static void
reading_transactions_refuse_to_write(void **state)
{
	struct cx *cx = fresh();

	(void)state;
	assert_ok(cx, db_begin_read(cx));
	assert_err(cx, db_exec(cx, &NAME, ARGS(db_str("no")), NULL),
	    ERR_SYSTEM);
	db_rollback(cx);
	assert_err(cx, db_commit(cx), ERR_BUG);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM probe"), 0);
}

static void
snapshot_sees_one_moment(void **state)
{
	static const struct db_stmt COUNT = STMT("probe.count",
	    "SELECT COUNT(*) FROM probe");
	struct cx *reader = fresh();
	struct cx *writer = test_cx(DB_WEB);

	(void)state;
	assert_ok(reader, db_begin_snapshot(reader));
	assert_ok(writer, db_exec(writer, &NAME, ARGS(db_str("new")), NULL));
	assert_int_equal(number(reader, &COUNT), 0);
	assert_ok(reader, db_commit(reader));
	/* And the isolation is as before afterwards. */
	assert_ok(reader, db_begin_read(reader));
	assert_int_equal(number(reader, &COUNT), 1);
	assert_ok(writer, db_exec(writer, &NAME, ARGS(db_str("newer")), NULL));
	assert_int_equal(number(reader, &COUNT), 2);
	db_rollback(reader);
}

static void
changed_table_is_noticed(void **state)
{
	static const struct db_stmt ALL = STMT("test.all",
	    "SELECT * FROM shape");
	struct cx *cx = fresh();
	struct db_rows *rows;
	enum err err;

	(void)state;
	test_run("CREATE TABLE shape (a INT NOT NULL)");
	test_run("INSERT INTO shape VALUES (1)");
	test_run("GRANT SELECT ON `nv_test_db`.shape TO nv_web@localhost");
	assert_ok(cx, db_query(cx, &ALL, NO_ARGS, &rows));
	test_run("ALTER TABLE shape MODIFY a BIGINT NOT NULL");
	assert_ok(cx, db_query(cx, &ALL, NO_ARGS, &rows));
	assert_true(db_next(rows));
	assert_int_equal(row_i64(rows), 1);
	test_run("ALTER TABLE shape ADD b VARCHAR(10) NOT NULL DEFAULT 'b'");
	/* A column more may cost one failure, not a second one. */
	err = db_query(cx, &ALL, NO_ARGS, &rows);
	if (err) {
		error_reset(&cx->error);
		assert_ok(cx, db_query(cx, &ALL, NO_ARGS, &rows));
	}
	assert_true(db_next(rows));
	(void)row_i64(rows);
	assert_string_equal(row_str(rows), "b");
	test_run("DROP TABLE shape");
}

static void
server_away_is_busy(void **state)
{
	struct cx *cx = fresh();
	const struct config *config = test_config();
	struct db *kept = cx->db;
	struct db_rows *rows;

	(void)state;
	cx->db = db_open("/nowhere/db.sock", "x", config->secret_dir, DB_WEB);
	assert_err(cx, db_query(cx, &LIST, NO_ARGS, &rows), ERR_BUSY);
	assert_err(cx, db_begin(cx), ERR_BUSY);
	db_close(cx->db);
	cx->db = db_open(config->db_socket, config->db_name, "/nowhere",
	    DB_WEB);
	assert_err(cx, db_query(cx, &LIST, NO_ARGS, &rows), ERR_SYSTEM);
	db_close(cx->db);
	cx->db = db_open(config->db_socket, "no_such_database",
	    config->secret_dir, DB_WEB);
	assert_err(cx, db_query(cx, &LIST, NO_ARGS, &rows), ERR_SYSTEM);
	db_close(cx->db);
	db_close(NULL);
	cx->db = kept;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(every_type_comes_back),
		IN_TRANSACTION(null_reads_as_nothing),
		IN_TRANSACTION(days_reach_both_ends),
		IN_TRANSACTION(long_texts_come_back_whole),
		IN_TRANSACTION(any_number_of_rows),
		IN_TRANSACTION(results_do_not_disturb_each_other),
		IN_TRANSACTION(sums_are_numbers),
		IN_TRANSACTION(matched_rows_count_as_changed),
		IN_TRANSACTION(duplicate_is_told_apart),
		IN_TRANSACTION(wrong_use_is_our_bug),
		IN_TRANSACTION(statements_can_be_prepared_alone),
		IN_TRANSACTION(session_is_set_up),
		IN_TRANSACTION(pieces_make_one_statement),
		IN_TRANSACTION(many_texts_are_forgotten_again),
		cmocka_unit_test(lost_outside_a_transaction_is_made_anew),
		cmocka_unit_test(
		    lost_while_preparing_among_others_is_made_anew),
		cmocka_unit_test(lost_inside_a_transaction_is_busy),
		cmocka_unit_test(lost_while_committing_is_unknown),
		cmocka_unit_test(lock_not_got_is_retryable),
		cmocka_unit_test(reading_transactions_refuse_to_write),
		cmocka_unit_test(snapshot_sees_one_moment),
		cmocka_unit_test(changed_table_is_noticed),
		cmocka_unit_test(server_away_is_busy),
	};

	return cmocka_run_group_tests_name("db", tests, make_table, NULL);
}
