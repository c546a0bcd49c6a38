/*
 * admin-reorganise-assign: say which successor takes over which open work of a
 * prepared reorganisation: all of it, by field of work, or one by one (2.8).
 *
 * GET   shows the open work and whom it goes to so far.
 * POST  stores the choice: who goes on with it, or who works on it too.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "directive_store.h"
#include "directive_view.h"
#include "reorganisation_page.h"

enum { ID };
enum { VERSION, AGENCY, HOW, ALL, FIELDS_OF_WORK, CHOSEN };

/* What the successor does with it. */
enum { GOES_ON, JOINS, JOINS_NO_MORE };
static const char *const hows[] = { "goes_on", "joins", "joins_no_more", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[HOW] = { "how", FIELD_CHOICE, 0, FIELD_OPTIONAL, hows },
	[ALL] = { "all", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[FIELDS_OF_WORK] = { "field_ids", FIELD_IDS, 200, FIELD_OPTIONAL,
	    NULL },
	[CHOSEN] = { "ids", FIELD_IDS, 1000, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct work_field_list work_fields;
	enum err err;

	err = reorganisation_page_show(rq, form_id(rq->query, ID));
	if (!err)
		err = directive_store_list_fields(&rq->cx, &work_fields);
	if (err)
		return err;
	work_field_list_view(view_root(rq->view), "Fields", &work_fields);
	return OK;
}

static size_t
add_choices(struct reorganisation_choice *out, enum choice_kind kind,
    struct id_list ids, uint64_t agency_id)
{
	for (size_t i = 0; i < ids.n; i++)
		out[i] = (struct reorganisation_choice){ kind, ids.items[i],
			agency_id };
	return ids.n;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct id_list by_field = form_ids(f, FIELDS_OF_WORK);
	struct id_list by_hand = form_ids(f, CHOSEN);
	uint64_t agency_id = form_id(f, AGENCY);
	uint64_t id = form_id(rq->query, ID);
	struct reorganisation_choice *choices = arena_array(rq->cx.mem,
	    by_field.n + by_hand.n + 1, sizeof(*choices));
	size_t n = 0;
	enum err err;

	if (form_bool(f, ALL))
		choices[n++] = (struct reorganisation_choice){ CHOICE_ALL, 0,
			agency_id };
	n += add_choices(choices + n, CHOICE_FIELD, by_field, agency_id);
	n += add_choices(choices + n, CHOICE_ASSIGNMENT, by_hand, agency_id);
	if (n == 0)
		return fail_field(&rq->cx, "agency_id", "nothing_chosen");
	if (form_choice(f, HOW) > GOES_ON)
		err = reorganisation_share(&rq->cx, id, form_id(f, VERSION),
		    choices, n, form_choice(f, HOW) == JOINS);
	else
		err = reorganisation_choose(&rq->cx, id, form_id(f, VERSION),
		    choices, n);
	if (err)
		return err;
	return respond_done(rq, "reorganisation_assigned",
	    "/admin-reorganise-assign?id=%" PRIu64, id);
}

const struct action action = {
	.name = "admin-reorganise-assign",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
