/*
 * periodic-report-list: which agencies have sent their report of a period, and
 * which have not (R53, R55).
 *
 * GET  shows all of them, those that have not, or those that have; the missing
 *      ones can be ticked, to be urged.
 */
#include "action.h"
#include "clock.h"
#include "period_view.h"
#include "periodic_report_form.h"
#include "periodic_report_store.h"
#include "periodic_report_view.h"

enum { SHOW = N_PERIOD_FIELDS };
enum { SHOW_MISSING, SHOW_SENT, SHOW_ALL };

static const char *const shows[] = { "missing", "sent", "all", NULL };

static const struct field query[] = {
	PERIODIC_REPORT_FIELDS,
	[SHOW] = { "show", FIELD_CHOICE, 0, FIELD_OPTIONAL, shows },
};

static void
keep_shown(struct periodic_report_rows *rows, int which)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		bool sent = rows->items[i].report_id != 0;

		if (which == SHOW_ALL || sent == (which == SHOW_SENT))
			rows->items[n++] = rows->items[i];
	}
	rows->n = n;
}

static void
show_counts(struct node *node, const struct periodic_report_rows *rows)
{
	size_t sent = 0, late = 0;

	for (size_t i = 0; i < rows->n; i++) {
		sent += rows->items[i].report_id != 0;
		late += rows->items[i].report_id != 0 && rows->items[i].is_late;
	}
	node_int(node, "all", (int64_t)rows->n);
	node_int(node, "sent", (int64_t)sent);
	node_int(node, "sent_late", (int64_t)late);
	node_int(node, "missing", (int64_t)(rows->n - sent));
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int which = form_choice(rq->query, SHOW);
	struct periodic_report_rows rows;
	struct period period;
	enum err err;

	if (which < 0)
		which = SHOW_MISSING;
	periodic_report_form_read(&rq->cx, rq->query, &period);
	periodic_report_period_view(rq, &period);
	err = periodic_report_store_list_agencies(&rq->cx, &period,
	    clock_day(rq->cx.now), &rows);
	if (err)
		return err;
	show_counts(node_child(root, "Count"), &rows);
	keep_shown(&rows, which);
	node_text(root, "show", shows[which]);
	periodic_report_rows_view(root, "Rows", &rows);
	return OK;
}

const struct action action = {
	.name = "periodic-report-list",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
