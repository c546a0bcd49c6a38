#include "edxml_mime.h"

#include <string.h>
#include <strings.h>

#include "arena.h"
#include "text.h"

enum { LINE_SIZE = 8192, BOUNDARY_MAX = 100, HEADER_LINES_MAX = 200 };

struct lines {
	const char *first;
	size_t n_first;
	const struct edxml_source *source;
	char buf[LINE_SIZE];
	size_t from, to;
	bool starts; /* the next piece begins a line */
};

struct mime {
	struct cx *cx;
	const struct mime_sink *sink;
	char boundary[BOUNDARY_MAX];
	size_t n_boundary;
	struct mime_part part;
	enum { BEFORE, HEAD, BODY, AFTER } state;
	unsigned n_head;
	const char *held; /* the end of a line, which may be the boundary's */
	size_t n_held;
};

bool
mime_begins(const char *s, size_t n)
{
	static const char *const starts[] = { "--",
		"MIME-Version:", "Content-Type: multipart", "Message-ID:" };

	for (; n > 0 && strchr(" \t\r\n", *s) != NULL && *s != '\0'; n--)
		s++;
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (n > strlen(starts[i]) &&
		    strncasecmp(s, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

static bool
fill(struct lines *l)
{
	size_t n;

	if (l->from > 0) {
		memmove(l->buf, l->buf + l->from, l->to - l->from);
		l->to -= l->from;
		l->from = 0;
	}
	if (l->n_first > 0) {
		n = sizeof(l->buf) - l->to;
		n = n < l->n_first ? n : l->n_first;
		memcpy(l->buf + l->to, l->first, n);
		l->first += n;
		l->n_first -= n;
	} else {
		n = l->source->read(l->source->thing, l->buf + l->to,
		    sizeof(l->buf) - l->to);
	}
	l->to += n;
	return n > 0;
}

/* A line with its end, or a piece of a long one; false: there is no more. */
static bool
next_line(struct lines *l, const char **out, size_t *out_n, bool *out_starts)
{
	const char *end = NULL;

	for (;;) {
		if (l->to > l->from)
			end = memchr(l->buf + l->from, '\n', l->to - l->from);
		if (end != NULL || l->to - l->from == sizeof(l->buf) ||
		    !fill(l))
			break;
	}
	*out = l->buf + l->from;
	*out_n = end == NULL ? l->to - l->from : (size_t)(end - *out) + 1;
	*out_starts = l->starts;
	l->from += *out_n;
	l->starts = end != NULL;
	return *out_n > 0;
}

/* The value of a header, cut at its first parameter; or of a parameter. */
static const char *
value_of(struct arena *mem, const char *line, const char *name, char ends)
{
	const char *at = strcasestr(line, name);
	char *value;
	size_t n;

	if (at == NULL)
		return "";
	at += strlen(name);
	at += strspn(at, " \t");
	if (*at == '"' || *at == '<') {
		ends = *at == '"' ? '"' : '>';
		at++;
	}
	n = strcspn(at, ends == ';'   ? ";\r\n"
			: ends == '"' ? "\"\r\n"
				      : ">\r\n");
	value = arena_strndup(mem, at, n);
	for (; n > 0 && strchr(" \t", value[n - 1]) != NULL; n--)
		value[n - 1] = '\0';
	return text_is_utf8(value, strlen(value))
		   ? text_clean(mem, value, TEXT_LINE)
		   : "";
}

static void
take_header(struct mime *m, const char *s, size_t n)
{
	struct arena *mem = m->cx->mem;
	char *line = arena_strndup(mem, s, n);
	const char *name;

	if (strncasecmp(line, "Content-ID:", 11) == 0)
		m->part.id = value_of(mem, line, "Content-ID:", ';');
	if (strncasecmp(line, "Content-Transfer-Encoding:", 26) == 0)
		m->part.is_base64 = strcasecmp(value_of(mem, line,
						   "Encoding:", ';'),
					"base64") == 0;
	name = value_of(mem, line, "filename=", ';');
	if (*name == '\0')
		name = value_of(mem, line, " name=", ';');
	if (*name != '\0')
		m->part.name = name;
}

static bool
is_boundary(const struct mime *m, const char *s, size_t n, bool starts)
{
	return starts && m->n_boundary > 0 && n >= m->n_boundary &&
	       memcmp(s, m->boundary, m->n_boundary) == 0;
}

/* The first line that begins with "--" says what stands between parts. */
static void
take_boundary(struct mime *m, const char *s, size_t n)
{
	while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
		n--;
	if (n < 3 || n >= sizeof(m->boundary) || memcmp(s, "--", 2) != 0)
		return;
	memcpy(m->boundary, s, n);
	m->n_boundary = n;
	m->state = HEAD;
	m->part = (struct mime_part){ .number = 0, .id = "", .name = "" };
}

static enum err
next_part(struct mime *m, const char *s, size_t n)
{
	bool last = n >= m->n_boundary + 2 &&
		    memcmp(s + m->n_boundary, "--", 2) == 0;
	enum err err = OK;

	if (m->state == BODY)
		err = m->sink->end(m->sink->thing, &m->part);
	m->state = last ? AFTER : HEAD;
	m->n_head = 0;
	m->n_held = 0;
	m->part = (struct mime_part){ .number = m->part.number + 1,
		.id = "",
		.name = "" };
	return err;
}

/* The end of a line belongs to the boundary, should that follow. */
static enum err
pass_on(struct mime *m, const char *s, size_t n)
{
	enum err err = OK;
	size_t held = 0;

	if (m->n_held > 0)
		err = m->sink->bytes(m->sink->thing, &m->part, m->held,
		    m->n_held);
	if (n > 0 && s[n - 1] == '\n')
		held = n > 1 && s[n - 2] == '\r' ? 2 : 1;
	m->n_held = held;
	m->held = held == 2 ? "\r\n" : "\n";
	if (!err && n > held)
		err = m->sink->bytes(m->sink->thing, &m->part, s, n - held);
	return err;
}

static enum err
take_line(struct mime *m, const char *s, size_t n, bool starts)
{
	if (m->state == BEFORE && starts)
		take_boundary(m, s, n);
	else if (m->state != AFTER && is_boundary(m, s, n, starts))
		return next_part(m, s, n);
	else if (m->state == BODY)
		return pass_on(m, s, n);
	else if (m->state == HEAD && (s[0] == '\n' || s[0] == '\r')) {
		m->state = BODY;
		return m->sink->begin(m->sink->thing, &m->part);
	} else if (m->state == HEAD && m->n_head++ < HEADER_LINES_MAX)
		take_header(m, s, n);
	return OK;
}

enum err
mime_read(struct cx *cx, const char *first, size_t n_first,
    const struct edxml_source *source, const struct mime_sink *sink,
    bool *out_whole)
{
	struct lines *lines = arena_alloc(cx->mem, sizeof(*lines));
	struct mime m = { .cx = cx, .sink = sink };
	const char *s;
	size_t n;
	bool starts;
	enum err err = OK;

	lines->first = first;
	lines->n_first = n_first;
	lines->source = source;
	lines->starts = true;
	while (!err && m.state != AFTER && next_line(lines, &s, &n, &starts))
		err = take_line(&m, s, n, starts);
	if (!err && m.state == BODY)
		err = sink->end(sink->thing, &m.part);
	*out_whole = m.state == AFTER;
	return err;
}
