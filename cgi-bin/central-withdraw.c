/*
 * central-withdraw: take back that a result was entered in the national system
 * (R61).
 *
 * GET   asks for the reason.
 * POST  takes it back; the history keeps both.
 */
#include <inttypes.h>

#include "action.h"
#include "central_store.h"
#include "central_verbs.h"
#include "central_view.h"
#include "clock.h"
#include "reply.h"

enum { ID };
enum { REASON };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct central_task central;
	enum err err;

	err = central_store_get(&rq->cx, form_id(rq->query, ID), &central);
	if (err)
		return err;
	central_view(node_child(view_root(rq->view), "Central"), &central,
	    clock_day(rq->cx.now));
	return OK;
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	enum err err;

	err = central_withdraw(&rq->cx, id, form_str(rq->form, REASON));
	if (err)
		return err;
	return respond_done(rq, "central_withdrawn",
	    "/central-enter?id=%" PRIu64, id);
}

const struct action action = {
	.name = "central-withdraw",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
