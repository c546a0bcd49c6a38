#include "central_verbs.h"

#include <inttypes.h>

#include "central_store.h"
#include "clock.h"
#include "directive_store.h"
#include "move_verbs.h"
#include "record_verbs.h"
#include "task_store.h"

/* Locked by its directive; who recorded it or follows the task may. */
static enum err
open_task(struct cx *cx, uint64_t task_id, struct central_task *out)
{
	struct directive directive;
	struct task task;
	enum err err;

	err = central_store_get(cx, task_id, out);
	if (err)
		return err;
	err = directive_store_lock(cx, out->directive_id, &directive);
	if (err)
		return err;
	err = task_store_get(cx, task_id, &task);
	if (err)
		return err;
	err = task_may_change(cx, &task, directive.created_by);
	if (err)
		return err;
	return central_store_get(cx, task_id, out);
}

enum err
central_enter(struct cx *cx, uint64_t task_id, int32_t entered_on,
    const char *national_code)
{
	struct event event = { .kind = EVENT_CENTRAL_ENTER };
	struct central_task task;
	enum err input = OK;
	enum err err;
	bool added;

	err = open_task(cx, task_id, &task);
	if (err)
		return err;
	if (entered_on == NO_DAY)
		input = fail_field(cx, "entered_on", "required");
	else if (entered_on > clock_day(cx->now))
		input = fail_field(cx, "entered_on", "date_future");
	else if (entered_on < task.issued_on)
		input = fail_field(cx, "entered_on", "due_before_issue");
	input_refuse_secret(cx, "national_code", national_code, &input);
	if (input)
		return input;
	if (!central_is_done(&task))
		return fail(cx, ERR_CONFLICT,
		    "task %" PRIu64 " has results to come", task_id);
	err = central_store_enter(cx, task_id, entered_on,
	    text_or_empty(national_code), &added);
	if (err)
		return err;
	if (!added)
		return fail(cx, ERR_CONFLICT,
		    "task %" PRIu64 " is entered already", task_id);
	change_add_day(cx, &event, "entered_on", NO_DAY, entered_on);
	change_add(cx, &event, "national_code", "",
	    text_or_empty(national_code));
	return directive_note(cx, task.directive_id, task_id, &event);
}

enum err
central_withdraw(struct cx *cx, uint64_t task_id, const char *reason)
{
	struct event event = { .kind = EVENT_CENTRAL_WITHDRAW,
		.reason = reason };
	struct central_task task;
	enum err input = OK;
	enum err err;
	bool removed;

	err = open_task(cx, task_id, &task);
	if (err)
		return err;
	input_need(cx, "reason", reason, &input);
	if (input)
		return input;
	err = central_store_withdraw(cx, task_id, &removed);
	if (err)
		return err;
	if (!removed)
		return fail(cx, ERR_CONFLICT, "task %" PRIu64 " is not entered",
		    task_id);
	change_add_day(cx, &event, "entered_on", task.entered_on, NO_DAY);
	change_add(cx, &event, "national_code", task.national_code, "");
	return directive_note(cx, task.directive_id, task_id, &event);
}
