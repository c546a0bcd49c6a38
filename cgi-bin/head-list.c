/*
 * head-list: show who is, was or will be head of each agency (R77).
 *
 * GET  shows the register: who holds office on a day, or all terms; and which
 *      agencies have nobody entered.
 */
#include "action.h"
#include "agency_head_store.h"
#include "agency_head_view.h"
#include "clock.h"

enum { WORDS, WHEN, ON };

static const char *const whens[] = { "current", "all", NULL };

static const struct field query[] = {
	[WORDS] = { "text", FIELD_LINE, AGENCY_HEAD_TEXT_MAX, FIELD_OPTIONAL,
	    NULL },
	[WHEN] = { "when", FIELD_CHOICE, 0, FIELD_OPTIONAL, whens },
	[ON] = { "on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	int32_t on = form_date(rq->query, ON);
	bool all = form_choice(rq->query, WHEN) == 1;
	struct agency_head_filter filter = { .text = form_str(rq->query,
						 WORDS) };
	struct agency_heads heads, without;
	enum err err;

	if (!agency_head_may_read(rq->cx.actor))
		return fail(&rq->cx, ERR_DENIED, "may not read the heads");
	if (on == NO_DAY)
		on = today;
	filter.on = all ? NO_DAY : on;
	err = agency_head_store_list(&rq->cx, &filter, &heads);
	if (!err)
		err = agency_head_store_list_without(&rq->cx, today, &without);
	if (err)
		return err;
	agency_heads_view(root, "Heads", &heads, today);
	node_int(root, "n_heads", (int64_t)heads.n);
	node_list(root, "Without");
	for (size_t i = 0; i < without.n; i++) {
		struct node *item = node_item(root, "Without", i);

		node_id(item, "id", without.items[i].agency_id);
		node_text(item, "name", without.items[i].agency_name);
	}
	if (!all)
		node_day(root, "on", on);
	node_bool(root, "may_write",
	    role_may(rq->cx.actor->role, PERM_ADMINISTER));
	return OK;
}

const struct action action = {
	.name = "head-list",
	.needs = PERM_HOME,
	.sites = SITE_OFFICE | SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
