/* err and log: the first failure is kept, a line is one line. */
#include "err.h"

#include <unistd.h>

#include "check.h"
#include "cx.h"
#include "log.h"

static void
the_first_failure_is_kept(void **state)
{
	struct cx cx = { .request_id = "" };

	(void)state;
	assert_int_equal(fail(&cx, ERR_CONFLICT, "task %d is done", 7),
	    ERR_CONFLICT);
	assert_int_equal(fail(&cx, ERR_BUG, "later"), ERR_BUG);
	assert_int_equal(cx.error.kind, ERR_CONFLICT);
	assert_string_equal(cx.error.message, "task 7 is done");
	assert_string_equal(cx.error.function, "the_first_failure_is_kept");
	assert_true(cx.error.line > 0);
	/* No field message behind a failure that is not the person's. */
	assert_int_equal(fail_field(&cx, "due_on", "past"), ERR_INPUT);
	assert_int_equal(cx.error.n_fields, 0);
	error_reset(&cx.error);
	assert_int_equal(cx.error.kind, OK);
	assert_string_equal(cx.error.message, "");
}

static void
fields_are_collected_once_each(void **state)
{
	struct cx cx = { .request_id = "" };
	char name[32];
	int i;

	(void)state;
	assert_int_equal(fail_field(&cx, "due_on", "past"), ERR_INPUT);
	assert_int_equal(fail_field(&cx, "lead", "missing"), ERR_INPUT);
	assert_int_equal(fail_field(&cx, "due_on", "other"), ERR_INPUT);
	assert_int_equal(cx.error.n_fields, 2);
	assert_string_equal(cx.error.fields[0].field, "due_on");
	assert_string_equal(cx.error.fields[0].key, "past");
	assert_string_equal(cx.error.fields[1].field, "lead");
	for (i = 0; i < 2 * ERROR_FIELDS_MAX; i++) {
		snprintf(name, sizeof(name), "field_%d", i);
		assert_int_equal(fail_field(&cx, name, "wrong"), ERR_INPUT);
	}
	assert_int_equal(cx.error.n_fields, ERROR_FIELDS_MAX);
}

static void
every_kind_has_a_name(void **state)
{
	int i, k;

	(void)state;
	for (i = OK; i <= ERR_BUG; i++)
		for (k = OK; k < i; k++)
			assert_string_not_equal(err_name((enum err)i),
			    err_name((enum err)k));
	assert_string_equal(err_name(ERR_TOO_LARGE), "too_large");
	assert_string_equal(err_name((enum err)99), "unknown");
}

static void
a_log_line_is_one_line(void **state)
{
	char path[] = "/tmp/test-log-XXXXXX", text[8192], many[4000];
	int fd = mkstemp(path);
	ssize_t n;

	(void)state;
	assert_true(fd >= 0);
	memset(many, 'x', sizeof(many));
	many[sizeof(many) - 1] = '\0';
	log_open(path, "test");
	log_line("info", "0123456789abcdef", "one\ntwo\t%d\x1b[1m", 3);
	log_line("info", "", "%s", many);
	n = read(fd, text, sizeof(text) - 1);
	assert_true(n > 0);
	text[n] = '\0';
	assert_non_null(
	    strstr(text, "+07:00 info 0123456789abcdef test: one?two?3?[1m\n"));
	assert_non_null(strstr(text, " info - test: xxx"));
	assert_int_equal(strlen(strchr(text, '\n') + 1), 2000);
	assert_int_equal(text[n - 1], '\n');
	log_open("-", "test");
	close(fd);
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_failure_is_kept),
		cmocka_unit_test(fields_are_collected_once_each),
		cmocka_unit_test(every_kind_has_a_name),
		cmocka_unit_test(a_log_line_is_one_line),
	};

	return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
