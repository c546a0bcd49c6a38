#include "api_token_view.h"

#include "clock.h"

void
api_token_view(struct node *node, const struct api_token *t, int32_t today)
{
	node_id(node, "id", t->id);
	node_text(node, "name", t->name);
	node_text(node, "account", t->account_name);
	node_text(node, "login", t->login);
	node_text(node, "officer", t->officer_name);
	node_text(node, "begins", t->begins);
	for (unsigned i = 0; i < N_API_SCOPES; i++)
		if ((t->scopes >> i & 1) != 0)
			node_word(node, "scopes",
			    api_scope_name((enum api_scope)i));
	node_int(node, "rate", t->rate);
	node_day(node, "valid_to", t->valid_to);
	node_text(node, "basis", t->basis);
	node_moment(node, "created_at", t->created_at);
	node_moment(node, "revoked_at", t->revoked_at);
	node_text(node, "revoked_basis", t->revoked_basis);
	node_moment(node, "used_at", t->used_at);
	node_text(node, "used_from", t->used_from);
	node_int(node, "total", (int64_t)t->total);
	node_bool(node, "never", t->used_at == NO_MOMENT);
	node_bool(node, "over", !api_token_is_live(t, today));
	node_bool(node, "revoked", t->revoked_at != NO_MOMENT);
}

void
api_token_list_view(struct node *node, const char *name,
    const struct api_token_list *list, int32_t today)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		api_token_view(node_item(node, name, i), &list->items[i],
		    today);
}
