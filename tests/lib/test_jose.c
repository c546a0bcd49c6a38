/* jose: what a token must be, and what it must say. Keys are made anew each
 * time; the signatures are OpenSSL's, put together here by hand. */
#define BANNED_ALLOW_MEMORY

#include <string.h>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>

#include "arena.h"
#include "check.h"
#include "jose.h"

enum { NOW = 1700000000, MEMORY = 8 * 1024 * 1024, BYTES = 600 };

static struct arena *mem;
static EVP_PKEY *rsa, *ec;
static const char *keys;

static const char
    GOOD[] = "{\"iss\":\"https://sso\",\"sub\":\"u-1\",\"aud\":\"us\","
	     "\"exp\":1700000300,\"iat\":1700000000,\"nonce\":\"n\","
	     "\"preferred_username\":\"binh\"}";

static const char *
number_of(EVP_PKEY *key, const char *name, int width)
{
	uint8_t bytes[BYTES];
	BIGNUM *n = NULL;
	int size;

	assert_int_equal(EVP_PKEY_get_bn_param(key, name, &n), 1);
	size = width > 0 ? width : BN_num_bytes(n);
	assert_int_equal(BN_bn2binpad(n, bytes, size), size);
	BN_free(n);
	return base64url_encode(mem, bytes, (size_t)size);
}

static const char *
jwk_rsa(EVP_PKEY *key, const char *kid)
{
	return arena_printf(mem,
	    "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"%s\",\"n\":\"%s\","
	    "\"e\":\"%s\"}",
	    kid, number_of(key, OSSL_PKEY_PARAM_RSA_N, 0),
	    number_of(key, OSSL_PKEY_PARAM_RSA_E, 0));
}

static const char *
jwk_ec(const char *x)
{
	return arena_printf(mem,
	    "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"e\",\"x\":\"%s\","
	    "\"y\":\"%s\"}",
	    x, number_of(ec, OSSL_PKEY_PARAM_EC_PUB_Y, 32));
}

static int
setup(void **state)
{
	(void)state;
	mem = arena_open(MEMORY);
	rsa = EVP_RSA_gen(2048);
	ec = EVP_EC_gen("P-256");
	keys = arena_printf(mem, "{\"keys\":[%s,%s]}", jwk_rsa(rsa, "r"),
	    jwk_ec(number_of(ec, OSSL_PKEY_PARAM_EC_PUB_X, 32)));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	EVP_PKEY_free(rsa);
	EVP_PKEY_free(ec);
	arena_close(mem);
	return 0;
}

static const char *
sign(EVP_PKEY *key, const char *text, bool pss)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	EVP_PKEY_CTX *inner;
	uint8_t out[BYTES];
	size_t n = sizeof(out);

	assert_int_equal(EVP_DigestSignInit(context, &inner, EVP_sha256(), NULL,
			     key),
	    1);
	if (pss) {
		EVP_PKEY_CTX_set_rsa_padding(inner, RSA_PKCS1_PSS_PADDING);
		EVP_PKEY_CTX_set_rsa_pss_saltlen(inner, RSA_PSS_SALTLEN_DIGEST);
	}
	assert_int_equal(EVP_DigestSign(context, out, &n, (const uint8_t *)text,
			     strlen(text)),
	    1);
	EVP_MD_CTX_free(context);
	if (key == ec) {
		const uint8_t *from = out;
		ECDSA_SIG *sig = d2i_ECDSA_SIG(NULL, &from, (long)n);

		assert_non_null(sig);
		BN_bn2binpad(ECDSA_SIG_get0_r(sig), out, 32);
		BN_bn2binpad(ECDSA_SIG_get0_s(sig), out + 32, 32);
		ECDSA_SIG_free(sig);
		n = 64;
	}
	return base64url_encode(mem, out, n);
}

static const char *
unsigned_token(const char *header, const char *claims)
{
	return arena_printf(mem, "%s.%s",
	    base64url_encode(mem, header, strlen(header)),
	    base64url_encode(mem, claims, strlen(claims)));
}

static const char *
token(EVP_PKEY *key, const char *header, const char *claims)
{
	const char *text = unsigned_token(header, claims);

	return arena_printf(mem, "%s.%s", text,
	    sign(key, text, strstr(header, "PS256") != NULL));
}

static const char *
read_with(const char *text, unsigned algorithms, struct id_token *out)
{
	const struct id_token_rules rules = { algorithms, "https://sso", "us",
		"n", NOW };

	return id_token_read(mem, text, keys, &rules, out);
}

#define RS "{\"alg\":\"RS256\",\"kid\":\"r\"}"

static void
refused(const char *text, const char *why)
{
	struct id_token out;
	const char *said = read_with(text, JOSE_ALL, &out);

	assert_non_null(said);
	assert_string_equal(said, why);
}

static void
says(const char *claims, const char *why)
{
	struct id_token out;
	const char *text = token(rsa, RS, claims);

	if (why != NULL)
		refused(text, why);
	else
		assert_null(read_with(text, JOSE_ALL, &out));
}

static void
three_algorithms_are_good(void **state)
{
	static const char *const headers[] = { RS,
		"{\"alg\":\"ES256\",\"kid\":\"e\"}",
		"{\"alg\":\"PS256\",\"kid\":\"r\",\"typ\":\"JWT\"}" };
	struct id_token out;

	(void)state;
	for (unsigned i = 0; i < 3; i++) {
		const char *text = token(i == 1 ? ec : rsa, headers[i], GOOD);

		assert_null(read_with(text, 1U << i, &out));
		assert_string_equal(out.subject, "u-1");
		assert_string_equal(out.name, "binh");
		/* The same, where it is not allowed. */
		assert_string_equal(read_with(text, JOSE_ALL & ~(1U << i),
					&out),
		    "algorithm");
	}
}

static void
the_token_does_not_choose(void **state)
{
	const char *text = unsigned_token("{\"alg\":\"none\"}", GOOD);
	uint8_t mac[32];
	unsigned n;

	(void)state;
	refused(arena_printf(mem, "%s.", text), "algorithm");
	text = unsigned_token("{\"alg\":\"HS256\",\"kid\":\"r\"}", GOOD);
	HMAC(EVP_sha256(), keys, (int)strlen(keys), (const uint8_t *)text,
	    strlen(text), mac, &n);
	refused(arena_printf(mem, "%s.%s", text, base64url_encode(mem, mac, n)),
	    "algorithm");
	refused(token(rsa, "{\"alg\":\"RS256\",\"kid\":\"x\"}", GOOD),
	    "unknown_key");
	/* A key of one kind is no key of another. */
	refused(token(rsa, "{\"alg\":\"RS256\",\"kid\":\"e\"}", GOOD),
	    "unknown_key");
	refused(token(rsa, "{\"alg\":\"RS256\",\"crit\":[\"x\"]}", GOOD),
	    "malformed");
	refused(token(rsa, "{\"alg\":\"RS256\",\"typ\":\"logout+jwt\"}", GOOD),
	    "malformed");
	refused(token(rsa, "{\"alg\":\"RS256\",\"alg\":\"RS256\"}", GOOD),
	    "malformed");
	/* PKCS#1 is not PSS. */
	text = unsigned_token("{\"alg\":\"PS256\",\"kid\":\"r\"}", GOOD);
	refused(arena_printf(mem, "%s.%s", text, sign(rsa, text, false)),
	    "signature");
}

static void
every_changed_character_is_seen(void **state)
{
	const char *good = token(ec, "{\"alg\":\"ES256\",\"kid\":\"e\"}", GOOD);
	struct id_token out;

	(void)state;
	assert_null(read_with(good, JOSE_ALL, &out));
	for (size_t i = 0; i < strlen(good); i++) {
		char *bad = arena_strdup(mem, good);

		bad[i] = bad[i] == 'A' ? 'B' : 'A';
		assert_non_null(read_with(bad, JOSE_ALL, &out));
		bad = arena_strndup(mem, good, i);
		assert_non_null(read_with(bad, JOSE_ALL, &out));
	}
	assert_non_null(
	    read_with(arena_printf(mem, "%s=", good), JOSE_ALL, &out));
	assert_non_null(
	    read_with(arena_printf(mem, "%s.A", good), JOSE_ALL, &out));
}

#define CLAIMS(iss, aud, rest)                                                 \
	"{\"sub\":\"u\",\"nonce\":\"n\",\"iss\":\"" iss "\",\"aud\":" aud      \
	"," rest "}"
#define TIMES "\"exp\":1700000300,\"iat\":1700000000"

static void
it_must_be_for_us_and_of_now(void **state)
{
	(void)state;
	says(CLAIMS("https://sso", "[\"us\"]", TIMES), NULL);
	says(CLAIMS("https://sso/", "\"us\"", TIMES), "issuer");
	says(CLAIMS("https://sso", "\"them\"", TIMES), "audience");
	says(CLAIMS("https://sso", "[]", TIMES), "audience");
	says(CLAIMS("https://sso", "[\"us\",\"them\"]", TIMES), "audience");
	says(CLAIMS("https://sso", "[\"us\",\"them\"]",
		 TIMES ",\"azp\":\"us\""),
	    NULL);
	says(CLAIMS("https://sso", "\"us\"", TIMES ",\"azp\":\"them\""),
	    "audience");
	says(CLAIMS("https://sso", "\"us\"", TIMES ",\"azp\":7"), "audience");
	says(CLAIMS("https://sso", "\"us\"",
		 "\"exp\":1699999941,\"iat\":1699999000"),
	    NULL);
	says(CLAIMS("https://sso", "\"us\"",
		 "\"exp\":1699999940,\"iat\":1699999000"),
	    "expired");
	says(CLAIMS("https://sso", "\"us\"",
		 "\"exp\":1700009999,\"iat\":1699996399"),
	    "expired");
	says(CLAIMS("https://sso", "\"us\"",
		 "\"exp\":1700009999,\"iat\":1700000061"),
	    "too_early");
	says(CLAIMS("https://sso", "\"us\"", TIMES ",\"nbf\":1700000061"),
	    "too_early");
	says(CLAIMS("https://sso", "\"us\"",
		 "\"exp\":\"1700000300\","
		 "\"iat\":1700000000"),
	    "malformed");
	says(CLAIMS("https://sso", "\"us\"", "\"iat\":1700000000"),
	    "malformed");
	says("{\"iss\":\"https://sso\",\"aud\":\"us\",\"sub\":\"u\"," TIMES "}",
	    "nonce");
	says("{\"iss\":\"https://sso\",\"aud\":\"us\",\"sub\":\"\","
	     "\"nonce\":\"n\"," TIMES "}",
	    "subject");
}

static void
weak_and_unsound_keys_are_none(void **state)
{
	EVP_PKEY *small = EVP_RSA_gen(1024);
	const char *was = keys;

	(void)state;
	keys = arena_printf(mem, "{\"keys\":[%s]}", jwk_rsa(small, "r"));
	refused(token(small, RS, GOOD), "weak_key");
	keys = arena_printf(mem, "{\"keys\":[%s]}",
	    jwk_ec(number_of(ec, OSSL_PKEY_PARAM_EC_PUB_Y, 32)));
	refused(token(ec, "{\"alg\":\"ES256\",\"kid\":\"e\"}", GOOD),
	    "weak_key");
	/* Two keys fit and none is named. */
	keys = arena_printf(mem, "{\"keys\":[%s,%s]}", jwk_rsa(rsa, "a"),
	    jwk_rsa(rsa, "b"));
	refused(token(rsa, "{\"alg\":\"RS256\"}", GOOD), "unknown_key");
	keys = "{\"keys\":7}";
	refused(token(rsa, RS, GOOD), "unknown_key");
	keys = "[";
	refused(token(rsa, RS, GOOD), "unknown_key");
	keys = was;
	EVP_PKEY_free(small);
}

static void
a_service_says_who_it_is(void **state)
{
	static const char
	    good[] = "{\"issuer\":\"https://sso\",\"authorization_endpoint\":"
		     "\"https://sso/a\",\"token_endpoint\":\"https://sso/t\","
		     "\"jwks_uri\":\"https://sso/k\","
		     "\"token_endpoint_auth_methods_supported\":["
		     "\"client_secret_post\"]}";
	struct oidc_metadata out;

	(void)state;
	assert_true(oidc_metadata_read(mem, good, "https://sso", &out));
	assert_string_equal(out.token_endpoint, "https://sso/t");
	assert_true(out.posts_secret);
	assert_false(out.sends_issuer);
	assert_null(out.end_session_endpoint);
	assert_false(oidc_metadata_read(mem, good, "https://sso/", &out));
	assert_false(oidc_metadata_read(mem, "{\"issuer\":\"https://sso\"}",
	    "https://sso", &out));
	assert_string_equal(oidc_token_of(mem, "{\"id_token\":\"x\"}"), "x");
	assert_null(oidc_token_of(mem, "{\"id_token\":7}"));
	assert_null(oidc_token_of(mem, "null"));
}

static void
base64url_has_one_way(void **state)
{
	size_t n;

	(void)state;
	assert_memory_equal(base64url_decode(mem, "-_8", 3, &n), "\xfb\xff", 2);
	assert_int_equal(n, 2);
	assert_null(base64url_decode(mem, "-_9", 3, &n));
	assert_null(base64url_decode(mem, "+_8", 3, &n));
	assert_null(base64url_decode(mem, "A", 1, &n));
	assert_null(base64url_decode(mem, "AA==", 4, &n));
	assert_string_equal(base64url_encode(mem, "\xfb\xff", 2), "-_8");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_algorithms_are_good),
		cmocka_unit_test(the_token_does_not_choose),
		cmocka_unit_test(every_changed_character_is_seen),
		cmocka_unit_test(it_must_be_for_us_and_of_now),
		cmocka_unit_test(weak_and_unsound_keys_are_none),
		cmocka_unit_test(a_service_says_who_it_is),
		cmocka_unit_test(base64url_has_one_way),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
