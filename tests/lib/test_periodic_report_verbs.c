/* periodic_report_verbs: figures, sending, reminding, against the real
 * database. */
#include "periodic_report_verbs.h"

#include "arena.h"
#include "outbox_store.h"
#include "periodic_report_mail_verbs.h"
#include "periodic_report_store.h"
#include "report_store.h"
#include "story.h"

static struct period
month(struct cx *cx, int year, int number)
{
	struct period period;

	assert_true(period_make(cx->profile, cx->calendar, PERIOD_MONTH, year,
	    number, &period));
	return period;
}

/* A task of agency A that is overdue at the cut-off of May 2026, and one that
 * falls due in June. */
static struct story
given(struct cx *cx)
{
	struct story s, t;

	story_begin(cx, "tth");
	story_day(cx, 2026, 4, 24);
	story_forward(cx, &s, "đến hết ngày 29/4/2026");
	story_forward(cx, &t, "đến hết ngày 29/5/2026");
	story_day(cx, 2026, 5, 15);
	story_as(cx, WORLD_RESPONDER);
	return s;
}

static struct periodic_report
begin(struct cx *cx, const struct period *period,
    struct periodic_report_figures *figures)
{
	struct periodic_report report;
	bool is_new;

	assert_ok(cx,
	    periodic_report_begin(cx, period, &report, figures, &is_new));
	assert_true(is_new);
	report.results = "Kết quả";
	assert_ok(cx, periodic_report_keep(cx, &report));
	return report;
}

/* What the office would count of this agency as known at the same moment. */
static void
the_figures_are_those_of_the_office(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx);
	const struct period period = month(cx, 2026, 5);
	struct periodic_report_figures figures;
	struct periodic_report report = begin(cx, &period, &figures);
	struct report_query query = { .period = period,
		.role = ROLE_LEAD,
		.known_at = report.known_at,
		.scope = REPORT_ALL };
	struct periodic_report_lines lines;
	struct report_counts counts;
	struct report_summary summary;
	bool found = false;

	assert_ok(cx, report_store_summary(cx, &query, &summary));
	assert_ok(cx, periodic_report_store_list_lines(cx, report.id,
			  PART_PERIOD, &lines));
	periodic_report_count(&lines, ROLE_LEAD, &counts);
	for (size_t b = 0; b < summary.n_blocks; b++)
		for (size_t i = 0; i < summary.blocks[b].n; i++) {
			const struct report_row *row = &summary.blocks[b]
							    .rows[i];

			if (row->agency.id != report.agency_id)
				continue;
			found = true;
			for (int c = CELL_CARRIED; c <= CELL_NOT_STARTED; c++) {
				assert_int_equal(counts.n[c], row->counts.n[c]);
				assert_int_equal(figures.counts.n[c],
				    row->counts.n[c]);
			}
		}
	assert_true(found);
	assert_int_equal(counts.n[CELL_TOTAL], 2);
	assert_int_equal(counts.n[CELL_NOT_STARTED_OVERDUE], 1);
	assert_int_equal(figures.n_next, 1);
	assert_int_equal(lines.items[0].assignment_id, s.a);
}

static void
what_was_sent_stays_as_it_was(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx);
	const struct period period = month(cx, 2026, 5);
	struct periodic_report_figures figures;
	struct periodic_report report = begin(cx, &period, &figures);
	struct periodic_report_lines lines;
	const struct periodic_report paper = { .ref_number = "45",
		.ref_symbol = "BC-SNV",
		.place = "Huế",
		.issued_on = clock_day(cx->now),
		.signer_title = "Giám đốc",
		.signer = "Hồ Thị Ký" };

	assert_int_equal(periodic_report_send(cx, report.id, 1, &paper),
	    ERR_CONFLICT);
	error_reset(&cx->error);
	assert_ok(cx, periodic_report_send(cx, report.id, 2, &paper));
	assert_ok(cx, story_submit(cx, s.a, clock_day(cx->now)));
	assert_ok(cx, periodic_report_store_list_lines(cx, report.id,
			  PART_PERIOD, &lines));
	assert_int_equal(lines.items[0].leaf, CELL_NOT_STARTED_OVERDUE);
	assert_int_equal(periodic_report_edit(cx, report.id, 3, &report),
	    ERR_CONFLICT);
	error_reset(&cx->error);
	story_as(cx, WORLD_RESPONDER_B);
	assert_int_equal(periodic_report_open(cx, report.id, &report),
	    ERR_MISSING);
	error_reset(&cx->error);
	story_as(cx, WORLD_MANAGER);
	assert_ok(cx, periodic_report_open(cx, report.id, &report));
}

static void
a_period_that_is_not_over_is_not_sent(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx);
	const struct period period = month(cx, 2026, 6);
	struct periodic_report_figures figures;
	struct periodic_report report = begin(cx, &period, &figures);

	(void)s;
	assert_int_equal(periodic_report_send(cx, report.id, report.version,
			     &report),
	    ERR_CONFLICT);
	error_reset(&cx->error);
	/* Not even later, with the figures of today. */
	story_day(cx, 2026, 6, 16);
	assert_int_equal(periodic_report_send(cx, report.id, report.version,
			     &report),
	    ERR_CONFLICT);
	error_reset(&cx->error);
}

static uint64_t
reminders(struct cx *cx)
{
	return STORY_COUNT(cx,
	    "SELECT COUNT(*) FROM periodic_report_call k JOIN notification n"
	    " ON n.id = k.notification_id WHERE k.kind = 'reminder'"
	    " AND k.id > ?",
	    0);
}

static void
run_day(struct cx *cx, int year, int month_number, int day)
{
	struct periodic_report_work work = { 0 };
	const struct actor *actor = cx->actor;
	bool more = true;

	story_day(cx, year, month_number, day);
	cx->actor = NULL;
	while (more)
		assert_ok(cx, periodic_report_remind_step(cx, &work,
				  clock_day(cx->now), &more));
	for (more = true; more;)
		assert_ok(cx,
		    periodic_report_mail_step(cx, &work, test_config(), &more));
	cx->actor = actor;
}

/* May 2026: cut-off Thursday 14/5, to be sent by Monday 18/5, reminded from
 * Friday 15/5. */
static void
reminded_once_for_a_period(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx);
	const struct period period = month(cx, 2026, 5);
	uint64_t n;

	(void)s;
	assert_int_equal(period.send_by, day_from_date(2026, 5, 18));
	run_day(cx, 2026, 5, 14);
	assert_int_equal(reminders(cx), 0);
	run_day(cx, 2026, 5, 15);
	n = reminders(cx);
	assert_true(n > 1);
	run_day(cx, 2026, 5, 15);
	run_day(cx, 2026, 5, 18);
	assert_int_equal(reminders(cx), n);
	run_day(cx, 2026, 6, 1);
	assert_int_equal(reminders(cx), n);
	/* A letter for each that has an address, and no other. */
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM outbox WHERE dedup_key LIKE"
			     " 'report-call:%' AND id > ?",
			     0),
	    STORY_COUNT(cx,
		"SELECT COUNT(*) FROM periodic_report_call k JOIN agency g"
		" ON g.id = k.agency_id WHERE g.email <> '' AND k.id > ?",
		0));
}

static void
nobody_is_reminded_where_it_is_off(void **state)
{
	struct cx *cx = *state;

	story_begin(cx, "kh");
	run_day(cx, 2026, 6, 16);
	assert_int_equal(reminders(cx), 0);
}

static int
begin_test(void **state)
{
	struct cx *cx = test_superuser();

	arena_reset(cx->mem);
	error_reset(&cx->error);
	cx->now = TEST_NOW;
	assert_ok(cx, db_begin(cx));
	*state = cx;
	return 0;
}

static int
undo(void **state)
{
	db_rollback(*state);
	return 0;
}

static int
world(void **state)
{
	(void)state;
	world_reset();
	return 0;
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin_test, undo)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_figures_are_those_of_the_office),
		T(what_was_sent_stays_as_it_was),
		T(a_period_that_is_not_over_is_not_sent),
		T(reminded_once_for_a_period),
		T(nobody_is_reminded_where_it_is_off),
	};

	return cmocka_run_group_tests(tests, world, NULL);
}
