/*
 * admin-followers: show who follows which field at which agency (Phụ lục I,
 * R23): its lines, where nobody follows, where two do, who is absent.
 *
 * GET  shows it, as filtered.
 */
#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "clock.h"
#include "follow_form.h"
#include "follow_store.h"
#include "follow_view.h"

enum { FIELD_OF_WORK, AGENCY, SPECIALIST, WHEN };

static const char *const whens[] = { "current", "all", NULL };

static const struct field fields[] = {
	[FIELD_OF_WORK] = { "field_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[SPECIALIST] = { "specialist_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[WHEN] = { "when", FIELD_CHOICE, 0, FIELD_OPTIONAL, whens },
};

static enum err
show_flaws(struct request *rq, int32_t today)
{
	struct node *root = view_root(rq->view);
	struct follow_absences absences;
	struct follow_flaws gaps, overlaps;
	struct follow_moves moves;
	enum err err;

	err = follow_store_list_gaps(&rq->cx, today, &gaps);
	if (!err)
		err = follow_store_list_overlaps(&rq->cx, today, &overlaps);
	if (!err)
		err = follow_store_list_moves(&rq->cx, today, &moves);
	if (!err)
		err = follow_store_list_absences(&rq->cx, today, &absences);
	if (err)
		return err;
	follow_flaws_view(root, "Gaps", &gaps);
	follow_flaws_view(root, "Overlaps", &overlaps);
	follow_absences_view(root, "Absences", &absences);
	node_int(root, "n_moves", (int64_t)moves.n);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	const struct follow_filter filter = {
		.field_id = form_id(rq->query, FIELD_OF_WORK),
		.agency_id = form_id(rq->query, AGENCY),
		.specialist_id = form_id(rq->query, SPECIALIST),
		.on = form_choice(rq->query, WHEN) == 1 ? NO_DAY : today,
	};
	struct agency_list agencies;
	struct follow_lines lines;
	enum err err;

	err = follow_store_list(&rq->cx, &filter, &lines);
	if (!err)
		err = agency_store_list(&rq->cx, today, &agencies);
	if (err)
		return err;
	follow_lines_view(root, "Lines", &lines, today);
	agency_list_view(root, "Agencies", &agencies);
	err = show_flaws(rq, today);
	if (err)
		return err;
	return follow_form_show(&rq->cx, root);
}

const struct action action = {
	.name = "admin-followers",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
