/*
 * health: is this site alive, down to the database?
 *
 * GET   answers {"status": "ok", ...}, or 503 when the database is away.
 *       Open to all: it names no person and no document. It has no page.
 */
#include "action.h"
#include "health_store.h"

static const char *const formats[] = { "json", NULL };

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int64_t database_time;
	enum err err;

	err = health_store_get(&rq->cx, &database_time);
	if (err)
		return err;
	node_text(root, "status", "ok");
	node_text(root, "site", rq->http.site);
	node_moment(root, "now", rq->cx.now);
	/* Rules of time go wrong when the two machines disagree. */
	node_int(root, "database_offset", database_time - rq->cx.now);
	return OK;
}

const struct action action = {
	.name = "health",
	.needs = PERM_NONE,
	.db = DB_READ,
	.from_anywhere = true,
	.get = show,
	.formats = formats,
};
