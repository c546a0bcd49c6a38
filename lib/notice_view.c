#include "notice_view.h"

#include "arena.h"
#include "clock.h"
#include "text.h"

enum { UPDATE_MAX = 300 };

static void
issued_view(struct cx *cx, struct node *node, int32_t issued_on)
{
	struct date date = day_to_date(issued_on);

	node_day(node, "issued_on", issued_on);
	node_text(node, "issued_day", arena_printf(cx->mem, "%02d", date.day));
	node_text(node, "issued_month",
	    date.month < 3 ? arena_printf(cx->mem, "%02d", date.month)
			   : arena_printf(cx->mem, "%d", date.month));
	node_text(node, "issued_year", arena_printf(cx->mem, "%d", date.year));
}

static bool
is_last(const struct cx *cx, unsigned nth)
{
	return nth >= (unsigned)cx->profile->notice_max;
}

void
notice_view(struct cx *cx, struct node *node, const struct notice *notice)
{
	node_id(node, "id", notice->id);
	node_text(node, "reference",
	    notice_reference(cx->mem, notice->number, notice->symbol));
	node_text(node, "state", notice_state_name(notice->state));
	node_text(node, "agency", notice->agency_name);
	node_id(node, "agency_id", notice->agency_id);
	issued_view(cx, node, notice->issued_on);
	node_text(node, "place", notice->place);
	node_text(node, "basis", notice->basis);
	node_text(node, "request", notice->request);
	node_day(node, "answer_by", notice->answer_by);
	node_bool(node, "by_deputy", notice->by_deputy);
	node_text(node, "signer", notice->signer);
	node_moment(node, "approved_at", notice->approved_at);
	node_text(node, "approved_by", notice->approved_by_name);
	node_moment(node, "signed_at", notice->signed_at);
	node_day(node, "sent_on", notice->sent_on);
	node_moment(node, "withdrawn_at", notice->withdrawn_at);
	node_text(node, "withdrawn_reason", notice->withdrawn_reason);
	node_text(node, "withdrawn_note", notice->withdrawn_note);
	node_int(node, "n_items", notice->n_items);
	node_int(node, "nth_max", notice->nth_max);
	node_bool(node, "last", is_last(cx, notice->nth_max));
	node_id(node, "version", notice->version);
}

void
notice_list_view(struct cx *cx, struct node *node, const char *name,
    const struct notice_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		notice_view(cx, node_item(node, name, i), &list->items[i]);
}

static const char *
shortened(struct cx *cx, const char *words)
{
	return text_shorten(cx->mem, text_clean(cx->mem, words, TEXT_LINE),
	    UPDATE_MAX);
}

void
notice_item_view(struct cx *cx, struct node *node,
    const struct notice_item *item, int32_t on)
{
	enum withdrawal why = WITHDRAWAL_NONE;

	if (item->state == ITEM_PROPOSED || item->state == ITEM_APPROVED)
		why = notice_withdrawal(&item->facts, item->due_on);
	node_id(node, "id", item->id);
	node_id(node, "assignment_id", item->assignment_id);
	node_int(node, "nth", item->nth);
	node_bool(node, "last", is_last(cx, item->nth));
	node_day(node, "day", item->day);
	node_day(node, "due_on", item->due_on);
	node_bool(node, "extended", item->extension_count > 0);
	node_int(node, "days", on - item->due_on);
	node_text(node, "title", item->title);
	node_text(node, "reference", item->reference);
	node_day(node, "issued_on", item->issued_on);
	node_text(node, "abstract", item->abstract);
	node_text(node, "before", item->before);
	node_text(node, "update_text", shortened(cx, item->update_text));
	node_moment(node, "updated_at", item->updated_at);
	node_text(node, "state", notice_item_state_name(item->state));
	node_text(node, "withdrawn_reason", item->withdrawn_reason);
	node_text(node, "withdrawn_note", item->withdrawn_note);
	node_text(node, "withdrawal", withdrawal_name(why));
	node_bool(node, "pending",
	    notice_escalation_is_held(item->facts.state,
		item->extension_pending));
}

void
notice_items_view(struct cx *cx, struct node *node, const char *name,
    const struct notice_item_list *list, int32_t on)
{
	int64_t number = 0;

	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		notice_item_view(cx, item, &list->items[i], on);
		if (list->items[i].state != ITEM_WITHDRAWN)
			node_int(item, "number", ++number);
	}
}

void
notice_groups_view(struct cx *cx, struct node *node, const char *name,
    const struct notice_item_list *list, int32_t on)
{
	struct node *group = NULL;
	size_t groups = 0;
	size_t n = 0;

	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct notice_item *item = &list->items[i];

		if (i == 0 || item->agency_id != list->items[i - 1].agency_id) {
			group = node_item(node, name, groups++);
			node_text(group, "agency", item->agency_name);
			node_id(group, "agency_id", item->agency_id);
			n = 0;
		}
		notice_item_view(cx, node_item(group, "Items", n++), item, on);
		node_int(group, "n", (int64_t)n);
	}
}

void
escalation_view(struct node *node, const struct escalation *e, int32_t on)
{
	node_id(node, "id", e->id);
	node_id(node, "assignment_id", e->assignment_id);
	node_id(node, "version", e->version);
	node_text(node, "agency", e->agency_name);
	node_text(node, "title", e->title);
	node_text(node, "reference", e->reference);
	node_day(node, "issued_on", e->issued_on);
	node_day(node, "due_on", e->due_on);
	node_day(node, "day", e->day);
	node_int(node, "days", on - e->due_on);
	node_text(node, "before", e->before);
	node_text(node, "explanation", e->explanation);
	node_bool(node, "held", e->held);
	node_text(node, "state", e->state);
	node_text(node, "withdrawn_reason", e->withdrawn_reason);
	node_text(node, "proposal", e->proposal);
	node_text(node, "opinion", e->opinion);
	node_text(node, "ruled_by", e->ruled_by);
	node_day(node, "ruled_on", e->ruled_on);
	node_text(node, "document", e->document);
	if (e->follow_id == 0)
		return;
	node_id(node, "follow_id", e->follow_id);
	node_text(node, "follow_state", assignment_state_name(e->follow_state));
	node_day(node, "follow_due_on", e->follow_due_on);
}

void
ruling_links_view(struct cx *cx, struct node *node, const char *name,
    const struct ruling_links *list)
{
	const struct actor *actor = cx->actor;
	size_t n = 0;

	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct ruling_link *link = &list->items[i];
		struct node *item;

		/* A task of another agency is none of its business. */
		if (!role_is_office(actor->role) &&
		    actor->agency_id != link->agency_id)
			continue;
		item = node_item(node, name, n++);
		node_bool(item, "is_origin", link->is_origin);
		node_id(item, "assignment_id", link->assignment_id);
		node_text(item, "agency", link->agency_name);
		node_text(item, "title", link->title);
		node_text(item, "state", assignment_state_name(link->state));
	}
}

void
escalation_list_view(struct node *node, const char *name,
    const struct escalation_list *list, int32_t on)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		escalation_view(item, &list->items[i], on);
		node_int(item, "number", (int64_t)i + 1);
	}
}

void
escalation_report_view(struct node *node,
    const struct escalation_report *report)
{
	node_id(node, "id", report->id);
	node_text(node, "reference", report->reference);
	node_day(node, "issued_on", report->day);
	node_text(node, "place", report->place);
	node_text(node, "signer", report->signer);
	node_bool(node, "by_deputy", report->by_deputy);
	node_moment(node, "created_at", report->created_at);
	node_text(node, "created_by", report->created_by_name);
	node_int(node, "n_items", report->n_items);
}

void
escalation_reports_view(struct node *node, const char *name,
    const struct escalation_reports *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		escalation_report_view(node_item(node, name, i),
		    &list->items[i]);
}
