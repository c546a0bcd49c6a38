/*
 * admin-reorganisations: show which agencies were merged, split, renamed ...,
 * by which document, and what is prepared (2.8).
 *
 * GET  shows all of them, newest first.
 */
#include "action.h"
#include "clock.h"
#include "reorganisation_store.h"
#include "reorganisation_view.h"

static enum err
show(struct request *rq)
{
	struct reorganisation_list list;
	enum err err;

	err = reorganisation_store_list(&rq->cx, 0, &list);
	if (err)
		return err;
	reorganisation_list_view(view_root(rq->view), "Acts", &list,
	    clock_day(rq->cx.now));
	return OK;
}

const struct action action = {
	.name = "admin-reorganisations",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.get = show,
};
