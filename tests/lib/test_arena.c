/* arena: zeroed memory, limits that end the process, cleanups in reverse. */
#include "arena.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

static void
memory_is_zeroed_aligned_and_apart(void **state)
{
	struct arena *mem = arena_open(8 << 20);
	unsigned char *pieces[2000];
	size_t i, k, size;
	int round;

	(void)state;
	for (round = 0; round < 2; round++) {
		for (i = 0; i < 2000; i++) {
			size = i * 37 % 900 + (i % 500 == 0 ? 50000 : 0);
			pieces[i] = arena_alloc(mem, size);
			assert_int_equal((uintptr_t)pieces[i] %
					     _Alignof(max_align_t),
			    0);
			for (k = 0; k < size; k++)
				assert_int_equal(pieces[i][k], 0);
			memset(pieces[i], (int)(i % 251) + 1, size);
		}
		for (i = 0; i < 2000; i++) {
			size = i * 37 % 900 + (i % 500 == 0 ? 50000 : 0);
			for (k = 0; k < size; k++)
				assert_int_equal(pieces[i][k], i % 251 + 1);
		}
		arena_reset(mem);
	}
	arena_close(mem);
}

static void
strings_are_copied(void **state)
{
	struct arena *mem = arena_open(1 << 20);
	char source[] = "tỉnh";
	char *copy = arena_strdup(mem, source);

	(void)state;
	source[0] = 'x';
	assert_string_equal(copy, "tỉnh");
	assert_string_equal(arena_strndup(mem, "abcdef", 3), "abc");
	assert_string_equal(arena_strndup(mem, "ab", 10), "ab");
	assert_string_equal(arena_strdup(mem, ""), "");
	assert_string_equal(arena_printf(mem, "%s %d%%", "quý", 4), "quý 4%");
	assert_string_equal(arena_printf(mem, "%s", ""), "");
	arena_close(mem);
}

static char order[8];

static void
note(void *thing)
{
	const char *name = thing;
	size_t length = strlen(order);

	order[length] = *name;
	order[length + 1] = '\0';
}

static void
cleanups_run_once_the_last_one_first(void **state)
{
	struct arena *mem = arena_open(1 << 20);

	(void)state;
	order[0] = '\0';
	arena_on_reset(mem, note, arena_strdup(mem, "a"));
	arena_on_reset(mem, note, arena_strdup(mem, "b"));
	arena_reset(mem);
	assert_string_equal(order, "ba");
	arena_reset(mem);
	assert_string_equal(order, "ba");
	arena_on_reset(mem, note, arena_strdup(mem, "c"));
	arena_close(mem);
	assert_string_equal(order, "bac");
	arena_close(NULL);
}

/* Runs fn in a child; the signal that ended it, 0 if none did. */
static int
signal_of(void (*fn)(void))
{
	static const struct rlimit no_core = { 0, 0 };
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		setrlimit(RLIMIT_CORE, &no_core);
		signal(SIGABRT, SIG_DFL);
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(1);
		fn();
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void
pass_limit(void)
{
	struct arena *mem = arena_open(1000);

	(void)arena_alloc(mem, 600);
	(void)arena_alloc(mem, 600);
}

static void
stay_in_limit(void)
{
	struct arena *mem = arena_open(1000);
	int i;

	for (i = 0; i < 10; i++) {
		(void)arena_alloc(mem, 600);
		arena_reset(mem);
	}
	arena_close(mem);
}

static void
overflow_array(void)
{
	struct arena *mem = arena_open(SIZE_MAX);

	(void)arena_array(mem, SIZE_MAX / 2, 3);
}

static void
overflow_size(void)
{
	struct arena *mem = arena_open(SIZE_MAX);

	(void)arena_alloc(mem, SIZE_MAX - 3);
}

static void
limits_end_the_process(void **state)
{
	(void)state;
	assert_int_equal(signal_of(pass_limit), SIGABRT);
	assert_int_equal(signal_of(stay_in_limit), 0);
	assert_int_equal(signal_of(overflow_array), SIGABRT);
	assert_int_equal(signal_of(overflow_size), SIGABRT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
		cmocka_unit_test(strings_are_copied),
		cmocka_unit_test(cleanups_run_once_the_last_one_first),
		cmocka_unit_test(limits_end_the_process),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
