#include "notification_view.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "text.h"

enum { PATH_SIZE = 40, MAIL_TITLE_MAX = 160 };

/* Where a notification leads: a task, a directive, or nowhere. */
static const char *
path_of(const struct notification *n, char buffer[static PATH_SIZE])
{
	buffer[0] = '\0';
	if (text_equal(n->kind, NOTIFICATION_REPORT_REMINDER) ||
	    text_equal(n->kind, NOTIFICATION_REPORT_URGE))
		snprintf(buffer, PATH_SIZE, "periodic-report-own");
	/* What was undone may be out of sight of who is told. */
	else if (n->assignment_id != 0 && !text_equal(n->kind, "undo"))
		snprintf(buffer, PATH_SIZE, "nv/%" PRIu64, n->assignment_id);
	else if (n->directive_id != 0)
		snprintf(buffer, PATH_SIZE, "vb/%" PRIu64, n->directive_id);
	return buffer;
}

static const char *
rule_kind(const char *rule)
{
	if (strncmp(rule, "before_", 7) == 0)
		return "before";
	if (strncmp(rule, "after_", 6) == 0)
		return "after";
	return rule;
}

static void
notification_view(struct node *node, const struct notification *n)
{
	char path[PATH_SIZE];

	node_id(node, "id", n->id);
	node_text(node, "kind", n->kind);
	node_text(node, "title", n->title);
	node_text(node, "reference", n->reference);
	node_text(node, "agency", n->agency_name);
	node_text(node, "urgency", urgency_name(n->urgency));
	node_moment(node, "created_at", n->created_at);
	node_bool(node, "unread", n->read_at == NO_MOMENT);
	node_day(node, "due_on", n->due_on);
	node_text(node, "path", path_of(n, path));
	node_text(node, "rule_kind", rule_kind(n->rule));
}

void
notification_list_view(struct node *node, const char *name,
    const struct notification_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		notification_view(node_item(node, name, i), &list->items[i]);
}

/* E-mail
 * ---------------------------------------------------------------------*/

static const char *
site_of(const struct config *config, const struct recipient *recipient)
{
	return recipient->on_portal ? config->portal_url : config->office_url;
}

static void
mail_view(struct node *node, const struct config *config,
    const struct recipient *recipient)
{
	struct node *mail = node_child(node, "Mail");

	node_text(mail, "recipient", recipient->name);
	node_text(mail, "office_name", config->office_name);
	node_text(mail, "hotline", config->hotline);
	node_text(mail, "site", site_of(config, recipient));
	node_bool(mail, "portal", recipient->on_portal);
}

static void
mail_item_view(struct cx *cx, struct node *node, const struct config *config,
    const struct recipient *recipient, const struct notification *n)
{
	char path[PATH_SIZE];

	notification_view(node, n);
	node_text(node, "title",
	    text_shorten(cx->mem,
		text_clean(cx->mem, n->title == NULL ? "" : n->title,
		    TEXT_LINE),
		MAIL_TITLE_MAX));
	node_text(node, "url",
	    arena_printf(cx->mem, "%s/%s", site_of(config, recipient),
		path_of(n, path)));
}

static void
days_view(struct node *node, int32_t due_on, int32_t day)
{
	if (due_on == NO_DAY)
		return;
	if (due_on < day)
		node_int(node, "days_late", day - due_on);
	else if (due_on > day)
		node_int(node, "days_left", due_on - day);
}

static void
group_view(struct cx *cx, struct node *node, const struct config *config,
    const struct digest *digest, enum digest_group group)
{
	size_t shown = 0;

	node_text(node, "key", digest_group_name(group));
	node_id(node, "count", digest->counts[group]);
	for (size_t i = 0; i < digest->n_lines; i++) {
		const struct digest_line *line = &digest->lines[i];
		struct node *item;

		if (line->group != group)
			continue;
		item = node_item(node, "Items", shown++);
		node_int(item, "number", (int64_t)shown);
		mail_item_view(cx, item, config, &digest->recipient,
		    &line->notification);
		if (group <= DIGEST_DUE_SOON || group == DIGEST_NEW)
			days_view(item, line->notification.due_on, digest->day);
	}
	if (digest->counts[group] > shown)
		node_id(node, "more", digest->counts[group] - shown);
}

void
digest_view(struct cx *cx, struct node *node, const struct config *config,
    const struct digest *digest)
{
	size_t n = 0;

	mail_view(node, config, &digest->recipient);
	node_day(node_child(node, "Mail"), "day", digest->day);
	if (digest->seal != NULL)
		node_text(node_child(node, "Mail"), "seal", digest->seal);
	for (int g = DIGEST_OVERDUE; g < N_DIGEST_GROUPS; g++)
		if (digest->counts[g] > 0)
			group_view(cx, node_item(node, "Groups", n++), config,
			    digest, (enum digest_group)g);
}

void
urgent_view(struct cx *cx, struct node *node, const struct config *config,
    const struct recipient *recipient, const struct notification *item)
{
	mail_view(node, config, recipient);
	mail_item_view(cx, node_child(node, "Item"), config, recipient, item);
}

/* The administrator's pages
 * ---------------------------------------------------*/

static void
outbox_line_view(struct node *node, const struct outbox *mail)
{
	bool again = mail->state == OUTBOX_NEW ||
		     mail->state == OUTBOX_DEFERRED;

	node_id(node, "id", mail->id);
	node_text(node, "channel", outbox_channel_name(mail->channel));
	node_text(node, "recipient", mail->recipient);
	node_text(node, "recipient_name", mail->recipient_name);
	node_text(node, "subject", mail->subject);
	node_text(node, "state", outbox_state_name(mail->state));
	node_int(node, "attempts", mail->attempts);
	node_moment(node, "created_at", mail->created_at);
	node_moment(node, "next_at", again ? mail->next_at : NO_MOMENT);
	node_moment(node, "sent_at", mail->sent_at);
	node_text(node, "last_answer", mail->last_answer);
	node_text(node, "message_id", mail->message_id);
}

void
outbox_list_view(struct node *node, const char *name,
    const struct outbox_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		outbox_line_view(node_item(node, name, i), &list->items[i]);
}

void
outbox_view(struct node *node, const struct outbox *mail)
{
	outbox_line_view(node, mail);
	node_text(node, "body", mail->body);
	node_bool(node, "may_resend", outbox_may_resend(mail->state));
}

void
outbox_resends_view(struct node *node, const char *name,
    const struct outbox_resends *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct outbox_resend *resend = &list->items[i];
		struct node *item = node_item(node, name, i);

		node_moment(item, "at", resend->at);
		node_text(item, "actor", resend->actor_name);
		node_text(item, "from_state",
		    outbox_state_name(resend->from_state));
		node_text(item, "last_answer", resend->last_answer);
		node_text(item, "reason", resend->reason);
	}
}

void
outbox_counts_view(struct node *node, const char *name,
    const struct outbox_counts *counts, int state)
{
	for (int i = 0; i < N_OUTBOX_STATES; i++) {
		struct node *item = node_item(node, name, (size_t)i);

		node_text(item, "state",
		    outbox_state_name((enum outbox_state)i));
		node_id(item, "count", counts->n[i]);
		node_bool(item, "current", i == state);
	}
}

void
recipient_list_view(struct node *node, const char *name,
    const struct recipient_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_text(item, "name", list->items[i].name);
		node_id(item, "n_waiting", list->items[i].n_waiting);
		node_bool(item, "is_agency", list->items[i].agency_id != 0);
	}
}
