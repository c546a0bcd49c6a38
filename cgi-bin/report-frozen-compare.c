/*
 * report-frozen-compare: a frozen report beside another, or beside what is
 * known of its period now; each difference with the events that made it.
 *
 * GET  shows the totals of both and the rows that differ, page by page; the
 *      report of the earlier knowledge stands first whichever is named first.
 */
#include "action.h"
#include "frozen_store.h"
#include "frozen_verbs.h"
#include "frozen_view.h"

enum { ID, OTHER, AFTER };
enum { PAGE = 50, CHOICES_MAX = 200 };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[OTHER] = { "other_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[AFTER] = { "after_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

/* The same question, asked now. */
static struct frozen
as_known_now(const struct request *rq, const struct frozen *frozen)
{
	struct frozen now = *frozen;

	now.id = 0;
	now.query.known_at = rq->cx.now;
	return now;
}

static enum err
read_both(struct request *rq, struct frozen *a, struct frozen *b)
{
	struct frozen first;
	enum err err;

	err = frozen_store_get(&rq->cx, form_id(rq->query, ID), a);
	if (err)
		return err;
	if (!form_present(rq->query, OTHER)) {
		*b = as_known_now(rq, a);
		return OK;
	}
	err = frozen_store_get(&rq->cx, form_id(rq->query, OTHER), b);
	if (!err && b->query.known_at < a->query.known_at) {
		first = *b;
		*b = *a;
		*a = first;
	}
	return err;
}

static enum err
read_total(struct request *rq, const struct frozen *frozen,
    struct report_counts *out)
{
	const struct frozen_source source = { frozen->id, &frozen->query };
	uint32_t n_rows, n_tasks;
	struct report_row *rows;
	size_t n;
	enum err err;

	*out = (struct report_counts){ .n = { 0 } };
	err = frozen_store_sums(&rq->cx, &source, &rows, &n, &n_rows, &n_tasks);
	for (size_t i = 0; !err && i < n; i++)
		report_counts_add(out, &rows[i].counts);
	return err;
}

static enum err
show_totals(struct request *rq, const struct frozen *a, const struct frozen *b)
{
	struct node *root = view_root(rq->view);
	struct report_counts before, after;
	uint32_t n;
	enum err err;

	err = read_total(rq, a, &before);
	if (!err)
		err = read_total(rq, b, &after);
	if (!err)
		err = frozen_compare_count(&rq->cx, a, b, &n);
	if (err)
		return err;
	frozen_totals_view(root, &before, &after);
	node_int(root, "n", n);
	return OK;
}

static enum err
show_choices(struct request *rq)
{
	struct frozen_list list;
	enum err err;

	err = frozen_store_list(&rq->cx, -1, 0, CHOICES_MAX, &list);
	if (!err)
		frozen_list_view(&rq->cx, view_root(rq->view), "Reports",
		    &list);
	return err;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	uint64_t after_id = form_id(rq->query, AFTER);
	struct frozen_differences list;
	struct frozen a, b;
	enum err err;

	err = read_both(rq, &a, &b);
	if (!err)
		err = show_totals(rq, &a, &b);
	if (!err)
		err = show_choices(rq);
	if (!err)
		err = frozen_compare(&rq->cx, &a, &b, after_id, PAGE + 1,
		    &list);
	if (err)
		return err;
	if (list.n > PAGE) {
		list.n = PAGE;
		node_id(root, "older", list.items[PAGE - 1].assignment_id);
	}
	frozen_view(&rq->cx, node_child(root, "Frozen"), &a);
	frozen_view(&rq->cx, node_child(root, "Other"), &b);
	node_bool(root, "now", b.id == 0);
	node_bool(root, "first", after_id == 0);
	node_bool(root, "same_days",
	    a.query.period.from == b.query.period.from);
	frozen_differences_view(root, &list);
	return OK;
}

const struct action action = {
	.name = "report-frozen-compare",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(query) },
	.get = show,
};
