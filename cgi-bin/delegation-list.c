/*
 * delegation-list: show what the agency has not handed on inside, what I was
 * given, and which dates inside have passed (R31).
 *
 * GET  shows one of these lists, by due date.
 */
#include "action.h"
#include "delegation_store.h"
#include "delegation_view.h"

enum { VIEW, AFTER };
enum { PAGE = 25, COUNT_MAX = 999 };

static const char *const views[] = { "none", "mine", "late", "all", NULL };

static const struct field query[] = {
	[VIEW] = { "view", FIELD_CHOICE, 0, FIELD_OPTIONAL, views },
	[AFTER] = { "after", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show_counts(struct request *rq)
{
	struct node *counts = node_child(view_root(rq->view), "Counts");
	unsigned n;
	enum err err;

	for (unsigned i = 0; i < N_DELEGATED; i++) {
		err = delegation_store_count(&rq->cx, (enum delegated)i,
		    COUNT_MAX + 1, &n);
		if (err)
			return err;
		node_int(counts, views[i], n > COUNT_MAX ? COUNT_MAX : n);
		if (n > COUNT_MAX)
			node_bool(counts, "capped", true);
	}
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int chosen = form_choice(rq->query, VIEW);
	enum delegated which = chosen < 0 ? DELEGATED_TO_NONE
					  : (enum delegated)chosen;
	struct delegation_lines lines;
	enum err err;

	err = show_counts(rq);
	if (err)
		return err;
	err = delegation_store_list(&rq->cx, which, form_id(rq->query, AFTER),
	    PAGE + 1, &lines);
	if (err)
		return err;
	if (lines.n > PAGE) {
		lines.n = PAGE;
		node_id(root, "after", lines.items[PAGE - 1].assignment_id);
	}
	delegation_lines_view(&rq->cx, root, "Lines", &lines);
	node_text(root, "which", views[which]);
	node_bool(root, "newer", form_present(rq->query, AFTER));
	return OK;
}

const struct action action = {
	.name = "delegation-list",
	.needs = PERM_DELEGATE,
	.sites = SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
