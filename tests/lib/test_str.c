/* str: grows, keeps its NUL, and never passes its maximum. */
#include "str.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "check.h"

static int
set_up(void **state)
{
	*state = arena_open(4 << 20);
	return 0;
}

static int
tear_down(void **state)
{
	arena_close(*state);
	return 0;
}

static void
pieces_are_put_together(void **state)
{
	struct str s;

	str_init(&s, *state, 100);
	assert_string_equal(str_text(&s), "");
	str_add(&s, "Quý ");
	str_printf(&s, "%d/%d", 2, 2026);
	str_add_char(&s, ';');
	str_add_n(&s, " xong rồi", 5);
	str_add_n(&s, "", 0);
	assert_string_equal(str_text(&s), "Quý 2/2026; xong");
	assert_int_equal(s.length, strlen("Quý 2/2026; xong"));
}

static void
it_grows_to_its_maximum(void **state)
{
	char expected[5001];
	struct str s;
	size_t i;

	str_init(&s, *state, 5000);
	for (i = 0; i < 5000; i++) {
		expected[i] = (char)('a' + i % 26);
		str_add_char(&s, expected[i]);
		assert_int_equal(str_text(&s)[i + 1], '\0');
	}
	expected[5000] = '\0';
	assert_string_equal(str_text(&s), expected);
	str_init(&s, *state, 5);
	str_printf(&s, "%s", "12345");
	assert_string_equal(str_text(&s), "12345");
	str_init(&s, *state, 0);
	str_add(&s, "");
	assert_string_equal(str_text(&s), "");
}

static void
going_past_it_ends_the_process(void **state)
{
	static const struct rlimit no_core = { 0, 0 };
	int status, way;

	for (way = 0; way < 3; way++) {
		pid_t pid = fork();

		assert_true(pid >= 0);
		if (pid == 0) {
			struct str s;

			setrlimit(RLIMIT_CORE, &no_core);
			signal(SIGABRT, SIG_DFL);
			if (freopen("/dev/null", "w", stderr) == NULL)
				_exit(1);
			str_init(&s, *state, 10);
			str_add(&s, "1234567890");
			if (way == 0)
				str_add_char(&s, 'x');
			else if (way == 1)
				str_printf(&s, "%d", 1);
			_exit(0);
		}
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_int_equal(WIFSIGNALED(status), way < 2);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_put_together),
		cmocka_unit_test(it_grows_to_its_maximum),
		cmocka_unit_test(going_past_it_ends_the_process),
	};

	return cmocka_run_group_tests_name("str", tests, set_up, tear_down);
}
