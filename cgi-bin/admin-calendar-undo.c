/*
 * admin-calendar-undo: undo the last change of the calendar, as long as its
 * messages wait.
 *
 * GET   shows its days as they were and are, and until when it can be undone.
 * POST  puts the days and every clock back; the history keeps both.
 */
#include "action.h"
#include "calendar_store.h"
#include "calendar_verbs.h"
#include "calendar_view.h"
#include "held_act_store.h"
#include "held_act_view.h"

enum { ACT };

static const struct field fields[] = {
	[ACT] = { "act", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct calendar_past_list past;
	struct held_act act;
	enum err err;

	err = held_act_store_find(&rq->cx, HELD_CALENDAR, 0, false, &act);
	if (err || act.id == 0)
		return err;
	err = calendar_store_list_span(&rq->cx, act.subject_first,
	    act.subject_last, &past);
	if (err)
		return err;
	held_act_view(&rq->cx, node_child(root, "Act"), &act);
	calendar_past_view(root, "Past", &past);
	return OK;
}

static enum err
submit(struct request *rq)
{
	enum err err = calendar_undo(&rq->cx, form_id(rq->form, ACT));

	return err ? err
		   : respond_done(rq, "calendar_undone", "/admin-calendar");
}

const struct action action = {
	.name = "admin-calendar-undo",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
