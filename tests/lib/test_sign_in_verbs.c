/*
 * sign_in_verbs, throttle_verbs: ten thousand wrong passwords for one name from
 * five hundred addresses, while its owner signs in every minute.
 *
 * Hashing costs next to nothing here (the real function with a small N), so
 * that all ten thousand are tried; what is counted and who waits is the
 * program's.
 *
 * link: -Wl,--wrap=EVP_PBE_scrypt
 */
#include "profile.h"
#include "rules_store.h"
#include "sign_in_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "access_store.h"
#include "arena.h"
#include "crypto.h"
#include "session_store.h"
#include "story.h"
#include "throttle_verbs.h"

enum {
	GUESSES = 10000,
	ADDRESSES = 500,
	MINUTES = 100, /* the attack takes that long: a hundred a minute */
	PER_HOUR_MAX = 100
};

static const char pepper[] = "hạt tiêu";
static const char right_password[] = "con sóng xanh vỗ bờ cát";
static unsigned hashes;

int __real_EVP_PBE_scrypt(const char *pass, size_t passlen,
    const unsigned char *salt, size_t saltlen, uint64_t N, uint64_t r,
    uint64_t p, uint64_t maxmem, unsigned char *key, size_t keylen);
int __wrap_EVP_PBE_scrypt(const char *pass, size_t passlen,
    const unsigned char *salt, size_t saltlen, uint64_t N, uint64_t r,
    uint64_t p, uint64_t maxmem, unsigned char *key, size_t keylen);

int
__wrap_EVP_PBE_scrypt(const char *pass, size_t passlen,
    const unsigned char *salt, size_t saltlen, uint64_t N, uint64_t r,
    uint64_t p, uint64_t maxmem, unsigned char *key, size_t keylen)
{
	(void)N;
	(void)p;
	hashes++;
	return __real_EVP_PBE_scrypt(pass, passlen, salt, saltlen, 2, r, 1,
	    maxmem, key, keylen);
}

static struct cx *
begin(void)
{
	static struct cx *cx;
	static struct profile rules;
	char hash[HASH_TEXT_MAX];

	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_LOGIN);
	arena_reset(cx->mem);
	error_reset(&cx->error);
	cx->now = TEST_NOW;
	cx->actor = NULL;
	cx->request_id = "0123456789abcdef";
	/* They outlive the memory of one attempt. */
	assert_ok(cx, rules_load(cx));
	rules = *cx->profile;
	cx->profile = &rules;
	crypto_password_hash(right_password, pepper, hash);
	assert_ok(cx, access_store_set_initial_password(cx,
			  world_person(WORLD_RESPONDER)->account_id, hash));
	return cx;
}

struct attempt {
	const char *login;
	const char *password;
	const char *device;
	const char *address;
};

/* NULL: signed in (*out_device set); else what the page says. */
static const char *
attempt(struct cx *cx, const struct attempt *a, const char **out_device)
{
	static char key[ERROR_FIELD_MAX];
	const struct sign_in in = { .login = a->login,
		.password = a->password,
		.device = a->device,
		.address = a->address,
		.user_agent = "thử",
		.pepper = pepper };
	struct signed_in out;
	enum err err = sign_in(cx, &in, &out);

	if (!err) {
		if (out_device != NULL && out.device != NULL)
			*out_device = out.device;
		return NULL;
	}
	assert_int_equal(err, ERR_INPUT);
	snprintf(key, sizeof(key), "%s", story_field(cx, "password"));
	error_reset(&cx->error);
	return key;
}

static const char *
login_of(enum who who)
{
	return world_person(who)->login;
}

/* One minute of the attack; how many guesses were heard. */
static unsigned
attack(struct cx *cx, int minute)
{
	unsigned before = hashes;

	for (int i = 0; i < GUESSES / MINUTES; i++) {
		int n = minute * (GUESSES / MINUTES) + i;
		const struct attempt a = { login_of(WORLD_RESPONDER),
			arena_printf(cx->mem, "đoán mò số %d", n), "",
			arena_printf(cx->mem, "198.51.%d.%d", n % 2,
			    n / 2 % (ADDRESSES / 2)) };

		assert_non_null(attempt(cx, &a, NULL));
	}
	return hashes - before;
}

/* Domain 2.4 and the regulation's public names: a lock would be a weapon. */
static void
the_owner_always_gets_in(void **state)
{
	struct cx *cx = begin();
	struct arena *own = arena_open(1 << 20);
	const char *device = "";
	struct attempt owner = { login_of(WORLD_RESPONDER), right_password, "",
		"203.0.113.5" };
	unsigned heard[MINUTES];

	(void)state;
	assert_null(attempt(cx, &owner, &device));
	owner.device = device = arena_strdup(own, device);
	for (int minute = 0; minute < MINUTES; minute++) {
		arena_reset(cx->mem);
		cx->now = TEST_NOW + minute * 60;
		heard[minute] = attack(cx, minute);
		assert_null(attempt(cx, &owner, NULL));
	}
	for (int from = 0; from + 60 <= MINUTES; from++) {
		unsigned in_an_hour = 0;

		for (int i = from; i < from + 60; i++)
			in_an_hour += heard[i];
		assert_in_range(in_an_hour, 1, PER_HOUR_MAX);
	}
	/* The log tells of it without being filled by it. */
	assert_in_range(TEST_NUMBER("SELECT COUNT(*) FROM audit_log"
				    " WHERE outcome = 'throttled'"),
	    1, GUESSES / 50);
	arena_close(own);
}

static void
the_right_password_waits_on_an_unknown_device(void **state)
{
	struct cx *cx = begin();
	struct attempt a = { login_of(WORLD_RESPONDER), "sai", "",
		"198.51.100.1" };

	(void)state;
	for (int i = 0; i < SIGN_IN_LIMIT_CROWD; i++)
		assert_string_equal(attempt(cx, &a, NULL), "sign_in_failed");
	a.password = right_password;
	a.address = "203.0.113.9";
	assert_string_equal(attempt(cx, &a, NULL), "sign_in_throttled");
	/* The same name written otherwise is the same name. */
	a.login = "COQUAN.A@EXAMPLE.VN";
	assert_string_equal(attempt(cx, &a, NULL), "sign_in_throttled");
	a.login = login_of(WORLD_RESPONDER);
	cx->now += SIGN_IN_WINDOW + 1;
	assert_null(attempt(cx, &a, NULL));
}

static void
a_known_device_has_a_limit_of_its_own(void **state)
{
	struct cx *cx = begin();
	const char *device = "";
	const char *other = "";
	struct attempt a = { login_of(WORLD_RESPONDER), right_password, "",
		"203.0.113.5" };

	(void)state;
	assert_null(attempt(cx, &a, &device));
	assert_null(attempt(cx, &a, &other));
	assert_string_not_equal(device, other);
	a.device = device;
	a.password = "sai";
	for (int i = 0; i < SIGN_IN_LIMIT_DEVICE; i++)
		assert_string_equal(attempt(cx, &a, NULL), "sign_in_failed");
	a.password = right_password;
	assert_string_equal(attempt(cx, &a, NULL), "sign_in_throttled");
	a.device = other;
	assert_null(attempt(cx, &a, NULL));
	/* A device of one name is a stranger at another. */
	a.login = login_of(WORLD_RESPONDER_B);
	a.password = "sai";
	for (int i = 0; i < SIGN_IN_LIMIT_CROWD; i++)
		assert_string_equal(attempt(cx, &a, NULL), "sign_in_failed");
	assert_string_equal(attempt(cx, &a, NULL), "sign_in_throttled");
}

static void
one_address_tries_few_names(void **state)
{
	struct cx *cx = begin();
	struct attempt a = { "", "sai", "", "198.51.100.7" };
	unsigned before = hashes;

	(void)state;
	for (int i = 0; i < 3 * SIGN_IN_LIMIT_ADDRESS; i++) {
		a.login = arena_printf(cx->mem, "ten.%d@example.vn", i);
		assert_non_null(attempt(cx, &a, NULL));
	}
	assert_int_equal(hashes - before, SIGN_IN_LIMIT_ADDRESS);
}

static void
an_unknown_name_is_treated_like_a_known_one(void **state)
{
	struct cx *cx = begin();
	struct attempt a = { "khong.co@example.vn", "sai", "", "198.51.100.1" };
	unsigned before = hashes;

	(void)state;
	for (int i = 0; i < SIGN_IN_LIMIT_CROWD; i++)
		assert_string_equal(attempt(cx, &a, NULL), "sign_in_failed");
	assert_string_equal(attempt(cx, &a, NULL), "sign_in_throttled");
	assert_int_equal(hashes - before, SIGN_IN_LIMIT_CROWD);
	/* What may be a password in the wrong field is not in the log. */
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM audit_log"
				     " WHERE detail LIKE '%khong.co%'"),
	    0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_owner_always_gets_in),
		cmocka_unit_test(the_right_password_waits_on_an_unknown_device),
		cmocka_unit_test(a_known_device_has_a_limit_of_its_own),
		cmocka_unit_test(one_address_tries_few_names),
		cmocka_unit_test(an_unknown_name_is_treated_like_a_known_one),
	};

	return cmocka_run_group_tests_name("sign_in_verbs", tests, NULL, NULL);
}
