/*
 * admin-officer-edit: name an officer of an agency with his duty, its period
 * and the document that assigned it, or change them (R79).
 *
 * GET   shows the form: of the officer id, or of a new one of an agency.
 * POST  carries it out; of a new officer the first secret is shown, once.
 */
#include <inttypes.h>

#include "account_admin_view.h"
#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "arena.h"
#include "clock.h"
#include "config.h"
#include "officer_store.h"
#include "officer_verbs.h"

enum { ID, OF_AGENCY };
enum {
	VERSION,
	AGENCY,
	NAME,
	TITLE,
	DUTY,
	EMAIL,
	PHONE,
	VALID_FROM,
	VALID_TO,
	BASIS
};
enum { LEADER = 1 }; /* among the duties */

static const char *const duties[] = { "responder", "leader_in_charge", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[OF_AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[NAME] = { "name", FIELD_LINE, ACCOUNT_NAME_MAX, FIELD_REQUIRED, NULL },
	[TITLE] = { "title", FIELD_LINE, ACCOUNT_NAME_MAX, FIELD_OPTIONAL,
	    NULL },
	[DUTY] = { "duty", FIELD_CHOICE, 0, FIELD_REQUIRED, duties },
	[EMAIL] = { "email", FIELD_LINE, ACCOUNT_LOGIN_MAX, FIELD_OPTIONAL,
	    NULL },
	[PHONE] = { "phone", FIELD_LINE, ACCOUNT_PHONE_MAX, FIELD_OPTIONAL,
	    NULL },
	[VALID_FROM] = { "valid_from", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[VALID_TO] = { "valid_to", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[BASIS] = { "basis", FIELD_LINE, ACCOUNT_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

/* What it is now, to be changed; after a refusal what was typed stays. */
static void
preset(struct request *rq, const struct officer_row *row)
{
	const struct officer *o = &row->officer;
	char day[16];

	if (rq->again)
		return;
	form_preset(rq->form, "name", o->name);
	form_preset(rq->form, "title", o->title);
	form_preset(rq->form, "duty", officer_duty_name(o->leader_in_charge));
	form_preset(rq->form, "email", o->email);
	form_preset(rq->form, "phone", o->phone);
	form_preset(rq->form, "basis", row->basis);
	form_preset(rq->form, "valid_from",
	    arena_strdup(rq->cx.mem, day_format(o->valid_from, day)));
	if (o->valid_to != LAST_DAY)
		form_preset(rq->form, "valid_to",
		    arena_strdup(rq->cx.mem, day_format(o->valid_to, day)));
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	uint64_t id = form_id(rq->query, ID);
	struct agency_list agencies;
	struct officer_row row;
	enum err err;

	if (id != 0) {
		err = officer_store_get(&rq->cx, id, &row);
		if (err)
			return err;
		officer_row_view(node_child(root, "Officer"), &row, today);
		preset(rq, &row);
		return OK;
	}
	err = agency_store_list(&rq->cx, today, &agencies);
	if (err)
		return err;
	agency_list_view(root, "Agencies", &agencies);
	if (form_present(rq->query, OF_AGENCY) && !rq->again)
		form_preset(rq->form, "agency_id",
		    arena_printf(rq->cx.mem, "%" PRIu64,
			form_id(rq->query, OF_AGENCY)));
	return OK;
}

static struct officer_entry
entry_of(const struct form *form)
{
	return (struct officer_entry){
		.agency_id = form_id(form, AGENCY),
		.name = form_str(form, NAME),
		.title = form_str(form, TITLE),
		.leader_in_charge = form_choice(form, DUTY) == LEADER,
		.email = form_str(form, EMAIL),
		.phone = form_str(form, PHONE),
		.valid_from = form_date(form, VALID_FROM),
		.valid_to = form_present(form, VALID_TO)
				? form_date(form, VALID_TO)
				: LAST_DAY,
		.basis = form_str(form, BASIS),
	};
}

static enum err
submit(struct request *rq)
{
	const struct officer_entry entry = entry_of(rq->form);
	uint64_t id = form_id(rq->query, ID);
	struct officer_made made;
	enum err err;

	if (id != 0) {
		err = officer_change(&rq->cx, id, form_id(rq->form, VERSION),
		    &entry);
		if (err)
			return err;
		return respond_done(rq, "officer_changed", "/admin-officers");
	}
	err = officer_add(&rq->cx, &entry, config_secret(rq->config, "pepper"),
	    &made);
	if (err)
		return err;
	made_view(view_root(rq->view), made.name, made.secret);
	return OK;
}

const struct action action = {
	.name = "admin-officer-edit",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_LOGIN,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
