/* import_parts: a cell that names several times, each with what is due then. */
#include "import.h"

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "deadline.h"
#include "text.h"

struct reading {
	struct arena *mem;
	const struct profile *profile;
	const struct calendar *calendar;
	int32_t issued_on;
};

static bool
is_time(const struct reading *r, const char *words)
{
	struct deadline d;

	return !text_is_empty(words) &&
	       deadline_read(r->mem, r->profile, r->calendar, words,
		   r->issued_on, &d) == DEADLINE_CLEAR &&
	       d.due_on != NO_DAY && deadline_kind_has_date(d.kind);
}

static const char *
piece(const struct reading *r, const char *from, const char *to)
{
	from += strspn(from, " -:,.;()\n");
	while (to > from && strchr(" -:,.;\n", to[-1]) != NULL)
		to--;
	if (to > from && to[-1] == ')' &&
	    memchr(from, '(', (size_t)(to - from)) == NULL)
		to--;
	if (from >= to)
		return "";
	return text_clean(r->mem,
	    arena_strndup(r->mem, from, (size_t)(to - from)), TEXT_LINE);
}

/* The time at the beginning of a piece: "Quý I/2026
 * lựa chọn nhiệm vụ". */
static bool
time_in_front(const struct reading *r, const char *s, const char *end,
    struct import_part *out)
{
	bool found = false;

	for (const char *at = s; at <= end; at++) {
		const char *words;

		if (at < end && *at != ' ' && *at != ':' && *at != '(')
			continue;
		words = piece(r, s, at);
		/* Longer only by what says more: "báo cáo" does not. */
		if (!is_time(r, words) ||
		    (found && strpbrk(words + strlen(out->deadline),
				  "0123456789") == NULL))
			continue;
		out->deadline = words;
		out->content = piece(r, at, end);
		found = true;
	}
	return found;
}

/* Or at its end: "các sở có văn bản đề xuất trước ngày 15/3/2026". */
static bool
time_behind(const struct reading *r, const char *s, const char *end,
    struct import_part *out)
{
	for (const char *at = s; at < end; at++) {
		const char *words;

		if (*at != ' ')
			continue;
		words = piece(r, at, end);
		if (!is_time(r, words))
			continue;
		out->deadline = words;
		out->content = piece(r, s, at);
		return true;
	}
	return false;
}

/* Pieces end at a semicolon, a line end, or a full stop before a blank. */
static const char *
piece_end(const char *s)
{
	while (*s != '\0' && *s != ';' && *s != '\n' &&
	       !(*s == '.' && (s[1] == ' ' || s[1] == '\0')))
		s++;
	return s;
}

static bool
read_part(const struct reading *r, const char *s, const char *end,
    struct import_part *out)
{
	*out = (struct import_part){ "", "" };
	return time_in_front(r, s, end, out) || time_behind(r, s, end, out);
}

/* What is left of a part names another day: which one is meant is not clear. */
static bool
has_date(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s == '/' && s[1] >= '0' && s[1] <= '9')
			return true;
	return false;
}

void
import_read_parts(struct arena *mem, const struct profile *profile,
    const struct calendar *calendar, const char *cell, int32_t issued_on,
    struct import_parts *out)
{
	const struct reading r = { mem, profile, calendar, issued_on };
	const char *s = cell;
	size_t n = 0;

	out->n = 0;
	while (*s != '\0') {
		const char *end = piece_end(s);

		if (!text_is_empty(piece(&r, s, end))) {
			if (n == IMPORT_PARTS_MAX ||
			    !read_part(&r, s, end, &out->items[n]) ||
			    text_is_empty(out->items[n].content) ||
			    has_date(out->items[n].content))
				return;
			n++;
		}
		s = end + (*end != '\0');
	}
	if (n >= 2)
		out->n = n;
}
