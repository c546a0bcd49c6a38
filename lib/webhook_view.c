#include "webhook_view.h"

static bool
has(const struct webhook *w, unsigned i)
{
	return (w->events >> i & 1) != 0;
}

void
webhook_view(struct node *node, const struct webhook *w)
{
	bool all = true;

	node_id(node, "id", w->id);
	node_text(node, "name", w->name);
	node_text(node, "url", w->url);
	node_bool(node, "is_on", w->is_on);
	node_int(node, "secret_no", w->secret_no);
	node_text(node, "basis", w->basis);
	node_moment(node, "changed_at", w->changed_at);
	node_text(node, "changed_by", w->changed_by_name);
	node_moment(node, "failing_since", w->failing_since);
	node_moment(node, "off_at", w->off_at);
	node_int(node, "version", (int64_t)w->version);
	node_list(node, "events");
	for (unsigned i = 0; webhook_event_names[i] != NULL; i++) {
		all &= has(w, i);
		if (has(w, i))
			node_word(node, "events", webhook_event_names[i]);
	}
	node_bool(node, "all", all);
	for (unsigned i = 0; i < N_OUTBOX_STATES; i++)
		if (w->n[i] != 0)
			node_int(node_child(node, "n"),
			    outbox_state_name((enum outbox_state)i),
			    (int64_t)w->n[i]);
}

void
webhook_list_view(struct node *node, const char *name,
    const struct webhook_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		webhook_view(node_item(node, name, i), &list->items[i]);
}

void
webhook_delivery_view(struct node *node, const struct webhook_delivery *d)
{
	const struct event *e = &d->event;

	node_id(node, "id", d->id);
	node_id(node, "event_id", e->id);
	node_text(node, "kind", e->id == 0 ? "test" : event_kind_name(e->kind));
	node_moment(node, "at", e->at);
	node_id(node, "assignment_id", e->assignment_id);
	node_id(node, "directive_id", e->directive_id);
	node_text(node, "agency", e->agency_name);
	node_text(node, "state", outbox_state_name(d->state));
	node_int(node, "attempts", d->attempts);
	if (d->state == OUTBOX_DEFERRED)
		node_moment(node, "next_at", d->next_at);
	node_moment(node, "created_at", d->created_at);
	node_moment(node, "sent_at", d->sent_at);
	node_text(node, "last_answer", d->last_answer);
	node_bool(node, "may_resend", outbox_may_resend(d->state));
}

void
webhook_delivery_list_view(struct node *node, const char *name,
    const struct webhook_delivery_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		webhook_delivery_view(node_item(node, name, i),
		    &list->items[i]);
}
