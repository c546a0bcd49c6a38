#include "move_verbs.h"

#include <inttypes.h>

#include "arena.h"
#include "calendar.h"
#include "clock.h"
#include "deadline.h"
#include "directive_store.h"
#include "event_store.h"
#include "held_act_store.h"
#include "notification_store.h"
#include "reply_store.h"
#include "text.h"

enum { CHANGES_MAX = 24 };

const char *
text_or_empty(const char *s)
{
	return s != NULL ? s : "";
}

void
input_need(struct cx *cx, const char *field, const char *value, enum err *err)
{
	if (text_is_empty(value))
		*err = fail_field(cx, field, "required");
	else
		input_refuse_secret(cx, field, value, err);
}

void
input_refuse_secret(struct cx *cx, const char *field, const char *value,
    enum err *err)
{
	if (!text_is_empty(value) && secrecy_marked(cx->mem, value))
		*err = fail_field(cx, field, "secret");
}

/* An agency does not know of what was never handed out to it. */
static bool
is_visible(const struct assignment *a, enum party party)
{
	if (!flow_may_read(party))
		return false;
	if (party != PARTY_RESPONDER && party != PARTY_AGENCY_LEADER &&
	    party != PARTY_LEAD_AGENCY)
		return true;
	return a->assigned_at != NO_MOMENT;
}

enum err
move_party(struct cx *cx, const struct assignment *a,
    struct flow_subject *out_subject, enum party *out_party)
{
	uint64_t agency = cx->actor != NULL ? cx->actor->agency_id : 0;
	struct flow_subject subject;
	enum party party;
	enum err err;

	err = assignment_store_get_subject(cx, a->id, agency, &subject);
	if (err)
		return err;
	party = flow_party(cx->actor, &subject);
	if (!is_visible(a, party))
		return fail(cx, ERR_MISSING,
		    "assignment %" PRIu64 " is not for"
		    " this person",
		    a->id);
	*out_subject = subject;
	*out_party = party;
	return OK;
}

static enum err
check(struct cx *cx, struct move_work *work, uint64_t version, enum move move)
{
	enum err err;

	err = move_party(cx, &work->a, &work->subject, &work->party);
	if (err)
		return err;
	if (!assignment_flow_ever_allows(work->party, move))
		return fail(cx, ERR_DENIED, "%s may not %s",
		    party_name(work->party), move_name(move));
	if (work->a.version != version)
		return fail_stale(cx,
		    "assignment %" PRIu64 " is at version %" PRIu64
		    ", not %" PRIu64,
		    work->a.id, work->a.version, version);
	work->from = work->a.state;
	if (!assignment_flow_allows(work->from, work->party, move,
		&work->a.state))
		return fail(cx, ERR_CONFLICT,
		    "assignment %" PRIu64 " is %s, cannot %s", work->a.id,
		    assignment_state_name(work->from), move_name(move));
	return directive_store_get(cx, work->a.directive_id, &work->directive);
}

enum err
move_begin(struct cx *cx, uint64_t id, uint64_t version, enum move move,
    struct move_work *out)
{
	enum err err;

	err = assignment_store_lock(cx, id, &out->a);
	if (err)
		return err;
	return check(cx, out, version, move);
}

enum err
move_begin_task(struct cx *cx, uint64_t id, uint64_t version, enum move move,
    struct move_work *out, struct assignment_list *out_all)
{
	struct assignment unlocked;
	enum err err;

	/* Which task it belongs to never changes. */
	err = assignment_store_get(cx, id, &unlocked);
	if (err)
		return err;
	err = assignment_store_lock_task(cx, unlocked.task_id, out_all);
	if (err)
		return err;
	for (size_t i = 0; i < out_all->n; i++) {
		if (out_all->items[i].id != id)
			continue;
		out->a = out_all->items[i];
		return check(cx, out, version, move);
	}
	return fail(cx, ERR_BUG, "assignment %" PRIu64 " is not in its task",
	    id);
}

bool
move_also(const struct move_work *work, const struct assignment *other,
    enum move move, struct move_work *out)
{
	*out = *work;
	out->a = *other;
	out->from = other->state;
	return assignment_flow_allows(other->state, work->party, move,
	    &out->a.state);
}

enum err
move_note(struct cx *cx, const struct move_work *work, struct event *event)
{
	bool moved = work->from != work->a.state;

	event->directive_id = work->a.directive_id;
	event->task_id = work->a.task_id;
	event->assignment_id = work->a.id;
	event->from_state = moved ? assignment_state_name(work->from) : "";
	event->to_state = moved ? assignment_state_name(work->a.state) : "";
	event->reason = text_or_empty(event->reason);
	event->document = text_or_empty(event->document);
	event->decided_by = text_or_empty(event->decided_by);
	return event_store_add(cx, event);
}

enum err
move_end(struct cx *cx, struct move_work *work, struct event *event)
{
	enum err err;

	err = assignment_store_set(cx, &work->a);
	if (err)
		return err;
	return move_note(cx, work, event);
}

enum err
move_withdraw_extension(struct cx *cx, struct move_work *work,
    struct event *event)
{
	struct extension extension;
	enum err err;

	if (!work->a.extension_pending)
		return OK;
	err = extension_store_lock_pending(cx, work->a.id, &extension);
	if (err)
		return err;
	extension.decision = DECISION_WITHDRAWN;
	extension.granted_due_on = NO_DAY;
	extension.decision_reason = "";
	extension.decided_by_name = "";
	extension.decision_document = "";
	extension.decided_at = cx->now;
	err = extension_store_decide(cx, &extension);
	if (err)
		return err;
	work->a.extension_pending = false;
	change_add_day(cx, event, "asked_due_on", extension.asked_due_on,
	    NO_DAY);
	return OK;
}

/* Only while it is returned does a return wait for a decision. */
static enum err
withdraw_return(struct cx *cx, const struct move_work *work)
{
	struct return_request request;
	enum err err;

	if (work->from != STATE_RETURNED || work->a.state == STATE_TRANSFERRED)
		return OK;
	err = return_store_lock_pending(cx, work->a.id, &request);
	if (err)
		return err;
	request.decision = DECISION_WITHDRAWN;
	request.decision_reason = "";
	request.decided_at = cx->now;
	return return_store_decide(cx, &request);
}

enum err
move_close(struct cx *cx, struct move_work *work, struct event *event)
{
	enum err err;

	err = move_withdraw_extension(cx, work, event);
	if (err)
		return err;
	err = withdraw_return(cx, work);
	if (err)
		return err;
	work->a.closed_at = cx->now;
	work->a.closed_on = clock_day(cx->now);
	work->a.difficulty_open = false;
	return OK;
}

static enum err
tell(struct cx *cx, const struct move_work *work, uint64_t agency_id,
    uint64_t account_id, enum event_kind kind)
{
	struct notification n = {
		.agency_id = agency_id,
		.account_id = account_id,
		.kind = event_kind_name(kind),
		.directive_id = work->a.directive_id,
		.assignment_id = work->a.id,
		.urgency = work->directive.urgency,
		.read_at = NO_MOMENT,
		.due_on = NO_DAY,
	};

	/* Urgent documents are told at once, whatever may be undone. */
	if (cx->held != NULL && n.urgency == URGENCY_NORMAL)
		return held_message_store_add(cx, cx->held->id, &n);
	return notification_store_add(cx, &n);
}

enum err
move_tell_agency(struct cx *cx, const struct move_work *work,
    enum event_kind kind)
{
	return tell(cx, work, work->a.agency_id, 0, kind);
}

enum err
move_tell_account(struct cx *cx, const struct move_work *work,
    uint64_t account_id, enum event_kind kind)
{
	if (account_id == 0 ||
	    (cx->actor != NULL && cx->actor->account_id == account_id))
		return OK;
	return tell(cx, work, 0, account_id, kind);
}

enum err
move_tell_office(struct cx *cx, const struct move_work *work,
    enum event_kind kind)
{
	enum err err;

	err = move_tell_account(cx, work, work->subject.specialist_id, kind);
	if (err)
		return err;
	if (work->subject.division_head_id == work->subject.specialist_id)
		return OK;
	return move_tell_account(cx, work, work->subject.division_head_id,
	    kind);
}

void
assignment_set_due(struct cx *cx, struct assignment *a, int32_t due_on)
{
	struct clock_due clock;

	/* Notices are counted for the due date in force (R47). */
	if (a->due_on != due_on)
		a->notice_count = 0;
	a->due_on = due_on;
	if (a->first_due_on == NO_DAY)
		a->first_due_on = due_on;
	/* A result that waits was updated by its own document. */
	if (a->state == STATE_SUBMITTED)
		return;
	a->explained = false;
	clock = clock_update_due(cx->mem, cx->profile, cx->calendar, due_on,
	    NO_DAY, clock_day(cx->now));
	a->update_due_on = clock.on;
	a->update_derivation = text_or_empty(clock.derivation);
}

struct assignment
assignment_hand_out(struct cx *cx, const struct task *task, uint64_t agency_id,
    enum assignment_role role, int32_t due_on)
{
	struct assignment a = {
		.task_id = task->id,
		.directive_id = task->directive_id,
		.agency_id = agency_id,
		.role = role,
		.state = STATE_ASSIGNED,
		.specialist_id = task->specialist.id,
		.first_due_on = NO_DAY,
		.due_on = NO_DAY,
		.update_due_on = NO_DAY,
		.update_derivation = "",
		.assigned_at = cx->now,
		.first_seen_at = NO_MOMENT,
		.received_at = NO_MOMENT,
		.updated_at = NO_MOMENT,
		.submitted_at = NO_MOMENT,
		.result_on = NO_DAY,
		.outcome = OUTCOME_NONE,
		.closed_at = NO_MOMENT,
		.closed_on = LAST_DAY,
		.paper_received_on = NO_DAY,
	};

	assignment_set_due(cx, &a, due_on);
	return a;
}

enum err
task_may_change(struct cx *cx, const struct task *task, uint64_t recorded_by)
{
	const struct flow_subject subject = {
		.specialist_id = task->specialist.id,
		.division_head_id = task->division_head.id,
		.office_leader_id = task->office_leader.id,
		.recorded_by = recorded_by,
		.agency_has_account = true,
	};
	enum party party = flow_party(cx->actor, &subject);

	if (party == PARTY_FOLLOWER)
		return OK;
	/* What an agency sees of a task it sees through its assignment. */
	if (party == PARTY_OFFICE || party == PARTY_WATCHER)
		return fail(cx, ERR_DENIED, "%s may not change task %" PRIu64,
		    party_name(party), task->id);
	return fail(cx, ERR_MISSING, "task %" PRIu64 " is not for this person",
	    task->id);
}

void
change_add(struct cx *cx, struct event *event, const char *field,
    const char *old_value, const char *new_value)
{
	old_value = text_or_empty(old_value);
	new_value = text_or_empty(new_value);
	if (text_equal(old_value, new_value) || event->n_changes == CHANGES_MAX)
		return;
	if (event->changes == NULL)
		event->changes = arena_array(cx->mem, CHANGES_MAX,
		    sizeof(*event->changes));
	event->changes[event->n_changes++] = (struct event_change){
		.field = field,
		.old_value = old_value,
		.new_value = new_value,
	};
}

void
change_add_day(struct cx *cx, struct event *event, const char *field,
    int32_t old_value, int32_t new_value)
{
	char old_text[16];
	char new_text[16];

	change_add(cx, event, field,
	    arena_strdup(cx->mem, day_format(old_value, old_text)),
	    arena_strdup(cx->mem, day_format(new_value, new_text)));
}
