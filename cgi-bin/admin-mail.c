/*
 * admin-mail: show what became of the e-mails, and who has no address.
 *
 * GET  shows a page of them, newest first, by state.
 */
#include "action.h"
#include "notification_store.h"
#include "notification_view.h"
#include "outbox_store.h"

enum { STATE, BEFORE };
enum { PAGE = 50, UNREACHABLE_MAX = 100 };

/* In the order of enum outbox_state. */
static const char *const states[] = { "new", "sending", "sent", "deferred",
	"refused", "unknown", NULL };

static const struct field fields[] = {
	[STATE] = { "state", FIELD_CHOICE, 0, FIELD_OPTIONAL, states },
	[BEFORE] = { "before", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show_unreachable(struct request *rq)
{
	struct recipient_list list;
	enum err err;

	err = notification_store_list_unreachable(&rq->cx, UNREACHABLE_MAX,
	    &list);
	if (err)
		return err;
	recipient_list_view(view_root(rq->view), "Unreachable", &list);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int state = form_choice(rq->query, STATE);
	struct outbox_counts counts;
	struct outbox_list list;
	enum err err;

	err = outbox_store_count(&rq->cx, &counts);
	if (err)
		return err;
	outbox_counts_view(root, "States", &counts, state);
	err = outbox_store_list(&rq->cx, state, form_id(rq->query, BEFORE),
	    PAGE + 1, &list);
	if (err)
		return err;
	if (list.n > PAGE) {
		list.n = PAGE;
		node_id(root, "older", list.items[PAGE - 1].id);
	}
	outbox_list_view(root, "Mails", &list);
	if (state >= 0)
		node_text(root, "state", states[state]);
	node_bool(root, "newer", form_present(rq->query, BEFORE));
	return show_unreachable(rq);
}

const struct action action = {
	.name = "admin-mail",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
