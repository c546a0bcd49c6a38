/*
 * report-usage: show how the agencies use the system (R80).
 *
 * GET  shows a row for each agency, those that never signed in this month
 *      first; from and to choose other days.
 */
#include "action.h"
#include "clock.h"
#include "register_view.h"
#include "usage_store.h"

enum { FROM, TO };

static const struct field query[] = {
	[FROM] = { "from", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[TO] = { "to", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
};

static int32_t
first_of_month(int32_t day)
{
	const struct date date = day_to_date(day);

	return day_from_date(date.year, date.month, 1);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	int32_t from = form_date(rq->query, FROM);
	int32_t to = form_date(rq->query, TO);
	struct usage_rows list;
	enum err err;

	if (from == NO_DAY)
		from = first_of_month(today);
	if (to == NO_DAY || to < from)
		to = today > from ? today : from;
	err = usage_store_list(&rq->cx, from, to, &list);
	if (err)
		return err;
	usage_rows_view(root, "Rows", &list);
	node_day(root, "from", from);
	node_day(root, "to", to);
	return OK;
}

const struct action action = {
	.name = "report-usage",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(query) },
	.get = show,
};
