#include "register_view.h"

#include "clock.h"
#include "history_view.h"

void
register_entry_view(struct node *node, const struct register_entry *e)
{
	node_id(node, "id", e->id);
	node_text(node, "kind", register_kind_name(e->kind));
	node_text(node, "agency", e->agency_name);
	node_text(node, "title", e->title);
	node_text(node, "number", e->number);
	node_day(node, "held_on", e->held_on);
	node_day(node, "ended_on", e->ended_on);
	node_text(node, "person", e->person);
	node_text(node, "body", e->body);
	node_text(node, "approval", e->approval);
	node_id(node, "feedback_id", e->feedback_id);
	node_text(node, "author", e->author_name);
	node_moment(node, "changed_at", e->changed_at);
	node_id(node, "version", e->version);
	node_bool(node, "unapproved",
	    e->kind == REGISTER_VERSION && e->approval[0] == '\0');
}

void
register_entries_view(struct node *node, const char *name,
    const struct register_entries *list, const struct file_list *files)
{
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		register_entry_view(item, &list->items[i]);
		file_list_view(item, "Files", files, FILE_REGISTER,
		    list->items[i].id);
	}
}

void
incident_view(struct node *node, const struct incident *i)
{
	node_id(node, "id", i->id);
	node_text(node, "agency", i->agency_name);
	node_text(node, "reporter", i->reporter);
	node_text(node, "phone", i->phone);
	node_moment(node, "reported_at", i->reported_at);
	node_moment(node, "occurred_at", i->occurred_at);
	node_text(node, "page", i->page);
	node_text(node, "description", i->description);
	node_text(node, "category", incident_category_name(i->category));
	node_text(node, "handler", i->handler);
	node_text(node, "result", i->result);
	node_moment(node, "agency_notified_at", i->agency_notified_at);
	node_moment(node, "leader_reported_at", i->leader_reported_at);
	node_moment(node, "closed_at", i->closed_at);
	node_id(node, "version", i->version);
}

void
incidents_view(struct node *node, const char *name,
    const struct incidents *list)
{
	for (size_t i = 0; i < list->n; i++)
		incident_view(node_item(node, name, i), &list->items[i]);
}

void
incident_steps_view(struct node *node, const char *name,
    const struct incident_steps *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_moment(item, "at", list->items[i].at);
		node_text(item, "author", list->items[i].author_name);
		node_text(item, "step", list->items[i].step);
	}
}

void
feedback_view(struct node *node, const struct feedback *f)
{
	node_id(node, "id", f->id);
	node_moment(node, "sent_at", f->sent_at);
	node_text(node, "author", f->author_name);
	node_text(node, "agency", f->agency_name);
	node_text(node, "kind", feedback_kind_name(f->kind));
	node_text(node, "page", f->page);
	node_text(node, "body", f->body);
	node_text(node, "document", f->document);
	node_day(node, "document_on", f->document_on);
	node_text(node, "answer", f->answer);
	node_moment(node, "answered_at", f->answered_at);
	node_text(node, "answered_by", f->answered_by);
	node_bool(node, "upgrade", f->upgrade);
	node_id(node, "version", f->version);
}

void
feedbacks_view(struct node *node, const char *name,
    const struct feedbacks *list)
{
	for (size_t i = 0; i < list->n; i++)
		feedback_view(node_item(node, name, i), &list->items[i]);
}

static void
percent_view(struct node *node, const char *name, unsigned part, unsigned of)
{
	if (of > 0)
		node_int(node, name, (int64_t)(100.0 * part / of + 0.5));
}

void
usage_rows_view(struct node *node, const char *name,
    const struct usage_rows *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct usage_row *row = &list->items[i];
		struct node *item = node_item(node, name, i);
		unsigned in_time = row->updated - row->updated_late;

		node_id(item, "id", row->agency_id);
		node_text(item, "agency", row->agency_name);
		node_moment(item, "last_sign_in", row->last_sign_in);
		node_int(item, "days", row->days);
		node_int(item, "assigned", row->assigned);
		node_int(item, "seen_in_time", row->seen_in_time);
		percent_view(item, "seen_percent", row->seen_in_time,
		    row->assigned);
		node_int(item, "updated", row->updated);
		node_int(item, "updated_in_time", in_time);
		percent_view(item, "updated_percent", in_time, row->updated);
		node_bool(item, "unused", row->days == 0);
	}
}
