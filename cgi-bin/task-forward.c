/*
 * task-forward: hand the tasks of a directive out to the agencies; this stops
 * the record clock (R24).
 *
 * GET   shows what will be handed out to whom, and the clock.
 * POST  hands it out, tells the agencies, goes back to the directive.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_store.h"
#include "assignment_view.h"
#include "directive_store.h"
#include "directive_verbs.h"
#include "directive_view.h"
#include "held_act_verbs.h"
#include "task_store.h"
#include "task_view.h"

enum { ID };
enum { VERSION };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	uint64_t id = form_id(rq->query, ID);
	struct directive directive;
	struct task_list tasks;
	struct assignment_lines lines;
	enum err err;

	err = directive_open_to_change(&rq->cx, id, &directive);
	if (err)
		return err;
	directive_view(&rq->cx, node_child(root, "Directive"), &directive);
	err = task_store_list(&rq->cx, id, &tasks);
	if (err)
		return err;
	task_list_view(root, "Tasks", &tasks);
	err = assignment_store_list_directive(&rq->cx, id, &lines);
	if (err)
		return err;
	assignment_lines_by_task_view(&rq->cx, root, "Tasks", &tasks, &lines);
	return OK;
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	struct held held;
	size_t n;
	enum err err;

	err = held_begin_forward(&rq->cx, id, &held);
	if (!err)
		err = directive_forward(&rq->cx, id, form_id(rq->form, VERSION),
		    &n);
	err = held_end(&rq->cx, &held, err);
	if (err)
		return err;
	return respond_undoable(rq, "forwarded", held.act.id,
	    "/directive-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "task-forward",
	.needs = PERM_RECORD,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
