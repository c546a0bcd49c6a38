/*
 * home: what waits for me, what I wait for, what is late.
 *
 * GET  shows the four boxes of the current period, the counters and the rows
 *      that need somebody now; for the office, the agency, or operations. Who
 *      reads evaluations finds the years there are (R60).
 */
#include "acting_store.h"
#include "acting_view.h"
#include "action.h"
#include "assignment_view.h"
#include "central_page.h"
#include "clock.h"
#include "directive_store.h"
#include "directive_view.h"
#include "evaluation_verbs.h"
#include "evaluation_view.h"
#include "filter_store.h"
#include "filter_view.h"
#include "frozen_store.h"
#include "frozen_view.h"
#include "help.h"
#include "list_form.h"
#include "outgoing_store.h"
#include "period_view.h"
#include "report_store.h"
#include "report_view.h"

enum { FEW = 8, YEARS_MAX = 10 };

static const struct field query[] = {
	{ "period", FIELD_CHOICE, 0, FIELD_OPTIONAL, period_choices },
};

/* A few rows of one view of the list, under a name of their own. */
static enum err
show_few(struct request *rq, const char *name, enum list_scope scope,
    enum list_view view)
{
	const struct list_days days = list_days_of(&rq->cx);
	struct assignment_lines lines;
	struct list_query asked;
	enum err err;

	list_query_init(&asked);
	asked.scope = scope;
	asked.view = view;
	err = assignment_store_list_all(&rq->cx, &asked, &days, FEW, &lines);
	if (err)
		return err;
	assignment_lines_view(&rq->cx, view_root(rq->view), name, &lines);
	return OK;
}

static enum err
show_boxes(struct request *rq, uint64_t agency_id)
{
	struct node *root = view_root(rq->view);
	int chosen = form_choice(rq->query, 0);
	enum period_kind kind = chosen < 0 ? PERIOD_YEAR
					   : (enum period_kind)chosen;
	struct period period = period_of(rq->cx.profile, rq->cx.calendar, kind,
	    clock_day(rq->cx.now));
	struct report_boxes boxes;
	enum err err;

	err = report_store_boxes(&rq->cx, &period, agency_id, 0, &boxes);
	if (err)
		return err;
	period_view(node_child(root, "Period"), &period);
	period_kinds_view(&rq->cx, root, "Kinds", kind);
	report_boxes_view(node_child(root, "Boxes"), &boxes);
	return OK;
}

static enum err
show_counters(struct request *rq, const char *name, enum list_scope scope)
{
	const struct list_days days = list_days_of(&rq->cx);
	struct list_counters counters;
	enum err err;

	err = assignment_store_count(&rq->cx, scope, &days, &counters);
	if (err)
		return err;
	list_counters_view(node_child(view_root(rq->view), name), &counters);
	return OK;
}

/* Saved filters with a capped count each. */
static enum err
show_filters(struct request *rq, const char *list, enum list_scope scope)
{
	struct saved_filter_list filters;
	enum err err;

	err = filter_store_list(&rq->cx, list, &filters);
	if (err)
		return err;
	filter_list_view(view_root(rq->view), &filters);
	for (size_t i = 0; i < filters.n; i++) {
		struct node *item = node_item(view_root(rq->view), "Filters",
		    i);
		unsigned n;

		err = list_form_count(&rq->cx, filters.items[i].query, scope,
		    &n);
		if (err)
			return err;
		node_int(item, "n", n > LIST_COUNT_MAX ? LIST_COUNT_MAX : n);
		node_bool(item, "capped", n > LIST_COUNT_MAX);
	}
	return OK;
}

/* Drafts of one's own: the record clock runs (R24). */
static enum err
show_drafts(struct request *rq)
{
	const struct directive_query asked = {
		.text = "",
		.reference = "",
		.doc_type = "",
		.created_by = rq->cx.actor->account_id,
		.state = DIRECTIVE_DRAFT,
		.issued_from = NO_DAY,
		.issued_to = NO_DAY,
		.after_day = NO_DAY,
		.size = FEW,
	};
	struct directive_page page;
	enum err err;

	err = directive_store_list(&rq->cx, &asked, &page);
	if (err)
		return err;
	directive_list_view(&rq->cx, view_root(rq->view), "Drafts", &page.list);
	return OK;
}

static enum err
show_creator(struct request *rq)
{
	enum err err;

	err = show_drafts(rq);
	if (err)
		return err;
	err = show_counters(rq, "Mine", SCOPE_MINE);
	if (err)
		return err;
	err = show_few(rq, "Waiting", SCOPE_MINE, LIST_WAITING);
	if (err)
		return err;
	err = show_few(rq, "Returned", SCOPE_MINE, LIST_RETURNED);
	if (err)
		return err;
	return show_few(rq, "Extensions", SCOPE_MINE, LIST_EXTENSION);
}

/* For whom this person may work today. */
static enum err
show_acting(struct request *rq)
{
	const struct actor *actor = rq->cx.actor;
	int32_t today = clock_day(rq->cx.now);
	struct acting_list list;
	enum err err;

	if (actor->deputy_id != 0)
		return OK;
	err = acting_store_list_own(&rq->cx, actor->account_id, today, &list);
	if (!err)
		acting_list_view(view_root(rq->view), "Acting", &list, today);
	return err;
}

/* Documents issued that nobody has marked: the record clock runs (R26). */
static enum err
show_outgoing(struct request *rq)
{
	struct node *node = node_child(view_root(rq->view), "Outgoing");
	struct outgoing_counts counts;
	enum err err;

	err = outgoing_store_counts(&rq->cx, &counts);
	if (err)
		return err;
	node_int(node, "open", counts.n[OUTGOING_VIEW_OPEN]);
	node_int(node, "enter", counts.n[OUTGOING_VIEW_ENTER]);
	node_int(node, "review", counts.n[OUTGOING_VIEW_REVIEW]);
	node_int(node, "late", counts.late);
	node_bool(node, "any",
	    counts.n[OUTGOING_VIEW_OPEN] + counts.n[OUTGOING_VIEW_ENTER] +
		    counts.n[OUTGOING_VIEW_REVIEW] >
		0);
	node_bool(node, "is_late", counts.late > 0);
	return OK;
}

static enum err
show_office(struct request *rq)
{
	enum err err;

	err = show_acting(rq);
	if (!err)
		err = show_boxes(rq, 0);
	if (err)
		return err;
	err = show_counters(rq, "All", SCOPE_ALL);
	if (!err)
		err = show_outgoing(rq);
	if (err)
		return err;
	err = central_page_count(rq, "Central");
	if (err)
		return err;
	if (rq->cx.actor->role == ROLE_CREATOR) {
		err = show_creator(rq);
		if (err)
			return err;
	}
	err = show_few(rq, "Overdue", SCOPE_ALL, LIST_OVERDUE);
	if (err)
		return err;
	return show_filters(rq, "task-list", SCOPE_ALL);
}

static enum err
show_agency(struct request *rq)
{
	enum err err;

	err = show_boxes(rq, rq->cx.actor->agency_id);
	if (err)
		return err;
	err = show_counters(rq, "Ours", SCOPE_AGENCY);
	if (err)
		return err;
	err = show_few(rq, "New", SCOPE_AGENCY, LIST_NEW);
	if (err)
		return err;
	err = show_few(rq, "Overdue", SCOPE_AGENCY, LIST_OVERDUE);
	if (err)
		return err;
	err = show_few(rq, "DueSoon", SCOPE_AGENCY, LIST_DUE_SOON);
	if (err)
		return err;
	return show_filters(rq, "task-assigned", SCOPE_AGENCY);
}

/* R60: the years that may be read, and whom the last one proposes. */
static enum err
show_evaluator(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct evaluation evaluation;
	struct frozen_list years;
	enum err err;

	err = frozen_store_list_years(&rq->cx, YEARS_MAX, &years);
	if (err)
		return err;
	node_bool(root, "evaluator", true);
	frozen_list_view(&rq->cx, root, "Years", &years);
	if (years.n == 0)
		return OK;
	err = evaluation_make(&rq->cx, &years.items[0], &evaluation);
	if (!err)
		evaluation_view(&rq->cx, root, &evaluation);
	return err;
}

/* What to do in the first days, until it is closed. */
static void
show_hint(struct request *rq)
{
	const struct actor *actor = rq->cx.actor;
	const char *guide = help_guide_of(actor->role, actor->position);

	if (actor->deputy_id == 0 &&
	    !help_hint_is_closed(rq->session.hints_closed, guide))
		node_text(view_root(rq->view), "hint", guide);
}

static enum err
show(struct request *rq)
{
	const struct actor *actor = rq->cx.actor;

	show_hint(rq);
	if (role_is_office(actor->role))
		return show_office(rq);
	if (role_may(actor->role, PERM_ASSIGNED))
		return show_agency(rq);
	return role_may(actor->role, PERM_EVALUATION) ? show_evaluator(rq) : OK;
}

const struct action action = {
	.name = "home",
	.needs = PERM_HOME,
	.on_behalf = true,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
