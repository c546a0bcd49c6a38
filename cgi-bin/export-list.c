/*
 * export-list: one's files that are written after the answer.
 *
 * GET  shows how far each has come, and lets one fetch or stop it.
 */
#include "action.h"
#include "export_file_store.h"
#include "export_file_view.h"

static enum err
show(struct request *rq)
{
	struct export_file_list files;
	enum err err;

	err = export_file_store_list(&rq->cx, &files);
	if (!err)
		export_file_list_view(&rq->cx, view_root(rq->view), &files);
	return err;
}

const struct action action = {
	.name = "export-list",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.get = show,
};
