#include "periodic_report_mail_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "notification_store.h"
#include "outbox_store.h"
#include "period_view.h"
#include "periodic_report_store.h"
#include "text.h"
#include "view.h"

enum { SUBJECT_MAX = 290 };

static enum err
render(struct cx *cx, const struct config *config,
    const struct periodic_report_call *call, const struct recipient *recipient,
    struct outbox *mail)
{
	struct view *view = view_open(cx, VIEW_HTML, recipient->language);
	struct node *root = view_root(view);
	struct node *node = node_child(root, "Mail");
	struct node *period = node_child(root, "Period");
	enum err err;

	node_text(node, "recipient", recipient->name);
	node_text(node, "office_name", config->office_name);
	node_text(node, "hotline", config->hotline);
	node_text(node, "site", config->portal_url);
	node_bool(node_child(root, "Call"), "urge", call->is_urge);
	node_text(node_child(root, "Call"), "note", call->note);
	period_view(period, &call->period);
	node_text(period, "query", period_query(cx, &call->period));
	err = view_render_mail(cx, config->template_dir, "periodic-report",
	    view, &mail->subject, &mail->body);
	if (err)
		return err;
	return view_render_mail_html(cx, config->template_dir,
	    "periodic-report", view, &mail->html);
}

static enum err
write_letter(struct cx *cx, const struct config *config,
    const struct periodic_report_call *call, const struct recipient *recipient)
{
	const char *at = strrchr(config->mail_from, '@');
	struct outbox mail = { .recipient = recipient->email,
		.agency_id = recipient->agency_id,
		.reference = "",
		.html = "" };
	bool added;
	enum err err;

	err = render(cx, config, call, recipient, &mail);
	if (err)
		return err;
	mail.dedup_key = arena_printf(cx->mem, "report-call:%" PRIu64,
	    call->id);
	mail.message_id = arena_printf(cx->mem, "report-call.%" PRIu64 "@%s",
	    call->id, at == NULL || at[1] == '\0' ? "localhost" : at + 1);
	mail.subject = text_shorten(cx->mem,
	    text_clean(cx->mem, mail.subject, TEXT_LINE), SUBJECT_MAX);
	err = outbox_store_add(cx, &mail, &added);
	if (err)
		return err;
	if (!added)
		return fail(cx, ERR_BUG, "call %" PRIu64 " has a letter",
		    call->id);
	err = periodic_report_store_set_call_mailed(cx, call->id, mail.id);
	if (err)
		return err;
	/* The digest has nothing to add to it. */
	return notification_store_set_one_carried(cx, call->notification_id,
	    mail.id);
}

enum err
periodic_report_mail_step(struct cx *cx, struct periodic_report_work *work,
    const struct config *config, bool *out_more)
{
	struct periodic_report_call call;
	struct recipient recipient;
	bool found;
	enum err err;

	err = periodic_report_store_lock_unmailed(cx, work->mail_after_id,
	    &call, &recipient, &found);
	*out_more = !err && call.id != 0;
	if (err || call.id == 0)
		return err;
	work->mail_after_id = call.id;
	if (!found)
		return OK;
	work->n_mailed++;
	return write_letter(cx, config, &call, &recipient);
}
