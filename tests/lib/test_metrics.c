/* metrics: many processes count in one file, and nothing is lost. */
#include "metrics.h"

#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "check.h"
#include "clock.h"
#include "database.h"
#include "log.h"
#include "tool.h"

enum { PROCESSES = 4, TIMES = 5000 };

static const struct metrics *
of(const char *path, const char *name)
{
	static struct metrics all[METRICS_SLOTS];
	size_t n = metrics_read(path, all);

	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].name, name) == 0)
			return &all[i];
	return NULL;
}

static void
nothing_that_several_processes_count_is_lost(void **state)
{
	struct arena *mem = arena_open(1 << 20);
	const char *path = arena_printf(mem, "%s/metrics", tool_folder(mem));
	const struct metrics *m;

	(void)state;
	for (int i = 0; i < PROCESSES; i++) {
		if (fork() != 0)
			continue;
		metrics_open(path, i % 2 == 0 ? "home" : "task-list");
		for (int k = 0; k < TIMES; k++)
			metrics_request(k % 100 == 0 ? 503 : 200, k % 7);
		_exit(0);
	}
	for (int i = 0; i < PROCESSES; i++)
		wait(NULL);
	for (int i = 0; i < 2; i++) {
		m = of(path, i == 0 ? "home" : "task-list");
		assert_non_null(m);
		assert_int_equal(m->requests[5], 2 * TIMES / 100);
		assert_int_equal(m->requests[2], 2 * TIMES - 2 * TIMES / 100);
		/* 0 to 5 ms, and the sixes. */
		assert_int_equal(m->buckets[0] + m->buckets[1], 2 * TIMES);
		assert_int_equal(m->buckets[1], 2 * (TIMES / 7));
	}
	arena_close(mem);
}

static void
runs_and_failures_are_kept(void **state)
{
	struct arena *mem = arena_open(1 << 20);
	const char *path = arena_printf(mem, "%s/metrics", tool_folder(mem));
	const struct metrics *m;

	(void)state;
	metrics_open(path, "remind");
	metrics_run(100, true);
	metrics_run(200, false);
	metrics_database_error();
	metrics_request(99, 1000000);
	m = of(path, "remind");
	assert_non_null(m);
	assert_int_equal(m->runs, 2);
	assert_int_equal(m->last_run, 200);
	assert_int_equal(m->last_good, 100);
	assert_int_equal(m->database_errors, 1);
	assert_int_equal(m->requests[0], 1);
	assert_int_equal(m->buckets[METRICS_BUCKETS - 1], 1);
	arena_close(mem);
}

static void
without_a_file_counting_harms_nobody(void **state)
{
	static struct metrics all[METRICS_SLOTS];

	(void)state;
	metrics_open(NULL, "home");
	metrics_request(200, 1);
	metrics_open("/nowhere/metrics", "home");
	metrics_request(200, 1);
	assert_int_equal(metrics_read("/nowhere/metrics", all), 0);
}

/* The statement is named, and what was asked is not told. */
static void
a_slow_statement_is_named_in_the_log(void **state)
{
	static const struct db_stmt SLOW = STMT("test.slow",
	    "SELECT SLEEP(?), 'bi mat'");
	static const struct db_stmt QUICK = STMT("test.quick", "SELECT ?");
	struct arena *mem = arena_open(1 << 20);
	const char *folder = tool_folder(mem);
	const char *path = arena_printf(mem, "%s/metrics", folder);
	const char *log = arena_printf(mem, "%s/log", folder);
	struct cx *cx = test_cx(DB_READ);
	char text[2000] = "";
	struct db_rows *rows;
	FILE *file;

	(void)state;
	log_open(log, "test");
	metrics_open(path, "test");
	cx->request_id = "0123456789abcdef";
	assert_ok(cx, db_query(cx, &QUICK, ARGS(db_u64(1)), &rows));
	assert_ok(cx, db_query(cx, &SLOW, ARGS(db_str("0.55")), &rows));
	log_open("-", "test");
	file = fopen(log, "re");
	assert_non_null(file);
	assert_true(fread(text, 1, sizeof(text) - 1, file) > 0);
	fclose(file);
	assert_non_null(
	    strstr(text, " slow 0123456789abcdef test: test.slow "));
	assert_non_null(strstr(text, "1 rows"));
	assert_null(strstr(text, "bi mat"));
	assert_null(strstr(text, "quick"));
	assert_int_equal(of(path, "test")->slow_statements, 1);
	arena_close(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_that_several_processes_count_is_lost),
		cmocka_unit_test(runs_and_failures_are_kept),
		cmocka_unit_test(without_a_file_counting_harms_nobody),
		cmocka_unit_test(a_slow_statement_is_named_in_the_log),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
