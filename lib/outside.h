/*
 * outside: the one way a program that answers people asks another machine (the
 * sign-on service of the province, see sso_provider). Of all programs of
 * cgi-bin/ only login-sso includes it, by way of sso_provider.
 *
 * https, or http to this machine itself; certificates are checked, redirects
 * are not followed, no proxy of the environment is asked, at most
 * OUTSIDE_BODY_MAX bytes are read, and all questions of one request together
 * take at most OUTSIDE_MS.
 */
#ifndef OUTSIDE_H
#define OUTSIDE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum { OUTSIDE_MS = 5000, OUTSIDE_BODY_MAX = 64 * 1024 };

struct outside {
	struct arena *mem;
	const char
	    *authorities; /* a file of certificates; NULL: the system's */
	long left_ms;     /* OUTSIDE_MS at first */
	const char *why;  /* of the last failure, for the log */
};

struct outside_question {
	const char *url;
	const char *body;          /* of a form; NULL: GET */
	const char *authorization; /* "Basic ..."; NULL: none */
};

/* The body of an answer with status 200, or NULL with q->why. */
const char *outside_ask(struct outside *q,
    const struct outside_question *question);

/* An address that may be asked. */
bool outside_is_allowed(const char *url);

#endif
