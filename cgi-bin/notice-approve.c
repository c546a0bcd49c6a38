/*
 * notice-approve: make one numbered notice of proposals of an agency (R46).
 *
 * GET   shows what is proposed for the agency, and the words, to be edited.
 * POST  gives it the next number of the year, goes to the notice.
 */
#include <inttypes.h>

#include "action.h"
#include "agency_store.h"
#include "arena.h"
#include "clock.h"
#include "directive.h"
#include "notice_store.h"
#include "notice_verbs.h"
#include "notice_view.h"
#include "text.h"

enum { AGENCY };
/* version: the newest proposal seen. It says nothing but that a conflict shows
 * the list anew. */
enum { ITEMS, PLACE, BASIS, REQUEST, ANSWER_BY, SIGNER_ROLE, SIGNER, VERSION };

static const char *const signer_roles[] = { "chief", "deputy", NULL };

static const struct field query[] = {
	[AGENCY] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[ITEMS] = { "items", FIELD_IDS, NOTICE_ITEMS_MAX, FIELD_OPTIONAL,
	    NULL },
	[PLACE] = { "place", FIELD_LINE, NOTICE_PLACE_MAX, FIELD_REQUIRED,
	    NULL },
	[BASIS] = { "basis", FIELD_TEXT, NOTICE_TEXT_MAX, FIELD_REQUIRED,
	    NULL },
	[REQUEST] = { "request", FIELD_TEXT, NOTICE_TEXT_MAX, FIELD_REQUIRED,
	    NULL },
	[ANSWER_BY] = { "answer_by", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[SIGNER_ROLE] = { "signer_role", FIELD_CHOICE, 0, FIELD_REQUIRED,
	    signer_roles },
	[SIGNER] = { "signer", FIELD_LINE, PERSON_MAX, FIELD_REQUIRED, NULL },
	[VERSION] = { "version", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

/* The words of the regulation, and who signed the last one. */
static enum err
preset(struct request *rq)
{
	struct cx *cx = &rq->cx;
	struct notice last = { .place = "", .signer = "" };
	char answer_by[16];
	bool found;
	enum err err;

	err = notice_store_find_last(cx, &last, &found);
	if (err)
		return err;
	form_preset(rq->form, "place", last.place);
	form_preset(rq->form, "signer", last.signer);
	form_preset(rq->form, "signer_role",
	    signer_roles[last.by_deputy ? 1 : 0]);
	form_preset(rq->form, "basis",
	    pages_text(rq->pages, "vi", "notice_document.basis"));
	form_preset(rq->form, "request",
	    pages_text(rq->pages, "vi", "notice_document.request"));
	form_preset(rq->form, "answer_by",
	    arena_strdup(cx->mem,
		day_format(notice_step(cx->profile, cx->calendar,
			       clock_day(cx->now)),
		    answer_by)));
	return OK;
}

static void
mark_chosen(struct request *rq, struct notice_item_list *list)
{
	struct id_list chosen = form_ids(rq->form, ITEMS);
	struct node *root = view_root(rq->view);

	for (size_t i = 0; i < list->n; i++) {
		bool is_chosen = !rq->again;

		for (size_t j = 0; j < chosen.n; j++)
			is_chosen |= chosen.items[j] == list->items[i].id;
		node_bool(node_item(root, "Items", i), "chosen", is_chosen);
	}
	if (list->n > 0)
		node_id(root, "version", list->items[list->n - 1].id);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct notice_item_list list;
	struct agency agency;
	enum err err;

	err = notice_check_approver(&rq->cx);
	if (err)
		return err;
	err = agency_store_get(&rq->cx, form_id(rq->query, AGENCY), &agency);
	if (err)
		return err;
	node_id(root, "agency_id", agency.id);
	node_text(root, "agency", agency.name);
	err = notice_store_list_proposed(&rq->cx, agency.id, &list);
	if (err)
		return err;
	notice_items_view(&rq->cx, root, "Items", &list, clock_day(rq->cx.now));
	mark_chosen(rq, &list);
	return rq->again ? OK : preset(rq);
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct id_list items = form_ids(f, ITEMS);
	struct notice_approval approval = {
		.agency_id = form_id(rq->query, AGENCY),
		.items = items.items,
		.n_items = items.n,
		.place = form_str(f, PLACE),
		.basis = form_str(f, BASIS),
		.request = form_str(f, REQUEST),
		.answer_by = form_date(f, ANSWER_BY),
		.by_deputy = form_choice(f, SIGNER_ROLE) == 1,
		.signer = form_str(f, SIGNER),
	};
	struct agency agency;
	enum err err;

	err = agency_store_get(&rq->cx, approval.agency_id, &agency);
	if (err)
		return err;
	err = notice_approve(&rq->cx, &approval);
	if (err)
		return err;
	return respond_done(rq, "notice_approved", "/notice-view?id=%" PRIu64,
	    approval.notice_id);
}

const struct action action = {
	.name = "notice-approve",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
