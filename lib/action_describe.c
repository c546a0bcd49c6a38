#include "action.h"
#include "api_token.h"

/* What an action says of itself: for nginx, the matrix of rights, and tests. */

static const char *
type_name(const struct field *field)
{
	static const char *const names[] = { [FIELD_LINE] = "line",
		[FIELD_TEXT] = "text",
		[FIELD_SECRET] = "secret",
		[FIELD_ID] = "id",
		[FIELD_INT] = "int",
		[FIELD_DATE] = "date",
		[FIELD_MOMENT] = "moment",
		[FIELD_BOOL] = "bool",
		[FIELD_CHOICE] = "choice",
		[FIELD_CHOICES] = "choices",
		[FIELD_IDS] = "ids",
		[FIELD_FILES] = "files" };

	return field_is_yes_no(field) ? "yes_no" : names[field->type];
}

static void
describe_fields(struct node *node, const struct field *fields, size_t n)
{
	node_list(node, "fields");
	for (size_t i = 0; i < n; i++) {
		struct node *item = node_item(node, "fields", i);
		const char *const *choices = fields[i].choices;

		node_text(item, "name", fields[i].name);
		node_text(item, "type", type_name(&fields[i]));
		if (fields[i].max > 0)
			node_int(item, "max", (int64_t)fields[i].max);
		node_bool(item, "required", fields[i].need == FIELD_REQUIRED);
		for (size_t k = 0; choices != NULL && choices[k] != NULL; k++)
			node_word(item, "choices", choices[k]);
	}
}

static void
describe_table(struct node *root, const char *name,
    const struct form_table *table)
{
	struct node *node = node_child(root, name);

	describe_fields(node, table->fields, table->n_fields);
	node_list(node, "groups");
	for (size_t i = 0; i < table->n_groups; i++) {
		const struct field_group *group = &table->groups[i];
		struct node *item = node_item(node, "groups", i);

		node_text(item, "name", group->name);
		node_int(item, "max", (int64_t)group->max);
		describe_fields(item, group->fields, group->n_fields);
	}
}

static void
describe_access(struct node *root, const struct action *self)
{
	static const char *const accounts[] = { [DB_WEB] = "web",
		[DB_READ] = "read",
		[DB_LOGIN] = "login",
		[DB_REPORT] = "report",
		[DB_BATCH] = "batch",
		[DB_PURGE] = "purge",
		[DB_MIGRATE] = "migrate",
		[DB_SSO] = "sso" };
	unsigned sites = self->sites == 0 ? SITE_ALL : self->sites;

	node_text(root, "needs", perm_name(self->needs));
	for (int role = 0; role < N_ROLES; role++) {
		if (role_may((enum role)role, self->needs))
			node_word(root, "roles", role_name((enum role)role));
	}
	if ((sites & SITE_OFFICE) != 0)
		node_word(root, "sites", "office");
	if ((sites & SITE_PORTAL) != 0)
		node_word(root, "sites", "portal");
	if ((sites & SITE_ADMIN) != 0)
		node_word(root, "sites", "admin");
	node_text(root, "db", accounts[self->db]);
	node_bool(root, "autocommit", self->autocommit);
	node_bool(root, "prefill", self->prefill);
}

/* What a token needs for each method; a method no program may use is not here.
 */
static void
describe_scopes(struct node *root, const struct action *self)
{
	struct node *node = node_child(root, "scopes");
	enum api_scope scope;

	if (self->get != NULL && api_scope_of(self->needs, false, &scope))
		node_text(node, "GET", api_scope_name(scope));
	if (self->post != NULL && api_scope_of(self->needs, true, &scope))
		node_text(node, "POST", api_scope_name(scope));
	node_text(root, "versioned", self->versioned);
}

const char *
action_describe(const struct action *self, struct cx *cx)
{
	struct view *view = view_open(cx, VIEW_JSON, "en");
	struct node *root = view_root(view);
	const char *out;
	size_t n;

	node_text(root, "name", self->name);
	if (self->get != NULL)
		node_word(root, "methods", "GET");
	if (self->post != NULL)
		node_word(root, "methods", "POST");
	describe_access(root, self);
	describe_scopes(root, self);
	describe_table(root, "query", &self->query);
	describe_table(root, "form", &self->form);
	node_list(root, "formats");
	for (size_t i = 0; self->formats != NULL && self->formats[i] != NULL;
	     i++)
		node_word(root, "formats", self->formats[i]);
	if (self->formats == NULL)
		node_word(root, "formats", "html");
	if (view_render_page(cx, NULL, view, &out, &n))
		return "";
	return out;
}
