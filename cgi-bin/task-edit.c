/*
 * task-edit: change a task that has not been handed out yet.
 *
 * GET   shows the form.
 * POST  intent "check" shows what was understood, "save" stores it.
 */
#include <inttypes.h>

#include "action.h"
#include "clock.h"
#include "directive_store.h"
#include "directive_view.h"
#include "entry_form.h"
#include "series_verbs.h"
#include "task_store.h"
#include "task_view.h"

enum { ID };
enum { VERSION = N_TASK_FIELDS, INTENT };
enum { INTENT_CHECK, INTENT_SAVE };

static const char *const intents[] = { "check", "save", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	TASK_FIELDS,
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[INTENT] = { "intent", FIELD_CHOICE, 0, FIELD_REQUIRED, intents },
};

static enum err
open_task(struct request *rq, struct task *task, struct directive *directive)
{
	return task_open_to_change(&rq->cx, form_id(rq->query, ID), task,
	    directive);
}

static enum err
preset(struct request *rq, const struct task *task,
    const struct directive *directive)
{
	struct milestone_list milestones;
	struct series series;
	enum err err;

	err = series_get_plan(&rq->cx, task, directive->issued_on, &series,
	    &milestones);
	if (err)
		return err;
	entry_preset_task(&rq->cx, rq->form, task);
	/* What was given apart from the words stands in fields of its own. */
	if (series.unit != REPEAT_NONE || milestones.n > 0)
		form_preset(rq->form, "deadline_kind", "");
	entry_preset_plan(&rq->cx, rq->form, &series, &milestones);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct task task;
	struct directive directive;
	enum err err;

	err = open_task(rq, &task, &directive);
	if (err)
		return err;
	directive_view(&rq->cx, node_child(root, "Directive"), &directive);
	task_view(node_child(root, "Task"), &task);
	if (rq->http.method != METHOD_POST) {
		err = preset(rq, &task, &directive);
		if (err)
			return err;
	}
	return entry_show_choices(&rq->cx, root);
}

static enum err
show_understood(struct request *rq, const struct task_entry *entry)
{
	struct agency_group_list found;
	enum err err;

	form_take_errors(rq->form, &rq->cx.error);
	error_reset(&rq->cx.error);
	err = agency_store_list_groups(&rq->cx, clock_day(rq->cx.now), &found);
	if (err)
		return err;
	entry_view(&rq->cx, node_child(view_root(rq->view), "Understood"),
	    entry, &found);
	return show(rq);
}

static enum err
submit(struct request *rq)
{
	struct entry_defaults none = { 0 };
	struct agency_name_list names;
	struct directive directive;
	struct task task;
	struct task_entry entry = { 0 };
	enum err err;

	err = open_task(rq, &task, &directive);
	if (err)
		return err;
	none.central_due_on = directive_central_due(&directive);
	err = agency_store_list_names(&rq->cx, clock_day(rq->cx.now), &names);
	if (err)
		return err;
	err = entry_read_task(&rq->cx, rq->form, "", &none, &names,
	    directive.issued_on, &entry);
	if (err && err != ERR_INPUT)
		return err;
	if (form_choice(rq->form, INTENT) == INTENT_CHECK)
		return show_understood(rq, &entry);
	if (err)
		return err;
	entry.task.id = task.id;
	entry.task.directive_id = task.directive_id;
	entry.task.number = task.number;
	entry.task.version = form_id(rq->form, VERSION);
	err = task_rewrite_draft(&rq->cx, &entry);
	if (err)
		return err;
	return respond_done(rq, "task_saved", "/directive-view?id=%" PRIu64,
	    task.directive_id);
}

const struct action action = {
	.name = "task-edit",
	.needs = PERM_RECORD,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
