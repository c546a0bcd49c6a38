/*
 * task-watch: what is watched, in the four groups of the regulation (R44):
 * recording and forwarding; work and updates; synthesis and reports; answers,
 * difficulties, and what is wrong or missing.
 *
 * GET  shows each as a number that leads to exactly its rows: of all agencies
 *      for the office, of its own for an agency.
 */
#include "action.h"
#include "arena.h"
#include "clock.h"
#include "directive_store.h"
#include "list_form.h"
#include "measure_store.h"
#include "notice_store.h"

/* A question to the list of assignments; its number is counted by the list
 * itself, so that the two can not differ. */
struct watched {
	const char *key;   /* in Text.task_watch */
	const char *query; /* NULL: counted in another way */
	const char *tone;
};
enum { WATCHED_MAX = 6 };

struct group {
	const char *key;
	struct watched office[WATCHED_MAX];
	struct watched agency[WATCHED_MAX];
};

/* In the order of the regulation: Đ11.1-4. */
static const struct group groups[] = {
	{ "recording",
	    { { "unreceived", "view=open&state=assigned", "waiting" } },
	    { { "new", "view=open&state=assigned", "waiting" } } },
	{ "work",
	    { { "open", "view=open", "none" },
		{ "in_progress", "view=open&state=in_progress", "none" },
		{ "due_soon", "view=due_soon", "due_soon" },
		{ "overdue", "view=overdue", "overdue" },
		{ "coordinating_overdue", "view=overdue&role=coordinating",
		    "overdue" } },
	    { { "open", "view=open", "none" },
		{ "in_progress", "view=open&state=in_progress", "none" },
		{ "due_soon", "view=due_soon", "due_soon" },
		{ "overdue", "view=overdue", "overdue" },
		{ "coordinating_overdue", "view=overdue&role=coordinating",
		    "overdue" } } },
	{ "reporting",
	    { { "waiting", "view=waiting", "waiting" },
		{ "must_report", "view=open&must_report=1", "none" },
		{ "must_report_overdue", "view=overdue&must_report=1",
		    "overdue" },
		{ "done", "view=done", "in_time" } },
	    { { "waiting", "view=waiting", "waiting" },
		{ "must_report", "view=open&must_report=1", "none" },
		{ "must_report_overdue", "view=overdue&must_report=1",
		    "overdue" },
		{ "done", "view=done", "in_time" } } },
	{ "feedback",
	    { { "returned", "view=returned", "waiting" },
		{ "extension", "view=extension", "waiting" },
		{ "difficulty", "view=difficulty", "waiting" },
		{ "untouched", "view=overdue&state=assigned", "overdue" } },
	    { { "returned", "view=returned", "waiting" },
		{ "extension", "view=extension", "waiting" },
		{ "difficulty", "view=difficulty", "waiting" },
		{ "untouched", "view=overdue&state=assigned", "overdue" } } },
};

static void
show_number(struct node *item, const char *key, const char *path,
    const char *tone, uint64_t n)
{
	node_text(item, "key", key);
	node_text(item, "path", path);
	node_text(item, "tone", tone);
	node_id(item, "n", n > LIST_COUNT_MAX ? LIST_COUNT_MAX : n);
	node_bool(item, "capped", n > LIST_COUNT_MAX);
	node_bool(item, "zero", n == 0);
}

static enum err
show_watched(struct request *rq, struct node *node,
    const struct watched *watched, size_t *n_shown)
{
	bool office = role_is_office(rq->cx.actor->role);
	const char *list = office ? "task-list" : "task-assigned";

	for (size_t i = 0; i < WATCHED_MAX && watched[i].key != NULL; i++) {
		unsigned n;
		enum err err = list_form_count(&rq->cx, watched[i].query,
		    office ? SCOPE_ALL : SCOPE_AGENCY, &n);

		if (err)
			return err;
		show_number(node_item(node, "Items", (*n_shown)++),
		    watched[i].key,
		    arena_printf(rq->cx.mem, "%s?%s", list, watched[i].query),
		    watched[i].tone, n);
	}
	return OK;
}

static enum err
show_directives(struct request *rq, struct node *node, const char *key,
    const char *path, const char *tone, enum directive_state state, bool late,
    size_t *n_shown)
{
	const struct directive_query asked = {
		.text = "",
		.reference = "",
		.doc_type = "",
		.state = (int)state,
		.recorded_late = late,
		.issued_from = NO_DAY,
		.issued_to = NO_DAY,
		.after_day = NO_DAY,
		.size = 1,
	};
	struct directive_page page;
	enum err err;

	err = directive_store_list(&rq->cx, &asked, &page);
	if (err)
		return err;
	show_number(node_item(node, "Items", (*n_shown)++), key, path, tone,
	    page.total_capped ? LIST_COUNT_MAX + 1 : page.total);
	return OK;
}

/* What the office itself records and hands out. */
static enum err
show_recording(struct request *rq, struct node *node, size_t *n_shown)
{
	enum err err;

	err = show_directives(rq, node, "drafts", "directive-list?state=draft",
	    "waiting", DIRECTIVE_DRAFT, false, n_shown);
	if (err)
		return err;
	err = show_directives(rq, node, "drafts_late",
	    "directive-list?state=draft&late=1", "overdue", DIRECTIVE_DRAFT,
	    true, n_shown);
	if (err)
		return err;
	return show_directives(rq, node, "forwarded_late",
	    "directive-list?state=forwarded&late=1", "due_soon",
	    DIRECTIVE_FORWARDED, true, n_shown);
}

static enum err
show_measures(struct request *rq, struct node *node, size_t *n_shown)
{
	struct notice_counts notices;
	uint64_t n;
	enum err err;

	err = notice_store_count(&rq->cx, &notices);
	if (err)
		return err;
	show_number(node_item(node, "Items", (*n_shown)++), "proposed",
	    "notice-list?state=proposed", "overdue", notices.proposed);
	show_number(node_item(node, "Items", (*n_shown)++), "escalations",
	    "escalation-list?state=open", "overdue", notices.escalations);
	err = measure_store_count(&rq->cx, &n);
	if (err)
		return err;
	show_number(node_item(node, "Items", (*n_shown)++), "measures",
	    "measure-list", "overdue", n);
	return OK;
}

static enum err
show_group(struct request *rq, struct node *node, const struct group *group)
{
	bool office = role_is_office(rq->cx.actor->role);
	bool first = group == &groups[0];
	bool last = group == &groups[sizeof(groups) / sizeof(groups[0]) - 1];
	size_t n = 0;
	enum err err = OK;

	node_text(node, "key", group->key);
	if (office && first)
		err = show_recording(rq, node, &n);
	if (!err)
		err = show_watched(rq, node,
		    office ? group->office : group->agency, &n);
	if (!err && office && last)
		err = show_measures(rq, node, &n);
	return err;
}

static enum err
show(struct request *rq)
{
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		enum err err = show_group(rq,
		    node_item(view_root(rq->view), "Groups", i), &groups[i]);

		if (err)
			return err;
	}
	return OK;
}

const struct action action = {
	.name = "task-watch",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.get = show,
};
