/*
 * report-rows: open one number of a report.
 *
 * GET  shows exactly the assignments the number counts, as they were known at
 *      the moment of the report, page by page.
 */
#include <inttypes.h>

#include "action.h"
#include "agency_store.h"
#include "arena.h"
#include "frozen_store.h"
#include "report_form.h"
#include "report_store.h"
#include "report_view.h"

enum { PAGE = 50 };

static void
show_question(struct request *rq, const struct report_cell_query *query)
{
	struct node *root = view_root(rq->view);
	struct node *rows = node_child(root, "Cell");

	report_query_view(&rq->cx, root, &query->report);
	if (query->frozen_id != 0) {
		node_id(root, "frozen_id", query->frozen_id);
		node_text(node_child(root, "Report"), "query",
		    arena_printf(rq->cx.mem, "frozen_id=%" PRIu64,
			query->frozen_id));
	}
	node_text(rows, "name", report_cell_name(query->cell));
	if (query->agency_id == 0 && query->kind >= 0)
		node_text(rows, "kind",
		    agency_kind_name((enum agency_kind)query->kind));
}

static enum err
show_agency(struct request *rq, uint64_t agency_id)
{
	struct node *rows = node_child(view_root(rq->view), "Cell");
	struct agency agency;
	enum err err;

	if (agency_id == 0)
		return OK;
	err = agency_store_get(&rq->cx, agency_id, &agency);
	if (err)
		return err;
	node_id(rows, "agency_id", agency.id);
	node_text(rows, "agency", agency.name);
	return OK;
}

/* Of a frozen report: its question instead of that of the address. */
static enum err
read_frozen(struct request *rq, struct report_cell_query *query)
{
	struct frozen frozen;
	enum err err;

	query->frozen_id = form_id(rq->query, REPORT_FIELD_FROZEN);
	if (query->frozen_id == 0)
		return OK;
	err = frozen_store_get(&rq->cx, query->frozen_id, &frozen);
	if (!err)
		query->report = frozen.query;
	return err;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct report_cell_query query = { .size = PAGE };
	struct assignment_lines lines;
	uint32_t n;
	bool more;
	enum err err;

	report_form_read_cell(&rq->cx, rq->query, &query);
	err = read_frozen(rq, &query);
	if (err)
		return err;
	show_question(rq, &query);
	err = show_agency(rq, query.agency_id);
	if (err)
		return err;
	err = report_store_list_cell(&rq->cx, &query, &lines, &n, &more);
	if (err)
		return err;
	report_lines_view(&rq->cx, root, &query.report, &lines);
	node_int(node_child(root, "Cell"), "n", n);
	node_bool(root, "first", query.after_id == 0);
	if (more)
		node_id(root, "older", lines.items[lines.n - 1].a.id);
	return OK;
}

const struct action action = {
	.name = "report-rows",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(report_fields) },
	.get = show,
};
