/*
 * request: the one door to FastCGI (libfcgi), and to plain CGI from a shell.
 *
 * request_accept blocks until a whole request is there, parses it within hard
 * limits and hands out NUL-terminated valid UTF-8. What breaks a limit or the
 * grammar is not refused here: the request carries `defect` and action.c
 * answers. Uploads go to config.spool_dir while they arrive, with their
 * SHA-256; they are removed at request_end.
 *
 * Contract of the parser: exact CONTENT_LENGTH; percent decoding once; at most
 * 6,000 parameters; names [a-z0-9_]{1,60}; values valid UTF-8 without NUL; a
 * body of at most 8 MB besides files. Parameters keep their order; repeated
 * names are kept (form.c decides).
 */
#ifndef REQUEST_H
#define REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct arena;
struct config;

/* How a value was sent: a form knows only text, JSON says what it is. */
enum param_kind {
	PARAM_FORM,
	PARAM_TEXT,
	PARAM_NUMBER,
	PARAM_TRUE,
	PARAM_FALSE
};

struct param {
	const char *name;
	const char *value;
	enum param_kind kind;
};

struct param_list {
	size_t n;
	struct param *items;
};

/* What gate.h found out about it. */
enum upload_finding {
	UPLOAD_UNLOOKED,
	UPLOAD_READ,   /* all of its text was read, and bears no mark */
	UPLOAD_UNREAD, /* it could not be read, or not all of it */
	UPLOAD_SECRET_NAME,
	UPLOAD_SECRET,
	UPLOAD_GONE /* was kept from before, and is not there any more */
};

/* What a scanner for harmful programs said of it (file_verbs.h). */
enum upload_scan { UPLOAD_UNSCANNED, UPLOAD_CLEAN, UPLOAD_PENDING };

struct upload {
	const char *field;
	const char *name; /* as the browser says it, cleaned, no path */
	const char *path; /* temporary file */
	uint64_t size;
	uint8_t sha256[32];
	enum upload_finding finding;
	bool confirmed; /* UPLOAD_UNREAD: a person says it holds no secret */
	bool held;      /* chosen in an earlier try of the same form */
	enum upload_scan scan;
};

struct upload_list {
	size_t n;
	struct upload *items;
};

enum request_method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_OTHER };

/* What came in. Everything lives in the request's arena. */
struct http_request {
	enum request_method method;
	const char *path;  /* "/task-view" */
	bool wants_json;   /* came in by /api/v1/ */
	bool is_json;      /* its body is JSON (json_body.h) */
	bool from_console; /* plain CGI: somebody on the machine itself */
	bool dry_run;      /* ... who wants to see, and to change nothing */
	struct param_list query;
	struct param_list body;
	struct upload_list uploads;
	struct param_list cookies;
	const char *address; /* of the client, from nginx */
	/* Headers of programs; "" or NULL if none. */
	const char *authorization;
	const char *idempotency_key;
	const char *if_match;
	const char *if_none_match;
	const char *origin;     /* Origin header, "" if none */
	const char *fetch_site; /* Sec-Fetch-Site, "" if none */
	const char *user_agent;
	const char *host; /* host:port the client used, as nginx checked it */
	/* Whom nginx has proven by itself (NV_REMOTE_USER, which no client can
	 * send); "" for nobody. */
	const char *remote_user;
	const char *site; /* "office", "portal" or "admin": the server block */
	const char *request_id;   /* 16 hex digits from nginx */
	const char *query_string; /* as sent; for "back to this list" links */
	uint8_t
	    body_hash[32]; /* SHA-256 of names, values and file sums in order */
	enum err defect;   /* OK, ERR_MALFORMED, ERR_TOO_LARGE */
	const char *defect_reason; /* English, for the log */
};

/* Sets up signals (SIGTERM through a signalfd) and finds out whether stdin is
 * a FastCGI socket. Once per process. */
void request_open(const struct config *config);

/* false: stop (SIGTERM, or the one CGI request is done). */
bool request_accept(struct arena *mem, struct http_request *out);

/* The answer, written once: header lines without CR LF, then the body. */
struct header {
	const char *name;
	const char *value;
};
void request_answer(int status, const struct header *headers, size_t n_headers,
    const void *body, size_t n_body);
void request_end(struct http_request *request);

/* Sets body_hash: two bodies with the same sum ask for the same thing. */
void request_hash_body(struct http_request *request);

/* First value of a name, or NULL. */
const char *param_get(const struct param_list *params, const char *name);

/* Pure parsers, for tests and fuzzing; false: malformed. */
bool params_parse_urlencoded(struct arena *mem, const char *s, size_t n,
    struct param_list *out);
bool params_parse_cookies(struct arena *mem, const char *s,
    struct param_list *out);

#endif
