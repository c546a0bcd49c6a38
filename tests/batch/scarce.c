/*
 * Preloaded beneath a program: the n-th allocation from now fails, as where the
 * machine has no memory left. n is in a file the test has mapped too
 * (NV_SCARCE): the test writes n and sees how many were asked for. Who asked
 * for the one that failed is written to the file beside it, .who. With
 * NV_SCARCE_CRASH the program is ended by a signal there: what the test must
 * notice.
 *
 * It stands in the place of what lib/memory.c asks. Built by
 * tests/batch/test_memory.py.
 */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FRAMES = 40, PATH_LENGTH = 4096 };

struct order {
	atomic_uint fail_at; /* 0: all is well */
	atomic_uint asked;   /* since fail_at was set */
	atomic_uint failed;
};

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static struct order *order;
static char who[PATH_LENGTH];

__attribute__((constructor)) static void
find_order(void)
{
	const char *path = getenv("NV_SCARCE");
	int fd = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
	void *page;

	if (fd < 0)
		return;
	page = mmap(NULL, sizeof(*order), PROT_READ | PROT_WRITE, MAP_SHARED,
	    fd, 0);
	close(fd);
	if (page == MAP_FAILED)
		return;
	snprintf(who, sizeof(who), "%s.who", path);
	backtrace((void *[FRAMES]){ 0 }, 1); /* it allocates the first time */
	order = page;
}

static void
tell_who(void)
{
	void *frames[FRAMES];
	int n = backtrace(frames, FRAMES);
	int fd = open(who, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	if (fd < 0)
		return;
	backtrace_symbols_fd(frames, n, fd);
	close(fd);
}

static int
is_last(void)
{
	unsigned at = order == NULL ? 0 : atomic_load(&order->fail_at);

	if (at == 0 || atomic_fetch_add(&order->asked, 1) + 1 != at)
		return 0;
	tell_who();
	atomic_fetch_add(&order->failed, 1);
	if (getenv("NV_SCARCE_CRASH") != NULL)
		raise(SIGSEGV);
	errno = ENOMEM;
	return 1;
}

/* libc's own, found once; it needs no memory to be found. */
#define REAL(name, type)                                                       \
	static __typeof__(type) real;                                          \
	if (real == NULL)                                                      \
	*(void **)&real = dlsym(RTLD_NEXT, name)

void *
__libc_malloc(size_t size)
{
	REAL("__libc_malloc", void *(*)(size_t));
	return is_last() ? NULL : real(size);
}

void *
__libc_calloc(size_t n, size_t size)
{
	REAL("__libc_calloc", void *(*)(size_t, size_t));
	return is_last() ? NULL : real(n, size);
}

void *
__libc_realloc(void *old, size_t size)
{
	REAL("__libc_realloc", void *(*)(void *, size_t));
	return is_last() ? NULL : real(old, size);
}

void *
__libc_memalign(size_t alignment, size_t size)
{
	REAL("__libc_memalign", void *(*)(size_t, size_t));
	return is_last() ? NULL : real(alignment, size);
}
