/*
 * response: the answer as a value, until the transaction is over.
 *
 * An action only records what it wants; action.c sends it once, after commit.
 * Without any call the page of the action is rendered with status 200.
 */
#ifndef RESPONSE_H
#define RESPONSE_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "request.h"

struct request;

enum { RESPONSE_HEADERS_MAX = 20, RESPONSE_COOKIES_MAX = 8 };

/* Filled by the calls below; headers and body are complete after
 * action_serve, which is where a test looks. */
struct response {
	int status;           /* 0: not yet decided */
	const char *location; /* 303 to here; a path of ours */
	const char *internal; /* a file nginx sends */
	const char *content_type;
	const char *allow; /* with a 405 */
	const char *etag;
	const char *authenticate; /* with a 401 */
	const char *retry_after;  /* with a 429 */
	bool replayed;            /* the answer of the same key, again */
	const char *disposition;
	size_t n_cookies;
	const char *cookies[RESPONSE_COOKIES_MAX];
	size_t n_headers;
	struct header headers[RESPONSE_HEADERS_MAX];
	const char *body;
	size_t n_body;
};

/* 303 to a path of ours; the format must begin with '/'. Returns OK. */
enum err respond_see_other(struct request *rq, const char *format, ...)
    PRINTF_LIKE(2, 3) MUST_CHECK;
/* 303 to another machine, whose whole address the program has made: only
 * login-sso, to the service that is set. ERR_BUG when it is none. */
enum err respond_elsewhere(struct request *rq, const char *url) MUST_CHECK;
/* A name nobody can guess for a file in the exports folder,
 * <upload_dir>/exports, which nginx knows as /_export/. Exports of before are
 * removed on the way. */
const char *respond_export_path(struct request *rq, const char *extension);
/* A file made for this answer, at respond_export_path: sent as a download by
 * nginx; name is what people see. The run script empties the folder. */
enum err respond_download(struct request *rq, const char *path,
    const char *name, const char *content_type) MUST_CHECK;
/* Such a name for a file that is written after the answer (export_file.h). */
const char *respond_kept_path(struct request *rq, const char *extension);
/* Nobody wants it any more. */
void respond_forget_kept(const char *path);
/* A text made for this answer, that is not a page. */
enum err respond_text(struct request *rq, const char *text,
    const char *content_type) MUST_CHECK;
/* A stored file by its place under the files folder (X-Accel-Redirect). */
enum err respond_file(struct request *rq, const char *stored_path,
    const char *name, const char *content_type) MUST_CHECK;
/* Set or clear the session or device cookie; value NULL clears; max_age in
 * seconds, 0: until the browser closes. name: see auth_cookie_name. */
void respond_cookie(struct request *rq, const char *name, const char *value,
    long max_age);
/* A notice shown on the next page, a key of Text.done: "forwarded". It travels
 * in the redirect's query as done=<key>. */
enum err respond_done(struct request *rq, const char *key, const char *format,
    ...) PRINTF_LIKE(3, 4) MUST_CHECK;
/* The same, with the act that may still be undone (held_act_verbs.h); 0: none.
 */
enum err respond_undoable(struct request *rq, const char *key, uint64_t act_id,
    const char *format, ...) PRINTF_LIKE(4, 5) MUST_CHECK;

/* Forgets everything recorded: before a retry, before an error page. */
void response_reset(struct request *rq);
/* Makes the header lines of what was recorded; once, at the end. */
void response_finish(struct request *rq);

#endif
