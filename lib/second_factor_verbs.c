#include "second_factor_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "access_store.h"
#include "account_admin_store.h"
#include "alert_store.h"
#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "crypto.h"
#include "officer_store.h"
#include "second_factor_store.h"
#include "sign_in_store.h"
#include "sign_in_verbs.h"
#include "text.h"
#include "throttle_verbs.h"

enum { STRANGER_WINDOW = DAY_SECONDS };

/* Keys and forms ------------------------------------------------------------*/

static struct factor_owner
own(const struct cx *cx)
{
	return (struct factor_owner){ .account_id = cx->actor->account_id,
		.officer_id = cx->actor->officer_id };
}

/* What the secret of one owner is sealed for: it opens in no other row. */
static const char *
owner_name(struct cx *cx, struct factor_owner owner)
{
	if (owner.officer_id != 0)
		return arena_printf(cx->mem, "officer:%" PRIu64,
		    owner.officer_id);
	return arena_printf(cx->mem, "account:%" PRIu64, owner.account_id);
}

static void
sealing_key(const char *pepper, uint8_t out[static SEAL_KEY_SIZE])
{
	static const char purpose[] = "second factor at rest";

	crypto_hmac(pepper, strlen(pepper), purpose, sizeof(purpose) - 1, out);
}

static void
hash_code(struct cx *cx, const char *pepper, const char *clean,
    uint8_t out[static SHA256_SIZE])
{
	const char *text = arena_printf(cx->mem, "recovery:%s", clean);

	crypto_hmac(pepper, strlen(pepper), text, strlen(text), out);
}

/* The step whose code this is, after last; 0: none. used: it was one before. */
static uint64_t
step_of(const struct cx *cx, const uint8_t *secret, size_t n_secret,
    const char *code, uint64_t last, bool *out_used)
{
	uint64_t now = (uint64_t)cx->now / TOTP_SECONDS;
	uint64_t found = 0;
	char wanted[TOTP_DIGITS_MAX + 1];

	*out_used = false;
	for (uint64_t step = now - TOTP_WINDOW; step <= now + TOTP_WINDOW;
	     step++) {
		crypto_totp(secret, n_secret, step, TOTP_DIGITS, wanted);
		if (!crypto_equal(wanted, code, TOTP_DIGITS))
			continue;
		if (step > last)
			found = step;
		else
			*out_used = true;
	}
	return found;
}

/* Codes given
 * ----------------------------------------------------------------*/

static enum err
unseal(struct cx *cx, struct factor_owner owner,
    const struct factor_secret *factor, const char *pepper,
    uint8_t out[static TOTP_SECRET_SIZE])
{
	uint8_t key[SEAL_KEY_SIZE];

	sealing_key(pepper, key);
	if (factor->n_sealed == TOTP_SECRET_SIZE + SEAL_EXTRA &&
	    crypto_unseal(key, owner_name(cx, owner), factor->sealed,
		factor->n_sealed, out))
		return OK;
	return fail(cx, ERR_SYSTEM, "second factor %" PRIu64 " cannot be read",
	    factor->id);
}

/* *out_key: NULL when the code is good, else what to say of it. */
static enum err
try_totp(struct cx *cx, struct factor_owner owner,
    const struct factor_secret *factor, const char *code, const char *pepper,
    const char **out_key)
{
	uint8_t secret[TOTP_SECRET_SIZE];
	uint64_t step;
	bool first;
	bool used;
	enum err err;

	err = unseal(cx, owner, factor, pepper, secret);
	if (err)
		return err;
	step = step_of(cx, secret, sizeof(secret), code, factor->last_step,
	    &used);
	*out_key = used ? "code_used" : "code_wrong";
	if (step == 0)
		return OK;
	/* Two at once with one code: the row lets only the first in. */
	err = second_factor_store_use_step(cx, factor->id, step, &first);
	*out_key = first ? NULL : "code_used";
	return err;
}

static enum err
try_recovery(struct cx *cx, const struct factor_secret *factor,
    const char *code, const char *pepper, const char **out_key)
{
	uint8_t hash[SHA256_SIZE];
	bool good;
	enum err err;

	hash_code(cx, pepper, code, hash);
	err = second_factor_store_use_code(cx, factor->id, hash, &good);
	*out_key = good ? NULL : "code_wrong";
	return err;
}

static void
throttle_for(struct cx *cx, const struct factor_secret *factor,
    const char *device, const char *pepper, struct throttle *out)
{
	const char *id = arena_printf(cx->mem, "%" PRIu64, factor->id);

	*out = (struct throttle){ .action = "second-step", .login = "" };
	if (device_is_known(cx, cx->actor->login, device, pepper))
		throttle_add(cx, out, "factor-device",
		    arena_printf(cx->mem, "%s:%s", id, device),
		    SECOND_STEP_LIMIT, SIGN_IN_WINDOW);
	else
		throttle_add(cx, out, "factor", id, SECOND_STEP_LIMIT_STRANGER,
		    STRANGER_WINDOW);
}

struct given {
	const char *field; /* of the form */
	const char *code;
	const char *device;
	const char *pepper;
};

/* The code of a factor there is, or a refusal that is counted. */
static enum err
check_given(struct cx *cx, struct factor_owner owner,
    const struct factor_secret *factor, const struct given *given,
    bool *out_by_recovery)
{
	const char *code = code_clean(cx->mem, given->code);
	struct throttle throttle;
	const char *key = "code_wrong";
	enum err err;

	throttle_for(cx, factor, given->device, given->pepper, &throttle);
	err = throttle_check(cx, &throttle, given->field);
	if (err)
		return err;
	*out_by_recovery = !code_is_totp(code);
	err = *out_by_recovery
		  ? try_recovery(cx, factor, code, given->pepper, &key)
		  : try_totp(cx, owner, factor, code, given->pepper, &key);
	if (err || key == NULL)
		return err ? err : throttle_forget(cx, &throttle);
	err = throttle_count(cx, &throttle);
	if (!err)
		err = audit_add(cx, "second-step", key, "");
	return err ? err : fail_field(cx, given->field, key);
}

/* The session goes on under a new token. */
static enum err
finish(struct cx *cx, const uint8_t *token_hash, const char **out_token)
{
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];

	crypto_random(token, sizeof(token));
	crypto_sha256(token, sizeof(token), hash);
	*out_token = hex_encode(cx->mem, token, sizeof(token));
	return sign_in_store_set_done(cx, token_hash, hash);
}

enum err
second_step_pass(struct cx *cx, const struct second_step_try *in,
    struct second_step_passed *out)
{
	const struct given given = { "code", in->code, in->device, in->pepper };
	struct factor_owner owner = own(cx);
	struct factor_secret factor;
	struct second_factor left;
	enum err err;

	err = second_factor_store_get_secret(cx, owner, &factor);
	if (!err && factor.id == 0)
		err = fail(cx, ERR_MISSING, "no second factor");
	if (!err)
		err = check_given(cx, owner, &factor, &given,
		    &out->by_recovery);
	if (!err)
		err = finish(cx, in->token_hash, &out->token);
	if (!err)
		err = second_factor_store_get(cx, owner, &left);
	if (err)
		return err;
	out->codes_left = left.codes_left;
	out->device = device_is_known(cx, cx->actor->login, in->device,
			  in->pepper)
			  ? in->device
			  : device_make(cx, cx->actor->login, in->pepper);
	return audit_add(cx, "second-step",
	    out->by_recovery ? "recovery_code" : "ok", "");
}

/* Enrolling -----------------------------------------------------------------*/

static enum err
check_owner(struct cx *cx)
{
	if (cx->actor->kind == ACCOUNT_AGENCY && cx->actor->officer_id == 0)
		return fail(cx, ERR_MISSING, "no officer is named");
	return OK;
}

static enum err
propose(struct cx *cx, const uint8_t *csrf_key, const char *pepper,
    uint8_t out[static SHA256_SIZE])
{
	struct factor_owner owner = own(cx);
	uint64_t newest;
	const char *text;
	enum err err;

	err = check_owner(cx);
	if (!err)
		err = second_factor_store_newest(cx, owner, &newest);
	if (err)
		return err;
	text = arena_printf(cx->mem, "second factor:%s:%s:%" PRIu64,
	    owner_name(cx, owner), hex_encode(cx->mem, csrf_key, SHA256_SIZE),
	    newest);
	crypto_hmac(pepper, strlen(pepper), text, strlen(text), out);
	return OK;
}

enum err
second_factor_propose(struct cx *cx, const uint8_t *csrf_key,
    const char *pepper, const char **out_secret32)
{
	uint8_t secret[SHA256_SIZE];
	enum err err;

	err = propose(cx, csrf_key, pepper, secret);
	if (err)
		return err;
	*out_secret32 = base32_encode(cx->mem, secret, TOTP_SECRET_SIZE);
	return OK;
}

static enum err
check_current(struct cx *cx, const struct second_factor_entry *entry)
{
	const struct given given = { "current", entry->current, entry->device,
		entry->pepper };
	struct factor_secret factor;
	bool by_recovery;
	enum err err;

	err = second_factor_store_get_secret(cx, own(cx), &factor);
	if (err || factor.id == 0)
		return err;
	if (text_is_empty(entry->current))
		return fail_field(cx, "current", "required");
	return check_given(cx, own(cx), &factor, &given, &by_recovery);
}

static const char *
make_code(struct cx *cx)
{
	/* 32 of them: no 0 1 l o. */
	static const char characters[] = "abcdefghijkmnpqrstuvwxyz23456789";
	uint8_t random[RECOVERY_CHARACTERS];
	char *code = arena_alloc(cx->mem, RECOVERY_CHARACTERS + 1);

	crypto_random(random, sizeof(random));
	for (size_t i = 0; i < RECOVERY_CHARACTERS; i++)
		code[i] = characters[random[i] & 31];
	return code;
}

static enum err
store_codes(struct cx *cx, uint64_t id, const char *pepper,
    struct second_factor_made *out)
{
	uint8_t hashes[RECOVERY_CODES * SHA256_SIZE];

	for (size_t i = 0; i < RECOVERY_CODES; i++) {
		out->codes[i] = make_code(cx);
		hash_code(cx, pepper, out->codes[i], hashes + i * SHA256_SIZE);
	}
	return second_factor_store_add_codes(cx, id, hashes);
}

/* Not live before its codes are there: what breaks off leaves the old one. */
static enum err
store(struct cx *cx, const uint8_t *secret, uint64_t step, const char *pepper,
    struct second_factor_made *out)
{
	uint8_t sealed[TOTP_SECRET_SIZE + SEAL_EXTRA];
	uint8_t key[SEAL_KEY_SIZE];
	struct factor_owner owner = own(cx);
	uint64_t id;
	enum err err;

	sealing_key(pepper, key);
	crypto_seal(key, owner_name(cx, owner), secret, TOTP_SECRET_SIZE,
	    sealed);
	err = second_factor_store_add(cx, owner, sealed, sizeof(sealed), step,
	    &id);
	if (!err)
		err = store_codes(cx, id, pepper, out);
	return err ? err : second_factor_store_set_live(cx, owner, id);
}

enum err
second_factor_enrol(struct cx *cx, const struct second_factor_entry *entry,
    struct second_factor_made *out)
{
	const char *code = code_clean(cx->mem, entry->code);
	uint8_t secret[SHA256_SIZE];
	uint64_t step = 0;
	bool used;
	enum err err;

	err = propose(cx, entry->csrf_key, entry->pepper, secret);
	if (err)
		return err;
	if (code_is_totp(code))
		step = step_of(cx, secret, TOTP_SECRET_SIZE, code, 0, &used);
	if (step == 0)
		return fail_field(cx, "code", "code_wrong");
	err = check_current(cx, entry);
	if (!err)
		err = store(cx, secret, step, entry->pepper, out);
	if (!err)
		err = access_store_end_own_others(cx, cx->actor->account_id,
		    cx->actor->officer_id, entry->token_hash, NULL);
	if (!err)
		err = finish(cx, entry->token_hash, &out->token);
	if (!err)
		err = cx->actor->officer_id != 0
			  ? alert_store_add_for_officer(cx,
				cx->actor->officer_id, ALERT_SECOND_FACTOR)
			  : alert_store_add(cx, cx->actor->account_id,
				ALERT_SECOND_FACTOR);
	return err ? err : audit_add(cx, "second-factor", "enrolled", "");
}

enum err
second_factor_own(struct cx *cx, struct second_factor *out)
{
	return second_factor_store_get(cx, own(cx), out);
}

/* Losing it -----------------------------------------------------------------*/

static enum err
name_owner(struct cx *cx, struct factor_owner owner, const char **out)
{
	struct account_row account;
	struct officer_row officer;
	enum err err;

	if (owner.officer_id != 0) {
		err = officer_store_get(cx, owner.officer_id, &officer);
		if (!err)
			*out = arena_printf(cx->mem, "officer #%" PRIu64 " %s",
			    owner.officer_id, officer.officer.name);
		return err;
	}
	err = account_admin_store_get(cx, owner.account_id, clock_day(cx->now),
	    &account);
	if (!err)
		*out = arena_printf(cx->mem, "#%" PRIu64 " %s",
		    owner.account_id, account.line.login);
	return err;
}

enum err
second_factor_reset(struct cx *cx, uint64_t account_id, uint64_t officer_id,
    const char *basis)
{
	const struct factor_owner owner = { account_id, officer_id };
	const char *name = "";
	uint64_t n;
	enum err err;

	err = name_owner(cx, owner, &name);
	if (err)
		return err;
	if (text_is_empty(basis))
		return fail_field(cx, "basis", "basis");
	if (officer_id == 0 && cx->actor != NULL &&
	    cx->actor->account_id == account_id)
		return fail_field(cx, "basis", "own_account");
	err = second_factor_store_end(cx, owner, &n);
	if (err)
		return err;
	if (n == 0)
		return fail_field(cx, "basis", "no_second_factor");
	err = officer_id != 0 ? access_store_end_officer(cx, officer_id, NULL)
			      : access_store_end_all(cx, account_id, NULL);
	if (!err)
		err = officer_id != 0
			  ? alert_store_add_for_officer(cx, officer_id,
				ALERT_SECOND_FACTOR_RESET)
			  : alert_store_add(cx, account_id,
				ALERT_SECOND_FACTOR_RESET);
	if (err)
		return err;
	return audit_add(cx, "second-factor-reset", "reset",
	    arena_printf(cx->mem, "%s | %s", name, basis));
}
