/*
 * response: the answer as a value, until the transaction is over.
 *
 * An action only records what it wants; action.c sends it once, after commit.
 * Without any call the page of the action is rendered with status 200.
 */
#ifndef RESPONSE_H
#define RESPONSE_H

#include <stddef.h>

#include "err.h"

struct request;

/* 303 to a path of ours; the format must begin with '/'. Returns OK. */
enum err respond_see_other(struct request *rq, const char *format, ...)
    PRINTF_LIKE(2, 3) MUST_CHECK;
/* A file made for this answer: sent as a download by nginx from path (a file
 * in the exports folder that is removed later), name as people see it. */
enum err respond_download(struct request *rq, const char *path,
    const char *name, const char *content_type) MUST_CHECK;
/* A stored file by its place under the files folder (X-Accel-Redirect). */
enum err respond_file(struct request *rq, const char *stored_path,
    const char *name, const char *content_type) MUST_CHECK;
/* Set or clear the session or device cookie; value NULL clears. */
void respond_cookie(struct request *rq, const char *name, const char *value,
    long max_age);
/* A notice shown on the next page, a key of Text.done: "forwarded". It travels
 * in the redirect's query as done=<key>. */
enum err respond_done(struct request *rq, const char *key, const char *format,
    ...) PRINTF_LIKE(3, 4) MUST_CHECK;

#endif
