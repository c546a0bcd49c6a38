/*
 * outgoing-mark: say whether a document issued assigns tasks, or take that
 * back.
 *
 * POST  marks it; "has tasks" goes on to entering them.
 */
#include <inttypes.h>

#include "action.h"
#include "outgoing_store.h"
#include "outgoing_verbs.h"
#include "outgoing_view.h"

enum { ID };
enum { VERSION, MARK, REASON };

/* In the order of enum outgoing_mark. */
static const char *const marks[] = { "unmarked", "has_tasks", "no_task", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[MARK] = { "mark", FIELD_CHOICE, 0, FIELD_REQUIRED, marks },
	[REASON] = { "reason", FIELD_LINE, OUTGOING_REASON_MAX, FIELD_OPTIONAL,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct outgoing o;
	enum err err;

	err = outgoing_store_get(&rq->cx, form_id(rq->query, ID), &o);
	if (err)
		return err;
	outgoing_view(&rq->cx, node_child(view_root(rq->view), "Document"), &o);
	if (!rq->again)
		form_preset(rq->form, "mark", "no_task");
	return OK;
}

static enum err
submit(struct request *rq)
{
	static const char *const done[] = { "outgoing_unmarked",
		"outgoing_has_tasks", "outgoing_no_task" };
	enum outgoing_mark mark = (enum outgoing_mark)form_choice(rq->form,
	    MARK);
	uint64_t id = form_id(rq->query, ID);
	enum err err;

	err = outgoing_set_mark(&rq->cx, id, form_id(rq->form, VERSION), mark,
	    form_str(rq->form, REASON));
	if (err)
		return err;
	if (mark == OUTGOING_HAS_TASKS)
		return respond_done(rq, done[mark],
		    "/task-create?outgoing_id=%" PRIu64, id);
	return respond_done(rq, done[mark], "/outgoing-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "outgoing-mark",
	.needs = PERM_RECORD,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
