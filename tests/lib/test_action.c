/*
 * action: the life of a request, phase by phase, with actions made for it.
 * They borrow the page of login, which shows any form.
 */
#include "check.h"

#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "profile.h"
#include "world.h"

#define EFFECTS "SELECT COUNT(*) FROM audit_log WHERE action = 'test'"

enum { ID };
enum { LOGIN, VERSION };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[LOGIN] = { "login", FIELD_LINE, 20, FIELD_REQUIRED, NULL },
	[VERSION] = { "version", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

/* What the handlers of the actions below do in the test at hand. */
static enum { DO_WELL, DO_REFUSE, DO_CONFLICT, DO_WAIT, DO_NOTHING } wanted;
static int n_gets;
static int n_posts;
static bool was_stale;
static int seen_password_min;

static enum err
show(struct request *rq)
{
	n_gets++;
	was_stale = rq->stale;
	seen_password_min = rq->cx.profile->password_min;
	node_id(view_root(rq->view), "id", form_id(rq->query, ID));
	return OK;
}

static enum err
show_and_write(struct request *rq)
{
	return audit_add(&rq->cx, "test", "written", "by a GET");
}

/* Waits for nobody: the first try meets a lock, the second does not. */
static enum err
meet_a_lock(struct request *rq)
{
	static const struct db_stmt no_wait = STMT("test.no_wait",
	    "SET SESSION innodb_lock_wait_timeout = 0");
	static const struct db_stmt lock = STMT("test.lock",
	    "SELECT id FROM account ORDER BY id LIMIT 1 FOR UPDATE");
	struct cx *other = test_superuser();
	struct db_rows *rows;
	enum err err;

	if (n_posts == 1) {
		assert_ok(other, db_begin(other));
		assert_ok(other, db_query(other, &lock, NO_ARGS, &rows));
	} else {
		db_rollback(other);
	}
	err = db_exec(&rq->cx, &no_wait, NO_ARGS, NULL);
	if (err)
		return err;
	return db_query(&rq->cx, &lock, NO_ARGS, &rows);
}

static enum err
submit(struct request *rq)
{
	enum err err;

	n_posts++;
	err = audit_add(&rq->cx, "test", "written", form_str(rq->form, LOGIN));
	if (err)
		return err;
	switch (wanted) {
	case DO_REFUSE:
		return fail_field(&rq->cx, "login", "sign_in_failed");
	case DO_CONFLICT:
		return fail(&rq->cx, ERR_CONFLICT, "someone was faster");
	case DO_WAIT:
		err = meet_a_lock(rq);
		if (err)
			return err;
		break;
	case DO_NOTHING:
		return OK;
	case DO_WELL:
		break;
	}
	return respond_done(rq, "sent", "/home?number=%d", n_posts);
}

static const struct action task = {
	.name = "login",
	.needs = PERM_RESPOND,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
static const struct action prefilled = {
	.name = "login",
	.needs = PERM_RESPOND,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
	.prefill = true,
};
static const struct action writing_get = {
	.name = "login",
	.needs = PERM_HOME,
	.db = DB_WEB,
	.get = show_and_write,
	.post = submit,
};
static const struct action reading = {
	.name = "login",
	.needs = PERM_HOME,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
static const struct action open_to_all = {
	.name = "login",
	.needs = PERM_NONE,
	.db = DB_WEB,
	.form = { .fields = fields, .n_fields = 1 }, /* no version */
	.get = show_and_write,
	.post = submit,
};

static int
set_up(void **state)
{
	(void)state;
	world_reset();
	wanted = DO_WELL;
	n_gets = n_posts = 0;
	was_stale = false;
	return 0;
}

/* Reading -------------------------------------------------------------------
 */

static void
a_page_has_its_furniture(void **state)
{
	struct answer a = world_get(&task, WORLD_RESPONDER, "id=3&done=sent");

	(void)state;
	assert_int_equal(a.status, 200);
	assert_string_equal(answer_header(&a, "Content-Type"),
	    "text/html; charset=utf-8");
	assert_string_equal(answer_header(&a, "Cache-Control"), "no-store");
	assert_contains(a.body, "Cán bộ của Cơ quan A");
	assert_contains(a.body, "name=\"csrf\" value=\"");
	assert_contains(a.body, "name=\"token\" value=\"");
	assert_contains(a.body, "href=\"/notification-list\"");
	assert_contains(a.body, "24/04/2026 09:30");
	assert_int_equal(n_gets, 1);
}

static void
head_is_get_without_a_body(void **state)
{
	struct answer a;

	(void)state;
	world_method(METHOD_HEAD);
	a = world_get(&task, WORLD_RESPONDER, "id=3");
	assert_int_equal(a.status, 200);
	assert_int_equal(a.response->n_body, 0);
	assert_int_equal(n_gets, 1);
}

static void
a_program_gets_json_without_furniture(void **state)
{
	struct answer a = world_get_json(&task, WORLD_RESPONDER, "id=3");

	(void)state;
	assert_int_equal(a.status, 200);
	assert_string_equal(answer_header(&a, "Content-Type"),
	    "application/json; charset=utf-8");
	assert_string_equal(a.body, "{\n \"id\": 3\n}");
}

static void
other_methods_are_refused(void **state)
{
	struct answer a = world_post(&reading, WORLD_RESPONDER, "id=3", "");

	(void)state;
	assert_int_equal(a.status, 405);
	assert_string_equal(answer_header(&a, "Allow"), "GET, HEAD");
	world_method(METHOD_OTHER);
	a = world_get(&task, WORLD_RESPONDER, "id=3");
	assert_int_equal(a.status, 405);
	assert_string_equal(answer_header(&a, "Allow"), "GET, HEAD, POST");
}

static void
a_query_must_be_known_and_whole(void **state)
{
	(void)state;
	assert_int_equal(world_get(&task, WORLD_RESPONDER, "id=3&x=1").status,
	    400);
	assert_int_equal(world_get(&task, WORLD_RESPONDER, "id=3&id=4").status,
	    400);
	assert_int_equal(world_get(&task, WORLD_RESPONDER, "").status, 404);
	assert_int_equal(world_get(&task, WORLD_RESPONDER, "id=x").status, 404);
	assert_int_equal(world_get(&task, WORLD_RESPONDER, "id=3&login=x")
			     .status,
	    400);
	assert_int_equal(n_gets, 0);
}

static void
a_link_may_fill_a_form_in(void **state)
{
	struct answer a = world_get(&prefilled, WORLD_RESPONDER,
	    "id=3&login=so%26nganh");

	(void)state;
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "value=\"so&amp;nganh\"");
	assert_lacks(a.body, "aria-invalid");
	a = world_get(&prefilled, WORLD_RESPONDER, "id=3");
	assert_lacks(a.body, "aria-invalid");
}

static void
a_get_can_not_write(void **state)
{
	struct answer a = world_get(&writing_get, WORLD_CREATOR, "");

	(void)state;
	assert_int_equal(a.status, 500);
	assert_int_equal(TEST_NUMBER(EFFECTS), 0);
}

/* Who may -------------------------------------------------------------------
 */

static void
nobody_is_sent_to_sign_in(void **state)
{
	struct answer a;

	(void)state;
	world_site("portal");
	a = world_get(&task, WORLD_NOBODY, "id=3&done=sent");
	assert_int_equal(a.status, 303);
	assert_string_equal(a.location,
	    "/login?next=%2Flogin%3Fid%3D3%26done%3Dsent");
	world_site("portal");
	a = world_get_json(&task, WORLD_NOBODY, "id=3");
	assert_int_equal(a.status, 401);
	assert_contains(a.body, "\"kind\": \"login\"");
	assert_int_equal(n_gets, 0);
}

static void
a_wrong_cookie_is_nobody(void **state)
{
	static const char *const cookies[] = { "", "x",
		"00000000000000000000000000000000000000000000000000000000000000"
		"00" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		world_cookie("nv", cookies[i]);
		assert_int_equal(world_get(&task, WORLD_NOBODY, "id=3").status,
		    303);
	}
}

static void
rights_follow_the_role(void **state)
{
	struct answer a = world_get(&task, WORLD_MANAGER, "id=3");

	(void)state;
	assert_int_equal(a.status, 403);
	assert_int_equal(TEST_NUMBER(
			     "SELECT COUNT(*) FROM audit_log WHERE "
			     "action = 'login' AND outcome = 'refused'"),
	    1);
	assert_int_equal(world_get(&task, WORLD_AGENCY_LEADER, "id=3").status,
	    403);
	assert_int_equal(n_gets, 0);
}

static void
the_wrong_door_names_the_right_one(void **state)
{
	struct answer a;

	(void)state;
	world_site("office");
	a = world_get(&task, WORLD_RESPONDER, "id=3");
	assert_int_equal(a.status, 403);
	assert_contains(a.body, "http://127.0.0.1:8081");
	/* An action that this door does not have is not there at all. */
	world_site("admin");
	assert_int_equal(world_get(&task, WORLD_ADMINISTRATOR, "id=3").status,
	    404);
}

static void
an_unfinished_session_is_finished_first(void **state)
{
	struct answer a = world_get(&task, WORLD_UNNAMED, "id=3");

	(void)state;
	assert_int_equal(a.status, 303);
	assert_string_equal(a.location, "/officer-choose");
	a = world_get(&reading, WORLD_NEWCOMER, "id=3");
	assert_string_equal(a.location, "/password-change");
	assert_int_equal(world_get_json(&task, WORLD_UNNAMED, "id=3").status,
	    403);
	assert_int_equal(n_gets, 0);
}

static void
a_session_ends_when_nobody_uses_it(void **state)
{
	(void)state;
	test_run("UPDATE rule_setting SET value = '30' WHERE name = "
		 "'session_idle_minutes'");
	test_run("UPDATE rule_version SET version = version + 1");
	world_set_now(TEST_NOW + 29 * 60);
	assert_int_equal(world_get(&reading, WORLD_CREATOR, "id=3").status,
	    200);
	/* That was a sign of life. */
	world_set_now(TEST_NOW + 50 * 60);
	assert_int_equal(world_get(&reading, WORLD_CREATOR, "id=3").status,
	    200);
	world_set_now(TEST_NOW + 81 * 60);
	assert_int_equal(world_get(&reading, WORLD_CREATOR, "id=3").status,
	    303);
}

static void
an_agency_has_limits_of_its_own(void **state)
{
	struct answer a;

	(void)state;
	test_run("UPDATE rule_setting SET value = '7' WHERE name = "
		 "'session_idle_minutes_agency'");
	test_run("UPDATE rule_version SET version = version + 7");
	world_set_now(TEST_NOW + 8 * 60);
	a = world_get(&reading, WORLD_RESPONDER, "id=3");
	assert_int_equal(a.status, 303);
	assert_string_equal(a.location, "/login?next=%2Flogin%3Fid%3D3");
	assert_int_equal(world_get(&reading, WORLD_CREATOR, "id=3").status,
	    200);
}

static void
a_session_ends_with_its_account(void **state)
{
	(void)state;
	test_run("UPDATE account SET closed_at = NOW() WHERE login = "
		 "'lan.vp@example.vn'");
	assert_int_equal(world_get(&reading, WORLD_CREATOR, "id=3").status,
	    303);
	test_run("UPDATE officer SET valid_to = '2026-04-23'");
	assert_string_equal(world_get(&reading, WORLD_RESPONDER, "id=3")
				.location,
	    "/officer-choose");
}

static void
last_seen_is_written_once_a_minute(void **state)
{
	(void)state;
	world_set_now(TEST_NOW + 59);
	world_get(&reading, WORLD_CREATOR, "id=3");
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM session WHERE "
				     "seen_at > created_at"),
	    0);
	world_set_now(TEST_NOW + 60);
	world_get(&reading, WORLD_CREATOR, "id=3");
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM session WHERE "
				     "seen_at > created_at"),
	    1);
}

static void
unread_notifications_are_counted_to_a_hundred(void **state)
{
	uint64_t id = world_person(WORLD_RESPONDER)->agency_id;
	struct cx *cx = test_superuser();
	const char *sql = arena_printf(cx->mem,
	    "INSERT INTO notification (agency_id, kind, created_at) "
	    "SELECT %d, 'reminder', NOW() FROM seq_1_to_7",
	    (int)id);
	struct answer a;

	(void)state;
	test_run(sql);
	a = world_get(&reading, WORLD_RESPONDER, "id=3");
	assert_contains(a.body, "<span class=\"count\">7</span>");
	test_run(arena_printf(cx->mem,
	    "INSERT INTO notification (agency_id, kind, created_at) "
	    "SELECT %d, 'reminder', NOW() FROM seq_1_to_200",
	    (int)id));
	a = world_get(&reading, WORLD_RESPONDER, "id=3");
	assert_contains(a.body, "<span class=\"count\">100</span>");
	a = world_get(&reading, WORLD_RESPONDER_B, "id=3");
	assert_lacks(a.body, "<span class=\"count\">");
}

static void
new_rules_hold_from_the_next_request(void **state)
{
	(void)state;
	world_get(&reading, WORLD_CREATOR, "id=3");
	assert_int_not_equal(seen_password_min, 31);
	test_run("UPDATE rule_setting SET value = '31' WHERE name = "
		 "'password_min'");
	test_run("UPDATE rule_version SET version = version + 1");
	world_get(&reading, WORLD_CREATOR, "id=3");
	assert_int_equal(seen_password_min, 31);
}

/* Writing -------------------------------------------------------------------
 */

static void
a_form_has_its_effect(void **state)
{
	struct answer a = world_post(&task, WORLD_RESPONDER, "id=3",
	    "login=xong");

	(void)state;
	assert_int_equal(a.status, 303);
	assert_string_equal(a.location, "/home?number=1&done=sent");
	assert_int_equal(TEST_NUMBER(EFFECTS), 1);
	a = world_post_json(&task, WORLD_RESPONDER, "id=3", "login=xong");
	assert_int_equal(a.status, 200);
	assert_string_equal(a.body,
	    "{\n \"query\": {\n  \"number\": 2\n },\n"
	    " \"location\": \"/home?number=2&done=sent\",\n"
	    " \"action\": \"home\",\n \"done\": \"sent\"\n}");
}

static void
a_form_is_carried_out_once(void **state)
{
	static const char body[] = "login=xong&token="
				   "00112233445566778899aabbccddeeff";
	struct answer a = world_post(&task, WORLD_RESPONDER, "id=3", body);

	(void)state;
	assert_string_equal(a.location, "/home?number=1&done=sent");
	a = world_post(&task, WORLD_RESPONDER, "id=3", body);
	assert_int_equal(a.status, 303);
	assert_string_equal(a.location, "/home?number=1&done=sent");
	assert_int_equal(n_posts, 1);
	assert_int_equal(TEST_NUMBER(EFFECTS), 1);
	a = world_post(&task, WORLD_RESPONDER, "id=3",
	    "login=khac&token=00112233445566778899aabbccddeeff");
	assert_int_equal(a.status, 409);
	/* Somebody else's token is no answer for me. */
	a = world_post(&task, WORLD_RESPONDER_B, "id=3", body);
	assert_int_equal(a.status, 409);
	/* Another form of the same page is another form. */
	a = world_post(&task, WORLD_RESPONDER, "id=4", body);
	assert_string_equal(a.location, "/home?number=2&done=sent");
	assert_int_equal(TEST_NUMBER(EFFECTS), 2);
}

static void
a_form_needs_its_token(void **state)
{
	struct answer a = world_post(&task, WORLD_RESPONDER, "id=3",
	    "login=xong&token=");

	(void)state;
	assert_int_equal(a.status, 400);
	a = world_post(&task, WORLD_RESPONDER, "id=3", "login=xong&token=0011");
	assert_int_equal(a.status, 400);
	assert_int_equal(n_posts, 0);
}

static void
a_form_of_a_stranger_is_refused(void **state)
{
	struct answer a = world_post(&task, WORLD_RESPONDER, "id=3",
	    "login=xong&csrf=00");

	(void)state;
	assert_int_equal(a.status, 403);
	world_origin("https://evil.example");
	a = world_post(&task, WORLD_RESPONDER, "id=3", "login=xong");
	assert_int_equal(a.status, 403);
	assert_int_equal(n_posts, 0);
	assert_int_equal(TEST_NUMBER(EFFECTS), 0);
}

static void
a_visitor_may_send_an_open_form(void **state)
{
	struct answer a = world_post(&open_to_all, WORLD_NOBODY, "",
	    "login=xong");

	(void)state;
	assert_int_equal(a.status, 303);
	assert_int_equal(TEST_NUMBER(EFFECTS), 1);
}

static void
a_bad_form_is_shown_again(void **state)
{
	struct answer a = world_post(&task, WORLD_RESPONDER, "id=3",
	    "login=%3Cb%3E-this-is-longer-than-twenty");

	(void)state;
	assert_int_equal(a.status, 422);
	assert_contains(a.body, "value=\"&lt;b&gt;-this-is-longer");
	assert_contains(a.body, "aria-invalid=\"true\"");
	assert_int_equal(n_posts, 0);
	assert_int_equal(n_gets, 1);
	a = world_post_json(&task, WORLD_RESPONDER, "id=3", "login=");
	assert_int_equal(a.status, 422);
	assert_contains(a.body, "\"field\": \"login\"");
	assert_contains(a.body, "\"key\": \"required\"");
}

static void
what_a_verb_refuses_is_taken_back(void **state)
{
	struct answer a;

	(void)state;
	wanted = DO_REFUSE;
	a = world_post(&task, WORLD_RESPONDER, "id=3",
	    "login=nham&token=00112233445566778899aabbccddeeff");
	assert_int_equal(a.status, 422);
	assert_contains(a.body, "value=\"nham\"");
	assert_contains(a.body, "aria-invalid=\"true\"");
	assert_int_equal(TEST_NUMBER(EFFECTS), 0);
	/* The token went back with it: repaired, the form may be sent. */
	wanted = DO_WELL;
	a = world_post(&task, WORLD_RESPONDER, "id=3",
	    "login=dung&token=00112233445566778899aabbccddeeff");
	assert_int_equal(a.status, 303);
	assert_int_equal(TEST_NUMBER(EFFECTS), 1);
}

static void
a_stale_form_shows_both_versions(void **state)
{
	struct answer a;

	(void)state;
	wanted = DO_CONFLICT;
	a = world_post(&task, WORLD_RESPONDER, "id=3", "login=cham&version=7");
	assert_int_equal(a.status, 409);
	assert_contains(a.body, "value=\"cham\"");
	assert_true(was_stale);
	assert_int_equal(n_gets, 1);
	assert_int_equal(TEST_NUMBER(EFFECTS), 0);
	/* Without a version there is nothing to compare: an error page. */
	a = world_post(&open_to_all, WORLD_NOBODY, "", "login=cham");
	assert_int_equal(a.status, 409);
}

static void
a_lock_not_got_is_tried_again(void **state)
{
	struct answer a;

	(void)state;
	wanted = DO_WAIT;
	a = world_post(&task, WORLD_RESPONDER, "id=3", "login=doi");
	assert_int_equal(a.status, 303);
	assert_int_equal(n_posts, 2);
	assert_int_equal(TEST_NUMBER(EFFECTS), 1);
}

static void
a_database_that_is_away_is_busy(void **state)
{
	const struct config *config = test_config();
	struct db *away = db_open("/nowhere/db.sock", config->db_name,
	    config->secret_dir, DB_WEB);
	struct answer a;

	(void)state;
	world_db(away);
	a = world_get(&task, WORLD_RESPONDER, "id=3");
	assert_int_equal(a.status, 503);
	assert_string_equal(answer_header(&a, "Retry-After"), "5");
	assert_contains(a.body, config->hotline);
	world_db(away);
	a = world_post_json(&task, WORLD_RESPONDER, "id=3", "login=x");
	assert_int_equal(a.status, 503);
	assert_contains(a.body, "\"kind\": \"busy\"");
	db_close(away);
}

static void
an_action_describes_itself(void **state)
{
	struct cx *cx = test_superuser();
	const char *text = action_describe(&task, cx);

	(void)state;
	assert_contains(text, "\"name\": \"login\"");
	assert_contains(text, "\"needs\": \"respond\"");
	assert_contains(text, "\"POST\"");
	assert_contains(text, "\"portal\"");
	assert_lacks(text, "\"admin\"");
	assert_contains(text, "\"type\": \"id\"");
	assert_contains(text, "\"max\": 20");
}

#define TEST(f) cmocka_unit_test_setup(f, set_up)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_page_has_its_furniture),
		TEST(head_is_get_without_a_body),
		TEST(a_program_gets_json_without_furniture),
		TEST(other_methods_are_refused),
		TEST(a_query_must_be_known_and_whole),
		TEST(a_link_may_fill_a_form_in),
		TEST(a_get_can_not_write),
		TEST(nobody_is_sent_to_sign_in),
		TEST(a_wrong_cookie_is_nobody),
		TEST(rights_follow_the_role),
		TEST(the_wrong_door_names_the_right_one),
		TEST(an_unfinished_session_is_finished_first),
		TEST(a_session_ends_when_nobody_uses_it),
		TEST(an_agency_has_limits_of_its_own),
		TEST(a_session_ends_with_its_account),
		TEST(last_seen_is_written_once_a_minute),
		TEST(unread_notifications_are_counted_to_a_hundred),
		TEST(new_rules_hold_from_the_next_request),
		TEST(a_form_has_its_effect),
		TEST(a_form_is_carried_out_once),
		TEST(a_form_needs_its_token),
		TEST(a_form_of_a_stranger_is_refused),
		TEST(a_visitor_may_send_an_open_form),
		TEST(a_bad_form_is_shown_again),
		TEST(what_a_verb_refuses_is_taken_back),
		TEST(a_stale_form_shows_both_versions),
		TEST(a_lock_not_got_is_tried_again),
		TEST(a_database_that_is_away_is_busy),
		TEST(an_action_describes_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
