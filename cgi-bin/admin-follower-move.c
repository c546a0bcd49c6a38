/*
 * admin-follower-move: give open tasks to the specialists Phụ lục I names now
 * (R23), after it was changed.
 *
 * GET   shows every open task that is followed by somebody else.
 * POST  gives those that were chosen away; the new follower is told.
 */
#include "action.h"
#include "clock.h"
#include "follow_verbs.h"
#include "follow_view.h"

enum { CHOSEN, BASIS };

static const struct field fields[] = {
	[CHOSEN] = { "ids", FIELD_IDS, FOLLOW_MOVES_MAX, FIELD_REQUIRED, NULL },
	[BASIS] = { "basis", FIELD_LINE, FOLLOW_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct follow_moves moves;
	enum err err;

	err = follow_store_list_moves(&rq->cx, clock_day(rq->cx.now), &moves);
	if (err)
		return err;
	follow_moves_view(view_root(rq->view), "Moves", &moves);
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct id_list ids = form_ids(rq->form, CHOSEN);
	size_t n;
	enum err err;

	err = follow_move(&rq->cx, ids.items, ids.n, form_str(rq->form, BASIS),
	    &n);
	if (err)
		return err;
	return respond_done(rq, "followers_moved", "/admin-followers");
}

const struct action action = {
	.name = "admin-follower-move",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
