#define BANNED_ALLOW_MEMORY
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "arena.h"

/*
 * The base letter of each character of the Latin blocks, ' ' for what is no
 * letter. A table because folding is done for every word that is stored or
 * searched; 32 characters a line; checked against the decompositions of
 * libunistring by the test.
 */
enum {
	LATIN_START = 0x80,
	LATIN_END = 0x250,
	MORE_START = 0x1e00,
	MORE_END = 0x1f00
};

static const char latin[] = "                                "
			    "          a\"      23'    1o\"    "
			    "aaaaaaaceeeeiiiidnoooooxouuuuyts"
			    "aaaaaaaceeeeiiiidnooooo ouuuuyty"
			    "aaaaaaccccccccddddeeeeeeeeeegggg"
			    "gggghhhhiiiiiiiiii  jjkkkllllll "
			    " llnnnnnnnnnoooooooorrrrrrssssss"
			    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
			    "         dd                     "
			    "oo             uu               "
			    "             aaiioouuuuuuuuuu aa"
			    "aa    ggkkoooo  j   gg  nnaa    "
			    "aaaaeeeeiiiioooorrrruuuusstt  hh"
			    "      aaeeooooooooyy            "
			    "                ";

static const char more[] = "aabbbbbbccddddddddddeeeeeeeeeeff"
			   "gghhhhhhhhhhiiiikkkkkkllllllllmm"
			   "mmmmnnnnnnnnoooooooopppprrrrrrrr"
			   "ssssssssssttttttttuuuuuuuuuuvvvv"
			   "wwwwwwwwwwxxxxyyzzzzzzhtwy    sd"
			   "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
			   "eeeeeeeeiiiioooooooooooooooooooo"
			   "oooouuuuuuuuuuuuuuyyyyyyyy      ";

_Static_assert(sizeof(latin) == LATIN_END - LATIN_START + 1, "one each");
_Static_assert(sizeof(more) == MORE_END - MORE_START + 1, "one each");

/*
 * Length of the valid sequence at s, 0 if it is none; *out is the character.
 * Reads no byte behind an invalid one, so a NUL is never passed.
 */
static size_t
decode(const unsigned char *s, uint32_t *out)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t i, length;
	uint32_t c;

	if (s[0] < 0x80) {
		*out = s[0];
		return 1;
	}
	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 0;
	length = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
	c = s[0] & (0x7fU >> length);
	for (i = 1; i < length; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (s[i] & 0x3f);
	}
	if (c < least[length] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		return 0;
	*out = c;
	return length;
}

bool
text_is_utf8(const char *s, size_t n)
{
	unsigned char tail[8] = { 0 };
	const unsigned char *at;
	uint32_t c = 0;
	size_t i = 0, length;

	while (i < n) {
		at = (const unsigned char *)s + i;
		if (*at != 0 && *at < 0x80) {
			i++;
			continue;
		}
		/* s need not end with a NUL that would stop decode. */
		if (n - i < 4) {
			memcpy(tail, at, n - i);
			at = tail;
		}
		length = decode(at, &c);
		if (length == 0 || c == 0 || length > n - i)
			return false;
		i += length;
	}
	return true;
}

enum sort { SORT_KEEP, SORT_BLANK, SORT_NEWLINE, SORT_DROP };

static enum sort
sort_of_ascii(uint32_t c)
{
	if (c == '\n' || c == '\r')
		return SORT_NEWLINE;
	if (c == '\t' || c == '\v' || c == '\f')
		return SORT_BLANK;
	return c < 0x20 || c == 0x7f ? SORT_DROP : SORT_KEEP;
}

/* What text_clean does with a character. */
static enum sort
sort_of(uint32_t c)
{
	if (c < 0x80)
		return sort_of_ascii(c);
	if (c < 0xa0 || c == 0xad) /* C1 controls, soft hyphen */
		return SORT_DROP;
	if (c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
	    c == 0x202f || c == 0x205f || c == 0x3000)
		return SORT_BLANK;
	if (c == 0x2028 || c == 0x2029)
		return SORT_NEWLINE;
	if (c == 0x34f || c == 0x61c || c == 0x180e ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
	    (c >= 0xfff9 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe ||
	    (c >= 0xfdd0 && c <= 0xfdef) || (c >= 0xe0000 && c <= 0xe0fff))
		return SORT_DROP;
	return SORT_KEEP;
}

/* Precomposed Vietnamese and all below the marks is in normal form C. */
static bool
is_surely_nfc(uint32_t c)
{
	return c < 0x300 || (c >= 0x1ea0 && c <= 0x1ef9) ||
	       (c >= 0x2010 && c <= 0x2027);
}

/* Copies what is kept of s to out; returns the length. */
static size_t
filter(const char *s, enum text_shape shape, char *out, bool *nfc)
{
	const unsigned char *at = (const unsigned char *)s;
	size_t length, n = 0;
	enum sort sort;
	uint32_t c = 0;

	*nfc = true;
	for (; *at != 0; at += length) {
		length = decode(at, &c);
		if (length == 0) { /* not promised: drop the byte */
			length = 1;
			continue;
		}
		if (c == '\r' && at[1] == '\n')
			continue;
		sort = sort_of(c);
		if (sort == SORT_DROP)
			continue;
		if (sort == SORT_NEWLINE && shape == TEXT_LINES)
			out[n++] = '\n';
		else if (sort != SORT_KEEP)
			out[n++] = ' ';
		else {
			*nfc = *nfc && is_surely_nfc(c);
			memcpy(out + n, at, length);
			n += length;
		}
	}
	return n;
}

static const char *
trimmed(struct arena *mem, const char *s, size_t n)
{
	while (n > 0 && (*s == ' ' || *s == '\n')) {
		s++;
		n--;
	}
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\n'))
		n--;
	return arena_strndup(mem, s, n);
}

const char *
text_clean(struct arena *mem, const char *s, enum text_shape shape)
{
	char *kept = arena_alloc(mem, strlen(s) + 1);
	const char *out;
	uint8_t *normal;
	size_t n;
	bool nfc;

	n = filter(s, shape, kept, &nfc);
	if (nfc)
		return trimmed(mem, kept, n);
	normal = u8_normalize(UNINORM_NFC, (const uint8_t *)kept, n, NULL, &n);
	if (normal == NULL)
		abort(); /* kept is valid: only memory can be missing */
	out = trimmed(mem, (const char *)normal, n);
	free(normal);
	return out;
}

size_t
text_length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

const char *
text_shorten(struct arena *mem, const char *s, size_t n)
{
	size_t i, count = 0;

	for (i = 0; s[i] != '\0'; i++) {
		if (((unsigned char)s[i] & 0xc0) == 0x80)
			continue;
		if (count++ == n)
			break;
	}
	if (s[i] == '\0')
		return arena_strndup(mem, s, i);
	while (i > 0 && s[i - 1] == ' ')
		i--;
	return arena_printf(mem, "%.*s…", (int)i, s);
}

enum { DROP = 0, BLANK = ' ' };

/* Punctuation that people and word processors type instead of ASCII. */
static char
fold_other(uint32_t c)
{
	if ((c >= 0x300 && c <= 0x36f) || (c >= 0x1ab0 && c <= 0x1aff) ||
	    (c >= 0x1dc0 && c <= 0x1dff) || (c >= 0x20d0 && c <= 0x20ff) ||
	    (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff)
		return DROP;
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
		return '-';
	if (c >= 0x2018 && c <= 0x201b)
		return '\'';
	if (c >= 0x201c && c <= 0x201f)
		return '"';
	if (c >= 0xff01 && c <= 0xff5e) /* full width forms */
		return (char)(c - 0xff01 + '!');
	return BLANK;
}

static char
fold_ascii(unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c > ' ' && c < 0x7f ? (char)c : BLANK;
}

static char
fold_character(uint32_t c)
{
	if (c >= MORE_START && c < MORE_END)
		return more[c - MORE_START];
	if (c == 0xad)
		return DROP;
	if (c < LATIN_END)
		return latin[c - LATIN_START];
	c = (unsigned char)fold_other(c);
	return c == DROP ? DROP : fold_ascii((unsigned char)c);
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static const char *
fold(struct arena *mem, const char *s, bool words)
{
	const unsigned char *at = (const unsigned char *)s;
	char c, *out = arena_alloc(mem, strlen(s) + 1);
	size_t length, n = 0;
	uint32_t code = 0;

	for (; *at != 0; at += length) {
		length = 1;
		if (*at < LATIN_START)
			c = fold_ascii(*at);
		else {
			length = decode(at, &code);
			if (length == 0) { /* not promised: drop the byte */
				length = 1;
				continue;
			}
			c = fold_character(code);
			if (c == DROP)
				continue;
		}
		if (words && !is_word(c))
			c = BLANK;
		if (c != BLANK || (n > 0 && out[n - 1] != BLANK))
			out[n++] = c;
	}
	if (n > 0 && out[n - 1] == BLANK)
		n--;
	out[n] = '\0';
	return out;
}

const char *
text_upper(struct arena *mem, const char *s)
{
	size_t n = 0;
	uint8_t *upper = u8_toupper((const uint8_t *)s, strlen(s), NULL,
	    UNINORM_NFC, NULL, &n);
	const char *kept;

	if (upper == NULL)
		return arena_strdup(mem, s);
	kept = arena_strndup(mem, (const char *)upper, n);
	free(upper);
	return kept;
}

const char *
text_fold(struct arena *mem, const char *s)
{
	return fold(mem, s, false);
}

const char *
text_fold_words(struct arena *mem, const char *s)
{
	return fold(mem, s, true);
}

bool
text_equal(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

bool
text_is_empty(const char *s)
{
	return s == NULL || *s == '\0';
}

bool
text_to_int(const char *s, long long min, long long max, long long *out)
{
	long long value = 0;
	bool negative;

	if (s == NULL)
		return false;
	negative = *s == '-';
	s += negative;
	if (*s == '\0')
		return false;
	for (; *s != '\0'; s++) {
		int digit = *s - '0';

		if (digit < 0 || digit > 9 ||
		    __builtin_mul_overflow(value, 10, &value) ||
		    __builtin_add_overflow(value, negative ? -digit : digit,
			&value))
			return false;
	}
	if (value < min || value > max)
		return false;
	*out = value;
	return true;
}
