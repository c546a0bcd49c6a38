#define BANNED_ALLOW_MEMORY
#include "arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The sanitizers see single allocations, not what is cut from a chunk. */
#if defined(__SANITIZE_ADDRESS__) && !defined(ARENA_DEBUG)
#define ARENA_DEBUG
#endif

/*
 * Chunks of at least CHUNK bytes in a list, newest first. A reset keeps the
 * first chunk, so that a small request costs no malloc at all. Under
 * ARENA_DEBUG a chunk holds exactly one allocation and none is kept.
 */
enum { CHUNK = 32 * 1024, ALIGN = _Alignof(max_align_t) };

struct chunk {
	struct chunk *next;
	size_t size;
	size_t used;
	_Alignas(max_align_t) unsigned char bytes[];
};

struct cleanup {
	struct cleanup *next;
	void (*fn)(void *thing);
	void *thing;
};

struct arena {
	size_t limit;
	size_t alive;
	struct chunk *chunks;
	struct cleanup *cleanups;
};

static void die(const char *why, size_t size, size_t limit)
    __attribute__((noreturn));

static void
die(const char *why, size_t size, size_t limit)
{
	fprintf(stderr, "arena: %s (%zu bytes wanted, limit %zu)\n", why, size,
	    limit);
	abort();
}

static struct chunk *
chunk_add(struct arena *mem, size_t size)
{
	struct chunk *chunk;

	/* cppcheck-suppress memleak ; owned by mem */
	chunk = malloc(sizeof(*chunk) + size);
	if (chunk == NULL)
		die("out of memory", size, mem->limit);
	chunk->size = size;
	chunk->used = 0;
	chunk->next = mem->chunks;
	mem->chunks = chunk;
	return chunk;
}

struct arena *
arena_open(size_t limit)
{
	struct arena *mem;

	mem = calloc(1, sizeof(*mem));
	if (mem == NULL)
		die("out of memory", sizeof(*mem), limit);
	mem->limit = limit;
	return mem;
}

static void
run_cleanups(struct arena *mem)
{
	struct cleanup *cleanup;

	while ((cleanup = mem->cleanups) != NULL) {
		mem->cleanups = cleanup->next;
		cleanup->fn(cleanup->thing);
	}
}

static bool
worth_keeping(const struct chunk *chunk)
{
#ifdef ARENA_DEBUG
	(void)chunk;
	return false;
#else
	return chunk->next == NULL && chunk->size == CHUNK;
#endif
}

void
arena_reset(struct arena *mem)
{
	struct chunk *chunk, *next;

	run_cleanups(mem);
	for (chunk = mem->chunks; chunk != NULL; chunk = next) {
		next = chunk->next;
		if (worth_keeping(chunk))
			break;
		free(chunk);
	}
	mem->chunks = chunk;
	if (chunk != NULL)
		chunk->used = 0;
	mem->alive = 0;
}

void
arena_close(struct arena *mem)
{
	if (mem == NULL)
		return;
	arena_reset(mem);
	free(mem->chunks);
	free(mem);
}

static struct chunk *
chunk_for(struct arena *mem, size_t size)
{
#ifdef ARENA_DEBUG
	return chunk_add(mem, size);
#else
	struct chunk *large, *newest = mem->chunks;

	if (newest != NULL && newest->size - newest->used >= size)
		return newest;
	if (newest == NULL || size <= CHUNK / 4)
		return chunk_add(mem, size > CHUNK ? size : CHUNK);
	/* A large one goes behind the newest, whose rest stays usable. */
	large = chunk_add(mem, size);
	mem->chunks = newest;
	large->next = newest->next;
	newest->next = large;
	return large;
#endif
}

void *
arena_alloc(struct arena *mem, size_t size)
{
	struct chunk *chunk;
	size_t rounded;
	void *out;

	if (size > SIZE_MAX - 2 * ALIGN)
		die("size overflow", size, mem->limit);
	rounded = (size + ALIGN - 1) / ALIGN * ALIGN;
	if (rounded > mem->limit - mem->alive)
		die("limit reached", size, mem->limit);
#ifdef ARENA_DEBUG
	chunk = chunk_for(mem, size);
#else
	if (rounded == 0)
		rounded = ALIGN;
	chunk = chunk_for(mem, rounded);
#endif
	out = chunk->bytes + chunk->used;
	chunk->used += rounded;
	mem->alive += rounded;
	if (size > 0)
		memset(out, 0, size);
	return out;
}

void *
arena_array(struct arena *mem, size_t n, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(n, size, &total))
		die("array overflow", n, mem->limit);
	return arena_alloc(mem, total);
}

char *
arena_strndup(struct arena *mem, const char *s, size_t n)
{
	size_t length = strnlen(s, n);
	char *out = arena_alloc(mem, length + 1);

	memcpy(out, s, length);
	return out;
}

char *
arena_strdup(struct arena *mem, const char *s)
{
	return arena_strndup(mem, s, strlen(s));
}

char *
arena_printf(struct arena *mem, const char *format, ...)
{
	va_list args;
	int length;
	char *out;

	assert(format != NULL);
	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		die("bad format", 0, mem->limit);
	out = arena_alloc(mem, (size_t)length + 1);
	va_start(args, format);
	vsnprintf(out, (size_t)length + 1, format, args);
	va_end(args);
	return out;
}

void
arena_on_reset(struct arena *mem, void (*fn)(void *thing), void *thing)
{
	struct cleanup *cleanup = arena_alloc(mem, sizeof(*cleanup));

	cleanup->fn = fn;
	cleanup->thing = thing;
	cleanup->next = mem->cleanups;
	mem->cleanups = cleanup;
}
