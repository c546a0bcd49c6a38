/* sso_verbs: what is in the cookies, who is let in by a linked identity and
 * who is not, who is who, and the secret of the setting. */
#include "sso_verbs.h"

#include <string.h>

#include "arena.h"
#include "auth.h"
#include "rules_store.h"
#include "sso_store.h"
#include "story.h"

static const char pepper[] = "hạt tiêu";
static const char issuer[] = "https://sso.example.vn";

static const struct sign_in from = { .login = "",
	.password = "",
	.device = "",
	.address = "198.51.100.7",
	.user_agent = "thử",
	.pepper = pepper };

/* As account of the database, each statement for itself. */
static struct cx *
as(enum db_account account, enum who who)
{
	static struct cx *all[DB_SSO + 1];
	struct cx *cx;

	if (all[account] == NULL)
		all[account] = test_cx(account);
	cx = all[account];
	error_reset(&cx->error);
	cx->now = TEST_NOW;
	cx->request_id = "0123456789abcdef";
	cx->actor = who == WORLD_NOBODY ? NULL : world_actor(who);
	assert_ok(cx, rules_load(cx));
	return cx;
}

/* Each test begins with the people anew and the e-office as a door. */
static int
begin(void **state)
{
	struct sso_setting setting = { .door = SSO_OIDC,
		.label = "E-Office",
		.issuer = issuer,
		.client_id = "nhacviec",
		.algorithms = 1,
		.basis = "12/QĐ" };
	struct cx *cx;

	(void)state;
	world_reset();
	cx = as(DB_LOGIN, WORLD_ADMINISTRATOR);
	assert_ok(cx, sso_setting_change(cx, &setting, 0, "bí mật", pepper));
	return 0;
}

static uint64_t
account_of(enum who who)
{
	return world_person(who)->account_id;
}

static void
link_to(enum who who, const char *subject)
{
	struct cx *cx = as(DB_LOGIN, WORLD_ADMINISTRATOR);

	assert_ok(cx, sso_link_account(cx, account_of(who), subject, "12/QĐ"));
}

/* Cookies -------------------------------------------------------------------
 */

static void
an_attempt_is_this_browsers_for_ten_minutes(void **state)
{
	struct cx *cx = as(DB_SSO, WORLD_NOBODY);
	struct sso_attempt a, b;
	char *cookie;

	(void)state;
	sso_attempt_begin(cx, "office", "/task-list?view=open", &a);
	sso_attempt_begin(cx, "office", "", &b);
	assert_int_equal(strlen(a.state), 64);
	assert_string_not_equal(a.state, b.state);
	assert_string_not_equal(a.nonce, a.state);
	assert_string_not_equal(a.verifier, a.nonce);
	cookie = arena_strdup(cx->mem, sso_attempt_seal(cx, &a, pepper));
	assert_true(sso_attempt_open(cx, cookie, "office", pepper, &b));
	assert_string_equal(b.state, a.state);
	assert_string_equal(b.nonce, a.nonce);
	assert_string_equal(b.verifier, a.verifier);
	assert_string_equal(b.next, "/task-list?view=open");
	assert_null(strstr(cookie, a.verifier));
	assert_false(sso_attempt_open(cx, cookie, "admin", pepper, &b));
	assert_false(sso_attempt_open(cx, cookie, "office", "muối", &b));
	assert_false(sso_attempt_open(cx, "", "office", pepper, &b));
	assert_false(sso_attempt_open(cx, NULL, "office", pepper, &b));
	cx->now += SSO_ATTEMPT_SECONDS - 1;
	assert_true(sso_attempt_open(cx, cookie, "office", pepper, &b));
	cx->now++;
	assert_false(sso_attempt_open(cx, cookie, "office", pepper, &b));
	/* Made by a clock that was ahead. */
	cx->now = TEST_NOW - 1;
	assert_false(sso_attempt_open(cx, cookie, "office", pepper, &b));
	cx->now = TEST_NOW;
	/* Whatever bit is changed. */
	for (size_t i = 0; i < strlen(cookie); i += 7) {
		char was = cookie[i];

		cookie[i] = was == '0' ? '1' : '0';
		assert_false(
		    sso_attempt_open(cx, cookie, "office", pepper, &b));
		cookie[i] = was;
	}
}

static void
where_to_go_on_is_one_line(void **state)
{
	struct cx *cx = as(DB_SSO, WORLD_NOBODY);
	char next[SSO_NEXT_MAX + 2];
	struct sso_attempt a, b;

	(void)state;
	sso_attempt_begin(cx, "office", "/home\noffice", &a);
	assert_string_equal(a.next, "");
	memset(next, 'x', sizeof(next));
	next[SSO_NEXT_MAX + 1] = '\0';
	sso_attempt_begin(cx, "office", next, &a);
	assert_string_equal(a.next, "");
	next[SSO_NEXT_MAX] = '\0';
	sso_attempt_begin(cx, "office", next, &a);
	assert_true(sso_attempt_open(cx, sso_attempt_seal(cx, &a, pepper),
	    "office", pepper, &b));
	assert_string_equal(b.next, next);
}

/* One cookie serves for both: neither is taken for the other. */
static void
an_identity_is_no_attempt(void **state)
{
	const struct sso_identity who = { issuer, "u-1", "Bình" };
	struct cx *cx = as(DB_SSO, WORLD_NOBODY);
	struct sso_identity out;
	struct sso_attempt a;
	const char *cookie;

	(void)state;
	sso_attempt_begin(cx, "office", "", &a);
	assert_false(sso_identity_open(cx, sso_attempt_seal(cx, &a, pepper),
	    pepper, &out));
	cookie = sso_identity_seal(cx, &who, pepper);
	assert_false(sso_attempt_open(cx, cookie, "office", pepper, &a));
	assert_true(sso_identity_open(cx, cookie, pepper, &out));
	assert_string_equal(out.issuer, issuer);
	assert_string_equal(out.subject, "u-1");
	assert_string_equal(out.name, "Bình");
	cx->now += SSO_ATTEMPT_SECONDS;
	assert_false(sso_identity_open(cx, cookie, pepper, &out));
}

static void
an_answer_is_taken_once(void **state)
{
	struct cx *cx = as(DB_SSO, WORLD_NOBODY);
	struct sso_attempt a, b;

	(void)state;
	sso_attempt_begin(cx, "office", "", &a);
	sso_attempt_begin(cx, "office", "", &b);
	assert_ok(cx, sso_attempt_take(cx, &a, from.address));
	assert_refused(cx, sso_attempt_take(cx, &a, from.address), "state",
	    "sso_replayed");
	assert_ok(cx, sso_attempt_take(cx, &b, from.address));
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM audit_log WHERE"
				     " action = 'login-sso' AND outcome ="
				     " 'refused' AND detail ="
				     " 'state used twice'"),
	    1);
	/* It is forgotten only when its cookie opens no more. */
	cx->now += 2 * SSO_ATTEMPT_SECONDS;
	assert_refused(cx, sso_attempt_take(cx, &a, from.address), "state",
	    "sso_replayed");
	cx->now++;
	sso_attempt_begin(cx, "office", "", &b);
	assert_ok(cx, sso_attempt_take(cx, &b, from.address));
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM sso_used"), 1);
}

/* Signing in --------------------------------------------------------------- */

/* NULL: let in, or not found; else why not. */
static const char *
enter(const char *subject, const char *site, bool *out_found,
    struct signed_in *out)
{
	const struct sso_identity who = { issuer, subject, "" };
	struct cx *cx = as(DB_SSO, WORLD_NOBODY);
	enum err err;

	*out = (struct signed_in){ .token = NULL };
	err = sso_sign_in(cx, &who, &from, auth_role_belongs, site, out_found,
	    out);
	if (!err)
		return NULL;
	assert_int_equal(err, ERR_INPUT);
	assert_null(out->token);
	return story_field(cx, "state");
}

static void
a_linked_identity_opens_its_account(void **state)
{
	struct signed_in in;
	bool found;

	(void)state;
	link_to(WORLD_CREATOR, "u-1");
	assert_null(enter("u-2", "office", &found, &in));
	assert_false(found);
	assert_null(in.token);
	/* Letters count: another subject is another person. */
	assert_null(enter("U-1", "office", &found, &in));
	assert_false(found);
	assert_null(enter("u-1", "office", &found, &in));
	assert_true(found);
	assert_non_null(in.token);
	assert_int_equal(in.second_step, SECOND_STEP_DONE);
	assert_false(in.must_change_password);
	assert_int_equal(
	    TEST_NUMBER("SELECT COUNT(*) FROM session WHERE door = 'sso' AND"
			" account_id = (SELECT id FROM account WHERE login ="
			" 'lan.vp@example.vn')"),
	    1);
	assert_int_equal(TEST_NUMBER(
			     "SELECT COUNT(*) FROM audit_log WHERE action ="
			     " 'login-sso' AND outcome = 'ok' AND address ="
			     " '198.51.100.7' AND detail LIKE 'lan.vp@%u-1'"),
	    1);
}

static void
who_is_not_let_in(void **state)
{
	struct signed_in in;
	bool found;

	(void)state;
	link_to(WORLD_CREATOR, "u-1");
	assert_string_equal(enter("u-1", "admin", &found, &in),
	    "sso_wrong_site");
	test_run("UPDATE account SET closed_at = '2026-04-01' WHERE login ="
		 " 'lan.vp@example.vn'");
	assert_string_equal(enter("u-1", "office", &found, &in), "sso_closed");
	/* However it came to be linked: its officers have own secrets. */
	test_run("UPDATE sso_link SET account_id = (SELECT id FROM account"
		 " WHERE login = 'coquan.a@example.vn')");
	assert_string_equal(enter("u-1", "office", &found, &in), "sso_local");
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM session WHERE door ="
				     " 'sso'"),
	    0);
	assert_int_equal(TEST_NUMBER(
			     "SELECT COUNT(*) FROM audit_log WHERE action ="
			     " 'login-sso' AND outcome = 'refused'"),
	    3);
}

/* The service replaces the password, and nothing else. */
static void
the_second_factor_is_asked_all_the_same(void **state)
{
	struct signed_in in;
	bool found;

	(void)state;
	link_to(WORLD_CREATOR, "u-1");
	link_to(WORLD_ADMINISTRATOR, "u-2");
	test_run("UPDATE rule_setting SET value = 'yes' WHERE name ="
		 " 'second_factor_required'");
	assert_null(enter("u-2", "admin", &found, &in));
	assert_int_equal(in.second_step, SECOND_STEP_ENROL);
	assert_null(enter("u-1", "office", &found, &in));
	assert_int_equal(in.second_step, SECOND_STEP_DONE);
	test_run("INSERT INTO second_factor (account_id, secret, created_at,"
		 " last_step) SELECT id, REPEAT('x', 48), '2026-04-01', 0 FROM"
		 " account WHERE login = 'lan.vp@example.vn'");
	assert_null(enter("u-1", "office", &found, &in));
	assert_int_equal(in.second_step, SECOND_STEP_CODE);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM session WHERE door ="
				     " 'sso' AND second_step = 'code'"),
	    1);
}

/* Who is who ----------------------------------------------------------------
 */

/* R20c. */
static void
neither_has_another(void **state)
{
	const struct sso_identity first = { issuer, "u-1", "" };
	const struct sso_identity second = { issuer, "u-2", "" };
	const struct sso_identity elsewhere = { "https://khac.vn", "u-1", "" };
	struct cx *cx = as(DB_LOGIN, WORLD_CREATOR);

	(void)state;
	assert_ok(cx, sso_link_own(cx, &first));
	assert_refused(cx, sso_link_own(cx, &second), "link",
	    "sso_account_linked");
	cx = as(DB_LOGIN, WORLD_MANAGER);
	assert_refused(cx, sso_link_own(cx, &first), "link",
	    "sso_identity_linked");
	/* The same name at another service is another person. */
	assert_ok(cx, sso_link_own(cx, &elsewhere));
	cx = as(DB_LOGIN, WORLD_RESPONDER);
	assert_refused(cx, sso_link_own(cx, &second), "link", "sso_local");
	cx = as(DB_LOGIN, WORLD_ADMINISTRATOR);
	assert_refused(cx,
	    sso_link_account(cx, account_of(WORLD_CHAIRMAN), "u-1", "1/QĐ"),
	    "subject", "sso_identity_linked");
	assert_refused(cx,
	    sso_link_account(cx, account_of(WORLD_CREATOR), "u-9", "1/QĐ"),
	    "subject", "sso_account_linked");
	assert_refused(cx,
	    sso_link_account(cx, account_of(WORLD_RESPONDER), "u-9", "1/QĐ"),
	    "subject", "sso_local");
	assert_refused(cx,
	    sso_link_account(cx, account_of(WORLD_CHAIRMAN), "u-9", ""),
	    "basis", "basis");
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM sso_link"), 2);
}

static void
unlinking_ends_the_sessions(void **state)
{
	uint64_t id = account_of(WORLD_CREATOR);
	struct signed_in in;
	struct cx *cx;
	bool found;

	(void)state;
	link_to(WORLD_CREATOR, "u-1");
	assert_null(enter("u-1", "office", &found, &in));
	cx = as(DB_LOGIN, WORLD_ADMINISTRATOR);
	assert_refused(cx, sso_unlink_account(cx, id, ""), "basis", "basis");
	assert_ok(cx, sso_unlink_account(cx, id, "13/QĐ"));
	assert_int_equal(
	    TEST_NUMBER("SELECT COUNT(*) FROM session s JOIN account a ON a.id"
			" = s.account_id WHERE a.login = 'lan.vp@example.vn'"
			" AND s.ended_at IS NULL"),
	    0);
	assert_refused(cx, sso_unlink_account(cx, id, "13/QĐ"), "basis",
	    "sso_not_linked");
	assert_null(enter("u-1", "office", &found, &in));
	assert_false(found);
	/* Free again, for another. */
	link_to(WORLD_MANAGER, "u-1");
	link_to(WORLD_CREATOR, "u-3");
}

/* The setting
 * ------------------------------------------------------------------ */

static const char *
secret_of(struct cx *cx, const struct sso_setting *setting)
{
	const char *secret;

	assert_ok(cx, sso_setting_secret(cx, setting, pepper, &secret));
	return secret;
}

static void
a_secret_belongs_to_its_service(void **state)
{
	struct cx *cx = as(DB_LOGIN, WORLD_ADMINISTRATOR);
	struct sso_setting setting, now;
	const char *secret;

	(void)state;
	assert_ok(cx, sso_store_get_setting(cx, &now));
	assert_string_equal(secret_of(cx, &now), "bí mật");
	assert_err(cx, sso_setting_secret(cx, &now, "muối", &secret),
	    ERR_SYSTEM);
	/* Somebody who could write the row cannot send it elsewhere. */
	setting = now;
	setting.issuer = "https://gian.example.vn";
	assert_err(cx, sso_setting_secret(cx, &setting, pepper, &secret),
	    ERR_SYSTEM);
	/* "" keeps it as long as service and client stay. */
	setting = now;
	setting.label = "Khác";
	assert_ok(cx, sso_setting_change(cx, &setting, now.id, "", pepper));
	assert_ok(cx, sso_store_get_setting(cx, &now));
	assert_string_equal(secret_of(cx, &now), "bí mật");
	setting = now;
	setting.client_id = "khac";
	setting.n_sealed = 0;
	assert_ok(cx, sso_setting_change(cx, &setting, now.id, "", pepper));
	assert_ok(cx, sso_store_get_setting(cx, &setting));
	assert_null(secret_of(cx, &setting));
	assert_err(cx, sso_setting_change(cx, &setting, now.id, "", pepper),
	    ERR_CONFLICT);
}

static void
what_a_setting_lacks_is_said(void **state)
{
	static const struct {
		const char *field, *key, *label, *issuer, *client_id, *basis;
		unsigned algorithms;
	} table[] = {
		{ "label", "required", "", "https://a.vn", "x", "1", 1 },
		{ "issuer", "sso_issuer", "E", "http://a.vn", "x", "1", 1 },
		{ "issuer", "sso_issuer", "E", "https://a.vn?b=c", "x", "1",
		    1 },
		{ "issuer", "sso_issuer", "E", "https://u@a.vn", "x", "1", 1 },
		{ "issuer", "sso_issuer", "E", "http://127.0.0.1:", "x", "1",
		    1 },
		{ "client_id", "required", "E", "https://a.vn", "", "1", 1 },
		{ "client_id", "required", "E", "https://a.vn", "a b", "1", 1 },
		{ "algorithms", "required", "E", "https://a.vn", "x", "1", 0 },
		{ "basis", "basis", "E", "https://a.vn", "x", "", 1 },
	};
	struct cx *cx = as(DB_LOGIN, WORLD_ADMINISTRATOR);
	struct sso_setting now;
	char long_secret[SSO_SECRET_MAX + 2];

	(void)state;
	assert_ok(cx, sso_store_get_setting(cx, &now));
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct sso_setting setting = { .door = SSO_OIDC,
			.label = table[i].label,
			.issuer = table[i].issuer,
			.client_id = table[i].client_id,
			.algorithms = table[i].algorithms,
			.basis = table[i].basis };

		assert_refused(cx,
		    sso_setting_change(cx, &setting, now.id, "", pepper),
		    table[i].field, table[i].key);
	}
	memset(long_secret, 'x', sizeof(long_secret) - 1);
	long_secret[SSO_SECRET_MAX + 1] = '\0';
	assert_refused(cx,
	    sso_setting_change(cx, &now, now.id, long_secret, pepper),
	    "client_secret", "too_long");
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM sso_setting"), 1);
}

#define ONE(test) cmocka_unit_test_setup(test, begin)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ONE(an_attempt_is_this_browsers_for_ten_minutes),
		ONE(where_to_go_on_is_one_line),
		ONE(an_identity_is_no_attempt),
		ONE(an_answer_is_taken_once),
		ONE(a_linked_identity_opens_its_account),
		ONE(who_is_not_let_in),
		ONE(the_second_factor_is_asked_all_the_same),
		ONE(neither_has_another),
		ONE(unlinking_ends_the_sessions),
		ONE(a_secret_belongs_to_its_service),
		ONE(what_a_setting_lacks_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
