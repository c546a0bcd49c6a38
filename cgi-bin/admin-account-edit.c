/*
 * admin-account-edit: create an account, or change its role, position, agency
 * or address, by order of a document or person (R14).
 *
 * GET   shows the form: of the account id, or of a new one of a kind.
 * POST  carries it out; of a new account the first secret is shown, once.
 */
#include <inttypes.h>

#include "account_admin_store.h"
#include "account_admin_view.h"
#include "account_verbs.h"
#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "arena.h"
#include "clock.h"
#include "config.h"

enum { ID, KIND };
enum {
	VERSION,
	LOGIN,
	NAME,
	TITLE,
	EMAIL,
	PHONE,
	ROLE,
	POSITION,
	AGENCY,
	BASIS
};

/* In the order of the enums. */
static const char *const kinds[] = { "personal", "agency", NULL };
static const char *const roles[] = { "creator", "general_manager", "leader",
	"responder", "agency_leader", "administrator", "infrastructure",
	"evaluator", "auditor", NULL };
static const char *const positions[] = { "none", "specialist", "division_head",
	"office_leader", "vice_chairman", "chairman", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_OPTIONAL, kinds },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[LOGIN] = { "login", FIELD_LINE, ACCOUNT_LOGIN_MAX, FIELD_OPTIONAL,
	    NULL },
	[NAME] = { "name", FIELD_LINE, ACCOUNT_NAME_MAX, FIELD_OPTIONAL, NULL },
	[TITLE] = { "title", FIELD_LINE, ACCOUNT_NAME_MAX, FIELD_OPTIONAL,
	    NULL },
	[EMAIL] = { "email", FIELD_LINE, ACCOUNT_LOGIN_MAX, FIELD_OPTIONAL,
	    NULL },
	[PHONE] = { "phone", FIELD_LINE, ACCOUNT_PHONE_MAX, FIELD_OPTIONAL,
	    NULL },
	[ROLE] = { "role", FIELD_CHOICE, 0, FIELD_OPTIONAL, roles },
	[POSITION] = { "position", FIELD_CHOICE, 0, FIELD_OPTIONAL, positions },
	[AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[BASIS] = { "basis", FIELD_LINE, ACCOUNT_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

/* What it is now, to be changed; after a refusal what was typed stays. */
static void
preset(struct request *rq, const struct account_row *row)
{
	const struct account_line *line = &row->line;

	if (rq->again)
		return;
	form_preset(rq->form, "login", line->login);
	form_preset(rq->form, "name", line->name);
	form_preset(rq->form, "title", line->title);
	form_preset(rq->form, "email", line->email);
	form_preset(rq->form, "phone", row->phone);
	form_preset(rq->form, "role", role_name(line->role));
	form_preset(rq->form, "position", position_name(line->position));
	if (line->agency_id != 0)
		form_preset(rq->form, "agency_id",
		    arena_printf(rq->cx.mem, "%" PRIu64, line->agency_id));
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	uint64_t id = form_id(rq->query, ID);
	struct agency_list agencies;
	struct account_row row;
	enum err err;

	err = agency_store_list(&rq->cx, today, &agencies);
	if (err)
		return err;
	agency_list_view(root, "Agencies", &agencies);
	node_text(root, "kind",
	    form_choice(rq->query, KIND) == ACCOUNT_AGENCY ? "agency"
							   : "personal");
	if (id == 0)
		return OK;
	err = account_admin_store_get(&rq->cx, id, today, &row);
	if (err)
		return err;
	node_text(root, "kind", account_kind_name(row.line.kind));
	account_row_view(node_child(root, "Account"), &row);
	preset(rq, &row);
	return OK;
}

static struct account_entry
entry_of(const struct request *rq)
{
	const struct form *form = rq->form;
	int role = form_choice(form, ROLE);
	int position = form_choice(form, POSITION);
	int kind = form_choice(rq->query, KIND);

	return (struct account_entry){
		.kind = kind == ACCOUNT_AGENCY ? ACCOUNT_AGENCY
					       : ACCOUNT_PERSONAL,
		.login = form_str(form, LOGIN),
		.name = form_str(form, NAME),
		.title = form_str(form, TITLE),
		.email = form_str(form, EMAIL),
		.phone = form_str(form, PHONE),
		.role = role < 0 ? ROLE_RESPONDER : (enum role)role,
		.position = position < 0 ? POSITION_NONE
					 : (enum position)position,
		.agency_id = form_id(form, AGENCY),
		.basis = form_str(form, BASIS),
	};
}

static enum err
submit(struct request *rq)
{
	const struct account_entry entry = entry_of(rq);
	uint64_t id = form_id(rq->query, ID);
	struct account_made made;
	enum err err;

	if (id != 0) {
		err = account_change(&rq->cx, id, form_id(rq->form, VERSION),
		    &entry);
		if (err)
			return err;
		return respond_done(rq, "account_changed", "/admin-accounts");
	}
	err = account_add(&rq->cx, &entry, config_secret(rq->config, "pepper"),
	    &made);
	if (err)
		return err;
	made_view(view_root(rq->view), made.login, made.secret);
	return OK;
}

const struct action action = {
	.name = "admin-account-edit",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_LOGIN,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
