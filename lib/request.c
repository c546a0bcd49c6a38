#define BANNED_ALLOW_STDIO
#include "request.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "arena.h"
#include "config.h"
#include "crypto.h"
#include "json_body.h"
#include "multipart.h"
#include "str.h"
#include "text.h"

/* IDLE_MS: nobody came for so long; what lies free goes back to the system. */
enum {
	IDLE_MS = 1000,
	LISTEN_FD = 0,
	/* Insurance against what leaks in foreign libraries: after so many
	 * requests the process ends and its supervisor starts a new one. */
	REQUESTS_MAX = 50000,
	COOKIES_MAX = 64
};

/* The connection to nginx: one process, one request at a time. */
static struct {
	const struct config *config;
	bool is_cgi;
	int signal_fd;
	unsigned long n_requests;
	FCGX_Request fcgi;
	bool answering;
} door;

/* Starting and stopping --------------------------------------------------- */

/*
 * libfcgi's own handlers cut a POST body short when the stop signal comes in
 * the middle of it: the signals are blocked for good and read in poll().
 */
static void
take_signals(void)
{
	sigset_t stop;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTERM);
	sigaddset(&stop, SIGUSR1);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	door.signal_fd = signalfd(-1, &stop, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* After libfcgi, which handles SIGPIPE too. */
static void
ignore_signals(void)
{
	signal(SIGPIPE, SIG_IGN);
	/* A limit on files is a failure to write, not the end. */
	signal(SIGXFSZ, SIG_IGN);
}

void
request_open(const struct config *config)
{
	int flags;

	door.config = config;
	/* Before libfcgi puts up handlers of its own: a stop that one of them
	 * took would be known to nobody. */
	take_signals();
	FCGX_Init();
	ignore_signals();
	door.is_cgi = FCGX_IsCGI() != 0;
	if (door.is_cgi)
		return;
	FCGX_InitRequest(&door.fcgi, LISTEN_FD, 0);
	flags = fcntl(LISTEN_FD, F_GETFL);
	if (flags >= 0)
		fcntl(LISTEN_FD, F_SETFL, flags | O_NONBLOCK);
}

/* false: a stop signal came, or the socket is gone. */
static bool
wait_for_connection(void)
{
	int patience = IDLE_MS;

	for (;;) {
		struct pollfd fds[] = {
			{ .fd = door.signal_fd, .events = POLLIN },
			{ .fd = LISTEN_FD, .events = POLLIN },
		};
		int err, n = poll(fds, 2, patience);

		if (n < 0) {
			if (errno == EINTR)
				continue;
			return false;
		}
		if (n == 0) {
			malloc_trim(0);
			patience = -1;
			continue;
		}
		if (fds[0].revents != 0)
			return false;
		err = FCGX_Accept_r(&door.fcgi);
		if (err == 0)
			return true;
		/* Another process of the pool was faster, or the peer left. */
		if (err != -EAGAIN && err != -EINTR && err != -ECONNABORTED &&
		    err != FCGX_PROTOCOL_ERROR && err != FCGX_PARAMS_ERROR &&
		    err != FCGX_UNSUPPORTED_VERSION)
			return false;
	}
}

/* Reading ----------------------------------------------------------------- */

static const char *
env_get(const char *name)
{
	const char *s = FCGX_GetParam(name,
	    door.is_cgi ? environ : door.fcgi.envp);

	return s == NULL ? "" : s;
}

/* A header as printable text in mem; anything strange makes it empty. */
static const char *
env_line(struct arena *mem, const char *name)
{
	const char *s = env_get(name);
	size_t n = strlen(s);

	if (n > 8192 || !text_is_utf8(s, n))
		return "";
	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)s[i] < ' ' || s[i] == 0x7f)
			return "";
	}
	return arena_strdup(mem, s);
}

struct body {
	uint64_t left; /* of CONTENT_LENGTH */
};

static size_t
body_read(void *thing, char *buf, size_t n)
{
	struct body *body = thing;
	ssize_t got;

	if (n > body->left)
		n = (size_t)body->left;
	if (n == 0)
		return 0;
	if (n > 1 << 20)
		n = 1 << 20;
	if (door.is_cgi) {
		do
			got = read(STDIN_FILENO, buf, n);
		while (got < 0 && errno == EINTR);
	} else {
		got = FCGX_GetStr(buf, (int)n, door.fcgi.in);
	}
	if (got <= 0)
		return 0;
	body->left -= (uint64_t)got;
	return (size_t)got;
}

static void
set_defect(struct http_request *out, enum err kind, const char *reason)
{
	if (out->defect)
		return;
	out->defect = kind;
	out->defect_reason = reason;
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Decodes s[0..n) to out, adds a NUL; the length, or -1 when malformed. */
static ssize_t
percent_decode(const char *s, size_t n, char *out)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		int high;
		int low;

		if (s[i] == '+') {
			out[k++] = ' ';
			continue;
		}
		if (s[i] != '%') {
			out[k++] = s[i];
			continue;
		}
		if (i + 2 >= n)
			return -1;
		high = hex_digit(s[i + 1]);
		low = hex_digit(s[i + 2]);
		if (high < 0 || low < 0)
			return -1;
		out[k++] = (char)(high * 16 + low);
		i += 2;
	}
	out[k] = '\0';
	return (ssize_t)k;
}

/* One "name=value" of n bytes; decoded to *room, which moves on. */
static bool
param_parse(const char *s, size_t n, char **room, struct param *out)
{
	const char *equals = memchr(s, '=', n);
	size_t n_name = equals == NULL ? n : (size_t)(equals - s);
	ssize_t length;

	if (!param_name_is_good(s, n_name))
		return false;
	out->name = *room;
	memcpy(*room, s, n_name);
	(*room)[n_name] = '\0';
	*room += n_name + 1;
	out->value = *room;
	if (equals == NULL) {
		*(*room)++ = '\0';
		return true;
	}
	length = percent_decode(equals + 1, n - n_name - 1, *room);
	if (length < 0 || !text_is_utf8(*room, (size_t)length))
		return false;
	*room += length + 1;
	return true;
}

bool
params_parse_urlencoded(struct arena *mem, const char *s, size_t n,
    struct param_list *out)
{
	struct param_list list = { 0 };
	size_t most = 1;
	char *room;

	for (size_t i = 0; i < n; i++)
		most += s[i] == '&';
	if (most > PARAMS_MAX)
		return false;
	list.items = arena_array(mem, most, sizeof(*list.items));
	/* Each parameter is no longer decoded, but has two NULs. */
	room = arena_alloc(mem, n + 2 * most);
	for (size_t from = 0; from < n;) {
		const char *amp = memchr(s + from, '&', n - from);
		size_t length = amp == NULL ? n - from
					    : (size_t)(amp - s) - from;

		if (length > 0 && !param_parse(s + from, length, &room,
				      &list.items[list.n++]))
			return false;
		from += length + 1;
	}
	*out = list;
	return true;
}

static bool
is_cookie_text(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (s[i] <= ' ' || s[i] > '~' || s[i] == '"')
			return false;
	}
	return true;
}

/* Cookies of other programs on our host may be odd: they are passed over. */
bool
params_parse_cookies(struct arena *mem, const char *s, struct param_list *out)
{
	struct param_list list = { 0 };

	list.items = arena_array(mem, COOKIES_MAX, sizeof(*list.items));
	while (*s != '\0') {
		size_t n = strcspn(s, ";");
		const char *equals = memchr(s, '=', n);
		size_t n_name = equals == NULL ? 0 : (size_t)(equals - s);

		if (n_name > 0 && is_cookie_text(s, n_name) &&
		    is_cookie_text(equals + 1, n - n_name - 1)) {
			struct param *cookie = &list.items[list.n];

			if (list.n++ == COOKIES_MAX)
				return false;
			cookie->name = arena_strndup(mem, s, n_name);
			cookie->value = arena_strndup(mem, equals + 1,
			    n - n_name - 1);
		}
		s += n;
		s += strspn(s, "; ");
	}
	*out = list;
	return true;
}

const char *
param_get(const struct param_list *params, const char *name)
{
	for (size_t i = 0; i < params->n; i++) {
		if (strcmp(params->items[i].name, name) == 0)
			return params->items[i].value;
	}
	return NULL;
}

/* The whole body in memory; NULL: it is too long or cut short. */
static const char *
read_text(struct arena *mem, struct body *body, size_t max,
    struct http_request *out)
{
	size_t n = (size_t)body->left;
	size_t got = 0;
	size_t more;
	char *text;

	if (n > max) {
		set_defect(out, ERR_TOO_LARGE, "the body is over the limit");
		return NULL;
	}
	text = arena_alloc(mem, n + 1);
	while ((more = body_read(body, text + got, n - got)) > 0)
		got += more;
	if (got == n)
		return text;
	set_defect(out, ERR_MALFORMED, "the body is cut short");
	return NULL;
}

static void
read_urlencoded(struct arena *mem, struct body *body, struct http_request *out)
{
	size_t n = (size_t)body->left;
	const char *text = read_text(mem, body, BODY_TEXT_MAX, out);

	if (text != NULL && !params_parse_urlencoded(mem, text, n, &out->body))
		set_defect(out, ERR_MALFORMED, "the body is not a form");
}

static void
read_json(struct arena *mem, struct body *body, struct http_request *out)
{
	size_t n = (size_t)body->left;
	const char *text = read_text(mem, body, JSON_BODY_MAX, out);
	const char *reason;

	out->is_json = true;
	if (text != NULL &&
	    !params_parse_json(mem, text, n, &out->body, &reason))
		set_defect(out, ERR_MALFORMED, reason);
}

static void
read_multipart(struct arena *mem, const char *content_type, struct body *body,
    struct http_request *out)
{
	const struct body_limits limits = {
		.upload_dir = door.config->spool_dir,
		.upload_max = door.config->upload_max,
	};
	const struct body_source source = { .read = body_read, .thing = body };
	const char *boundary = multipart_boundary(mem, content_type);
	struct body_defect defect;

	if (boundary == NULL) {
		set_defect(out, ERR_MALFORMED, "no boundary");
		return;
	}
	defect = multipart_read(mem, &limits, boundary, &source, &out->body,
	    &out->uploads);
	if (defect.kind)
		set_defect(out, defect.kind, defect.reason);
	else if (body->left > 0)
		set_defect(out, ERR_MALFORMED, "the body is cut short");
}

static void
hash_text(struct sha256 *sum, char mark, const char *s)
{
	size_t n = strlen(s);
	uint8_t head[5] = { (uint8_t)mark, (uint8_t)(n >> 24),
		(uint8_t)(n >> 16), (uint8_t)(n >> 8), (uint8_t)n };

	sha256_add(sum, head, sizeof(head));
	sha256_add(sum, s, n);
}

/*
 * Two bodies with the same sum ask for the same thing. The name csrf is left
 * out: it changes when the person signs in anew.
 */
void
request_hash_body(struct http_request *request)
{
	struct sha256 *sum = sha256_open();

	for (size_t i = 0; i < request->body.n; i++) {
		if (strcmp(request->body.items[i].name, "csrf") == 0)
			continue;
		hash_text(sum, 'n', request->body.items[i].name);
		hash_text(sum, 'v', request->body.items[i].value);
	}
	for (size_t i = 0; i < request->uploads.n; i++) {
		hash_text(sum, 'f', request->uploads.items[i].field);
		hash_text(sum, 'o', request->uploads.items[i].name);
		sha256_add(sum, request->uploads.items[i].sha256, SHA256_SIZE);
	}
	sha256_finish(sum, request->body_hash);
}

static void
drain_body(struct body *body)
{
	char waste[16384];

	while (body_read(body, waste, sizeof(waste)) > 0)
		continue;
}

static void
read_body(struct arena *mem, struct http_request *out)
{
	static const char form[] = "application/x-www-form-urlencoded";
	static const char multipart[] = "multipart/form-data";
	static const char json[] = "application/json";
	const char *type = env_line(mem, "CONTENT_TYPE");
	const char *length = env_get("CONTENT_LENGTH");
	struct body body = { 0 };
	long long n = 0;

	if (length[0] != '\0' && !text_to_int(length, 0, INT64_MAX, &n))
		set_defect(out, ERR_MALFORMED, "the length is not a number");
	body.left = (uint64_t)n;
	if (n == 0 || out->defect)
		;
	else if (out->method != METHOD_POST)
		set_defect(out, ERR_MALFORMED, "a body where none belongs");
	else if (strncasecmp(type, form, sizeof(form) - 1) == 0)
		read_urlencoded(mem, &body, out);
	else if (strncasecmp(type, multipart, sizeof(multipart) - 1) == 0)
		read_multipart(mem, type, &body, out);
	else if (strncasecmp(type, json, sizeof(json) - 1) == 0 &&
		 out->wants_json)
		read_json(mem, &body, out);
	else
		set_defect(out, ERR_MALFORMED, "the body is of no known type");
	drain_body(&body);
	request_hash_body(out);
}

static enum request_method
method_from_name(const char *name)
{
	if (strcmp(name, "GET") == 0 || name[0] == '\0')
		return METHOD_GET;
	if (strcmp(name, "HEAD") == 0)
		return METHOD_HEAD;
	if (strcmp(name, "POST") == 0)
		return METHOD_POST;
	return METHOD_OTHER;
}

static void
read_path(struct arena *mem, struct http_request *out)
{
	static const char api[] = "/api/v1/";
	const char *path = env_line(mem, "DOCUMENT_URI");

	if (path[0] != '/')
		path = "/";
	out->wants_json = strncmp(path, api, sizeof(api) - 1) == 0;
	out->path = out->wants_json ? path + sizeof(api) - 2 : path;
}

/* nginx gives 32 hex digits; half of them are enough to find a line by. */
static const char *
read_request_id(struct arena *mem)
{
	const char *s = env_get("NV_REQUEST_ID");

	if (strspn(s, "0123456789abcdef") >= 16)
		return arena_strndup(mem, s, 16);
	return crypto_random_hex(mem, 8);
}

static void
read_request(struct arena *mem, struct http_request *out)
{
	*out = (struct http_request){ 0 };
	out->method = method_from_name(env_get("REQUEST_METHOD"));
	/* Never of what nginx sends: nobody can ask for this from outside. */
	out->from_console = door.is_cgi;
	out->dry_run = door.is_cgi && text_equal(env_get("NV_DRY_RUN"), "1");
	read_path(mem, out);
	out->address = env_line(mem, "REMOTE_ADDR");
	out->authorization = env_line(mem, "HTTP_AUTHORIZATION");
	out->idempotency_key = env_line(mem, "HTTP_IDEMPOTENCY_KEY");
	out->if_match = env_line(mem, "HTTP_IF_MATCH");
	out->if_none_match = env_line(mem, "HTTP_IF_NONE_MATCH");
	out->origin = env_line(mem, "HTTP_ORIGIN");
	out->fetch_site = env_line(mem, "HTTP_SEC_FETCH_SITE");
	out->user_agent = env_line(mem, "HTTP_USER_AGENT");
	out->host = env_line(mem, "HTTP_HOST");
	out->site = env_line(mem, "NV_SITE");
	out->remote_user = env_line(mem, "NV_REMOTE_USER");
	if (out->site[0] == '\0')
		out->site = "office";
	out->request_id = read_request_id(mem);
	out->query_string = env_line(mem, "QUERY_STRING");
	if (!params_parse_urlencoded(mem, out->query_string,
		strlen(out->query_string), &out->query))
		set_defect(out, ERR_MALFORMED, "the query is not a form");
	if (!params_parse_cookies(mem, env_line(mem, "HTTP_COOKIE"),
		&out->cookies))
		set_defect(out, ERR_MALFORMED, "too many cookies");
	read_body(mem, out);
}

bool
request_accept(struct arena *mem, struct http_request *out)
{
	if (door.n_requests == (door.is_cgi ? 1 : REQUESTS_MAX))
		return false;
	if (!door.is_cgi && !wait_for_connection())
		return false;
	door.n_requests++;
	door.answering = true;
	read_request(mem, out);
	return true;
}

/* Answering --------------------------------------------------------------- */

static void
put(const void *data, size_t n)
{
	const char *from = data;

	while (n > 0) {
		int part = n > 1 << 20 ? 1 << 20 : (int)n;
		ssize_t done;

		if (door.is_cgi)
			done = write(STDOUT_FILENO, from, (size_t)part);
		else
			done = FCGX_PutStr(from, part, door.fcgi.out);
		if (done < 0 && door.is_cgi && errno == EINTR)
			continue;
		if (done <= 0)
			return; /* the peer has gone; nobody to tell */
		from += done;
		n -= (size_t)done;
	}
}

/* Values never break out of their line, whoever made them. */
static void
put_header(const char *name, const char *value)
{
	put(name, strlen(name));
	put(": ", 2);
	for (const char *s = value; *s != '\0';) {
		size_t n = 0;

		while ((unsigned char)s[n] >= ' ' && s[n] != 0x7f)
			n++;
		put(s, n);
		s += n;
		if (*s != '\0') {
			put(" ", 1);
			s++;
		}
	}
	put("\r\n", 2);
}

void
request_answer(int status, const struct header *headers, size_t n_headers,
    const void *body, size_t n_body)
{
	char text[16];

	if (!door.answering)
		return;
	snprintf(text, sizeof(text), "%d", status);
	put_header("Status", text);
	for (size_t i = 0; i < n_headers; i++)
		put_header(headers[i].name, headers[i].value);
	put("\r\n", 2);
	if (n_body > 0)
		put(body, n_body);
	door.answering = false;
}

void
request_end(struct http_request *request)
{
	/* Whoever keeps an upload has copied or linked it by now. */
	for (size_t i = 0; i < request->uploads.n; i++)
		(void)unlink(request->uploads.items[i].path);
	if (!door.is_cgi)
		FCGX_Finish_r(&door.fcgi);
}
