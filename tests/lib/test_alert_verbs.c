/*
 * alert_verbs, and what protects an account: passwords that were used before,
 * limits of sessions by role, letters about changes. The hashes of passwords
 * are cheap here.
 *
 * link: -Wl,--wrap=EVP_PBE_scrypt
 */
#include "alert_verbs.h"

#include <string.h>

#include "access_store.h"
#include "account_admin_store.h"
#include "account_verbs.h"
#include "arena.h"
#include "clock.h"
#include "crypto.h"
#include "officer_verbs.h"
#include "profile.h"
#include "rules_store.h"
#include "second_factor_verbs.h"
#include "sign_in_verbs.h"
#include "story.h"

static const char pepper[] = "hạt tiêu";
static const struct config config = {
	.template_dir = "templates",
	.office_name = "Văn phòng thử",
	.hotline = "0258 3000 000",
	.mail_from = "nhacviec@example.vn",
};

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
	return __real_EVP_PBE_scrypt(pass, passlen, salt, saltlen, 2, r, 1,
	    maxmem, key, keylen);
}

static struct cx *
begin(enum who who)
{
	static struct cx *cx;

	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_LOGIN);
	arena_reset(cx->mem);
	error_reset(&cx->error);
	cx->now = TEST_NOW;
	cx->actor = world_actor(who);
	cx->request_id = "0123456789abcdef";
	test_run("UPDATE account SET email = login");
	assert_ok(cx, rules_load(cx));
	return cx;
}

static struct cx *
batch(void)
{
	static struct cx *cx;

	if (cx == NULL)
		cx = test_cx(DB_BATCH);
	arena_reset(cx->mem);
	error_reset(&cx->error);
	cx->now = TEST_NOW + 60;
	cx->request_id = "";
	return cx;
}

static void
set_password(struct cx *cx, const char *password)
{
	char hash[HASH_TEXT_MAX];

	crypto_password_hash(password, pepper, hash);
	assert_ok(cx,
	    access_store_set_initial_password(cx, cx->actor->account_id, hash));
}

/* NULL: changed; else what the page says at the new one. */
static const char *
change(struct cx *cx, const char *from, const char *to)
{
	static const uint8_t token[SHA256_SIZE];
	static char key[ERROR_FIELD_MAX];
	const struct password_change entry = { token, from, to, to, "thử",
		pepper };
	enum err err = password_change(cx, &entry);

	if (!err)
		return NULL;
	assert_int_equal(err, ERR_INPUT);
	snprintf(key, sizeof(key), "%s", story_field(cx, "new_password"));
	error_reset(&cx->error);
	return key;
}

static const char *
word(struct cx *cx, int i)
{
	return arena_printf(cx->mem, "Thuyen-gio-%d-ra.khoi9", i);
}

static void
the_last_passwords_are_not_taken_again(void **state)
{
	struct cx *cx = begin(WORLD_CREATOR);

	(void)state;
	test_run("UPDATE rule_setting SET value = '3' WHERE name ="
		 " 'password_history'");
	assert_ok(cx, rules_load(cx));
	set_password(cx, word(cx, 0));
	for (int i = 0; i < 3; i++)
		assert_null(change(cx, word(cx, i), word(cx, i + 1)));
	/* 3 is in use; the last three are 1, 2, 3. */
	assert_string_equal(change(cx, word(cx, 3), word(cx, 2)),
	    "password_used");
	assert_string_equal(change(cx, word(cx, 3), word(cx, 1)),
	    "password_used");
	assert_null(change(cx, word(cx, 3), word(cx, 0)));
	/* Of this account, not of another with the same password. */
	cx->actor = world_actor(WORLD_DIVISION_HEAD);
	set_password(cx, word(cx, 7));
	assert_null(change(cx, word(cx, 7), word(cx, 2)));
}

static void
the_first_password_counts_too(void **state)
{
	struct cx *cx = begin(WORLD_CREATOR);

	(void)state;
	set_password(cx, word(cx, 0));
	assert_null(change(cx, word(cx, 0), word(cx, 1)));
	assert_string_equal(change(cx, word(cx, 1), word(cx, 0)),
	    "password_used");
	test_run("UPDATE rule_setting SET value = '0' WHERE name ="
		 " 'password_history'");
	assert_ok(cx, rules_load(cx));
	assert_null(change(cx, word(cx, 1), word(cx, 0)));
}

static void
a_session_lasts_as_its_role_may(void **state)
{
	static const struct {
		enum who who;
		const char *hours;
	} expected[] = { { WORLD_CREATOR, "3" }, { WORLD_CHAIRMAN, "4" },
		{ WORLD_MANAGER, "4" }, { WORLD_RESPONDER, "5" },
		{ WORLD_ADMINISTRATOR, "6" }, { WORLD_INFRASTRUCTURE, "6" } };
	struct cx *cx = begin(WORLD_CREATOR);

	(void)state;
	test_run("UPDATE rule_setting SET value = CASE name"
		 " WHEN 'session_hours' THEN 3 WHEN 'session_hours_leader'"
		 " THEN 4 WHEN 'session_hours_agency' THEN 5 ELSE 6 END"
		 " WHERE name LIKE 'session\\_hours%'");
	assert_ok(cx, rules_load(cx));
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		struct signed_in out;
		struct sign_in in = { .device = "",
			.address = "192.0.2.9",
			.user_agent = "thử",
			.pepper = pepper };

		cx->actor = world_actor(expected[i].who);
		set_password(cx, word(cx, 1));
		in.login = world_person(expected[i].who)->login;
		in.password = word(cx, 1);
		test_run("DELETE FROM session");
		assert_ok(cx, sign_in(cx, &in, &out));
		assert_int_equal(TEST_NUMBER(
				     "SELECT TIMESTAMPDIFF(HOUR, created_at,"
				     " expires_at) FROM session"),
		    (uint64_t)(expected[i].hours[0] - '0'));
	}
}

static uint64_t
waiting(const char *kind, const char *recipient)
{
	static const struct db_stmt count = STMT("waiting",
	    "SELECT COUNT(*) FROM account_alert WHERE kind = ? AND"
	    " recipient = ? AND told_at IS NULL");
	struct db_rows *rows;

	assert_ok(test_superuser(),
	    db_query(test_superuser(), &count,
		ARGS(db_str(kind), db_str(recipient)), &rows));
	assert_true(db_next(rows));
	return row_u64(rows);
}

static void
tell_all(unsigned expected)
{
	struct cx *cx = batch();
	bool more = true;
	unsigned n = 0;

	for (; more; n += more)
		assert_ok(cx, alert_tell_one(cx, &config, &more));
	assert_int_equal(n, expected);
}

static void
a_new_password_is_told_once(void **state)
{
	struct cx *cx = begin(WORLD_CREATOR);

	(void)state;
	set_password(cx, word(cx, 0));
	assert_null(change(cx, word(cx, 0), word(cx, 1)));
	assert_int_equal(waiting("password", cx->actor->login), 1);
	/* Of what was refused nobody is told. */
	assert_non_null(change(cx, word(cx, 1), word(cx, 0)));
	tell_all(1);
	tell_all(0);
	assert_int_equal(TEST_NUMBER(
			     "SELECT COUNT(*) FROM outbox o JOIN account"
			     " a ON a.id = o.account_id WHERE a.login ="
			     " o.recipient AND o.subject LIKE"
			     " '%Mật khẩu của tài khoản đã được đổi'"
			     " AND o.body LIKE '%0258 3000 000%'"
			     " AND o.body NOT LIKE '%http%'"
			     " AND o.body NOT LIKE '%Thuyen-gio%'"),
	    1);
}

static void
both_addresses_learn_of_a_new_one(void **state)
{
	struct cx *cx = begin(WORLD_ADMINISTRATOR);
	const struct person *who = world_person(WORLD_CREATOR);
	struct account_row row;
	struct account_entry e = { .kind = ACCOUNT_PERSONAL,
		.phone = "",
		.email = "moi@example.vn",
		.basis = "Phiếu 7" };
	struct account_made made;

	(void)state;
	assert_ok(cx, account_admin_store_get(cx, who->account_id,
			  clock_day(cx->now), &row));
	e.login = row.line.login;
	e.name = row.line.name;
	e.title = row.line.title;
	e.role = row.line.role;
	e.position = row.line.position;
	assert_ok(cx, account_change(cx, row.line.id, row.version, &e));
	assert_int_equal(waiting("email", who->login), 1);
	assert_int_equal(waiting("email", "moi@example.vn"), 1);
	assert_ok(cx,
	    account_reset_password(cx, row.line.id, "Phiếu 8", pepper, &made));
	assert_int_equal(waiting("password_reset", "moi@example.vn"), 1);
	/* Another name is no matter of safety. */
	e.name = "Tên Khác Hẳn";
	assert_ok(cx, account_admin_store_get(cx, who->account_id,
			  clock_day(cx->now), &row));
	assert_ok(cx, account_change(cx, row.line.id, row.version, &e));
	tell_all(3);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM outbox"), 3);
}

/* The telephone reads the square and says a code. */
static void
enrol(struct cx *cx)
{
	static const uint8_t key[SHA256_SIZE] = { 5 };
	struct second_factor_entry entry = { .csrf_key = key,
		.current = "",
		.device = "",
		.pepper = pepper };
	struct second_factor_made made;
	uint8_t secret[64];
	char code[TOTP_DIGITS_MAX + 1];
	const char *text;
	size_t n;

	assert_ok(cx, second_factor_propose(cx, key, pepper, &text));
	n = base32_decode(text, secret, sizeof(secret));
	crypto_totp(secret, n, (uint64_t)cx->now / TOTP_SECONDS, TOTP_DIGITS,
	    code);
	entry.code = code;
	entry.token_hash = key;
	test_run("UPDATE session SET token_hash = CONCAT(CHAR(5),"
		 " REPEAT(CHAR(0), 31)) WHERE account_id ="
		 " (SELECT id FROM account WHERE login = 'lan.vp@example.vn')");
	assert_ok(cx, second_factor_enrol(cx, &entry, &made));
}

static void
a_second_factor_is_told_of(void **state)
{
	struct cx *cx = begin(WORLD_CREATOR);
	uint64_t id = cx->actor->account_id;
	const char *login = cx->actor->login;

	(void)state;
	enrol(cx);
	assert_int_equal(waiting("second_factor", login), 1);
	cx->actor = world_actor(WORLD_ADMINISTRATOR);
	assert_ok(cx, second_factor_reset(cx, id, 0, "Phiếu 9"));
	assert_int_equal(waiting("second_factor_reset", login), 1);
	tell_all(2);
	/* Who has no address cannot be told, and nothing waits for it. */
	test_run("UPDATE account SET email = ''");
	cx->actor = world_actor(WORLD_CREATOR);
	set_password(cx, word(cx, 0));
	assert_null(change(cx, word(cx, 0), word(cx, 1)));
	tell_all(0);
}

/* An officer's letter goes to himself; without an address of his own, to his
 * agency. */
static void
the_secret_of_an_officer_is_told_of(void **state)
{
	struct cx *cx = begin(WORLD_ADMINISTRATOR);
	const struct person *who = world_person(WORLD_RESPONDER);
	struct secret_change change = { .token_hash = (const uint8_t *)"",
		.context = "",
		.pepper = pepper };
	static const uint8_t key[SHA256_SIZE] = { 7 };
	struct officer_made made;

	(void)state;
	test_run("UPDATE officer SET email = 'can.bo@example.vn'");
	assert_ok(cx, officer_reset_secret(cx, who->officer_id, "Phiếu 9",
			  pepper, &made));
	assert_int_equal(waiting("secret_reset", "can.bo@example.vn"), 1);
	test_run("UPDATE officer SET email = ''");
	cx->actor = world_actor(WORLD_RESPONDER);
	change.token_hash = key;
	change.old_secret = "khong-phai";
	change.new_secret = word(cx, 1);
	change.repeated = word(cx, 1);
	assert_true(secret_change(cx, &change) == ERR_INPUT);
	assert_int_equal(waiting("secret", who->login), 0);
	change.old_secret = made.secret;
	assert_ok(cx, secret_change(cx, &change));
	assert_int_equal(waiting("secret", who->login), 1);
	tell_all(2);
	assert_int_equal(TEST_NUMBER(
			     "SELECT COUNT(*) FROM outbox m JOIN account_alert"
			     " l ON l.recipient = m.recipient JOIN officer o ON"
			     " o.id = l.officer_id WHERE m.subject LIKE"
			     " '%bí mật của cán bộ%' AND m.body LIKE"
			     " CONCAT('%', o.name, '%')"),
	    2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_passwords_are_not_taken_again),
		cmocka_unit_test(the_first_password_counts_too),
		cmocka_unit_test(a_session_lasts_as_its_role_may),
		cmocka_unit_test(a_new_password_is_told_once),
		cmocka_unit_test(both_addresses_learn_of_a_new_one),
		cmocka_unit_test(a_second_factor_is_told_of),
		cmocka_unit_test(the_secret_of_an_officer_is_told_of),
	};

	return cmocka_run_group_tests_name("alert_verbs", tests, NULL, NULL);
}
