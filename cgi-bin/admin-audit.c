/*
 * admin-audit: read the security log: who signed in or was refused, what
 * administrators did and by whose order (R14).
 *
 * GET  shows a page of it, newest first, as filtered.
 */
#include "action.h"
#include "audit_list_store.h"
#include "audit_view.h"

enum { LOGIN, ACT, OUTCOME, TEXT, FROM, TO, BEFORE };
enum { PAGE = 100, N_FILTERS = BEFORE };

static const char *const acts[] = { "login", "officer-choose", "logout",
	"password-change", "secret-change", "session-end", "account-add",
	"account-change", "account-close", "account-reopen", "password-reset",
	"officer-add", "officer-change", "secret-reset", "console",
	"second-step", "second-factor", "second-factor-reset", "account-unused",
	"account-review", "acting-order", "acting-end", "acting-set",
	"purge-ask", "register-edit", "incident-handle", "feedback-answer",
	NULL };
static const char *const outcomes[] = { "ok", "refused", "officer_refused",
	"throttled", "closed", "created", "changed", "opened", "reset", "ended",
	"code_wrong", "code_used", "recovery_code", "enrolled", "warned",
	"no_address", "signed", NULL };

static const struct field fields[] = {
	[LOGIN] = { "login", FIELD_LINE, 254, FIELD_OPTIONAL, NULL },
	[ACT] = { "act", FIELD_CHOICE, 0, FIELD_OPTIONAL, acts },
	[OUTCOME] = { "outcome", FIELD_CHOICE, 0, FIELD_OPTIONAL, outcomes },
	[TEXT] = { "text", FIELD_LINE, 120, FIELD_OPTIONAL, NULL },
	[FROM] = { "from", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[TO] = { "to", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[BEFORE] = { "before", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static const char *
chosen(const struct request *rq, size_t field, const char *const names[])
{
	int i = form_choice(rq->query, field);

	return i < 0 ? "" : names[i];
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	const struct audit_filter filter = {
		.login = form_str(rq->query, LOGIN),
		.action = chosen(rq, ACT, acts),
		.outcome = chosen(rq, OUTCOME, outcomes),
		.text = form_str(rq->query, TEXT),
		.from = form_date(rq->query, FROM),
		.to = form_date(rq->query, TO),
		.before_id = form_id(rq->query, BEFORE),
		.size = PAGE,
	};
	struct audit_rows rows;
	enum err err;

	err = audit_list_store_list(&rq->cx, &filter, &rows);
	if (err)
		return err;
	if (rows.n > PAGE) {
		rows.n = PAGE;
		node_id(root, "older", rows.items[PAGE - 1].id);
	}
	audit_rows_view(root, "Lines", &rows);
	node_text(root, "filter",
	    form_query(&rq->cx, rq->query, fields, N_FILTERS));
	node_bool(root, "newer", form_present(rq->query, BEFORE));
	audit_acts_view(root, "Acts", acts);
	return OK;
}

const struct action action = {
	.name = "admin-audit",
	.needs = PERM_AUDIT,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
