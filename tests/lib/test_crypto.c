/* crypto: against published vectors. */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "crypto.h"

static int
open_arena(void **state)
{
	*state = arena_open(1 << 20);
	return 0;
}

static int
close_arena(void **state)
{
	arena_close(*state);
	return 0;
}

static void
sha256_of_the_standard(void **state)
{
	struct arena *mem = *state;
	uint8_t sum[SHA256_SIZE];
	struct sha256 *stream;

	crypto_sha256("abc", 3, sum);
	assert_string_equal(hex_encode(mem, sum, sizeof(sum)),
	    "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
	crypto_sha256("", 0, sum);
	assert_string_equal(hex_encode(mem, sum, sizeof(sum)),
	    "e3b0c44298fc1c149afbf4c8996fb924"
	    "27ae41e4649b934ca495991b7852b855");
	stream = sha256_open();
	sha256_add(stream, "a", 1);
	sha256_add(stream, "", 0);
	sha256_add(stream, "bc", 2);
	sha256_finish(stream, sum);
	assert_string_equal(hex_encode(mem, sum, sizeof(sum)),
	    "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
}

/* RFC 4231, cases 1, 2 and 6 (a key longer than a block). */
static void
hmac_of_rfc_4231(void **state)
{
	struct arena *mem = *state;
	uint8_t key[131];
	uint8_t sum[SHA256_SIZE];
	static const char long_key
	    [] = "Test Using Larger Than Block-Size Key - Hash Key First";

	memset(key, 0x0b, 20);
	crypto_hmac(key, 20, "Hi There", 8, sum);
	assert_string_equal(hex_encode(mem, sum, sizeof(sum)),
	    "b0344c61d8db38535ca8afceaf0bf12b"
	    "881dc200c9833da726e9376c2e32cff7");
	crypto_hmac("Jefe", 4, "what do ya want for nothing?", 28, sum);
	assert_string_equal(hex_encode(mem, sum, sizeof(sum)),
	    "5bdcc146bf60754e6a042426089575c7"
	    "5a003f089d2739839dec58b964ec3843");
	memset(key, 0xaa, sizeof(key));
	crypto_hmac(key, sizeof(key), long_key, strlen(long_key), sum);
	assert_string_equal(hex_encode(mem, sum, sizeof(sum)),
	    "60e431591ee0b67f0d8a26aacbf5b77f"
	    "8e0bc6213728c5140546040f0ee37f54");
}

/* Made with Python's hashlib.scrypt and hmac, an implementation that is not
 * ours; RFC 7914 has no vector with these parameters. */
static void
password_made_elsewhere_matches(void **state)
{
	static const char
	    stored[] = "$scrypt$ln=15,r=8,p=3$000102030405060708090a0b0c0d0e0f$"
		       "69344739d27b95319ebb8106b07a382b"
		       "a7cb8d414a184c84afc5fa3fbee01cff";

	(void)state;
	assert_true(
	    crypto_password_matches("Mật khẩu 2026", "hạt tiêu", stored));
	assert_false(
	    crypto_password_matches("Mật khẩu 2027", "hạt tiêu", stored));
	assert_false(crypto_password_matches("Mật khẩu 2026", "muối", stored));
}

static void
password_hash_is_salted(void **state)
{
	char one[HASH_TEXT_MAX];
	char two[HASH_TEXT_MAX];

	(void)state;
	crypto_password_hash("correct horse", "pepper", one);
	crypto_password_hash("correct horse", "pepper", two);
	assert_string_not_equal(one, two);
	assert_int_equal(strlen(one), 22 + 32 + 1 + 64);
	assert_true(crypto_password_matches("correct horse", "pepper", one));
	assert_true(crypto_password_matches("correct horse", "pepper", two));
}

static void
password_of_nobody_never_matches(void **state)
{
	static const char *const broken[] = {
		"",
		"$scrypt$ln=15,r=8,p=3$",
		"$scrypt$ln=14,r=8,p=3$00000000000000000000000000000000$"
		"0000000000000000000000000000000000000000000000000000000000000000",
		"$scrypt$ln=15,r=8,p=3$00000000000000000000000000000000$"
		"00000000000000000000000000000000000000000000000000000000000000",
		"$scrypt$ln=15,r=8,p=3$0000000000000000000000000000000g$"
		"0000000000000000000000000000000000000000000000000000000000000000",
	};

	(void)state;
	assert_false(crypto_password_matches("", "pepper", NULL));
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
		assert_false(crypto_password_matches("", "pepper", broken[i]));
}

static void
random_differs(void **state)
{
	struct arena *mem = *state;
	const char *one = crypto_random_hex(mem, TOKEN_SIZE);

	assert_int_equal(strlen(one), 2 * TOKEN_SIZE);
	assert_string_not_equal(one, crypto_random_hex(mem, TOKEN_SIZE));
}

static void
hex_is_exact(void **state)
{
	uint8_t out[3] = { 0 };

	assert_true(hex_decode("00fFa5", out, 3));
	assert_int_equal(out[0], 0);
	assert_int_equal(out[1], 0xff);
	assert_int_equal(out[2], 0xa5);
	assert_string_equal(hex_encode(*state, out, 3), "00ffa5");
	assert_false(hex_decode("00ffa", out, 3));
	assert_false(hex_decode("00ffa55", out, 3));
	assert_false(hex_decode("00ffag", out, 3));
	assert_false(hex_decode("", out, 3));
	assert_true(hex_decode("", out, 0));
}

static void
equal_looks_at_every_byte(void **state)
{
	(void)state;
	assert_true(crypto_equal("abc", "abd", 2));
	assert_false(crypto_equal("abc", "abd", 3));
	assert_true(crypto_equal("", "", 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sha256_of_the_standard),
		cmocka_unit_test(hmac_of_rfc_4231),
		cmocka_unit_test(password_made_elsewhere_matches),
		cmocka_unit_test(password_hash_is_salted),
		cmocka_unit_test(password_of_nobody_never_matches),
		cmocka_unit_test(random_differs),
		cmocka_unit_test(hex_is_exact),
		cmocka_unit_test(equal_looks_at_every_byte),
	};

	return cmocka_run_group_tests_name("crypto", tests, open_arena,
	    close_arena);
}
