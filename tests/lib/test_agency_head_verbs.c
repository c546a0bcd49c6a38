/* agency_head_verbs: terms of heads, and whose days the figures are of. */
#include "agency_head_store.h"
#include "agency_head_verbs.h"
#include "story.h"

static struct agency_head
a_head(const char *name, int32_t from, int32_t to)
{
	return (struct agency_head){
		.agency_id = world_person(WORLD_RESPONDER)->agency_id,
		.name = name,
		.title = "Giám đốc",
		.valid_from = from,
		.valid_to = to,
		.document = "12/QĐ-UBND",
	};
}

static int32_t
day(int month, int number)
{
	return day_from_date(2026, month, number);
}

static const char *
name_on(struct cx *cx, int32_t on)
{
	struct agency_head head;

	assert_ok(cx, agency_head_store_find(cx,
			  world_person(WORLD_RESPONDER)->agency_id, on, &head));
	return head.name;
}

static void
a_new_head_ends_the_one_before(void **state)
{
	struct agency_head first, second;
	struct cx *cx = *state;

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	first = a_head("Trần Thị Hậu", day(1, 1), LAST_DAY);
	second = a_head("Lê Văn Tình", day(4, 10), LAST_DAY);
	assert_ok(cx, agency_head_save(cx, &first));
	assert_ok(cx, agency_head_save(cx, &second));
	assert_string_equal(name_on(cx, day(4, 9)), "Trần Thị Hậu");
	assert_string_equal(name_on(cx, day(4, 10)), "Lê Văn Tình");
	assert_string_equal(name_on(cx, day_from_date(2025, 12, 31)), "");
	/* The agency's history: entered, ended, entered. */
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM agency_change"
			     " WHERE field = 'agency_head' AND agency_id = ?",
			     first.agency_id),
	    3);
}

static void
two_terms_never_meet(void **state)
{
	struct agency_head first, other;
	struct cx *cx = *state;

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	first = a_head("Trần Thị Hậu", day(2, 1), day(6, 30));
	assert_ok(cx, agency_head_save(cx, &first));
	other = a_head("Lê Văn Tình", day(6, 30), LAST_DAY);
	assert_refused(cx, agency_head_save(cx, &other), "valid_from",
	    "head_overlap");
	other.valid_from = day(7, 1);
	assert_ok(cx, agency_head_save(cx, &other));
	/* Nor after a correction. */
	assert_ok(cx, agency_head_store_get(cx, first.id, &first));
	first.valid_to = day(7, 1);
	assert_refused(cx, agency_head_save(cx, &first), "valid_from",
	    "head_overlap");
	first.valid_to = day(5, 31);
	assert_ok(cx, agency_head_save(cx, &first));
	assert_string_equal(name_on(cx, day(6, 1)), "");
	first.version = 1;
	assert_err(cx, agency_head_save(cx, &first), ERR_CONFLICT);
}

static void
what_must_be_there(void **state)
{
	struct agency_head head;
	struct cx *cx = *state;

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	head = a_head("", day(2, 1), LAST_DAY);
	assert_refused(cx, agency_head_save(cx, &head), "name", "required");
	head = a_head("A", day(2, 1), day(1, 31));
	assert_refused(cx, agency_head_save(cx, &head), "valid_to",
	    "date_order");
	head = a_head("A", day(2, 1), LAST_DAY);
	head.document = "";
	assert_refused(cx, agency_head_save(cx, &head), "document", "required");
}

static const struct head_figures *
figures_of(const struct head_figures_list *list, const struct agency_head *head)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->items[i].head.id == head->id)
			return &list->items[i];
	fail_msg("no figures of %s", head->name);
	return NULL;
}

/* Handed out on 24/4, handed in on 8/5: each to who held office that day. */
static void
figures_go_by_the_days_in_office(void **state)
{
	struct agency_head first, second;
	struct head_figures_list list;
	const struct head_figures *one;
	struct cx *cx = *state;
	struct story s;

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	first = a_head("Trần Thị Hậu", day(1, 1), LAST_DAY);
	second = a_head("Lê Văn Tình", day(5, 1), LAST_DAY);
	assert_ok(cx, agency_head_save(cx, &first));
	assert_ok(cx, agency_head_save(cx, &second));
	story_as(cx, WORLD_CREATOR);
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	story_day(cx, 2026, 5, 8);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, assignment_receive(cx, s.a, story_version(cx, s.a)));
	assert_ok(cx, story_submit(cx, s.a, day(5, 8)));
	assert_ok(cx,
	    agency_head_store_figures(cx, day(1, 1), day(5, 31), &list));
	one = figures_of(&list, &first);
	assert_int_equal(one->assigned, 1);
	assert_int_equal(one->results, 0);
	assert_int_equal(one->to, day(4, 30));
	assert_false(one->current);
	one = figures_of(&list, &second);
	assert_int_equal(one->assigned, 0);
	assert_int_equal(one->results, 1);
	assert_int_equal(one->from, day(5, 1));
	assert_int_equal(one->to, day(5, 31));
	assert_true(one->current);
	/* A period that ends before: the second has no line. */
	assert_ok(cx,
	    agency_head_store_figures(cx, day(4, 1), day(4, 30), &list));
	assert_int_equal(figures_of(&list, &first)->from, day(4, 1));
	for (size_t i = 0; i < list.n; i++)
		assert_int_not_equal(list.items[i].head.id, second.id);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(a_new_head_ends_the_one_before),
		IN_TRANSACTION(two_terms_never_meet),
		IN_TRANSACTION(what_must_be_there),
		IN_TRANSACTION(figures_go_by_the_days_in_office),
	};

	return cmocka_run_group_tests(tests, world_setup, NULL);
}
