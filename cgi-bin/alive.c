/*
 * alive: does this site answer at all?
 *
 * GET   answers {"status": "ok"} without asking the database: whoever watches
 *       starts the programs again when this fails, and not when only the
 *       database is away, which health tells. Open to all. It has no page.
 */
#include "action.h"

static const char *const formats[] = { "json", NULL };

static enum err
show(struct request *rq)
{
	node_text(view_root(rq->view), "status", "ok");
	node_text(view_root(rq->view), "site", rq->http.site);
	return OK;
}

const struct action action = {
	.name = "alive",
	.needs = PERM_NONE,
	.db = DB_READ,
	.without_db = true,
	.from_anywhere = true,
	.get = show,
	.formats = formats,
};
