/*
 * admin-tokens: show which programs may ask in whose place, what they may, and
 * when each of them last did.
 *
 * GET  shows a page of tokens, newest first, as filtered.
 */
#include "action.h"
#include "api_token_store.h"
#include "api_token_view.h"
#include "clock.h"

enum { TEXT, STATE, BEFORE };
enum { PAGE = 50, N_FILTERS = BEFORE };

/* In the order of enum api_token_state. */
static const char *const states[] = { "live", "over", "all", NULL };

static const struct field fields[] = {
	[TEXT] = { "text", FIELD_LINE, 120, FIELD_OPTIONAL, NULL },
	[STATE] = { "state", FIELD_CHOICE, 0, FIELD_OPTIONAL, states },
	[BEFORE] = { "before", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	int state = form_choice(rq->query, STATE);
	const struct api_token_filter filter = {
		.text = form_str(rq->query, TEXT),
		.state = state < 0 ? API_TOKENS_LIVE
				   : (enum api_token_state)state,
		.before_id = form_id(rq->query, BEFORE),
		.size = PAGE,
	};
	struct api_token_list list;
	enum err err;

	err = api_token_store_list(&rq->cx, &filter, today, &list);
	if (err)
		return err;
	if (list.n > PAGE) {
		list.n = PAGE;
		node_id(root, "next", list.items[PAGE - 1].id);
	}
	api_token_list_view(root, "Tokens", &list, today);
	node_int(root, "count", (int64_t)list.n);
	node_text(root, "state", api_token_state_name(filter.state));
	node_text(root, "filter",
	    form_query(&rq->cx, rq->query, fields, N_FILTERS));
	node_bool(root, "first", form_present(rq->query, BEFORE));
	node_bool(root, "searched", form_present(rq->query, TEXT));
	return OK;
}

const struct action action = {
	.name = "admin-tokens",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
