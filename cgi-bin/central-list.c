/*
 * central-list: what the Government and the Prime Minister asked for, and how
 * it stands (R61).
 *
 * GET  shows a page of it: by view (what is to be entered in the national
 *      system, late or soon due to the centre ...), words, days of issue and
 *      order; every view has its counter.
 */
#include "action.h"
#include "central_page.h"

enum { PAGE = 50 };

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct central_page page;
	size_t first;
	enum err err;

	err = central_page_open(rq, &page);
	if (err)
		return err;
	first = central_page_first(rq, page.chosen.n, PAGE);
	central_list_view(root, "Central", &page.chosen, first, PAGE,
	    page.today);
	central_counts_view(node_child(root, "Counts"), &page.counts);
	node_text(root, "view", central_view_names[page.filter.view]);
	node_text(root, "sort", central_sort_names[page.filter.sort]);
	node_text(root, "words", central_page_query(rq, false));
	node_text(root, "ask", central_page_query(rq, true));
	node_int(root, "n", (int64_t)page.chosen.n);
	node_int(root, "n_all", (int64_t)page.all.n);
	node_bool(root, "cut", page.all.cut);
	if (first > 0)
		node_int(root, "newer", (int64_t)(first / PAGE));
	if (first + PAGE < page.chosen.n)
		node_int(root, "older", (int64_t)(first / PAGE) + 2);
	return OK;
}

const struct action action = {
	.name = "central-list",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { .fields = central_fields, .n_fields = N_CENTRAL_FIELDS },
	.get = show,
};
