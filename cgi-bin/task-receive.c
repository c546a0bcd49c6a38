/*
 * task-receive: say that the assignment is right and has been taken on (R29).
 *
 * POST  makes it received, goes back to the task; it has no page of its own.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_verbs.h"

enum { ID, VERSION };

static const struct field fields[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->form, ID);
	enum err err;

	err = assignment_receive(&rq->cx, id, form_id(rq->form, VERSION));
	if (err)
		return err;
	return respond_done(rq, "received", "/task-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "task-receive",
	.needs = PERM_RESPOND,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = submit,
};
