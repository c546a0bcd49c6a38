/*
 * admin-token-create: give a program a token, by order of a document.
 *
 * GET   shows the form.
 * POST  makes it, and shows its secret, this once.
 */
#include "account_admin_store.h"
#include "action.h"
#include "api_token_verbs.h"
#include "api_token_view.h"
#include "arena.h"
#include "clock.h"
#include "config.h"
#include "officer_store.h"

enum { NAME, ACCOUNT, OFFICER, SCOPES, RATE, VALID_TO, BASIS };
enum { PEOPLE_MAX = 1000, RATE_USUAL = 60, DAYS_USUAL = 180 };

/* In the order of enum api_scope. */
static const char *const scopes[] = { "read", "record", "decide", "respond",
	"delegate", "outgoing", NULL };

static const struct field fields[] = {
	[NAME] = { "name", FIELD_LINE, API_TOKEN_NAME_MAX, FIELD_REQUIRED,
	    NULL },
	[ACCOUNT] = { "as_account_id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[OFFICER] = { "as_officer_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[SCOPES] = { "scopes", FIELD_CHOICES, 0, FIELD_REQUIRED, scopes },
	[RATE] = { "rate", FIELD_INT, API_TOKEN_RATE_MAX, FIELD_REQUIRED,
	    NULL },
	[VALID_TO] = { "valid_to", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[BASIS] = { "basis", FIELD_LINE, API_TOKEN_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

/* Accounts a program may stand for: those that have something to read. */
static enum err
show_accounts(struct request *rq, int32_t today)
{
	const struct account_filter filter = { .text = "",
		.role = -1,
		.state = ACCOUNTS_OPEN,
		.size = PEOPLE_MAX };
	struct account_rows rows;
	size_t n = 0;
	enum err err;

	err = account_admin_store_list(&rq->cx, &filter, today, &rows);
	if (err)
		return err;
	node_list(view_root(rq->view), "Accounts");
	for (size_t i = 0; i < rows.n; i++) {
		const struct account_line *line = &rows.items[i].line;
		struct node *item;

		if (!api_scope_fits(line->role, API_READ))
			continue;
		item = node_item(view_root(rq->view), "Accounts", n++);
		node_id(item, "value", line->id);
		node_text(item, "label",
		    arena_printf(rq->cx.mem, "%s (%s)", line->name,
			line->login));
	}
	return OK;
}

static enum err
show_officers(struct request *rq, int32_t today)
{
	const struct officer_filter filter = { .text = "",
		.duty = -1,
		.when = OFFICERS_CURRENT,
		.size = PEOPLE_MAX };
	struct officer_rows rows;
	enum err err;

	err = officer_store_list(&rq->cx, &filter, today, &rows);
	if (err)
		return err;
	node_list(view_root(rq->view), "Officers");
	for (size_t i = 0; i < rows.n; i++) {
		const struct officer_row *row = &rows.items[i];
		struct node *item = node_item(view_root(rq->view), "Officers",
		    i);

		node_id(item, "value", row->officer.id);
		node_text(item, "label",
		    arena_printf(rq->cx.mem, "%s – %s", row->agency_name,
			row->officer.name));
	}
	return OK;
}

static enum err
show(struct request *rq)
{
	int32_t today = clock_day(rq->cx.now);
	char day[16];
	enum err err;

	err = show_accounts(rq, today);
	if (!err)
		err = show_officers(rq, today);
	if (err || rq->again)
		return err;
	form_preset(rq->form, "scopes", "read");
	form_preset(rq->form, "rate",
	    arena_printf(rq->cx.mem, "%d", RATE_USUAL));
	form_preset(rq->form, "valid_to", day_format(today + DAYS_USUAL, day));
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct api_token token = {
		.name = form_str(rq->form, NAME),
		.account_id = form_id(rq->form, ACCOUNT),
		.officer_id = form_id(rq->form, OFFICER),
		.scopes = form_choices(rq->form, SCOPES),
		.rate = (unsigned)form_int(rq->form, RATE),
		.valid_to = form_date(rq->form, VALID_TO),
		.basis = form_str(rq->form, BASIS),
	};
	struct node *made = node_child(view_root(rq->view), "Made");
	struct account_row account;
	const char *secret;
	enum err err;

	err = api_token_create(&rq->cx, &token, &secret);
	if (!err)
		err = account_admin_store_get(&rq->cx, token.account_id,
		    clock_day(rq->cx.now), &account);
	if (err)
		return err;
	node_id(made, "id", token.id);
	node_text(made, "name", token.name);
	node_text(made, "secret", secret);
	node_text(made, "address",
	    account.line.agency_id != 0 ? rq->config->portal_url
					: rq->config->office_url);
	return OK;
}

const struct action action = {
	.name = "admin-token-create",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
