#include "history_view.h"

#include "clock.h"
#include "directive.h"

static void
changes_view(struct node *node, const struct event *event)
{
	for (size_t i = 0; i < event->n_changes; i++) {
		struct node *item = node_item(node, "Changes", i);

		node_text(item, "field", event->changes[i].field);
		node_text(item, "old", event->changes[i].old_value);
		node_text(item, "new", event->changes[i].new_value);
	}
}

void
event_list_view(struct node *node, const char *name,
    const struct event_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct event *event = &list->items[i];
		struct node *item = node_item(node, name, i);

		node_moment(item, "at", event->at);
		node_text(item, "kind", event_kind_name(event->kind));
		node_text(item, "from_state", event->from_state);
		node_text(item, "to_state", event->to_state);
		node_text(item, "actor", event->actor_name);
		node_text(item, "actor_agency", event->actor_agency);
		node_text(item, "agency", event->agency_name);
		node_id(item, "assignment_id", event->assignment_id);
		node_text(item, "reason", event->reason);
		node_text(item, "document", event->document);
		node_text(item, "decided_by", event->decided_by);
		changes_view(item, event);
	}
}

/* What is known of a file besides its name. */
static void
check_view(struct node *item, const struct file *file)
{
	const struct signature *signature = &file->signature;
	struct node *node;

	node_text(item, "scan_state", file_scan_name(file->scan));
	node_bool(item, "may_fetch", file_scan_allows(file->scan));
	node_text(item, "content", file_content_name(file->content));
	if (signature->state == SIGNATURE_NONE)
		return;
	node = node_child(item, "signature");
	node_text(node, "state", signature_state_name(signature->state));
	node_text(node, "chain", signature_chain_name(signature->chain));
	node_bool(node, "whole", signature->whole);
	node_bool(node, "weak", signature->weak);
	node_int(node, "count", (int64_t)signature->count);
	node_text(node, "signer", signature->signer);
	node_moment(node, "at", signature->signed_at);
}

void
file_list_view(struct node *node, const char *name,
    const struct file_list *list, enum file_owner owner, uint64_t owner_id)
{
	size_t n = 0;

	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct file *file = &list->items[i];
		struct node *item;

		if (file->owner != owner ||
		    (owner_id != 0 && file->owner_id != owner_id))
			continue;
		item = node_item(node, name, n++);
		node_id(item, "id", file->id);
		node_text(item, "name", file->name);
		check_view(item, file);
		node_int(item, "size_kb",
		    (int64_t)((file->size + 1023) / 1024));
		node_text(item, "content_type", file->content_type);
		node_moment(item, "created_at", file->created_at);
	}
}

void
reply_list_view(struct cx *cx, struct node *node, const char *name,
    const struct reply_list *list, const struct file_list *files)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct reply *reply = &list->items[i];
		struct node *item = node_item(node, name, i);

		node_id(item, "id", reply->id);
		node_text(item, "kind", reply_kind_name(reply->kind));
		node_text(item, "reply_text", reply->reply_text);
		if (*reply->reply_number != '\0')
			if (reply->reply_number[0] != '\0')
				node_text(item, "reference",
				    reference_text(cx->mem, reply->reply_number,
					reply->reply_symbol));
		node_day(item, "reply_issued_on", reply->reply_issued_on);
		node_moment(item, "created_at", reply->created_at);
		node_text(item, "author", reply->author_name);
		file_list_view(item, "Files", files, FILE_REPLY, reply->id);
	}
}

void
return_request_view(struct node *node, const struct return_request *request)
{
	node_id(node, "id", request->id);
	node_text(node, "category", return_category_name(request->category));
	node_text(node, "reason", request->reason);
	node_text(node, "head_informed", request->head_informed);
	node_id(node, "proposed_agency_id", request->proposed_agency_id);
	node_text(node, "proposed_agency", request->proposed_agency_name);
	node_moment(node, "created_at", request->created_at);
	node_text(node, "decision", decision_name(request->decision));
	node_bool(node, "pending", request->decision == DECISION_PENDING);
	node_text(node, "decision_reason", request->decision_reason);
	node_moment(node, "decided_at", request->decided_at);
	node_id(node, "version", request->version);
}

void
extension_list_view(struct node *node, const char *name,
    const struct extension_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct extension *extension = &list->items[i];
		struct node *item = node_item(node, name, i);

		node_id(item, "id", extension->id);
		node_int(item, "nth", (int64_t)i + 1);
		node_day(item, "due_on_before", extension->due_on_before);
		node_day(item, "asked_due_on", extension->asked_due_on);
		node_text(item, "reason", extension->reason);
		node_text(item, "document", extension->document);
		node_moment(item, "created_at", extension->created_at);
		node_text(item, "decision", decision_name(extension->decision));
		node_bool(item, "pending",
		    extension->decision == DECISION_PENDING);
		node_day(item, "granted_due_on", extension->granted_due_on);
		node_text(item, "decision_reason", extension->decision_reason);
		node_text(item, "decided_by", extension->decided_by_name);
		node_text(item, "decision_document",
		    extension->decision_document);
		node_moment(item, "decided_at", extension->decided_at);
	}
}

void
difficulty_list_view(struct node *node, const char *name,
    const struct difficulty_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct difficulty *difficulty = &list->items[i];
		struct node *item = node_item(node, name, i);

		node_id(item, "id", difficulty->id);
		node_text(item, "description", difficulty->description);
		node_text(item, "cause", difficulty->cause);
		node_text(item, "proposal", difficulty->proposal);
		node_text(item, "document", difficulty->document);
		node_moment(item, "created_at", difficulty->created_at);
		node_bool(item, "open", difficulty->open);
		node_text(item, "advice", difficulty->advice);
		node_text(item, "decision", difficulty->decision);
		node_text(item, "decided_by", difficulty->decided_by_name);
		node_text(item, "decision_document",
		    difficulty->decision_document);
		node_moment(item, "decided_at", difficulty->decided_at);
		node_id(item, "version", difficulty->version);
	}
}
