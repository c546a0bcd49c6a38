/*
 * outgoing-status: take a status message away as edXML, to put it into the
 * exchange by hand.
 *
 * GET  gives the message.
 *
 * It has no page of its own.
 */
#include "action.h"
#include "config.h"
#include "outgoing_store.h"
#include "text.h"

enum { ID };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static const char *const formats[] = { "edxml", NULL };

static enum err
show(struct request *rq)
{
	const struct outgoing_voice voice = {
		.code = text_is_empty(rq->config->exchange_code)
			    ? ""
			    : rq->config->exchange_code,
		.name = rq->config->office_name,
	};
	struct outgoing_status status;
	struct outgoing o;
	enum err err;

	err = outgoing_store_get_status(&rq->cx, form_id(rq->query, ID),
	    &status);
	if (!err)
		err = outgoing_store_get(&rq->cx, status.outgoing_id, &o);
	if (err)
		return err;
	return respond_text(rq,
	    outgoing_status_text(rq->cx.mem, &voice, &o, &status),
	    "application/xml; charset=utf-8");
}

const struct action action = {
	.name = "outgoing-status",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.formats = formats,
};
