/*
 * arena: memory that lives exactly as long as one piece of work.
 *
 * arena_alloc never returns NULL and always zeroes. Out of memory
 * (lib/memory.c, for the libraries too), or past the limit given to arena_open
 * (a request that needs more is a bug), ends the process loudly; the supervisor
 * starts a new one. Nothing is freed one by one; arena_reset gives everything
 * back and runs the cleanups in reverse.
 *
 * In the sanitizer build (ARENA_DEBUG) each allocation is a malloc of its own,
 * so that an overrun of one byte is seen.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "err.h"

struct arena;

/* limit: the most bytes that may be alive at once. Never NULL. */
struct arena *arena_open(size_t limit) __attribute__((returns_nonnull));
void arena_reset(struct arena *mem);
void arena_close(struct arena *mem); /* accepts NULL */

/* Zeroed, aligned for any type; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *mem, size_t size)
    __attribute__((returns_nonnull, malloc));
/* n * size, overflow ends the process. */
void *arena_array(struct arena *mem, size_t n, size_t size)
    __attribute__((returns_nonnull, malloc));
char *arena_strdup(struct arena *mem, const char *s)
    __attribute__((returns_nonnull));
char *arena_strndup(struct arena *mem, const char *s, size_t n)
    __attribute__((returns_nonnull));
char *arena_printf(struct arena *mem, const char *format, ...) PRINTF_LIKE(2, 3)
    __attribute__((returns_nonnull));

/* Run fn(thing) when mem is reset or closed; last registered runs first. */
void arena_on_reset(struct arena *mem, void (*fn)(void *thing), void *thing);

#endif
