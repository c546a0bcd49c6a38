#include "response.h"

#include <inttypes.h>
#include <stdarg.h>
#include <unistd.h>

#include "action.h"
#include "arena.h"
#include "config.h"
#include "crypto.h"
#include "exports.h"
#include "str.h"

enum { LOCATION_MAX = 4000, NAME_MAX_BYTES = 800 };

/* Bytes that a header may carry as they are; all else as %XX. */
static void
add_escaped(struct str *s, const char *text, const char *plain)
{
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || strchr(plain, c) != NULL)
			str_add_char(s, (char)c);
		else
			str_printf(s, "%%%02X", c);
	}
}

/* done: a key of Text.done for the next page, or NULL. */
static enum err
see_other(struct request *rq, const char *done, const char *path)
{
	struct str s;

	if (path[0] != '/' || path[1] == '/' || strlen(path) > LOCATION_MAX)
		return fail(&rq->cx, ERR_BUG, "not a path of ours");
	str_init(&s, rq->cx.mem, 4 * LOCATION_MAX);
	/* Written by us or sent by a browser: already escaped where needed. */
	add_escaped(&s, path, "-._~!$&'()*+,;=:@/?%");
	if (done != NULL)
		str_printf(&s, "%cdone=%s",
		    strchr(path, '?') == NULL ? '?' : '&', done);
	rq->response->status = 303;
	rq->response->location = str_text(&s);
	return OK;
}

static const char *format_path(struct request *rq, const char *format,
    va_list args) __attribute__((format(printf, 2, 0)));

static const char *
format_path(struct request *rq, const char *format, va_list args)
{
	char *path = arena_alloc(rq->cx.mem, LOCATION_MAX + 1);

	vsnprintf(path, LOCATION_MAX + 1, format, args);
	return path;
}

enum err
respond_text(struct request *rq, const char *text, const char *content_type)
{
	rq->response->body = text;
	rq->response->n_body = strlen(text);
	rq->response->content_type = content_type;
	return OK;
}

enum err
respond_see_other(struct request *rq, const char *format, ...)
{
	const char *path;
	va_list args;

	va_start(args, format);
	path = format_path(rq, format, args);
	va_end(args);
	return see_other(rq, NULL, path);
}

enum err
respond_done(struct request *rq, const char *key, const char *format, ...)
{
	const char *path;
	va_list args;

	va_start(args, format);
	path = format_path(rq, format, args);
	va_end(args);
	return see_other(rq, key, path);
}

enum err
respond_undoable(struct request *rq, const char *key, uint64_t act_id,
    const char *format, ...)
{
	const char *path;
	va_list args;

	va_start(args, format);
	path = format_path(rq, format, args);
	va_end(args);
	if (act_id != 0)
		path = arena_printf(rq->cx.mem, "%s%sundo=%" PRIu64, path,
		    strchr(path, '?') == NULL ? "?" : "&", act_id);
	return see_other(rq, key, path);
}

enum err
respond_elsewhere(struct request *rq, const char *url)
{
	if ((strncmp(url, "https://", strlen("https://")) != 0 &&
		strncmp(url, "http://", strlen("http://")) != 0) ||
	    strlen(url) > LOCATION_MAX)
		return fail(&rq->cx, ERR_BUG, "not an address");
	for (const char *s = url; *s != '\0'; s++) {
		if (*s <= ' ' || *s > '~')
			return fail(&rq->cx, ERR_BUG, "not an address");
	}
	rq->response->status = 303;
	rq->response->location = url;
	return OK;
}

/* RFC 6266: a name in ASCII for old programs, the real one in UTF-8. */
static const char *
disposition(struct request *rq, const char *name)
{
	struct str s;

	str_init(&s, rq->cx.mem, 4 * NAME_MAX_BYTES + 100);
	str_add(&s, "attachment; filename=\"");
	name = arena_strndup(rq->cx.mem, name, NAME_MAX_BYTES);
	for (const char *p = name; *p != '\0'; p++) {
		unsigned char c = (unsigned char)*p;

		if ((c & 0xc0) == 0x80)
			continue;
		if (c < ' ' || c > '~' || strchr("\"\\%/", c) != NULL)
			c = '_';
		str_add_char(&s, (char)c);
	}
	str_add(&s, "\"; filename*=UTF-8''");
	add_escaped(&s, name, "-._~!$&+^`|#");
	return str_text(&s);
}

static void
respond_with_file(struct request *rq, const char *place, const char *path,
    const char *name, const char *content_type)
{
	struct response *response = rq->response;
	struct str s;

	str_init(&s, rq->cx.mem, 4 * LOCATION_MAX);
	str_add(&s, place);
	add_escaped(&s, path, "-._~/");
	response->status = 200;
	response->internal = str_text(&s);
	response->disposition = disposition(rq, name);
	response->content_type = content_type;
}

const char *
respond_export_path(struct request *rq, const char *extension)
{
	const char *folder = exports_folder(rq->cx.mem, rq->config->upload_dir);

	(void)exports_sweep(folder, rq->cx.now);
	return arena_printf(rq->cx.mem, "%s/%s.%s", folder,
	    crypto_random_hex(rq->cx.mem, 16), extension);
}

const char *
respond_kept_path(struct request *rq, const char *extension)
{
	return arena_printf(rq->cx.mem, "%s/" EXPORT_KEPT "%s.%s",
	    exports_folder(rq->cx.mem, rq->config->upload_dir),
	    crypto_random_hex(rq->cx.mem, 16), extension);
}

void
respond_forget_kept(const char *path)
{
	(void)unlink(path);
}

enum err
respond_download(struct request *rq, const char *path, const char *name,
    const char *content_type)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL || slash[1] == '\0')
		return fail(&rq->cx, ERR_BUG, "no file to send");
	respond_with_file(rq, "/_export/", slash + 1, name, content_type);
	return OK;
}

enum err
respond_file(struct request *rq, const char *stored_path, const char *name,
    const char *content_type)
{
	if (stored_path[0] == '\0' || strstr(stored_path, "..") != NULL ||
	    strlen(stored_path) > LOCATION_MAX)
		return fail(&rq->cx, ERR_BUG, "no place of a stored file");
	while (*stored_path == '/')
		stored_path++;
	respond_with_file(rq, "/_files/", stored_path, name, content_type);
	return OK;
}

void
respond_cookie(struct request *rq, const char *name, const char *value,
    long max_age)
{
	struct response *response = rq->response;
	struct str s;

	if (response->n_cookies == RESPONSE_COOKIES_MAX)
		return;
	str_init(&s, rq->cx.mem, LOCATION_MAX);
	str_printf(&s, "%s=%s; Path=/; HttpOnly; SameSite=Lax", name,
	    value == NULL ? "" : value);
	if (rq->config->secure_cookies)
		str_add(&s, "; Secure");
	if (value == NULL)
		str_add(&s, "; Max-Age=0");
	else if (max_age > 0)
		str_printf(&s, "; Max-Age=%ld", max_age);
	response->cookies[response->n_cookies++] = str_text(&s);
}

void
response_reset(struct request *rq)
{
	rq->response = arena_alloc(rq->cx.mem, sizeof(*rq->response));
}

static void
add_header(struct response *response, const char *name, const char *value)
{
	if (value == NULL || response->n_headers == RESPONSE_HEADERS_MAX)
		return;
	response->headers[response->n_headers].name = name;
	response->headers[response->n_headers].value = value;
	response->n_headers++;
}

void
response_finish(struct request *rq)
{
	struct response *response = rq->response;

	if (response->status == 0)
		response->status = 200;
	add_header(response, "Content-Type", response->content_type);
	add_header(response, "Cache-Control", "no-store");
	add_header(response, "Allow", response->allow);
	add_header(response, "ETag", response->etag);
	add_header(response, "WWW-Authenticate", response->authenticate);
	add_header(response, "Retry-After", response->retry_after);
	if (response->replayed)
		add_header(response, "Idempotency-Replayed", "true");
	add_header(response, "Location", response->location);
	add_header(response, "X-Accel-Redirect", response->internal);
	add_header(response, "Content-Disposition", response->disposition);
	if (response->status == 503)
		add_header(response, "Retry-After", "5");
	for (size_t i = 0; i < response->n_cookies; i++)
		add_header(response, "Set-Cookie", response->cookies[i]);
}
