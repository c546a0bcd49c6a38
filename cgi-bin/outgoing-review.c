/*
 * outgoing-review: write down what was done about a document that its sender
 * took back, changed or replaced.
 *
 * GET   shows what changed, and the tasks it concerns.
 * POST  closes the review, and answers the sender.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_store.h"
#include "assignment_view.h"
#include "outgoing_store.h"
#include "outgoing_verbs.h"
#include "outgoing_view.h"

enum { ID };
enum { AGREED, NOTE };

static const char *const answers[] = { "0", "1", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[AGREED] = { "agreed", FIELD_CHOICE, 0, FIELD_REQUIRED, answers },
	[NOTE] = { "note", FIELD_TEXT, OUTGOING_NOTE_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct assignment_lines lines = { .n = 0 };
	struct outgoing_review review;
	struct outgoing o = { .directive_id = 0 };
	enum err err;

	err = outgoing_store_get_review(&rq->cx, form_id(rq->query, ID),
	    &review);
	if (!err)
		err = outgoing_store_get(&rq->cx, review.outgoing_id, &o);
	if (!err && o.directive_id != 0)
		err = assignment_store_list_directive(&rq->cx, o.directive_id,
		    &lines);
	if (err)
		return err;
	outgoing_review_view(node_child(root, "Review"), &review);
	outgoing_view(&rq->cx, node_child(root, "Document"), &o);
	assignment_lines_view(&rq->cx, root, "Assignments", &lines);
	return OK;
}

static enum err
submit(struct request *rq)
{
	uint64_t outgoing_id;
	enum err err;

	err = outgoing_close_review(&rq->cx, form_id(rq->query, ID),
	    form_choice(rq->form, AGREED) == 1, form_str(rq->form, NOTE),
	    &outgoing_id);
	if (err)
		return err;
	return respond_done(rq, "outgoing_reviewed",
	    "/outgoing-view?id=%" PRIu64, outgoing_id);
}

const struct action action = {
	.name = "outgoing-review",
	.needs = PERM_RECORD,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
