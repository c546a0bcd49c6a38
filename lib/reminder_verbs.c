#include "reminder_verbs.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "central_store.h"
#include "clock.h"
#include "gateway.h"
#include "mail.h"
#include "mail_setting_store.h"
#include "notification_store.h"
#include "notification_view.h"
#include "outbox_store.h"
#include "reminder_store.h"
#include "seal_store.h"
#include "text.h"
#include "view.h"

enum { SUBJECT_MAX = 290, ANSWER_MAX = 300 };

void
reminding_init(struct reminding *work, const struct config *config, int32_t day,
    int slot)
{
	*work = (struct reminding){ 0 };
	work->config = config;
	work->day = day;
	work->slot = slot;
}

/* Planning
 * -------------------------------------------------------------------*/

static enum err
plan_begin(struct cx *cx, struct reminding *work)
{
	int32_t finished;
	enum err err;

	err = reminder_store_get_progress(cx, &finished);
	if (err)
		return err;
	work->plan_from = reminder_first_day(finished, work->day);
	reminder_due_range(cx->profile, cx->calendar, work->plan_from,
	    work->day, &work->plan_due_on, &work->plan_due_last);
	work->central_due_on = work->plan_due_on;
	work->plan_begun = true;
	return OK;
}

static void
plan_next_date(struct reminding *work)
{
	work->plan_due_on++;
	work->plan_after_id = 0;
}

static enum err
plan_chunk(struct cx *cx, struct reminding *work,
    const struct reminder_rule *rule)
{
	struct reminder_chunk chunk = { rule, work->plan_due_on,
		work->plan_after_id, 0 };
	uint64_t added;
	enum err err;

	err = reminder_store_find_chunk(cx, chunk.due_on, chunk.after_id,
	    &chunk.until_id);
	if (err)
		return err;
	if (chunk.until_id == 0) {
		plan_next_date(work);
		return OK;
	}
	work->plan_after_id = chunk.until_id;
	err = reminder_store_add_chunk(cx, &chunk, &added);
	if (err || added == 0)
		return err;
	work->n_reminders += added;
	return reminder_store_notify_chunk(cx, &chunk);
}

/* R61: the same rules, of the day the Government set, for who follows the task
 * in the office. */
static enum err
plan_central(struct cx *cx, struct reminding *work, bool *out_more)
{
	struct reminder_rule rule;
	uint64_t added = 0;

	while (added == 0 && work->central_due_on <= work->plan_due_last) {
		int32_t due_on = work->central_due_on++;
		enum err err = OK;

		if (reminder_rule_between(cx->profile, cx->calendar, due_on,
			work->plan_from, work->day, &rule))
			err = central_store_remind(cx, due_on, &rule, &added);
		if (err)
			return err;
	}
	work->n_reminders += added;
	*out_more = added > 0;
	return OK;
}

enum err
reminder_plan_step(struct cx *cx, struct reminding *work, bool *out_more)
{
	struct reminder_rule rule;
	enum err err;

	if (!work->plan_begun) {
		err = plan_begin(cx, work);
		if (err)
			return err;
	}
	*out_more = true;
	while (work->plan_due_on <= work->plan_due_last) {
		if (reminder_rule_between(cx->profile, cx->calendar,
			work->plan_due_on, work->plan_from, work->day, &rule))
			return plan_chunk(cx, work, &rule);
		plan_next_date(work);
	}
	err = plan_central(cx, work, out_more);
	if (err || *out_more)
		return err;
	return reminder_store_set_progress(cx, work->day);
}

/* E-mails
 * --------------------------------------------------------------------*/

/* What follows the @ of our own address. */
static const char *
mail_domain(const struct config *config)
{
	const char *at = strrchr(config->mail_from, '@');

	return at == NULL || at[1] == '\0' ? "localhost" : at + 1;
}

struct letter {
	const char *key;
	const char *thread; /* what it belongs to: "digest.a12", "task.41" */
	const char *template;
};

/* The subject of an e-mail as a short message, with the way in; nothing when
 * the recipient wants none. */
static enum err
add_short(struct cx *cx, const struct reminding *work,
    const struct recipient *recipient, const struct letter *letter,
    const struct outbox *mail)
{
	struct outbox message = *mail;
	struct mail_setting setting;
	bool added;
	enum err err;

	if (!gateway_is_on(work->config))
		return OK;
	err = mail_setting_store_find(cx, recipient->agency_id,
	    recipient->account_id, &setting);
	if (err || setting.gateway_address[0] == '\0')
		return err;
	message.channel = OUTBOX_GATEWAY;
	message.dedup_key = arena_printf(cx->mem, "gateway:%s", letter->key);
	message.message_id = arena_printf(cx->mem, "gateway.%s",
	    mail->message_id);
	message.recipient = setting.gateway_address;
	message.body = arena_printf(cx->mem, "%s\n%s/", mail->subject,
	    recipient->on_portal ? work->config->portal_url
				 : work->config->office_url);
	message.html = "";
	return outbox_store_add(cx, &message, &added);
}

static enum err
add_mail(struct cx *cx, const struct reminding *work,
    const struct recipient *recipient, const struct letter *letter,
    struct view *view, uint64_t *out_id)
{
	struct outbox mail = { 0 };
	char *dot;
	bool added;
	enum err err;

	err = view_render_mail(cx, work->config->template_dir, letter->template,
	    view, &mail.subject, &mail.body);
	if (err)
		return err;
	err = view_render_mail_html(cx, work->config->template_dir,
	    letter->template, view, &mail.html);
	if (err)
		return err;
	mail.dedup_key = letter->key;
	mail.recipient = recipient->email;
	mail.agency_id = recipient->agency_id;
	mail.account_id = recipient->account_id;
	mail.subject = text_shorten(cx->mem,
	    text_clean(cx->mem, mail.subject, TEXT_LINE), SUBJECT_MAX);
	/* Made from the key alone, so that the same e-mail has the same id. */
	dot = arena_strdup(cx->mem, letter->key);
	for (char *c = dot; *c != '\0'; c++)
		if (*c == ':')
			*c = '.';
	mail.message_id = arena_printf(cx->mem, "%s@%s", dot,
	    mail_domain(work->config));
	mail.reference = arena_printf(cx->mem, "thread.%s@%s", letter->thread,
	    mail_domain(work->config));
	err = outbox_store_add(cx, &mail, &added);
	if (err)
		return err;
	*out_id = added ? mail.id : 0;
	return added ? add_short(cx, work, recipient, letter, &mail) : OK;
}

static enum err
urgent_one(struct cx *cx, struct reminding *work, uint64_t id)
{
	struct notification item = { 0 };
	struct recipient recipient = { 0 };
	struct letter letter = { .template = "urgent" };
	struct view *view;
	uint64_t mail_id;
	bool found;
	enum err err;

	err = notification_store_lock_one(cx, id, &item, &recipient, &found);
	if (err || !found || recipient.email[0] == '\0')
		return err;
	view = view_open(cx, VIEW_HTML, recipient.language);
	urgent_view(cx, view_root(view), work->config, &recipient, &item);
	letter.key = arena_printf(cx->mem, "urgent:%" PRIu64, id);
	letter.thread = item.assignment_id != 0
			    ? arena_printf(cx->mem, "task.%" PRIu64,
				  item.assignment_id)
			    : arena_printf(cx->mem, "directive.%" PRIu64,
				  item.directive_id);
	err = add_mail(cx, work, &recipient, &letter, view, &mail_id);
	if (err || mail_id == 0)
		return err;
	work->n_urgent++;
	return notification_store_set_one_carried(cx, id, mail_id);
}

enum err
reminder_urgent_step(struct cx *cx, struct reminding *work, bool *out_more)
{
	struct notification_ids ids;
	enum err err;

	err = notification_store_list_urgent(cx, work->urgent_after_id, 16,
	    &ids);
	if (err)
		return err;
	*out_more = ids.n > 0;
	for (size_t i = 0; i < ids.n; i++) {
		err = urgent_one(cx, work, ids.items[i]);
		if (err)
			return err;
		work->urgent_after_id = ids.items[i];
	}
	return OK;
}

static bool
digest_is_empty(const struct digest *digest)
{
	for (int g = DIGEST_OVERDUE; g < N_DIGEST_GROUPS; g++)
		if (digest->counts[g] > 0)
			return false;
	return true;
}

static const char *
digest_key(struct cx *cx, const struct reminding *work,
    const struct recipient *recipient)
{
	bool agency = recipient->agency_id != 0;
	char day[16];

	return arena_printf(cx->mem, "digest:%c%" PRIu64 ":%s:%d",
	    agency ? 'a' : 'p',
	    agency ? recipient->agency_id : recipient->account_id,
	    day_format_iso(work->day, day), work->slot);
}

/* Printed in many mailboxes, the newest head is kept by people who cannot all
 * be made to forget it. */
static enum err
add_seal(struct cx *cx, struct digest *digest)
{
	struct seal_head head;
	enum err err = seal_store_last(cx, &head);

	digest->seal = err ? NULL : seal_head_text(cx->mem, &head);
	return err;
}

static enum err
write_digest(struct cx *cx, struct reminding *work, struct digest *digest,
    const char *key)
{
	const struct recipient *recipient = &digest->recipient;
	bool agency = recipient->agency_id != 0;
	const struct letter letter = {
		.key = key,
		.thread = arena_printf(cx->mem, "digest.%c%" PRIu64,
		    agency ? 'a' : 'p',
		    agency ? recipient->agency_id : recipient->account_id),
		.template = "digest",
	};
	struct view *view;
	uint64_t changed;
	uint64_t mail_id = 0;
	enum err err;

	err = notification_store_get_digest(cx, digest);
	if (err)
		return err;
	if (!digest_is_empty(digest)) {
		err = add_seal(cx, digest);
		if (err)
			return err;
		view = view_open(cx, VIEW_HTML, recipient->language);
		digest_view(cx, view_root(view), work->config, digest);
		err = add_mail(cx, work, recipient, &letter, view, &mail_id);
		if (err || mail_id == 0)
			return err;
		work->n_digests++;
	}
	return notification_store_set_carried(cx, recipient, digest->until_id,
	    mail_id, &changed);
}

static enum err
digest_one(struct cx *cx, struct reminding *work,
    const struct recipient *recipient)
{
	struct digest digest = { 0 };
	const char *key = digest_key(cx, work, recipient);
	struct mail_setting setting;
	bool written;
	enum err err;

	if (recipient->email[0] == '\0') {
		work->n_unreachable++;
		return OK;
	}
	err = mail_setting_store_find(cx, recipient->agency_id,
	    recipient->account_id, &setting);
	if (err)
		return err;
	if (!mail_setting_wants(&setting, cx->profile->digest_hours,
		cx->profile->n_digest_hours, work->slot))
		return OK;
	digest.no_changes = !setting.changes;
	err = outbox_store_has_key(cx, key, &written);
	if (err || written)
		return err;
	digest.recipient = *recipient;
	digest.day = work->day;
	err = notification_store_lock_waiting(cx, recipient, &digest.until_id);
	if (err || digest.until_id == 0)
		return err;
	return write_digest(cx, work, &digest, key);
}

enum err
reminder_digest_step(struct cx *cx, struct reminding *work, bool *out_more)
{
	struct recipient_list list;
	enum err err;

	*out_more = false;
	if (work->slot < 0)
		return OK;
	err = notification_store_list_recipients(cx, !work->digest_persons,
	    work->digest_after_id, 1, &list);
	if (err)
		return err;
	if (list.n == 0) {
		*out_more = !work->digest_persons;
		work->digest_persons = true;
		work->digest_after_id = 0;
		return OK;
	}
	*out_more = true;
	work->digest_after_id = work->digest_persons ? list.items[0].account_id
						     : list.items[0].agency_id;
	return digest_one(cx, work, &list.items[0]);
}

/* Sending
 * --------------------------------------------------------------------*/

enum err
reminder_expire_leases(struct cx *cx, struct reminding *work)
{
	uint64_t n;
	enum err err;

	err = outbox_store_set_expired(cx, &n);
	if (err)
		return err;
	work->n_unknown += n;
	return OK;
}

enum err
reminder_lease(struct cx *cx, struct outbox *out, bool *out_found)
{
	enum err err;

	err = outbox_store_lock_next(cx, out, out_found);
	if (err || !*out_found)
		return err;
	out->attempts++;
	return outbox_store_set_sending(cx, out->id,
	    cx->now + OUTBOX_LEASE_SECONDS);
}

/* What a server says may be in any encoding, or cut in a character. */
static const char *
answer_text(struct cx *cx, const char *answer)
{
	char *text = arena_strdup(cx->mem, answer);

	if (!text_is_utf8(text, strlen(text)))
		for (char *c = text; *c != '\0'; c++)
			if ((unsigned char)*c >= 0x80)
				*c = '?';
	return text_shorten(cx->mem, text_clean(cx->mem, text, TEXT_LINE),
	    ANSWER_MAX - 5);
}

/* Tried often enough: a person must look, and knows the last answer. */
static void
put_off(struct cx *cx, struct outbox *mail)
{
	mail->state = OUTBOX_DEFERRED;
	mail->next_at = cx->now + outbox_retry_delay(mail->attempts);
	if (mail->attempts >= OUTBOX_TRIES_MAX)
		mail->state = OUTBOX_REFUSED;
}

static enum mail_outcome
send_short(struct cx *cx, const struct config *config,
    const struct outbox *mail, char answer[static ANSWER_MAX])
{
	const struct gateway_message message = {
		.id = mail->message_id,
		.to = mail->recipient,
		.to_name = mail->recipient_name,
		.thread = mail->reference,
		.text = mail->body,
		.created_at = mail->created_at,
	};

	return gateway_send(cx, config, &message, answer);
}

static enum mail_outcome
send_mail(struct cx *cx, const struct config *config, const struct outbox *mail,
    char answer[static ANSWER_MAX])
{
	const struct mail message = {
		.recipient = mail->recipient,
		.recipient_name = mail->recipient_name,
		.from = config->mail_from,
		.from_name = config->office_name,
		.message_id = mail->message_id,
		.reference = mail->reference,
		.subject = mail->subject,
		.body = mail->body,
		.html = mail->html,
		.at = cx->now,
	};

	return mail_send(cx, config, &message, answer);
}

void
reminder_send(struct cx *cx, const struct reminding *work, struct outbox *mail)
{
	char answer[ANSWER_MAX] = "";
	enum mail_outcome outcome;

	mail->sent_at = NO_MOMENT;
	outcome = mail->channel == OUTBOX_GATEWAY
		      ? send_short(cx, work->config, mail, answer)
		      : send_mail(cx, work->config, mail, answer);
	switch (outcome) {
	case MAIL_SENT:
		mail->state = OUTBOX_SENT;
		mail->sent_at = cx->now;
		break;
	case MAIL_DEFERRED:
		put_off(cx, mail);
		break;
	case MAIL_REFUSED:
		mail->state = OUTBOX_REFUSED;
		break;
	case MAIL_UNKNOWN:
		mail->state = OUTBOX_UNKNOWN;
		break;
	}
	mail->last_answer = answer_text(cx, answer);
}

enum err
reminder_record(struct cx *cx, struct reminding *work,
    const struct outbox *mail)
{
	enum err err;

	err = outbox_store_set_result(cx, mail);
	if (err)
		return err;
	work->n_sent += mail->state == OUTBOX_SENT;
	work->n_deferred += mail->state == OUTBOX_DEFERRED;
	work->n_refused += mail->state == OUTBOX_REFUSED;
	work->n_unknown += mail->state == OUTBOX_UNKNOWN;
	return OK;
}
