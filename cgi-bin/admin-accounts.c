/*
 * admin-accounts: show who has an account, who never used it, who lacks
 * officers.
 *
 * GET  shows a page of accounts by name, as filtered.
 */
#include "account_admin_store.h"
#include "account_admin_view.h"
#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "clock.h"

enum { TEXT, ROLE, STATE, AGENCY, AFTER };
enum { PAGE = 50, N_FILTERS = AFTER };

/* In the order of enum role and enum account_state. */
static const char *const roles[] = { "creator", "general_manager", "leader",
	"responder", "agency_leader", "administrator", "infrastructure",
	"evaluator", "auditor", NULL };
static const char *const states[] = { "open", "never", "no_officer", "closed",
	"all", NULL };

static const struct field fields[] = {
	[TEXT] = { "text", FIELD_LINE, 120, FIELD_OPTIONAL, NULL },
	[ROLE] = { "role", FIELD_CHOICE, 0, FIELD_OPTIONAL, roles },
	[STATE] = { "state", FIELD_CHOICE, 0, FIELD_OPTIONAL, states },
	[AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[AFTER] = { "after", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show_agencies(struct request *rq)
{
	struct agency_list agencies;
	enum err err;

	err = agency_store_list(&rq->cx, clock_day(rq->cx.now), &agencies);
	if (err)
		return err;
	agency_list_view(view_root(rq->view), "Agencies", &agencies);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int state = form_choice(rq->query, STATE);
	const struct account_filter filter = {
		.text = form_str(rq->query, TEXT),
		.role = form_choice(rq->query, ROLE),
		.state = state < 0 ? ACCOUNTS_OPEN : (enum account_state)state,
		.agency_id = form_id(rq->query, AGENCY),
		.after_id = form_id(rq->query, AFTER),
		.size = PAGE,
	};
	struct account_rows rows;
	enum err err;

	err = account_admin_store_list(&rq->cx, &filter, clock_day(rq->cx.now),
	    &rows);
	if (err)
		return err;
	if (rows.n > PAGE) {
		rows.n = PAGE;
		node_id(root, "next", rows.items[PAGE - 1].line.id);
	}
	account_rows_view(root, "Accounts", &rows);
	node_text(root, "state", account_state_name(filter.state));
	node_text(root, "filter",
	    form_query(&rq->cx, rq->query, fields, N_FILTERS));
	node_bool(root, "first", form_present(rq->query, AFTER));
	return show_agencies(rq);
}

const struct action action = {
	.name = "admin-accounts",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
