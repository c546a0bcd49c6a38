/*
 * act-list: what one has lately done to many tasks at once: what can still be
 * undone, what was told, what was undone.
 *
 * GET  shows the newest.
 */
#include "action.h"
#include "held_act_store.h"
#include "held_act_view.h"

enum { SHOWN_MAX = 50 };

static enum err
show(struct request *rq)
{
	struct held_acts acts;
	enum err err = held_act_store_list(&rq->cx, SHOWN_MAX, &acts);

	if (err)
		return err;
	held_acts_view(&rq->cx, view_root(rq->view), "Acts", &acts);
	return OK;
}

const struct action action = {
	.name = "act-list",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.get = show,
};
