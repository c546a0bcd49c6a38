/*
 * coordinating-urge: the lead agency urges one that coordinates its task (R50).
 *
 * GET   shows whom, how far it has come, and asks for the words.
 * POST  writes it into the history and tells that agency.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_verbs.h"
#include "reply.h"
#include "task_page.h"

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
	struct task_page page;

	return task_page_open_for(rq, form_id(rq->query, ID),
	    MOVE_URGE_COORDINATING, &page);
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	enum err err;

	err = assignment_urge_coordinating(&rq->cx, id,
	    form_id(rq->form, VERSION), form_str(rq->form, NOTE));
	if (err)
		return err;
	return respond_done(rq, "urged", "/task-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "coordinating-urge",
	.needs = PERM_RESPOND,
	.sites = SITE_PORTAL,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
