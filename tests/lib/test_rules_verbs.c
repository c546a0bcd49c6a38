/* rules_verbs: one rule changes by a document, and every program takes it. */
#include <string.h>

#include "arena.h"
#include "profile.h"
#include "rules_store.h"
#include "rules_verbs.h"
#include "setting_store.h"
#include "story.h"

static enum err
change(struct cx *cx, const char *name, const char *seen, const char *value)
{
	const struct rule_order order = { name, seen, value,
		"Quyết định 12/QĐ-UBND ngày 03/4/2026" };

	return rule_change(cx, &order);
}

static void
a_value_has_its_document_and_its_past(void **state)
{
	struct cx *cx = *state;
	struct setting_past_list past;
	struct setting setting;
	uint64_t before, after;

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_ok(cx, rules_lock(cx, &before));
	assert_ok(cx, change(cx, "due_soon_days", "3", "5"));
	assert_int_equal(cx->profile->due_soon_days, 5);
	assert_ok(cx, rules_lock(cx, &after));
	assert_int_equal(after, before + 1);
	assert_ok(cx, change(cx, "due_soon_days", "5", "4"));
	assert_ok(cx, setting_store_get(cx, "due_soon_days", &setting));
	assert_string_equal(setting.value, "4");
	assert_string_equal(setting.basis,
	    "Quyết định 12/QĐ-UBND ngày 03/4/2026");
	assert_string_equal(setting.changed_by,
	    world_person(WORLD_ADMINISTRATOR)->name);
	assert_ok(cx, setting_store_list_past(cx, "due_soon_days", 10, &past));
	assert_int_equal(past.n, 2);
	assert_string_equal(past.items[0].old_value, "5");
	assert_string_equal(past.items[1].old_value, "3");
	assert_string_equal(past.items[1].new_value, "5");
}

static void
what_the_rule_forbids_is_refused(void **state)
{
	static const char *const wrong[][3] = {
		{ "due_soon_days", "3", "61" },
		{ "due_soon_days", "3", "-1" },
		{ "due_soon_days", "3", "" },
		{ "due_soon_days", "3", "ba" },
		{ "password_min", "14", "7" },
		{ "report_always", "yes", "có" },
		{ "update_rule", "after_reply", "after_lunch" },
		{ "remind_before", "7,3,1", "1,3,7" },
		{ "remind_before", "7,3,1", "7,7" },
		{ "digest_hours", "7", "7,24" },
		{ "digest_hours", "7", "13,7" },
	};
	struct cx *cx = *state;
	uint64_t before, after;
	struct rule_order order = { "due_soon_days", "3", "4", "" };

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_ok(cx, rules_lock(cx, &before));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_refused(cx,
		    change(cx, wrong[i][0], wrong[i][1], wrong[i][2]), "value",
		    "rule_value");
	assert_refused(cx, rule_change(cx, &order), "basis", "required");
	assert_refused(cx, change(cx, "due_soon_days", "3", "3"), "value",
	    "unchanged");
	assert_err(cx, change(cx, "due_soon_days", "2", "4"), ERR_CONFLICT);
	assert_err(cx, change(cx, "code", "kh", "tth"), ERR_MISSING);
	assert_err(cx, change(cx, "no_such_rule", "", "1"), ERR_MISSING);
	assert_ok(cx, rules_lock(cx, &after));
	assert_int_equal(after, before);
}

static void
every_kind_of_value_can_be_given(void **state)
{
	struct cx *cx = *state;

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_ok(cx, change(cx, "update_rule", "after_reply", "after_due"));
	assert_int_equal(cx->profile->update_rule, UPDATE_AFTER_DUE);
	assert_ok(cx, change(cx, "report_always", "yes", "no"));
	assert_false(cx->profile->report_always);
	assert_ok(cx, change(cx, "digest_hours", "7", "7,13"));
	assert_int_equal(cx->profile->n_digest_hours, 2);
	assert_ok(cx, change(cx, "remind_before", "7,3,1", ""));
	assert_int_equal(cx->profile->n_remind_before, 0);
}

/* The list of the pages is the list the programs read. */
static void
every_rule_is_stored_and_takes_its_value(void **state)
{
	struct cx *cx = *state;
	struct setting_list list;
	struct rule_info info;
	size_t n = 0;

	assert_ok(cx, setting_store_list(cx, &list));
	for (; profile_rule_at(n, &info); n++) {
		bool found = false;

		for (size_t i = 0; i < list.n; i++) {
			if (strcmp(list.items[i].name, info.name) != 0)
				continue;
			found = true;
			assert_true(
			    profile_rule_takes(info.name, list.items[i].value));
			assert_string_not_equal(list.items[i].basis, "");
		}
		if (!found)
			fail_msg("%s is not stored", info.name);
	}
	assert_int_equal(n, list.n);
	assert_false(profile_rule_takes("no_such_rule", "1"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(a_value_has_its_document_and_its_past),
		IN_TRANSACTION(what_the_rule_forbids_is_refused),
		IN_TRANSACTION(every_kind_of_value_can_be_given),
		IN_TRANSACTION(every_rule_is_stored_and_takes_its_value),
	};

	return cmocka_run_group_tests(tests, world_setup, NULL);
}
