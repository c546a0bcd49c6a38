/* decision: what the office decides about one assignment. */
#include "assignment_verbs.h"

#include <inttypes.h>

#include "agency_store.h"
#include "arena.h"
#include "assignment_store.h"
#include "clock.h"
#include "deadline.h"
#include "entry_verbs.h"
#include "move_verbs.h"
#include "reply_store.h"
#include "task_store.h"
#include "text.h"

enum err
assignment_confirm(struct cx *cx, uint64_t id, uint64_t version,
    const char *note)
{
	struct event event = { .kind = EVENT_CONFIRM, .reason = note };
	struct move_work work;
	enum err input = OK;
	enum err err;

	err = move_begin(cx, id, version, MOVE_CONFIRM, &work);
	if (err)
		return err;
	input_refuse_secret(cx, "note", note, &input);
	if (input)
		return input;
	if (cx->profile->result_rule == RESULT_BY_CONFIRMATION ||
	    work.a.result_on == NO_DAY)
		work.a.result_on = clock_day(cx->now);
	work.a.outcome = outcome_of(work.a.due_on, work.a.result_on);
	err = move_close(cx, &work, &event);
	if (err)
		return err;
	err = move_end(cx, &work, &event);
	if (err)
		return err;
	return move_tell_agency(cx, &work, EVENT_CONFIRM);
}

enum err
assignment_send_back(struct cx *cx, uint64_t id, uint64_t version,
    const char *reason)
{
	struct event event = { .kind = EVENT_SEND_BACK, .reason = reason };
	struct move_work work;
	enum err input = OK;
	enum err err;

	err = move_begin(cx, id, version, MOVE_SEND_BACK, &work);
	if (err)
		return err;
	input_need(cx, "reason", reason, &input);
	if (input)
		return input;
	work.a.send_back_count++;
	if (!cx->profile->sent_back_counts_first) {
		work.a.submitted_at = NO_MOMENT;
		work.a.result_on = NO_DAY;
	}
	err = move_end(cx, &work, &event);
	if (err)
		return err;
	return move_tell_agency(cx, &work, EVENT_SEND_BACK);
}

/* A due date given by the office with a decision on a return. */
static void
check_new_due(struct cx *cx, const struct move_work *work,
    const struct return_decision *decision, enum err *err)
{
	if (decision->new_due_on == NO_DAY ||
	    decision->new_due_on == work->a.due_on)
		return;
	input_need(cx, "document", decision->document, err);
	if (decision->new_due_on < work->directive.issued_on)
		*err = fail_field(cx, "new_due_on", "due_before_issue");
	else if (directive_central_due(&work->directive) != NO_DAY &&
		 decision->new_due_on >=
		     directive_central_due(&work->directive))
		*err = fail_field(cx, "new_due_on", "after_central_due");
}

/* The words of the task change for all who have it; the others are told. */
static enum err
correct_content(struct cx *cx, const struct move_work *work,
    const struct return_decision *decision, const struct assignment_list *all,
    struct event *event)
{
	struct move_work other;
	struct task task;
	enum err err;

	if (text_is_empty(decision->new_content))
		return OK;
	err = task_store_lock(cx, work->a.task_id, &task);
	if (err)
		return err;
	if (text_equal(task.content, decision->new_content))
		return OK;
	change_add(cx, event, "content", task.content, decision->new_content);
	task.content = decision->new_content;
	task_complete(cx, &task);
	err = task_store_set(cx, &task,
	    task_search_text(cx, &work->directive, &task));
	for (size_t i = 0; !err && i < all->n; i++) {
		if (all->items[i].id == work->a.id ||
		    !move_also(work, &all->items[i], MOVE_AMEND, &other))
			continue;
		err = move_tell_agency(cx, &other, EVENT_AMEND);
	}
	return err;
}

/* Back to the agency, as if handed out again; its clock did not stop (R30). */
static void
hand_back(struct move_work *work)
{
	work->a.received_at = NO_MOMENT;
}

static enum err
return_correct(struct cx *cx, struct move_work *work, struct event *event,
    struct return_decision *decision, const struct assignment_list *all)
{
	int32_t due_on = decision->new_due_on;
	enum err err;

	err = correct_content(cx, work, decision, all, event);
	if (err)
		return err;
	hand_back(work);
	if (due_on != NO_DAY && due_on != work->a.due_on) {
		change_add_day(cx, event, "due_on", work->a.due_on, due_on);
		assignment_set_due(cx, &work->a, due_on);
	}
	err = move_end(cx, work, event);
	if (err)
		return err;
	return move_tell_agency(cx, work, EVENT_CORRECT);
}

static enum err
check_target(struct cx *cx, uint64_t agency_id,
    const struct assignment_list *all)
{
	struct agency_list agencies;
	enum err err;

	if (agency_id == 0)
		return fail_field(cx, "to_agency_id", "required");
	for (size_t i = 0; i < all->n; i++)
		if (all->items[i].agency_id == agency_id &&
		    assignment_is_open(all->items[i].state))
			return fail_field(cx, "to_agency_id",
			    "duplicate_agency");
	err = agency_store_list(cx, clock_day(cx->now), &agencies);
	if (err)
		return err;
	for (size_t i = 0; i < agencies.n; i++)
		if (agencies.items[i].id == agency_id)
			return OK;
	return fail_field(cx, "to_agency_id", "bad_choice");
}

/* The new agency's assignment; its clock starts now, its due date is that of
 * the old one unless another was decided. */
static enum err
hand_over(struct cx *cx, const struct move_work *work,
    struct return_decision *decision)
{
	struct event event = {
		.kind = EVENT_TRANSFER,
		.reason = decision->reason,
		.document = decision->document,
	};
	struct move_work new = *work;
	struct task task;
	int32_t due_on = decision->new_due_on != NO_DAY ? decision->new_due_on
							: work->a.due_on;
	enum err err;

	err = task_store_get(cx, work->a.task_id, &task);
	if (err)
		return err;
	new.a = assignment_hand_out(cx, &task, decision->to_agency_id,
	    work->a.role, due_on);
	new.a.transferred_from_id = work->a.id;
	new.from = STATE_DRAFT;
	err = assignment_store_add(cx, &new.a);
	if (err)
		return err;
	decision->new_assignment_id = new.a.id;
	err = move_note(cx, &new, &event);
	if (err)
		return err;
	return move_tell_agency(cx, &new, EVENT_TRANSFER);
}

static enum err
return_transfer(struct cx *cx, struct move_work *work, struct event *event,
    struct return_decision *decision, const struct assignment_list *all)
{
	struct agency from;
	struct agency to;
	enum err err;

	(void)all;
	err = agency_store_get(cx, work->a.agency_id, &from);
	if (err)
		return err;
	err = agency_store_get(cx, decision->to_agency_id, &to);
	if (err)
		return err;
	change_add(cx, event, "agency", from.name, to.name);
	err = move_close(cx, work, event);
	if (err)
		return err;
	err = move_end(cx, work, event);
	if (err)
		return err;
	err = move_tell_agency(cx, work, EVENT_TRANSFER);
	if (err)
		return err;
	return hand_over(cx, work, decision);
}

static enum err
return_refuse(struct cx *cx, struct move_work *work, struct event *event,
    struct return_decision *decision, const struct assignment_list *all)
{
	enum err err;

	(void)decision;
	(void)all;
	hand_back(work);
	err = move_end(cx, work, event);
	if (err)
		return err;
	return move_tell_agency(cx, work, EVENT_REFUSE_RETURN);
}

static const struct return_way {
	enum decision decision;
	enum move move;
	enum event_kind event;
	enum err (*carry_out)(struct cx *cx, struct move_work *work,
	    struct event *event, struct return_decision *decision,
	    const struct assignment_list *all);
} return_ways[] = {
	{ DECISION_CORRECTED, MOVE_CORRECT, EVENT_CORRECT, return_correct },
	{ DECISION_TRANSFERRED, MOVE_TRANSFER, EVENT_TRANSFER,
	    return_transfer },
	{ DECISION_REFUSED, MOVE_REFUSE_RETURN, EVENT_REFUSE_RETURN,
	    return_refuse },
};

static const struct return_way *
return_way_of(enum decision decision)
{
	for (size_t i = 0; i < sizeof(return_ways) / sizeof(return_ways[0]);
	     i++)
		if (return_ways[i].decision == decision)
			return &return_ways[i];
	return NULL;
}

enum err
assignment_decide_return(struct cx *cx, struct return_decision *decision)
{
	const struct return_way *way = return_way_of(decision->decision);
	struct event event = {
		.reason = decision->reason,
		.document = decision->document,
	};
	struct return_request request;
	struct assignment_list all;
	struct move_work work;
	enum err input = OK;
	enum err err;

	if (way == NULL)
		return fail(cx, ERR_MALFORMED, "no decision on a return");
	event.kind = way->event;
	err = move_begin_task(cx, decision->assignment_id, decision->version,
	    way->move, &work, &all);
	if (err)
		return err;
	input_need(cx, "reason", decision->reason, &input);
	input_refuse_secret(cx, "new_content", decision->new_content, &input);
	if (decision->decision != DECISION_REFUSED)
		check_new_due(cx, &work, decision, &input);
	if (input)
		return input;
	if (decision->decision == DECISION_TRANSFERRED) {
		err = check_target(cx, decision->to_agency_id, &all);
		if (err)
			return err;
	}
	err = return_store_lock_pending(cx, work.a.id, &request);
	if (err)
		return err;
	request.decision = decision->decision;
	request.decision_reason = decision->reason;
	request.decided_at = cx->now;
	err = return_store_decide(cx, &request);
	if (err)
		return err;
	event.object_id = request.id;
	return way->carry_out(cx, &work, &event, decision, &all);
}

static enum event_kind
extension_event(enum decision decision)
{
	switch (decision) {
	case DECISION_GRANTED:
		return EVENT_EXTENSION_GRANT;
	case DECISION_CHANGED:
		return EVENT_EXTENSION_CHANGE;
	case DECISION_REFUSED:
	case DECISION_PENDING:
	case DECISION_CORRECTED:
	case DECISION_TRANSFERRED:
	case DECISION_WITHDRAWN:
		break;
	}
	return EVENT_EXTENSION_REFUSE;
}

/* Which date the decision gives; NO_DAY: none. */
static int32_t
granted_day(const struct extension_decision *decision,
    const struct extension *extension)
{
	if (decision->decision == DECISION_GRANTED)
		return extension->asked_due_on;
	return decision->decision == DECISION_CHANGED ? decision->due_on
						      : NO_DAY;
}

static enum err
check_extension_decision(struct cx *cx, const struct move_work *work,
    const struct extension_decision *decision, int32_t granted)
{
	enum err err = OK;

	input_need(cx, "decided_by", decision->decided_by, &err);
	if (decision->decision == DECISION_REFUSED) {
		input_need(cx, "reason", decision->reason, &err);
		return err;
	}
	input_need(cx, "document", decision->document, &err);
	if (granted == NO_DAY)
		err = fail_field(cx, "due_on", "required");
	else if (granted <= work->a.due_on)
		err = fail_field(cx, "due_on", "extension_not_later");
	else if (directive_central_due(&work->directive) != NO_DAY &&
		 granted >= directive_central_due(&work->directive))
		err = fail_field(cx, "due_on", "after_central_due");
	return err;
}

static enum err
decide_extension(struct cx *cx, const struct extension_decision *decision,
    struct extension *extension, int32_t granted)
{
	extension->decision = decision->decision;
	extension->granted_due_on = granted;
	extension->decision_reason = text_or_empty(decision->reason);
	extension->decided_by_name = text_or_empty(decision->decided_by);
	extension->decision_document = text_or_empty(decision->document);
	extension->decided_at = cx->now;
	return extension_store_decide(cx, extension);
}

enum err
assignment_decide_extension(struct cx *cx,
    const struct extension_decision *decision)
{
	struct event event = {
		.kind = extension_event(decision->decision),
		.reason = decision->reason,
		.document = decision->document,
		.decided_by = decision->decided_by,
	};
	struct extension extension;
	struct move_work work;
	int32_t granted;
	enum err err;

	if (decision->decision != DECISION_GRANTED &&
	    decision->decision != DECISION_CHANGED &&
	    decision->decision != DECISION_REFUSED)
		return fail(cx, ERR_MALFORMED, "no decision on an extension");
	err = move_begin(cx, decision->assignment_id, decision->version,
	    MOVE_DECIDE_EXTENSION, &work);
	if (err)
		return err;
	if (!work.a.extension_pending)
		return fail(cx, ERR_CONFLICT,
		    "assignment %" PRIu64 " asked for no extension", work.a.id);
	err = extension_store_lock_pending(cx, work.a.id, &extension);
	if (err)
		return err;
	granted = granted_day(decision, &extension);
	err = check_extension_decision(cx, &work, decision, granted);
	if (err)
		return err;
	err = decide_extension(cx, decision, &extension, granted);
	if (err)
		return err;
	work.a.extension_pending = false;
	if (granted != NO_DAY) {
		work.a.extension_count++;
		change_add_day(cx, &event, "due_on", work.a.due_on, granted);
		assignment_set_due(cx, &work.a, granted);
	}
	event.object_id = extension.id;
	err = move_end(cx, &work, &event);
	if (err)
		return err;
	return move_tell_agency(cx, &work, event.kind);
}

static enum err
lock_difficulty(struct cx *cx, const struct difficulty_decision *decision,
    struct difficulty *out)
{
	enum err err;

	err = difficulty_store_lock(cx, decision->difficulty_id, out);
	if (err)
		return err;
	if (out->assignment_id != decision->assignment_id)
		return fail(cx, ERR_MISSING,
		    "difficulty %" PRIu64 " is of another assignment", out->id);
	if (!out->open)
		return fail(cx, ERR_CONFLICT,
		    "difficulty %" PRIu64 " was decided", out->id);
	return OK;
}

enum err
assignment_decide_difficulty(struct cx *cx,
    const struct difficulty_decision *decision)
{
	struct event event = {
		.kind = EVENT_DIFFICULTY_DECIDE,
		.reason = decision->decision,
		.document = decision->document,
		.decided_by = decision->decided_by,
		.object_id = decision->difficulty_id,
	};
	struct difficulty difficulty;
	struct move_work work;
	enum err input = OK;
	unsigned n_open;
	enum err err;

	err = move_begin(cx, decision->assignment_id, decision->version,
	    MOVE_DECIDE_DIFFICULTY, &work);
	if (err)
		return err;
	err = lock_difficulty(cx, decision, &difficulty);
	if (err)
		return err;
	input_need(cx, "advice", decision->advice, &input);
	input_need(cx, "decision", decision->decision, &input);
	input_need(cx, "decided_by", decision->decided_by, &input);
	if (input)
		return input;
	difficulty.open = false;
	difficulty.advice = decision->advice;
	difficulty.decision = decision->decision;
	difficulty.decided_by_name = decision->decided_by;
	difficulty.decision_document = text_or_empty(decision->document);
	difficulty.decided_at = cx->now;
	err = difficulty_store_decide(cx, &difficulty);
	if (err)
		return err;
	err = difficulty_store_count_open(cx, work.a.id, &n_open);
	if (err)
		return err;
	work.a.difficulty_open = n_open > 0;
	err = move_end(cx, &work, &event);
	if (err)
		return err;
	return move_tell_agency(cx, &work, EVENT_DIFFICULTY_DECIDE);
}

enum err
assignment_receive_paper(struct cx *cx, uint64_t id, uint64_t version,
    int32_t on)
{
	struct event event = { .kind = EVENT_PAPER_RECEIVED };
	struct move_work work;
	enum err input = OK;
	enum err err;

	err = move_begin(cx, id, version, MOVE_RECEIVE_PAPER, &work);
	if (err)
		return err;
	if (on == NO_DAY)
		input = fail_field(cx, "paper_received_on", "required");
	else if (on > clock_day(cx->now))
		input = fail_field(cx, "paper_received_on", "date_future");
	else if (on < work.directive.issued_on)
		input = fail_field(cx, "paper_received_on",
		    "date_before_directive");
	if (input)
		return input;
	change_add_day(cx, &event, "paper_received_on",
	    work.a.paper_received_on, on);
	work.a.paper_received_on = on;
	return move_end(cx, &work, &event);
}
