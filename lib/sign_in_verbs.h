/*
 * sign_in_verbs: signing in and out, naming the officer, changing passwords
 * (R20a-d).
 *
 * These run without an outer transaction (action.autocommit): a counted
 * failure and its audit line must survive the refusal. Account names are public
 * e-mail addresses, so nobody is locked out by name: failures are counted for
 * the crowd of unknown devices and for each known device apart, and when the
 * crowd is over its limit only unknown devices wait.
 */
#ifndef SIGN_IN_VERBS_H
#define SIGN_IN_VERBS_H

#include "account.h"
#include "cx.h"
#include "second_factor.h"

enum {
	SIGN_IN_WINDOW = 15 * 60,  /* seconds in which failures are counted */
	SIGN_IN_LIMIT_CROWD = 10,  /* per name, all unknown devices together */
	SIGN_IN_LIMIT_DEVICE = 10, /* per name and known device */
	SIGN_IN_LIMIT_ADDRESS = 60 /* per address, any name, unknown devices */
};

struct sign_in {
	const char *login;
	const char *password;
	const char *device; /* cookie of an earlier sign-in, or "" */
	const char *address;
	const char *user_agent;
	const char *pepper;
};

struct signed_in {
	const char *token;  /* hex, for the session cookie */
	const char *device; /* for the device cookie; NULL: as it is */
	enum role role;
	enum second_step second_step;
	bool needs_officer;
	bool must_change_password;
	/* Not 0: nobody is signed in. The account is closed because its agency
	 * was reorganised; reorganisation_store_list_heirs says into what. */
	uint64_t moved_agency_id;
};

/* Refusals are at the field "password": "sign_in_failed" (the same for every
 * cause), "sign_in_throttled". */
enum err sign_in(struct cx *cx, const struct sign_in *in,
    struct signed_in *out) MUST_CHECK;

/* A session for who has proven who he is; door: "password", "sso" (then there
 * is no password to change). Sets token, role and second_step of out. */
struct credential;
enum err sign_in_open(struct cx *cx, const struct sign_in *in,
    const struct credential *credential, const char *door,
    struct signed_in *out) MUST_CHECK;

/* "<nonce>.<HMAC(pepper, login and nonce)>": known without a table. */
const char *device_make(struct cx *cx, const char *login, const char *pepper);
bool device_is_known(struct cx *cx, const char *login, const char *device,
    const char *pepper);

/* R20d. The session gets a new token; refusals at "secret". */
struct officer_chosen {
	const char *token;
	enum second_step second_step;
};
enum err sign_in_choose_officer(struct cx *cx, const uint8_t *token_hash,
    uint64_t officer_id, const char *secret, const char *pepper,
    struct officer_chosen *out) MUST_CHECK;

/*
 * A short session for an account of the administration, without its password:
 * for who sits at the machine and could read the database anyway (batch/admin).
 * It goes to the security log under the name of the account, as "console".
 * Refusals at "login": "not_found", "closed", "role".
 */
struct console_session {
	const char *token; /* hex, for the session cookie */
	const char *csrf;  /* what its forms carry */
};
enum err sign_in_console(struct cx *cx, const char *login,
    struct console_session *out) MUST_CHECK;

enum err sign_out(struct cx *cx, const uint8_t *token_hash) MUST_CHECK;

/* R20b. Messages at "old_password", "new_password", "repeated". Ends every
 * other session of the account. context: folded names of the place. */
struct password_change {
	const uint8_t *token_hash;
	const char *old_password;
	const char *new_password;
	const char *repeated;
	const char *context;
	const char *pepper;
};
/* How long a new one must be at least: longer for who administers. */
int password_min_of(const struct cx *cx);
enum err password_change(struct cx *cx,
    const struct password_change *change) MUST_CHECK;

#endif
