/*
 * series-edit: when a recurring task ends, or one more milestone (R7).
 *
 * GET   asks for it beside the task.
 * POST  of a recurring task sets the end: a later day, an earlier one, or none;
 *       to a staged one adds a milestone, which is handed out at once.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_verbs.h"
#include "clock.h"
#include "directive_view.h"
#include "series_verbs.h"
#include "series_view.h"
#include "task_view.h"

enum { ID };
enum { VERSION, UNTIL_ON, CONTENT, DEADLINE_TEXT, PRODUCT, REASON, DOCUMENT };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[UNTIL_ON] = { "repeat_until_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[CONTENT] = { "milestone_1_content", FIELD_LINE, MILESTONE_CONTENT_MAX,
	    FIELD_OPTIONAL, NULL },
	[DEADLINE_TEXT] = { "milestone_1_deadline_text", FIELD_LINE,
	    DEADLINE_TEXT_MAX, FIELD_OPTIONAL, NULL },
	[PRODUCT] = { "milestone_1_product", FIELD_LINE, MILESTONE_PRODUCT_MAX,
	    FIELD_OPTIONAL, NULL },
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct series_page page;
	char day[16];
	enum err err;

	err = series_open(&rq->cx, form_id(rq->query, ID), &page);
	if (err)
		return err;
	if (!page.may_change)
		return fail(&rq->cx, ERR_DENIED, "another's task");
	task_view(node_child(root, "Task"), &page.task);
	directive_view(&rq->cx, node_child(root, "Directive"), &page.directive);
	series_view(node_child(root, "Series"), &page.task, &page.series,
	    &page.standing);
	series_parts_view(&rq->cx, root, "Parts", &page.parts, &page.lines,
	    &page.series, true);
	if (!rq->again)
		form_preset(rq->form, "repeat_until_on",
		    day_format(page.series.until_on, day));
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	uint64_t id = form_id(rq->query, ID);
	const struct milestone milestone = {
		.content = form_str(f, CONTENT),
		.product = form_str(f, PRODUCT),
		.deadline = { .text = form_str(f, DEADLINE_TEXT) },
	};
	struct series_page page;
	enum err err;

	err = series_open(&rq->cx, id, &page);
	if (err)
		return err;
	if (page.task.deadline.kind == DEADLINE_RECURRING)
		err = series_set_until(&rq->cx, id, form_id(f, VERSION),
		    form_date(f, UNTIL_ON), form_str(f, REASON),
		    form_str(f, DOCUMENT));
	else
		err = series_add_milestone(&rq->cx, id, form_id(f, VERSION),
		    &milestone, form_str(f, REASON), form_str(f, DOCUMENT));
	if (err)
		return err;
	return respond_done(rq, "series_changed", "/series-view?id=%" PRIu64,
	    id);
}

const struct action action = {
	.name = "series-edit",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
