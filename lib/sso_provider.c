#include "sso_provider.h"

#include <string.h>

#include "arena.h"
#include "cas.h"
#include "crypto.h"
#include "jose.h"
#include "sso_verbs.h"
#include "str.h"
#include "text.h"

enum {
	KEPT_SECONDS = 3600,
	KEYS_AGAIN_SECONDS = 60,
	ADDRESS_MAX = 4000,
	FORM_MAX = 8000
};

/* Lives as long as the process, as a cache does; one service at a time. */
static struct {
	char issuer[SSO_ISSUER_MAX + 1];
	char metadata[OUTSIDE_BODY_MAX + 1];
	char keys[OUTSIDE_BODY_MAX + 1];
	int64_t metadata_at; /* 0: nothing is kept */
	int64_t keys_at;
	int64_t again_at; /* the last look for a key that was not known */
} kept;

static bool
is_down(struct sso_asking *asking, const char *what, const char *why)
{
	asking->is_down = true;
	asking->why = arena_printf(asking->outside.mem, "%s: %s", what, why);
	return false;
}

/* One value of a query or a form. */
static void
add_encoded(struct str *s, const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || strchr("-._~", c) != NULL)
			str_add_char(s, (char)c);
		else
			str_printf(s, "%%%02X", c);
	}
}

static void
add_pair(struct str *s, const char *name, const char *value)
{
	str_printf(s, "%s=", name);
	add_encoded(s, value);
	str_add_char(s, '&');
}

static void
address_begin(struct str *s, struct arena *mem, const char *base)
{
	str_init(s, mem, 4 * ADDRESS_MAX);
	str_add(s, base);
	str_add_char(s, strchr(base, '?') == NULL ? '?' : '&');
}

static const char *
address_end(struct str *s)
{
	s->text[--s->length] = '\0';
	return str_text(s);
}

/* What is kept ------------------------------------------------------------ */

static void
copy_into(char *to, size_t max, const char *from)
{
	size_t n = strnlen(from, max);

	memcpy(to, from, n);
	to[n] = '\0';
}

static void
start_anew(const struct sso_asking *asking)
{
	const char *issuer = asking->setting->issuer;

	if (text_equal(kept.issuer, issuer) && kept.metadata_at != 0 &&
	    asking->now - kept.metadata_at < KEPT_SECONDS &&
	    asking->now >= kept.metadata_at)
		return;
	kept.metadata_at = kept.keys_at = kept.again_at = 0;
	copy_into(kept.issuer, SSO_ISSUER_MAX, issuer);
}

static bool
get_metadata(struct sso_asking *asking, struct oidc_metadata *out)
{
	struct arena *mem = asking->outside.mem;
	const char *issuer = asking->setting->issuer;
	size_t n = strlen(issuer);
	struct outside_question question = { 0 };
	const char *text = kept.metadata;

	start_anew(asking);
	if (kept.metadata_at == 0) {
		question.url = arena_printf(mem,
		    "%.*s/.well-known/openid-configuration",
		    (int)(n > 0 && issuer[n - 1] == '/' ? n - 1 : n), issuer);
		text = outside_ask(&asking->outside, &question);
		if (text == NULL)
			return is_down(asking, "discovery",
			    asking->outside.why);
	}
	if (!oidc_metadata_read(mem, text, issuer, out) ||
	    !outside_is_allowed(out->authorization_endpoint) ||
	    !outside_is_allowed(out->token_endpoint) ||
	    !outside_is_allowed(out->jwks_uri))
		return is_down(asking, "discovery", "not of this service");
	if (kept.metadata_at == 0) {
		copy_into(kept.metadata, OUTSIDE_BODY_MAX, text);
		kept.metadata_at = asking->now;
	}
	return true;
}

static bool
ask_for_keys(struct sso_asking *asking, const struct oidc_metadata *metadata)
{
	const struct outside_question question = { .url = metadata->jwks_uri };
	const char *text;

	text = outside_ask(&asking->outside, &question);
	if (text == NULL)
		return is_down(asking, "keys", asking->outside.why);
	copy_into(kept.keys, OUTSIDE_BODY_MAX, text);
	kept.keys_at = asking->now;
	return true;
}

/* Whether it is time for it. It counts before it is asked: a service that does
 * not answer is not asked again either. */
static bool
may_look_again(const struct sso_asking *asking)
{
	if (kept.again_at != 0 &&
	    asking->now - kept.again_at < KEYS_AGAIN_SECONDS)
		return false;
	kept.again_at = asking->now;
	return true;
}

/* OpenID Connect ------------------------------------------------------ */

static const char *
oidc_address(struct sso_asking *asking, const struct sso_attempt *attempt)
{
	struct arena *mem = asking->outside.mem;
	struct oidc_metadata metadata;
	uint8_t hash[SHA256_SIZE];
	struct str s;

	if (!get_metadata(asking, &metadata))
		return NULL;
	crypto_sha256(attempt->verifier, strlen(attempt->verifier), hash);
	address_begin(&s, mem, metadata.authorization_endpoint);
	add_pair(&s, "response_type", "code");
	add_pair(&s, "client_id", asking->setting->client_id);
	add_pair(&s, "redirect_uri", asking->here);
	add_pair(&s, "scope", "openid profile");
	add_pair(&s, "state", attempt->state);
	add_pair(&s, "nonce", attempt->nonce);
	add_pair(&s, "code_challenge",
	    base64url_encode(mem, hash, sizeof(hash)));
	add_pair(&s, "code_challenge_method", "S256");
	return address_end(&s);
}

/* RFC 6749, 2.3.1: both are encoded before they are joined. */
static const char *
basic_of(struct sso_asking *asking)
{
	struct arena *mem = asking->outside.mem;
	const char *half;
	struct str s;
	char *text;
	size_t n;

	str_init(&s, mem, FORM_MAX);
	add_encoded(&s, asking->setting->client_id);
	str_add_char(&s, ':');
	add_encoded(&s, asking->secret);
	half = base64url_encode(mem, str_text(&s), s.length);
	n = strlen(half);
	text = arena_printf(mem, "Basic %s%s", half,
	    n % 4 == 2   ? "=="
	    : n % 4 == 3 ? "="
			 : "");
	for (char *p = text + strlen("Basic "); *p != '\0'; p++) {
		if (*p == '-')
			*p = '+';
		if (*p == '_')
			*p = '/';
	}
	return text;
}

static const char *
exchange(struct sso_asking *asking, const struct oidc_metadata *metadata,
    const struct sso_attempt *attempt, const char *code)
{
	struct arena *mem = asking->outside.mem;
	struct outside_question question = { .url = metadata->token_endpoint };
	const char *answer;
	const char *token;
	struct str s;

	str_init(&s, mem, FORM_MAX);
	add_pair(&s, "grant_type", "authorization_code");
	add_pair(&s, "code", code);
	add_pair(&s, "redirect_uri", asking->here);
	add_pair(&s, "code_verifier", attempt->verifier);
	if (asking->secret == NULL || metadata->posts_secret)
		add_pair(&s, "client_id", asking->setting->client_id);
	if (asking->secret != NULL && metadata->posts_secret)
		add_pair(&s, "client_secret", asking->secret);
	else if (asking->secret != NULL)
		question.authorization = basic_of(asking);
	question.body = address_end(&s);
	answer = outside_ask(&asking->outside, &question);
	if (answer == NULL) {
		/* A code it does not know is answered with 400. */
		is_down(asking, "token", asking->outside.why);
		asking->is_down = strncmp(asking->outside.why, "status 4",
				      strlen("status 4")) != 0;
		return NULL;
	}
	token = oidc_token_of(mem, answer);
	if (token == NULL)
		is_down(asking, "token", "no id_token");
	return token;
}

static bool
verify(struct sso_asking *asking, const struct oidc_metadata *metadata,
    const struct sso_attempt *attempt, const char *token,
    struct sso_identity *out)
{
	const struct sso_setting *setting = asking->setting;
	const struct id_token_rules rules = { setting->algorithms,
		setting->issuer, setting->client_id, attempt->nonce,
		asking->now };
	struct arena *mem = asking->outside.mem;
	struct id_token id;
	const char *why;

	if (kept.keys_at == 0 && !ask_for_keys(asking, metadata))
		return false;
	why = id_token_read(mem, token, kept.keys, &rules, &id);
	if (text_equal(why, "unknown_key") && may_look_again(asking)) {
		if (!ask_for_keys(asking, metadata))
			return false;
		why = id_token_read(mem, token, kept.keys, &rules, &id);
	}
	asking->why = why;
	if (why != NULL)
		return false;
	*out = (struct sso_identity){ setting->issuer,
		text_clean(mem, id.subject, TEXT_LINE),
		text_clean(mem, id.name, TEXT_LINE) };
	/* Another name than the one that was signed would be another person. */
	asking->why = "subject";
	return text_equal(out->subject, id.subject);
}

static bool
oidc_identify(struct sso_asking *asking, const struct sso_attempt *attempt,
    const struct sso_answer *answer, struct sso_identity *out)
{
	struct oidc_metadata metadata;
	const char *token;

	if (!get_metadata(asking, &metadata))
		return false;
	asking->why = "answer of another issuer";
	if ((metadata.sends_issuer || !text_is_empty(answer->issuer)) &&
	    !text_equal(answer->issuer, asking->setting->issuer))
		return false;
	token = exchange(asking, &metadata, attempt, answer->code);
	return token != NULL && verify(asking, &metadata, attempt, token, out);
}

/* CAS ----------------------------------------------------------------- */

/* The same text twice: when the browser is sent, and when we ask. */
static const char *
cas_service(const struct sso_asking *asking, const struct sso_attempt *attempt)
{
	return arena_printf(asking->outside.mem, "%s?state=%s", asking->here,
	    attempt->state);
}

static const char *
cas_address(struct sso_asking *asking, const struct sso_attempt *attempt)
{
	struct str s;

	address_begin(&s, asking->outside.mem,
	    arena_printf(asking->outside.mem, "%s/login",
		asking->setting->issuer));
	add_pair(&s, "service", cas_service(asking, attempt));
	return address_end(&s);
}

static bool
cas_identify(struct sso_asking *asking, const struct sso_attempt *attempt,
    const struct sso_answer *answer, struct sso_identity *out)
{
	struct arena *mem = asking->outside.mem;
	struct outside_question question = { 0 };
	const char *text, *user;
	struct str s;

	address_begin(&s, mem,
	    arena_printf(mem, "%s/p3/serviceValidate",
		asking->setting->issuer));
	add_pair(&s, "service", cas_service(asking, attempt));
	add_pair(&s, "ticket", answer->code);
	question.url = address_end(&s);
	text = outside_ask(&asking->outside, &question);
	if (text == NULL)
		return is_down(asking, "ticket", asking->outside.why);
	user = cas_user_of(mem, text, strlen(text), &asking->why);
	*out = (struct sso_identity){ asking->setting->issuer, user, user };
	return user != NULL;
}

/* Both ---------------------------------------------------------------- */

const char *
sso_provider_address(struct sso_asking *asking,
    const struct sso_attempt *attempt)
{
	if (asking->setting->door == SSO_CAS)
		return cas_address(asking, attempt);
	return oidc_address(asking, attempt);
}

bool
sso_provider_identify(struct sso_asking *asking,
    const struct sso_attempt *attempt, const struct sso_answer *answer,
    struct sso_identity *out)
{
	asking->is_down = false;
	asking->why = NULL;
	if (asking->setting->door == SSO_CAS)
		return cas_identify(asking, attempt, answer, out);
	return oidc_identify(asking, attempt, answer, out);
}

const char *
sso_provider_leave(struct sso_asking *asking, const char *back)
{
	struct arena *mem = asking->outside.mem;
	struct oidc_metadata metadata;
	struct str s;

	if (asking->setting->door == SSO_CAS) {
		address_begin(&s, mem,
		    arena_printf(mem, "%s/logout", asking->setting->issuer));
		add_pair(&s, "service", back);
		return address_end(&s);
	}
	if (!get_metadata(asking, &metadata) ||
	    metadata.end_session_endpoint == NULL ||
	    !outside_is_allowed(metadata.end_session_endpoint))
		return NULL;
	address_begin(&s, mem, metadata.end_session_endpoint);
	add_pair(&s, "client_id", asking->setting->client_id);
	add_pair(&s, "post_logout_redirect_uri", back);
	return address_end(&s);
}
