/*
 * follower-change: give tasks to another specialist, one or many at once.
 *
 * GET   shows which tasks, and asks to whom.
 * POST  changes the follower of each, with the reason in the history.
 */
#include "account_store.h"
#include "account_view.h"
#include "action.h"
#include "assignment_store.h"
#include "assignment_verbs.h"
#include "assignment_view.h"
#include "held_act_verbs.h"

enum { IDS };
enum { CHOSEN, SPECIALIST, REASON };
enum { CHANGE_MAX = 200 };

static const struct field query[] = {
	[IDS] = { "ids", FIELD_IDS, CHANGE_MAX, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[CHOSEN] = { "ids", FIELD_IDS, CHANGE_MAX, FIELD_REQUIRED, NULL },
	[SPECIALIST] = { "specialist_id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct id_list ids = rq->again ? form_ids(rq->form, CHOSEN)
				       : form_ids(rq->query, IDS);
	struct assignment_lines lines;
	struct account_list people;
	enum err err;

	err = assignment_check_each(&rq->cx, ids.items, ids.n,
	    MOVE_CHANGE_FOLLOWER);
	if (err)
		return err;
	err = assignment_store_list_ids(&rq->cx, ids.items, ids.n, &lines);
	if (err)
		return err;
	assignment_lines_view(&rq->cx, root, "Assignments", &lines);
	err = account_store_list_by_position(&rq->cx,
	    1U << POSITION_SPECIALIST | 1U << POSITION_DIVISION_HEAD, &people);
	if (err)
		return err;
	account_list_view(root, "Specialists", &people);
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct id_list ids = form_ids(rq->form, CHOSEN);
	struct held held;
	enum err err;

	err = held_begin_follower(&rq->cx, ids.items, ids.n, &held);
	if (!err)
		err = task_change_follower(&rq->cx, ids.items, ids.n,
		    form_id(rq->form, SPECIALIST), form_str(rq->form, REASON));
	err = held_end(&rq->cx, &held, err);
	if (err)
		return err;
	return respond_undoable(rq, "follower_changed", held.act.id,
	    "/task-list?scope=mine");
}

const struct action action = {
	.name = "follower-change",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
