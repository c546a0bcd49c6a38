/*
 * admin-follower-edit: say who follows fields at agencies from a day on
 * (Phụ lục I, R23, R14), many at once.
 *
 * GET   shows the form, for one field when it is named.
 * POST  fills the cells; the old lines end the day before.
 */
#include "action.h"
#include "agency_form.h"
#include "arena.h"
#include "clock.h"
#include "follow_form.h"
#include "follow_verbs.h"

enum { FIELD_OF_WORK };
enum {
	FIELDS_OF_WORK,
	AGENCIES,
	SPECIALIST,
	DEPUTY,
	HEAD,
	LEADER,
	FROM,
	TO,
	BASIS
};
enum { NAMES_MAX = 40000 };

static const struct field query[] = {
	[FIELD_OF_WORK] = { "field_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[FIELDS_OF_WORK] = { "field_ids", FIELD_IDS, 300, FIELD_OPTIONAL,
	    NULL },
	[AGENCIES] = { "agencies", FIELD_TEXT, NAMES_MAX, FIELD_OPTIONAL,
	    NULL },
	[SPECIALIST] = { "specialist_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[DEPUTY] = { "deputy_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[HEAD] = { "division_head_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[LEADER] = { "office_leader_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[FROM] = { "valid_from", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[TO] = { "valid_to", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[BASIS] = { "basis", FIELD_LINE, FOLLOW_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	uint64_t field_id = form_id(rq->query, FIELD_OF_WORK);
	char text[16];

	if (!rq->again) {
		form_preset(rq->form, "valid_from",
		    day_format(clock_day(rq->cx.now), text));
		if (field_id != 0)
			node_id(root, "field_id", field_id);
	}
	return follow_form_show(&rq->cx, root);
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct id_list field_ids = form_ids(f, FIELDS_OF_WORK);
	struct follow_order order = {
		.n_fields = field_ids.n,
		.fields = field_ids.items,
		.entry = {
			.specialist_id = form_id(f, SPECIALIST),
			.deputy_id = form_id(f, DEPUTY),
			.division_head_id = form_id(f, HEAD),
			.office_leader_id = form_id(f, LEADER),
			.valid_from = form_date(f, FROM),
			.valid_to = form_present(f, TO) ? form_date(f, TO)
							: LAST_DAY,
			.basis = form_str(f, BASIS),
		},
	};
	struct typed_agencies typed = { .n = 0 };
	size_t n_cells;
	enum err err = OK;

	if (form_present(f, AGENCIES))
		err = agency_form_read(&rq->cx, "agencies",
		    form_str(f, AGENCIES), order.entry.valid_from, &typed);
	if (err)
		return err;
	order.n_agencies = typed.n;
	order.agencies = typed.items;
	err = follow_fill(&rq->cx, &order, &n_cells);
	if (err)
		return err;
	return respond_done(rq, "followers_filled", "/admin-followers");
}

const struct action action = {
	.name = "admin-follower-edit",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
