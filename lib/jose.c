#include "jose.h"

#include <string.h>

#include <jansson.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include "arena.h"
#include "str.h"
#include "text.h"

enum {
	RSA_BITS_MIN = 2048,
	RSA_BITS_MAX = 8192,
	EXPONENT_MAX = 8,
	COORDINATE = 32,
	POINT = 1 + 2 * COORDINATE,
	JSON_FLAGS = JSON_REJECT_DUPLICATES
};

/* Base64url ----------------------------------------------------------- */

static int
digit_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	if (c == '-')
		return 62;
	return c == '_' ? 63 : -1;
}

uint8_t *
base64url_decode(struct arena *mem, const char *s, size_t n, size_t *out_n)
{
	uint8_t *out = arena_alloc(mem, n / 4 * 3 + 3);
	uint32_t bits = 0;
	unsigned held = 0;
	size_t length = 0;

	if (n % 4 == 1)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		int digit = digit_of(s[i]);

		if (digit < 0)
			return NULL;
		bits = (bits << 6 | (uint32_t)digit) & 0xffffff;
		held += 6;
		if (held >= 8) {
			held -= 8;
			out[length++] = (uint8_t)(bits >> held & 0xff);
		}
	}
	/* Two texts for the same bytes are one too many. */
	if ((bits & ((1U << held) - 1)) != 0)
		return NULL;
	*out_n = length;
	return out;
}

const char *
base64url_encode(struct arena *mem, const void *data, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789-_";
	const uint8_t *p = data;
	uint32_t bits = 0;
	unsigned held = 0;
	struct str s;

	str_init(&s, mem, n / 3 * 4 + 8);
	for (size_t i = 0; i < n; i++) {
		bits = (bits << 8 | p[i]) & 0xffffff;
		for (held += 8; held >= 6; held -= 6)
			str_add_char(&s, digits[bits >> (held - 6) & 63]);
	}
	if (held > 0)
		str_add_char(&s, digits[bits << (6 - held) & 63]);
	return str_text(&s);
}

/* JSON ---------------------------------------------------------------- */

static void
forget(void *thing)
{
	json_decref(thing);
}

/* An object, which lives as long as mem; NULL: it is none. */
static json_t *
object_of(struct arena *mem, const char *text, size_t n)
{
	json_error_t error;
	json_t *json = json_loadb(text, n, JSON_FLAGS, &error);

	if (json == NULL)
		return NULL;
	arena_on_reset(mem, forget, json);
	return json_is_object(json) ? json : NULL;
}

static json_t *
part_of(struct arena *mem, const char *s, size_t n)
{
	size_t length;
	const uint8_t *bytes = base64url_decode(mem, s, n, &length);

	return bytes == NULL ? NULL
			     : object_of(mem, (const char *)bytes, length);
}

static const char *
text_of(const json_t *object, const char *name)
{
	return json_string_value(json_object_get(object, name));
}

/* Keys ---------------------------------------------------------------- */

struct number {
	const uint8_t *bytes;
	size_t n;
};

static bool
number_of(struct arena *mem, const json_t *jwk, const char *name,
    struct number *out)
{
	const char *s = text_of(jwk, name);

	if (s == NULL || *s == '\0' || strlen(s) > JOSE_TOKEN_MAX)
		return false;
	out->bytes = base64url_decode(mem, s, strlen(s), &out->n);
	return out->bytes != NULL;
}

/* Made of what was built, when it is a sound public key; NULL: it is not. */
static EVP_PKEY *
key_from(OSSL_PARAM_BLD *build, const char *type)
{
	OSSL_PARAM *params = OSSL_PARAM_BLD_to_param(build);
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
	EVP_PKEY_CTX *check = NULL;
	EVP_PKEY *key = NULL;

	if (params != NULL && context != NULL &&
	    EVP_PKEY_fromdata_init(context) == 1 &&
	    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, params) == 1)
		check = EVP_PKEY_CTX_new_from_pkey(NULL, key, NULL);
	if (check == NULL || EVP_PKEY_public_check(check) != 1) {
		EVP_PKEY_free(key);
		key = NULL;
	}
	EVP_PKEY_CTX_free(check);
	EVP_PKEY_CTX_free(context);
	OSSL_PARAM_free(params);
	return key;
}

static EVP_PKEY *
rsa_key(struct arena *mem, const json_t *jwk)
{
	struct number n, e;
	BIGNUM *modulus = NULL, *exponent = NULL;
	OSSL_PARAM_BLD *build;
	EVP_PKEY *key = NULL;

	if (!number_of(mem, jwk, "n", &n) || !number_of(mem, jwk, "e", &e) ||
	    n.n > RSA_BITS_MAX / 8 + 1 || e.n > EXPONENT_MAX)
		return NULL;
	build = OSSL_PARAM_BLD_new();
	modulus = BN_bin2bn(n.bytes, (int)n.n, NULL);
	exponent = BN_bin2bn(e.bytes, (int)e.n, NULL);
	if (build != NULL && modulus != NULL && exponent != NULL &&
	    BN_num_bits(modulus) >= RSA_BITS_MIN && BN_is_odd(modulus) &&
	    BN_is_odd(exponent) && !BN_is_one(exponent) &&
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, modulus) ==
		1 &&
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E, exponent) == 1)
		key = key_from(build, "RSA");
	BN_free(modulus);
	BN_free(exponent);
	OSSL_PARAM_BLD_free(build);
	return key;
}

static EVP_PKEY *
ec_key(struct arena *mem, const json_t *jwk)
{
	uint8_t point[POINT] = { 4 };
	struct number x, y;
	OSSL_PARAM_BLD *build;
	EVP_PKEY *key = NULL;

	if (!text_equal(text_of(jwk, "crv"), "P-256") ||
	    !number_of(mem, jwk, "x", &x) || !number_of(mem, jwk, "y", &y) ||
	    x.n != COORDINATE || y.n != COORDINATE)
		return NULL;
	memcpy(point + 1, x.bytes, COORDINATE);
	memcpy(point + 1 + COORDINATE, y.bytes, COORDINATE);
	build = OSSL_PARAM_BLD_new();
	if (build != NULL &&
	    OSSL_PARAM_BLD_push_utf8_string(build, OSSL_PKEY_PARAM_GROUP_NAME,
		"P-256", 0) == 1 &&
	    OSSL_PARAM_BLD_push_octet_string(build, OSSL_PKEY_PARAM_PUB_KEY,
		point, sizeof(point)) == 1)
		key = key_from(build, "EC");
	OSSL_PARAM_BLD_free(build);
	return key;
}

static bool
key_fits(const json_t *jwk, const char *kid, const char *name)
{
	const char *use = text_of(jwk, "use");
	const char *alg = text_of(jwk, "alg");
	const char *type = name[0] == 'E' ? "EC" : "RSA";

	return text_equal(text_of(jwk, "kty"), type) &&
	       (use == NULL || text_equal(use, "sig")) &&
	       (alg == NULL || text_equal(alg, name)) &&
	       (kid == NULL || text_equal(text_of(jwk, "kid"), kid));
}

/* The one key that the header means: without "kid" there must be only one. */
static const json_t *
find_key(const json_t *set, const char *kid, const char *name)
{
	const json_t *keys = json_object_get(set, "keys");
	size_t n = json_array_size(keys);
	const json_t *found = NULL;

	for (size_t i = 0; i < n && i < JOSE_KEYS_MAX; i++) {
		const json_t *jwk = json_array_get(keys, i);

		if (!key_fits(jwk, kid, name))
			continue;
		if (found != NULL)
			return NULL;
		found = jwk;
	}
	return found;
}

/* Signatures ---------------------------------------------------------- */

struct token {
	const char *signed_text; /* header and payload, as they came */
	size_t n_signed;
	const uint8_t *signature;
	size_t n_signature;
	json_t *header;
	json_t *claims;
};

static bool
split(struct arena *mem, const char *text, struct token *out)
{
	size_t n = strlen(text);
	const char *first = strchr(text, '.');
	const char *second = first == NULL ? NULL : strchr(first + 1, '.');

	if (n > JOSE_TOKEN_MAX || second == NULL ||
	    strchr(second + 1, '.') != NULL)
		return false;
	out->signed_text = text;
	out->n_signed = (size_t)(second - text);
	out->header = part_of(mem, text, (size_t)(first - text));
	out->claims = part_of(mem, first + 1, (size_t)(second - first - 1));
	out->signature = base64url_decode(mem, second + 1, strlen(second + 1),
	    &out->n_signature);
	return out->header != NULL && out->claims != NULL &&
	       out->signature != NULL;
}

static unsigned
algorithm_of(const char *name)
{
	if (text_equal(name, "RS256"))
		return JOSE_RS256;
	if (text_equal(name, "ES256"))
		return JOSE_ES256;
	return text_equal(name, "PS256") ? JOSE_PS256 : 0;
}

/* r and s as they stand in a token, in the form OpenSSL reads. */
static uint8_t *
der_of(struct arena *mem, const struct token *token, size_t *out_n)
{
	ECDSA_SIG *sig;
	BIGNUM *r, *s;
	uint8_t *out = NULL;
	uint8_t *to;
	int n;

	if (token->n_signature != 2 * COORDINATE)
		return NULL;
	sig = ECDSA_SIG_new();
	r = BN_bin2bn(token->signature, COORDINATE, NULL);
	s = BN_bin2bn(token->signature + COORDINATE, COORDINATE, NULL);
	if (sig == NULL || r == NULL || s == NULL ||
	    ECDSA_SIG_set0(sig, r, s) != 1) {
		BN_free(r);
		BN_free(s);
		ECDSA_SIG_free(sig);
		return NULL;
	}
	n = i2d_ECDSA_SIG(sig, NULL);
	if (n > 0) {
		out = to = arena_alloc(mem, (size_t)n);
		*out_n = (size_t)i2d_ECDSA_SIG(sig, &to);
	}
	ECDSA_SIG_free(sig);
	return out;
}

static bool
use_pss(EVP_PKEY_CTX *context)
{
	return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) ==
		   1 &&
	       EVP_PKEY_CTX_set_rsa_pss_saltlen(context,
		   RSA_PSS_SALTLEN_DIGEST) == 1;
}

static bool
holds(struct arena *mem, const struct token *token, unsigned algorithm,
    EVP_PKEY *key)
{
	const uint8_t *signature = token->signature;
	size_t n = token->n_signature;
	EVP_PKEY_CTX *inner = NULL;
	EVP_MD_CTX *context;
	bool good;

	if (algorithm == JOSE_ES256)
		signature = der_of(mem, token, &n);
	if (signature == NULL)
		return false;
	context = EVP_MD_CTX_new();
	good = context != NULL &&
	       EVP_DigestVerifyInit(context, &inner, EVP_sha256(), NULL, key) ==
		   1 &&
	       (algorithm != JOSE_PS256 || use_pss(inner)) &&
	       EVP_DigestVerify(context, signature, n,
		   (const uint8_t *)token->signed_text, token->n_signed) == 1;
	EVP_MD_CTX_free(context);
	return good;
}

static const char *
check_signature(struct arena *mem, const struct token *token,
    const char *key_set, unsigned allowed)
{
	const char *name = text_of(token->header, "alg");
	const char *type = text_of(token->header, "typ");
	unsigned algorithm = algorithm_of(name);
	const json_t *set, *jwk;
	EVP_PKEY *key;
	bool good;

	if ((algorithm & allowed) == 0)
		return "algorithm";
	if (json_object_get(token->header, "crit") != NULL ||
	    (type != NULL && !text_equal(type, "JWT")))
		return "malformed";
	set = object_of(mem, key_set, strlen(key_set));
	jwk = find_key(set, text_of(token->header, "kid"), name);
	if (jwk == NULL)
		return "unknown_key";
	key = algorithm == JOSE_ES256 ? ec_key(mem, jwk) : rsa_key(mem, jwk);
	if (key == NULL)
		return "weak_key";
	good = holds(mem, token, algorithm, key);
	EVP_PKEY_free(key);
	return good ? NULL : "signature";
}

/* What an ID token says ----------------------------------------------- */

static bool
moment_of(const json_t *claims, const char *name, int64_t *out)
{
	const json_t *value = json_object_get(claims, name);

	if (!json_is_integer(value))
		return false;
	*out = json_integer_value(value);
	return *out >= 0 && *out < INT64_MAX / 2;
}

/* For us, and when for others too, then told to be for us (azp). */
static bool
is_for(const json_t *claims, const char *client_id)
{
	const json_t *aud = json_object_get(claims, "aud");
	const json_t *azp = json_object_get(claims, "azp");
	size_t n = json_array_size(aud);
	bool named = text_equal(json_string_value(aud), client_id);

	for (size_t i = 0; i < n; i++) {
		const char *one = json_string_value(json_array_get(aud, i));

		if (one == NULL)
			return false;
		named = named || text_equal(one, client_id);
	}
	if (azp != NULL)
		return named && text_equal(json_string_value(azp), client_id);
	return named && n <= 1;
}

static const char *
check_times(const json_t *claims, int64_t now)
{
	int64_t expires, issued, begins;

	if (!moment_of(claims, "exp", &expires) ||
	    !moment_of(claims, "iat", &issued))
		return "malformed";
	if (now >= expires + JOSE_SKEW || now > issued + JOSE_AGE_MAX)
		return "expired";
	if (issued > now + JOSE_SKEW)
		return "too_early";
	if (json_object_get(claims, "nbf") == NULL)
		return NULL;
	if (!moment_of(claims, "nbf", &begins))
		return "malformed";
	return begins > now + JOSE_SKEW ? "too_early" : NULL;
}

static const char *
check_claims(const json_t *claims, const struct id_token_rules *rules)
{
	const char *subject = text_of(claims, "sub");
	const char *why;

	if (!text_equal(text_of(claims, "iss"), rules->issuer))
		return "issuer";
	if (!is_for(claims, rules->client_id))
		return "audience";
	why = check_times(claims, rules->now);
	if (why != NULL)
		return why;
	if (text_is_empty(rules->nonce) ||
	    !text_equal(text_of(claims, "nonce"), rules->nonce))
		return "nonce";
	if (text_is_empty(subject) || strlen(subject) > JOSE_SUBJECT_MAX)
		return "subject";
	return NULL;
}

const char *
id_token_read(struct arena *mem, const char *text, const char *keys,
    const struct id_token_rules *rules, struct id_token *out)
{
	struct token token;
	const char *why, *name;

	if (!split(mem, text, &token))
		return "malformed";
	why = check_signature(mem, &token, keys, rules->algorithms);
	if (why == NULL)
		why = check_claims(token.claims, rules);
	if (why != NULL)
		return why;
	name = text_of(token.claims, "preferred_username");
	if (name == NULL)
		name = text_of(token.claims, "name");
	out->subject = arena_strdup(mem, text_of(token.claims, "sub"));
	out->name = arena_strdup(mem, name != NULL ? name : "");
	return NULL;
}

/* What a service says of itself --------------------------------------- */

static const char *
copy_of(struct arena *mem, const json_t *object, const char *name)
{
	const char *s = text_of(object, name);

	return s == NULL ? NULL : arena_strdup(mem, s);
}

static bool
lists(const json_t *object, const char *name, const char *word)
{
	const json_t *list = json_object_get(object, name);
	size_t n = json_array_size(list);

	for (size_t i = 0; i < n; i++) {
		if (text_equal(json_string_value(json_array_get(list, i)),
			word))
			return true;
	}
	return false;
}

bool
oidc_metadata_read(struct arena *mem, const char *text, const char *issuer,
    struct oidc_metadata *out)
{
	static const char methods[] = "token_endpoint_auth_methods_supported";
	const json_t *all = object_of(mem, text, strlen(text));

	/* Exactly: a service with another name may be another service. */
	if (all == NULL || !text_equal(text_of(all, "issuer"), issuer))
		return false;
	out->authorization_endpoint = copy_of(mem, all,
	    "authorization_endpoint");
	out->token_endpoint = copy_of(mem, all, "token_endpoint");
	out->jwks_uri = copy_of(mem, all, "jwks_uri");
	out->end_session_endpoint = copy_of(mem, all, "end_session_endpoint");
	out->sends_issuer = json_is_true(json_object_get(all,
	    "authorization_response_iss_parameter_supported"));
	out->posts_secret = lists(all, methods, "client_secret_post") &&
			    !lists(all, methods, "client_secret_basic");
	return out->authorization_endpoint != NULL &&
	       out->token_endpoint != NULL && out->jwks_uri != NULL;
}

const char *
oidc_token_of(struct arena *mem, const char *text)
{
	const json_t *all = object_of(mem, text, strlen(text));

	return all == NULL ? NULL : copy_of(mem, all, "id_token");
}
