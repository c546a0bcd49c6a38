/*
 * evaluation-decide: record the decision that came of a list proposed from a
 * frozen year (R84). It judges nobody: the decision is made elsewhere.
 *
 * GET   shows the form.
 * POST  keeps its number with the sum of the list, and goes to the year.
 */
#include <inttypes.h>

#include "action.h"
#include "evaluation_verbs.h"
#include "evaluation_view.h"
#include "frozen_view.h"

enum { ID, QUERY_KIND };
enum { KIND, DOCUMENT, ISSUED_ON, NOTE };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[QUERY_KIND] = { "kind", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    evaluation_kind_names },
};
static const struct field fields[] = {
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_REQUIRED,
	    evaluation_kind_names },
	[DOCUMENT] = { "document", FIELD_LINE, EVALUATION_DOCUMENT_MAX,
	    FIELD_REQUIRED, NULL },
	[ISSUED_ON] = { "issued_on", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[NOTE] = { "note", FIELD_TEXT, EVALUATION_NOTE_MAX, FIELD_OPTIONAL,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int kind = form_choice(rq->query, QUERY_KIND);
	struct evaluation evaluation;
	struct frozen frozen;
	bool found;
	enum err err;

	err = evaluation_find(&rq->cx, form_id(rq->query, ID), &frozen, &found);
	if (!err)
		err = evaluation_make(&rq->cx, &frozen, &evaluation);
	if (err)
		return err;
	frozen_view(&rq->cx, node_child(root, "Frozen"), &frozen);
	evaluation_view(&rq->cx, root, &evaluation);
	node_text(root, "kind", evaluation_kind_names[kind < 0 ? 0 : kind]);
	node_bool(root, "may_decide", frozen_may(rq->cx.actor));
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct evaluation_decision decision = {
		.report_id = form_id(rq->query, ID),
		.kind = (enum evaluation_kind)form_choice(f, KIND),
		.document = form_str(f, DOCUMENT),
		.issued_on = form_date(f, ISSUED_ON),
		.note = form_str(f, NOTE),
	};
	enum err err;

	err = evaluation_decide(&rq->cx, &decision);
	if (err)
		return err;
	return respond_done(rq, "evaluation_decided",
	    "/report-evaluation?id=%" PRIu64, decision.report_id);
}

const struct action action = {
	.name = "evaluation-decide",
	.needs = PERM_FREEZE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
