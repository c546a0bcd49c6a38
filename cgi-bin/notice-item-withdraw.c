/*
 * notice-item-withdraw: take one task out of the notices, with the reason
 * (R46).
 *
 * GET   asks for the reason beside the task.
 * POST  records it; the rest of its notice stays.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "notice_verbs.h"
#include "notice_view.h"
#include "reply.h"

enum { ID };
enum { NOTE };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[NOTE] = { "note", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
};

/* Where the task was shown: its notice, or the list of proposals. */
static const char *
place_of(struct cx *cx, const struct notice_item *item)
{
	if (item->notice_id == 0)
		return "notice-list";
	return arena_printf(cx->mem, "notice-view?id=%" PRIu64,
	    item->notice_id);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct notice_item item;
	enum err err;

	err = notice_open_item(&rq->cx, form_id(rq->query, ID), &item);
	if (err)
		return err;
	notice_item_view(&rq->cx, node_child(root, "Item"), &item,
	    clock_day(rq->cx.now));
	node_text(root, "agency", item.agency_name);
	node_text(root, "place", place_of(&rq->cx, &item));
	return OK;
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	struct notice_item item;
	enum err err;

	err = notice_open_item(&rq->cx, id, &item);
	if (err)
		return err;
	err = notice_withdraw_item(&rq->cx, id, form_str(rq->form, NOTE));
	if (err)
		return err;
	return respond_done(rq, "notice_item_withdrawn", "/%s",
	    place_of(&rq->cx, &item));
}

const struct action action = {
	.name = "notice-item-withdraw",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
