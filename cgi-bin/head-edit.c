/*
 * head-edit: enter who heads an agency from which day on, or correct a term
 * (R77).
 *
 * GET   shows the form: of a new term (agency_id), or of one that is there
 * (id), with all terms of that agency. POST  keeps it; who headed the agency so
 * far ends the day before.
 */
#include <inttypes.h>

#include "action.h"
#include "agency_head_store.h"
#include "agency_head_verbs.h"
#include "agency_head_view.h"
#include "agency_store.h"
#include "agency_view.h"
#include "arena.h"
#include "clock.h"

enum { ID, FOR_AGENCY };
enum { VERSION, AGENCY, NAME, TITLE, VALID_FROM, VALID_TO, DOCUMENT };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[FOR_AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[NAME] = { "name", FIELD_LINE, AGENCY_HEAD_NAME_MAX, FIELD_REQUIRED,
	    NULL },
	[TITLE] = { "title", FIELD_LINE, AGENCY_HEAD_NAME_MAX, FIELD_OPTIONAL,
	    NULL },
	[VALID_FROM] = { "valid_from", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[VALID_TO] = { "valid_to", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, AGENCY_HEAD_DOCUMENT_MAX,
	    FIELD_REQUIRED, NULL },
};

static void
preset_id(struct request *rq, uint64_t agency_id)
{
	if (agency_id != 0)
		form_preset(rq->form, "agency_id",
		    arena_printf(rq->cx.mem, "%" PRIu64, agency_id));
}

static void
preset(struct request *rq, const struct agency_head *head)
{
	char day[16];

	preset_id(rq, head->agency_id);
	form_preset(rq->form, "name", head->name);
	form_preset(rq->form, "title", head->title);
	form_preset(rq->form, "document", head->document);
	form_preset(rq->form, "valid_from", day_format(head->valid_from, day));
	if (head->valid_to != LAST_DAY)
		form_preset(rq->form, "valid_to",
		    day_format(head->valid_to, day));
}

/* What is entered of the agency already. */
static enum err
show_terms(struct request *rq, uint64_t agency_id)
{
	const struct agency_head_filter filter = {
		.text = "",
		.agency_id = agency_id,
		.on = NO_DAY,
	};
	struct agency_heads terms;
	enum err err;

	if (agency_id == 0)
		return OK;
	err = agency_head_store_list(&rq->cx, &filter, &terms);
	if (!err)
		agency_heads_view(view_root(rq->view), "Terms", &terms,
		    clock_day(rq->cx.now));
	return err;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	uint64_t agency_id = form_id(rq->query, FOR_AGENCY);
	int32_t today = clock_day(rq->cx.now);
	struct agency_list agencies;
	struct agency_head head;
	enum err err;

	err = agency_store_list(&rq->cx, today, &agencies);
	if (err)
		return err;
	agency_list_view(root, "Agencies", &agencies);
	if (form_present(rq->query, ID)) {
		err = agency_head_store_get(&rq->cx, form_id(rq->query, ID),
		    &head);
		if (err)
			return err;
		agency_head_view(node_child(root, "Head"), &head, today);
		agency_id = head.agency_id;
		if (!rq->again)
			preset(rq, &head);
	} else if (!rq->again) {
		preset_id(rq, agency_id);
	}
	return show_terms(rq, agency_id);
}

static enum err
submit(struct request *rq)
{
	struct agency_head head = {
		.id = form_id(rq->query, ID),
		.agency_id = form_id(rq->form, AGENCY),
		.name = form_str(rq->form, NAME),
		.title = form_str(rq->form, TITLE),
		.valid_from = form_date(rq->form, VALID_FROM),
		.valid_to = form_date(rq->form, VALID_TO),
		.document = form_str(rq->form, DOCUMENT),
		.version = form_id(rq->form, VERSION),
	};
	enum err err;

	if (head.valid_to == NO_DAY)
		head.valid_to = LAST_DAY;
	err = agency_head_save(&rq->cx, &head);
	if (err)
		return err;
	return respond_done(rq, "head_saved", "/head-list");
}

const struct action action = {
	.name = "head-edit",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
