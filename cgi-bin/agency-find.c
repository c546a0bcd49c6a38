/*
 * agency-find: agencies and groups by something half typed, for the picker.
 *
 * GET  answers with the best few; it has no page of its own.
 */
#include "action.h"
#include "agency_match.h"
#include "agency_store.h"
#include "clock.h"

enum { WORDS };
enum { FOUND_MAX = 12 };

static const struct field query[] = {
	[WORDS] = { "q", FIELD_LINE, 200, FIELD_OPTIONAL, NULL },
};

static const char *const formats[] = { "json", NULL };

static int64_t
members_of(uint64_t group_id, const struct agency_group_list *groups)
{
	for (size_t i = 0; i < groups->n; i++)
		if (groups->items[i].id == group_id)
			return (int64_t)groups->items[i].n_members;
	return 1;
}

static enum err
show(struct request *rq)
{
	int32_t today = clock_day(rq->cx.now);
	struct node *root = view_root(rq->view);
	struct agency_group_list groups;
	const struct agency_name *found[FOUND_MAX];
	struct agency_name_list names;
	size_t n;
	enum err err;

	err = agency_store_list_names(&rq->cx, today, &names);
	if (err)
		return err;
	err = agency_store_list_groups(&rq->cx, today, &groups);
	if (err)
		return err;
	n = agency_match_find(&rq->cx, &names, form_str(rq->query, WORDS),
	    FOUND_MAX, found);
	node_list(root, "Items");
	for (size_t i = 0; i < n; i++) {
		struct node *item = node_item(root, "Items", i);

		node_id(item, "id",
		    found[i]->agency_id != 0 ? found[i]->agency_id
					     : found[i]->group_id);
		node_text(item, "name", found[i]->name);
		node_bool(item, "is_group", found[i]->group_id != 0);
		node_int(item, "members",
		    members_of(found[i]->group_id, &groups));
	}
	return OK;
}

const struct action action = {
	.name = "agency-find",
	.needs = PERM_RECORD,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.formats = formats,
};
