/*
 * admin-agency-groups: show the groups that stand for many agencies (R8).
 *
 * GET  shows them with how many are in each today.
 */
#include "action.h"
#include "agency_admin_store.h"
#include "agency_admin_view.h"
#include "clock.h"

static enum err
show(struct request *rq)
{
	struct group_rows rows;
	enum err err;

	err = agency_admin_store_list_groups(&rq->cx, clock_day(rq->cx.now),
	    &rows);
	if (err)
		return err;
	group_rows_view(view_root(rq->view), "Groups", &rows);
	return OK;
}

const struct action action = {
	.name = "admin-agency-groups",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.get = show,
};
