/*
 * inspection-list: the register of inspections of how tasks are done (R51).
 *
 * GET  shows a page of it, newest first, by state.
 */
#include "action.h"
#include "inspection_store.h"
#include "inspection_view.h"

enum { STATE, BEFORE };
enum { PAGE = 50 };

static const struct field fields[] = {
	[STATE] = { "state", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    inspection_state_names },
	[BEFORE] = { "before", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int state = form_choice(rq->query, STATE);
	struct inspection_list list;
	enum err err;

	err = inspection_store_list(&rq->cx, state, form_id(rq->query, BEFORE),
	    PAGE + 1, &list);
	if (err)
		return err;
	if (list.n > PAGE) {
		list.n = PAGE;
		node_id(root, "older", list.items[PAGE - 1].id);
	}
	inspection_list_view(root, "Inspections", &list);
	node_text(root, "state",
	    state < 0 ? "" : inspection_state_names[state]);
	return OK;
}

const struct action action = {
	.name = "inspection-list",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
