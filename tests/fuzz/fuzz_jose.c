/*
 * Fuzzes id_token_read and oidc_metadata_read. The first byte says which of the
 * two texts of a sign-on service the rest is put into: the token, the keys of
 * a sound token, or what the service says of itself. With the sound keys only
 * the sound token may ever be taken; whatever is refused has one of the reasons
 * the log knows; and what base64url takes, it writes the same again.
 * Build and run: tests/fuzz/run (clang, libFuzzer, ASan and UBSan).
 */
#include "fuzz.h"

#include "arena.h"
#include "jose.h"
#include "text.h"

#include "jose_sound.h"

static const struct id_token_rules rules = { JOSE_ALL, "https://sso", "us", "n",
	1700000000 };

static const char *const reasons[] = { "malformed", "algorithm", "unknown_key",
	"weak_key", "signature", "issuer", "audience", "expired", "too_early",
	"nonce", "subject" };

static void
must_be_a_reason(const char *why)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (text_equal(why, reasons[i]))
			return;
	}
	abort();
}

static void
try_token(struct arena *mem, const char *text)
{
	struct id_token out;
	const char *why = id_token_read(mem, text, SOUND_KEYS, &rules, &out);

	if (why != NULL)
		must_be_a_reason(why);
	else
		fuzz_require(text_equal(text, SOUND_TOKEN));
}

static void
try_keys(struct arena *mem, const char *keys)
{
	struct id_token out;
	const char *why = id_token_read(mem, SOUND_TOKEN, keys, &rules, &out);

	if (why != NULL) {
		must_be_a_reason(why);
		return;
	}
	fuzz_require(text_equal(out.subject, "u-1"));
	fuzz_require(text_equal(out.name, "binh"));
}

static void
try_metadata(struct arena *mem, const char *text)
{
	struct oidc_metadata out;

	if (!oidc_metadata_read(mem, text, "https://sso", &out))
		return;
	fuzz_require(out.authorization_endpoint != NULL);
	fuzz_require(out.token_endpoint != NULL && out.jwks_uri != NULL);
}

/* What decodes has one spelling. */
static void
try_base64url(struct arena *mem, const char *s)
{
	size_t n, length = strlen(s);
	const uint8_t *bytes = base64url_decode(mem, s, length, &n);

	if (bytes != NULL)
		fuzz_require(text_equal(base64url_encode(mem, bytes, n), s));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_open(64 * 1024 * 1024);
	const char *s;

	if (n > 0) {
		s = arena_strndup(mem, (const char *)data + 1, n - 1);
		try_base64url(mem, s);
		if (data[0] == 't')
			try_token(mem, s);
		else if (data[0] == 'k')
			try_keys(mem, s);
		else
			try_metadata(mem, s);
		(void)oidc_token_of(mem, s);
	}
	arena_close(mem);
	return 0;
}
