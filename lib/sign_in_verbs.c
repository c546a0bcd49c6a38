#include "sign_in_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "alert_store.h"
#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "crypto.h"
#include "password_store.h"
#include "profile.h"
#include "reorganisation_store.h"
#include "second_factor_store.h"
#include "sign_in_store.h"
#include "text.h"
#include "throttle_verbs.h"

enum { DEVICE_NONCE = 16, CONSOLE_SECONDS = 600 };
#define CONSOLE_ADDRESS "127.0.0.1"

/* "<nonce>.<HMAC(pepper, login and nonce)>": known without a table. */
static const char *
device_sign(struct cx *cx, const char *login, const char *nonce,
    const char *pepper)
{
	const char *text = arena_printf(cx->mem, "device:%s:%s", login, nonce);
	uint8_t mac[SHA256_SIZE];

	crypto_hmac(pepper, strlen(pepper), text, strlen(text), mac);
	return arena_printf(cx->mem, "%s.%s", nonce,
	    hex_encode(cx->mem, mac, sizeof(mac)));
}

const char *
device_make(struct cx *cx, const char *login, const char *pepper)
{
	return device_sign(cx, login, crypto_random_hex(cx->mem, DEVICE_NONCE),
	    pepper);
}

bool
device_is_known(struct cx *cx, const char *login, const char *device,
    const char *pepper)
{
	const char *expected;
	const char *nonce;

	if (strlen(device) != 2 * DEVICE_NONCE + 1 + 2 * SHA256_SIZE)
		return false;
	nonce = arena_strndup(cx->mem, device, 2 * DEVICE_NONCE);
	expected = device_sign(cx, login, nonce, pepper);
	return crypto_equal(expected, device, strlen(expected));
}

static bool
is_known(struct cx *cx, const struct sign_in *in)
{
	return device_is_known(cx, in->login, in->device, in->pepper);
}

/* Whose failures count: the device's, or the crowd's and the address's. */
static void
throttle_for(struct cx *cx, const struct sign_in *in, struct throttle *t)
{
	*t = (struct throttle){ .action = "login",
		.address = in->address,
		.login = "" };
	if (is_known(cx, in)) {
		throttle_add(cx, t, "device",
		    arena_printf(cx->mem, "%s:%s", in->login, in->device),
		    SIGN_IN_LIMIT_DEVICE, SIGN_IN_WINDOW);
		return;
	}
	throttle_add(cx, t, "crowd", text_fold(cx->mem, in->login),
	    SIGN_IN_LIMIT_CROWD, SIGN_IN_WINDOW);
	throttle_add(cx, t, "address", in->address, SIGN_IN_LIMIT_ADDRESS,
	    SIGN_IN_WINDOW);
}

static enum err
refuse(struct cx *cx, const struct throttle *t, const char *field,
    const char *outcome)
{
	enum err err;

	err = throttle_count(cx, t);
	if (err)
		return err;
	err = audit_add_from(cx, t->address, t->action, outcome, t->login);
	if (err)
		return err;
	return fail_field(cx, field, "sign_in_failed");
}

/* A name many people share has no telephone: its officers have (R20d). */
static enum second_step
first_step(const struct credential *credential)
{
	if (credential->kind == ACCOUNT_AGENCY)
		return SECOND_STEP_DONE;
	if (credential->has_second_factor)
		return SECOND_STEP_CODE;
	return credential->second_factor_required &&
		       role_must_have_second_factor(credential->role)
		   ? SECOND_STEP_ENROL
		   : SECOND_STEP_DONE;
}

enum err
sign_in_open(struct cx *cx, const struct sign_in *in,
    const struct credential *credential, const char *door,
    struct signed_in *out)
{
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];
	uint8_t csrf_key[SHA256_SIZE];
	struct new_session session = {
		.account_id = credential->account_id,
		.token_hash = hash,
		.csrf_key = csrf_key,
		.expires_at = cx->now + profile_session_seconds(cx->profile,
					    credential->role),
		.address = in->address,
		.device = text_shorten(cx->mem, in->user_agent, 190),
		.second_step = first_step(credential),
		.door = door,
	};

	crypto_random(token, sizeof(token));
	crypto_random(csrf_key, sizeof(csrf_key));
	crypto_sha256(token, sizeof(token), hash);
	out->token = hex_encode(cx->mem, token, sizeof(token));
	out->second_step = session.second_step;
	out->role = credential->role;
	return sign_in_store_add_session(cx, &session);
}

static enum err
welcome(struct cx *cx, const struct sign_in *in, const struct throttle *t,
    const struct credential *credential, struct signed_in *out)
{
	bool known = is_known(cx, in);
	enum err err;

	err = sign_in_open(cx, in, credential, "password", out);
	if (err)
		return err;
	/* A password alone makes no device known where it is only half. */
	out->device = NULL;
	if (!known && out->second_step != SECOND_STEP_CODE)
		out->device = device_make(cx, in->login, in->pepper);
	out->needs_officer = credential->kind == ACCOUNT_AGENCY;
	out->must_change_password = credential->must_change_password;
	/* A success clears what this device did wrong, never the crowd's. */
	if (known) {
		err = throttle_forget(cx, t);
		if (err)
			return err;
	}
	return audit_add_from(cx, in->address, "login", "ok",
	    credential->login);
}

/* R20a: the right password of an agency that went up in others. */
static enum err
lead_on(struct cx *cx, const struct throttle *t,
    const struct credential *credential, struct signed_in *out)
{
	struct heir_list heirs = { .n = 0 };
	enum err err = OK;

	if (credential->kind == ACCOUNT_AGENCY)
		err = reorganisation_store_list_heirs(cx, credential->agency_id,
		    clock_day(cx->now), &heirs);
	if (err)
		return err;
	if (heirs.n == 0)
		return refuse(cx, t, "password", "closed");
	*out = (struct signed_in){
		.moved_agency_id = credential->agency_id,
	};
	return audit_add_from(cx, t->address, "login", "closed", t->login);
}

enum err
sign_in(struct cx *cx, const struct sign_in *in, struct signed_in *out)
{
	struct credential credential = { .password_hash = "" };
	struct throttle throttle;
	bool found;
	bool matches;
	enum err err;

	throttle_for(cx, in, &throttle);
	err = throttle_check(cx, &throttle, "password");
	if (err)
		return err;
	err = sign_in_store_find(cx, in->login, &found, &credential);
	if (err)
		return err;
	/* What is no name of an account may be a password in the wrong field.
	 */
	if (found)
		throttle.login = credential.login;
	/* An unknown name takes as long as a known one. */
	matches = crypto_password_matches(in->password, in->pepper,
	    found && !text_is_empty(credential.password_hash)
		? credential.password_hash
		: NULL);
	if (!found || !matches)
		return refuse(cx, &throttle, "password", "refused");
	if (credential.closed)
		return lead_on(cx, &throttle, &credential, out);
	return welcome(cx, in, &throttle, &credential, out);
}

/* His own second factor, when he has one. */
static enum err
officer_step(struct cx *cx, uint64_t officer_id, enum second_step *out)
{
	const struct factor_owner owner = { .officer_id = officer_id };
	struct second_factor factor;
	enum err err;

	err = second_factor_store_get(cx, owner, &factor);
	*out = factor.id != 0 ? SECOND_STEP_CODE : SECOND_STEP_DONE;
	return err;
}

static enum err
name_officer(struct cx *cx, const uint8_t *token_hash, uint64_t officer_id,
    struct officer_chosen *out)
{
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];
	enum err err;

	err = officer_step(cx, officer_id, &out->second_step);
	if (err)
		return err;
	crypto_random(token, sizeof(token));
	crypto_sha256(token, sizeof(token), hash);
	out->token = hex_encode(cx->mem, token, sizeof(token));
	return sign_in_store_set_officer(cx, token_hash, hash, officer_id,
	    out->second_step);
}

enum err
sign_in_choose_officer(struct cx *cx, const uint8_t *token_hash,
    uint64_t officer_id, const char *secret, const char *pepper,
    struct officer_chosen *out)
{
	struct throttle throttle = { .action = "login", .login = "" };
	const char *stored = NULL;
	bool found;
	enum err err;

	throttle_add(cx, &throttle, "officer",
	    arena_printf(cx->mem, "%llu", (unsigned long long)officer_id),
	    SIGN_IN_LIMIT_DEVICE, SIGN_IN_WINDOW);
	err = throttle_check(cx, &throttle, "secret");
	if (err)
		return err;
	err = sign_in_store_find_officer(cx, cx->actor->agency_id, officer_id,
	    clock_day(cx->now), &found, &stored);
	if (err)
		return err;
	if (!crypto_password_matches(secret, pepper, found ? stored : NULL))
		return refuse(cx, &throttle, "secret", "officer_refused");
	err = name_officer(cx, token_hash, officer_id, out);
	if (err)
		return err;
	err = throttle_forget(cx, &throttle);
	if (err)
		return err;
	return audit_add(cx, "officer-choose", "ok", "");
}

/* As csrf.c makes it of the session's key. */
static const char *
csrf_of(struct cx *cx, const uint8_t *key, size_t n)
{
	static const char purpose[] = "form";
	uint8_t mac[SHA256_SIZE];

	crypto_hmac(key, n, purpose, sizeof(purpose) - 1, mac);
	return hex_encode(cx->mem, mac, sizeof(mac));
}

enum err
sign_in_console(struct cx *cx, const char *login, struct console_session *out)
{
	struct credential credential = { .login = "" };
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];
	uint8_t key[SHA256_SIZE];
	struct new_session session = { .token_hash = hash,
		.csrf_key = key,
		.expires_at = cx->now + CONSOLE_SECONDS,
		.address = CONSOLE_ADDRESS,
		.device = "console",
		.second_step = SECOND_STEP_DONE,
		.door = "password" };
	bool found;
	enum err err;

	err = sign_in_store_find(cx, login, &found, &credential);
	if (err)
		return err;
	if (!found)
		return fail_field(cx, "login", "not_found");
	if (credential.closed)
		return fail_field(cx, "login", "closed");
	if (credential.role != ROLE_ADMINISTRATOR &&
	    credential.role != ROLE_INFRASTRUCTURE &&
	    credential.role != ROLE_AUDITOR)
		return fail_field(cx, "login", "role");
	crypto_random(token, sizeof(token));
	crypto_random(key, sizeof(key));
	crypto_sha256(token, sizeof(token), hash);
	session.account_id = credential.account_id;
	out->token = hex_encode(cx->mem, token, sizeof(token));
	out->csrf = csrf_of(cx, key, sizeof(key));
	err = sign_in_store_add_session(cx, &session);
	if (err)
		return err;
	return audit_add_from(cx, CONSOLE_ADDRESS, "console", "ok",
	    credential.login);
}

enum err
sign_out(struct cx *cx, const uint8_t *token_hash)
{
	enum err err;

	err = sign_in_store_end(cx, token_hash);
	if (err)
		return err;
	return audit_add(cx, "logout", "ok", "");
}

int
password_min_of(const struct cx *cx)
{
	return role_must_have_second_factor(cx->actor->role)
		   ? cx->profile->password_min_admin
		   : cx->profile->password_min;
}

static enum err
check_new_password(struct cx *cx, const struct password_change *change)
{
	const char *objection;

	objection = password_objection(change->new_password, cx->actor->login,
	    change->context, (size_t)password_min_of(cx));
	if (objection != NULL)
		return fail_field(cx, "new_password", objection);
	if (text_equal(change->new_password, change->old_password))
		return fail_field(cx, "new_password", "password_same");
	if (!text_equal(change->new_password, change->repeated))
		return fail_field(cx, "repeated", "password_differs");
	return OK;
}

static void
mark_of(struct cx *cx, const char *password, const char *pepper,
    uint8_t out[static SHA256_SIZE])
{
	crypto_password_mark(password, pepper,
	    arena_printf(cx->mem, "password mark:%" PRIu64,
		cx->actor->account_id),
	    out);
}

/* Not one of the last ones. The old one gets its mark too: who made it (an
 * administrator, or a program before this rule) left none. */
static enum err
keep_marks(struct cx *cx, const struct password_change *change)
{
	uint64_t id = cx->actor->account_id;
	unsigned n = (unsigned)cx->profile->password_history;
	uint8_t mark[SHA256_SIZE];
	uint8_t old[SHA256_SIZE];
	bool used;
	enum err err;

	mark_of(cx, change->new_password, change->pepper, mark);
	err = password_store_is_used(cx, id, mark, n, &used);
	if (err)
		return err;
	if (used)
		return fail_field(cx, "new_password", "password_used");
	mark_of(cx, change->old_password, change->pepper, old);
	err = password_store_is_used(cx, id, old, 1, &used);
	if (!err && !used)
		err = password_store_add(cx, id, old);
	return err ? err : password_store_add(cx, id, mark);
}

enum err
password_change(struct cx *cx, const struct password_change *change)
{
	struct credential credential;
	char hash[HASH_TEXT_MAX];
	enum err err;

	err = sign_in_store_get(cx, cx->actor->account_id, &credential);
	if (err)
		return err;
	if (!crypto_password_matches(change->old_password, change->pepper,
		credential.password_hash)) {
		err = audit_add(cx, "password-change", "refused", "");
		if (err)
			return err;
		return fail_field(cx, "old_password", "password_wrong");
	}
	err = check_new_password(cx, change);
	if (!err)
		err = keep_marks(cx, change);
	if (err)
		return err;
	crypto_password_hash(change->new_password, change->pepper, hash);
	err = sign_in_store_set_password(cx, cx->actor->account_id, hash);
	if (err)
		return err;
	err = sign_in_store_end_others(cx, cx->actor->account_id,
	    change->token_hash);
	if (!err)
		err = alert_store_add(cx, cx->actor->account_id,
		    ALERT_PASSWORD);
	if (err)
		return err;
	return audit_add(cx, "password-change", "ok", "");
}
