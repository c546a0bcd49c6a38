/*
 * notice-withdraw: take a notice back that was not sent, with the reason.
 *
 * GET   asks for the reason beside the notice.
 * POST  records it; its number stays used.
 */
#include <inttypes.h>

#include "action.h"
#include "notice_page.h"
#include "notice_verbs.h"
#include "reply.h"

enum { ID };
enum { VERSION, NOTE };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[NOTE] = { "note", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	return notice_page_open_for_handling(rq, form_id(rq->query, ID));
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	enum err err;

	err = notice_withdraw(&rq->cx, id, form_id(rq->form, VERSION),
	    form_str(rq->form, NOTE));
	if (err)
		return err;
	return respond_done(rq, "notice_withdrawn", "/notice-view?id=%" PRIu64,
	    id);
}

const struct action action = {
	.name = "notice-withdraw",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
