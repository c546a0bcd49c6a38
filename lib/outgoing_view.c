#include "outgoing_view.h"

#include "clock.h"

void
outgoing_view(struct cx *cx, struct node *node, const struct outgoing *o)
{
	node_id(node, "id", o->id);
	node_text(node, "code", o->code);
	node_text(node, "reference",
	    reference_text(cx->mem, o->ref_number, o->ref_symbol));
	node_text(node, "ref_number", o->ref_number);
	node_text(node, "ref_symbol", o->ref_symbol);
	node_text(node, "doc_type", o->doc_type);
	node_text(node, "doc_type_words", o->doc_type_words);
	node_text(node, "abstract", o->abstract);
	node_day(node, "issued_on", o->issued_on);
	node_moment(node, "released_at", o->released_at);
	node_text(node, "signer", o->signer);
	node_text(node, "urgency", urgency_name(o->urgency));
	node_bool(node, "urgent", o->urgency != URGENCY_NORMAL);
	node_day(node, "due_on", o->due_on);
	node_text(node, "recipients", o->recipients);
	node_int(node, "n_recipients", o->n_recipients);
	node_text(node, "sender_code", o->sender_code);
	node_text(node, "sender_name", o->sender_name);
	node_text(node, "origin", outgoing_origin_name(o->origin));
	node_int(node, "n_left_out", o->n_left_out);
	node_bool(node, "left_out", o->n_left_out > 0);
	node_moment(node, "received_at", o->received_at);
	node_text(node, "received_by", o->received_by_name);
	node_moment(node, "record_due_at", o->record_due_at);
	node_text(node, "record_derivation", o->record_derivation);
	node_text(node, "mark", outgoing_mark_name(o->mark));
	node_bool(node, "unmarked", o->mark == OUTGOING_UNMARKED);
	node_text(node, "mark_reason", o->mark_reason);
	node_moment(node, "marked_at", o->marked_at);
	node_text(node, "marked_by", o->marked_by_name);
	if (o->directive_id != 0)
		node_id(node, "directive_id", o->directive_id);
	node_moment(node, "forwarded_at", o->forwarded_at);
	node_moment(node, "withdrawn_at", o->withdrawn_at);
	node_int(node, "n_reviews", o->n_reviews);
	node_bool(node, "to_review", o->n_reviews > 0);
	node_id(node, "version", o->version);
	node_bool(node, "recorded", outgoing_is_recorded(o));
	node_bool(node, "late", outgoing_is_late(o, cx->now));
	node_int(node, "age", outgoing_age(o, cx->now));
}

void
outgoing_list_view(struct cx *cx, struct node *node, const char *name,
    const struct outgoing_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		outgoing_view(cx, node_item(node, name, i), &list->items[i]);
}

void
outgoing_review_view(struct node *node, const struct outgoing_review *v)
{
	node_id(node, "id", v->id);
	node_id(node, "outgoing_id", v->outgoing_id);
	node_text(node, "reference", v->reference);
	node_text(node, "kind", outgoing_change_name(v->kind));
	node_text(node, "reason", v->reason);
	if (v->replacement_id != 0)
		node_id(node, "replacement_id", v->replacement_id);
	node_text(node, "replacement", v->replacement);
	node_moment(node, "raised_at", v->raised_at);
	node_moment(node, "closed_at", v->closed_at);
	node_text(node, "closed_by", v->closed_by_name);
	node_text(node, "note", v->note);
}

void
outgoing_reviews_view(struct node *node, const char *name,
    const struct outgoing_reviews *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		outgoing_review_view(node_item(node, name, i), &list->items[i]);
}

void
outgoing_statuses_view(struct node *node, const char *name,
    const struct outgoing_statuses *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct outgoing_status *s = &list->items[i];
		struct node *item = node_item(node, name, i);

		node_id(item, "id", s->id);
		node_text(item, "status", s->status);
		node_text(item, "description", s->description);
		node_moment(item, "at", s->at);
		node_moment(item, "sent_at", s->sent_at);
	}
}
