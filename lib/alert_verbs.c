#include "alert_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "alert_store.h"
#include "arena.h"
#include "outbox_store.h"
#include "text.h"
#include "view.h"

enum { SUBJECT_MAX = 300 };

static enum err
render(struct cx *cx, const struct config *config, const struct alert *alert,
    struct outbox *mail)
{
	struct view *view = view_open(cx, VIEW_HTML, alert->language);
	struct node *node = node_child(view_root(view), "Mail");
	enum err err;

	node_text(node, "recipient", alert->name);
	node_text(node, "login", alert->login);
	node_text(node, "kind", alert->kind);
	node_moment(node, "happened_at", alert->happened_at);
	node_text(node, "office_name", config->office_name);
	node_text(node, "hotline", config->hotline);
	err = view_render_mail(cx, config->template_dir, "account-alert", view,
	    &mail->subject, &mail->body);
	if (err)
		return err;
	return view_render_mail_html(cx, config->template_dir, "account-alert",
	    view, &mail->html);
}

static enum err
write_letter(struct cx *cx, const struct config *config,
    const struct alert *alert)
{
	const char *domain = strrchr(config->mail_from, '@');
	struct outbox mail = { .recipient = alert->recipient,
		.agency_id = alert->agency_id,
		.account_id = alert->agency_id == 0 ? alert->account_id : 0 };
	bool added;
	enum err err;

	err = render(cx, config, alert, &mail);
	if (err)
		return err;
	mail.dedup_key = arena_printf(cx->mem, "alert:%" PRIu64, alert->id);
	mail.message_id = arena_printf(cx->mem, "alert.%" PRIu64 "@%s",
	    alert->id,
	    domain == NULL || domain[1] == '\0' ? "localhost" : domain + 1);
	mail.subject = text_shorten(cx->mem,
	    text_clean(cx->mem, mail.subject, TEXT_LINE), SUBJECT_MAX);
	return outbox_store_add(cx, &mail, &added);
}

enum err
alert_tell_one(struct cx *cx, const struct config *config, bool *out_more)
{
	struct alert alert;
	enum err err;

	*out_more = false;
	err = alert_store_lock_next(cx, &alert);
	if (err || alert.id == 0)
		return err;
	*out_more = true;
	err = write_letter(cx, config, &alert);
	return err ? err : alert_store_set_told(cx, alert.id);
}
