#include "notice_verbs.h"

#include <inttypes.h>
#include <stdlib.h>

#include "agency_store.h"
#include "arena.h"
#include "assignment_store.h"
#include "calendar.h"
#include "clock.h"
#include "directive_store.h"
#include "directive_verbs.h"
#include "entry_verbs.h"
#include "move_verbs.h"
#include "notice_store.h"
#include "task_store.h"
#include "text.h"

/* Taking back -------------------------------------------------------------- */

/* What is left of a notice after something was taken out of it. A paper signed
 * with it in is no longer the one to send. */
static enum err
settle(struct cx *cx, uint64_t notice_id, enum withdrawal reason)
{
	struct notice notice;
	enum err err;

	err = notice_store_get(cx, notice_id, &notice);
	if (err)
		return err;
	notice.signed_at = NO_MOMENT;
	notice.state = NOTICE_APPROVED;
	if (notice.n_items == 0) {
		notice.state = NOTICE_WITHDRAWN;
		notice.withdrawn_at = cx->now;
		notice.withdrawn_reason = withdrawal_name(reason);
	}
	return notice_store_set(cx, &notice);
}

static enum err
take_back(struct cx *cx, const struct notice_item *item, enum withdrawal reason,
    int32_t day, uint64_t *out_changed)
{
	int32_t again_on = notice_again_on(cx->profile, cx->calendar, reason,
	    day);
	struct notice notice;
	enum err err;

	/* The notice first, as sending does. */
	if (item->notice_id != 0) {
		err = notice_store_lock(cx, item->notice_id, &notice);
		if (err)
			return err;
	}
	err = notice_store_withdraw_item(cx, item->id, reason, again_on,
	    out_changed);
	if (err || *out_changed == 0 || item->notice_id == 0)
		return err;
	return settle(cx, item->notice_id, reason);
}

/* Planning ----------------------------------------------------------------- */

enum { PLAN_ITEMS, PLAN_ESCALATIONS, PLAN_LADDERS, PLAN_DONE };

static void
next_phase(struct notice_work *work)
{
	work->phase++;
	work->after_id = 0;
}

static enum err
plan_items(struct cx *cx, struct notice_work *work, int32_t day)
{
	struct notice_item_list list;
	enum err err;

	err = notice_store_list_waiting(cx, work->after_id, &list);
	if (err)
		return err;
	for (size_t i = 0; i < list.n; i++) {
		const struct notice_item *item = &list.items[i];
		enum withdrawal why = notice_withdrawal(&item->facts,
		    item->due_on);
		uint64_t changed;

		work->after_id = item->id;
		if (why == WITHDRAWAL_NONE)
			continue;
		err = take_back(cx, item, why, day, &changed);
		if (err)
			return err;
		work->n_withdrawn += changed;
	}
	if (list.n == 0)
		next_phase(work);
	return OK;
}

static enum err
plan_escalations(struct cx *cx, struct notice_work *work)
{
	struct escalation_list list;
	enum err err;

	err = escalation_store_list_open(cx, work->after_id, &list);
	if (err)
		return err;
	for (size_t i = 0; i < list.n; i++) {
		const struct escalation *e = &list.items[i];
		enum withdrawal why = notice_withdrawal(&e->facts, e->due_on);
		uint64_t changed;

		work->after_id = e->id;
		if (why == WITHDRAWAL_NONE)
			continue;
		err = escalation_store_close(cx, e->id, e->version, "withdrawn",
		    why, &changed);
		if (err)
			return err;
		work->n_withdrawn += changed;
	}
	if (list.n == 0)
		next_phase(work);
	return OK;
}

static enum err
plan_ladder(struct cx *cx, struct notice_work *work,
    const struct notice_candidate *c, int32_t day)
{
	int32_t due = notice_due(cx->profile, cx->calendar, c->due_on,
	    &c->ladder);
	uint64_t added = 0;
	enum err err;

	if (due != NO_DAY && due <= day) {
		err = notice_store_propose(cx, c, due, &added);
		work->n_proposed += added;
		return err;
	}
	due = notice_escalation_due(cx->profile, cx->calendar, &c->ladder);
	if (due == NO_DAY || due > day ||
	    notice_escalation_is_held(c->state, c->extension_pending))
		return OK;
	err = notice_store_escalate(cx, c, due, &added);
	work->n_escalated += added;
	return err;
}

static enum err
plan_ladders(struct cx *cx, struct notice_work *work, int32_t day)
{
	struct notice_candidates list;
	enum err err;

	err = notice_store_list_candidates(cx, day - 1, clock_day_end(day),
	    work->after_id, &list);
	if (err)
		return err;
	for (size_t i = 0; i < list.n; i++) {
		work->after_id = list.items[i].assignment_id;
		err = plan_ladder(cx, work, &list.items[i], day);
		if (err)
			return err;
	}
	if (list.n == 0)
		next_phase(work);
	return OK;
}

enum err
notice_plan_step(struct cx *cx, struct notice_work *work, int32_t day,
    bool *out_more)
{
	enum err err;

	/* On a day off the office proposes nothing; what came between is
	 * taken back on any day. */
	if (work->phase == PLAN_LADDERS &&
	    !calendar_is_working(cx->calendar, day))
		work->phase = PLAN_DONE;
	*out_more = work->phase != PLAN_DONE && cx->profile->notice_enabled;
	if (!*out_more)
		return OK;
	err = notice_store_lock_plan(cx, day);
	if (err)
		return err;
	if (work->phase == PLAN_ITEMS)
		return plan_items(cx, work, day);
	if (work->phase == PLAN_ESCALATIONS)
		return plan_escalations(cx, work);
	return plan_ladders(cx, work, day);
}

/* Who may --------------------------------------------------------------------
 */

enum err
notice_check_approver(struct cx *cx)
{
	if (notice_may_approve(cx->actor))
		return OK;
	return fail(cx, ERR_DENIED, "no head of division, no office leader");
}

static enum err
may_handle(struct cx *cx, uint64_t id, bool *out)
{
	*out = notice_may_approve(cx->actor);
	if (*out || cx->actor == NULL ||
	    !role_may(cx->actor->role, PERM_DECIDE))
		return OK;
	return notice_store_is_followed(cx, id, cx->actor->account_id, out);
}

enum err
notice_open(struct cx *cx, uint64_t id, struct notice *out,
    bool *out_may_handle)
{
	enum err err;

	err = notice_store_get(cx, id, out);
	if (err)
		return err;
	return may_handle(cx, id, out_may_handle);
}

static enum err
check_handling(struct cx *cx, const struct notice *notice)
{
	bool may;
	enum err err;

	err = may_handle(cx, notice->id, &may);
	if (err)
		return err;
	if (!may)
		return fail(cx, ERR_DENIED,
		    "follows no task of notice %" PRIu64, notice->id);
	if (notice->state == NOTICE_SENT || notice->state == NOTICE_WITHDRAWN)
		return fail(cx, ERR_CONFLICT, "notice %" PRIu64 " is %s",
		    notice->id, notice_state_name(notice->state));
	return OK;
}

enum err
notice_open_for_handling(struct cx *cx, uint64_t id, struct notice *out)
{
	enum err err;

	err = notice_store_get(cx, id, out);
	if (err)
		return err;
	return check_handling(cx, out);
}

static enum err
lock(struct cx *cx, uint64_t id, uint64_t version, struct notice *out)
{
	enum err err;

	err = notice_store_lock(cx, id, out);
	if (err)
		return err;
	err = check_handling(cx, out);
	if (err)
		return err;
	if (out->version != version)
		return fail_stale(cx,
		    "notice %" PRIu64 " is at version %" PRIu64, id,
		    out->version);
	return OK;
}

/* Approving
 * -------------------------------------------------------------------- */

static enum err
check_approval(struct cx *cx, const struct notice_approval *approval)
{
	enum err err = OK;

	input_need(cx, "place", approval->place, &err);
	input_need(cx, "basis", approval->basis, &err);
	input_need(cx, "request", approval->request, &err);
	input_need(cx, "signer", approval->signer, &err);
	if (approval->n_items == 0)
		err = fail_field(cx, "items", "nothing_chosen");
	if (approval->answer_by == NO_DAY)
		err = fail_field(cx, "answer_by", "required");
	else if (approval->answer_by < clock_day(cx->now))
		err = fail_field(cx, "answer_by", "date_past");
	return err;
}

static enum err
take_items(struct cx *cx, const struct notice_approval *approval,
    const struct notice *notice)
{
	struct notice_item_list list;
	enum err err;

	for (size_t i = 0; i < approval->n_items; i++) {
		uint64_t changed;

		err = notice_store_take_item(cx, approval->items[i], notice,
		    &changed);
		if (err)
			return err;
		if (changed == 0)
			return fail(cx, ERR_CONFLICT,
			    "item %" PRIu64 " is not proposed any more",
			    approval->items[i]);
	}
	err = notice_store_list_items(cx, notice->id, &list);
	if (err)
		return err;
	for (size_t i = 0; i < list.n; i++)
		if (notice_withdrawal(&list.items[i].facts,
			list.items[i].due_on) != WITHDRAWAL_NONE)
			return fail(cx, ERR_CONFLICT,
			    "item %" PRIu64 " does not hold any more",
			    list.items[i].id);
	return OK;
}

enum err
notice_approve(struct cx *cx, struct notice_approval *approval)
{
	struct notice notice = {
		.agency_id = approval->agency_id,
		.symbol = NOTICE_SYMBOL,
		.issued_on = clock_day(cx->now),
		.place = approval->place,
		.basis = approval->basis,
		.request = approval->request,
		.answer_by = approval->answer_by,
		.by_deputy = approval->by_deputy,
		.signer = approval->signer,
		.approved_at = cx->now,
	};
	enum err err;

	err = notice_check_approver(cx);
	if (err)
		return err;
	err = check_approval(cx, approval);
	if (err)
		return err;
	notice.year = day_to_date(notice.issued_on).year;
	notice.approved_by_name = actor_shown_name(cx->actor);
	err = notice_store_take_number(cx, notice.year, &notice.number);
	if (err)
		return err;
	err = notice_store_add(cx, &notice);
	if (err)
		return err;
	approval->notice_id = notice.id;
	return take_items(cx, approval, &notice);
}

/* Signing, sending
 * --------------------------------------------------------------- */

enum err
notice_sign(struct cx *cx, uint64_t id, uint64_t version,
    struct notice_item_list *out_items)
{
	struct notice_item_list all;
	struct notice notice;
	enum err err;

	err = lock(cx, id, version, &notice);
	if (err)
		return err;
	err = notice_store_list_items(cx, id, &all);
	if (err)
		return err;
	out_items->items = arena_array(cx->mem, all.n, sizeof(*all.items));
	out_items->n = 0;
	for (size_t i = 0; i < all.n; i++)
		if (all.items[i].state == ITEM_APPROVED)
			out_items->items[out_items->n++] = all.items[i];
	notice.state = NOTICE_SIGNED;
	notice.signed_at = cx->now;
	return notice_store_set(cx, &notice);
}

static int
by_assignment(const void *a, const void *b)
{
	const struct notice_item *x = a;
	const struct notice_item *y = b;

	return (x->assignment_id > y->assignment_id) -
	       (x->assignment_id < y->assignment_id);
}

/* Everything it names locked, in the order of all who lock several: what is
 * read of it afterwards stays true. */
static enum err
lock_items(struct cx *cx, uint64_t id, struct notice_item_list *out,
    struct assignment **out_assignments)
{
	enum err err;

	err = notice_store_list_items(cx, id, out);
	if (err)
		return err;
	qsort(out->items, out->n, sizeof(*out->items), by_assignment);
	*out_assignments = arena_array(cx->mem, out->n,
	    sizeof(**out_assignments));
	for (size_t i = 0; i < out->n; i++) {
		err = assignment_store_lock(cx, out->items[i].assignment_id,
		    &(*out_assignments)[i]);
		if (err)
			return err;
	}
	err = notice_store_list_items(cx, id, out);
	if (err)
		return err;
	qsort(out->items, out->n, sizeof(*out->items), by_assignment);
	return OK;
}

static enum err
take_back_stale(struct cx *cx, const struct notice_item_list *items,
    uint64_t *out_changed)
{
	*out_changed = 0;
	for (size_t i = 0; i < items->n; i++) {
		const struct notice_item *item = &items->items[i];
		enum withdrawal why = notice_withdrawal(&item->facts,
		    item->due_on);
		uint64_t changed;
		enum err err;

		if (item->state != ITEM_APPROVED || why == WITHDRAWAL_NONE)
			continue;
		err = take_back(cx, item, why, clock_day(cx->now), &changed);
		if (err)
			return err;
		*out_changed += changed;
	}
	return OK;
}

static enum err
send_item(struct cx *cx, const struct notice *notice,
    const struct notice_item *item, const struct assignment *a)
{
	struct event event = {
		.kind = EVENT_NOTICE,
		.document = notice_reference(cx->mem, notice->number,
		    notice->symbol),
		.object_id = notice->id,
	};
	struct move_work work = { .a = *a, .from = a->state };
	uint64_t changed;
	enum err err;

	err = directive_store_get(cx, a->directive_id, &work.directive);
	if (err)
		return err;
	err = notice_store_send_item(cx, item->id, notice->sent_on, &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_CONFLICT, "item %" PRIu64 " was taken back",
		    item->id);
	change_add(cx, &event, "notice_count",
	    arena_printf(cx->mem, "%u", item->nth - 1),
	    arena_printf(cx->mem, "%u", item->nth));
	work.a.notice_count = item->nth;
	err = move_end(cx, &work, &event);
	if (err)
		return err;
	return move_tell_agency(cx, &work, EVENT_NOTICE);
}

enum err
notice_send(struct cx *cx, uint64_t id, uint64_t version, bool *out_sent)
{
	struct assignment *assignments;
	struct notice_item_list items;
	struct notice notice;
	uint64_t changed;
	enum err err;

	*out_sent = false;
	err = lock(cx, id, version, &notice);
	if (err)
		return err;
	if (notice.state != NOTICE_SIGNED)
		return fail(cx, ERR_CONFLICT,
		    "notice %" PRIu64 " is not signed", id);
	err = lock_items(cx, id, &items, &assignments);
	if (err)
		return err;
	err = take_back_stale(cx, &items, &changed);
	if (err || changed > 0)
		return err;
	notice.state = NOTICE_SENT;
	notice.sent_on = clock_day(cx->now);
	for (size_t i = 0; i < items.n; i++) {
		if (items.items[i].state != ITEM_APPROVED)
			continue;
		err = send_item(cx, &notice, &items.items[i], &assignments[i]);
		if (err)
			return err;
	}
	*out_sent = true;
	return notice_store_set(cx, &notice);
}

enum err
notice_withdraw(struct cx *cx, uint64_t id, uint64_t version, const char *note)
{
	struct notice_item_list items;
	struct notice notice;
	enum err input = OK;
	enum err err;

	err = lock(cx, id, version, &notice);
	if (err)
		return err;
	input_need(cx, "note", note, &input);
	if (input)
		return input;
	err = notice_store_list_items(cx, id, &items);
	if (err)
		return err;
	for (size_t i = 0; i < items.n; i++) {
		uint64_t changed;

		err = notice_store_withdraw_item(cx, items.items[i].id,
		    WITHDRAWAL_OFFICE,
		    notice_again_on(cx->profile, cx->calendar,
			WITHDRAWAL_OFFICE, clock_day(cx->now)),
		    &changed);
		if (err)
			return err;
	}
	notice.state = NOTICE_WITHDRAWN;
	notice.withdrawn_at = cx->now;
	notice.withdrawn_reason = withdrawal_name(WITHDRAWAL_OFFICE);
	notice.withdrawn_note = note;
	return notice_store_set(cx, &notice);
}

static enum err
check_follower(struct cx *cx, const struct assignment *a)
{
	struct flow_subject subject;
	enum party party;
	enum err err;

	err = move_party(cx, a, &subject, &party);
	if (err)
		return err;
	if (party == PARTY_FOLLOWER || party == PARTY_STANDS_IN ||
	    notice_may_approve(cx->actor))
		return OK;
	return fail(cx, ERR_DENIED, "%s does not follow this",
	    party_name(party));
}

/* One task --------------------------------------------------------------- */

enum err
notice_open_item(struct cx *cx, uint64_t id, struct notice_item *out)
{
	struct assignment a;
	enum err err;

	err = notice_store_get_item(cx, id, out);
	if (err)
		return err;
	err = assignment_store_get(cx, out->assignment_id, &a);
	if (err)
		return err;
	err = check_follower(cx, &a);
	if (err)
		return err;
	if (out->state != ITEM_PROPOSED && out->state != ITEM_APPROVED)
		return fail(cx, ERR_CONFLICT, "item %" PRIu64 " is %s", id,
		    notice_item_state_name(out->state));
	return OK;
}

enum err
notice_withdraw_item(struct cx *cx, uint64_t id, const char *note)
{
	struct notice_item item;
	uint64_t changed;
	enum err input = OK;
	enum err err;

	err = notice_open_item(cx, id, &item);
	if (err)
		return err;
	input_need(cx, "note", note, &input);
	if (input)
		return input;
	err = take_back(cx, &item, WITHDRAWAL_OFFICE, clock_day(cx->now),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_CONFLICT,
		    "item %" PRIu64 " was sent or taken out meanwhile", id);
	return notice_store_set_item_note(cx, id, note);
}

/* To the Chairman
 * --------------------------------------------------------------- */

static const struct escalation *
find_escalation(const struct escalation_list *list, uint64_t id)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->items[i].id == id)
			return &list->items[i];
	return NULL;
}

static enum err
check_report(struct cx *cx, const struct escalation_report *report, size_t n)
{
	enum err err = OK;

	input_need(cx, "place", report->place, &err);
	input_need(cx, "signer", report->signer, &err);
	if (n == 0)
		err = fail_field(cx, "ids", "nothing_chosen");
	return err;
}

enum err
escalation_report(struct cx *cx, const uint64_t *ids, size_t n,
    struct escalation_report *report)
{
	struct escalation_list list;
	enum err err;

	err = notice_check_approver(cx);
	if (!err)
		err = check_report(cx, report, n);
	if (!err)
		err = escalation_store_list_report(cx, &list);
	if (err)
		return err;
	report->day = clock_day(cx->now);
	report->year = day_to_date(report->day).year;
	err = escalation_store_take_number(cx, report->year, &report->number);
	if (!err)
		err = escalation_store_add_report(cx, report);
	for (size_t i = 0; !err && i < n; i++) {
		const struct escalation *e = find_escalation(&list, ids[i]);

		if (e == NULL)
			return fail(cx, ERR_CONFLICT,
			    "escalation %" PRIu64 " cannot be reported now",
			    ids[i]);
		err = escalation_store_add_report_item(cx, report->id, e);
	}
	return err;
}

enum err
escalation_propose(struct cx *cx, uint64_t id, uint64_t version,
    const char *proposal)
{
	struct escalation escalation;
	uint64_t changed;
	enum err input = OK;
	enum err err;

	err = ruling_check(cx, id, &escalation);
	if (err)
		return err;
	input_need(cx, "proposal", proposal, &input);
	if (input)
		return input;
	err = escalation_store_set_proposal(cx, id, version, proposal,
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_CONFLICT,
		    "escalation %" PRIu64 " is %s at version %" PRIu64, id,
		    escalation.state, escalation.version);
	return OK;
}

enum err
ruling_check(struct cx *cx, uint64_t escalation_id, struct escalation *out)
{
	struct assignment a;
	enum err err;

	err = escalation_store_get(cx, escalation_id, out);
	if (err)
		return err;
	err = assignment_store_get(cx, out->assignment_id, &a);
	if (err)
		return err;
	return check_follower(cx, &a);
}

static enum err
check_ruling(struct cx *cx, const struct ruling *ruling)
{
	enum err err = OK;

	input_need(cx, "opinion", ruling->opinion, &err);
	input_need(cx, "ruled_by", ruling->ruled_by, &err);
	input_refuse_secret(cx, "proposal", ruling->proposal, &err);
	input_refuse_secret(cx, "document", ruling->document, &err);
	if (ruling->ruled_on == NO_DAY)
		err = fail_field(cx, "ruled_on", "required");
	else if (ruling->ruled_on > clock_day(cx->now))
		err = fail_field(cx, "ruled_on", "in_future");
	return err;
}

/* Whose opinion it is: by name, else the Chairman. */
static enum err
find_assigner(struct cx *cx, const struct ruling *ruling, uint64_t *out)
{
	struct assigner_list list;
	const struct assigner *found = NULL;
	enum err err;

	err = directive_store_list_assigners(cx, ruling->ruled_on, &list);
	if (err)
		return err;
	for (size_t i = 0; i < list.n; i++) {
		const struct assigner *assigner = &list.items[i];

		if (text_equal(assigner->name, ruling->ruled_by)) {
			found = assigner;
			break;
		}
		if (found == NULL || assigner->kind == ASSIGNER_CHAIRMAN)
			found = assigner;
	}
	if (found == NULL)
		return fail(cx, ERR_SYSTEM, "nobody assigns tasks");
	*out = found->id;
	return OK;
}

/* His document of that day; an opinion without a number of its own gets that of
 * the report it answers. */
static enum err
ruling_directive(struct cx *cx, const struct ruling *ruling,
    const struct ruling_task *wanted, struct directive *out)
{
	bool today = ruling->ruled_on == clock_day(cx->now);

	*out = (struct directive){
		.doc_type = RULING_DOC_TYPE,
		.ref_number = arena_printf(cx->mem, "%" PRIu64,
		    ruling->escalation_id),
		.ref_symbol = RULING_SYMBOL,
		.abstract = wanted->abstract,
		.issued_on = ruling->ruled_on,
		.released_at = today ? cx->now
				     : clock_day_end(ruling->ruled_on),
		.signer = ruling->ruled_by,
		.urgency = URGENCY_NORMAL,
		.source = SOURCE_COMMITTEE,
	};
	reference_split(cx->mem, ruling->document, &out->ref_number,
	    &out->ref_symbol);
	return find_assigner(cx, ruling, &out->assigner_id);
}

/* Followed by those who followed the old one. */
static enum err
understand_ruling(struct cx *cx, const struct ruling_task *wanted,
    const struct task *old, int32_t ruled_on, struct task_entry *out)
{
	struct agency_name_list *names = arena_alloc(cx->mem, sizeof(*names));
	enum err err;

	*out = (struct task_entry){
		.field_prefix = "follow_",
		.class_given = true,
		.task = *old,
	};
	out->task.id = 0;
	out->task.content = wanted->content;
	out->task.title = NULL;
	out->task.product = out->task.receiving_authority = "";
	out->task.other_information = "";
	out->task.has_deadline = out->task.must_report = true;
	out->task.deadline = (struct deadline){
		.text = wanted->deadline,
		.event_on = NO_DAY,
		.due_on = NO_DAY,
		.due_minute = -1,
	};
	out->task.synthesising_agency_id = 0;
	out->task.paper_wanted = out->task.starred = false;
	out->task.lead_words = wanted->lead;
	out->task.coordinating_words = "";
	err = agency_store_list_names(cx, clock_day(cx->now), names);
	if (err)
		return err;
	return task_entry_understand(cx, names, ruled_on, out);
}

/* R61: what follows from a central task is due before the centre is; not where
 * that day is over already. */
static enum err
refuse_past_central(struct cx *cx, const struct task *old,
    const struct task_entry *entry)
{
	struct directive directive;
	int32_t central;
	enum err input = OK;
	enum err err;

	err = directive_store_get(cx, old->directive_id, &directive);
	if (err)
		return err;
	central = directive_central_due(&directive);
	if (central != NO_DAY && central >= clock_day(cx->now))
		entry_refuse_late(cx, entry, central, &input);
	return input;
}

static enum err
follow_ruling(struct cx *cx, struct ruling *ruling, uint64_t old_task_id,
    const struct ruling_task *wanted)
{
	struct directive directive;
	struct task_entry entry;
	struct task old;
	size_t n;
	enum err input = OK;
	enum err err;

	err = task_store_get(cx, old_task_id, &old);
	if (err)
		return err;
	input_need(cx, "follow_content", wanted->content, &input);
	input_need(cx, "follow_lead", wanted->lead, &input);
	input_need(cx, "follow_deadline_text", wanted->deadline, &input);
	if (input)
		return input;
	err = understand_ruling(cx, wanted, &old, ruling->ruled_on, &entry);
	if (err)
		return err;
	err = refuse_past_central(cx, &old, &entry);
	if (err)
		return err;
	err = ruling_directive(cx, ruling, wanted, &directive);
	if (err)
		return err;
	err = directive_create(cx, &directive, &entry, 1);
	if (err)
		return err;
	ruling->task_id = entry.task.id;
	return directive_forward(cx, directive.id, directive.version, &n);
}

static enum err
close_escalation(struct cx *cx, const struct escalation *escalation,
    uint64_t version)
{
	uint64_t changed;
	enum err err;

	err = escalation_store_close(cx, escalation->id, version, "ruled",
	    WITHDRAWAL_NONE, &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_CONFLICT,
		    "escalation %" PRIu64 " is %s at version %" PRIu64,
		    escalation->id, escalation->state, escalation->version);
	return OK;
}

static enum err
keep_ruling(struct cx *cx, struct ruling *ruling, struct move_work *work)
{
	struct event event = {
		.kind = EVENT_RULING,
		.reason = ruling->opinion,
		.document = ruling->document,
		.decided_by = ruling->ruled_by,
	};
	enum err err;

	err = ruling_store_add(cx, ruling);
	if (err)
		return err;
	event.object_id = ruling->id;
	err = directive_store_get(cx, work->a.directive_id, &work->directive);
	if (err)
		return err;
	work->from = work->a.state;
	work->a.escalated = true;
	err = move_end(cx, work, &event);
	if (err)
		return err;
	return move_tell_agency(cx, work, EVENT_RULING);
}

enum err
ruling_record(struct cx *cx, uint64_t version, struct ruling *ruling,
    const struct ruling_task *task)
{
	struct move_work work = { .party = PARTY_STRANGER };
	struct escalation escalation;
	enum err err;

	err = escalation_store_get(cx, ruling->escalation_id, &escalation);
	if (err)
		return err;
	err = assignment_store_lock(cx, escalation.assignment_id, &work.a);
	if (err)
		return err;
	err = check_follower(cx, &work.a);
	if (err)
		return err;
	err = close_escalation(cx, &escalation, version);
	if (err)
		return err;
	err = check_ruling(cx, ruling);
	if (err)
		return err;
	ruling->assignment_id = work.a.id;
	ruling->task_id = 0;
	if (task != NULL)
		err = follow_ruling(cx, ruling, work.a.task_id, task);
	if (err)
		return err;
	return keep_ruling(cx, ruling, &work);
}
