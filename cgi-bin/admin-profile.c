/*
 * admin-profile: every rule of the province: its value, and who ordered it.
 *
 * GET  shows the list.
 */
#include "action.h"
#include "setting_store.h"
#include "setting_view.h"

static enum err
show(struct request *rq)
{
	struct setting_list list;
	enum err err;

	err = setting_store_list(&rq->cx, &list);
	if (err)
		return err;
	setting_list_view(view_root(rq->view), "Rules", &list);
	return OK;
}

const struct action action = {
	.name = "admin-profile",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.get = show,
};
