/*
 * delegation-note: note inside the agency how far an assignment is (R31).
 *
 * GET   shows the form beside the task.
 * POST  adds the note to the sheet, goes back to it; the office does not see
 *       it.
 */
#include <inttypes.h>

#include "action.h"
#include "delegation_verbs.h"
#include "task_page.h"

enum { ID };
enum { NOTE };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[NOTE] = { "note", FIELD_TEXT, DELEGATION_NOTE_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;

	return task_page_open_for(rq, form_id(rq->query, ID), MOVE_DELEGATE,
	    &page);
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	enum err err;

	err = delegation_add_note(&rq->cx, id, form_str(rq->form, NOTE));
	if (err)
		return err;
	return respond_done(rq, "delegation_noted",
	    "/delegation-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "delegation-note",
	.needs = PERM_DELEGATE,
	.sites = SITE_PORTAL,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
