#include "sso_view.h"

#include "clock.h"

void
sso_setting_view(struct node *node, const struct sso_setting *setting)
{
	node_id(node, "id", setting->id);
	node_text(node, "door", sso_door_names[setting->door]);
	node_text(node, "label", setting->label);
	node_text(node, "issuer", setting->issuer);
	node_text(node, "client_id", setting->client_id);
	node_bool(node, "has_secret", setting->n_sealed > 0);
	node_text(node, "basis", setting->basis);
	node_text(node, "by", setting->actor_name);
	node_list(node, "algorithms");
	for (unsigned i = 0; sso_algorithm_names[i] != NULL; i++) {
		if ((setting->algorithms >> i & 1) != 0)
			node_word(node, "algorithms", sso_algorithm_names[i]);
	}
	if (setting->id != 0)
		node_moment(node, "at", setting->at);
}

void
sso_settings_view(struct node *node, const char *name,
    const struct sso_setting_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		sso_setting_view(node_item(node, name, i), &list->items[i]);
}

void
sso_algorithms_view(struct node *node, const char *name, unsigned chosen)
{
	for (unsigned i = 0; sso_algorithm_names[i] != NULL; i++) {
		struct node *item = node_item(node, name, i);

		node_text(item, "name", sso_algorithm_names[i]);
		node_bool(item, "checked", (chosen >> i & 1) != 0);
	}
}

void
sso_link_view(struct node *node, const struct sso_link *link)
{
	if (link->id == 0)
		return;
	node_text(node, "subject", link->subject);
	node_text(node, "issuer", link->issuer);
	node_moment(node, "at", link->created_at);
	node_text(node, "by", link->created_by);
	node_text(node, "basis", link->basis);
	if (link->ended_at == NO_MOMENT)
		return;
	node_moment(node, "ended_at", link->ended_at);
	node_text(node, "ended_by", link->ended_by);
	node_text(node, "ended_basis", link->ended_basis);
}

void
sso_links_view(struct node *node, const char *name,
    const struct sso_link_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		sso_link_view(node_item(node, name, i), &list->items[i]);
}

void
sso_identity_view(struct node *node, const struct sso_identity *identity)
{
	node_text(node, "subject", identity->subject);
	node_text(node, "issuer", identity->issuer);
	node_text(node, "name", identity->name);
}

void
sso_answer_view(struct node *root, const char *code, const char *state,
    const char *issuer)
{
	struct node *answer = node_child(root, "Answer");

	node_text(answer, "code", code);
	node_text(answer, "state", state);
	node_text(answer, "iss", issuer);
}
