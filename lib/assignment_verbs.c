/* assignment: what an agency does with what was handed out to it. */
#include "assignment_verbs.h"

#include <inttypes.h>

#include "agency_store.h"
#include "arena.h"
#include "assignment_store.h"
#include "calendar.h"
#include "clock.h"
#include "deadline.h"
#include "move_verbs.h"
#include "reply_store.h"
#include "task_store.h"
#include "text.h"

enum err
assignment_open(struct cx *cx, uint64_t id, struct assignment *out,
    enum party *out_party)
{
	struct flow_subject subject;
	struct assignment a;
	enum err err;

	err = assignment_store_get(cx, id, &a);
	if (err)
		return err;
	err = move_party(cx, &a, &subject, out_party);
	if (err)
		return err;
	*out = a;
	return OK;
}

enum err
assignment_mark_seen(struct cx *cx, const struct assignment *assignment)
{
	if (cx->actor == NULL || cx->actor->agency_id == 0 ||
	    cx->actor->agency_id != assignment->agency_id ||
	    assignment->assigned_at == NO_MOMENT ||
	    assignment->first_seen_at != NO_MOMENT)
		return OK;
	return assignment_store_set_first_seen(cx, assignment->id);
}

enum err
assignment_receive(struct cx *cx, uint64_t id, uint64_t version)
{
	struct event event = { .kind = EVENT_RECEIVE };
	struct move_work work;
	enum err err;

	err = move_begin(cx, id, version, MOVE_RECEIVE, &work);
	if (err)
		return err;
	work.a.received_at = cx->now;
	return move_end(cx, &work, &event);
}

enum err
assignment_return(struct cx *cx, uint64_t version,
    struct return_request *request)
{
	struct event event = { .kind = EVENT_RETURN,
		.reason = request->reason };
	struct agency_list agencies;
	struct move_work work;
	bool known = request->proposed_agency_id == 0;
	enum err input = OK;
	enum err err;

	err = move_begin(cx, request->assignment_id, version, MOVE_RETURN,
	    &work);
	if (err)
		return err;
	input_need(cx, "reason", request->reason, &input);
	input_need(cx, "head_informed", request->head_informed, &input);
	err = agency_store_list(cx, clock_day(cx->now), &agencies);
	if (err)
		return err;
	for (size_t i = 0; !known && i < agencies.n; i++)
		known = agencies.items[i].id == request->proposed_agency_id;
	if (!known || request->proposed_agency_id == work.a.agency_id)
		input = fail_field(cx, "proposed_agency_id", "bad_choice");
	if (input)
		return input;
	err = return_store_add(cx, request);
	if (err)
		return err;
	work.a.return_count++;
	event.object_id = request->id;
	err = move_end(cx, &work, &event);
	if (err)
		return err;
	return move_tell_office(cx, &work, EVENT_RETURN);
}

/* What a kind of reply means. */
static const struct reply_rule {
	enum move move;
	enum event_kind event;
	bool updates; /* counts as an update of the agency (third clock) */
} reply_rules[] = {
	[REPLY_PROGRESS] = { MOVE_PROGRESS, EVENT_PROGRESS, true },
	[REPLY_RESULT] = { MOVE_SUBMIT, EVENT_SUBMIT, true },
	[REPLY_EXPLANATION] = { MOVE_EXPLAIN, EVENT_EXPLANATION, true },
	[REPLY_PLAN] = { MOVE_PLAN, EVENT_PLAN, false },
};

/* R5, R33: a result that must be reported has a document; R37: where the
 * update clock runs from it, the explanation of a late task has one too. */
static bool
document_needed(struct cx *cx, const struct move_work *work,
    const struct task *task, enum reply_kind kind)
{
	int32_t due_on = work->a.due_on;

	switch (kind) {
	case REPLY_RESULT:
		return task->must_report ||
		       (cx->profile->report_always && task->has_deadline);
	case REPLY_EXPLANATION:
		return cx->profile->update_rule == UPDATE_AFTER_REPLY &&
		       due_on != NO_DAY && clock_day(cx->now) > due_on;
	case REPLY_PROGRESS:
	case REPLY_PLAN:
		break;
	}
	return false;
}

static enum err
check_reply(struct cx *cx, const struct move_work *work,
    const struct task *task, const struct reply *reply)
{
	bool some = !text_is_empty(reply->reply_number) ||
		    !text_is_empty(reply->reply_symbol) ||
		    reply->reply_issued_on != NO_DAY;
	int32_t on = reply->reply_issued_on;
	enum err err = OK;

	input_need(cx, "reply_text", reply->reply_text, &err);
	input_refuse_secret(cx, "reply_symbol", reply->reply_symbol, &err);
	/* Half a reference names no document. */
	if (some || document_needed(cx, work, task, reply->kind)) {
		input_need(cx, "reply_number", reply->reply_number, &err);
		input_need(cx, "reply_symbol", reply->reply_symbol, &err);
		if (on == NO_DAY)
			err = fail_field(cx, "reply_issued_on", "required");
	}
	if (on != NO_DAY && on > clock_day(cx->now))
		err = fail_field(cx, "reply_issued_on", "date_future");
	if (on != NO_DAY && on < work->directive.issued_on)
		err = fail_field(cx, "reply_issued_on",
		    "date_before_directive");
	return err;
}

static void
take_clock(struct assignment *a, struct clock_due clock)
{
	a->update_due_on = clock.on;
	a->update_derivation = text_or_empty(clock.derivation);
}

/*
 * B Đ7.2.c: what has no date is updated once in each quarter. Having updated,
 * the next one is due at the cut-off after; more of them move nothing.
 */
static void
update_quarter(struct cx *cx, struct assignment *a, int32_t today)
{
	struct clock_due this_one = clock_update_due(cx->mem, cx->profile,
	    cx->calendar, NO_DAY, NO_DAY, today);

	if (this_one.on == NO_DAY || a->update_due_on > this_one.on)
		return;
	take_clock(a, clock_update_due(cx->mem, cx->profile, cx->calendar,
			  NO_DAY, NO_DAY, this_one.on + 1));
}

/* The third clock (R34-R37): where it stands now, and was it kept? */
static void
update_clock(struct cx *cx, struct assignment *a, const struct reply *reply)
{
	int32_t today = clock_day(cx->now);
	int32_t on = reply->reply_issued_on;
	bool after_reply = cx->profile->update_rule == UPDATE_AFTER_REPLY;

	if (after_reply) {
		/* Only a document starts this clock (A Đ10.2, Đ10.3). */
		if (reply->kind == REPLY_PROGRESS || on == NO_DAY)
			return;
		take_clock(a, clock_update_due(cx->mem, cx->profile,
				  cx->calendar, a->due_on, on, today));
	}
	if (a->update_due_on != NO_DAY && today > a->update_due_on)
		a->update_late = true;
	if (!after_reply && a->due_on == NO_DAY && reply->kind != REPLY_RESULT)
		update_quarter(cx, a, today);
}

/* 4.7 rule 2 and R40: the day that counts as done. */
static void
submit(struct cx *cx, struct assignment *a, const struct reply *reply)
{
	int32_t today = clock_day(cx->now);
	bool first = a->submitted_at == NO_MOMENT;

	if (cx->profile->sent_back_counts_first && !first)
		return;
	a->submitted_at = cx->now;
	switch (cx->profile->result_rule) {
	case RESULT_BY_REPLY:
		/* A result sent back was none: its old document does not
		 * make the new one timely. */
		a->result_on = reply->reply_issued_on != NO_DAY &&
				       a->send_back_count == 0
				   ? reply->reply_issued_on
				   : today;
		break;
	case RESULT_BY_SUBMISSION:
		a->result_on = today;
		break;
	case RESULT_BY_CONFIRMATION:
		a->result_on = NO_DAY;
		break;
	}
}

static enum err
carry_out_reply(struct cx *cx, struct move_work *work, struct event *event,
    const struct reply *reply)
{
	struct assignment *a = &work->a;

	if (!reply_rules[reply->kind].updates)
		return OK;
	if (a->received_at == NO_MOMENT && a->state != STATE_ASSIGNED)
		a->received_at = cx->now;
	a->updated_at = cx->now;
	update_clock(cx, a, reply);
	if (reply->kind == REPLY_EXPLANATION)
		a->explained = true;
	if (reply->kind != REPLY_RESULT)
		return OK;
	submit(cx, a, reply);
	return move_withdraw_extension(cx, work, event);
}

enum err
assignment_reply(struct cx *cx, uint64_t version, struct reply *reply)
{
	const struct reply_rule *rule = &reply_rules[reply->kind];
	struct event event = { .kind = rule->event };
	struct move_work work;
	struct task task;
	enum err err;

	reply->reply_text = text_or_empty(reply->reply_text);
	reply->reply_number = text_or_empty(reply->reply_number);
	reply->reply_symbol = text_or_empty(reply->reply_symbol);
	err = move_begin(cx, reply->assignment_id, version, rule->move, &work);
	if (err)
		return err;
	err = task_store_get(cx, work.a.task_id, &task);
	if (err)
		return err;
	err = check_reply(cx, &work, &task, reply);
	if (err)
		return err;
	err = reply_store_add(cx, reply);
	if (err)
		return err;
	event.object_id = reply->id;
	event.reason = reply->reply_text;
	if (reply->reply_number[0] != '\0')
		event.document = reference_text(cx->mem, reply->reply_number,
		    reply->reply_symbol);
	err = carry_out_reply(cx, &work, &event, reply);
	if (err)
		return err;
	err = move_end(cx, &work, &event);
	if (err)
		return err;
	if (reply->kind != REPLY_RESULT && reply->kind != REPLY_EXPLANATION)
		return OK;
	return move_tell_office(cx, &work, rule->event);
}

enum err
assignment_request_extension(struct cx *cx, uint64_t version,
    struct extension *extension)
{
	struct event event = {
		.kind = EVENT_EXTENSION_REQUEST,
		.reason = extension->reason,
		.document = extension->document,
	};
	int32_t asked = extension->asked_due_on;
	struct move_work work;
	enum err input = OK;
	enum err err;

	err = move_begin(cx, extension->assignment_id, version,
	    MOVE_ASK_EXTENSION, &work);
	if (err)
		return err;
	if (work.a.due_on == NO_DAY || work.a.extension_pending)
		return fail(cx, ERR_CONFLICT,
		    "assignment %" PRIu64 " has no due date, or asked already",
		    work.a.id);
	input_need(cx, "reason", extension->reason, &input);
	if (asked == NO_DAY)
		input = fail_field(cx, "asked_due_on", "required");
	else if (asked <= work.a.due_on)
		input = fail_field(cx, "asked_due_on", "extension_not_later");
	else if (asked < clock_day(cx->now))
		input = fail_field(cx, "asked_due_on", "date_past");
	if (input)
		return input;
	extension->due_on_before = work.a.due_on;
	extension->document = text_or_empty(extension->document);
	err = extension_store_add(cx, extension);
	if (err)
		return err;
	work.a.extension_pending = true;
	event.object_id = extension->id;
	change_add_day(cx, &event, "asked_due_on", NO_DAY, asked);
	err = move_end(cx, &work, &event);
	if (err)
		return err;
	return move_tell_office(cx, &work, EVENT_EXTENSION_REQUEST);
}

enum err
assignment_report_difficulty(struct cx *cx, uint64_t version,
    struct difficulty *difficulty)
{
	struct event event = {
		.kind = EVENT_DIFFICULTY,
		.reason = difficulty->description,
		.document = difficulty->document,
	};
	struct move_work work;
	enum err input = OK;
	enum err err;

	err = move_begin(cx, difficulty->assignment_id, version,
	    MOVE_REPORT_DIFFICULTY, &work);
	if (err)
		return err;
	input_need(cx, "description", difficulty->description, &input);
	input_need(cx, "cause", difficulty->cause, &input);
	input_need(cx, "proposal", difficulty->proposal, &input);
	if (input)
		return input;
	difficulty->document = text_or_empty(difficulty->document);
	err = difficulty_store_add(cx, difficulty);
	if (err)
		return err;
	work.a.difficulty_open = true;
	event.object_id = difficulty->id;
	err = move_end(cx, &work, &event);
	if (err)
		return err;
	return move_tell_office(cx, &work, EVENT_DIFFICULTY);
}
