/*
 * auth: who is asking, and may this person ask it?
 *
 * The session cookie holds 256 random bits; the database their SHA-256. Roles
 * of the office belong on the office's address, agencies on the portal,
 * administrators on the administration's: someone signed in at the wrong door
 * is shown the right one. Making and ending sessions is sign_in_verbs.
 */
#ifndef AUTH_H
#define AUTH_H

#include <stdbool.h>

#include "account.h"
#include "err.h"

struct config;
struct cx;
struct request;

/* Phases of action.c. */
enum err auth_find_session(struct request *rq) MUST_CHECK;
enum err auth_check_site(struct request *rq) MUST_CHECK;
enum err auth_check_permission(struct request *rq) MUST_CHECK;

/* To the login page, and from there back to this one. kept: what was typed
 * waits for it (resume.h). */
enum err auth_ask_to_sign_in(struct request *rq, bool kept) MUST_CHECK;

/* Is somebody signed in who has nothing left to do for it? */
struct session;
bool auth_is_finished(const struct session *session);

/* site: "office", "portal" or "admin". */
bool auth_role_belongs(enum role role, const char *site);
/* The address a role belongs to: config.office_url ... */
const char *auth_role_url(const struct config *config, enum role role);

/* Names of our cookies; with the prefix __Host- wherever there is https. */
const char *auth_session_cookie(const struct config *config);
const char *auth_device_cookie(const struct config *config);
const char *auth_visitor_cookie(const struct config *config);
const char *auth_typed_cookie(const struct config *config);
/* Which language somebody reads who is not signed in. */
const char *auth_language_cookie(const struct config *config);
/* "vi", "en": of the account, or what was chosen before signing in. */
const char *auth_language(const struct request *rq);
const char *auth_sso_cookie(const struct config *config);

/* Where to go after signing in: only a path of ours, never "//elsewhere"; else
 * the first page. */
const char *auth_next(const char *next);

/* A text as the value of a query: everything but letters and digits as %XX. */
const char *auth_encode(struct cx *cx, const char *text);

#endif
