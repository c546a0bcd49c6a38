/*
 * follower-list: read who follows which field at which agency (Phụ lục I, R23).
 *
 * GET  shows the lines of a day, or all of them; the fields where nobody
 *      follows, and who is away. It is changed by admin-follower-edit.
 */
#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "clock.h"
#include "follow_form.h"
#include "follow_store.h"
#include "follow_view.h"

enum { FIELD_OF_WORK, AGENCY, SPECIALIST, WHEN, ON };

static const char *const whens[] = { "current", "all", NULL };

static const struct field query[] = {
	[FIELD_OF_WORK] = { "field_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[SPECIALIST] = { "specialist_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[WHEN] = { "when", FIELD_CHOICE, 0, FIELD_OPTIONAL, whens },
	[ON] = { "on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show_beside(struct request *rq, int32_t on)
{
	struct node *root = view_root(rq->view);
	struct follow_absences absences;
	struct follow_flaws gaps;
	struct agency_list agencies;
	enum err err;

	err = follow_store_list_gaps(&rq->cx, on, &gaps);
	if (!err)
		err = follow_store_list_absences(&rq->cx, on, &absences);
	if (!err)
		err = agency_store_list(&rq->cx, on, &agencies);
	if (err)
		return err;
	follow_flaws_view(root, "Gaps", &gaps);
	follow_absences_view(root, "Absences", &absences);
	agency_list_view(root, "Agencies", &agencies);
	return follow_form_show(&rq->cx, root);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t on = form_date(rq->query, ON);
	bool all = form_choice(rq->query, WHEN) == 1;
	struct follow_filter filter = {
		.field_id = form_id(rq->query, FIELD_OF_WORK),
		.agency_id = form_id(rq->query, AGENCY),
		.specialist_id = form_id(rq->query, SPECIALIST),
	};
	struct follow_lines lines;
	enum err err;

	if (on == NO_DAY)
		on = clock_day(rq->cx.now);
	filter.on = all ? NO_DAY : on;
	err = follow_store_list(&rq->cx, &filter, &lines);
	if (err)
		return err;
	follow_lines_view(root, "Lines", &lines, on);
	node_int(root, "n_lines", (int64_t)lines.n);
	if (!all)
		node_day(root, "on", on);
	return show_beside(rq, on);
}

const struct action action = {
	.name = "follower-list",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
