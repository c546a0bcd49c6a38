#include "setting_view.h"

#include "text.h"

void
setting_view(struct node *node, const struct rule_info *info,
    const struct setting *setting)
{
	node_text(node, "name", info->name);
	node_text(node, "kind", rule_kind_name(info->kind));
	node_text(node, "value", setting->value);
	node_text(node, "basis", setting->basis);
	node_int(node, "min", info->min);
	node_int(node, "max", info->max);
	node_int(node, "max_n", info->max_n);
	node_bool(node, "rising", info->rising);
	node_moment(node, "changed_at", setting->changed_at);
	node_text(node, "changed_by", setting->changed_by);
	for (size_t i = 0; info->words != NULL && info->words[i] != NULL; i++)
		node_text(node_item(node, "Words", i), "value", info->words[i]);
}

static const struct setting *
find(const struct setting_list *list, const char *name)
{
	for (size_t i = 0; i < list->n; i++)
		if (text_equal(list->items[i].name, name))
			return &list->items[i];
	return NULL;
}

void
setting_list_view(struct node *node, const char *name,
    const struct setting_list *list)
{
	struct rule_info info;
	size_t shown = 0;

	node_list(node, name);
	for (size_t i = 0; profile_rule_at(i, &info); i++) {
		const struct setting *setting = find(list, info.name);

		if (setting != NULL)
			setting_view(node_item(node, name, shown++), &info,
			    setting);
	}
}

void
setting_past_view(struct node *node, const char *name,
    const struct setting_past_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_moment(item, "at", list->items[i].at);
		node_text(item, "actor", list->items[i].actor_name);
		node_text(item, "old_value", list->items[i].old_value);
		node_text(item, "new_value", list->items[i].new_value);
		node_text(item, "basis", list->items[i].basis);
	}
}
