#include "sso_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "account_admin_store.h"
#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "crypto.h"
#include "sign_in_store.h"
#include "sso_store.h"
#include "text.h"

enum {
	RANDOM = 32,
	PARTS_MAX = 7,
	COOKIE_MAX = 3800, /* what a browser keeps in one */
	SUBJECT_SHOWN = 100
};

/* Cookies ------------------------------------------------------------- */

static void
sealing_key(const char *pepper, const char *purpose,
    uint8_t out[static SEAL_KEY_SIZE])
{
	crypto_hmac(pepper, strlen(pepper), purpose, strlen(purpose), out);
}

static const char *
seal_text(struct cx *cx, const char *purpose, const char *text,
    const char *pepper)
{
	size_t n = strlen(text);
	uint8_t *sealed = arena_alloc(cx->mem, n + SEAL_EXTRA);
	uint8_t key[SEAL_KEY_SIZE];

	sealing_key(pepper, purpose, key);
	crypto_seal(key, purpose, text, n, sealed);
	return hex_encode(cx->mem, sealed, n + SEAL_EXTRA);
}

static char *
unseal_text(struct cx *cx, const char *purpose, const char *cookie,
    const char *pepper)
{
	size_t n = cookie == NULL ? 0 : strlen(cookie) / 2;
	uint8_t key[SEAL_KEY_SIZE];
	uint8_t *sealed;
	char *text;

	if (n <= SEAL_EXTRA || n > COOKIE_MAX / 2)
		return NULL;
	sealed = arena_alloc(cx->mem, n);
	text = arena_alloc(cx->mem, n - SEAL_EXTRA + 1);
	sealing_key(pepper, purpose, key);
	if (!hex_decode(cookie, sealed, n) ||
	    !crypto_unseal(key, purpose, sealed, n, (uint8_t *)text))
		return NULL;
	return text;
}

/* Exactly n lines, the first of which is a moment that is not too old. */
static bool
read_lines(struct cx *cx, char *text, const char *lines[], size_t n)
{
	long long at;

	if (text == NULL)
		return false;
	for (size_t i = 0; i < n; i++) {
		char *end = strchr(text, '\n');

		if (end == NULL)
			return false;
		*end = '\0';
		lines[i] = text;
		text = end + 1;
	}
	return *text == '\0' && text_to_int(lines[0], 0, INT64_MAX / 2, &at) &&
	       at <= cx->now && cx->now - at < SSO_ATTEMPT_SECONDS;
}

#define ATTEMPT  "sso attempt"
#define IDENTITY "sso identity"

void
sso_attempt_begin(struct cx *cx, const char *site, const char *next,
    struct sso_attempt *out)
{
	out->state = crypto_random_hex(cx->mem, RANDOM);
	out->nonce = crypto_random_hex(cx->mem, RANDOM);
	out->verifier = crypto_random_hex(cx->mem, RANDOM);
	out->site = site;
	out->next = strlen(next) > SSO_NEXT_MAX || strchr(next, '\n') != NULL
			? ""
			: next;
	out->at = cx->now;
}

const char *
sso_attempt_seal(struct cx *cx, const struct sso_attempt *a, const char *pepper)
{
	return seal_text(cx, ATTEMPT,
	    arena_printf(cx->mem, "%" PRId64 "\n%s\n%s\n%s\n%s\n%s\n", a->at,
		a->state, a->nonce, a->verifier, a->site, a->next),
	    pepper);
}

bool
sso_attempt_open(struct cx *cx, const char *cookie, const char *site,
    const char *pepper, struct sso_attempt *out)
{
	const char *lines[PARTS_MAX];

	if (!read_lines(cx, unseal_text(cx, ATTEMPT, cookie, pepper), lines, 6))
		return false;
	*out = (struct sso_attempt){ .state = lines[1],
		.nonce = lines[2],
		.verifier = lines[3],
		.site = lines[4],
		.next = lines[5] };
	return text_equal(out->site, site);
}

enum err
sso_attempt_take(struct cx *cx, const struct sso_attempt *attempt,
    const char *address)
{
	uint8_t hash[SHA256_SIZE];
	bool first;
	enum err err;

	crypto_sha256(attempt->state, strlen(attempt->state), hash);
	err = sso_store_use_state(cx, hash, cx->now - 2 * SSO_ATTEMPT_SECONDS,
	    &first);
	if (err || first)
		return err;
	return sso_refuse(cx, address, "sso_replayed", "state used twice");
}

const char *
sso_identity_seal(struct cx *cx, const struct sso_identity *identity,
    const char *pepper)
{
	return seal_text(cx, IDENTITY,
	    arena_printf(cx->mem, "%" PRId64 "\n%s\n%s\n%s\n", cx->now,
		identity->issuer, identity->subject,
		text_shorten(cx->mem, identity->name, SUBJECT_SHOWN)),
	    pepper);
}

bool
sso_identity_open(struct cx *cx, const char *cookie, const char *pepper,
    struct sso_identity *out)
{
	const char *lines[PARTS_MAX];

	if (!read_lines(cx, unseal_text(cx, IDENTITY, cookie, pepper), lines,
		4))
		return false;
	*out = (struct sso_identity){ lines[1], lines[2], lines[3] };
	return true;
}

/* Signing in ---------------------------------------------------------- */

enum err
sso_refuse(struct cx *cx, const char *address, const char *key,
    const char *detail)
{
	enum err err = audit_add_from(cx, address, "login-sso", "refused",
	    detail);

	return err ? err : fail_field(cx, "state", key);
}

static const char *
shown(struct cx *cx, const struct sso_identity *identity)
{
	return arena_printf(cx->mem, "%s | %s", identity->issuer,
	    text_shorten(cx->mem, identity->subject, SUBJECT_SHOWN));
}

enum err
sso_sign_in(struct cx *cx, const struct sso_identity *identity,
    const struct sign_in *in, bool (*may_enter)(enum role, const char *),
    const char *site, bool *out_found, struct signed_in *out)
{
	const char *detail = shown(cx, identity);
	struct credential credential;
	const char *refusal = NULL;
	enum err err;

	err = sso_store_find_account(cx, identity->issuer, identity->subject,
	    out_found, &credential);
	if (err)
		return err;
	if (!*out_found)
		return audit_add_from(cx, in->address, "login-sso", "unlinked",
		    detail);
	if (credential.closed)
		refusal = "sso_closed";
	else if (credential.kind == ACCOUNT_AGENCY)
		refusal = "sso_local";
	else if (!may_enter(credential.role, site))
		refusal = "sso_wrong_site";
	if (refusal != NULL)
		return sso_refuse(cx, in->address, refusal,
		    arena_printf(cx->mem, "%s | %s", credential.login, detail));
	err = sign_in_open(cx, in, &credential, "sso", out);
	if (err)
		return err;
	return audit_add_from(cx, in->address, "login-sso", "ok",
	    arena_printf(cx->mem, "%s | %s", credential.login, detail));
}

/* Who is who ---------------------------------------------------------- */

/* R20c: neither has another. */
static enum err
check_free(struct cx *cx, uint64_t account_id,
    const struct sso_identity *identity, const char *field)
{
	struct credential other;
	struct sso_link link;
	bool found;
	enum err err;

	err = sso_store_get_link(cx, account_id, &link);
	if (err)
		return err;
	if (link.id != 0)
		return fail_field(cx, field, "sso_account_linked");
	err = sso_store_find_account(cx, identity->issuer, identity->subject,
	    &found, &other);
	if (err)
		return err;
	return found ? fail_field(cx, field, "sso_identity_linked") : OK;
}

static enum err
add_link(struct cx *cx, uint64_t account_id, const char *login,
    const struct sso_identity *identity, const char *field, const char *basis)
{
	enum err err = check_free(cx, account_id, identity, field);

	if (!err)
		err = sso_store_add_link(cx, account_id, identity, basis);
	if (err && db_is_duplicate(cx)) {
		/* Somebody was quicker. */
		error_reset(&cx->error);
		return fail_field(cx, field, "sso_identity_linked");
	}
	if (err)
		return err;
	return audit_add(cx, "sso-link", "ok",
	    arena_printf(cx->mem, "#%" PRIu64 " %s | %s | %s", account_id,
		login, shown(cx, identity), basis));
}

enum err
sso_link_own(struct cx *cx, const struct sso_identity *identity)
{
	if (cx->actor->kind == ACCOUNT_AGENCY)
		return fail_field(cx, "link", "sso_local");
	return add_link(cx, cx->actor->account_id, cx->actor->login, identity,
	    "link", "");
}

enum err
sso_link_account(struct cx *cx, uint64_t account_id, const char *subject,
    const char *basis)
{
	struct sso_identity identity = { .subject = subject, .name = "" };
	struct sso_setting setting;
	struct account_row row;
	enum err err;

	err = account_admin_store_get(cx, account_id, clock_day(cx->now), &row);
	if (!err)
		err = sso_store_get_setting(cx, &setting);
	if (err)
		return err;
	if (text_is_empty(basis))
		return fail_field(cx, "basis", "basis");
	if (row.line.kind == ACCOUNT_AGENCY)
		return fail_field(cx, "subject", "sso_local");
	if (setting.door == SSO_OFF)
		return fail_field(cx, "subject", "sso_off");
	identity.issuer = setting.issuer;
	return add_link(cx, account_id, row.line.login, &identity, "subject",
	    basis);
}

enum err
sso_unlink_account(struct cx *cx, uint64_t account_id, const char *basis)
{
	static const uint8_t none[SHA256_SIZE];
	struct account_row row;
	struct sso_link link;
	uint64_t n = 0;
	enum err err;

	err = account_admin_store_get(cx, account_id, clock_day(cx->now), &row);
	if (!err)
		err = sso_store_get_link(cx, account_id, &link);
	if (err)
		return err;
	if (text_is_empty(basis))
		return fail_field(cx, "basis", "basis");
	if (link.id == 0)
		return fail_field(cx, "basis", "sso_not_linked");
	err = sso_store_end_link(cx, link.id, basis, &n);
	if (!err && n == 0)
		return fail(cx, ERR_CONFLICT, "the link has ended");
	if (!err)
		err = sign_in_store_end_others(cx, account_id, none);
	if (err)
		return err;
	return audit_add(cx, "sso-unlink", "ok",
	    arena_printf(cx->mem, "#%" PRIu64 " %s | %s | %s", account_id,
		row.line.login, link.subject, basis));
}

/* The setting --------------------------------------------------------- */

/* It opens for this service and this client only: with another address in the
 * row it is not sent there. */
static const char *
secret_purpose(struct cx *cx, const struct sso_setting *setting)
{
	return arena_printf(cx->mem, "sso client:%s|%s", setting->issuer,
	    setting->client_id);
}

static void
seal_secret(struct cx *cx, struct sso_setting *setting, const char *secret,
    const char *pepper)
{
	const char *purpose = secret_purpose(cx, setting);
	size_t n = strlen(secret);
	uint8_t *sealed = arena_alloc(cx->mem, n + SEAL_EXTRA);
	uint8_t key[SEAL_KEY_SIZE];

	sealing_key(pepper, purpose, key);
	crypto_seal(key, purpose, secret, n, sealed);
	setting->sealed = sealed;
	setting->n_sealed = n + SEAL_EXTRA;
}

enum err
sso_setting_secret(struct cx *cx, const struct sso_setting *setting,
    const char *pepper, const char **out)
{
	const char *purpose = secret_purpose(cx, setting);
	uint8_t key[SEAL_KEY_SIZE];
	char *secret;

	*out = NULL;
	if (setting->n_sealed == 0)
		return OK;
	secret = arena_alloc(cx->mem, setting->n_sealed);
	sealing_key(pepper, purpose, key);
	if (setting->n_sealed <= SEAL_EXTRA ||
	    !crypto_unseal(key, purpose, setting->sealed, setting->n_sealed,
		(uint8_t *)secret))
		return fail(cx, ERR_SYSTEM,
		    "the secret of setting %" PRIu64 " cannot be read",
		    setting->id);
	secret[setting->n_sealed - SEAL_EXTRA] = '\0';
	*out = secret;
	return OK;
}

static enum err
check_setting(struct cx *cx, const struct sso_setting *setting,
    const char *secret)
{
	const char *lacks = sso_setting_lacks(setting);

	if (lacks != NULL && text_equal(lacks, "issuer"))
		return fail_field(cx, "issuer", "sso_issuer");
	if (lacks != NULL)
		return fail_field(cx, lacks, "required");
	if (strlen(secret) > SSO_SECRET_MAX)
		return fail_field(cx, "client_secret", "too_long");
	return text_is_empty(setting->basis) ? fail_field(cx, "basis", "basis")
					     : OK;
}

enum err
sso_setting_change(struct cx *cx, struct sso_setting *setting, uint64_t seen,
    const char *secret, const char *pepper)
{
	struct sso_setting now;
	enum err err;

	if (setting->door == SSO_HEADER)
		setting->issuer = SSO_HEADER_ISSUER;
	err = check_setting(cx, setting, secret);
	if (!err)
		err = sso_store_get_setting(cx, &now);
	if (err)
		return err;
	if (now.id != seen)
		return fail_stale(cx, "another setting is in force by now");
	if (!text_is_empty(secret)) {
		seal_secret(cx, setting, secret, pepper);
	} else if (text_equal(now.issuer, setting->issuer) &&
		   text_equal(now.client_id, setting->client_id)) {
		setting->sealed = now.sealed;
		setting->n_sealed = now.n_sealed;
	}
	err = sso_store_add_setting(cx, setting);
	if (err)
		return err;
	return audit_add(cx, "admin-sso", "changed",
	    arena_printf(cx->mem, "%s > %s | %s > %s | %s%s | %s",
		sso_door_names[now.door], sso_door_names[setting->door],
		now.issuer, setting->issuer, setting->client_id,
		text_is_empty(secret) ? "" : " (*)", setting->basis));
}
