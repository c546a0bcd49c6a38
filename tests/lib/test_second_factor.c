/* second_factor, crypto: codes of a telephone against RFC 6238 and RFC 4648. */
#include "second_factor.h"

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

/* Appendix B of RFC 6238, SHA-1: eight digits at six moments. */
static void
codes_are_those_of_rfc_6238(void **state)
{
	static const struct {
		uint64_t moment;
		const char *code;
	} table[] = {
		{ 59, "94287082" },
		{ 1111111109, "07081804" },
		{ 1111111111, "14050471" },
		{ 1234567890, "89005924" },
		{ 2000000000, "69279037" },
		{ 20000000000, "65353130" },
	};
	static const char secret[] = "12345678901234567890";
	char code[TOTP_DIGITS_MAX + 1];

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		crypto_totp(secret, 20, table[i].moment / TOTP_SECONDS, 8,
		    code);
		assert_string_equal(code, table[i].code);
		/* Six digits are the last six of eight. */
		crypto_totp(secret, 20, table[i].moment / TOTP_SECONDS, 6,
		    code);
		assert_string_equal(code, table[i].code + 2);
	}
}

/* Section 10 of RFC 4648, without the padding. */
static void
base32_is_that_of_rfc_4648(void **state)
{
	static const char *const table[][2] = { { "", "" }, { "f", "MY" },
		{ "fo", "MZXQ" }, { "foo", "MZXW6" }, { "foob", "MZXW6YQ" },
		{ "fooba", "MZXW6YTB" }, { "foobar", "MZXW6YTBOI" } };
	struct arena *mem = *state;
	uint8_t out[16];

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		size_t n = strlen(table[i][0]);

		assert_string_equal(base32_encode(mem, table[i][0], n),
		    table[i][1]);
		assert_int_equal(base32_decode(table[i][1], out, sizeof(out)),
		    n);
		assert_memory_equal(out, table[i][0], n);
	}
	assert_int_equal(base32_decode("mzxw 6ytb-oi==", out, sizeof(out)), 6);
	assert_memory_equal(out, "foobar", 6);
	assert_int_equal(base32_decode("MZXW1", out, sizeof(out)), 0);
	assert_int_equal(base32_decode("MZXW6YTBOI", out, 5), 0);
}

static void
an_address_for_the_telephone_is_encoded(void **state)
{
	assert_string_equal(totp_uri(*state, "Nhắc việc", "a@b.vn", "MZXW6"),
	    "otpauth://totp/Nh%E1%BA%AFc%20vi%E1%BB%87c:a%40b%2Evn"
	    "?secret=MZXW6&issuer=Nh%E1%BA%AFc%20vi%E1%BB%87c");
}

static void
a_code_may_be_typed_with_blanks(void **state)
{
	assert_string_equal(code_clean(*state, " 123 456 "), "123456");
	assert_string_equal(code_clean(*state, "ABCDE-fghij"), "abcdefghij");
	assert_true(code_is_totp("012345"));
	assert_false(code_is_totp("12345"));
	assert_false(code_is_totp("12345a"));
	assert_false(code_is_totp("1234567"));
}

static void
what_is_sealed_opens_only_whole_and_in_its_place(void **state)
{
	static const uint8_t key[SEAL_KEY_SIZE] = { 1, 2, 3 };
	static const uint8_t other[SEAL_KEY_SIZE] = { 1, 2, 4 };
	uint8_t sealed[20 + SEAL_EXTRA];
	uint8_t again[20 + SEAL_EXTRA];
	uint8_t out[20];

	(void)state;
	crypto_seal(key, "account:7", "12345678901234567890", 20, sealed);
	crypto_seal(key, "account:7", "12345678901234567890", 20, again);
	assert_memory_not_equal(sealed, again, sizeof(sealed));
	assert_true(
	    crypto_unseal(key, "account:7", sealed, sizeof(sealed), out));
	assert_memory_equal(out, "12345678901234567890", 20);
	assert_false(
	    crypto_unseal(key, "account:8", sealed, sizeof(sealed), out));
	assert_false(
	    crypto_unseal(other, "account:7", sealed, sizeof(sealed), out));
	assert_false(crypto_unseal(key, "account:7", sealed, 20, out));
	for (size_t i = 0; i < sizeof(sealed); i++) {
		sealed[i] ^= 1;
		assert_false(crypto_unseal(key, "account:7", sealed,
		    sizeof(sealed), out));
		sealed[i] ^= 1;
	}
}

static void
names_of_steps_are_those_of_the_database(void **state)
{
	enum second_step step;

	(void)state;
	for (int i = 0; i < N_SECOND_STEPS; i++) {
		assert_true(
		    second_step_from_name(second_step_name((enum second_step)i),
			&step));
		assert_int_equal(step, i);
	}
	assert_false(second_step_from_name("nothing", &step));
	assert_true(role_must_have_second_factor(ROLE_ADMINISTRATOR));
	assert_true(role_must_have_second_factor(ROLE_INFRASTRUCTURE));
	assert_true(role_must_have_second_factor(ROLE_EVALUATOR));
	assert_false(role_must_have_second_factor(ROLE_CREATOR));
	assert_false(role_must_have_second_factor(ROLE_RESPONDER));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_are_those_of_rfc_6238),
		cmocka_unit_test(base32_is_that_of_rfc_4648),
		cmocka_unit_test(an_address_for_the_telephone_is_encoded),
		cmocka_unit_test(a_code_may_be_typed_with_blanks),
		cmocka_unit_test(
		    what_is_sealed_opens_only_whole_and_in_its_place),
		cmocka_unit_test(names_of_steps_are_those_of_the_database),
	};

	return cmocka_run_group_tests_name("second_factor", tests, open_arena,
	    close_arena);
}
