#include "purge_view.h"

void
purge_part_view(struct node *node, const struct purge_part *part)
{
	node_text(node, "kind", purge_kind_name(part->kind));
	node_id(node, "id", part->id);
	if (part->directive_id != 0)
		node_id(node, "directive_id", part->directive_id);
	node_text(node, "reference", part->reference);
	node_moment(node, "entered_at", part->entered_at);
	if (part->number != 0)
		node_int(node, "number", (int64_t)part->number);
	if (part->size != 0)
		node_int(node, "size_kb", (int64_t)(part->size + 1023) / 1024);
	node_text(node, "about", part->about);
	node_text(node, "agency", part->agency);
	node_bool(node, "asked", part->asked);
}

void
purge_parts_view(struct node *node, const char *name,
    const struct purge_parts *parts)
{
	node_list(node, name);
	for (size_t i = 0; i < parts->n; i++)
		purge_part_view(node_item(node, name, i), &parts->items[i]);
}

void
purge_count_view(struct node *node, const struct purge_count *count)
{
	node_int(node, "tasks", (int64_t)count->tasks);
	node_int(node, "assignments", (int64_t)count->assignments);
	node_int(node, "replies", (int64_t)count->replies);
	node_int(node, "requests", (int64_t)count->requests);
	node_int(node, "files", (int64_t)count->files);
	node_int(node, "letters", (int64_t)count->letters);
	node_int(node, "events", (int64_t)count->events);
}

void
purge_view(struct node *node, const struct purge *purge)
{
	node_id(node, "id", purge->id);
	node_text(node, "kind", purge_kind_name(purge->kind));
	node_id(node, "object_id", purge->object_id);
	node_text(node, "reference", purge->reference);
	node_text(node, "basis", purge->basis);
	node_moment(node, "entered_at", purge->entered_at);
	node_moment(node, "asked_at", purge->asked_at);
	node_text(node, "asked_by", purge->asked_by_name);
	node_text(node, "state", purge_state_name(purge->state));
	node_moment(node, "done_at", purge->done_at);
	node_int(node, "rows", (int64_t)purge->rows);
	node_int(node, "files", (int64_t)purge->files);
	node_int(node, "letters", (int64_t)purge->letters);
}

void
backups_view(struct node *node, const char *name,
    const struct backup_list *backups)
{
	node_list(node, name);
	for (size_t i = 0; i < backups->n; i++) {
		struct node *item = node_item(node, name, i);

		node_text(item, "path", backups->items[i].path);
		node_moment(item, "made_at", backups->items[i].made_at);
		node_moment(item, "expires_at", backups->items[i].expires_at);
	}
}

void
purge_letters_view(struct node *node, const char *name,
    const struct purge_letters *letters)
{
	node_list(node, name);
	for (size_t i = 0; i < letters->n; i++) {
		struct node *item = node_item(node, name, i);

		node_text(item, "recipient", letters->items[i].recipient);
		node_moment(item, "sent_at", letters->items[i].sent_at);
	}
}
