#include "sign_in_verbs.h"

#include <string.h>

#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "crypto.h"
#include "profile.h"
#include "reorganisation_store.h"
#include "sign_in_store.h"
#include "text.h"

enum { DEVICE_NONCE = 16 };

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

static bool
device_is_known(struct cx *cx, const struct sign_in *in)
{
	const char *expected;
	const char *nonce;

	if (strlen(in->device) != 2 * DEVICE_NONCE + 1 + 2 * SHA256_SIZE)
		return false;
	nonce = arena_strndup(cx->mem, in->device, 2 * DEVICE_NONCE);
	expected = device_sign(cx, in->login, nonce, in->pepper);
	return crypto_equal(expected, in->device, strlen(expected));
}

/* Whose failures count: the device's, or the crowd's and the address's. */
struct counted {
	uint8_t subject[2][SHA256_SIZE];
	unsigned limit[2];
	size_t n;
	const char *address; /* for the log; NULL: the actor's */
	const char *login;   /* of an account there is, or "" */
};

static void
count_subject(struct cx *cx, struct counted *counted, unsigned limit,
    const char *kind, const char *value)
{
	const char *text = arena_printf(cx->mem, "%s:%s", kind, value);

	crypto_sha256(text, strlen(text), counted->subject[counted->n]);
	counted->limit[counted->n++] = limit;
}

static void
counted_for(struct cx *cx, const struct sign_in *in, struct counted *counted)
{
	counted->n = 0;
	counted->address = in->address;
	counted->login = "";
	if (device_is_known(cx, in)) {
		count_subject(cx, counted, SIGN_IN_LIMIT_DEVICE, "device",
		    arena_printf(cx->mem, "%s:%s", in->login, in->device));
		return;
	}
	count_subject(cx, counted, SIGN_IN_LIMIT_CROWD, "crowd", in->login);
	count_subject(cx, counted, SIGN_IN_LIMIT_ADDRESS, "address",
	    in->address);
}

static enum err
check_throttle(struct cx *cx, const struct counted *counted, const char *field)
{
	unsigned failures;
	enum err err;

	for (size_t i = 0; i < counted->n; i++) {
		err = sign_in_store_count_failures(cx, counted->subject[i],
		    cx->now - SIGN_IN_WINDOW, &failures);
		if (err)
			return err;
		if (failures < counted->limit[i])
			continue;
		err = audit_add_from(cx, counted->address, "login", "throttled",
		    counted->login);
		if (err)
			return err;
		return fail_field(cx, field, "sign_in_throttled");
	}
	return OK;
}

static enum err
refuse(struct cx *cx, const struct counted *counted, const char *field,
    const char *outcome)
{
	enum err err;

	for (size_t i = 0; i < counted->n; i++) {
		err = sign_in_store_add_failure(cx, counted->subject[i],
		    cx->now - SIGN_IN_WINDOW);
		if (err)
			return err;
	}
	err = audit_add_from(cx, counted->address, "login", outcome,
	    counted->login);
	if (err)
		return err;
	return fail_field(cx, field, "sign_in_failed");
}

static enum err
make_session(struct cx *cx, const struct sign_in *in,
    const struct credential *credential, struct signed_in *out)
{
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];
	uint8_t csrf_key[SHA256_SIZE];
	struct new_session session = {
		.account_id = credential->account_id,
		.token_hash = hash,
		.csrf_key = csrf_key,
		.expires_at = cx->now + in->lifetime,
		.address = in->address,
		.device = text_shorten(cx->mem, in->user_agent, 190),
	};

	crypto_random(token, sizeof(token));
	crypto_random(csrf_key, sizeof(csrf_key));
	crypto_sha256(token, sizeof(token), hash);
	out->token = hex_encode(cx->mem, token, sizeof(token));
	return sign_in_store_add_session(cx, &session);
}

static enum err
welcome(struct cx *cx, const struct sign_in *in, const struct counted *counted,
    const struct credential *credential, struct signed_in *out)
{
	enum err err;

	err = make_session(cx, in, credential, out);
	if (err)
		return err;
	out->device = device_is_known(cx, in)
			  ? in->device
			  : device_sign(cx, in->login,
				crypto_random_hex(cx->mem, DEVICE_NONCE),
				in->pepper);
	out->role = credential->role;
	out->needs_officer = credential->kind == ACCOUNT_AGENCY;
	out->must_change_password = credential->must_change_password;
	/* A success clears what this device did wrong, never the crowd's. */
	if (counted->n == 1) {
		err = sign_in_store_clear_failures(cx, counted->subject[0]);
		if (err)
			return err;
	}
	return audit_add_from(cx, in->address, "login", "ok",
	    credential->login);
}

/* R20a: the right password of an agency that went up in others. */
static enum err
lead_on(struct cx *cx, const struct counted *counted,
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
		return refuse(cx, counted, "password", "closed");
	*out = (struct signed_in){
		.moved_agency_id = credential->agency_id,
	};
	return audit_add_from(cx, counted->address, "login", "closed",
	    counted->login);
}

enum err
sign_in(struct cx *cx, const struct sign_in *in, struct signed_in *out)
{
	struct credential credential = { .password_hash = "" };
	struct counted counted;
	bool found;
	bool matches;
	enum err err;

	counted_for(cx, in, &counted);
	err = check_throttle(cx, &counted, "password");
	if (err)
		return err;
	err = sign_in_store_find(cx, in->login, &found, &credential);
	if (err)
		return err;
	/* What is no name of an account may be a password in the wrong field.
	 */
	if (found)
		counted.login = credential.login;
	/* An unknown name takes as long as a known one. */
	matches = crypto_password_matches(in->password, in->pepper,
	    found && !text_is_empty(credential.password_hash)
		? credential.password_hash
		: NULL);
	if (!found || !matches)
		return refuse(cx, &counted, "password", "refused");
	if (credential.closed)
		return lead_on(cx, &counted, &credential, out);
	return welcome(cx, in, &counted, &credential, out);
}

enum err
sign_in_choose_officer(struct cx *cx, const uint8_t *token_hash,
    uint64_t officer_id, const char *secret, const char *pepper,
    const char **out_token)
{
	struct counted counted = { .n = 0, .login = "" };
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];
	const char *stored = NULL;
	bool found;
	enum err err;

	count_subject(cx, &counted, SIGN_IN_LIMIT_DEVICE, "officer",
	    arena_printf(cx->mem, "%llu", (unsigned long long)officer_id));
	err = check_throttle(cx, &counted, "secret");
	if (err)
		return err;
	err = sign_in_store_find_officer(cx, cx->actor->agency_id, officer_id,
	    clock_day(cx->now), &found, &stored);
	if (err)
		return err;
	if (!crypto_password_matches(secret, pepper, found ? stored : NULL))
		return refuse(cx, &counted, "secret", "officer_refused");
	crypto_random(token, sizeof(token));
	crypto_sha256(token, sizeof(token), hash);
	err = sign_in_store_set_officer(cx, token_hash, hash, officer_id);
	if (err)
		return err;
	err = sign_in_store_clear_failures(cx, counted.subject[0]);
	if (err)
		return err;
	*out_token = hex_encode(cx->mem, token, sizeof(token));
	return audit_add(cx, "officer-choose", "ok", "");
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

static enum err
check_new_password(struct cx *cx, const struct password_change *change)
{
	const char *objection;

	objection = password_objection(change->new_password, cx->actor->login,
	    change->context, (size_t)cx->profile->password_min);
	if (objection != NULL)
		return fail_field(cx, "new_password", objection);
	if (text_equal(change->new_password, change->old_password))
		return fail_field(cx, "new_password", "password_same");
	if (!text_equal(change->new_password, change->repeated))
		return fail_field(cx, "repeated", "password_differs");
	return OK;
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
	if (err)
		return err;
	crypto_password_hash(change->new_password, change->pepper, hash);
	err = sign_in_store_set_password(cx, cx->actor->account_id, hash);
	if (err)
		return err;
	err = sign_in_store_end_others(cx, cx->actor->account_id,
	    change->token_hash);
	if (err)
		return err;
	return audit_add(cx, "password-change", "ok", "");
}
