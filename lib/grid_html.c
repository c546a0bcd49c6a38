/*
 * grid_html: the tables of an HTML page, as word processors write them.
 *
 * No browser: tags are found, the few that make a table are understood, and of
 * all others only the words between them stay. Whatever is broken in the page
 * gives some table or none, never a fault.
 */
#include "grid.h"

#include <string.h>

#include "arena.h"
#include "str.h"
#include "text.h"

enum { TAG_MAX = 16, SPAN_MAX = 500, ENTITY_MAX = 10 };

struct tag {
	char name[TAG_MAX];
	bool closes;
	const char *from; /* its attributes */
	const char *end;  /* behind the ">" */
};

/* A cell that goes on in the rows below. */
struct span {
	size_t rows;
	const char *words;
};

struct reading {
	struct arena *mem;
	struct grid *grid;
	unsigned depth; /* of tables */
	bool in_row;
	bool in_cell;
	bool full;
	bool found;
	struct str cell;
	size_t column; /* of the cell that is open */
	size_t n;
	const char *cells[GRID_COLUMNS_MAX];
	struct span spans[GRID_COLUMNS_MAX];
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* The tag that begins at s, "<"; false: this is no tag. */
static bool
read_tag(const char *s, struct tag *out)
{
	char quote = '\0';
	size_t n = 0;

	*out = (struct tag){ .closes = s[1] == '/' };
	s += 1 + out->closes;
	if (!is_letter(*s) && *s != '!' && *s != '?')
		return false;
	for (; is_letter(*s) || (n > 0 && *s >= '0' && *s <= '9'); s++)
		if (n < TAG_MAX - 1)
			out->name[n++] = lower(*s);
	out->from = s;
	for (; *s != '\0' && (*s != '>' || quote != '\0'); s++) {
		if (quote == '\0' && (*s == '"' || *s == '\'') && s[-1] == '=')
			quote = *s;
		else if (*s == quote)
			quote = '\0';
	}
	out->end = s + (*s == '>');
	return true;
}

static bool
is(const struct tag *tag, const char *name)
{
	return strcmp(tag->name, name) == 0;
}

/* Behind the end of what begins at s and is no part of the page: a comment, a
 * style sheet; NULL: it is a part. */
static const char *
skip(const char *s, const struct tag *tag)
{
	static const char *const dropped[] = { "style", "script", "head",
		"title", "xml", NULL };
	const char *end;

	if (strncmp(s, "<!--", 4) == 0) {
		end = strstr(s + 4, "-->");
		return end == NULL ? s + strlen(s) : end + 3;
	}
	if (tag->closes)
		return NULL;
	for (size_t i = 0; dropped[i] != NULL; i++) {
		size_t n = strlen(dropped[i]);

		if (!is(tag, dropped[i]))
			continue;
		for (end = strstr(tag->end, "</"); end != NULL;
		     end = strstr(end + 2, "</"))
			if (strncasecmp(end + 2, dropped[i], n) == 0)
				return end;
		return s + strlen(s);
	}
	return NULL;
}

/* The number an attribute says, from 1; 1 when it says none. */
static size_t
span_of(const struct tag *tag, const char *name)
{
	size_t n = strlen(name);
	size_t value = 0;

	for (const char *s = tag->from; s + n < tag->end; s++) {
		if (strncasecmp(s, name, n) != 0)
			continue;
		for (s += n; s < tag->end && strchr(" =\"'", *s) != NULL; s++)
			;
		for (; *s >= '0' && *s <= '9' && value < SPAN_MAX; s++)
			value = value * 10 + (size_t)(*s - '0');
		break;
	}
	return value == 0 ? 1 : value > SPAN_MAX ? SPAN_MAX : value;
}

/* Words ------------------------------------------------------------------- */

static void
say(struct reading *r, const char *s, size_t n)
{
	if (r->in_cell && r->cell.length + n <= GRID_CELL_MAX)
		str_add_n(&r->cell, s, n);
}

static void
say_code(struct reading *r, unsigned long code)
{
	char s[4];
	size_t n = 1;

	if (code < 0x80) {
		s[0] = (char)code;
	} else if (code < 0x800) {
		s[0] = (char)(0xc0 | code >> 6);
		n = 2;
	} else if (code < 0x10000) {
		s[0] = (char)(0xe0 | code >> 12);
		n = 3;
	} else {
		s[0] = (char)(0xf0 | code >> 18);
		n = 4;
	}
	for (size_t i = 1; i < n; i++)
		s[i] = (char)(0x80 | (code >> (6 * (n - 1 - i)) & 0x3f));
	if (code != 0 && text_is_utf8(s, n))
		say(r, s, n);
}

/* "&amp;", "&#7871;", "&#x1ebf;": its length at s, 0 for none. */
static size_t
read_entity(struct reading *r, const char *s)
{
	static const struct {
		const char *name;
		const char *words;
	} known[] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" }, { "&apos;", "'" }, { "&nbsp;", " " },
		{ "&ndash;", "–" }, { "&mdash;", "—" }, { "&ldquo;", "“" },
		{ "&rdquo;", "”" }, { "&hellip;", "…" } };
	unsigned base = s[1] == '#' && lower(s[2]) == 'x' ? 16 : 10;
	unsigned long code = 0;
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (strncmp(s, known[i].name, strlen(known[i].name)) != 0)
			continue;
		say(r, known[i].words, strlen(known[i].words));
		return strlen(known[i].name);
	}
	if (s[1] != '#')
		return 0;
	for (i = base == 16 ? 3 : 2; i < ENTITY_MAX; i++) {
		char c = lower(s[i]);
		unsigned digit = c >= '0' && c <= '9' ? (unsigned)(c - '0')
				 : c >= 'a' && c <= 'f'
				     ? (unsigned)(c - 'a') + 10
				     : 16;

		if (digit >= base)
			break;
		code = code * base + digit;
	}
	if (s[i] != ';' || code > 0x10ffff)
		return 0;
	say_code(r, code);
	return i + 1;
}

/* Tables ------------------------------------------------------------------ */

/* What goes on from the row above stands before the next cell. */
static void
take_spans(struct reading *r)
{
	while (r->n < GRID_COLUMNS_MAX && r->spans[r->n].rows > 0) {
		r->spans[r->n].rows--;
		r->cells[r->n] = r->spans[r->n].words;
		r->n++;
	}
}

static void
end_cell(struct reading *r)
{
	if (!r->in_cell)
		return;
	r->in_cell = false;
	if (r->column < GRID_COLUMNS_MAX) {
		const char *words = text_clean(r->mem, str_text(&r->cell),
		    TEXT_LINES);

		r->cells[r->column] = words;
		r->spans[r->column].words = words;
	}
}

static void
end_row(struct reading *r)
{
	end_cell(r);
	if (!r->in_row)
		return;
	r->in_row = false;
	take_spans(r);
	if (r->n > 0 && !grid_add(r->mem, r->grid, r->cells, r->n))
		r->full = true;
}

static void
begin_row(struct reading *r)
{
	end_row(r);
	r->in_row = true;
	r->n = 0;
}

static void
begin_cell(struct reading *r, const struct tag *tag)
{
	size_t columns = span_of(tag, "colspan");

	end_cell(r);
	if (!r->in_row)
		begin_row(r);
	take_spans(r);
	r->in_cell = true;
	r->column = r->n;
	str_init(&r->cell, r->mem, GRID_CELL_MAX + 1);
	if (r->n == GRID_COLUMNS_MAX)
		r->grid->cut = true;
	for (; columns > 0 && r->n < GRID_COLUMNS_MAX; columns--) {
		r->spans[r->n] = (struct span){ span_of(tag, "rowspan") - 1,
			"" };
		r->cells[r->n++] = "";
	}
}

static void
take_table(struct reading *r, const struct tag *tag)
{
	if (!tag->closes) {
		r->depth++;
		r->found = true;
	} else if (r->depth > 0) {
		r->depth--;
	}
	if (r->depth > 1 || (r->depth == 1 && tag->closes))
		return;
	end_row(r);
	memset(r->spans, 0, sizeof(r->spans));
}

static void
take_tag(struct reading *r, const struct tag *tag)
{
	bool own = r->depth == 1;

	if (is(tag, "table"))
		take_table(r, tag);
	else if (own && is(tag, "tr") && !tag->closes)
		begin_row(r);
	else if (own && is(tag, "tr"))
		end_row(r);
	else if (own && (is(tag, "td") || is(tag, "th")) && !tag->closes)
		begin_cell(r, tag);
	else if (own && (is(tag, "td") || is(tag, "th")))
		end_cell(r);
	else if (is(tag, "br") || is(tag, "p") || is(tag, "li") ||
		 is(tag, "div"))
		say(r, "\n", 1);
}

/* Line ends of the page are blanks; those that show are tags. */
static size_t
take_words(struct reading *r, const char *s)
{
	size_t n = *s == '&' ? read_entity(r, s) : 0;

	if (n > 0)
		return n;
	if (strchr(" \t\r\n", *s) != NULL) {
		say(r, " ", 1);
		return 1 + strspn(s + 1, " \t\r\n");
	}
	n = 1 + strcspn(s + 1, "<& \t\r\n");
	say(r, s, n);
	return n;
}

bool
grid_read_html(struct arena *mem, const char *html, struct grid *out)
{
	struct reading r = { .mem = mem, .grid = out };
	const char *s = html;

	*out = (struct grid){ .n = 0 };
	while (*s != '\0' && !r.full) {
		const char *end;
		struct tag tag;

		if (*s != '<' || !read_tag(s, &tag)) {
			s += take_words(&r, s);
			continue;
		}
		end = skip(s, &tag);
		if (end == NULL) {
			take_tag(&r, &tag);
			end = tag.end;
		}
		s = end;
	}
	if (!r.full)
		end_row(&r);
	return r.found && out->n > 0;
}
