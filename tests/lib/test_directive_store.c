/* directive_store: one row, its counts, and the list by pages. */
#include "directive_store.h"

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "rows.h"

static int32_t
day(int d)
{
	return day_from_date(2026, 4, d);
}

static const struct directive_query everything = {
	.text = "",
	.reference = "",
	.doc_type = "",
	.state = -1,
	.issued_from = NO_DAY,
	.issued_to = NO_DAY,
	.size = 25,
};

static void
what_was_written_is_read(void **state)
{
	struct cx *cx = *state;
	struct directive d = rows_directive(cx, "71/2026", day(20)), got;

	assert_ok(cx, directive_store_get(cx, d.id, &got));
	assert_string_equal(got.doc_type_name, "Công văn");
	assert_string_equal(got.ref_number, "71/2026");
	assert_string_equal(got.ref_symbol, "UBND-KT");
	assert_string_equal(got.abstract, d.abstract);
	assert_int_equal(got.issued_on, day(20));
	assert_int_equal(got.released_at, d.released_at);
	assert_int_equal(got.assigner_kind, ASSIGNER_COMMITTEE);
	assert_int_equal(got.state, DIRECTIVE_DRAFT);
	assert_int_equal(got.record_due_at, d.record_due_at);
	assert_string_equal(got.created_by_name,
	    world_person(WORLD_CREATOR)->name);
	assert_int_equal(got.created_at, TEST_NOW);
	assert_true(got.forwarded_at == NO_MOMENT);
	assert_int_equal(got.submitting_agency_id, 0);
	assert_string_equal(got.submitting_agency_name, "");
	assert_int_equal(got.version, 1);
	assert_int_equal(got.n_tasks, 0);
	assert_err(cx, directive_store_get(cx, d.id + 1, &got), ERR_MISSING);
	assert_err(cx, directive_store_lock(cx, d.id + 1, &got), ERR_MISSING);
}

static void
a_reference_is_taken_once(void **state)
{
	struct cx *cx = *state;
	struct directive first = rows_directive(cx, "15", day(20)), second;
	enum err err;

	second = first;
	second.ref_symbol = "ubnd-kt"; /* the same to a reader */
	err = directive_store_add(cx, &second);
	assert_int_equal(err, ERR_INPUT);
	assert_string_equal(cx->error.fields[0].field, "ref_number");
	assert_string_equal(cx->error.fields[0].key, "reference_taken");
	error_reset(&cx->error);
	second.issued_on = day(21); /* another year's, another day's */
	assert_ok(cx, directive_store_add(cx, &second));
	second.issued_on = day(20);
	assert_int_equal(directive_store_set(cx, &second), ERR_INPUT);
	assert_string_equal(cx->error.fields[0].key, "reference_taken");
}

static void
a_change_needs_the_version_that_was_read(void **state)
{
	struct cx *cx = *state;
	struct directive d = rows_directive(cx, "16", day(20)), got;

	d.abstract = "V/v khác";
	d.submitting_agency_id = rows_agency_a();
	d.urgency = URGENCY_EXPRESS;
	assert_ok(cx, directive_store_set(cx, &d));
	assert_err(cx, directive_store_set(cx, &d), ERR_CONFLICT);
	assert_ok(cx, directive_store_lock(cx, d.id, &got));
	assert_string_equal(got.abstract, "V/v khác");
	assert_int_equal(got.submitting_agency_id, rows_agency_a());
	assert_int_equal(got.urgency, URGENCY_EXPRESS);
	assert_int_equal(got.version, 2);
	assert_err(cx, directive_store_set_forwarded(cx, d.id, 1),
	    ERR_CONFLICT);
	assert_ok(cx, directive_store_set_forwarded(cx, d.id, 2));
	assert_ok(cx, directive_store_get(cx, d.id, &got));
	assert_int_equal(got.state, DIRECTIVE_FORWARDED);
	assert_int_equal(got.forwarded_at, TEST_NOW);
	assert_string_equal(got.forwarded_by_name,
	    world_person(WORLD_CREATOR)->name);
	/* Handed out again with more tasks: the record clock stopped before. */
	cx->now += 3600;
	assert_ok(cx, directive_store_set_forwarded(cx, d.id, 3));
	assert_ok(cx, directive_store_get(cx, d.id, &got));
	assert_int_equal(got.forwarded_at, TEST_NOW);
}

static void
counts_of_what_was_handed_out(void **state)
{
	struct cx *cx = *state;
	struct directive d = rows_directive(cx, "17", day(1)), got;
	struct task t = rows_task(cx, d.id, 1, "Kiểm tra đê điều");
	struct task dropped = rows_task(cx, d.id, 2, "Bỏ đi");
	uint64_t a = rows_agency_a(), b = rows_agency_b();
	int32_t today = clock_day(cx->now);
	struct assignment gone;

	(void)rows_assignment(cx, &t, a, STATE_RECEIVED, today);
	(void)rows_assignment(cx, &t, b, STATE_RECEIVED, today - 1);
	/* Handed in today although due yesterday: overdue. */
	(void)rows_assignment(cx, &t, b, STATE_SUBMITTED, today - 1);
	(void)rows_assignment(cx, &t, b, STATE_COMPLETED, today - 5);
	(void)rows_assignment(cx, &t, b, STATE_DRAFT, NO_DAY);
	gone = rows_assignment(cx, &dropped, b, STATE_DRAFT, NO_DAY);
	gone.state = STATE_CANCELLED;
	assert_ok(cx, assignment_store_set(cx, &gone));
	assert_ok(cx, directive_store_get(cx, d.id, &got));
	assert_int_equal(got.n_tasks, 1);
	assert_int_equal(got.n_assignments, 5);
	assert_int_equal(got.n_open, 3);
	assert_int_equal(got.n_overdue, 2);
	assert_int_equal(got.n_completed, 1);
}

static size_t
count(struct cx *cx, const struct directive_query *query)
{
	struct directive_page page;

	assert_ok(cx, directive_store_list(cx, query, &page));
	assert_int_equal(page.total, page.list.n);
	assert_false(page.total_capped);
	return page.list.n;
}

static void
filters(void **state)
{
	struct cx *cx = *state;
	struct directive_query q;
	struct directive d;

	cx->now = clock_day_start(day(10));
	(void)rows_directive(cx, "100", day(2));
	(void)rows_directive(cx, "1001", day(9));
	d = rows_directive(cx, "200", day(10));
	assert_ok(cx, directive_store_set_forwarded(cx, d.id, 1));

#define COUNT_WITH(...) (q = everything, __VA_ARGS__, count(cx, &q))
	assert_int_equal(COUNT_WITH(q.size = 10), 3);
	assert_int_equal(COUNT_WITH(q.reference = "100"), 1);
	assert_int_equal(COUNT_WITH(q.reference = "100/UBND"), 1);
	assert_int_equal(COUNT_WITH(q.reference = "100/ub nd-KT"), 1);
	assert_int_equal(COUNT_WITH(q.reference = "10"), 0);
	assert_int_equal(COUNT_WITH(q.reference = "1%"), 0);
	assert_int_equal(COUNT_WITH(q.doc_type = "CV"), 3);
	assert_int_equal(COUNT_WITH(q.doc_type = "QĐ"), 0);
	assert_int_equal(COUNT_WITH(q.assigner_id = 1), 3);
	assert_int_equal(COUNT_WITH(q.assigner_id = 77), 0);
	assert_int_equal(COUNT_WITH(q.state = DIRECTIVE_DRAFT), 2);
	assert_int_equal(COUNT_WITH(q.state = DIRECTIVE_FORWARDED), 1);
	assert_int_equal(COUNT_WITH(q.issued_from = day(9)), 2);
	assert_int_equal(COUNT_WITH(q.issued_to = day(8)), 1);
	assert_int_equal(COUNT_WITH(q.created_by = world_person(WORLD_CREATOR)
						       ->account_id),
	    3);
	assert_int_equal(COUNT_WITH(q.created_by = 999), 0);
	/* Due at the end of the day after: that of the 2nd is late. */
	assert_int_equal(COUNT_WITH(q.recorded_late = true), 1);
	cx->now = clock_day_start(day(15));
	assert_int_equal(COUNT_WITH(q.recorded_late = true), 2);
#undef COUNT_WITH
}

/* 23 directives on 5 days, by pages of 4, there and back. */
static void
pages_there_and_back(void **state)
{
	struct cx *cx = *state;
	struct directive_query q = everything;
	struct directive_page page;
	uint64_t there[23], back[23];
	size_t i, n = 0, k;

	for (i = 0; i < 23; i++)
		(void)rows_directive(cx, arena_printf(cx->mem, "%zu", i + 1),
		    day((int)(i * 7 % 5) + 1));
	q.size = 4;
	for (;;) {
		assert_ok(cx, directive_store_list(cx, &q, &page));
		assert_int_equal(page.total, 23);
		assert_int_equal(page.has_newer, n > 0);
		for (i = 0; i < page.list.n; i++) {
			struct directive *d = &page.list.items[i];

			assert_true(n < 23);
			if (n > 0)
				assert_true(q.after_day >= d->issued_on);
			there[n++] = d->id;
			q.after_id = d->id;
			q.after_day = d->issued_on;
		}
		if (!page.has_older)
			break;
	}
	assert_int_equal(n, 23);
	k = n - 1;
	back[k] = there[k];
	q.backward = true;
	while (k > 0) {
		assert_ok(cx, directive_store_list(cx, &q, &page));
		assert_true(page.list.n > 0 && page.list.n <= k);
		assert_true(page.has_older);
		assert_int_equal(page.has_newer, page.list.n < k);
		for (i = page.list.n; i > 0; i--)
			back[--k] = page.list.items[i - 1].id;
		q.after_id = page.list.items[0].id;
		q.after_day = page.list.items[0].issued_on;
	}
	assert_memory_equal(there, back, sizeof(there));
}

static void
short_lists_of_the_form(void **state)
{
	struct cx *cx = *state;
	struct assigner_list assigners;
	struct doc_type_list types;
	struct work_field_list fields;
	size_t i;
	bool found = false;

	assert_ok(cx, directive_store_list_doc_types(cx, &types));
	for (i = 0; i < types.n; i++)
		found = found ||
			(strcmp(types.items[i].code, "QĐ") == 0 &&
			    strcmp(types.items[i].name, "Quyết định") == 0);
	assert_true(found);
	assert_ok(cx,
	    directive_store_list_assigners(cx, clock_day(cx->now), &assigners));
	assert_true(assigners.n > 0);
	assert_int_equal(assigners.items[0].kind, ASSIGNER_COMMITTEE);
	assert_ok(cx, directive_store_list_fields(cx, &fields));
	assert_true(fields.n > 5);
	assert_int_not_equal(fields.items[0].id, 0);
}

/* The full-text index knows what is committed. */
static void
words_of_its_tasks(void **state)
{
	struct cx *cx = test_cx(DB_WEB);
	struct directive_query q = everything;
	struct directive d;

	(void)state;
	cx->actor = world_actor(WORLD_CREATOR);
	d = rows_directive(cx, "301", day(3));
	(void)rows_task(cx, d.id, 1, "Diễn tập ứng phó cháy rừng");
	q.text = "cháy rừng";
	assert_int_equal(count(cx, &q), 1);
	q.text = "chay rung dien";
	assert_int_equal(count(cx, &q), 1);
	q.text = "triều cường";
	assert_int_equal(count(cx, &q), 0);
	world_reset();
}

#define WITH_ROWS(test)                                                        \
	cmocka_unit_test_setup_teardown(test, rows_begin, test_rollback)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ROWS(what_was_written_is_read),
		WITH_ROWS(a_reference_is_taken_once),
		WITH_ROWS(a_change_needs_the_version_that_was_read),
		WITH_ROWS(counts_of_what_was_handed_out),
		WITH_ROWS(filters),
		WITH_ROWS(pages_there_and_back),
		WITH_ROWS(short_lists_of_the_form),
		cmocka_unit_test(words_of_its_tasks),
	};

	return cmocka_run_group_tests(tests, rows_world, NULL);
}
