/*
 * escalation-list: show what has to be reported to the Chairman (R47).
 *
 * GET  shows the tasks whose last notice ran out, with the causes as the
 *      agencies explained them; printed, it is the report.
 */
#include "action.h"
#include "clock.h"
#include "notice_store.h"
#include "notice_view.h"
#include "profile.h"

enum { STATE };
enum { REPORTS_MAX = 100 };

static const char *const states[] = { "open", "ruled", "withdrawn", NULL };

static const struct field fields[] = {
	[STATE] = { "state", FIELD_CHOICE, 0, FIELD_OPTIONAL, states },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int state = form_choice(rq->query, STATE);
	struct escalation_reports reports;
	struct escalation_list list;
	enum err err;

	if (state < 0)
		state = 0;
	err = escalation_store_list(&rq->cx, states[state], NOTICE_LIST_MAX,
	    &list);
	if (err)
		return err;
	for (int i = 0; states[i] != NULL; i++) {
		struct node *item = node_item(root, "States", (size_t)i);

		node_text(item, "state", states[i]);
		node_bool(item, "current", i == state);
	}
	node_text(root, "state", states[state]);
	node_int(root, "notice_max", rq->cx.profile->notice_max);
	node_bool(root, "enabled", rq->cx.profile->notice_enabled);
	escalation_list_view(root, "Escalations", &list, clock_day(rq->cx.now));
	err = escalation_store_list_reports(&rq->cx, REPORTS_MAX, &reports);
	if (err)
		return err;
	escalation_reports_view(root, "Reports", &reports);
	node_bool(root, "may_number", notice_may_approve(rq->cx.actor));
	return OK;
}

const struct action action = {
	.name = "escalation-list",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
