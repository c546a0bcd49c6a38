/*
 * delegation-view: show the sheet of internal assignment of an agency (R31).
 *
 * GET  shows the sheet in force, what was done, and the sheets before it; as it
 *      is printed.
 */
#include "action.h"
#include "delegation_store.h"
#include "delegation_view.h"
#include "task_page.h"

enum { ID };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct delegation_list sheets;
	struct delegation_notes notes;
	struct task_page page;
	enum err err;

	err = task_page_open(rq, form_id(rq->query, ID), &page);
	if (err)
		return err;
	if (!assignment_flow_ever_allows(page.party, MOVE_DELEGATE))
		return fail(&rq->cx, ERR_DENIED,
		    "%s may not see what is inside", party_name(page.party));
	err = delegation_store_history(&rq->cx, page.assignment.id, &sheets);
	if (err)
		return err;
	delegation_list_view(&rq->cx, root, "Sheets", &sheets);
	err = delegation_store_list_notes(&rq->cx, page.assignment.id, &notes);
	if (err)
		return err;
	delegation_notes_view(root, "Notes", &notes);
	return OK;
}

const struct action action = {
	.name = "delegation-view",
	.needs = PERM_DELEGATE,
	.sites = SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
