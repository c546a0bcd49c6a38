/*
 * notice-list: show the notices proposed, approved, signed and sent (R46).
 *
 * GET  shows one state: what is proposed grouped by agency, papers newest
 * first.
 */
#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "clock.h"
#include "notice_store.h"
#include "notice_view.h"
#include "profile.h"

enum { STATE, AGENCY, BEFORE };
enum { PAGE = 50 };

/* "proposed", then in the order of enum notice_state. */
static const char *const states[] = { "proposed", "approved", "signed", "sent",
	"withdrawn", NULL };

static const struct field fields[] = {
	[STATE] = { "state", FIELD_CHOICE, 0, FIELD_OPTIONAL, states },
	[AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[BEFORE] = { "before", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show_proposed(struct request *rq)
{
	struct notice_item_list list;
	enum err err;

	err = notice_store_list_proposed(&rq->cx, form_id(rq->query, AGENCY),
	    &list);
	if (err)
		return err;
	notice_groups_view(&rq->cx, view_root(rq->view), "Groups", &list,
	    clock_day(rq->cx.now));
	return OK;
}

static enum err
show_notices(struct request *rq, enum notice_state state)
{
	struct node *root = view_root(rq->view);
	struct notice_list list;
	enum err err;

	err = notice_store_list(&rq->cx, state, form_id(rq->query, AGENCY),
	    form_id(rq->query, BEFORE), PAGE + 1, &list);
	if (err)
		return err;
	if (list.n > PAGE) {
		list.n = PAGE;
		node_id(root, "older", list.items[PAGE - 1].id);
	}
	notice_list_view(&rq->cx, root, "Notices", &list);
	return OK;
}

static enum err
show_around(struct request *rq, int state)
{
	struct node *root = view_root(rq->view);
	struct notice_counts counts;
	struct agency_list agencies;
	enum err err;

	err = notice_store_count(&rq->cx, &counts);
	if (err)
		return err;
	for (int i = 0; states[i] != NULL; i++) {
		struct node *item = node_item(root, "States", (size_t)i);

		node_text(item, "state", states[i]);
		node_id(item, "count",
		    i == 0 ? counts.proposed : counts.n[i - 1]);
		node_bool(item, "current", i == state);
	}
	node_id(root, "escalations", counts.escalations);
	node_text(root, "state", states[state]);
	node_bool(root, "enabled", rq->cx.profile->notice_enabled);
	node_bool(root, "may_approve", notice_may_approve(rq->cx.actor));
	err = agency_store_list(&rq->cx, clock_day(rq->cx.now), &agencies);
	if (err)
		return err;
	agency_list_view(root, "Agencies", &agencies);
	return OK;
}

static enum err
show(struct request *rq)
{
	int state = form_choice(rq->query, STATE);
	enum err err;

	if (state < 0)
		state = 0;
	err = show_around(rq, state);
	if (err)
		return err;
	if (state == 0)
		return show_proposed(rq);
	return show_notices(rq, (enum notice_state)(state - 1));
}

const struct action action = {
	.name = "notice-list",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
