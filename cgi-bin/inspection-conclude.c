/*
 * inspection-conclude: write down what an inspection found (R51).
 *
 * GET   asks for the conclusion, and a finding for each task where there is
 *       one.
 * POST  keeps them, once; they go into the history of each task, and each
 *       agency is told.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "directive.h"
#include "inspection_page.h"
#include "inspection_verbs.h"
#include "reply.h"

enum { ID };
enum { VERSION, CONCLUSION, CONCLUDED_ON, DOCUMENT };
enum { ITEM_ID, FINDING };
enum { GROUP_ITEM };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[CONCLUSION] = { "conclusion", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED,
	    NULL },
	[CONCLUDED_ON] = { "concluded_on", FIELD_DATE, 0, FIELD_REQUIRED,
	    NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_MAX, FIELD_OPTIONAL,
	    NULL },
};
static const struct field item_fields[] = {
	[ITEM_ID] = { "assignment_id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[FINDING] = { "finding", FIELD_TEXT, INSPECTION_FINDING_MAX,
	    FIELD_OPTIONAL, NULL },
};
static const struct field_group groups[] = {
	[GROUP_ITEM] = { "item", item_fields,
	    sizeof(item_fields) / sizeof(item_fields[0]),
	    INSPECTION_ITEMS_MAX + 1 },
};

static enum err
show(struct request *rq)
{
	struct inspection inspection;
	enum err err;

	err = inspection_page_open(rq, form_id(rq->query, ID), &inspection);
	if (err)
		return err;
	if (inspection.state == INSPECTION_CONCLUDED && !rq->stale)
		return fail(&rq->cx, ERR_CONFLICT, "it is concluded already");
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	size_t n = form_rows(f, GROUP_ITEM);
	struct inspection inspection = {
		.id = form_id(rq->query, ID),
		.version = form_id(f, VERSION),
		.conclusion = form_str(f, CONCLUSION),
		.concluded_on = form_date(f, CONCLUDED_ON),
		.conclusion_document = form_str(f, DOCUMENT),
	};
	struct inspection_items findings = {
		.items = arena_array(rq->cx.mem, n, sizeof(*findings.items)),
	};
	enum err err;

	for (size_t i = 0; i < n; i++) {
		const struct form *row = form_row(f, GROUP_ITEM, i);

		if (form_present(row, FINDING))
			findings.items[findings.n++] = (struct inspection_item){
				form_id(row, ITEM_ID), form_str(row, FINDING)
			};
	}
	err = inspection_conclude(&rq->cx, &inspection, &findings);
	if (err)
		return err;
	return respond_done(rq, "inspection_concluded",
	    "/inspection-view?id=%" PRIu64, inspection.id);
}

const struct action action = {
	.name = "inspection-conclude",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields), GROUPS(groups) },
	.get = show,
	.post = submit,
};
