/*
 * api_token_verbs: a program acts for an account that may do it, by an officer
 * who is there, within limits, and until it is revoked (R64).
 */
#include "api_token_verbs.h"

#include <string.h>

#include "story.h"

static struct cx *
begin(void **state)
{
	struct cx *cx = *state;

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	return cx;
}

static struct api_token
token_of(struct cx *cx, enum who who)
{
	return (struct api_token){
		.name = "Phần mềm một cửa",
		.account_id = world_person(who)->account_id,
		.officer_id = world_person(who)->officer_id,
		.scopes = 1U << API_READ,
		.rate = 60,
		.valid_to = clock_day(cx->now) + 30,
		.basis = "CV 5/STTTT",
	};
}

static enum err
create(struct cx *cx, struct api_token t)
{
	const char *secret;

	return api_token_create(cx, &t, &secret);
}

static uint64_t
tokens(struct cx *cx)
{
	return STORY_COUNT(cx, "SELECT COUNT(*) FROM api_token WHERE id > ?",
	    0);
}

static void
an_agency_answers_by_an_officer_of_its_own(void **state)
{
	struct cx *cx = begin(state);
	struct api_token t = token_of(cx, WORLD_RESPONDER);

	assert_ok(cx, create(cx, t));
	t.officer_id = 0;
	assert_refused(cx, create(cx, t), "as_officer_id", "api_officer");
	t.officer_id = world_person(WORLD_RESPONDER_B)->officer_id;
	assert_refused(cx, create(cx, t), "as_officer_id", "api_officer");
	t.officer_id = 99999999;
	assert_err(cx, create(cx, t), ERR_MISSING);
	/* In the office the account is the person. */
	t = token_of(cx, WORLD_CREATOR);
	t.officer_id = world_person(WORLD_RESPONDER)->officer_id;
	assert_refused(cx, create(cx, t), "as_officer_id", "api_no_officer");
	assert_int_equal(tokens(cx), 1);
}

static void
an_officer_who_has_left_or_not_come_is_none(void **state)
{
	static const struct db_stmt left = STMT("test.left",
	    "UPDATE officer SET valid_to = '2026-04-23' WHERE id = ?");
	static const struct db_stmt later = STMT("test.later",
	    "UPDATE officer SET valid_from = '2026-04-25',"
	    " valid_to = '9999-12-31' WHERE id = ?");
	struct cx *cx = begin(state);
	struct api_token t = token_of(cx, WORLD_RESPONDER);

	assert_ok(cx, db_exec(cx, &left, ARGS(db_u64(t.officer_id)), NULL));
	assert_refused(cx, create(cx, t), "as_officer_id", "api_officer");
	assert_ok(cx, db_exec(cx, &later, ARGS(db_u64(t.officer_id)), NULL));
	assert_refused(cx, create(cx, t), "as_officer_id", "api_officer");
}

static void
no_program_may_what_its_account_may_not(void **state)
{
	struct cx *cx = begin(state);
	struct api_token t = token_of(cx, WORLD_RESPONDER);

	t.scopes = 1U << API_READ | 1U << API_DECIDE;
	assert_refused(cx, create(cx, t), "scopes", "api_scope");
	t.scopes = 0;
	assert_refused(cx, create(cx, t), "scopes", "required");
	t = token_of(cx, WORLD_CREATOR);
	t.scopes = 1U << API_DELEGATE;
	assert_refused(cx, create(cx, t), "scopes", "api_scope");
	/* Who keeps the machines reads nothing of this. */
	assert_refused(cx, create(cx, token_of(cx, WORLD_INFRASTRUCTURE)),
	    "as_account_id", "api_account");
	t.account_id = 0;
	assert_refused(cx, create(cx, t), "as_account_id", "required");
	assert_int_equal(tokens(cx), 0);
}

static void
it_has_a_name_a_reason_a_rate_and_an_end(void **state)
{
	struct cx *cx = begin(state);
	const struct api_token whole = token_of(cx, WORLD_CREATOR);
	struct api_token t = whole;

	t.name = "";
	assert_refused(cx, create(cx, t), "name", "required");
	t = whole;
	t.basis = "";
	assert_refused(cx, create(cx, t), "basis", "required");
	t = whole;
	t.rate = 0;
	assert_refused(cx, create(cx, t), "rate", "bad_number");
	t.rate = API_TOKEN_RATE_MAX + 1;
	assert_refused(cx, create(cx, t), "rate", "bad_number");
	t.rate = API_TOKEN_RATE_MAX;
	t.valid_to = NO_DAY;
	assert_refused(cx, create(cx, t), "valid_to", "required");
	t.valid_to = clock_day(cx->now) - 1;
	assert_refused(cx, create(cx, t), "valid_to", "date_order");
	t.valid_to = clock_day(cx->now) + API_TOKEN_DAYS_MAX + 1;
	assert_refused(cx, create(cx, t), "valid_to", "api_long");
	t.valid_to--;
	assert_ok(cx, create(cx, t));
}

static void
the_secret_is_shown_once_and_kept_nowhere(void **state)
{
	struct cx *cx = begin(state);
	struct api_token t = token_of(cx, WORLD_CREATOR);
	const char *secret;

	assert_ok(cx, api_token_create(cx, &t, &secret));
	assert_int_equal(strncmp(secret, "nvt_", 4), 0);
	assert_int_equal(strlen(secret), 4 + 64);
	assert_int_equal(strlen(t.begins), API_TOKEN_BEGINS);
	assert_int_equal(strncmp(secret, t.begins, API_TOKEN_BEGINS), 0);
}

static void
revoking_has_a_reason_and_happens_once(void **state)
{
	struct cx *cx = begin(state);
	struct api_token t = token_of(cx, WORLD_CREATOR);
	const char *secret;

	assert_ok(cx, api_token_create(cx, &t, &secret));
	assert_refused(cx, api_token_revoke(cx, t.id, ""), "basis", "required");
	assert_ok(cx, api_token_revoke(cx, t.id, "Hết hợp đồng"));
	assert_int_not_equal(api_token_revoke(cx, t.id, "Lần nữa"), OK);
	error_reset(&cx->error);
	assert_int_not_equal(api_token_revoke(cx, 99999999, "Nhầm"), OK);
	error_reset(&cx->error);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(an_agency_answers_by_an_officer_of_its_own),
		IN_TRANSACTION(an_officer_who_has_left_or_not_come_is_none),
		IN_TRANSACTION(no_program_may_what_its_account_may_not),
		IN_TRANSACTION(it_has_a_name_a_reason_a_rate_and_an_end),
		IN_TRANSACTION(the_secret_is_shown_once_and_kept_nowhere),
		IN_TRANSACTION(revoking_has_a_reason_and_happens_once),
	};

	return cmocka_run_group_tests(tests, world_setup, NULL);
}
