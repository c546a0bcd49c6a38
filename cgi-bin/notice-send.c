/*
 * notice-send: a signed notice goes to its agency, today.
 *
 * POST  counts it for each task and tells the agency; when something came
 *       between, that is taken out of it instead. No page of its own.
 */
#include <inttypes.h>

#include "action.h"
#include "notice_verbs.h"

enum { ID, VERSION };

static const struct field fields[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->form, ID);
	bool sent;
	enum err err;

	err = notice_send(&rq->cx, id, form_id(rq->form, VERSION), &sent);
	if (err)
		return err;
	if (!sent)
		return respond_done(rq, "notice_not_sent",
		    "/notice-view?id=%" PRIu64, id);
	return respond_done(rq, "notice_sent", "/notice-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "notice-send",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = submit,
};
