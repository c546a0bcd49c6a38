/*
 * purge_verbs: what is to be taken away is found by its number or its link, and
 * asked for once, with the number typed again and the order named (R12).
 */
#include "purge_verbs.h"

#include <string.h>

#include "arena.h"
#include "story.h"

static struct story story;

/* One directive, number 12, with a task handed out; the administrator acts. */
static struct cx *
begin(void **state)
{
	struct cx *cx = *state;

	story_begin(cx, "kh");
	story_forward(cx, &story, "đến hết ngày 29/5/2026");
	story_as(cx, WORLD_ADMINISTRATOR);
	return cx;
}

static const char *
reference(struct cx *cx)
{
	struct purge_part part;

	assert_ok(cx,
	    purge_store_part(cx, PURGE_DIRECTIVE, story.directive_id, &part));
	return part.reference;
}

static struct purge_parts
found(struct cx *cx, const char *typed)
{
	struct purge_parts parts;

	assert_ok(cx, purge_find(cx, typed, &parts));
	return parts;
}

static uint64_t
orders(struct cx *cx)
{
	return STORY_COUNT(cx,
	    "SELECT COUNT(*) FROM purge_order WHERE directive_id = ?",
	    story.directive_id);
}

static void
a_number_is_the_whole_number(void **state)
{
	struct cx *cx = begin(state);
	const char *whole = reference(cx);
	char *number = arena_strndup(cx->mem, whole, strcspn(whole, "/"));
	struct purge_parts parts = found(cx, number);

	assert_int_equal(parts.n, 1);
	assert_int_equal(parts.items[0].id, story.directive_id);
	assert_int_equal(found(cx, whole).n, 1);
	/* A part of the number is another number. */
	number[strlen(number) - 1] = '\0';
	assert_int_equal(found(cx, number[0] == '\0' ? "0" : number).n, 0);
}

static void
what_like_knows_finds_nothing(void **state)
{
	static const char *const typed[] = { "", "  ", "%", "_", "%%__", "\\",
		" % " };
	struct cx *cx = begin(state);

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
		assert_int_equal(found(cx, typed[i]).n, 0);
}

static void
a_link_leads_to_all_parts_of_its_directive(void **state)
{
	struct cx *cx = begin(state);
	struct purge_parts parts;

	parts = found(cx, arena_printf(cx->mem, "http://x/vb/%llu",
			      (unsigned long long)story.directive_id));
	assert_int_equal(parts.n, 2);
	assert_int_equal(parts.items[0].kind, PURGE_DIRECTIVE);
	assert_int_equal(parts.items[1].kind, PURGE_TASK);
	parts = found(cx, arena_printf(cx->mem, "/nv/%llu",
			      (unsigned long long)story.task_id));
	assert_int_equal(parts.n, 2);
	assert_int_equal(parts.items[1].id, story.task_id);
}

/* Found nothing, and said so without a failure. */
static void
a_link_to_nothing_finds_nothing(void **state)
{
	static const char *const typed[] = { "/vb/99999999", "/nv/99999999",
		"/outgoing-view?id=99999999", "/vb/0", "/vb/-1", "/nv/x",
		"/vb/99999999999999999999" };
	struct cx *cx = begin(state);

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		assert_int_equal(found(cx, typed[i]).n, 0);
		assert_int_equal(cx->error.kind, OK);
	}
}

static void
who_asks_names_the_order_and_types_the_number_again(void **state)
{
	struct cx *cx = begin(state);
	const char *whole = reference(cx);

	assert_refused(cx,
	    purge_ask(cx, PURGE_DIRECTIVE, story.directive_id, "CV 9/UBND",
		"999/XX"),
	    "again", "wrong_reference");
	assert_refused(cx,
	    purge_ask(cx, PURGE_DIRECTIVE, story.directive_id, "", whole),
	    "basis", "required");
	assert_err(cx, purge_ask(cx, PURGE_TASK, 99999999, "CV 9", whole),
	    ERR_MISSING);
	assert_int_equal(orders(cx), 0);
}

static void
it_is_asked_for_once_and_the_log_has_no_content(void **state)
{
	struct cx *cx = begin(state);
	const char *whole = reference(cx);

	assert_ok(cx, purge_ask(cx, PURGE_DIRECTIVE, story.directive_id,
			  "CV 9/UBND", whole));
	assert_int_equal(orders(cx), 1);
	assert_err(cx,
	    purge_ask(cx, PURGE_DIRECTIVE, story.directive_id, "CV 10/UBND",
		whole),
	    ERR_CONFLICT);
	assert_int_equal(orders(cx), 1);
	/* A part of it is another wish. */
	assert_ok(cx,
	    purge_ask(cx, PURGE_TASK, story.task_id, "CV 9/UBND", whole));
	assert_int_equal(orders(cx), 2);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM directive WHERE id = ?",
			     story.directive_id),
	    1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(a_number_is_the_whole_number),
		IN_TRANSACTION(what_like_knows_finds_nothing),
		IN_TRANSACTION(a_link_leads_to_all_parts_of_its_directive),
		IN_TRANSACTION(a_link_to_nothing_finds_nothing),
		IN_TRANSACTION(
		    who_asks_names_the_order_and_types_the_number_again),
		IN_TRANSACTION(it_is_asked_for_once_and_the_log_has_no_content),
	};

	return cmocka_run_group_tests(tests, world_setup, NULL);
}
