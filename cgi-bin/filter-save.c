/*
 * filter-save: keep the filters of a list under a name.
 *
 * POST  saves them, goes back to the list; it has no page of its own.
 */
#include "action.h"
#include "filter_store.h"

enum { LIST, NAME, QUERY, SHARED };

static const char *const lists[] = { "task-list", "task-assigned", NULL };

static const struct field fields[] = {
	[LIST] = { "list", FIELD_CHOICE, 0, FIELD_REQUIRED, lists },
	[NAME] = { "name", FIELD_LINE, FILTER_NAME_MAX, FIELD_REQUIRED, NULL },
	[QUERY] = { "query", FIELD_LINE, FILTER_QUERY_MAX, FIELD_OPTIONAL,
	    NULL },
	[SHARED] = { "shared", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
};

static enum err
submit(struct request *rq)
{
	struct saved_filter filter = {
		.list = lists[form_choice(rq->form, LIST)],
		.name = form_str(rq->form, NAME),
		.query = form_str(rq->form, QUERY),
		.shared = form_bool(rq->form, SHARED),
	};
	struct saved_filter_list saved;
	enum err err;

	if (!filter_is_query(filter.query))
		return fail(&rq->cx, ERR_MALFORMED, "not a query of a list");
	err = filter_store_list(&rq->cx, "", &saved);
	if (err)
		return err;
	if (saved.n >= FILTERS_MAX)
		return fail_field(&rq->cx, "name", "too_many_filters");
	err = filter_store_add(&rq->cx, &filter);
	if (err)
		return err;
	return respond_done(rq, "filter_saved", "/%s?%s", filter.list,
	    filter.query);
}

const struct action action = {
	.name = "filter-save",
	.needs = PERM_FILTER,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = submit,
};
