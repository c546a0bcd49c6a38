/*
 * admin-officers: show who answers for each agency and who leads there, and
 * which agencies lack one of them (R19, R79); which accounts and entries of the
 * register have no counterpart.
 *
 * GET  shows a page of officers by name, the agencies with a gap, or the
 *      accounts and entries without counterpart.
 */
#include "account_admin_view.h"
#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "clock.h"
#include "officer_store.h"

enum { TEXT, AGENCY, DUTY, WHEN, VIEW, AFTER };
enum { PAGE = 50, N_FILTERS = VIEW };

static const char *const duties[] = { "responder", "leader_in_charge", NULL };
static const char *const whens[] = { "current", "ended", "all", NULL };
enum { VIEW_GAPS, VIEW_MISMATCHES };
static const char *const views[] = { "gaps", "mismatches", NULL };

static const struct field fields[] = {
	[TEXT] = { "text", FIELD_LINE, 120, FIELD_OPTIONAL, NULL },
	[AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[DUTY] = { "duty", FIELD_CHOICE, 0, FIELD_OPTIONAL, duties },
	[WHEN] = { "when", FIELD_CHOICE, 0, FIELD_OPTIONAL, whens },
	[VIEW] = { "view", FIELD_CHOICE, 0, FIELD_OPTIONAL, views },
	[AFTER] = { "after", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show_officers(struct request *rq, int32_t today)
{
	struct node *root = view_root(rq->view);
	int when = form_choice(rq->query, WHEN);
	const struct officer_filter filter = {
		.text = form_str(rq->query, TEXT),
		.agency_id = form_id(rq->query, AGENCY),
		.duty = form_choice(rq->query, DUTY),
		.when = when < 0 ? OFFICERS_CURRENT : (enum officer_when)when,
		.after_id = form_id(rq->query, AFTER),
		.size = PAGE,
	};
	struct officer_rows rows;
	enum err err;

	err = officer_store_list(&rq->cx, &filter, today, &rows);
	if (err)
		return err;
	if (rows.n > PAGE) {
		rows.n = PAGE;
		node_id(root, "next", rows.items[PAGE - 1].officer.id);
	}
	officer_rows_view(root, "Officers", &rows, today);
	node_text(root, "when", officer_when_name(filter.when));
	return OK;
}

/* The numbers of both other views, and the one that is asked for. */
static enum err
show_missing(struct request *rq, int32_t today, int chosen)
{
	struct node *root = view_root(rq->view);
	struct staff_mismatches mismatches;
	struct agency_gaps gaps;
	enum err err;

	err = officer_store_list_gaps(&rq->cx, today, &gaps);
	if (!err)
		err = officer_store_list_mismatches(&rq->cx, today,
		    &mismatches);
	if (err)
		return err;
	node_int(root, "n_gaps", (int64_t)gaps.n);
	node_int(root, "n_mismatches", (int64_t)mismatches.n);
	if (chosen == VIEW_GAPS) {
		node_bool(root, "gaps", true);
		agency_gaps_view(root, "Gaps", &gaps);
	} else if (chosen == VIEW_MISMATCHES) {
		node_bool(root, "mismatches", true);
		staff_mismatches_view(root, "Mismatches", &mismatches);
	}
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	struct agency_list agencies;
	enum err err;

	err = show_missing(rq, today, form_choice(rq->query, VIEW));
	if (err || form_present(rq->query, VIEW))
		return err;
	err = show_officers(rq, today);
	if (!err)
		err = agency_store_list(&rq->cx, today, &agencies);
	if (err)
		return err;
	agency_list_view(root, "Agencies", &agencies);
	node_text(root, "filter",
	    form_query(&rq->cx, rq->query, fields, N_FILTERS));
	node_bool(root, "first", form_present(rq->query, AFTER));
	return OK;
}

const struct action action = {
	.name = "admin-officers",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
