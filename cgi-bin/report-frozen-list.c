/*
 * report-frozen-list: the book of reports that were frozen.
 *
 * GET  shows it, the newest cut-off first, by kind and year; and above it the
 *      periods that are over and are not frozen yet.
 */
#include "action.h"
#include "arena.h"
#include "frozen_store.h"
#include "frozen_verbs.h"
#include "frozen_view.h"
#include "period_view.h"

enum { KIND, YEAR };
enum { SHOWN_MAX = 500, YEAR_MAX = 9998 };

static const struct field query[] = {
	[KIND] = { "period", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    period_choices_all },
	[YEAR] = { "year", FIELD_INT, YEAR_MAX, FIELD_OPTIONAL, NULL },
};

static enum err
show_due(struct request *rq, struct node *root)
{
	struct period_list *due = arena_alloc(rq->cx.mem, sizeof(*due));
	enum err err;

	err = frozen_list_due(&rq->cx, due);
	if (err)
		return err;
	node_list(root, "Due");
	for (size_t i = 0; i < due->n; i++) {
		const struct period *period = &due->items[due->n - 1 - i];
		struct node *item = node_item(root, "Due", i);

		period_view(node_child(item, "Period"), period);
		node_text(item, "query", period_query(&rq->cx, period));
		node_moment(item, "earliest", frozen_earliest(period));
	}
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int kind = form_choice(rq->query, KIND);
	struct frozen_list list;
	enum err err;

	err = frozen_store_list(&rq->cx, kind, (int)form_int(rq->query, YEAR),
	    SHOWN_MAX, &list);
	if (!err)
		err = show_due(rq, root);
	if (err)
		return err;
	frozen_list_view(&rq->cx, root, "Reports", &list);
	period_kinds_view(&rq->cx, root, "Kinds",
	    kind < 0 ? N_PERIOD_KINDS : (enum period_kind)kind);
	node_text(root, "kind",
	    kind < 0 ? "" : period_kind_name((enum period_kind)kind));
	node_int(root, "n", (int64_t)list.n);
	node_bool(root, "may_freeze", frozen_may(rq->cx.actor));
	return OK;
}

const struct action action = {
	.name = "report-frozen-list",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(query) },
	.get = show,
};
