#include "help.h"

#include <string.h>

#include "arena.h"
#include "names.h"
#include "text.h"

const struct help_screen help_screens[] = {
	{ "login", PERM_NONE, HELP_SIGN_IN },
	{ "second-step", PERM_SECOND_STEP, HELP_SIGN_IN },
	{ "officer-choose", PERM_SIGNED_IN, HELP_SIGN_IN },
	{ "password-change", PERM_SIGNED_IN, HELP_SIGN_IN },
	{ "secret-change", PERM_SIGNED_IN, HELP_SIGN_IN },
	{ "second-factor", PERM_SIGNED_IN, HELP_SIGN_IN },
	{ "login-sso", PERM_NONE, HELP_SIGN_IN },
	{ "sso-link", PERM_HOME, HELP_SIGN_IN },
	{ "session-list", PERM_HOME, HELP_SIGN_IN },
	{ "help", PERM_NONE, HELP_SIGN_IN },
	{ "home", PERM_HOME, HELP_EVERYDAY },
	{ "task-list", PERM_WATCH, HELP_EVERYDAY },
	{ "task-assigned", PERM_ASSIGNED, HELP_EVERYDAY },
	{ "task-watch", PERM_READ_TASK, HELP_EVERYDAY },
	{ "task-view", PERM_READ_TASK, HELP_EVERYDAY },
	{ "directive-list", PERM_WATCH, HELP_EVERYDAY },
	{ "directive-view", PERM_WATCH, HELP_EVERYDAY },
	{ "central-list", PERM_WATCH, HELP_EVERYDAY },
	{ "central-enter", PERM_DECIDE, HELP_DECIDE },
	{ "act-list", PERM_DECIDE, HELP_DECIDE },
	{ "act-undo", PERM_DECIDE, HELP_DECIDE },
	{ "central-withdraw", PERM_DECIDE, HELP_DECIDE },
	{ "series-view", PERM_READ_TASK, HELP_EVERYDAY },
	{ "notification-list", PERM_NOTIFIED, HELP_EVERYDAY },
	{ "mail-settings", PERM_NOTIFIED, HELP_EVERYDAY },
	{ "calendar-address", PERM_NOTIFIED, HELP_EVERYDAY },
	{ "export-create", PERM_READ_TASK, HELP_REPORT },
	{ "export-list", PERM_READ_TASK, HELP_REPORT },
	{ "task-create", PERM_RECORD, HELP_RECORD },
	{ "programme-create", PERM_RECORD, HELP_RECORD },
	{ "directive-edit", PERM_RECORD, HELP_RECORD },
	{ "task-edit", PERM_RECORD, HELP_RECORD },
	{ "task-drop", PERM_RECORD, HELP_RECORD },
	{ "task-drop-all", PERM_RECORD, HELP_RECORD },
	{ "task-forward", PERM_RECORD, HELP_RECORD },
	{ "task-amend", PERM_DECIDE, HELP_RECORD },
	{ "task-recall", PERM_DECIDE, HELP_RECORD },
	{ "task-cancel", PERM_DECIDE, HELP_RECORD },
	{ "event-date-set", PERM_DECIDE, HELP_RECORD },
	{ "follower-change", PERM_DECIDE, HELP_RECORD },
	{ "series-edit", PERM_DECIDE, HELP_RECORD },
	{ "follower-list", PERM_WATCH, HELP_RECORD },
	{ "task-reply", PERM_RESPOND, HELP_ANSWER },
	{ "task-return", PERM_RESPOND, HELP_ANSWER },
	{ "extension-request", PERM_RESPOND, HELP_ANSWER },
	{ "difficulty-report", PERM_RESPOND, HELP_ANSWER },
	{ "coordinating-urge", PERM_RESPOND, HELP_ANSWER },
	{ "paper-receive", PERM_DECIDE, HELP_ANSWER },
	{ "delegation-list", PERM_DELEGATE, HELP_INSIDE },
	{ "task-delegate", PERM_DELEGATE, HELP_INSIDE },
	{ "delegation-view", PERM_DELEGATE, HELP_INSIDE },
	{ "delegation-note", PERM_DELEGATE, HELP_INSIDE },
	{ "return-decide", PERM_DECIDE, HELP_DECIDE },
	{ "result-confirm", PERM_DECIDE, HELP_DECIDE },
	{ "result-send-back", PERM_DECIDE, HELP_DECIDE },
	{ "extension-decide", PERM_DECIDE, HELP_DECIDE },
	{ "difficulty-decide", PERM_DECIDE, HELP_DECIDE },
	{ "task-urge", PERM_DECIDE, HELP_URGE },
	{ "call-list", PERM_WATCH, HELP_URGE },
	{ "notice-list", PERM_WATCH, HELP_URGE },
	{ "notice-approve", PERM_DECIDE, HELP_URGE },
	{ "notice-view", PERM_WATCH, HELP_URGE },
	{ "notice-sign", PERM_DECIDE, HELP_URGE },
	{ "notice-print", PERM_WATCH, HELP_URGE },
	{ "notice-withdraw", PERM_DECIDE, HELP_URGE },
	{ "notice-item-withdraw", PERM_DECIDE, HELP_URGE },
	{ "escalation-list", PERM_WATCH, HELP_URGE },
	{ "escalation-propose", PERM_DECIDE, HELP_URGE },
	{ "escalation-print", PERM_WATCH, HELP_URGE },
	{ "ruling-record", PERM_DECIDE, HELP_URGE },
	{ "measure-list", PERM_WATCH, HELP_URGE },
	{ "inspection-list", PERM_WATCH, HELP_URGE },
	{ "inspection-create", PERM_DECIDE, HELP_URGE },
	{ "inspection-view", PERM_WATCH, HELP_URGE },
	{ "inspection-conclude", PERM_DECIDE, HELP_URGE },
	{ "report-summary", PERM_REPORT, HELP_REPORT },
	{ "report-rows", PERM_REPORT, HELP_REPORT },
	{ "report-usage", PERM_REPORT, HELP_REPORT },
	{ "report-heads", PERM_REPORT, HELP_REPORT },
	{ "head-list", PERM_HOME, HELP_REPORT },
	{ "register-list", PERM_HOME, HELP_REGISTER },
	{ "register-edit", PERM_HOME, HELP_REGISTER },
	{ "incident-report", PERM_HOME, HELP_REGISTER },
	{ "incident-list", PERM_HOME, HELP_REGISTER },
	{ "incident-handle", PERM_OPERATE, HELP_REGISTER },
	{ "feedback-list", PERM_HOME, HELP_REGISTER },
	{ "feedback-send", PERM_HOME, HELP_REGISTER },
	{ "feedback-answer", PERM_ADMINISTER, HELP_REGISTER },
	{ "admin-accounts", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-account-edit", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-account-close", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-password-reset", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-sessions", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-second-factor-reset", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-sso", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-sso-link", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-sso-unlink", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-officers", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-officer-edit", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-secret-reset", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-acting", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-acting-end", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-followers", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-follower-edit", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-follower-absence", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-follower-move", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-agencies", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-agency-edit", PERM_ADMINISTER, HELP_PEOPLE },
	{ "head-edit", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-agency-groups", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-agency-group-edit", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-reorganisations", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-reorganise", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-reorganise-assign", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-reorganise-run", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-reorganise-undo", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-review", PERM_AUDIT, HELP_PEOPLE },
	{ "admin-calendar", PERM_ADMINISTER, HELP_RULES },
	{ "admin-calendar-edit", PERM_ADMINISTER, HELP_RULES },
	{ "admin-calendar-undo", PERM_ADMINISTER, HELP_RULES },
	{ "admin-profile", PERM_ADMINISTER, HELP_RULES },
	{ "admin-profile-edit", PERM_ADMINISTER, HELP_RULES },
	{ "admin-mail", PERM_ADMINISTER, HELP_OPERATE },
	{ "admin-mail-view", PERM_ADMINISTER, HELP_OPERATE },
	{ "admin-mail-resend", PERM_ADMINISTER, HELP_OPERATE },
	{ "admin-audit", PERM_AUDIT, HELP_OPERATE },
	{ "admin-trust", PERM_AUDIT, HELP_OPERATE },
	{ "admin-purges", PERM_ADMINISTER, HELP_OPERATE },
	{ "admin-purge", PERM_ADMINISTER, HELP_OPERATE },
	{ "admin-operations", PERM_OPERATE, HELP_OPERATE },
	{ "report-own", PERM_ASSIGNED, HELP_REPORT },
	{ "task-import", PERM_RECORD, HELP_RECORD },
	{ "outgoing-list", PERM_WATCH, HELP_RECORD },
	{ "outgoing-view", PERM_WATCH, HELP_RECORD },
	{ "outgoing-create", PERM_OUTGOING, HELP_RECORD },
	{ "outgoing-import", PERM_OUTGOING, HELP_RECORD },
	{ "outgoing-mark", PERM_RECORD, HELP_RECORD },
	{ "outgoing-review", PERM_RECORD, HELP_RECORD },
	{ "admin-tokens", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-token-create", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-token-revoke", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-webhooks", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-webhook-edit", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-webhook-view", PERM_ADMINISTER, HELP_PEOPLE },
	{ "admin-webhook-resend", PERM_ADMINISTER, HELP_PEOPLE },
	{ "public-summary", PERM_NONE, HELP_REPORT },
	{ "report-discipline", PERM_REPORT, HELP_REPORT },
	{ "report-overview", PERM_REPORT, HELP_REPORT },
	{ "report-programme", PERM_REPORT, HELP_REPORT },
	{ "report-regulation", PERM_REPORT, HELP_REPORT },
	{ "escalation-report-create", PERM_DECIDE, HELP_URGE },
	{ "escalation-report-view", PERM_WATCH, HELP_URGE },
	{ "periodic-report-list", PERM_WATCH, HELP_REPORT },
	{ "periodic-report-own", PERM_ASSIGNED, HELP_REPORT },
	{ "periodic-report-edit", PERM_RESPOND, HELP_REPORT },
	{ "periodic-report-send", PERM_RESPOND, HELP_REPORT },
	{ "periodic-report-urge", PERM_DECIDE, HELP_REPORT },
	{ "periodic-report-view", PERM_READ_TASK, HELP_REPORT },
	{ "evaluation-decide", PERM_FREEZE, HELP_REPORT },
	{ "report-evaluation", PERM_EVALUATION, HELP_REPORT },
	{ "report-freeze", PERM_FREEZE, HELP_REPORT },
	{ "report-frozen-list", PERM_REPORT, HELP_REPORT },
	{ "report-frozen-view", PERM_REPORT, HELP_REPORT },
	{ "report-frozen-compare", PERM_REPORT, HELP_REPORT },
};
const size_t help_n_screens = sizeof(help_screens) / sizeof(help_screens[0]);

static const char *const chapter_names[N_HELP_CHAPTERS] = {
	[HELP_SIGN_IN] = "sign_in",
	[HELP_EVERYDAY] = "everyday",
	[HELP_RECORD] = "record",
	[HELP_ANSWER] = "answer",
	[HELP_INSIDE] = "inside",
	[HELP_DECIDE] = "decide",
	[HELP_URGE] = "urge",
	[HELP_REPORT] = "report",
	[HELP_REGISTER] = "register",
	[HELP_PEOPLE] = "people",
	[HELP_RULES] = "rules",
	[HELP_OPERATE] = "operate",
};

/* A guide for each role, and for those whose position gives other work. */
static const enum role guide_roles[] = {
	ROLE_CREATOR,
	ROLE_CREATOR,
	ROLE_GENERAL_MANAGER,
	ROLE_GENERAL_MANAGER,
	ROLE_LEADER,
	ROLE_RESPONDER,
	ROLE_AGENCY_LEADER,
	ROLE_ADMINISTRATOR,
	ROLE_INFRASTRUCTURE,
	ROLE_EVALUATOR,
	ROLE_AUDITOR,
};
const char *const help_guides[] = { "creator", "division_head",
	"general_manager", "office_leader", "chairman", "responder",
	"agency_leader", "administrator", "infrastructure", "evaluator",
	"auditor", NULL };
enum { N_GUIDES = sizeof(guide_roles) / sizeof(guide_roles[0]) };

const char *const help_hints[] = { "creator", "division_head",
	"general_manager", "office_leader", "chairman", "responder",
	"agency_leader", "administrator", "infrastructure", "evaluator",
	"auditor", "task-create", "task-import", "directive-view", "task-list",
	"task-view", "task-assigned", "task-reply", "delegation-list",
	"task-delegate", "notice-list", "report-summary", "report-overview",
	"report-usage", "report-own", "report-evaluation", "admin-accounts",
	"admin-agencies", "admin-calendar", "admin-operations", "admin-audit",
	"admin-trust", NULL };

/* Whose first days on which page. */
static const struct {
	const char *action;
	const char *guide;
} page_hints[] = {
	{ "task-create", "creator" },
	{ "task-import", "creator" },
	{ "directive-view", "creator" },
	{ "task-list", "creator" },
	{ "task-view", "creator" },
	{ "task-list", "division_head" },
	{ "notice-list", "division_head" },
	{ "report-summary", "division_head" },
	{ "task-list", "general_manager" },
	{ "report-usage", "general_manager" },
	{ "report-overview", "office_leader" },
	{ "notice-list", "office_leader" },
	{ "report-overview", "chairman" },
	{ "task-list", "chairman" },
	{ "task-assigned", "responder" },
	{ "task-view", "responder" },
	{ "task-reply", "responder" },
	{ "delegation-list", "agency_leader" },
	{ "task-delegate", "agency_leader" },
	{ "report-own", "agency_leader" },
	{ "admin-accounts", "administrator" },
	{ "admin-agencies", "administrator" },
	{ "admin-calendar", "administrator" },
	{ "admin-operations", "infrastructure" },
	{ "report-evaluation", "evaluator" },
	{ "admin-audit", "auditor" },
	{ "admin-trust", "auditor" },
};
enum { N_PAGE_HINTS = sizeof(page_hints) / sizeof(page_hints[0]) };

const char *
help_hint_of(const char *action, const char *guide)
{
	for (size_t i = 0; i < N_PAGE_HINTS; i++) {
		if (text_equal(page_hints[i].action, action) &&
		    text_equal(page_hints[i].guide, guide))
			return page_hints[i].action;
	}
	return NULL;
}

bool
help_hint_is_closed(const char *closed, const char *hint)
{
	size_t n = strlen(hint);

	while (closed != NULL) {
		if (strncmp(closed, hint, n) == 0 &&
		    (closed[n] == ',' || closed[n] == '\0'))
			return true;
		closed = strchr(closed, ',');
		if (closed != NULL)
			closed++;
	}
	return false;
}

const char *
help_chapter_name(enum help_chapter chapter)
{
	return names_name(chapter_names, N_HELP_CHAPTERS, chapter);
}

const char *
help_key(struct arena *mem, const char *action)
{
	char *key = arena_strdup(mem, action);

	for (char *s = key; *s != '\0'; s++) {
		if (*s == '-')
			*s = '_';
	}
	return key;
}

const struct help_screen *
help_find(const char *action)
{
	for (size_t i = 0; i < help_n_screens; i++) {
		if (text_equal(help_screens[i].action, action))
			return &help_screens[i];
	}
	return NULL;
}

const char *
help_guide_of(enum role role, enum position position)
{
	if (role_is_office(role) && position == POSITION_OFFICE_LEADER)
		return "office_leader";
	if (role_is_office(role) && position == POSITION_DIVISION_HEAD)
		return "division_head";
	for (size_t i = 0; i < N_GUIDES; i++) {
		if (guide_roles[i] == role)
			return help_guides[i];
	}
	return help_guides[0];
}

enum role
help_guide_role(const char *guide)
{
	for (size_t i = 0; i < N_GUIDES; i++) {
		if (text_equal(help_guides[i], guide))
			return guide_roles[i];
	}
	return guide_roles[0];
}

bool
help_is_open(const struct help_screen *screen)
{
	return screen->needs == PERM_NONE ||
	       screen->needs == PERM_SECOND_STEP ||
	       screen->needs == PERM_SIGNED_IN;
}
