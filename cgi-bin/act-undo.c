/*
 * act-undo: undo what one has just done to many tasks at once, as long as its
 * messages wait.
 *
 * GET   shows what was done, to whom, until when it can be undone, and who has
 *       acted on it since.
 * POST  undoes it; the history keeps both.
 */
#include "action.h"
#include "arena.h"
#include "assignment_store.h"
#include "assignment_view.h"
#include "held_act_verbs.h"
#include "held_act_view.h"

enum { ID };
enum { ACT };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[ACT] = { "act", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct node *node = node_child(root, "Act");
	struct assignment_lines lines;
	struct held_look look;
	uint64_t *ids;
	size_t n = 0;
	enum err err;

	err = held_look(&rq->cx, form_id(rq->query, ID), &look);
	if (err)
		return err;
	ids = arena_array(rq->cx.mem, look.items.n + 1, sizeof(*ids));
	for (size_t i = 0; i < look.items.n; i++)
		if (look.items.items[i].task_version == 0)
			ids[n++] = look.items.items[i].assignment_id;
	err = assignment_store_list_ids(&rq->cx, ids, n, &lines);
	if (err)
		return err;
	held_act_view(&rq->cx, node, &look.act);
	node_int(node, "n_touched", (int64_t)look.n_touched);
	assignment_lines_view(&rq->cx, root, "Assignments", &lines);
	return OK;
}

static enum err
submit(struct request *rq)
{
	enum err err = held_undo(&rq->cx, form_id(rq->query, ID));

	return err ? err : respond_done(rq, "act_undone", "/act-list");
}

const struct action action = {
	.name = "act-undo",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
