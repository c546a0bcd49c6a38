/*
 * reorganisation_verbs: merging, splitting, renaming as one act (2.8, R14,
 * R20a, R41): where open work goes, that old reports stay as they were, and
 * that undoing leaves nothing behind.
 */
#include "reorganisation_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "agency_admin_store.h"
#include "agency_match.h"
#include "agency_store.h"
#include "agency_verbs.h"
#include "arena.h"
#include "assignment_store.h"
#include "report_store.h"
#include "rules_store.h"
#include "sign_in_store.h"
#include "story.h"
#include "text.h"

enum { TASKS = 5 };

static int32_t
day(int year, int month, int of_month)
{
	return day_from_date(year, month, of_month);
}

/* What is committed is seen by the superuser who takes the pictures. */
static struct cx *
begin(void)
{
	static struct cx *cx;

	/* What a test that failed left open. */
	if (cx != NULL)
		db_rollback(cx);
	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_WEB);
	arena_reset(cx->mem);
	error_reset(&cx->error);
	story_begin(cx, "kh");
	return cx;
}

static uint64_t
agency_named(struct cx *cx, const char *name)
{
	static const struct db_stmt find = STMT("test.agency_named",
	    "SELECT id FROM agency WHERE name = ?"
	    " OR CONVERT(code USING utf8mb4) = ?");
	struct db_rows *rows;

	assert_ok(cx,
	    db_query(cx, &find, ARGS(db_str(name), db_str(name)), &rows));
	if (!db_next(rows))
		fail_msg("no agency %s", name);
	return row_u64(rows);
}

/* n tasks of one directive, handed out on the day of cx->now. */
static uint64_t
hand_out_tasks(struct cx *cx, size_t n, const char *lead,
    const char *coordinating, const char *deadline)
{
	static unsigned number = 500;
	int32_t today = clock_day(cx->now);
	struct directive d = story_directive(
	    arena_printf(cx->mem, "%u", number++));
	struct task_entry *entries = arena_array(cx->mem, n, sizeof(*entries));
	struct agency_name_list names;
	size_t n_out;

	story_as(cx, WORLD_CREATOR);
	d.issued_on = today;
	d.released_at = cx->now - 3600;
	assert_ok(cx, agency_store_list_names(cx, today, &names));
	for (size_t i = 0; i < n; i++) {
		entries[i] = story_entry("Báo cáo tình hình thực hiện", lead,
		    coordinating, deadline);
		entries[i].task.field_id = 1 + i % 3;
		entries[i].field_prefix = arena_printf(cx->mem, "task_%zu_", i);
		assert_ok(cx,
		    task_entry_understand(cx, &names, today, &entries[i]));
	}
	assert_ok(cx, directive_create(cx, &d, entries, n));
	assert_ok(cx, directive_forward(cx, d.id, d.version, &n_out));
	return d.id;
}

static uint64_t
assignment_at(struct cx *cx, uint64_t directive_id, uint64_t agency_id,
    size_t nth)
{
	struct assignment_lines lines;

	assert_ok(cx,
	    assignment_store_list_directive(cx, directive_id, &lines));
	for (size_t i = 0; i < lines.n; i++)
		if (lines.items[i].a.agency_id == agency_id && nth-- == 0)
			return lines.items[i].a.id;
	fail_msg("directive %" PRIu64 " has no such assignment", directive_id);
	return 0;
}

static struct reorganisation_order
order_of(enum reorganisation_kind kind, int32_t effective_on)
{
	return (struct reorganisation_order){
		.kind = kind,
		.document = "Quyết định 21/QĐ-UBND ngày 20/02/2026",
		.document_on = day(2026, 2, 20),
		.effective_on = effective_on,
		.note = "",
	};
}

static const char *const new_prefixes[] = { "new_0_", "new_1_", "new_2_" };

/* ... of these into one new agency. */
static uint64_t
prepare_new(struct cx *cx, enum reorganisation_kind kind, int32_t effective_on,
    const uint64_t *from, size_t n_from, struct agency_entry *new, size_t n_new)
{
	struct reorganisation_order order = order_of(kind, effective_on);
	uint64_t id;

	order.from = from;
	order.n_from = n_from;
	order.new = new;
	order.n_new = n_new;
	order.new_prefix = new_prefixes;
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_ok(cx, reorganisation_prepare(cx, &order, &id));
	return id;
}

static uint64_t
prepare_old(struct cx *cx, enum reorganisation_kind kind, int32_t effective_on,
    const uint64_t *from, size_t n_from, const uint64_t *to, size_t n_to)
{
	struct reorganisation_order order = order_of(kind, effective_on);
	uint64_t id;

	order.from = from;
	order.n_from = n_from;
	order.to = to;
	order.n_to = n_to;
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_ok(cx, reorganisation_prepare(cx, &order, &id));
	return id;
}

static void
execute(struct cx *cx, uint64_t id)
{
	struct rehearsal rehearsal;

	story_as(cx, WORLD_ADMINISTRATOR);
	assert_ok(cx, db_begin(cx));
	assert_ok(cx, reorganisation_rehearse(cx, id, &rehearsal));
	assert_ok(cx, reorganisation_execute(cx, id, rehearsal.digest));
	assert_ok(cx, db_commit(cx));
}

static enum err
undo(struct cx *cx, uint64_t id)
{
	struct reorganisation r;
	enum err err;

	story_as(cx, WORLD_ADMINISTRATOR);
	assert_ok(cx, reorganisation_store_get(cx, id, &r));
	assert_ok(cx, db_begin(cx));
	err = reorganisation_undo(cx, id, r.version, "Công văn 9/VP-HC");
	if (err)
		db_rollback(cx);
	else
		assert_ok(cx, db_commit(cx));
	return err;
}

/* A picture of every live table: a sum over all rows and columns. What is only
 * added to stays out, and versions, which only grow. */
static void
picture(const char *name)
{
	test_run("DROP PROCEDURE IF EXISTS take_picture");
	test_run("CREATE TABLE IF NOT EXISTS picture (name VARCHAR(20),"
		 " t VARCHAR(80), n BIGINT, s DECIMAL(60))");
	test_run(
	    "CREATE PROCEDURE take_picture(IN what VARCHAR(20)) BEGIN"
	    " DECLARE done INT DEFAULT 0; DECLARE t, c TEXT;"
	    " DECLARE cur CURSOR FOR SELECT k.table_name, GROUP_CONCAT("
	    "CONCAT('QUOTE(`', k.column_name, '`)') ORDER BY"
	    " k.ordinal_position) FROM information_schema.columns k"
	    " JOIN information_schema.tables b ON"
	    " b.table_schema = k.table_schema AND b.table_name = k.table_name"
	    " WHERE k.table_schema = DATABASE() AND b.table_type = 'BASE TABLE'"
	    " AND k.column_name <> 'version' AND k.table_name NOT IN ('picture',"
	    " 'event', 'event_change', 'assignment_interval', 'audit_log',"
	    " 'agency_change', 'notification', 'reorganisation',"
	    " 'reorganisation_step', 'form_token', 'schema_migration',"
	    " 'ledger')"
	    " GROUP BY k.table_name;"
	    " DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = 1;"
	    " SET SESSION group_concat_max_len = 100000; OPEN cur;"
	    " one: LOOP FETCH cur INTO t, c; IF done THEN LEAVE one; END IF;"
	    " EXECUTE IMMEDIATE CONCAT('INSERT INTO picture SELECT ''', what,"
	    " ''', ''', t, ''', COUNT(*), COALESCE(SUM(CONV(LEFT(MD5(CONCAT_WS("
	    "''|'', ', c, ')), 12), 16, 10)), 0) FROM `', t, '`');"
	    " END LOOP; CLOSE cur; END");
	if (strcmp(name, "before") == 0)
		test_run("DELETE FROM picture");
	test_run(strcmp(name, "before") == 0 ? "CALL take_picture('before')"
					     : "CALL take_picture('after')");
}

static void
assert_same_picture(void)
{
	static const struct db_stmt differing = STMT("test.differing",
	    "SELECT GROUP_CONCAT(b.t) FROM picture b LEFT JOIN picture a"
	    " ON a.name = 'after' AND a.t = b.t AND a.n = b.n AND a.s = b.s"
	    " WHERE b.name = 'before' AND a.t IS NULL");
	struct cx *cx = test_superuser();
	struct db_rows *rows;

	assert_true(TEST_NUMBER("SELECT COUNT(*) FROM picture"
				" WHERE name = 'before'") > 30);
	assert_ok(cx, db_query(cx, &differing, NO_ARGS, &rows));
	assert_true(db_next(rows));
	assert_string_equal(row_str(rows), "");
	test_run("DROP TABLE picture");
}

/* Everything a report of days says, as one text. */
static const char *
report_of(struct cx *cx, int32_t from, int32_t to)
{
	struct report_query query = { .role = -1 };
	struct report_summary summary;
	const char *text = "";

	assert_true(
	    period_free(cx->profile, cx->calendar, from, to, &query.period));
	query.known_at = report_known_at(&query.period, cx->now);
	assert_ok(cx, report_store_summary(cx, &query, &summary));
	for (size_t i = 0; i < summary.n_blocks; i++)
		for (size_t k = 0; k < summary.blocks[i].n; k++) {
			const struct report_row *row = &summary.blocks[i]
							    .rows[k];

			text = arena_printf(cx->mem, "%s%s:", text,
			    row->agency.name);
			for (int c = 0; c < N_REPORT_CELLS; c++)
				text = arena_printf(cx->mem, "%s %u", text,
				    row->counts.n[c]);
			text = arena_printf(cx->mem, "%s\n", text);
		}
	return text;
}

static const uint64_t *
both(void)
{
	static uint64_t ids[2];

	ids[0] = world_person(WORLD_RESPONDER)->agency_id;
	ids[1] = world_person(WORLD_RESPONDER_B)->agency_id;
	return ids;
}

/* Five open tasks, and one that A finished in February. */
struct february {
	uint64_t open[TASKS];
	uint64_t done;
};

static struct february
february(struct cx *cx)
{
	const uint64_t *ids = both();
	struct february f;
	uint64_t d, one, two;

	story_day(cx, 2026, 2, 3);
	one = hand_out_tasks(cx, 3, "Sở Nội vụ", "", "đến hết ngày 27/3/2026");
	story_day(cx, 2026, 2, 5);
	two = hand_out_tasks(cx, 2, "Sở Tài chính", "Sở Y tế", "");
	d = hand_out_tasks(cx, 1, "Sở Nội vụ", "", "đến hết ngày 12/2/2026");
	for (size_t i = 0; i < 3; i++)
		f.open[i] = assignment_at(cx, one, ids[0], i);
	for (size_t i = 0; i < 2; i++)
		f.open[3 + i] = assignment_at(cx, two, ids[1], i);
	f.done = assignment_at(cx, d, ids[0], 0);
	story_day(cx, 2026, 2, 10);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx,
	    assignment_receive(cx, f.open[0], story_version(cx, f.open[0])));
	assert_ok(cx, story_submit(cx, f.done, day(2026, 2, 10)));
	story_day(cx, 2026, 2, 11);
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx,
	    assignment_confirm(cx, f.done, story_version(cx, f.done), ""));
	return f;
}

static struct agency_entry
new_agency(const char *name, const char *email)
{
	return (struct agency_entry){
		.kind = AGENCY_DEPARTMENT,
		.name = name,
		.email = email,
		.head_name = "Nguyễn Văn Mới",
		.head_title = "Giám đốc",
	};
}

/* 2.8: merge two departments on 01/3 with five open tasks. */
static void
merging_moves_what_is_open_and_february_stays(void **state)
{
	struct cx *cx = begin();
	struct february f = february(cx);
	struct agency_entry new = new_agency("Sở Nội vụ và Tài chính",
	    "snvtc@khanhhoa.gov.vn");
	const char *month, *days;
	struct rehearsal rehearsal;
	uint64_t id, heir;

	(void)state;
	story_day(cx, 2026, 2, 24);
	id = prepare_new(cx, REORGANISE_MERGE, day(2026, 3, 1), both(), 2, &new,
	    1);
	assert_ok(cx, reorganisation_rehearse(cx, id, &rehearsal));
	assert_int_equal(rehearsal.fates[WORK_MOVES], TASKS);
	assert_int_equal(rehearsal.fates[WORK_LOST], 0);
	assert_int_equal(rehearsal.counts.closed, 1);
	assert_refused(cx, reorganisation_execute(cx, id, rehearsal.digest),
	    "seen", "not_due");
	story_day(cx, 2026, 3, 1);
	month = report_of(cx, day(2026, 1, 15), day(2026, 2, 14));
	days = report_of(cx, day(2026, 2, 1), day(2026, 2, 28));
	assert_contains(days, "Sở Nội vụ:");
	picture("before");
	execute(cx, id);
	heir = agency_named(cx, "Sở Nội vụ và Tài chính");
	for (size_t i = 0; i < TASKS; i++) {
		assert_int_equal(story_get(cx, f.open[i]).agency_id, heir);
		assert_int_equal(story_events(cx, f.open[i], EVENT_REORGANISE),
		    1);
		assert_int_equal(story_told_agency(cx, f.open[i],
				     EVENT_REORGANISE),
		    1);
	}
	assert_int_equal(story_get(cx, f.open[0]).state, STATE_RECEIVED);
	assert_int_equal(story_get(cx, f.done).agency_id, both()[0]);
	assert_int_equal(story_told(cx, WORLD_CREATOR, EVENT_REORGANISE),
	    TASKS);
	story_check_invariants(cx);
	assert_string_equal(report_of(cx, day(2026, 1, 15), day(2026, 2, 14)),
	    month);
	assert_string_equal(report_of(cx, day(2026, 2, 1), day(2026, 2, 28)),
	    days);
	assert_contains(report_of(cx, day(2026, 2, 1), day(2026, 3, 31)),
	    "Sở Nội vụ và Tài chính:");
	story_day(cx, 2026, 3, 2);
	assert_ok(cx, undo(cx, id));
	picture("after");
	assert_same_picture();
	for (size_t i = 0; i < TASKS; i++)
		assert_int_equal(story_events(cx, f.open[i], EVENT_REORGANISE),
		    2);
	story_check_invariants(cx);
	assert_string_equal(report_of(cx, day(2026, 2, 1), day(2026, 2, 28)),
	    days);
}

/* What was worked on since is not trampled on. */
static void
undoing_waits_for_nothing_that_came_later(void **state)
{
	struct cx *cx = begin();
	struct february f = february(cx);
	struct agency_entry new = new_agency("Sở Hợp nhất", "");
	struct dependences depends;
	struct reply reply = { .assignment_id = f.open[1],
		.kind = REPLY_PROGRESS,
		.reply_text = "Đang tổng hợp",
		.reply_issued_on = NO_DAY };
	struct actor actor;
	uint64_t id, heir;

	(void)state;
	story_day(cx, 2026, 3, 1);
	id = prepare_new(cx, REORGANISE_MERGE, day(2026, 3, 1), both(), 2, &new,
	    1);
	execute(cx, id);
	heir = agency_named(cx, "Sở Hợp nhất");
	assert_ok(cx, reorganisation_store_count_dependences(cx, id, &depends));
	for (size_t i = 0; i < N_DEPENDENCES; i++)
		assert_int_equal(depends.n[i], 0);
	/* The account of the first goes on: its people answer for the new one.
	 */
	actor = *world_actor(WORLD_RESPONDER);
	actor.agency_id = heir;
	cx->actor = &actor;
	assert_ok(cx,
	    assignment_reply(cx, story_version(cx, f.open[1]), &reply));
	hand_out_tasks(cx, 1, "Sở Hợp nhất", "", "");
	assert_ok(cx, reorganisation_store_count_dependences(cx, id, &depends));
	assert_int_equal(depends.n[DEPENDS_WORK], 1);
	assert_int_equal(depends.n[DEPENDS_NEW_WORK], 1);
	assert_refused(cx, undo(cx, id), "basis", "depends");
	assert_int_equal(story_get(cx, f.open[0]).agency_id, heir);
}

static void
a_rehearsal_grows_stale(void **state)
{
	struct cx *cx = begin();
	struct february f = february(cx);
	struct agency_entry new = new_agency("Sở Hợp nhất", "");
	struct rehearsal rehearsal;
	uint64_t id;

	(void)state;
	story_day(cx, 2026, 3, 1);
	id = prepare_new(cx, REORGANISE_MERGE, day(2026, 3, 1), both(), 2, &new,
	    1);
	assert_ok(cx, reorganisation_rehearse(cx, id, &rehearsal));
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx,
	    assignment_receive(cx, f.open[1], story_version(cx, f.open[1])));
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_refused(cx, reorganisation_execute(cx, id, rehearsal.digest),
	    "seen", "stale_rehearsal");
}

/* R20a: one account goes on under the new e-mail; the old names lead on. */
static void
old_logins_lead_on(void **state)
{
	struct cx *cx = begin();
	struct agency_entry new = new_agency("Sở Hợp nhất", "shn@khanhhoa.vn");
	struct cx *login = test_cx(DB_LOGIN);
	const char *old_a = world_person(WORLD_RESPONDER)->login;
	const char *old_b = world_person(WORLD_RESPONDER_B)->login;
	struct credential credential;
	struct heir_list heirs;
	uint64_t id;
	bool found;

	(void)state;
	february(cx);
	story_day(cx, 2026, 3, 1);
	id = prepare_new(cx, REORGANISE_MERGE, day(2026, 3, 1), both(), 2, &new,
	    1);
	execute(cx, id);
	assert_ok(login,
	    sign_in_store_find(login, "shn@khanhhoa.vn", &found, &credential));
	assert_true(found);
	assert_int_equal(credential.account_id,
	    world_person(WORLD_RESPONDER)->account_id);
	assert_ok(login, sign_in_store_find(login, old_a, &found, &credential));
	assert_true(found);
	assert_false(credential.closed);
	assert_int_equal(credential.account_id,
	    world_person(WORLD_RESPONDER)->account_id);
	/* The other's is closed, and says to whom to go. */
	assert_ok(login, sign_in_store_find(login, old_b, &found, &credential));
	assert_true(found && credential.closed);
	assert_ok(login, reorganisation_store_list_heirs(login,
			     credential.agency_id, day(2026, 3, 2), &heirs));
	assert_int_equal(heirs.n, 1);
	assert_string_equal(heirs.items[0].login, "shn@khanhhoa.vn");
	/* Officers of both answer for the new one; one leader is in charge. */
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM officer WHERE"
			     " agency_id = ? AND duty = 'leader_in_charge'",
			     heirs.items[0].agency_id) <= 1,
	    1);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM officer WHERE"
			     " agency_id = ? AND valid_to > '2026-03-01'",
			     both()[1]),
	    0);
	assert_ok(cx, undo(cx, id));
	assert_ok(login,
	    sign_in_store_find(login, "shn@khanhhoa.vn", &found, &credential));
	assert_false(found);
	assert_ok(login, sign_in_store_find(login, old_b, &found, &credential));
	assert_true(found && !credential.closed);
}

/* R8: who writes the old name means the new agency. */
static void
an_old_name_finds_the_heir(void **state)
{
	struct cx *cx = begin();
	uint64_t from = agency_named(cx, "so-ngoai-vu");
	struct agency_entry new = new_agency("Sở Đối ngoại và Hợp tác", "");
	struct agency_entry newer = new_agency("Sở Hội nhập quốc tế", "");
	struct agency_name_list names;
	struct agency_matches matches;
	uint64_t id, first;

	(void)state;
	story_day(cx, 2026, 3, 1);
	id = prepare_new(cx, REORGANISE_RENAME, day(2026, 3, 1), &from, 1, &new,
	    1);
	assert_ok(cx, agency_store_list_names(cx, day(2026, 3, 1), &names));
	agency_match_words(cx, &names, "Sở Ngoại vụ", &matches);
	assert_int_equal(matches.items[0].name->agency_id, from);
	execute(cx, id);
	first = agency_named(cx, "Sở Đối ngoại và Hợp tác");
	story_day(cx, 2026, 5, 4);
	id = prepare_new(cx, REORGANISE_RENAME, day(2026, 5, 4), &first, 1,
	    &newer, 1);
	execute(cx, id);
	assert_ok(cx, agency_store_list_names(cx, day(2026, 5, 4), &names));
	agency_match_words(cx, &names, "Sở Ngoại vụ", &matches);
	assert_int_equal(matches.items[0].outcome, MATCH_ONE);
	assert_int_equal(matches.items[0].name->agency_id,
	    agency_named(cx, "Sở Hội nhập quốc tế"));
	/* The first act is no longer the last: its undoing waits. */
	assert_refused(cx, undo(cx, id - 1), "basis", "depends");
	assert_ok(cx, undo(cx, id));
	assert_ok(cx, undo(cx, id - 1));
}

/* Both had the same task: the lead goes on, the other is closed. */
static void
the_same_task_is_not_there_twice(void **state)
{
	struct cx *cx = begin();
	const uint64_t *ids = both();
	struct agency_entry new = new_agency("Sở Hợp nhất", "");
	uint64_t d, id, lead, helps;

	(void)state;
	story_day(cx, 2026, 2, 3);
	d = hand_out_tasks(cx, 1, "Sở Tài chính", "Sở Nội vụ", "");
	helps = assignment_at(cx, d, ids[0], 0);
	lead = assignment_at(cx, d, ids[1], 0);
	story_day(cx, 2026, 3, 1);
	id = prepare_new(cx, REORGANISE_MERGE, day(2026, 3, 1), ids, 2, &new,
	    1);
	picture("before");
	execute(cx, id);
	assert_int_equal(story_get(cx, lead).agency_id,
	    agency_named(cx, "Sở Hợp nhất"));
	assert_int_equal(story_get(cx, helps).agency_id, ids[0]);
	assert_int_equal(story_get(cx, helps).state, STATE_TRANSFERRED);
	story_check_invariants(cx);
	assert_ok(cx, undo(cx, id));
	picture("after");
	assert_same_picture();
}

/* 2.8: one task of the split agency goes on at one successor, and others work
 * on it too; who has it already is not given it twice. */
static void
several_successors_may_share_one_task(void **state)
{
	struct cx *cx = begin();
	const uint64_t *ids = both();
	struct agency_entry new[] = { new_agency("Sở Một", ""),
		new_agency("Sở Hai", ""), new_agency("Sở Ba", "") };
	struct reorganisation_choice main = { CHOICE_ALL, 0, 0 };
	struct reorganisation_choice also = { CHOICE_ASSIGNMENT, 0, 0 };
	struct rehearsal rehearsal;
	uint64_t lead, helps, d, one, two, three, shared, id;

	(void)state;
	story_day(cx, 2026, 2, 3);
	d = hand_out_tasks(cx, 1, "Sở Nội vụ", "", "đến hết ngày 27/3/2026");
	lead = assignment_at(cx, d, ids[0], 0);
	d = hand_out_tasks(cx, 1, "Sở Tài chính", "Sở Nội vụ", "");
	helps = assignment_at(cx, d, ids[0], 0);
	story_day(cx, 2026, 3, 1);
	id = prepare_new(cx, REORGANISE_SPLIT, day(2026, 3, 1), ids, 1, new, 3);
	one = agency_named(cx, "Sở Một");
	two = agency_named(cx, "Sở Hai");
	three = agency_named(cx, "Sở Ba");
	main.agency_id = one;
	assert_ok(cx, reorganisation_choose(cx, id, 1, &main, 1));
	also.object_id = lead;
	also.agency_id = ids[1];
	assert_refused(cx, reorganisation_share(cx, id, 2, &also, 1, true),
	    "agency_id", "bad_choice");
	also.agency_id = two;
	assert_ok(cx, reorganisation_share(cx, id, 2, &also, 1, true));
	/* All of it, and then not this one again. */
	also = (struct reorganisation_choice){ CHOICE_ALL, 0, three };
	assert_ok(cx, reorganisation_share(cx, id, 3, &also, 1, true));
	also = (struct reorganisation_choice){ CHOICE_ASSIGNMENT, lead, three };
	assert_ok(cx, reorganisation_share(cx, id, 4, &also, 1, false));
	/* Who goes on with it does not join himself. */
	also = (struct reorganisation_choice){ CHOICE_ALL, 0, one };
	assert_ok(cx, reorganisation_share(cx, id, 5, &also, 1, true));
	assert_ok(cx, reorganisation_rehearse(cx, id, &rehearsal));
	assert_int_equal(rehearsal.shares.n, 2);
	picture("before");
	execute(cx, id);
	assert_int_equal(story_get(cx, lead).agency_id, one);
	assert_int_equal(story_get(cx, lead).role, ROLE_LEAD);
	shared = STORY_COUNT(cx,
	    "SELECT MAX(id) FROM assignment"
	    " WHERE agency_id = ?",
	    two);
	assert_int_equal(story_get(cx, shared).role, ROLE_COORDINATING);
	assert_int_equal(story_get(cx, shared).state, STATE_ASSIGNED);
	assert_int_equal(story_get(cx, shared).due_on, day(2026, 3, 27));
	assert_int_equal(story_get(cx, shared).task_id,
	    story_get(cx, lead).task_id);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM assignment"
			     " WHERE agency_id = ?",
			     three),
	    1);
	shared = STORY_COUNT(cx,
	    "SELECT id FROM assignment"
	    " WHERE agency_id = ?",
	    three);
	assert_int_equal(story_get(cx, shared).role, ROLE_COORDINATING);
	assert_int_equal(story_get(cx, shared).task_id,
	    story_get(cx, helps).task_id);
	story_check_invariants(cx);
	assert_ok(cx, undo(cx, id));
	assert_int_equal(story_get(cx, shared).state, STATE_RECALLED);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM assignment"
			     " WHERE agency_id = ? AND open = 1",
			     two),
	    0);
	story_check_invariants(cx);
	/* But for the two that say they were taken back, all is as it was. */
	test_run("SET foreign_key_checks = 0");
	test_run("DELETE FROM assignment WHERE state = 'recalled'");
	test_run("SET foreign_key_checks = 1");
	picture("after");
	assert_same_picture();
}

/* What a successor did on shared work is something undoing would lose. */
static void
work_that_is_shared_is_depended_on(void **state)
{
	struct cx *cx = begin();
	const uint64_t *ids = both();
	struct agency_entry new[] = { new_agency("Sở Một", ""),
		new_agency("Sở Hai", "") };
	struct reorganisation_choice choice = { CHOICE_ALL, 0, 0 };
	struct dependences depends;
	struct actor actor = *world_actor(WORLD_RESPONDER);
	uint64_t shared, id;

	(void)state;
	story_day(cx, 2026, 2, 3);
	hand_out_tasks(cx, 1, "Sở Nội vụ", "", "");
	story_day(cx, 2026, 3, 1);
	id = prepare_new(cx, REORGANISE_SPLIT, day(2026, 3, 1), ids, 1, new, 2);
	choice.agency_id = agency_named(cx, "Sở Một");
	assert_ok(cx, reorganisation_choose(cx, id, 1, &choice, 1));
	choice.agency_id = agency_named(cx, "Sở Hai");
	assert_ok(cx, reorganisation_share(cx, id, 2, &choice, 1, true));
	execute(cx, id);
	assert_ok(cx, reorganisation_store_count_dependences(cx, id, &depends));
	for (size_t i = 0; i < N_DEPENDENCES; i++)
		assert_int_equal(depends.n[i], 0);
	shared = STORY_COUNT(cx,
	    "SELECT id FROM assignment"
	    " WHERE agency_id = ?",
	    choice.agency_id);
	actor.agency_id = choice.agency_id;
	cx->actor = &actor;
	assert_ok(cx,
	    assignment_receive(cx, shared, story_version(cx, shared)));
	assert_refused(cx, undo(cx, id), "basis", "depends");
	assert_int_equal(story_get(cx, shared).state, STATE_RECEIVED);
}

/* A prepared act is corrected: its day, its names, who is in it. */
static void
what_is_prepared_can_be_corrected(void **state)
{
	struct cx *cx = begin();
	const uint64_t *ids = both();
	struct agency_entry new[] = { new_agency("Sở Một", "mot@tinh.vn"),
		new_agency("Sở Hai", "") };
	struct agency_entry kept[] = { new_agency("Sở Một mới", "moi@tinh.vn"),
		new_agency("Sở Ba", "") };
	uint64_t new_ids[] = { 0, 0 };
	struct reorganisation_order o = order_of(REORGANISE_SPLIT,
	    day(2026, 3, 15));
	struct reorganisation_choice choice = { CHOICE_ALL, 0, 0 };
	struct rehearsal rehearsal;
	struct agency_row row;
	uint64_t id;

	(void)state;
	story_day(cx, 2026, 2, 3);
	hand_out_tasks(cx, 1, "Sở Nội vụ", "", "");
	story_day(cx, 2026, 3, 1);
	id = prepare_new(cx, REORGANISE_SPLIT, day(2026, 3, 1), ids, 1, new, 2);
	choice.agency_id = agency_named(cx, "Sở Một");
	assert_ok(cx, reorganisation_choose(cx, id, 1, &choice, 1));
	o.document = "Quyết định 22/QĐ-UBND";
	o.from = ids;
	o.n_from = 1;
	o.new = kept;
	o.n_new = 2;
	o.new_prefix = new_prefixes;
	o.new_ids = new_ids;
	new_ids[0] = ids[1];
	assert_int_equal(reorganisation_change(cx, id, 2, &o), ERR_MISSING);
	error_reset(&cx->error);
	new_ids[0] = choice.agency_id;
	assert_int_equal(reorganisation_change(cx, id, 1, &o), ERR_CONFLICT);
	error_reset(&cx->error);
	assert_ok(cx, reorganisation_change(cx, id, 2, &o));
	assert_ok(cx, agency_admin_store_get(cx, choice.agency_id,
			  day(2026, 3, 1), &row));
	assert_string_equal(row.entry.name, "Sở Một mới");
	assert_string_equal(row.entry.email, "moi@tinh.vn");
	assert_ok(cx, reorganisation_rehearse(cx, id, &rehearsal));
	assert_int_equal(rehearsal.r.effective_on, day(2026, 3, 15));
	assert_false(rehearsal.is_due);
	assert_int_equal(parts_count(&rehearsal.parts, false), 2);
	assert_null(
	    parts_find(&rehearsal.parts, false, agency_named(cx, "Sở Hai")));
	/* The choice for the successor that stays goes on. */
	assert_int_equal(rehearsal.works.items[0].to_id, choice.agency_id);
	story_day(cx, 2026, 3, 15);
	execute(cx, id);
	assert_int_equal(reorganisation_change(cx, id, 4, &o), ERR_CONFLICT);
	error_reset(&cx->error);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM agency"
			     " WHERE name = 'Sở Hai' AND"
			     " valid_from <= '2026-03-15'"
			     " AND id <> ?",
			     0),
	    0);
}

static void
what_cannot_be_is_refused(void **state)
{
	struct cx *cx = begin();
	struct reorganisation_order o = order_of(REORGANISE_MERGE,
	    day(2026, 3, 1));
	uint64_t id, parent;

	(void)state;
	story_day(cx, 2026, 2, 24);
	story_as(cx, WORLD_ADMINISTRATOR);
	o.document = "";
	assert_refused(cx, reorganisation_prepare(cx, &o, &id), "document",
	    "required");
	o.document = "QĐ 1";
	o.from = o.to = both();
	o.n_from = 2;
	o.n_to = 1;
	assert_refused(cx, reorganisation_prepare(cx, &o, &id), "to",
	    "successor_is_predecessor");
	o.n_to = 0;
	assert_refused(cx, reorganisation_prepare(cx, &o, &id), "to",
	    "exactly_one");
	o.kind = REORGANISE_SPLIT;
	assert_refused(cx, reorganisation_prepare(cx, &o, &id), "from",
	    "exactly_one");
	o.kind = REORGANISE_MOVE;
	o.parent_id = both()[0];
	assert_refused(cx, reorganisation_prepare(cx, &o, &id), "parent",
	    "parent_circle");
	o.effective_on = day(1899, 1, 1);
	o.n_from = 1;
	o.parent_id = both()[1];
	assert_refused(cx, reorganisation_prepare(cx, &o, &id), "from",
	    "not_valid_on_day");
	o.effective_on = day(2026, 3, 1);
	assert_ok(cx, reorganisation_prepare(cx, &o, &id));
	story_day(cx, 2026, 3, 1);
	execute(cx, id);
	parent = STORY_COUNT(cx, "SELECT parent_id FROM agency WHERE id = ?",
	    both()[0]);
	assert_int_equal(parent, both()[1]);
	assert_ok(cx, undo(cx, id));
}

/* 01/7/2025: districts give their work to communes. */
static const struct district {
	const char *name;
	const char *communes[9];
} districts[] = {
	{ "UBND thành phố Nha Trang",
	    { "phuong-bac-nha-trang", "phuong-nha-trang",
		"phuong-tay-nha-trang", "phuong-nam-nha-trang" } },
	{ "UBND thành phố Cam Ranh",
	    { "phuong-bac-cam-ranh", "phuong-cam-ranh", "phuong-ba-ngoi",
		"phuong-cam-linh", "xa-nam-cam-ranh" } },
	{ "UBND thị xã Ninh Hòa",
	    { "phuong-ninh-hoa", "phuong-dong-ninh-hoa", "phuong-hoa-thang",
		"xa-bac-ninh-hoa", "xa-tay-ninh-hoa", "xa-hoa-tri",
		"xa-tan-dinh", "xa-nam-ninh-hoa" } },
	{ "UBND huyện Vạn Ninh", { "xa-van-ninh", "xa-tu-bong", "xa-dai-lanh",
				     "xa-van-thang", "xa-van-hung" } },
	{ "UBND huyện Cam Lâm",
	    { "xa-cam-lam", "xa-cam-hiep", "xa-cam-an", "xa-suoi-dau" } },
	{ "UBND huyện Khánh Vĩnh",
	    { "xa-khanh-vinh", "xa-trung-khanh-vinh", "xa-bac-khanh-vinh",
		"xa-tay-khanh-vinh", "xa-nam-khanh-vinh" } },
	{ "UBND huyện Diên Khánh",
	    { "xa-dien-khanh", "xa-dien-dien", "xa-dien-lam", "xa-dien-tho",
		"xa-dien-lac", "xa-suoi-hiep" } },
	{ "UBND huyện Khánh Sơn",
	    { "xa-khanh-son", "xa-tay-khanh-son", "xa-dong-khanh-son" } },
	{ "UBND huyện Trường Sa", { "dac-khu-truong-sa" } },
	{ "UBND thành phố Phan Rang - Tháp Chàm",
	    { "phuong-phan-rang", "phuong-do-vinh", "phuong-bao-an",
		"phuong-dong-hai" } },
	{ "UBND huyện Ninh Hải", { "xa-ninh-hai", "phuong-ninh-chu",
				     "xa-vinh-hai", "xa-xuan-hai" } },
	{ "UBND huyện Thuận Bắc", { "xa-thuan-bac", "xa-cong-hai" } },
	{ "UBND huyện Bác Ái",
	    { "xa-bac-ai", "xa-bac-ai-tay", "xa-bac-ai-dong" } },
	{ "UBND huyện Ninh Sơn",
	    { "xa-ninh-son", "xa-lam-son", "xa-my-son", "xa-anh-dung" } },
	{ "UBND huyện Ninh Phước",
	    { "xa-ninh-phuoc", "xa-phuoc-hau", "xa-phuoc-huu" } },
	{ "UBND huyện Thuận Nam",
	    { "xa-thuan-nam", "xa-phuoc-ha", "xa-ca-na", "xa-phuoc-dinh" } },
};
enum {
	N_DISTRICTS = sizeof(districts) / sizeof(districts[0]),
	DISTRICT_TASKS = 20
};

static const char *
add_districts(struct cx *cx)
{
	const char *names = "";

	story_as(cx, WORLD_ADMINISTRATOR);
	for (size_t i = 0; i < N_DISTRICTS; i++) {
		struct agency_entry e = {
			.kind = AGENCY_LOCALITY,
			.name = districts[i].name,
			.valid_from = day(2000, 1, 1),
			.basis = "Nghị định cũ",
			.sort_order = 900,
		};
		uint64_t id;

		assert_ok(cx, agency_add(cx, &e, &id));
		names = arena_printf(cx->mem, "%s%s%s", names,
		    *names == '\0' ? "" : "; ", districts[i].name);
	}
	return names;
}

static size_t
communes_of(struct cx *cx, const struct district *district, uint64_t *out)
{
	size_t n = 0;

	while (n < 9 && district->communes[n] != NULL) {
		out[n] = agency_named(cx, district->communes[n]);
		n++;
	}
	return n;
}

/* By rule: fields 1 and 2 to the first two, the rest to the first; and one
 * chosen by hand for the last. */
static void
choose(struct cx *cx, uint64_t id, const uint64_t *communes, size_t n,
    uint64_t assignment_id)
{
	const struct reorganisation_choice choices[] = {
		{ CHOICE_ALL, 0, communes[0] },
		{ CHOICE_FIELD, 1, communes[0] },
		{ CHOICE_FIELD, 2, communes[1] },
		{ CHOICE_ASSIGNMENT, assignment_id, communes[n - 1] },
	};

	assert_ok(cx, reorganisation_choose(cx, id, 1, choices, 4));
}

static void
districts_become_communes(void **state)
{
	struct cx *cx = begin();
	uint64_t acts[N_DISTRICTS];
	struct rehearsal rehearsal;
	const char *june;
	size_t n_communes = 0;
	uint64_t d;

	(void)state;
	story_day(cx, 2025, 6, 2);
	d = hand_out_tasks(cx, DISTRICT_TASKS, add_districts(cx), "",
	    "đến hết ngày 31/12/2025");
	story_day(cx, 2025, 6, 25);
	for (size_t i = 0; i < N_DISTRICTS; i++) {
		uint64_t from = agency_named(cx, districts[i].name);
		uint64_t to[9];
		size_t n = communes_of(cx, &districts[i], to);

		n_communes += n;
		acts[i] = prepare_old(cx,
		    n == 1 ? REORGANISE_DISSOLVE : REORGANISE_SPLIT,
		    day(2025, 7, 1), &from, 1, to, n);
		if (n == 1)
			continue;
		assert_ok(cx, reorganisation_rehearse(cx, acts[i], &rehearsal));
		assert_int_equal(rehearsal.fates[WORK_LOST], DISTRICT_TASKS);
		assert_true(rehearsal.problems[PROBLEM_NO_RECEIVER]);
		choose(cx, acts[i], to, n, assignment_at(cx, d, from, 0));
	}
	assert_int_equal(n_communes, 65);
	story_day(cx, 2025, 7, 1);
	june = report_of(cx, day(2025, 6, 1), day(2025, 6, 30));
	assert_contains(june, "UBND huyện Ninh Hải:");
	picture("before");
	for (size_t i = 0; i < N_DISTRICTS; i++)
		execute(cx, acts[i]);
	assert_string_equal(report_of(cx, day(2025, 6, 1), day(2025, 6, 30)),
	    june);
	assert_int_equal(
	    STORY_COUNT(cx,
		"SELECT COUNT(*) FROM assignment a"
		" JOIN agency g ON g.id = a.agency_id WHERE a.open = 1"
		" AND g.valid_to < '2025-07-01' AND a.directive_id = ?",
		d),
	    0);
	assert_int_equal(
	    STORY_COUNT(cx,
		"SELECT COUNT(*) FROM assignment a"
		" JOIN agency g ON g.id = a.agency_id WHERE a.open = 1"
		" AND g.admin_unit_code <> '' AND a.directive_id = ?",
		d),
	    N_DISTRICTS * DISTRICT_TASKS);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM event WHERE"
			     " kind = 'reorganise' AND directive_id = ?",
			     d),
	    N_DISTRICTS * DISTRICT_TASKS);
	/* The one chosen by hand, and one by the rule of its field. */
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM assignment a"
			     " JOIN agency g ON g.id = a.agency_id"
			     " WHERE g.code = 'phuong-nam-nha-trang'"
			     " AND a.directive_id = ?",
			     d),
	    1);
	assert_int_equal(
	    STORY_COUNT(cx,
		"SELECT COUNT(*) FROM assignment a"
		" JOIN agency g ON g.id = a.agency_id"
		" WHERE g.code = 'phuong-nha-trang' AND a.directive_id = ?",
		d),
	    7);
	story_check_invariants(cx);
	for (size_t i = N_DISTRICTS; i-- > 0;)
		assert_ok(cx, undo(cx, acts[i]));
	picture("after");
	assert_same_picture();
}

/* R14: what was done to an agency is read again, with who ordered it. */
static void
edits_leave_a_history(void **state)
{
	struct cx *cx = begin();
	uint64_t id = agency_named(cx, "so-ngoai-vu");
	struct agency_changes changes;
	struct agency_name_list names;
	struct agency_matches matches;
	struct agency_entry e;
	struct agency_row row;

	(void)state;
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_ok(cx, agency_admin_store_get(cx, id, day(2026, 4, 24), &row));
	e = row.entry;
	assert_refused(cx, agency_change(cx, id, row.version, &e), "basis",
	    "basis");
	e.basis = "Công văn 12/SNgV-VP";
	assert_refused(cx, agency_change(cx, id, row.version, &e), "basis",
	    "unchanged");
	/* A refusal rolls back under action.c; here it did not. */
	row.version++;
	e.phone = "0258 3999 999";
	e.edxml_code = "không phải mã";
	assert_refused(cx, agency_change(cx, id, row.version, &e), "edxml_code",
	    "edxml_bad");
	e.edxml_code = "000.00.14.H32";
	e.aliases = "Ngoại vụ tỉnh\nCơ quan đối ngoại";
	assert_ok(cx, agency_change(cx, id, row.version, &e));
	assert_err(cx, agency_change(cx, id, row.version, &e), ERR_CONFLICT);
	assert_ok(cx, agency_admin_store_list_changes(cx, id, 0, &changes));
	assert_int_equal(changes.n, 3);
	assert_string_equal(changes.items[0].basis, "Công văn 12/SNgV-VP");
	assert_ok(cx, agency_store_list_names(cx, day(2026, 4, 24), &names));
	agency_match_words(cx, &names, "cơ quan đối ngoại", &matches);
	assert_int_equal(matches.items[0].name->agency_id, id);
}

static void
members_come_and_go_by_dates(void **state)
{
	struct cx *cx = begin();
	const uint64_t *ids = both();
	struct group_entry e = {
		.name = "Các sở thử nghiệm",
		.kind = -1,
		.n_members = 2,
		.members = ids,
		.from = day(2026, 3, 1),
		.basis = "Quyết định 4",
	};
	struct agency_list members;
	struct group_row row;
	uint64_t id;

	(void)state;
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_ok(cx, agency_group_save(cx, 0, 0, &e, &id));
	assert_ok(cx,
	    agency_store_list_members(cx, id, day(2026, 2, 28), &members));
	assert_int_equal(members.n, 0);
	e.n_members = 1;
	e.from = day(2026, 4, 1);
	assert_ok(cx,
	    agency_admin_store_get_group(cx, id, day(2026, 3, 1), &row));
	assert_int_equal(row.n_members, 2);
	assert_ok(cx, agency_group_save(cx, id, row.version, &e, &id));
	assert_ok(cx,
	    agency_store_list_members(cx, id, day(2026, 3, 31), &members));
	assert_int_equal(members.n, 2);
	assert_ok(cx,
	    agency_store_list_members(cx, id, day(2026, 4, 1), &members));
	assert_int_equal(members.n, 1);
	assert_int_equal(members.items[0].id, ids[0]);
	assert_refused(cx, agency_group_save(cx, 0, 0, &e, &id), "name",
	    "agency_name_taken");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merging_moves_what_is_open_and_february_stays),
		cmocka_unit_test(undoing_waits_for_nothing_that_came_later),
		cmocka_unit_test(a_rehearsal_grows_stale),
		cmocka_unit_test(old_logins_lead_on),
		cmocka_unit_test(an_old_name_finds_the_heir),
		cmocka_unit_test(the_same_task_is_not_there_twice),
		cmocka_unit_test(several_successors_may_share_one_task),
		cmocka_unit_test(work_that_is_shared_is_depended_on),
		cmocka_unit_test(what_is_prepared_can_be_corrected),
		cmocka_unit_test(what_cannot_be_is_refused),
		cmocka_unit_test(districts_become_communes),
		cmocka_unit_test(edits_leave_a_history),
		cmocka_unit_test(members_come_and_go_by_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
