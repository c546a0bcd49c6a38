#include "story.h"

#include <inttypes.h>
#include <string.h>

#include "agency_store.h"
#include "arena.h"
#include "directive_store.h"
#include "rules_store.h"
#include "seed.h"

void
story_as(struct cx *cx, enum who who)
{
	cx->actor = who == WORLD_NOBODY ? NULL : world_actor(who);
}

void
story_begin(struct cx *cx, const char *profile)
{
	static struct profile other;

	assert_ok(cx, rules_load(cx));
	if (strcmp(profile, "kh") != 0) {
		other = seed_profile(cx, profile);
		cx->profile = &other;
	}
	story_as(cx, WORLD_CREATOR);
}

void
story_day(struct cx *cx, int year, int month, int day)
{
	cx->now = clock_day_start(day_from_date(year, month, day)) + 9 * 3600;
}

struct directive
story_directive(const char *number)
{
	return (struct directive){
		.doc_type = "CV",
		.ref_number = number,
		.ref_symbol = "UBND-TH",
		.abstract = "V/v triển khai nhiệm vụ quý II",
		.issued_on = day_from_date(2026, 4, 20),
		.released_at = clock_day_start(day_from_date(2026, 4, 20)) +
			       15 * 3600,
		.signer = "Phạm Đức An",
		.assigner_id = 1,
		.urgency = URGENCY_NORMAL,
		.source = SOURCE_COMMITTEE,
		.forwarded_at = NO_MOMENT,
	};
}

struct task_entry
story_entry(const char *content, const char *lead, const char *coordinating,
    const char *deadline)
{
	return (struct task_entry){
		.field_prefix = "task_0_",
		.class_given = true,
		.task = {
			.content = content,
			.product = "Báo cáo",
			.receiving_authority = "UBND tỉnh",
			.has_deadline = strcmp(deadline, "") != 0,
			.must_report = true,
			.deadline = {
				.text = deadline,
				.event_on = NO_DAY,
				.due_on = NO_DAY,
				.due_minute = -1,
			},
			.field_id = 1,
			.specialist = {
				world_person(WORLD_CREATOR)->account_id, "",
				"" },
			.division_head = {
				world_person(WORLD_DIVISION_HEAD)->account_id,
				"", "" },
			.office_leader = {
				world_person(WORLD_MANAGER)->account_id, "",
				"" },
			.chairman = {
				world_person(WORLD_CHAIRMAN)->account_id, "",
				"" },
			.lead_words = lead,
			.coordinating_words = coordinating,
			.other_information = "",
		},
	};
}

enum err
story_understand(struct cx *cx, struct task_entry *entry)
{
	struct agency_name_list *names = arena_alloc(cx->mem, sizeof(*names));
	enum err err;

	err = agency_store_list_names(cx, clock_day(cx->now), names);
	if (err)
		return err;
	return task_entry_understand(cx, names, day_from_date(2026, 4, 20),
	    entry);
}

static uint64_t
assignment_at(struct cx *cx, uint64_t task_id, uint64_t agency_id)
{
	struct assignment_lines lines;

	assert_ok(cx, assignment_store_list_task(cx, task_id, &lines));
	for (size_t i = 0; i < lines.n; i++)
		if (agency_id == 0
			? strcmp(lines.items[i].agency_name, "Sở Y tế") == 0
			: lines.items[i].a.agency_id == agency_id)
			return lines.items[i].a.id;
	fail_msg("task %" PRIu64 " has no such agency", task_id);
	return 0;
}

void
story_forward(struct cx *cx, struct story *out, const char *deadline)
{
	static unsigned number = 100;
	struct directive directive;
	struct task_entry entry;
	size_t n = 0;

	directive = story_directive(arena_printf(cx->mem, "%u", number++));
	entry = story_entry("Rà soát, báo cáo kết quả thực hiện", "Sở Nội vụ",
	    "Sở Tài chính; Sở Y tế", deadline);
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, story_understand(cx, &entry));
	assert_ok(cx, directive_create(cx, &directive, &entry, 1));
	assert_ok(cx,
	    directive_forward(cx, directive.id, directive.version, &n));
	assert_int_equal(n, 3);
	out->directive_id = directive.id;
	out->task_id = entry.task.id;
	out->a = assignment_at(cx, entry.task.id,
	    world_person(WORLD_RESPONDER)->agency_id);
	out->b = assignment_at(cx, entry.task.id,
	    world_person(WORLD_RESPONDER_B)->agency_id);
	out->c = assignment_at(cx, entry.task.id, 0);
}

struct assignment
story_get(struct cx *cx, uint64_t id)
{
	struct assignment a;

	assert_ok(cx, assignment_store_get(cx, id, &a));
	return a;
}

uint64_t
story_version(struct cx *cx, uint64_t id)
{
	return story_get(cx, id).version;
}

enum err
story_submit(struct cx *cx, uint64_t id, int32_t on)
{
	struct reply reply = {
		.assignment_id = id,
		.kind = REPLY_RESULT,
		.reply_text = "Đã hoàn thành, gửi kèm báo cáo.",
		.reply_number = "15",
		.reply_symbol = "BC-SNV",
		.reply_issued_on = on,
	};

	return assignment_reply(cx, story_version(cx, id), &reply);
}

static uint64_t
one_number(struct cx *cx, const struct db_stmt *stmt, const struct db_arg *args,
    size_t n)
{
	struct db_rows *rows;

	assert_ok(cx, db_query(cx, stmt, args, n, &rows));
	assert_true(db_next(rows));
	return row_u64(rows);
}

uint64_t
story_count(struct cx *cx, const struct db_stmt *stmt, uint64_t id)
{
	return one_number(cx, stmt, ARGS(db_u64(id)));
}

uint64_t
story_events(struct cx *cx, uint64_t id, enum event_kind kind)
{
	static const struct db_stmt count = STMT("story.events",
	    "SELECT COUNT(*) FROM event WHERE assignment_id = ?"
	    " AND kind = ?");

	return one_number(cx, &count,
	    ARGS(db_u64(id), db_str(event_kind_name(kind))));
}

uint64_t
story_told_agency(struct cx *cx, uint64_t id, enum event_kind kind)
{
	static const struct db_stmt count = STMT("story.told_agency",
	    "SELECT COUNT(*) FROM notification n"
	    " JOIN assignment a ON a.id = n.assignment_id"
	    " WHERE n.assignment_id = ? AND n.kind = ?"
	    " AND n.agency_id = a.agency_id");

	return one_number(cx, &count,
	    ARGS(db_u64(id), db_str(event_kind_name(kind))));
}

uint64_t
story_told(struct cx *cx, enum who who, enum event_kind kind)
{
	static const struct db_stmt count = STMT("story.told",
	    "SELECT COUNT(*) FROM notification"
	    " WHERE account_id = ? AND kind = ?");

	return one_number(cx, &count,
	    ARGS(db_u64(world_person(who)->account_id),
		db_str(event_kind_name(kind))));
}

const char *
story_field(const struct cx *cx, const char *field)
{
	for (unsigned i = 0; i < cx->error.n_fields; i++)
		if (strcmp(cx->error.fields[i].field, field) == 0)
			return cx->error.fields[i].key;
	return "";
}

static const struct db_stmt
    OPEN_AND_STATE = STMT("story.open_and_state",
	"SELECT COUNT(*) FROM assignment WHERE open <> (state IN ('assigned',"
	" 'received', 'in_progress', 'submitted', 'returned'))"),
    OPEN_AND_CLOSED = STMT("story.open_and_closed",
	"SELECT COUNT(*) FROM assignment WHERE state <> 'draft'"
	" AND ((open = 1) <> (closed_on = '9999-12-31')"
	" OR (open = 1) <> (closed_at IS NULL))"),
    INTERVALS = STMT("story.intervals",
	"SELECT COUNT(*) FROM assignment a WHERE a.assigned_at IS NOT NULL"
	" AND NOT EXISTS (SELECT 1 FROM assignment_interval i"
	"  WHERE i.assignment_id = a.id AND i.version = a.version"
	"  AND i.valid_to = '9999-12-31' AND i.state = a.state"
	"  AND i.due_on <=> a.due_on AND i.result_on <=> a.result_on"
	"  AND i.outcome = a.outcome AND i.closed_on = a.closed_on"
	"  AND i.update_due_on <=> a.update_due_on)"),
    GAPS = STMT("story.gaps",
	"SELECT COUNT(*) FROM assignment_interval i"
	" WHERE i.valid_to <> '9999-12-31' AND NOT EXISTS (SELECT 1"
	"  FROM assignment_interval j WHERE j.assignment_id = i.assignment_id"
	"  AND j.version = i.version + 1 AND j.valid_from = i.valid_to)"
	" AND NOT EXISTS (SELECT 1 FROM event e WHERE e.kind = 'undo'"
	"  AND e.assignment_id = i.assignment_id AND e.at = i.valid_to)"),
    DOUBLE = STMT("story.double",
	"SELECT COUNT(*) FROM (SELECT assignment_id FROM assignment_interval"
	" WHERE valid_to = '9999-12-31' GROUP BY assignment_id"
	" HAVING COUNT(*) > 1) x"),
    PENDING = STMT("story.pending",
	"SELECT COUNT(*) FROM assignment a WHERE"
	" a.extension_pending <> EXISTS (SELECT 1 FROM extension x"
	"  WHERE x.assignment_id = a.id AND x.decision = 'pending')"
	" OR (a.state = 'returned') <> EXISTS (SELECT 1 FROM return_request r"
	"  WHERE r.assignment_id = a.id AND r.decision = 'pending')"),
    OUTCOMES = STMT("story.outcomes",
	"SELECT COUNT(*) FROM assignment"
	" WHERE (state = 'completed') <> (outcome <> 'none')"
	" OR (state = 'completed' AND result_on IS NULL)");

void
story_check_invariants(struct cx *cx)
{
	static const struct db_stmt *const broken[] = { &OPEN_AND_STATE,
		&OPEN_AND_CLOSED, &INTERVALS, &GAPS, &DOUBLE, &PENDING,
		&OUTCOMES };

	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		uint64_t n = one_number(cx, broken[i], NO_ARGS);

		if (n != 0)
			fail_msg("%s: %" PRIu64 " rows", broken[i]->name, n);
	}
}
