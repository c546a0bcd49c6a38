#include "audit_view.h"

enum { KEY_SIZE = 48 };

/* A key of the texts has no dash. */
static void
set_key(struct node *node, const char *act)
{
	char key[KEY_SIZE];
	size_t n = 0;

	for (; act[n] != '\0' && n + 1 < sizeof(key); n++)
		key[n] = act[n] == '-' ? '_' : act[n];
	key[n] = '\0';
	node_text(node, "key", key);
}

void
audit_acts_view(struct node *node, const char *name, const char *const *acts)
{
	node_list(node, name);
	for (size_t i = 0; acts[i] != NULL; i++) {
		struct node *item = node_item(node, name, i);

		node_text(item, "value", acts[i]);
		set_key(item, acts[i]);
	}
}

void
audit_rows_view(struct node *node, const char *name,
    const struct audit_rows *rows)
{
	node_list(node, name);
	for (size_t i = 0; i < rows->n; i++) {
		const struct audit_row *row = &rows->items[i];
		struct node *item = node_item(node, name, i);

		node_id(item, "id", row->id);
		node_moment(item, "at", row->at);
		node_text(item, "login", row->login);
		node_text(item, "name", row->account_name);
		node_text(item, "officer", row->officer_name);
		node_text(item, "address", row->address);
		node_text(item, "request_id", row->request_id);
		node_text(item, "action", row->action);
		set_key(item, row->action);
		node_text(item, "outcome", row->outcome);
		node_text(item, "detail", row->detail);
	}
}
