#include "str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

enum { FIRST_CAPACITY = 64 };

void
str_init(struct str *s, struct arena *mem, size_t max)
{
	size_t capacity = max < FIRST_CAPACITY ? max : FIRST_CAPACITY;

	*s = (struct str){
		.mem = mem,
		.text = arena_alloc(mem, capacity + 1),
		.capacity = capacity,
		.max = max,
	};
}

/* Room for n more bytes and the NUL. */
static void
reserve(struct str *s, size_t n)
{
	size_t capacity;
	char *text;

	if (n > s->max - s->length) {
		fprintf(stderr, "str: past its maximum of %zu bytes\n", s->max);
		abort();
	}
	if (n <= s->capacity - s->length)
		return;
	capacity = s->capacity;
	while (capacity - s->length < n)
		capacity = capacity > s->max / 2 ? s->max : capacity * 2;
	text = arena_alloc(s->mem, capacity + 1);
	memcpy(text, s->text, s->length);
	s->text = text;
	s->capacity = capacity;
}

void
str_add_n(struct str *s, const char *text, size_t n)
{
	reserve(s, n);
	if (n > 0)
		memcpy(s->text + s->length, text, n);
	s->length += n;
	s->text[s->length] = '\0';
}

void
str_add(struct str *s, const char *text)
{
	str_add_n(s, text, strlen(text));
}

void
str_add_char(struct str *s, char c)
{
	str_add_n(s, &c, 1);
}

void
str_printf(struct str *s, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		abort();
	reserve(s, (size_t)n);
	va_start(args, format);
	vsnprintf(s->text + s->length, (size_t)n + 1, format, args);
	va_end(args);
	s->length += (size_t)n;
}

const char *
str_text(const struct str *s)
{
	return s->text;
}
