#include "calendar_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "assignment_store.h"
#include "audit_store.h"
#include "calendar_store.h"
#include "clock.h"
#include "clock_store.h"
#include "crypto.h"
#include "deadline.h"
#include "event_store.h"
#include "held_act_store.h"
#include "held_act_verbs.h"
#include "move_verbs.h"
#include "notification_store.h"
#include "rules_store.h"
#include "text.h"

/* The clocks as they are, and in after_* as the new calendar gives them. */
struct clocks {
	struct clock_tasks tasks;
	struct clock_task *tasks_after;
	struct assignment_lines lines;
	struct assignment *after;
	struct clock_directives directives;
	struct clock_directive *directives_after;
};

/* The same count from the same day by the new calendar; false when the text
 * tells of no working days. */
static bool
recount(struct cx *cx, const struct calendar *new, const char *derivation,
    int32_t *out_day, const char **out_derivation)
{
	const char *before;
	int32_t from;
	int n;

	if (!calendar_derivation_read(cx->mem, derivation, &before, &from, &n))
		return false;
	*out_day = calendar_add(new, from, n);
	*out_derivation = arena_printf(cx->mem, "%s%s", before,
	    calendar_derivation(cx->mem, new, from, n));
	return true;
}

static void
shift_task(struct cx *cx, const struct calendar *new, struct clock_task *task)
{
	struct deadline deadline = {
		.kind = DEADLINE_RELATIVE,
		.n = task->n,
		.unit = UNIT_WORKING_DAY,
		.event_on = task->event_on,
		.due_on = task->due_on,
	};

	deadline_compute(cx->mem, cx->profile, new, &deadline);
	task->due_on = deadline.due_on;
	task->derivation = deadline.derivation;
}

/* R61: the day set by the centre, where one that moves is no more before it. */
static int32_t
central_passed(const struct clock_task *task, int32_t after)
{
	return task != NULL && task->central_due_on != NO_DAY &&
		       after != NO_DAY && after >= task->central_due_on
		   ? task->central_due_on
		   : NO_DAY;
}

/* The task this assignment's due date follows; NULL: it has its own. */
static const struct clock_task *
followed(const struct clocks *clocks, const struct assignment *a)
{
	size_t low = 0, high = clocks->tasks.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (clocks->tasks.items[middle].id < a->task_id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == clocks->tasks.n ||
	    clocks->tasks.items[low].id != a->task_id ||
	    clocks->tasks.items[low].due_on != a->due_on ||
	    a->extension_count > 0)
		return NULL;
	return &clocks->tasks_after[low];
}

static void
shift_assignment(struct cx *cx, const struct calendar *new,
    const struct clocks *clocks, struct assignment *a)
{
	const struct calendar *old = cx->calendar;
	const struct clock_task *task = followed(clocks, a);
	const char *derivation;
	int32_t day;

	cx->calendar = new;
	if (task != NULL && task->due_on != a->due_on)
		assignment_set_due(cx, a, task->due_on);
	cx->calendar = old;
	if (a->update_due_on != NO_DAY &&
	    recount(cx, new, a->update_derivation, &day, &derivation)) {
		a->update_due_on = day;
		a->update_derivation = derivation;
	}
}

static void
shift_directive(struct cx *cx, const struct calendar *new,
    struct clock_directive *directive)
{
	int32_t day;
	const char *derivation;

	if (!recount(cx, new, directive->derivation, &day, &derivation))
		return;
	directive->record_due_at = clock_day_end(day);
	directive->derivation = derivation;
}

static enum err
list_clocks(struct cx *cx, int32_t from, struct clocks *out)
{
	enum err err;

	err = clock_store_list_tasks(cx, from, &out->tasks);
	if (err)
		return err;
	err = clock_store_list_assignments(cx, from, &out->lines);
	if (err)
		return err;
	err = clock_store_list_directives(cx, from, &out->directives);
	if (err)
		return err;
	if (out->tasks.n > CLOCKS_MAX || out->lines.n > CLOCKS_MAX ||
	    out->directives.n > CLOCKS_MAX)
		return fail_field(cx, "lines", "too_many_clocks");
	return OK;
}

static void
shift_all(struct cx *cx, const struct calendar *new, struct clocks *clocks)
{
	clocks->tasks_after = arena_array(cx->mem, clocks->tasks.n,
	    sizeof(*clocks->tasks_after));
	for (size_t i = 0; i < clocks->tasks.n; i++) {
		clocks->tasks_after[i] = clocks->tasks.items[i];
		shift_task(cx, new, &clocks->tasks_after[i]);
	}
	clocks->after = arena_array(cx->mem, clocks->lines.n,
	    sizeof(*clocks->after));
	for (size_t i = 0; i < clocks->lines.n; i++) {
		clocks->after[i] = clocks->lines.items[i].a;
		shift_assignment(cx, new, clocks, &clocks->after[i]);
	}
	clocks->directives_after = arena_array(cx->mem, clocks->directives.n,
	    sizeof(*clocks->directives_after));
	for (size_t i = 0; i < clocks->directives.n; i++) {
		clocks->directives_after[i] = clocks->directives.items[i];
		shift_directive(cx, new, &clocks->directives_after[i]);
	}
}

/* What moves, in the order tasks, assignments, directives. */

static void
add_move(struct calendar_preview *out, const struct clock_move *move)
{
	if (move->before == move->after)
		return;
	out->moves[out->n_moves++] = *move;
	out->n_past_central += move->central_due_on != NO_DAY;
}

static void
task_moves(const struct clocks *clocks, struct calendar_preview *out)
{
	for (size_t i = 0; i < clocks->tasks.n; i++) {
		const struct clock_task *t = &clocks->tasks.items[i];
		const struct clock_task *after = &clocks->tasks_after[i];
		const struct clock_move move = {
			.kind = CLOCK_TASK,
			.id = t->id,
			.directive_id = t->directive_id,
			.before = t->due_on,
			.after = after->due_on,
			.derivation = after->derivation,
			.ref_number = t->ref_number,
			.ref_symbol = t->ref_symbol,
			.title = t->title,
			.agency_name = "",
			.person_name = t->draft ? t->recorder_name : "",
			.central_due_on = central_passed(t, after->due_on),
		};

		add_move(out, &move);
		out->n_reworded += t->due_on == after->due_on &&
				   !text_equal(t->derivation,
				       after->derivation);
	}
}

static void
assignment_moves(const struct clocks *clocks, struct calendar_preview *out)
{
	for (size_t i = 0; i < clocks->lines.n; i++) {
		const struct assignment_line *line = &clocks->lines.items[i];
		const struct assignment *after = &clocks->after[i];
		struct clock_move move = {
			.kind = CLOCK_ASSIGNMENT,
			.id = line->a.id,
			.directive_id = line->a.directive_id,
			.before = line->a.due_on,
			.after = after->due_on,
			.derivation = "",
			.ref_number = line->ref_number,
			.ref_symbol = line->ref_symbol,
			.title = line->task_title,
			.agency_name = line->agency_name,
			.person_name = line->specialist_name,
			.central_due_on = central_passed(followed(clocks,
							     &line->a),
			    after->due_on),
		};

		add_move(out, &move);
		move.kind = CLOCK_UPDATE;
		move.central_due_on = NO_DAY;
		move.before = line->a.update_due_on;
		move.after = after->update_due_on;
		move.derivation = after->update_derivation;
		add_move(out, &move);
		out->n_reworded += move.before == move.after &&
				   !text_equal(line->a.update_derivation,
				       after->update_derivation);
	}
}

static void
directive_moves(const struct clocks *clocks, struct calendar_preview *out)
{
	for (size_t i = 0; i < clocks->directives.n; i++) {
		const struct clock_directive *d = &clocks->directives.items[i];
		const struct clock_directive
		    *after = &clocks->directives_after[i];
		const struct clock_move move = {
			.kind = CLOCK_RECORD,
			.id = d->id,
			.directive_id = d->id,
			.before = clock_day(d->record_due_at),
			.after = clock_day(after->record_due_at),
			.derivation = after->derivation,
			.ref_number = d->ref_number,
			.ref_symbol = d->ref_symbol,
			.title = d->abstract,
			.agency_name = "",
			.person_name = d->recorder_name,
			.central_due_on = NO_DAY,
		};

		add_move(out, &move);
		out->n_reworded += move.before == move.after &&
				   !text_equal(d->derivation,
				       after->derivation);
	}
}

static bool
moves(const struct assignment *before, const struct assignment *after)
{
	return before->due_on != after->due_on ||
	       before->update_due_on != after->update_due_on;
}

static void
count_agencies(const struct clocks *clocks, struct calendar_preview *out)
{
	for (size_t i = 0; i < clocks->lines.n; i++) {
		const struct assignment *a = &clocks->lines.items[i].a;
		bool new = moves(a, &clocks->after[i]);

		for (size_t j = 0; new &&j < i; j++)
			new = clocks->lines.items[j].a.agency_id !=
				  a->agency_id ||
			      !moves(&clocks->lines.items[j].a,
				  &clocks->after[j]);
		out->n_agencies += new;
	}
}

/* Two previews with the same digest say the same. */
static const char *
digest_of(struct cx *cx, const struct calendar_order *order,
    const struct calendar_preview *preview)
{
	struct sha256 *sum = sha256_open();
	uint8_t out[SHA256_SIZE];
	const char *line;

	line = arena_printf(cx->mem, "%d %d\n", order->year, (int)order->wish);
	sha256_add(sum, line, strlen(line));
	for (size_t i = 0; i < preview->edits.n; i++) {
		const struct calendar_edit *edit = &preview->edits.items[i];

		line = arena_printf(cx->mem, "%" PRId32 " %d %s\n", edit->day,
		    (int)edit->kind, edit->name);
		sha256_add(sum, line, strlen(line));
	}
	for (size_t i = 0; i < preview->n_moves; i++) {
		const struct clock_move *move = &preview->moves[i];

		line = arena_printf(cx->mem,
		    "%d %" PRIu64 " %" PRId32 " %" PRId32 "\n", (int)move->kind,
		    move->id, move->before, move->after);
		sha256_add(sum, line, strlen(line));
	}
	sha256_finish(sum, out);
	return hex_encode(cx->mem, out, sizeof(out));
}

/* What moves from which day to which; back: the other way round. Two sums are
 * the same when one undoes the other. */
static const char *
sum_of_moves(struct cx *cx, const struct calendar_preview *preview, bool back)
{
	struct sha256 *sum = sha256_open();
	uint8_t out[SHA256_SIZE];

	for (size_t i = 0; i < preview->n_moves; i++) {
		const struct clock_move *move = &preview->moves[i];
		const char *line = arena_printf(cx->mem,
		    "%d %" PRIu64 " %" PRId32 " %" PRId32 "\n", (int)move->kind,
		    move->id, back ? move->after : move->before,
		    back ? move->before : move->after);

		sha256_add(sum, line, strlen(line));
	}
	sha256_finish(sum, out);
	return hex_encode(cx->mem, out, sizeof(out));
}

static bool
year_changes(const struct cx *cx, const struct calendar_order *order)
{
	bool confirmed;

	if (order->wish == YEAR_KEEP || order->year == 0)
		return false;
	confirmed = calendar_is_confirmed(cx->calendar,
	    day_from_date(order->year, 1, 1));
	return confirmed != (order->wish == YEAR_CONFIRM);
}

static enum err
check_order(struct cx *cx, const struct calendar_order *order,
    struct calendar_preview *out)
{
	enum err err = OK;

	input_need(cx, "basis", order->basis, &err);
	for (size_t i = 0; i < order->edits.n; i++)
		input_refuse_secret(cx, "lines", order->edits.items[i].name,
		    &err);
	if (err)
		return err;
	*out = (struct calendar_preview){ .edits = calendar_edits_open(
					      cx->mem) };
	out->edits.n = order->edits.n;
	memcpy(out->edits.items, order->edits.items,
	    order->edits.n * sizeof(order->edits.items[0]));
	calendar_edits_reduce(&out->edits, cx->calendar);
	out->year_changes = year_changes(cx, order);
	if (out->edits.n == 0 && !out->year_changes)
		return fail_field(cx, "lines", "unchanged");
	return OK;
}

/* The first day anything can change for. */
static int32_t
first_day(const struct calendar_preview *preview)
{
	return preview->edits.n > 0 ? preview->edits.items[0].day : LAST_DAY;
}

static enum err
compute(struct cx *cx, const struct calendar_order *order,
    struct calendar_preview *out, struct clocks *clocks)
{
	struct calendar new;
	enum err err;

	err = list_clocks(cx, first_day(out), clocks);
	if (err)
		return err;
	new = calendar_with(cx->mem, cx->calendar, &out->edits);
	shift_all(cx, &new, clocks);
	out->moves = arena_array(cx->mem,
	    clocks->tasks.n + 2 * clocks->lines.n + clocks->directives.n,
	    sizeof(*out->moves));
	task_moves(clocks, out);
	assignment_moves(clocks, out);
	directive_moves(clocks, out);
	count_agencies(clocks, out);
	out->digest = digest_of(cx, order, out);
	return OK;
}

enum err
calendar_preview(struct cx *cx, const struct calendar_order *order,
    struct calendar_preview *out)
{
	struct clocks clocks;
	enum err err;

	err = check_order(cx, order, out);
	if (err)
		return err;
	return compute(cx, order, out, &clocks);
}

/* Doing it ---------------------------------------------------------------- */

static enum err
set_days(struct cx *cx, const struct calendar_order *order,
    const struct calendar_preview *preview)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < preview->edits.n; i++) {
		const struct calendar_edit *edit = &preview->edits.items[i];
		struct calendar_past past = {
			.year = day_to_date(edit->day).year,
			.day = edit->day,
			.new_kind = calendar_kind_name(edit->kind),
			.new_name = edit->name,
			.basis = order->basis,
		};

		past.old_kind = calendar_kind_name(
		    calendar_find(cx->calendar, edit->day, &past.old_name));
		err = calendar_store_add_year(cx, past.year);
		if (err)
			return err;
		err = calendar_store_set_day(cx, edit, order->basis);
		if (err)
			return err;
		err = calendar_store_add_past(cx, &past);
	}
	return err;
}

static enum err
set_year(struct cx *cx, const struct calendar_order *order)
{
	bool confirmed = order->wish == YEAR_CONFIRM;
	const struct calendar_past past = {
		.year = order->year,
		.day = NO_DAY,
		.old_kind = confirmed ? "unconfirmed" : "confirmed",
		.new_kind = confirmed ? "confirmed" : "unconfirmed",
		.old_name = "",
		.new_name = "",
		.basis = order->basis,
	};
	enum err err;

	err = calendar_store_add_year(cx, order->year);
	if (err)
		return err;
	err = calendar_store_set_year(cx, order->year, confirmed, order->basis);
	if (err)
		return err;
	return calendar_store_add_past(cx, &past);
}

static enum err
note(struct cx *cx, const struct calendar_order *order, struct event *event)
{
	if (event->n_changes == 0)
		return OK;
	event->kind = order->undoes ? EVENT_UNDO : EVENT_CALENDAR;
	event->from_state = "";
	event->to_state = "";
	event->reason = "";
	event->document = order->undoes ? held_kind_name(HELD_CALENDAR)
					: order->basis;
	event->decided_by = "";
	return event_store_add(cx, event);
}

static enum err
tell(struct cx *cx, struct notification n)
{
	n.kind = event_kind_name(EVENT_CALENDAR);
	n.read_at = NO_MOMENT;
	n.due_on = NO_DAY;
	/* Urgent documents are told at once, whatever may be undone. */
	if (cx->held != NULL && n.urgency == URGENCY_NORMAL)
		return held_message_store_add(cx, cx->held->id, &n);
	return notification_store_add(cx, &n);
}

static enum err
set_tasks(struct cx *cx, const struct calendar_order *order,
    const struct clocks *clocks)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < clocks->tasks.n; i++) {
		const struct clock_task *old = &clocks->tasks.items[i];
		const struct clock_task *new = &clocks->tasks_after[i];
		struct event event = { .directive_id = old->directive_id,
			.task_id = old->id };

		if (old->due_on == new->due_on &&
		    text_equal(old->derivation, new->derivation))
			continue;
		err = clock_store_set_task(cx, new);
		if (err)
			return err;
		change_add_day(cx, &event, "due_on", old->due_on, new->due_on);
		err = note(cx, order, &event);
		if (err || !old->draft || old->due_on == new->due_on)
			continue;
		err = tell(cx,
		    (struct notification){ .account_id = old->recorder_id,
			.directive_id = old->directive_id,
			.urgency = old->urgency });
	}
	return err;
}

static enum err
tell_of(struct cx *cx, const struct assignment_line *line)
{
	struct notification n = {
		.agency_id = line->a.agency_id,
		.directive_id = line->a.directive_id,
		.assignment_id = line->a.id,
		.urgency = line->urgency,
	};
	enum err err;

	err = tell(cx, n);
	if (err)
		return err;
	n.agency_id = 0;
	n.account_id = line->a.specialist_id;
	return tell(cx, n);
}

static enum err
set_assignments(struct cx *cx, const struct calendar_order *order,
    struct clocks *clocks)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < clocks->lines.n; i++) {
		const struct assignment_line *line = &clocks->lines.items[i];
		const struct assignment *old = &line->a;
		struct assignment new = clocks->after[i];
		struct event event = { .directive_id = old->directive_id,
			.task_id = old->task_id,
			.assignment_id = old->id };

		if (!moves(old, &new) &&
		    text_equal(old->update_derivation, new.update_derivation))
			continue;
		err = assignment_store_set(cx, &new);
		if (err)
			return err;
		change_add_day(cx, &event, "due_on", old->due_on, new.due_on);
		change_add_day(cx, &event, "update_due_on", old->update_due_on,
		    new.update_due_on);
		err = note(cx, order, &event);
		if (!err && moves(old, &new))
			err = tell_of(cx, line);
	}
	return err;
}

static enum err
set_directives(struct cx *cx, const struct calendar_order *order,
    const struct clocks *clocks)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < clocks->directives.n; i++) {
		const struct clock_directive *old = &clocks->directives
							 .items[i];
		const struct clock_directive *new = &clocks
							 ->directives_after[i];
		struct event event = { .directive_id = old->id };
		int32_t before = clock_day(old->record_due_at);
		int32_t after = clock_day(new->record_due_at);

		if (before == after &&
		    text_equal(old->derivation, new->derivation))
			continue;
		err = clock_store_set_directive(cx, new);
		if (err)
			return err;
		change_add_day(cx, &event, "record_due_at", before, after);
		err = note(cx, order, &event);
		if (err || before == after)
			continue;
		err = tell(cx,
		    (struct notification){ .account_id = old->recorder_id,
			.directive_id = old->id });
	}
	return err;
}

static enum err
carry_out(struct cx *cx, const struct calendar_order *order,
    const struct calendar_preview *preview, struct clocks *clocks)
{
	enum err err;

	err = set_days(cx, order, preview);
	if (!err && preview->year_changes)
		err = set_year(cx, order);
	if (!err)
		err = set_assignments(cx, order, clocks);
	if (!err)
		err = set_tasks(cx, order, clocks);
	if (!err)
		err = set_directives(cx, order, clocks);
	if (!err)
		err = rules_changed(cx);
	if (err)
		return err;
	return audit_add(cx,
	    order->undoes ? "admin-calendar-undo" : "admin-calendar-edit",
	    order->undoes ? "undone" : "changed",
	    arena_printf(cx->mem, "%zu days, %zu dates moved", preview->edits.n,
		preview->n_moves));
}

enum err
calendar_change(struct cx *cx, const struct calendar_order *order,
    const char *seen, struct calendar_preview *out)
{
	struct clocks clocks;
	uint64_t version;
	enum err err;

	err = rules_lock(cx, &version);
	if (err)
		return err;
	/* Somebody may have changed them since this request began. */
	err = rules_load(cx);
	if (err)
		return err;
	err = check_order(cx, order, out);
	if (err)
		return err;
	err = clock_store_lock(cx, first_day(out));
	if (err)
		return err;
	err = compute(cx, order, out, &clocks);
	if (err)
		return err;
	if (!text_equal(seen, out->digest))
		return fail_field(cx, "seen", "preview_changed");
	if (cx->held == NULL)
		return carry_out(cx, order, out, &clocks);
	err = calendar_store_last_past(cx, &cx->held->subject_first);
	if (!err)
		err = carry_out(cx, order, out, &clocks);
	if (!err)
		err = calendar_store_last_past(cx, &cx->held->subject_last);
	cx->held->n_items = out->n_moves;
	cx->held->moved = sum_of_moves(cx, out, true);
	return err;
}

/* Undoing it
 * -------------------------------------------------------------- */

/* The change with before and after exchanged. */
static enum err
reverse_order(struct cx *cx, const struct held_act *act,
    struct calendar_order *out)
{
	struct calendar_past_list past;
	enum err err;

	*out = (struct calendar_order){ .edits = calendar_edits_open(cx->mem),
		.undoes = true,
		.basis = "" };
	err = calendar_store_list_span(cx, act->subject_first,
	    act->subject_last, &past);
	for (size_t i = 0; !err && i < past.n; i++) {
		const struct calendar_past *p = &past.items[i];

		out->basis = p->basis;
		if (p->day == NO_DAY) {
			out->year = p->year;
			out->wish = text_equal(p->old_kind, "confirmed")
					? YEAR_CONFIRM
					: YEAR_UNCONFIRM;
			continue;
		}
		out->edits.items[out->edits.n++] = (struct calendar_edit){
			.day = p->day,
			.kind = calendar_kind_from_name(p->old_kind),
			.name = p->old_name,
		};
	}
	return err;
}

static enum err
check_undo(struct cx *cx, uint64_t act_id, const struct held_act *act)
{
	uint64_t last;
	enum err err;

	if (act->id != act_id)
		return fail_field(cx, "act", "act_touched");
	if (act->undone_at != NO_MOMENT)
		return fail_field(cx, "act", "act_undone");
	if (!held_act_is_waiting(act, cx->now))
		return fail_field(cx, "act", "act_over");
	err = calendar_store_last_past(cx, &last);
	if (!err && last != act->subject_last)
		err = fail_field(cx, "act", "act_touched");
	return err;
}

static enum err
undo_whole(struct cx *cx, const struct held_act *act)
{
	struct calendar_order order;
	struct calendar_preview preview;
	struct clocks clocks;
	enum err err;

	err = reverse_order(cx, act, &order);
	if (!err)
		err = check_order(cx, &order, &preview);
	if (!err)
		err = clock_store_lock(cx, first_day(&preview));
	if (!err)
		err = compute(cx, &order, &preview, &clocks);
	if (err)
		return err;
	if (!text_equal(act->moved, sum_of_moves(cx, &preview, false)))
		return fail_field(cx, "act", "act_touched");
	return carry_out(cx, &order, &preview, &clocks);
}

enum err
calendar_undo(struct cx *cx, uint64_t act_id)
{
	struct held_act act;
	struct held held;
	uint64_t version;
	enum err err;

	err = rules_lock(cx, &version);
	if (!err)
		err = rules_load(cx);
	if (!err)
		err = held_act_store_find(cx, HELD_CALENDAR, 0, true, &act);
	if (!err)
		err = check_undo(cx, act_id, &act);
	if (!err)
		err = held_take_back(cx, HELD_CALENDAR, 0, &held);
	if (err)
		return err;
	return held_taken_back(cx, &held, undo_whole(cx, &act));
}
