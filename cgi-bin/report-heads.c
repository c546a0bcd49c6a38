/*
 * report-heads: what each agency did while who was its head (R77).
 *
 * GET  shows a row for each term of office that has a day in the period, this
 *      year up to today; from and to choose other days.
 */
#include "action.h"
#include "agency_head_store.h"
#include "agency_head_view.h"
#include "clock.h"

enum { FROM, TO };

static const struct field query[] = {
	[FROM] = { "from", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[TO] = { "to", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
};

static int32_t
first_of_year(int32_t day)
{
	return day_from_date(day_to_date(day).year, 1, 1);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	int32_t from = form_date(rq->query, FROM);
	int32_t to = form_date(rq->query, TO);
	struct head_figures_list list;
	enum err err;

	if (from == NO_DAY)
		from = first_of_year(today);
	if (to == NO_DAY || to < from)
		to = today > from ? today : from;
	err = agency_head_store_figures(&rq->cx, from, to, &list);
	if (err)
		return err;
	head_figures_view(root, "Rows", &list, today);
	node_day(root, "from", from);
	node_day(root, "to", to);
	return OK;
}

const struct action action = {
	.name = "report-heads",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(query) },
	.get = show,
};
