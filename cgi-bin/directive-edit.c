/*
 * directive-edit: change the description of a directive; after forwarding
 * with a reason, and the old values stay in the history (R27).
 *
 * GET   shows the form.
 * POST  stores the change.
 */
#include <inttypes.h>

#include "action.h"
#include "directive_store.h"
#include "directive_view.h"
#include "entry_form.h"
#include "reply.h"
#include "task_page.h"

enum { ID };
enum { VERSION = N_DIRECTIVE_FIELDS, REASON, FILES };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	DIRECTIVE_FIELDS,
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_OPTIONAL, NULL },
	[FILES] = { "files", FIELD_FILES, 10, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct directive directive;
	enum err err;

	err = directive_open_to_change(&rq->cx, form_id(rq->query, ID),
	    &directive);
	if (err)
		return err;
	directive_view(&rq->cx, node_child(root, "Directive"), &directive);
	if (!rq->again)
		entry_preset_directive(&rq->cx, rq->form, &directive);
	return entry_show_choices(&rq->cx, root);
}

static enum err
submit(struct request *rq)
{
	struct directive directive = { .id = form_id(rq->query, ID),
		.version = form_id(rq->form, VERSION) };
	enum err err;

	entry_read_directive(&rq->cx, rq->form, &directive);
	err = task_page_check_files(rq, FILES, "files");
	if (err)
		return err;
	err = directive_amend(&rq->cx, &directive, form_str(rq->form, REASON));
	if (err)
		return err;
	err = task_page_keep_files(rq, FILES, "files", FILE_DIRECTIVE,
	    directive.id, directive.id, 0);
	if (err)
		return err;
	return respond_done(rq, "directive_amended",
	    "/directive-view?id=%" PRIu64, directive.id);
}

const struct action action = {
	.name = "directive-edit",
	.needs = PERM_RECORD,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
