#include "multipart.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "arena.h"
#include "crypto.h"
#include "str.h"
#include "text.h"

enum { WINDOW = 65536, HEADERS_MAX = 4096, BOUNDARY_MAX = 70 };

struct reader {
	struct arena *mem;
	const struct body_limits *limits;
	const struct body_source *source;
	struct param_list *params;
	struct upload_list *uploads;
	size_t params_room;
	size_t text_bytes;
	struct body_defect defect;
	char *window;
	size_t start;
	size_t end;
	char delimiter[BOUNDARY_MAX + 8]; /* CR LF "--" boundary */
	size_t n_delimiter;
};

/* Where the content of one part goes. */
struct part {
	const char *name;
	const char *filename; /* NULL: a value, not a file */
	struct str text;
	int fd; /* -1: not written */
	struct sha256 *sum;
	struct upload upload;
};

static void
break_off(struct reader *r, enum err kind, const char *reason)
{
	if (r->defect.kind)
		return;
	r->defect.kind = kind;
	r->defect.reason = reason;
}

bool
param_name_is_good(const char *name, size_t n)
{
	if (n == 0 || n > PARAM_NAME_MAX)
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = name[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
			c == '_'))
			return false;
	}
	return true;
}

/* Moves what is left to the front and reads more; false at the end. */
static bool
refill(struct reader *r)
{
	size_t n;

	if (r->start > 0) {
		memmove(r->window, r->window + r->start, r->end - r->start);
		r->end -= r->start;
		r->start = 0;
	}
	if (r->end == WINDOW)
		return false;
	n = r->source->read(r->source->thing, r->window + r->end,
	    WINDOW - r->end);
	r->end += n;
	return n > 0;
}

static void
drain(struct reader *r)
{
	r->start = r->end = 0;
	while (refill(r))
		r->start = r->end = 0;
}

static bool
have(struct reader *r, size_t n)
{
	while (r->end - r->start < n) {
		if (!refill(r))
			return false;
	}
	return true;
}

static void
write_file(struct reader *r, struct part *part, const char *data, size_t n)
{
	if (part->upload.size + n > r->limits->upload_max) {
		break_off(r, ERR_TOO_LARGE, "a file is over the limit");
		return;
	}
	part->upload.size += n;
	sha256_add(part->sum, data, n);
	while (n > 0) {
		ssize_t done = write(part->fd, data, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0) {
			break_off(r, err_of_write(errno),
			    "an upload cannot be written");
			return;
		}
		data += done;
		n -= (size_t)done;
	}
}

static void
take_content(struct reader *r, struct part *part, const char *data, size_t n)
{
	if (r->defect.kind || n == 0)
		return;
	if (part->fd >= 0) {
		write_file(r, part, data, n);
		return;
	}
	if (part->filename != NULL) {
		break_off(r, ERR_MALFORMED, "a file without a name");
		return;
	}
	r->text_bytes += n;
	if (r->text_bytes > BODY_TEXT_MAX) {
		break_off(r, ERR_TOO_LARGE, "the body is over the limit");
		return;
	}
	str_add_n(&part->text, data, n);
}

/* Content up to the next delimiter, which is consumed; false: no delimiter. */
static bool
read_content(struct reader *r, struct part *part)
{
	for (;;) {
		size_t n = r->end - r->start;
		const char *from = r->window + r->start;
		const char *hit = NULL;
		size_t safe;

		if (n >= r->n_delimiter)
			hit = memmem(from, n, r->delimiter, r->n_delimiter);
		if (hit != NULL) {
			if (part != NULL)
				take_content(r, part, from,
				    (size_t)(hit - from));
			r->start += (size_t)(hit - from) + r->n_delimiter;
			return true;
		}
		safe = n >= r->n_delimiter ? n - r->n_delimiter + 1 : 0;
		if (part != NULL)
			take_content(r, part, from, safe);
		r->start += safe;
		if (!refill(r))
			return false;
	}
}

/* The header lines of a part, without the empty line; NULL: none. */
static char *
read_headers(struct reader *r)
{
	for (;;) {
		size_t n = r->end - r->start;
		char *from = r->window + r->start;
		char *hit = memmem(from, n, "\r\n\r\n", 4);
		char *headers;

		if (hit != NULL && hit - from <= HEADERS_MAX) {
			headers = arena_strndup(r->mem, from,
			    (size_t)(hit - from) + 2);
			r->start += (size_t)(hit - from) + 4;
			return headers;
		}
		if (hit != NULL || n > HEADERS_MAX || !refill(r))
			return NULL;
	}
}

/* A quoted parameter of Content-Disposition in mem, or NULL. */
static const char *
disposition_get(struct arena *mem, const char *line, const char *name)
{
	size_t n_name = strlen(name);
	const char *s = line;

	while ((s = strchr(s, ';')) != NULL) {
		const char *close;
		bool wanted;

		s++;
		while (*s == ' ' || *s == '\t')
			s++;
		wanted = strncasecmp(s, name, n_name) == 0 && s[n_name] == '=';
		s = strchr(s, '=');
		if (s == NULL || s[1] != '"')
			return NULL;
		s += 2;
		close = strchr(s, '"');
		if (close == NULL)
			return NULL;
		if (wanted)
			return arena_strndup(mem, s, (size_t)(close - s));
		s = close + 1;
	}
	return NULL;
}

/* The last component, one clean line, not too long; keeps the extension. */
static const char *
clean_filename(struct reader *r, const char *s)
{
	for (const char *p = s; *p != '\0'; p++) {
		if (*p == '/' || *p == '\\')
			s = p + 1;
	}
	if (!text_is_utf8(s, strlen(s))) {
		break_off(r, ERR_MALFORMED, "the name of a file is not UTF-8");
		return "";
	}
	s = text_clean(r->mem, s, TEXT_LINE);
	while (strlen(s) > UPLOAD_NAME_MAX || (*s & 0xc0) == 0x80)
		s++;
	return s;
}

static bool
open_part(struct reader *r, struct part *part)
{
	char *headers = read_headers(r);
	char *line = headers;
	char *eol;
	static const char wanted[] = "Content-Disposition: form-data";

	if (headers == NULL || strlen(headers) < 2)
		return false;
	for (; (eol = strstr(line, "\r\n")) != NULL; line = eol + 2) {
		*eol = '\0';
		if (strncasecmp(line, wanted, sizeof(wanted) - 1) != 0)
			continue;
		part->name = disposition_get(r->mem, line, "name");
		part->filename = disposition_get(r->mem, line, "filename");
	}
	return part->name != NULL &&
	       param_name_is_good(part->name, strlen(part->name));
}

/* A file of its own for each upload, readable by nobody else. */
static void
open_file(struct reader *r, struct part *part)
{
	char *path;

	if (r->uploads->n == UPLOADS_MAX) {
		break_off(r, ERR_TOO_LARGE, "too many files");
		return;
	}
	part->filename = clean_filename(r, part->filename);
	path = arena_printf(r->mem, "%s/upload-%s", r->limits->upload_dir,
	    crypto_random_hex(r->mem, 16));
	part->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
	if (part->fd < 0) {
		break_off(r, err_of_write(errno), "an upload cannot be made");
		return;
	}
	part->upload.field = part->name;
	part->upload.name = part->filename;
	part->upload.path = path;
	part->sum = sha256_open();
}

static void
add_param(struct reader *r, const struct part *part)
{
	struct param_list *list = r->params;
	const char *value = str_text(&part->text);

	if (list->n == PARAMS_MAX) {
		break_off(r, ERR_TOO_LARGE, "too many parameters");
		return;
	}
	if (!text_is_utf8(value, part->text.length)) {
		break_off(r, ERR_MALFORMED, "a value is not UTF-8");
		return;
	}
	if (list->n == r->params_room) {
		struct param *items;

		r->params_room = r->params_room ? r->params_room * 2 : 64;
		items = arena_array(r->mem, r->params_room, sizeof(*items));
		if (list->n > 0)
			memcpy(items, list->items, list->n * sizeof(*items));
		list->items = items;
	}
	list->items[list->n].name = part->name;
	list->items[list->n].value = value;
	list->n++;
}

static void
close_file(struct reader *r, struct part *part)
{
	struct upload *upload;

	sha256_finish(part->sum, part->upload.sha256);
	if (close(part->fd) != 0)
		break_off(r, err_of_write(errno), "an upload cannot be closed");
	if (r->uploads->items == NULL)
		r->uploads->items = arena_array(r->mem, UPLOADS_MAX,
		    sizeof(*r->uploads->items));
	upload = &r->uploads->items[r->uploads->n++];
	*upload = part->upload;
}

/* One part, after its delimiter; false: the last one, or a defect. */
static bool
read_part(struct reader *r)
{
	struct part part = { .fd = -1 };
	bool whole;

	if (!have(r, 2)) {
		break_off(r, ERR_MALFORMED, "the body ends early");
		return false;
	}
	r->start += 2;
	if (memcmp(r->window + r->start - 2, "--", 2) == 0)
		return false;
	if (memcmp(r->window + r->start - 2, "\r\n", 2) != 0 ||
	    !open_part(r, &part)) {
		break_off(r, ERR_MALFORMED, "a part has no good header");
		return false;
	}
	if (part.filename == NULL)
		str_init(&part.text, r->mem, BODY_TEXT_MAX + 1);
	else if (part.filename[0] != '\0')
		open_file(r, &part);
	whole = read_content(r, &part);
	if (!whole)
		break_off(r, ERR_MALFORMED, "the body ends early");
	if (part.fd >= 0)
		close_file(r, &part);
	else if (part.filename == NULL && !r->defect.kind)
		add_param(r, &part);
	return whole && !r->defect.kind;
}

struct body_defect
multipart_read(struct arena *mem, const struct body_limits *limits,
    const char *boundary, const struct body_source *source,
    struct param_list *params, struct upload_list *uploads)
{
	struct reader r = { .mem = mem,
		.limits = limits,
		.source = source,
		.params = params,
		.uploads = uploads };
	int n;

	n = snprintf(r.delimiter, sizeof(r.delimiter), "\r\n--%s", boundary);
	if (n < 0 || (size_t)n >= sizeof(r.delimiter)) {
		break_off(&r, ERR_MALFORMED, "the boundary is too long");
		return r.defect;
	}
	r.n_delimiter = (size_t)n;
	r.window = arena_alloc(mem, WINDOW);
	/* The first delimiter has no line end before it: give it one. */
	memcpy(r.window, "\r\n", 2);
	r.end = 2;
	if (!read_content(&r, NULL))
		break_off(&r, ERR_MALFORMED, "no boundary in the body");
	while (!r.defect.kind && read_part(&r))
		continue;
	drain(&r);
	return r.defect;
}

const char *
multipart_boundary(struct arena *mem, const char *content_type)
{
	static const char allowed[] =
	    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "'()+_,-./:=?";
	const char *s = strcasestr(content_type, "boundary=");
	size_t n;

	if (s == NULL)
		return NULL;
	s += strlen("boundary=");
	if (*s == '"') {
		const char *close = strchr(++s, '"');

		n = close == NULL ? 0 : (size_t)(close - s);
	} else {
		n = strcspn(s, "; \t");
	}
	if (n == 0 || n > BOUNDARY_MAX || strspn(s, allowed) < n)
		return NULL;
	return arena_strndup(mem, s, n);
}
