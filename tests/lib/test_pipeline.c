/* pipeline: programs of the system, one into the other; a file that is not
 * whole is no file. */
#include "pipeline.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "check.h"

static struct cx cx;
static char folder[] = "/tmp/pipeline-XXXXXX";
static char in[64];
static char out[64];

static const char *const copy[] = { "cat", NULL };
static const char *const count[] = { "wc", "-c", NULL };
static const char *const no[] = { "false", NULL };
static const char *const missing[] = { "no-such-program-here", NULL };

static const char *
content(void)
{
	static char text[64];
	int fd = open(out, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);

	if (fd >= 0)
		close(fd);
	text[n < 0 ? 0 : n] = '\0';
	return text;
}

/* It failed, says who, and leaves nothing behind. */
static void
assert_failed(enum err err, const char *name)
{
	assert_int_equal(err, ERR_SYSTEM);
	assert_non_null(strstr(cx.error.message, name));
	assert_int_equal(access(out, F_OK), -1);
	error_reset(&cx.error);
}

static void
one_goes_into_the_other_and_only_we_read_it(void **state)
{
	const struct pipeline line = { .in_path = in,
		.out_path = out,
		.n = 3,
		.commands = { copy, copy, count } };
	struct stat about;

	(void)state;
	assert_int_equal(pipeline_run(&cx, &line), OK);
	assert_int_equal(strtoul(content(), NULL, 10), 5);
	assert_int_equal(stat(out, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
}

static void
a_secret_goes_by_the_environment(void **state)
{
	static const char *const told[] = { "printenv", "NV_TEST_WORD", NULL };
	const struct pipeline line = { .out_path = out,
		.n = 1,
		.variable = "NV_TEST_WORD",
		.value = "dừa",
		.commands = { told } };

	(void)state;
	assert_int_equal(pipeline_run(&cx, &line), OK);
	assert_string_equal(content(), "dừa\n");
	assert_null(getenv("NV_TEST_WORD"));
}

static void
whoever_fails_there_is_no_file(void **state)
{
	struct pipeline line = { .in_path = in,
		.out_path = out,
		.n = 2,
		.commands = { no, copy } };

	(void)state;
	assert_failed(pipeline_run(&cx, &line), "false");
	/* Nothing to read: who writes to one that has gone would end first. */
	line.in_path = NULL;
	line.commands[0] = copy;
	line.commands[1] = no;
	assert_failed(pipeline_run(&cx, &line), "false");
	line.commands[1] = missing;
	assert_failed(pipeline_run(&cx, &line), "no-such-program-here");
	line.commands[1] = copy;
	line.in_path = "/nowhere/at/all";
	assert_failed(pipeline_run(&cx, &line), "/nowhere/at/all");
	line.in_path = in;
	line.out_path = "/nowhere/at/all";
	assert_failed(pipeline_run(&cx, &line), "/nowhere/at/all");
	/* What is thrown away may fail too. */
	line.out_path = NULL;
	line.commands[0] = no;
	assert_failed(pipeline_run(&cx, &line), "false");
}

static int
begin(void **state)
{
	int fd;

	(void)state;
	cx.mem = arena_open(1024 * 1024);
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(in, sizeof(in), "%s/in", folder);
	snprintf(out, sizeof(out), "%s/out", folder);
	fd = open(in, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, "12345", 5) != 5)
		return -1;
	return close(fd);
}

static int
end(void **state)
{
	(void)state;
	unlink(in);
	unlink(out);
	arena_close(cx.mem);
	return rmdir(folder);
}

static int
without_a_file(void **state)
{
	(void)state;
	unlink(out);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_goes_into_the_other_and_only_we_read_it),
		cmocka_unit_test(a_secret_goes_by_the_environment),
		cmocka_unit_test_setup(whoever_fails_there_is_no_file,
		    without_a_file),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
