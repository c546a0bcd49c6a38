/*
 * database: the real MariaDB, for every test that needs one.
 *
 * The first use in a test program starts the server of tests/support/testdb.sh
 * (shared by all programs, left running; "testdb.sh stop" ends it), makes a
 * database for this program alone, named after it, and fills it as a province
 * is filled: accounts, migrations, grants, the seeds of sql/ (calendar, and
 * profile and agencies of profile kh, and lists). That is batch/migrate, run as
 * a person would run it.
 *
 *	static void
 *	reply_is_kept(void **state)
 *	{
 *		struct cx *cx = *state;
 *		...
 *		assert_ok(cx, reply_store_add(cx, &reply, &id));
 *	}
 *
 *	int
 *	main(void)
 *	{
 *		const struct CMUnitTest tests[] = {
 *			IN_TRANSACTION(reply_is_kept),
 *		};
 *
 *		return cmocka_run_group_tests(tests, NULL, NULL);
 *	}
 *
 * test_begin gives each test a transaction as nv_web that test_rollback takes
 * back. What must commit (verbs under action.c, the batch, locks between two
 * connections) asks for test_cx and ends with test_reset. Everything is freed
 * when the program ends. A failure of the fixture ends the program with words.
 */
#ifndef DATABASE_H
#define DATABASE_H

#include "check.h"
#include "config.h"
#include "cx.h"
#include "db.h"

/* Friday 24/04/2026, 09:30 in Vietnam: cx->now of every cx made here. */
#define TEST_NOW 1776997800

/* app.conf of this program: empty folders for files and mail, the templates of
 * the tree, a mail server that is a maildir. Also set as NHACVIEC_CONFIG. */
const struct config *test_config(void);

/* A new context with a connection of its own as nv_<account>, an arena,
 * TEST_NOW, no actor. Lives until the program ends. */
struct cx *test_cx(enum db_account account);
/* The same as superuser in the same database: to arrange and to look at what
 * the program's own accounts may not. */
struct cx *test_superuser(void);

/* *state is a cx of nv_web inside a transaction; errors and memory of the test
 * before are gone. */
int test_begin(void **state);
int test_rollback(void **state);
#define IN_TRANSACTION(test)                                                   \
	cmocka_unit_test_setup_teardown(test, test_begin, test_rollback)

/* All tables as they were after the seeds. Not inside a transaction. */
void test_reset(void);

/* One statement as superuser, for arranging; a failure ends the program. */
void test_run(const char *sql);
/* The one number a SELECT gives, as superuser. */
uint64_t test_number(const struct db_stmt *stmt);
#define TEST_NUMBER(sql) test_number(&(const struct db_stmt)STMT("test", sql))

/* Fails the test with the recorded message unless err is OK. */
#define assert_ok(cx, err) test_assert_err((cx), (err), OK, __FILE__, __LINE__)
/* The same for a failure that is wanted; forgets it afterwards. */
#define assert_err(cx, err, wanted)                                            \
	test_assert_err((cx), (err), (wanted), __FILE__, __LINE__)
void test_assert_err(struct cx *cx, enum err err, enum err wanted,
    const char *file, int line);

#endif
