#include "rows.h"

#include "arena.h"
#include "clock.h"
#include "search.h"

int
rows_world(void **state)
{
	(void)state;
	world_reset();
	return 0;
}

int
rows_begin(void **state)
{
	int rc = test_begin(state);
	struct cx *cx = *state;

	cx->actor = world_actor(WORLD_CREATOR);
	return rc;
}

struct directive
rows_directive(struct cx *cx, const char *number, int32_t issued_on)
{
	struct directive d = {
		.doc_type = "CV",
		.ref_number = number,
		.ref_symbol = "UBND-KT",
		.abstract = "V/v chuẩn bị mùa mưa bão",
		.issued_on = issued_on,
		.released_at = clock_day_start(issued_on) + 10 * 3600,
		.signer = "Lê Văn Ký",
		.assigner_id = 1,
		.urgency = URGENCY_NORMAL,
		.source = SOURCE_COMMITTEE,
		.record_due_at = clock_day_end(issued_on + 1),
		.record_derivation = "một ngày làm việc",
	};

	assert_ok(cx, directive_store_add(cx, &d));
	return d;
}

struct task
rows_task(struct cx *cx, uint64_t directive_id, unsigned number,
    const char *content)
{
	struct task t = {
		.directive_id = directive_id,
		.number = number,
		.title = content,
		.content = content,
		.product = "Báo cáo",
		.receiving_authority = "UBND tỉnh",
		.has_deadline = true,
		.must_report = true,
		.deadline = {
			.text = "đến hết ngày 29/5/2026",
			.kind = DEADLINE_DATE,
			.event_on = NO_DAY,
			.due_on = day_from_date(2026, 5, 29),
			.due_minute = -1,
		},
		.field_id = 1,
		.specialist.id = world_person(WORLD_CREATOR)->account_id,
		.division_head.id =
		    world_person(WORLD_DIVISION_HEAD)->account_id,
		.office_leader.id = world_person(WORLD_MANAGER)->account_id,
		.chairman.id = world_person(WORLD_CHAIRMAN)->account_id,
	};

	assert_ok(cx, task_store_add(cx, &t, search_tokens(cx->mem, content)));
	return t;
}

struct assignment
rows_assignment(struct cx *cx, const struct task *task, uint64_t agency_id,
    enum assignment_state state, int32_t due_on)
{
	bool draft = state == STATE_DRAFT;
	bool closed = !draft && !assignment_is_open(state);
	struct assignment a = {
		.task_id = task->id,
		.directive_id = task->directive_id,
		.agency_id = agency_id,
		.role = ROLE_LEAD,
		.state = state,
		.specialist_id = task->specialist.id,
		.first_due_on = due_on,
		.due_on = due_on,
		.update_due_on = NO_DAY,
		.assigned_at = draft ? NO_MOMENT : cx->now,
		.first_seen_at = NO_MOMENT,
		.received_at = NO_MOMENT,
		.updated_at = NO_MOMENT,
		.submitted_at = state == STATE_SUBMITTED ? cx->now : NO_MOMENT,
		.result_on = closed ? clock_day(cx->now) : NO_DAY,
		.outcome = closed ? OUTCOME_ON_TIME : OUTCOME_NONE,
		.closed_at = closed ? cx->now : NO_MOMENT,
		.closed_on = closed ? clock_day(cx->now) : LAST_DAY,
		.paper_received_on = NO_DAY,
	};

	assert_ok(cx, assignment_store_add(cx, &a));
	return a;
}

uint64_t
rows_agency_a(void)
{
	return world_person(WORLD_RESPONDER)->agency_id;
}

uint64_t
rows_agency_b(void)
{
	return world_person(WORLD_RESPONDER_B)->agency_id;
}

uint64_t
rows_agency_without_account(struct cx *cx)
{
	static const struct db_stmt find = STMT("rows.agency_without_account",
	    "SELECT g.id FROM agency g WHERE g.kind = 'other' AND NOT EXISTS"
	    " (SELECT 1 FROM account c WHERE c.agency_account_of = g.id)"
	    " ORDER BY g.id LIMIT 1");
	struct db_rows *rows;

	assert_ok(cx, db_query(cx, &find, NO_ARGS, &rows));
	assert_true(db_next(rows));
	return row_u64(rows);
}
