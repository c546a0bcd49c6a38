/*
 * task-urge: log that agencies were urged, one or many at once (R45).
 *
 * GET   shows who will be urged, with telephone and address.
 * POST  writes it into the history of each and tells the agencies.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_store.h"
#include "assignment_verbs.h"
#include "assignment_view.h"
#include "held_act_verbs.h"

enum { IDS };
enum { CHOSEN, CHANNEL, NOTE };
enum { URGE_MAX = 200 };

static const char *const channels[] = { "call", "letter", "email", NULL };

static const struct field query[] = {
	[IDS] = { "ids", FIELD_IDS, URGE_MAX, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[CHOSEN] = { "ids", FIELD_IDS, URGE_MAX, FIELD_REQUIRED, NULL },
	[CHANNEL] = { "channel", FIELD_CHOICE, 0, FIELD_REQUIRED, channels },
	[NOTE] = { "note", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct id_list ids = rq->again ? form_ids(rq->form, CHOSEN)
				       : form_ids(rq->query, IDS);
	struct assignment_lines lines;
	enum err err;

	err = assignment_check_each(&rq->cx, ids.items, ids.n, MOVE_URGE);
	if (err)
		return err;
	err = assignment_store_list_ids(&rq->cx, ids.items, ids.n, &lines);
	if (err)
		return err;
	assignment_lines_view(&rq->cx, view_root(rq->view), "Assignments",
	    &lines);
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct id_list ids = form_ids(rq->form, CHOSEN);
	struct held held;
	enum err err;

	err = held_begin_urge(&rq->cx, ids.items, ids.n, &held);
	if (!err)
		err = assignment_urge(&rq->cx, ids.items, ids.n,
		    (enum urge_channel)form_choice(rq->form, CHANNEL),
		    form_str(rq->form, NOTE));
	err = held_end(&rq->cx, &held, err);
	if (err)
		return err;
	if (ids.n == 1)
		return respond_done(rq, "urged", "/task-view?id=%" PRIu64,
		    ids.items[0]);
	return respond_undoable(rq, "urged", held.act.id,
	    "/task-list?view=overdue");
}

const struct action action = {
	.name = "task-urge",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
