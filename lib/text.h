/*
 * text: Vietnamese text in UTF-8.
 *
 * Everything a person types goes through text_clean once, at the border
 * (form.c): valid UTF-8, normal form C, no control characters, no
 * direction overrides. Two spellings that look alike are then equal bytes.
 *
 * The search fold maps what people mean to the same ASCII: marks removed, đ
 * and the look-alike Ð (U+00D0) to d, lower case, runs of blanks to one
 * blank. "Khánh Hoà", "Khánh Hòa" and "KHANH HOA" all fold to "khanh hoa".
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Valid UTF-8 without overlongs, surrogates or NUL? */
bool text_is_utf8(const char *s, size_t n);

enum text_shape {
	TEXT_LINE, /* one line: newlines and tabs become blanks */
	TEXT_LINES /* newlines kept (CRLF becomes LF), tabs become blanks */
};

/*
 * Cleans valid UTF-8: NFC, trimmed at both ends, no C0/C1 controls (but LF in
 * TEXT_LINES), NBSP and other blanks become a blank, bidi overrides and
 * zero-width characters dropped. In mem.
 */
const char *text_clean(struct arena *mem, const char *s, enum text_shape shape);

/* What a person counts: code points of NFC text. */
size_t text_length(const char *s);

/* In capitals: "Khánh Hòa" to "KHÁNH HÒA". In mem. */
const char *text_upper(struct arena *mem, const char *s);

/* The first n characters, with "…" when something was cut. In mem. */
const char *text_shorten(struct arena *mem, const char *s, size_t n);

/*
 * The search fold: ASCII only; letters and digits lower case, all else kept
 * if ASCII punctuation ('/', '-', '.'), blanks collapsed. In mem.
 */
const char *text_fold(struct arena *mem, const char *s);

/* The fold with every character but letters and digits as a blank: words. */
const char *text_fold_words(struct arena *mem, const char *s);

/* Case-sensitive equality of NULL-safe strings. */
bool text_equal(const char *a, const char *b);
bool text_is_empty(const char *s); /* NULL or "" */

/* Whole string is a decimal number from min to max; otherwise false. */
bool text_to_int(const char *s, long long min, long long max, long long *out);

#endif
