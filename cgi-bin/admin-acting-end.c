/*
 * admin-acting-end: end before its last day that somebody works for another.
 *
 * GET   asks for the basis.
 * POST  ends it, from the next request of whoever works so.
 */
#include "acting_store.h"
#include "acting_verbs.h"
#include "acting_view.h"
#include "action.h"
#include "clock.h"

enum { ID };
enum { BASIS };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[BASIS] = { "basis", FIELD_LINE, ACTING_DOCUMENT_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	int32_t today = clock_day(rq->cx.now);
	uint64_t id = form_id(rq->query, ID);
	struct acting_list list;
	struct acting_list one = { 0 };
	enum err err;

	err = acting_store_list(&rq->cx, today, &list);
	if (err)
		return err;
	for (size_t i = 0; i < list.n && one.n == 0; i++)
		if (list.items[i].id == id)
			one = (struct acting_list){ 1, &list.items[i] };
	if (one.n == 0)
		return fail(&rq->cx, ERR_MISSING, "no such acting");
	acting_list_view(view_root(rq->view), "Acting", &one, today);
	return OK;
}

static enum err
submit(struct request *rq)
{
	enum err err;

	err = acting_end(&rq->cx, form_id(rq->query, ID),
	    form_str(rq->form, BASIS));
	if (err)
		return err;
	return respond_done(rq, "acting_ended", "/admin-acting");
}

const struct action action = {
	.name = "admin-acting-end",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
