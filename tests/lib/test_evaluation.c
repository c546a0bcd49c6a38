/* evaluation: scores, their order, and what they propose. */
#include "evaluation.h"

#include <string.h>

#include "arena.h"
#include "check.h"

static uint64_t seed = 20261214;

static uint32_t
chance(uint32_t n)
{
	seed = seed * 6364136223846793005U + 1442695040888963407U;
	return (uint32_t)(seed >> 33) % n;
}

static const struct evaluation_weights usual = { 50, 10, 30, 5, 90, 5, 50 };

static struct evaluation_row
row_of(uint32_t on_time, uint32_t late, uint32_t due)
{
	struct evaluation_row row = { .agency_id = 1, .name = "Sở Thử nghiệm" };

	row.counts.n[CELL_DONE_ON_TIME] = on_time;
	row.counts.n[CELL_DONE_LATE] = late;
	row.counts.n[CELL_FALLEN_DUE] = due;
	return row;
}

static void
the_example_of_the_formula(void **state)
{
	struct evaluation_row row = row_of(6, 2, 10);

	(void)state;
	evaluation_score(&usual, &row);
	assert_true(row.has_score);
	assert_int_equal(row.score, 7000);
	assert_false(row.praise || row.discipline);
	row.notices_again = 2;
	row.escalations = 1;
	row.updates_late = 3;
	evaluation_score(&usual, &row);
	assert_int_equal(row.score, 7000 - 200 - 300 - 150);
	row.escalations = 100;
	evaluation_score(&usual, &row);
	assert_int_equal(row.score, 0);
	assert_true(row.discipline);
}

static void
nothing_due_is_no_score(void **state)
{
	struct evaluation_row row = row_of(0, 0, 0);
	struct arena *mem = arena_open(1 << 16);

	(void)state;
	row.counts.n[CELL_TOTAL] = 7;
	evaluation_score(&usual, &row);
	assert_false(row.has_score || row.praise || row.discipline);
	assert_string_equal(evaluation_score_text(mem, &row), "–");
	arena_close(mem);
}

static struct evaluation_row
random_row(uint64_t id)
{
	struct evaluation_row row = row_of(chance(40), 1 + chance(40), 0);
	uint32_t *n = row.counts.n;

	row.agency_id = id;
	n[CELL_DONE_EARLY] = chance(20);
	n[CELL_DOING_OVERDUE] = 1 + chance(10);
	n[CELL_FALLEN_DUE] = n[CELL_DONE_EARLY] + n[CELL_DONE_ON_TIME] +
			     n[CELL_DONE_LATE] + n[CELL_DOING_OVERDUE];
	row.notices_again = chance(6);
	row.escalations = chance(3);
	row.updates_late = chance(9);
	return row;
}

/* Whatever the weights are, and whoever else is in the table. */
static void
one_task_less_late_never_lowers_a_score(void **state)
{
	(void)state;
	for (int i = 0; i < 200000; i++) {
		const struct evaluation_weights w = { (int)chance(101),
			(int)chance(50), (int)chance(80), (int)chance(30), 90,
			5, 50 };
		struct evaluation_row before = random_row(1), after = before;
		enum report_cell bad = chance(2) ? CELL_DONE_LATE
						 : CELL_DOING_OVERDUE;

		after.counts.n[bad]--;
		after.counts
		    .n[chance(2) ? CELL_DONE_ON_TIME : CELL_DONE_EARLY]++;
		evaluation_score(&w, &before);
		evaluation_score(&w, &after);
		if (after.score < before.score)
			fail_msg("%u fell to %u", before.score, after.score);
	}
}

static void
ranks_follow_the_scores(void **state)
{
	struct evaluation_row rows[30];
	struct evaluation e = { usual, 30, rows };
	struct arena *mem = arena_open(1 << 22);
	const char *list, *again;

	(void)state;
	for (size_t i = 0; i < 30; i++)
		rows[i] = random_row(i + 1);
	rows[3] = rows[9];
	rows[3].agency_id = 4;
	rows[7].counts.n[CELL_FALLEN_DUE] = 0;
	evaluation_rank(&e);
	for (size_t i = 1; i < 29; i++) {
		assert_true(rows[i - 1].score >= rows[i].score);
		assert_int_equal(rows[i].rank,
		    rows[i].score == rows[i - 1].score ? rows[i - 1].rank
						       : i + 1);
	}
	assert_int_equal(rows[29].agency_id, 8);
	assert_int_equal(rows[29].rank, 0);
	list = evaluation_list_text(mem, &e, EVALUATION_DISCIPLINE);
	assert_non_null(strstr(list, "weights 50 10 30 5 90 5 50\n"));
	/* The same from any order of the same rows. */
	for (size_t i = 0; i < 15; i++) {
		struct evaluation_row other = rows[i];

		rows[i] = rows[29 - i];
		rows[29 - i] = other;
	}
	evaluation_rank(&e);
	again = evaluation_list_text(mem, &e, EVALUATION_DISCIPLINE);
	assert_string_equal(list, again);
	arena_close(mem);
}

static void
weights_go_there_and_back(void **state)
{
	struct arena *mem = arena_open(1 << 16);
	struct evaluation_weights got;

	(void)state;
	assert_true(evaluation_weights_read(mem,
	    evaluation_weights_text(mem, &usual), &got));
	assert_memory_equal(&got, &usual, sizeof(got));
	assert_false(evaluation_weights_read(mem, "50 10 30", &got));
	assert_false(evaluation_weights_read(mem, "1 2 3 4 5 6 7 8", &got));
	arena_close(mem);
}

static void
who_had_little_to_do_is_not_praised(void **state)
{
	struct evaluation_row rows[3] = { row_of(5, 0, 5), row_of(4, 0, 4),
		row_of(0, 0, 0) };
	struct evaluation e = { usual, 3, rows };
	struct arena *mem = arena_open(1 << 20);

	(void)state;
	for (size_t i = 0; i < 3; i++)
		rows[i].agency_id = i + 1;
	evaluation_rank(&e);
	assert_true(rows[0].praise);
	assert_int_equal(rows[1].score, 10000);
	assert_false(rows[1].praise);
	assert_string_equal(evaluation_list_text(mem, &e, EVALUATION_PRAISE),
	    "nhacviec praise 1\nweights 50 10 30 5 90 5 50\n1 1 10000\n");
	assert_string_equal(evaluation_score_text(mem, &rows[0]), "100,00");
	assert_string_equal(evaluation_score_text(mem, &rows[2]), "–");
	/* Whatever stood first, who has no score stands last. */
	rows[2] = rows[0];
	rows[0] = row_of(0, 0, 0);
	evaluation_rank(&e);
	assert_true(rows[0].has_score && rows[1].has_score);
	assert_int_equal(rows[2].rank, 0);
	arena_close(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_of_the_formula),
		cmocka_unit_test(nothing_due_is_no_score),
		cmocka_unit_test(one_task_less_late_never_lowers_a_score),
		cmocka_unit_test(ranks_follow_the_scores),
		cmocka_unit_test(weights_go_there_and_back),
		cmocka_unit_test(who_had_little_to_do_is_not_praised),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
