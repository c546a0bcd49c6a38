/*
 * admin-agencies: show which agencies there are, as a tree, with their heads,
 * leaders, addresses and how long they are valid (R2, R19).
 *
 * GET  shows the agencies as filtered and sorted.
 */
#include <stdlib.h>

#include "action.h"
#include "agency_admin_store.h"
#include "agency_admin_view.h"
#include "clock.h"
#include "reorganisation_store.h"

enum { TEXT, KIND, WHEN, SORT };

static const struct field fields[] = {
	[TEXT] = { "text", FIELD_LINE, 120, FIELD_OPTIONAL, NULL },
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    agency_kind_choices },
	[WHEN] = { "when", FIELD_CHOICE, 0, FIELD_OPTIONAL, agency_when_names },
	[SORT] = { "sort", FIELD_CHOICE, 0, FIELD_OPTIONAL, agency_sort_names },
};

static int
by_open(const void *a, const void *b)
{
	const struct agency_row *x = a;
	const struct agency_row *y = b;

	if (x->n_open == y->n_open)
		return (x->id > y->id) - (x->id < y->id);
	return x->n_open < y->n_open ? 1 : -1;
}

static void
sort(struct request *rq, enum agency_sort sort, struct agency_rows *rows)
{
	switch (sort) {
	case AGENCIES_BY_NAME:
		break; /* as the database knows the alphabet */
	case AGENCIES_BY_OPEN:
		qsort(rows->items, rows->n, sizeof(*rows->items), by_open);
		break;
	case AGENCIES_BY_TREE:
	case N_AGENCY_SORTS:
		agency_rows_as_tree(rq->cx.mem, rows);
		break;
	}
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	int when = form_choice(rq->query, WHEN);
	int order = form_choice(rq->query, SORT);
	const struct agency_filter filter = {
		.text = form_str(rq->query, TEXT),
		.kind = form_choice(rq->query, KIND),
		.when = when < 0 ? AGENCIES_CURRENT : (enum agency_when)when,
		.sort = order < 0 ? AGENCIES_BY_TREE : (enum agency_sort)order,
	};
	struct agency_rows rows;
	uint64_t n_due;
	enum err err;

	err = agency_admin_store_list(&rq->cx, &filter, today, &rows);
	if (!err)
		err = reorganisation_store_count_due(&rq->cx, today, &n_due);
	if (err)
		return err;
	sort(rq, filter.sort, &rows);
	agency_rows_view(root, "Agencies", &rows, today);
	node_int(root, "n_agencies", (int64_t)rows.n);
	node_int(root, "n_due", (int64_t)n_due);
	node_text(root, "when", agency_when_names[filter.when]);
	return OK;
}

const struct action action = {
	.name = "admin-agencies",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
