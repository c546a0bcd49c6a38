/*
 * filter-remove: take one of one's own saved filters away.
 *
 * POST  takes it away, goes back to the list; it has no page of its own.
 */
#include "action.h"
#include "filter_store.h"

enum { ID, LIST };

static const char *const lists[] = { "task-list", "task-assigned", NULL };

static const struct field fields[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[LIST] = { "list", FIELD_CHOICE, 0, FIELD_REQUIRED, lists },
};

static enum err
submit(struct request *rq)
{
	enum err err;

	err = filter_store_remove(&rq->cx, form_id(rq->form, ID));
	if (err)
		return err;
	return respond_done(rq, "filter_removed", "/%s",
	    lists[form_choice(rq->form, LIST)]);
}

const struct action action = {
	.name = "filter-remove",
	.needs = PERM_FILTER,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = submit,
};
