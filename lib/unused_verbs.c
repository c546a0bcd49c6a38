#include "unused_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "outbox_store.h"
#include "profile.h"
#include "setting_store.h"
#include "text.h"
#include "unused_store.h"
#include "view.h"

enum { SUBJECT_MAX = 300 };

/* Where a role signs in. */
static const char *
site_of(const struct config *config, enum role role)
{
	if (role_is_office(role))
		return config->office_url;
	return role == ROLE_RESPONDER || role == ROLE_AGENCY_LEADER ||
		       role == ROLE_EVALUATOR
		   ? config->portal_url
		   : config->admin_url;
}

static enum err
render(struct cx *cx, const struct unused_work *work,
    const struct unused_account *account, struct outbox *mail)
{
	struct view *view = view_open(cx, VIEW_HTML, account->language);
	struct node *node = node_child(view_root(view), "Mail");
	enum err err;

	node_text(node, "recipient", account->name);
	node_text(node, "login", account->login);
	node_text(node, "office_name", work->config->office_name);
	node_text(node, "hotline", work->config->hotline);
	node_text(node, "site", site_of(work->config, account->role));
	node_day(node, "used_on", clock_day(account->used_at));
	node_day(node, "closes_on",
	    clock_day(
		unused_closes_at(account, cx->profile->unused_days, cx->now)));
	err = view_render_mail(cx, work->config->template_dir, "account-unused",
	    view, &mail->subject, &mail->body);
	if (err)
		return err;
	return view_render_mail_html(cx, work->config->template_dir,
	    "account-unused", view, &mail->html);
}

/* One letter for one last use. */
static enum err
write_letter(struct cx *cx, const struct unused_work *work,
    const struct unused_account *account)
{
	const char *domain = strrchr(work->config->mail_from, '@');
	struct outbox mail = { .recipient = account->email };
	bool added;
	enum err err;

	err = render(cx, work, account, &mail);
	if (err)
		return err;
	mail.dedup_key = arena_printf(cx->mem, "unused:%" PRIu64 ":%" PRId64,
	    account->id, account->used_at);
	mail.message_id = arena_printf(cx->mem,
	    "unused.%" PRIu64 ".%" PRId64 "@%s", account->id, account->used_at,
	    domain == NULL || domain[1] == '\0' ? "localhost" : domain + 1);
	mail.subject = text_shorten(cx->mem,
	    text_clean(cx->mem, mail.subject, TEXT_LINE), SUBJECT_MAX);
	mail.agency_id = account->agency_id;
	mail.account_id = account->agency_id == 0 ? account->id : 0;
	return outbox_store_add(cx, &mail, &added);
}

static enum err
warn(struct cx *cx, struct unused_work *work,
    const struct unused_account *account)
{
	enum err err = OK;

	if (!text_is_empty(account->email))
		err = write_letter(cx, work, account);
	if (!err)
		err = unused_store_set_warned(cx, account->id);
	if (err)
		return err;
	work->n_warned++;
	return audit_add(cx, "account-unused",
	    text_is_empty(account->email) ? "no_address" : "warned",
	    arena_printf(cx->mem, "#%" PRIu64 " %s", account->id,
		account->login));
}

static enum err
close_it(struct cx *cx, struct unused_work *work,
    const struct unused_account *account)
{
	struct setting rule;
	unsigned others = 1;
	bool closed = false;
	enum err err = OK;

	if (account->role == ROLE_ADMINISTRATOR)
		err = unused_store_count_other_administrators(cx, account->id,
		    &others);
	if (err || others == 0)
		return err;
	err = setting_store_get(cx, "unused_days", &rule);
	if (!err)
		err = unused_store_close(cx, account->id, rule.basis, &closed);
	if (err || !closed)
		return err;
	work->n_closed++;
	return audit_add(cx, "account-close", "closed",
	    arena_printf(cx->mem, "#%" PRIu64 " %s | %s", account->id,
		account->login, rule.basis));
}

enum err
unused_one(struct cx *cx, struct unused_work *work, bool *out_more)
{
	int days = cx->profile->unused_days;
	struct unused_account account;
	enum err err;

	*out_more = false;
	if (days == 0)
		return OK;
	err = unused_store_next(cx, work->after_id, unused_limit(days, cx->now),
	    &account);
	if (err || account.id == 0)
		return err;
	work->after_id = account.id;
	*out_more = true;
	switch (unused_step_of(&account, days, cx->now)) {
	case UNUSED_WARN:
		return warn(cx, work, &account);
	case UNUSED_CLOSE:
		return close_it(cx, work, &account);
	case UNUSED_NOTHING:
		break;
	}
	return OK;
}
