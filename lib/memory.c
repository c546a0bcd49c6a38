/*
 * Memory that is not there ends the process, for us and for every library.
 *
 * Nobody can say what a dozen libraries do when an allocation fails in the
 * middle of a page: some end the process, some forget to look, some wait for an
 * answer that was never asked for. All of them are asked to be right in the one
 * moment nobody tries. So malloc never returns NULL here: what is written so
 * far is rolled back by the server, hold starts another worker, and who sent a
 * form sends it again with the same token. tests/batch/test_memory.py does it
 * for the n-th allocation of the main pages.
 *
 * A program's own malloc stands before that of libc for every library it loads;
 * glibc's manual calls this replacing malloc. The sanitizers have one of their
 * own, which ends the process too. Exit status: 70, EX_SOFTWARE.
 */
#define BANNED_ALLOW_MEMORY
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "log.h"

#if !defined(__has_feature)
#define __has_feature(x) 0
#endif
#if !defined(__SANITIZE_ADDRESS__) && !__has_feature(address_sanitizer)

enum { EXIT_MEMORY = 70 };

/* What glibc calls its own. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

/* Without exit handlers: they may want memory. */
static void *
made(void *memory, size_t size)
{
	if (memory != NULL)
		return memory;
	log_line("fatal", "", "out of memory (%zu bytes wanted)", size);
	_exit(EXIT_MEMORY);
}

void *
malloc(size_t size)
{
	return made(__libc_malloc(size), size);
}

void *
calloc(size_t n, size_t size)
{
	return made(__libc_calloc(n, size), size);
}

/* Of size 0 it frees, and says NULL. */
void *
realloc(void *old, size_t size)
{
	void *grown = __libc_realloc(old, size);

	return size == 0 ? grown : made(grown, size);
}

void *
aligned_alloc(size_t alignment, size_t size)
{
	return made(__libc_memalign(alignment, size), size);
}

int
posix_memalign(void **out, size_t alignment, size_t size)
{
	*out = made(__libc_memalign(alignment, size), size);
	return 0;
}

#endif
