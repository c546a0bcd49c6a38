/*
 * incident-handle: handle an incident, and close it once the agency was told
 * and a leader informed (R70).
 *
 * GET   shows the incident, what was done, and the form.
 * POST  keeps what was entered; "close" closes it.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment.h"
#include "clock.h"
#include "incident_store.h"
#include "register_verbs.h"
#include "register_view.h"
#include "reply.h"

enum { ID };
enum {
	VERSION,
	CATEGORY,
	HANDLER,
	STEP,
	RESULT,
	AGENCY_NOTIFIED,
	LEADER_REPORTED,
	CLOSE
};

static const char *const categories[] = { "unknown", "software",
	"infrastructure", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[CATEGORY] = { "category", FIELD_CHOICE, 0, FIELD_REQUIRED,
	    categories },
	[HANDLER] = { "handler", FIELD_LINE, PERSON_MAX, FIELD_OPTIONAL, NULL },
	[STEP] = { "step", FIELD_TEXT, REASON_MAX, FIELD_OPTIONAL, NULL },
	[RESULT] = { "result", FIELD_TEXT, REASON_MAX, FIELD_OPTIONAL, NULL },
	[AGENCY_NOTIFIED] = { "agency_notified_at", FIELD_MOMENT, 0,
	    FIELD_OPTIONAL, NULL },
	[LEADER_REPORTED] = { "leader_reported_at", FIELD_MOMENT, 0,
	    FIELD_OPTIONAL, NULL },
	[CLOSE] = { "close", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
};

static void
preset_moment(struct request *rq, const char *field, int64_t at)
{
	char text[24];

	if (at != NO_MOMENT)
		form_preset(rq->form, field, moment_format(at, text));
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct incident_steps steps;
	struct incident i;
	enum err err;

	err = incident_open(&rq->cx, form_id(rq->query, ID), &i);
	if (err)
		return err;
	err = incident_store_list_steps(&rq->cx, i.id, &steps);
	if (err)
		return err;
	incident_view(node_child(root, "Incident"), &i);
	incident_steps_view(root, "Steps", &steps);
	if (rq->again)
		return OK;
	form_preset(rq->form, "category", incident_category_name(i.category));
	form_preset(rq->form, "handler",
	    i.handler[0] != '\0' ? i.handler : actor_shown_name(rq->cx.actor));
	form_preset(rq->form, "result", i.result);
	preset_moment(rq, "agency_notified_at", i.agency_notified_at);
	preset_moment(rq, "leader_reported_at", i.leader_reported_at);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	const struct incident_handling handling = {
		.id = form_id(rq->query, ID),
		.version = form_id(f, VERSION),
		.category = (enum incident_category)form_choice(f, CATEGORY),
		.handler = form_str(f, HANDLER),
		.step = form_str(f, STEP),
		.result = form_str(f, RESULT),
		.agency_notified_at = form_moment(f, AGENCY_NOTIFIED),
		.leader_reported_at = form_moment(f, LEADER_REPORTED),
		.close = form_bool(f, CLOSE),
	};
	enum err err;

	err = incident_handle(&rq->cx, &handling);
	if (err)
		return err;
	if (handling.close)
		return respond_done(rq, "incident_closed", "/incident-list");
	return respond_done(rq, "incident_changed",
	    "/incident-handle?id=%" PRIu64, handling.id);
}

const struct action action = {
	.name = "incident-handle",
	.needs = PERM_OPERATE,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
