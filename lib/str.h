/*
 * str: a string that grows in an arena, up to a stated maximum.
 *
 *	struct str s;
 *	str_init(&s, cx->mem, 4096);
 *	str_add(&s, "Quý ");
 *	str_printf(&s, "%d/%d", quarter, year);
 *	return str_text(&s);
 *
 * Going past the maximum ends the process: the caller states a maximum that
 * cannot be passed, or checks lengths first. It escapes nothing: HTML belongs
 * to the templates, SQL to db, CSV to sheet.
 */
#ifndef STR_H
#define STR_H

#include <stddef.h>

#include "err.h"

struct arena;

struct str {
	struct arena *mem;
	char *text; /* always NUL-terminated */
	size_t length;
	size_t capacity;
	size_t max;
};

void str_init(struct str *s, struct arena *mem, size_t max);
void str_add(struct str *s, const char *text);
void str_add_n(struct str *s, const char *text, size_t n);
void str_add_char(struct str *s, char c);
void str_printf(struct str *s, const char *format, ...) PRINTF_LIKE(2, 3);
const char *str_text(const struct str *s);

#endif
