/*
 * task-drop: take a task out of a directive before it is handed out.
 *
 * GET   asks once more.
 * POST  takes it out, goes back to the directive.
 */
#include <inttypes.h>

#include "action.h"
#include "directive_store.h"
#include "directive_verbs.h"
#include "directive_view.h"
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
	struct directive directive;
	struct task task;
	enum err err;

	err = task_open_to_change(&rq->cx, form_id(rq->query, ID), &task,
	    &directive);
	if (err)
		return err;
	directive_view(&rq->cx, node_child(root, "Directive"), &directive);
	task_view(node_child(root, "Task"), &task);
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct task task;
	enum err err;

	err = task_store_get(&rq->cx, form_id(rq->query, ID), &task);
	if (err)
		return err;
	err = task_drop_draft(&rq->cx, task.id, form_id(rq->form, VERSION));
	if (err)
		return err;
	return respond_done(rq, "task_dropped", "/directive-view?id=%" PRIu64,
	    task.directive_id);
}

const struct action action = {
	.name = "task-drop",
	.needs = PERM_RECORD,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
