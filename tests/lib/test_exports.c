/*
 * exports: what nobody may find any more is removed, and nothing else.
 */
#include "exports.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "check.h"
#include "clock.h"

static const char *
make_file(struct arena *mem, const char *folder, const char *name, int64_t at)
{
	const char *path = arena_printf(mem, "%s/%s", folder, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);

	assert_true(fd >= 0);
	assert_int_equal(futimens(fd,
			     (struct timespec[]){ { at, 0 }, { at, 0 } }),
	    0);
	assert_int_equal(close(fd), 0);
	return path;
}

static bool
stays(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static void
old_files_go_and_all_else_stays(void **state)
{
	struct arena *mem = arena_open(100000);
	char base[] = "/tmp/test_exports_XXXXXX";
	int64_t now = clock_now();
	const char *folder, *old, *new, *inside, *within, *kept;

	(void)state;
	assert_non_null(mkdtemp(base));
	folder = exports_folder(mem, base);
	assert_int_equal(exports_sweep(folder, now), 0); /* no such folder */
	assert_int_equal(mkdir(folder, 0700), 0);
	inside = arena_printf(mem, "%s/inside", folder);
	assert_int_equal(mkdir(inside, 0700), 0);
	old = make_file(mem, folder, "old.xlsx", now - 901);
	new = make_file(mem, folder, "new.xlsx", now - 899);
	within = make_file(mem, inside, "old.xlsx", now - 5000);
	kept = make_file(mem, folder, EXPORT_KEPT "1.xlsx", now - 5000);
	assert_int_equal(exports_sweep(folder, now), 1);
	assert_false(stays(old));
	assert_true(stays(new));
	assert_true(stays(within));
	assert_int_equal(exports_sweep(folder, now + 10), 1);
	assert_false(stays(new));
	assert_true(stays(kept));
	assert_int_equal(exports_sweep(folder, now + EXPORT_KEPT_SECONDS), 1);
	assert_false(stays(kept));
	assert_int_equal(unlink(within), 0);
	assert_int_equal(rmdir(inside), 0);
	assert_int_equal(rmdir(folder), 0);
	assert_int_equal(rmdir(base), 0);
	arena_close(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(old_files_go_and_all_else_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
