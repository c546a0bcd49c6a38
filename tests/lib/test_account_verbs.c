/*
 * account_verbs, officer_verbs: accounts and officers by order of somebody, and
 * what each act leaves behind. As nv_login, with nothing more than its rights.
 */
#include "account_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "access_store.h"
#include "account_admin_store.h"
#include "agency_store.h"
#include "arena.h"
#include "clock.h"
#include "crypto.h"
#include "officer_store.h"
#include "officer_verbs.h"
#include "rules_store.h"
#include "session_store.h"
#include "sign_in_store.h"
#include "sign_in_verbs.h"
#include "story.h"
#include "text.h"

static const char pepper[] = "hạt tiêu";

static struct cx *
begin(void)
{
	static struct cx *cx;

	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_LOGIN);
	arena_reset(cx->mem);
	error_reset(&cx->error);
	cx->now = TEST_NOW;
	cx->actor = world_actor(WORLD_ADMINISTRATOR);
	cx->request_id = "0123456789abcdef";
	assert_ok(cx, rules_load(cx));
	return cx;
}

static struct account_entry
creator_entry(const char *login)
{
	return (struct account_entry){
		.kind = ACCOUNT_PERSONAL,
		.login = login,
		.name = "Trịnh Thu Sương",
		.title = "Chuyên viên",
		.email = "suong@example.vn",
		.phone = "",
		.role = ROLE_CREATOR,
		.position = POSITION_SPECIALIST,
		.basis = "Giấy 12/GGV-VP",
	};
}

static struct account_row
row_of(struct cx *cx, uint64_t id)
{
	struct account_row row;

	assert_ok(cx,
	    account_admin_store_get(cx, id, clock_day(cx->now), &row));
	return row;
}

/* Lines of the log of this act, with this basis at the end of the detail. */
static uint64_t
logged(const char *act, const char *basis)
{
	static const struct db_stmt count = STMT("logged",
	    "SELECT COUNT(*) FROM audit_log WHERE action = ?"
	    " AND RIGHT(detail, CHAR_LENGTH(?)) = ? AND account_id IS NOT NULL");
	struct cx *cx = test_superuser();
	struct db_rows *rows;

	assert_ok(cx,
	    db_query(cx, &count,
		ARGS(db_str(act), db_str(basis), db_str(basis)), &rows));
	assert_true(db_next(rows));
	return row_u64(rows);
}

static bool
can_sign_in(struct cx *cx, const char *login, const char *password)
{
	const struct sign_in in = { .login = login,
		.password = password,
		.device = "",
		.address = "192.0.2.9",
		.user_agent = "thử",
		.pepper = pepper };
	struct signed_in out;
	enum err err = sign_in(cx, &in, &out);

	error_reset(&cx->error);
	test_run("DELETE FROM sign_in_failure");
	return err == OK;
}

static void
a_secret_is_random_and_easy_to_read(void **state)
{
	struct cx *cx = begin();
	const char *a = secret_make(cx);
	const char *b = secret_make(cx);

	(void)state;
	assert_int_equal(strlen(a), 16);
	assert_int_equal(strspn(a, "abcdefghijkmnpqrstuvwxyz23456789"), 16);
	assert_string_not_equal(a, b);
}

static void
a_new_account_must_change_its_secret(void **state)
{
	struct cx *cx = begin();
	const struct account_entry e = creator_entry("suong.tt@example.vn");
	struct account_made made;
	struct account_row row;

	(void)state;
	assert_ok(cx, account_add(cx, &e, pepper, &made));
	row = row_of(cx, made.id);
	assert_true(row.must_change_password);
	assert_string_equal(row.line.login, "suong.tt@example.vn");
	assert_string_equal(row.basis, "Giấy 12/GGV-VP");
	assert_int_equal(row.seen_at, NO_MOMENT);
	assert_int_equal(logged("account-add", "Giấy 12/GGV-VP"), 1);
	assert_false(can_sign_in(cx, e.login, "khong-phai-ma-nay"));
	assert_true(can_sign_in(cx, e.login, made.secret));
	/* The secret is nowhere, not even in the log. */
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM audit_log WHERE id >= ?"
			     " AND detail LIKE '%suong.tt@example.vn%'",
			     0) >= 1,
	    true);
	{
		static const struct db_stmt find = STMT("leak",
		    "SELECT COUNT(*) FROM audit_log WHERE INSTR(detail, ?)");
		struct db_rows *rows;

		assert_ok(cx,
		    db_query(cx, &find, ARGS(db_str(made.secret)), &rows));
		assert_true(db_next(rows));
		assert_int_equal(row_u64(rows), 0);
	}
}

static void
without_a_basis_nothing_is_created(void **state)
{
	struct cx *cx = begin();
	struct account_entry e = creator_entry("suong.tt@example.vn");
	struct account_made made;
	uint64_t id;

	(void)state;
	e.basis = "";
	assert_refused(cx, account_add(cx, &e, pepper, &made), "basis",
	    "basis");
	assert_ok(cx, account_admin_store_find_login(cx, e.login, &id));
	assert_int_equal(id, 0);
}

static void
two_people_have_two_logins(void **state)
{
	struct cx *cx = begin();
	struct account_entry e = creator_entry("LAN.vp@example.vn");
	struct account_made made;

	(void)state;
	/* As the sign-in compares: capitals are the same login. */
	assert_refused(cx, account_add(cx, &e, pepper, &made), "login",
	    "duplicate_login");
	e.login = "sương";
	assert_refused(cx, account_add(cx, &e, pepper, &made), "login",
	    "login_bad");
}

static uint64_t
agency_without_account(struct cx *cx)
{
	static const struct db_stmt find = STMT("free_agency",
	    "SELECT g.id FROM agency g WHERE g.kind = 'department'"
	    " AND NOT EXISTS (SELECT 1 FROM account c"
	    " WHERE c.agency_account_of = g.id) ORDER BY g.id LIMIT 1");
	struct db_rows *rows;

	assert_ok(cx, db_query(cx, &find, NO_ARGS, &rows));
	assert_true(db_next(rows));
	return row_u64(rows);
}

static void
set_email(uint64_t agency_id, const char *email)
{
	test_run(arena_printf(test_superuser()->mem,
	    "UPDATE agency SET email = '%s' WHERE id = %" PRIu64, email,
	    agency_id));
}

static void
an_agency_has_one_account_named_by_its_mail(void **state)
{
	struct cx *cx = begin();
	struct account_entry e = { .kind = ACCOUNT_AGENCY,
		.login = "khac@example.vn",
		.name = "Khác",
		.title = "",
		.email = "",
		.phone = "",
		.role = ROLE_RESPONDER,
		.basis = "Công văn 1/VP" };
	struct account_made made;
	struct agency agency;

	(void)state;
	e.agency_id = agency_without_account(cx);
	set_email(e.agency_id, "");
	assert_refused(cx, account_add(cx, &e, pepper, &made), "agency_id",
	    "agency_no_email");
	set_email(e.agency_id, "coquan.moi@example.vn");
	assert_ok(cx, agency_store_get(cx, e.agency_id, &agency));
	assert_ok(cx, account_add(cx, &e, pepper, &made));
	assert_string_equal(made.login, "coquan.moi@example.vn");
	assert_string_equal(row_of(cx, made.id).line.name, agency.name);
	assert_refused(cx, account_add(cx, &e, pepper, &made), "agency_id",
	    "agency_has_account");
	e.agency_id = 999999;
	assert_refused(cx, account_add(cx, &e, pepper, &made), "agency_id",
	    "closed_agency");
}

static void
the_login_follows_the_mail_of_the_agency(void **state)
{
	struct cx *cx = begin();
	const struct person *a = world_person(WORLD_RESPONDER);
	struct account_row row = row_of(cx, a->account_id);
	struct account_entry e = { .kind = ACCOUNT_PERSONAL,
		.login = "",
		.name = "",
		.title = "Văn phòng Sở",
		.email = "",
		.phone = "",
		.role = ROLE_RESPONDER,
		.basis = "Công văn 9/VP" };

	(void)state;
	set_email(a->agency_id, "dia.chi.moi@example.vn");
	assert_ok(cx, account_change(cx, a->account_id, row.version, &e));
	row = row_of(cx, a->account_id);
	assert_string_equal(row.line.login, "dia.chi.moi@example.vn");
	assert_int_equal(row.line.kind, ACCOUNT_AGENCY);
	assert_int_equal(row.line.agency_id, a->agency_id);
	assert_int_equal(logged("account-change", "Công văn 9/VP"), 1);
}

static bool
is_signed_in(struct cx *cx, enum who who)
{
	struct session session;
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];
	bool found;

	assert_true(hex_decode(world_person(who)->token, token, sizeof(token)));
	crypto_sha256(token, sizeof(token), hash);
	assert_ok(cx, session_store_find(cx, hash, &session, &found));
	return found;
}

static void
a_new_role_ends_the_sessions(void **state)
{
	struct cx *cx = begin();
	uint64_t id = world_person(WORLD_CREATOR)->account_id;
	struct account_row row = row_of(cx, id);
	struct account_entry e = creator_entry(row.line.login);

	(void)state;
	e.name = row.line.name;
	e.title = row.line.title;
	e.email = row.line.email;
	e.phone = row.phone;
	assert_refused(cx, account_change(cx, id, row.version, &e), "basis",
	    "unchanged");
	e.phone = "0258 3000 001";
	assert_ok(cx, account_change(cx, id, row.version, &e));
	assert_true(is_signed_in(cx, WORLD_CREATOR));
	e.role = ROLE_GENERAL_MANAGER;
	e.position = POSITION_OFFICE_LEADER;
	assert_err(cx, account_change(cx, id, row.version, &e), ERR_CONFLICT);
	assert_ok(cx, account_change(cx, id, row.version + 1, &e));
	assert_false(is_signed_in(cx, WORLD_CREATOR));
	assert_int_equal(row_of(cx, id).line.role, ROLE_GENERAL_MANAGER);
}

static void
a_closed_account_keeps_its_name_and_stays_outside(void **state)
{
	struct cx *cx = begin();
	uint64_t id = world_person(WORLD_CREATOR)->account_id;
	uint64_t version = row_of(cx, id).version;
	const char *login = world_person(WORLD_CREATOR)->login;
	struct account_made made;
	struct account_made again;

	(void)state;
	assert_ok(cx, account_reset_password(cx, id, "Phiếu 1", pepper, &made));
	assert_true(can_sign_in(cx, login, made.secret));
	assert_refused(cx, account_close(cx, id, version, ""), "basis",
	    "basis");
	assert_ok(cx, account_close(cx, id, version, "Phiếu 2"));
	assert_false(can_sign_in(cx, login, made.secret));
	assert_string_equal(row_of(cx, id).line.name, "Nguyễn Thị Lan");
	assert_err(cx, account_close(cx, id, version + 1, "Phiếu 3"),
	    ERR_CONFLICT);
	assert_refused(cx,
	    account_reset_password(cx, id, "Phiếu 3", pepper, &again), "basis",
	    "account_closed");
	assert_ok(cx,
	    account_reopen(cx, id, version + 1, "Phiếu 4", pepper, &again));
	assert_false(can_sign_in(cx, login, made.secret));
	assert_true(can_sign_in(cx, login, again.secret));
	assert_int_equal(logged("account-close", "Phiếu 2"), 1);
	assert_int_equal(logged("account-reopen", "Phiếu 4"), 1);
}

static void
an_administrator_stays(void **state)
{
	struct cx *cx = begin();
	uint64_t id = world_person(WORLD_ADMINISTRATOR)->account_id;
	struct account_row row = row_of(cx, id);
	struct account_entry e = creator_entry(row.line.login);
	struct account_made made;

	(void)state;
	assert_refused(cx, account_close(cx, id, row.version, "Phiếu 1"),
	    "basis", "own_account");
	assert_refused(cx, account_change(cx, id, row.version, &e), "role",
	    "own_account");
	assert_refused(cx,
	    account_reset_password(cx, id, "Phiếu 1", pepper, &made), "basis",
	    "own_account_password");
	/* Somebody else may not take the last one away either. */
	cx->actor = world_actor(WORLD_MANAGER);
	assert_refused(cx, account_close(cx, id, row.version, "Phiếu 1"),
	    "basis", "last_administrator");
	assert_refused(cx, account_change(cx, id, row.version, &e), "role",
	    "last_administrator");
	e = creator_entry("quantri.hai@example.vn");
	e.role = ROLE_ADMINISTRATOR;
	e.position = POSITION_NONE;
	assert_ok(cx, account_add(cx, &e, pepper, &made));
	assert_ok(cx, account_close(cx, id, row.version, "Phiếu 2"));
}

static void
a_reset_ends_the_sessions_and_asks_for_a_change(void **state)
{
	struct cx *cx = begin();
	uint64_t id = world_person(WORLD_CREATOR)->account_id;
	struct account_made made;

	(void)state;
	assert_refused(cx, account_reset_password(cx, id, "", pepper, &made),
	    "basis", "basis");
	assert_true(is_signed_in(cx, WORLD_CREATOR));
	assert_ok(cx, account_reset_password(cx, id, "Phiếu 5", pepper, &made));
	assert_false(is_signed_in(cx, WORLD_CREATOR));
	assert_true(row_of(cx, id).must_change_password);
	assert_int_equal(logged("password-reset", "Phiếu 5"), 1);
	assert_err(cx,
	    account_reset_password(cx, 999999, "Phiếu 5", pepper, &made),
	    ERR_MISSING);
}

/* Officers -----------------------------------------------------------------*/

static struct officer_entry
officer_entry(uint64_t agency_id)
{
	return (struct officer_entry){ .agency_id = agency_id,
		.name = "Hoàng Minh Khuê",
		.title = "Chuyên viên",
		.email = "",
		.phone = "",
		.basis = "Quyết định 7/QĐ-SNV",
		.valid_from = clock_day(TEST_NOW),
		.valid_to = LAST_DAY };
}

static bool
can_be_chosen(struct cx *cx, uint64_t officer_id, const char *secret)
{
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];
	struct officer_chosen out;
	enum err err;

	assert_true(hex_decode(world_person(WORLD_UNNAMED)->token, token,
	    sizeof(token)));
	crypto_sha256(token, sizeof(token), hash);
	cx->actor = world_actor(WORLD_UNNAMED);
	err = sign_in_choose_officer(cx, hash, officer_id, secret, pepper,
	    &out);
	error_reset(&cx->error);
	cx->actor = world_actor(WORLD_ADMINISTRATOR);
	return err == OK;
}

static void
an_officer_has_a_period_and_a_secret(void **state)
{
	struct cx *cx = begin();
	uint64_t agency = world_person(WORLD_UNNAMED)->agency_id;
	struct officer_entry e = officer_entry(agency);
	struct officer_made made;
	struct officer_row row;

	(void)state;
	assert_ok(cx, officer_add(cx, &e, pepper, &made));
	assert_ok(cx, officer_store_get(cx, made.id, &row));
	assert_true(row.must_change_secret);
	assert_int_equal(logged("officer-add", "Quyết định 7/QĐ-SNV"), 1);
	assert_false(can_be_chosen(cx, made.id, "khong-phai-ma-nay"));
	assert_true(can_be_chosen(cx, made.id, made.secret));
	/* R79: who is no longer assigned cannot sign in. */
	cx->now += 3 * DAY_SECONDS;
	e.valid_to = clock_day(cx->now) - 1;
	e.basis = "Quyết định 8/QĐ-SNV";
	assert_ok(cx, officer_change(cx, made.id, row.version, &e));
	assert_false(can_be_chosen(cx, made.id, made.secret));
	assert_refused(cx,
	    officer_reset_secret(cx, made.id, "Phiếu 1", pepper, &made),
	    "basis", "officer_ended");
	assert_err(cx, officer_change(cx, row.officer.id, row.version, &e),
	    ERR_INPUT);
}

static void
what_is_wrong_in_an_entry_is_said(void **state)
{
	struct cx *cx = begin();
	struct officer_entry e = officer_entry(
	    world_person(WORLD_UNNAMED)->agency_id);
	struct officer_made made;

	(void)state;
	e.valid_to = e.valid_from - 1;
	e.basis = "";
	e.name = "";
	e.email = "khong-phai";
	assert_int_equal(officer_add(cx, &e, pepper, &made), ERR_INPUT);
	assert_string_equal(story_field(cx, "valid_to"), "date_order");
	assert_string_equal(story_field(cx, "basis"), "basis");
	assert_string_equal(story_field(cx, "name"), "required");
	assert_string_equal(story_field(cx, "email"), "bad_email");
	error_reset(&cx->error);
	e = officer_entry(agency_without_account(cx));
	assert_refused(cx, officer_add(cx, &e, pepper, &made), "agency_id",
	    "agency_no_account");
}

static bool
has_gap(struct cx *cx, uint64_t agency_id, struct agency_gap *out)
{
	struct agency_gaps gaps;

	assert_ok(cx, officer_store_list_gaps(cx, clock_day(cx->now), &gaps));
	for (size_t i = 0; i < gaps.n; i++) {
		if (gaps.items[i].agency_id != agency_id)
			continue;
		*out = gaps.items[i];
		return true;
	}
	return false;
}

static void
an_agency_without_somebody_is_listed(void **state)
{
	struct cx *cx = begin();
	uint64_t agency = world_person(WORLD_UNNAMED)->agency_id;
	struct officer_entry e = officer_entry(agency);
	struct officer_made made;
	struct agency_gap gap = { 0 };

	(void)state;
	assert_true(has_gap(cx, agency, &gap));
	assert_true(gap.has_account && !gap.has_responder && !gap.has_leader);
	assert_ok(cx, officer_add(cx, &e, pepper, &made));
	assert_true(has_gap(cx, agency, &gap));
	assert_true(gap.has_responder && !gap.has_leader);
	e.leader_in_charge = true;
	e.valid_to = e.valid_from + 10;
	assert_ok(cx, officer_add(cx, &e, pepper, &made));
	assert_false(has_gap(cx, agency, &gap));
	/* The day after the period of the leader. */
	cx->now += 11 * DAY_SECONDS;
	assert_true(has_gap(cx, agency, &gap));
	assert_true(gap.has_responder && !gap.has_leader);
}

static void
an_officer_changes_his_own_secret(void **state)
{
	struct cx *cx = begin();
	struct officer_entry e = officer_entry(
	    world_person(WORLD_RESPONDER)->agency_id);
	struct secret_change change = { .token_hash = (const uint8_t[32]){ 0 },
		.new_secret = "đàn cò bay lả trên sông",
		.repeated = "đàn cò bay lả trên sông",
		.context = "",
		.pepper = pepper };
	struct officer_made made;
	struct officer_row row;
	struct actor actor;

	(void)state;
	story_begin(cx, "kh");
	cx->actor = world_actor(WORLD_ADMINISTRATOR);
	assert_ok(cx, officer_add(cx, &e, pepper, &made));
	actor = *world_actor(WORLD_RESPONDER);
	actor.officer_id = made.id;
	cx->actor = &actor;
	change.old_secret = "khong-phai-ma-nay";
	assert_refused(cx, secret_change(cx, &change), "old_password",
	    "secret_wrong");
	change.old_secret = made.secret;
	change.repeated = "khác";
	assert_refused(cx, secret_change(cx, &change), "repeated",
	    "password_differs");
	change.repeated = change.new_secret;
	assert_ok(cx, secret_change(cx, &change));
	assert_ok(cx, officer_store_get(cx, made.id, &row));
	assert_false(row.must_change_secret);
	assert_refused(cx, secret_change(cx, &change), "old_password",
	    "secret_wrong");
}

/* Sessions -----------------------------------------------------------------*/

static void
one_ends_ones_own_sessions_only(void **state)
{
	struct cx *cx = begin();
	static const uint8_t nowhere[32] = { 1 };
	struct session_rows rows;
	struct session_rows others;
	const struct person *b = world_person(WORLD_RESPONDER_B);

	(void)state;
	assert_ok(cx, access_store_list_own_sessions(cx, b->account_id,
			  b->officer_id, &others));
	assert_int_equal(others.n, 1);
	cx->actor = world_actor(WORLD_CREATOR);
	assert_err(cx, own_end_sessions(cx, others.items[0].id, nowhere),
	    ERR_MISSING);
	assert_err(cx, own_end_sessions(cx, "không phải", nowhere),
	    ERR_MISSING);
	assert_true(is_signed_in(cx, WORLD_RESPONDER_B));
	assert_ok(cx, own_end_sessions(cx, "", nowhere));
	assert_false(is_signed_in(cx, WORLD_CREATOR));
	assert_true(is_signed_in(cx, WORLD_RESPONDER_B));
	/* Another officer of the same account has sessions of his own. */
	assert_ok(cx, access_store_list_own_sessions(cx, b->account_id,
			  b->officer_id + 1000, &rows));
	assert_int_equal(rows.n, 0);
	/* An administrator ends any. */
	cx->actor = world_actor(WORLD_ADMINISTRATOR);
	assert_ok(cx, account_end_sessions(cx, b->account_id,
			  others.items[0].id, "Phiếu 6"));
	assert_false(is_signed_in(cx, WORLD_RESPONDER_B));
	assert_int_equal(logged("session-end", "Phiếu 6"), 1);
}

/* Lists --------------------------------------------------------------------*/

static bool
lists(struct cx *cx, const struct account_filter *filter, const char *login)
{
	struct account_rows rows;

	assert_ok(cx,
	    account_admin_store_list(cx, filter, clock_day(cx->now), &rows));
	for (size_t i = 0; i < rows.n; i++)
		if (text_equal(rows.items[i].line.login, login))
			return true;
	return false;
}

static void
a_list_finds_whom_one_looks_for(void **state)
{
	struct cx *cx = begin();
	struct account_filter f = { .text = "",
		.role = -1,
		.state = ACCOUNTS_NEVER,
		.size = 50 };
	const struct account_entry e = creator_entry("duc.moi@example.vn");
	struct account_made made;
	struct account_rows page;
	size_t n;

	(void)state;
	assert_false(lists(cx, &f, "lan.vp@example.vn"));
	assert_ok(cx, account_add(cx, &e, pepper, &made));
	assert_true(lists(cx, &f, e.login));
	f.state = ACCOUNTS_NO_OFFICER;
	assert_true(lists(cx, &f, "coquan.c@example.vn"));
	assert_false(lists(cx, &f, "coquan.a@example.vn"));
	f.state = ACCOUNTS_OPEN;
	f.text = "pham duc"; /* Phạm Đức An */
	assert_true(lists(cx, &f, "chutich@example.vn"));
	assert_false(lists(cx, &f, "lan.vp@example.vn"));
	f.text = "";
	f.role = ROLE_ADMINISTRATOR;
	assert_true(lists(cx, &f, "quantri@example.vn"));
	assert_false(lists(cx, &f, "lan.vp@example.vn"));
	/* Every account once, page by page. */
	f.role = -1;
	f.state = ACCOUNTS_ALL;
	f.size = 4;
	for (n = 0;;) {
		assert_ok(cx, account_admin_store_list(cx, &f,
				  clock_day(cx->now), &page));
		n += page.n > f.size ? f.size : page.n;
		if (page.n <= f.size)
			break;
		f.after_id = page.items[f.size - 1].line.id;
	}
	assert_int_equal(n, TEST_NUMBER("SELECT COUNT(*) FROM account"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_secret_is_random_and_easy_to_read),
		cmocka_unit_test(a_new_account_must_change_its_secret),
		cmocka_unit_test(without_a_basis_nothing_is_created),
		cmocka_unit_test(two_people_have_two_logins),
		cmocka_unit_test(an_agency_has_one_account_named_by_its_mail),
		cmocka_unit_test(the_login_follows_the_mail_of_the_agency),
		cmocka_unit_test(a_new_role_ends_the_sessions),
		cmocka_unit_test(
		    a_closed_account_keeps_its_name_and_stays_outside),
		cmocka_unit_test(an_administrator_stays),
		cmocka_unit_test(
		    a_reset_ends_the_sessions_and_asks_for_a_change),
		cmocka_unit_test(an_officer_has_a_period_and_a_secret),
		cmocka_unit_test(what_is_wrong_in_an_entry_is_said),
		cmocka_unit_test(an_agency_without_somebody_is_listed),
		cmocka_unit_test(an_officer_changes_his_own_secret),
		cmocka_unit_test(one_ends_ones_own_sessions_only),
		cmocka_unit_test(a_list_finds_whom_one_looks_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
