/*
 * mail-settings: what comes by e-mail, and when, and whether short messages
 * come beside it; duties come in any case.
 *
 * GET   shows the address, the hours of the province and what is chosen.
 * POST  keeps the choice: of a person of the office, or of an agency, common to
 *       all who answer for it.
 */
#include "account_store.h"
#include "action.h"
#include "agency_store.h"
#include "arena.h"
#include "config.h"
#include "mail_setting_store.h"
#include "notification.h"
#include "profile.h"
#include "text.h"

enum { VERSION, CHANGES, HOURS, GATEWAY_ADDRESS };

static const char *const hours[] = { "0", "1", "2", "3", "4", "5", "6", "7",
	"8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
	"20", "21", "22", "23", NULL };

static const struct field fields[] = {
	[VERSION] = { "version", FIELD_INT, 2000000000, FIELD_REQUIRED, NULL },
	[CHANGES] = { "changes", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[HOURS] = { "hours", FIELD_CHOICES, 0, FIELD_REQUIRED, hours },
	[GATEWAY_ADDRESS] = { "gateway_address", FIELD_LINE,
	    GATEWAY_ADDRESS_MAX, FIELD_OPTIONAL, NULL },
};

static void
show_hours(struct request *rq, const struct mail_setting *setting)
{
	const struct profile *profile = rq->cx.profile;
	uint32_t chosen = rq->again ? form_choices(rq->form, HOURS)
				    : setting->hours;

	for (int i = 0; i < profile->n_digest_hours; i++) {
		struct node *item = node_item(view_root(rq->view), "Hours",
		    (size_t)i);
		int hour = profile->digest_hours[i];

		node_int(item, "value", hour);
		node_text(item, "label",
		    arena_printf(rq->cx.mem, "%02d:00", hour));
		node_bool(item, "checked",
		    (chosen == 0 && !rq->again) || (chosen >> hour & 1) != 0);
	}
}

static enum err
show(struct request *rq)
{
	const struct actor *actor = rq->cx.actor;
	struct node *root = view_root(rq->view);
	struct mail_setting setting;
	enum err err;

	err = mail_setting_store_find(&rq->cx, actor->agency_id,
	    actor->account_id, &setting);
	if (err)
		return err;
	if (actor->agency_id != 0) {
		struct agency agency;

		err = agency_store_get(&rq->cx, actor->agency_id, &agency);
		if (err)
			return err;
		node_text(root, "email", agency.email);
	} else {
		struct account_line account;

		err = account_store_get(&rq->cx, actor->account_id, &account);
		if (err)
			return err;
		node_text(root, "email", account.email);
	}
	show_hours(rq, &setting);
	node_int(root, "version", (int64_t)setting.version);
	node_bool(root, "changes",
	    rq->again ? form_bool(rq->form, CHANGES) : setting.changes);
	node_bool(root, "may_set", notification_may_mark(actor));
	node_bool(root, "gateway", !text_is_empty(rq->config->gateway_url));
	if (!rq->again)
		form_preset(rq->form, "gateway_address",
		    setting.gateway_address);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct actor *actor = rq->cx.actor;
	const struct mail_setting setting = {
		.changes = form_bool(rq->form, CHANGES),
		.hours = form_choices(rq->form, HOURS),
		.gateway_address = form_str(rq->form, GATEWAY_ADDRESS),
		.version = (uint64_t)form_int(rq->form, VERSION),
	};
	enum err err;

	if (!notification_may_mark(actor))
		return fail(&rq->cx, ERR_DENIED, "reads only");
	if (setting.gateway_address[0] != '\0' &&
	    !mail_setting_gateway_is_good(setting.gateway_address))
		return fail_field(&rq->cx, "gateway_address",
		    "gateway_address_bad");
	err = mail_setting_store_set(&rq->cx, actor->agency_id,
	    actor->account_id, &setting);
	if (err)
		return err;
	return respond_done(rq, "mail_settings", "/mail-settings");
}

const struct action action = {
	.name = "mail-settings",
	.needs = PERM_NOTIFIED,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
