/*
 * admin-profile-edit: give one rule of the province another value, by the
 * document that orders it (R14).
 *
 * GET   shows the rule, the form, and the values it had.
 * POST  writes the value; every running program takes it over.
 */
#include "action.h"
#include "rules_verbs.h"
#include "setting_store.h"
#include "setting_view.h"

enum { NAME };
enum { VALUE, BASIS, SEEN };
enum { PAST_MAX = 100, NAME_MAX_LENGTH = 60 };

static const struct field query[] = {
	[NAME] = { "name", FIELD_LINE, NAME_MAX_LENGTH, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VALUE] = { "value", FIELD_LINE, RULE_VALUE_MAX, FIELD_OPTIONAL, NULL },
	[BASIS] = { "basis", FIELD_LINE, RULE_BASIS_MAX, FIELD_REQUIRED, NULL },
	[SEEN] = { "seen", FIELD_LINE, RULE_VALUE_MAX, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	const char *name = form_str(rq->query, NAME);
	struct setting_past_list past;
	struct setting setting;
	struct rule_info info;
	enum err err;

	if (!profile_rule_find(name, &info) || info.kind == RULE_CODE)
		return fail(&rq->cx, ERR_MISSING, "no rule to change");
	err = setting_store_get(&rq->cx, name, &setting);
	if (err)
		return err;
	err = setting_store_list_past(&rq->cx, name, PAST_MAX, &past);
	if (err)
		return err;
	setting_view(node_child(root, "Rule"), &info, &setting);
	setting_past_view(root, "Past", &past);
	if (rq->http.method != METHOD_POST)
		form_preset(rq->form, "value", setting.value);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct rule_order order = {
		.name = form_str(rq->query, NAME),
		.seen = form_str(rq->form, SEEN),
		.value = form_str(rq->form, VALUE),
		.basis = form_str(rq->form, BASIS),
	};
	enum err err;

	err = rule_change(&rq->cx, &order);
	if (err)
		return err;
	return respond_done(rq, "rule_changed", "/admin-profile");
}

const struct action action = {
	.name = "admin-profile-edit",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
