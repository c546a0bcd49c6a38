#include "page.h"

#include "action.h"
#include "arena.h"
#include "auth.h"
#include "clock.h"
#include "config.h"
#include "crypto.h"
#include "csrf.h"
#include "help.h"
#include "profile.h"
#include "resume.h"
#include "str.h"
#include "text.h"
#include "token_store.h"

enum { DONE_MAX = 40, BACK_MAX = 2000 };

/* A province without a ladder of notices has no use for their list. */
static bool
has_ladder(const struct profile *profile)
{
	return profile->notice_enabled;
}

/* In the order of the page. Who may open it sees it. */
static const struct menu_item {
	const char *action;
	const char *label_key; /* in Text.menu */
	enum perm needs;
	bool counts_unread;
	const char *query; /* of the action, where one is opened in two ways */
	/* NULL: in every province */
	bool (*used)(const struct profile *profile);
	const char *group; /* in Text.menu_group; NULL: stands for itself */
} menu[] = {
	{ "home", "home", PERM_HOME, false, "", NULL, NULL },
	{ "task-assigned", "task_assigned", PERM_ASSIGNED, false, "", NULL,
	    NULL },
	{ "delegation-list", "delegation_list", PERM_DELEGATE, false, "", NULL,
	    NULL },
	{ "task-list", "task_list", PERM_WATCH, false, "", NULL, NULL },
	{ "task-watch", "task_watch", PERM_READ_TASK, false, "", NULL, NULL },
	{ "task-list", "my_tasks", PERM_WATCH, false, "scope=watched", NULL,
	    NULL },
	{ "directive-list", "directive_list", PERM_WATCH, false, "", NULL,
	    NULL },
	{ "central-list", "central_list", PERM_WATCH, false, "", NULL, NULL },
	{ "task-create", "task_create", PERM_RECORD, false, "", NULL, NULL },
	{ "outgoing-list", "outgoing_list", PERM_WATCH, false, "", NULL, NULL },
	{ "notice-list", "notice_list", PERM_WATCH, false, "", has_ladder,
	    NULL },
	{ "report-overview", "report_overview", PERM_REPORT, false, "", NULL,
	    "reports" },
	{ "report-summary", "report_summary", PERM_REPORT, false, "", NULL,
	    "reports" },
	{ "report-frozen-list", "report_frozen_list", PERM_REPORT, false, "",
	    NULL, "reports" },
	{ "report-evaluation", "report_evaluation", PERM_EVALUATION, false, "",
	    NULL, "reports" },
	{ "report-programme", "report_programme", PERM_REPORT, false, "", NULL,
	    "reports" },
	{ "report-discipline", "report_discipline", PERM_REPORT, false, "",
	    NULL, "reports" },
	{ "report-regulation", "report_regulation", PERM_REPORT, false, "",
	    NULL, "reports" },
	{ "report-usage", "report_usage", PERM_REPORT, false, "", NULL,
	    "reports" },
	{ "periodic-report-list", "periodic_report_list", PERM_WATCH, false, "",
	    NULL, "reports" },
	{ "periodic-report-own", "periodic_report_own", PERM_ASSIGNED, false,
	    "", NULL, NULL },
	{ "notification-list", "notification_list", PERM_NOTIFIED, true, "",
	    NULL, NULL },
	{ "admin-agencies", "admin_agencies", PERM_ADMINISTER, false, "", NULL,
	    "agencies" },
	{ "admin-followers", "admin_followers", PERM_ADMINISTER, false, "",
	    NULL, "agencies" },
	{ "admin-accounts", "admin_accounts", PERM_ADMINISTER, false, "", NULL,
	    "people" },
	{ "admin-officers", "admin_officers", PERM_ADMINISTER, false, "", NULL,
	    "people" },
	{ "admin-acting", "admin_acting", PERM_ADMINISTER, false, "", NULL,
	    "people" },
	{ "admin-tokens", "admin_tokens", PERM_ADMINISTER, false, "", NULL,
	    "people" },
	{ "admin-webhooks", "admin_webhooks", PERM_ADMINISTER, false, "", NULL,
	    "people" },
	{ "admin-review", "admin_review", PERM_AUDIT, false, "", NULL,
	    "people" },
	{ "admin-sso", "admin_sso", PERM_ADMINISTER, false, "", NULL,
	    "people" },
	{ "incident-list", "incident_list", PERM_OPERATE, false, "", NULL,
	    "operation" },
	{ "feedback-list", "feedback_list", PERM_ADMINISTER, false, "", NULL,
	    "operation" },
	{ "admin-mail", "admin_mail", PERM_ADMINISTER, false, "", NULL,
	    "operation" },
	{ "admin-operations", "admin_operations", PERM_OPERATE, false, "", NULL,
	    "operation" },
	{ "admin-audit", "admin_audit", PERM_AUDIT, false, "", NULL, "trust" },
	{ "admin-trust", "admin_trust", PERM_AUDIT, false, "", NULL, "trust" },
	{ "admin-purges", "admin_purges", PERM_ADMINISTER, false, "", NULL,
	    "trust" },
	{ "admin-calendar", "admin_calendar", PERM_ADMINISTER, false, "", NULL,
	    "rules" },
	{ "admin-profile", "admin_profile", PERM_ADMINISTER, false, "", NULL,
	    "rules" },
};
enum { N_MENU = sizeof(menu) / sizeof(menu[0]) };

static const char *
find_param(const struct request *rq, const char *name)
{
	const char *value = param_get(&rq->http.query, name);

	if (value == NULL)
		value = param_get(&rq->http.body, name);
	return value == NULL ? "" : value;
}

const char *
page_back(const struct request *rq)
{
	const char *back = find_param(rq, "back");

	if (back[0] != '/' || back[1] == '/' || back[1] == '\\' ||
	    strlen(back) > BACK_MAX)
		return "";
	for (const char *s = back; *s != '\0'; s++) {
		if (*s <= ' ' || *s > '~')
			return "";
	}
	return back;
}

/* A key of Text.done: nothing a stranger wrote becomes a name. */
static const char *
page_done(const struct request *rq)
{
	const char *done = find_param(rq, "done");
	size_t n = strlen(done);

	if (n > DONE_MAX || strspn(done, "abcdefghijklmnopqrstuvwxyz_") != n)
		return "";
	return done;
}

/* What was just done and may still be undone: a number, looked at by act-undo.
 */
static const char *
page_act(const struct request *rq)
{
	const char *act = find_param(rq, "undo");
	long long id;

	return page_done(rq)[0] != '\0' && text_to_int(act, 1, INT64_MAX, &id)
		   ? act
		   : "";
}

static void
view_config(const struct config *config, struct node *page)
{
	node_text(page, "unit_name", config->unit_name);
	node_text(page, "unit_kind", config->unit_kind);
	node_text(page, "office_name", config->office_name);
	node_text(page, "hotline", config->hotline);
	node_text(page, "support_email", config->support_email);
	node_text(page, "office_url", config->office_url);
	node_text(page, "portal_url", config->portal_url);
	node_text(page, "admin_url", config->admin_url);
}

/* "task-view" as a key of the texts: "task_view". */
static const char *
action_key(struct request *rq)
{
	char *key = arena_strdup(rq->cx.mem, rq->action->name);

	for (char *s = key; *s != '\0'; s++) {
		if (*s == '-')
			*s = '_';
	}
	return key;
}

static const char *
search_action(const struct request *rq)
{
	if (rq->session.account_id == 0)
		return "";
	if (role_may(rq->session.actor.role, PERM_WATCH))
		return "task-list";
	if (role_may(rq->session.actor.role, PERM_ASSIGNED))
		return "task-assigned";
	return "";
}

static void
view_page(struct request *rq, struct node *page)
{
	const struct http_request *http = &rq->http;
	bool signed_in = rq->session.account_id != 0;

	node_text(page, "action", rq->action->name);
	node_text(page, "title", action_key(rq));
	node_text(page, "site", http->site);
	node_text(page, "url", http->path);
	node_text(page, "query", http->query_string);
	node_text(page, "back", page_back(rq));
	node_text(page, "csrf", csrf_token(rq));
	if (signed_in || rq->action->needs == PERM_NONE)
		node_text(page, "form_token",
		    crypto_random_hex(rq->cx.mem, TOKEN_BYTES));
	node_bool(page, "stale", rq->stale);
	if (rq->data_until != 0)
		node_moment(page, "data_until", rq->data_until);
	node_bool(page, "resumed", rq->resumed);
	node_text(page, "resumed_from", resume_query(rq));
	node_text(page, "done", page_done(rq));
	node_text(page, "act", page_act(rq));
	if (rq->hint != NULL) {
		node_text(page, "hint", rq->hint);
		node_text(page, "guide",
		    help_guide_of(rq->session.actor.role,
			rq->session.actor.position));
	}
	node_text(page, "language", auth_language(rq));
	node_moment(page, "now", rq->cx.now);
	node_day(page, "today", clock_day(rq->cx.now));
	node_text(page, "request_id", http->request_id);
	node_text(page, "search", search_action(rq));
	node_bool(page, "acting", rq->session.actor.deputy_id != 0);
	node_bool(page, "second_factor_off",
	    signed_in && text_equal(http->site, "admin") &&
		rq->cx.profile != NULL &&
		!rq->cx.profile->second_factor_required);
	view_config(rq->config, page);
}

static void
view_user(struct request *rq, struct node *user)
{
	const struct actor *actor = &rq->session.actor;
	struct node *may = node_child(user, "may");

	node_text(user, "name", actor->name);
	node_text(user, "login", actor->login);
	node_text(user, "shown_name", actor_shown_name(actor));
	node_text(user, "officer_name", actor->officer_name);
	node_text(user, "agency_name", actor->agency_name);
	if (actor->agency_id != 0)
		node_id(user, "agency_id", actor->agency_id);
	node_text(user, "role", role_name(actor->role));
	node_text(user, "position", position_name(actor->position));
	node_bool(user, "must_change", rq->session.must_change_password);
	node_bool(user, "must_change_secret", rq->session.must_change_secret);
	node_bool(user, "is_office", auth_role_belongs(actor->role, "office"));
	node_bool(user, "is_agency", auth_role_belongs(actor->role, "portal"));
	node_bool(user, "is_admin", auth_role_belongs(actor->role, "admin"));
	for (int perm = 0; perm < N_PERMS; perm++) {
		if (role_may(actor->role, (enum perm)perm))
			node_bool(may, perm_name((enum perm)perm), true);
	}
}

static bool
is_used(const struct request *rq, const struct menu_item *item)
{
	return item->used == NULL ||
	       (rq->cx.profile != NULL && item->used(rq->cx.profile));
}

/* Of two ways to open an action, the one whose query the address has. */
static bool
is_current(const struct request *rq, const struct menu_item *item)
{
	size_t n = strlen(item->query);

	if (!text_equal(item->action, rq->action->name))
		return false;
	if (n > 0)
		return strncmp(rq->http.query_string, item->query, n) == 0;
	for (size_t i = 0; i < N_MENU; i++) {
		n = strlen(menu[i].query);
		if (n > 0 && text_equal(menu[i].action, item->action) &&
		    strncmp(rq->http.query_string, menu[i].query, n) == 0)
			return false;
	}
	return true;
}

static bool
is_shown(const struct request *rq, const struct menu_item *item)
{
	return role_may(rq->session.actor.role, item->needs) &&
	       is_used(rq, item);
}

/* How many of its group are shown, and whether one of them is this page. */
static size_t
look_at_group(const struct request *rq, const char *group, bool *out_current,
    const struct menu_item **out_first)
{
	size_t n = 0;

	*out_current = false;
	for (size_t i = 0; i < N_MENU; i++) {
		if (!text_equal(menu[i].group, group) ||
		    !is_shown(rq, &menu[i]))
			continue;
		if (n++ == 0)
			*out_first = &menu[i];
		*out_current = *out_current || is_current(rq, &menu[i]);
	}
	return n;
}

static struct node *
view_menu_item(struct request *rq, const char *list, size_t n,
    const struct menu_item *item)
{
	struct node *node;
	char number[16];

	snprintf(number, sizeof(number), "%zu", n);
	node = node_child(view_furniture(rq->view, list), number);
	node_text(node, "action", item->action);
	node_text(node, "label_key", item->label_key);
	node_text(node, "query", item->query);
	node_bool(node, "current", is_current(rq, item));
	if (item->counts_unread)
		node_int(node, "count", rq->session.unread);
	return node;
}

/* A group is one word of the menu, and leads to its first page; its pages
 * stand in a line of their own while one of them is open. */
static void
view_menu(struct request *rq)
{
	size_t n = 0, n_below = 0;

	if (!auth_is_finished(&rq->session) ||
	    !auth_role_belongs(rq->session.actor.role, rq->http.site))
		return;
	for (size_t i = 0; i < N_MENU; i++) {
		const struct menu_item *first = &menu[i];
		size_t n_group = 1;
		bool current = false;
		struct node *node;

		if (!is_shown(rq, &menu[i]))
			continue;
		if (menu[i].group != NULL)
			n_group = look_at_group(rq, menu[i].group, &current,
			    &first);
		if (n_group > 1 && current)
			(void)view_menu_item(rq, "Submenu", n_below++,
			    &menu[i]);
		if (first != &menu[i])
			continue;
		node = view_menu_item(rq, "Menu", n++, first);
		if (n_group > 1) {
			node_text(node, "group", first->group);
			node_bool(node, "current", current);
		}
	}
}

void
page_view(struct request *rq)
{
	view_page(rq, view_furniture(rq->view, "Page"));
	if (rq->session.account_id != 0)
		view_user(rq, view_furniture(rq->view, "User"));
	view_menu(rq);
	if (rq->query != NULL)
		form_view(rq->query, view_furniture(rq->view, "Query"));
	if (rq->form != NULL)
		form_view(rq->form, view_furniture(rq->view, "Form"));
}
