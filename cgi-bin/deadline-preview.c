/*
 * deadline-preview: what words of time mean, while they are being typed.
 *
 * GET  answers with kind, date and derivation; it has no page of its own.
 */
#include "action.h"
#include "clock.h"
#include "deadline.h"
#include "task_view.h"

enum { TEXT, ISSUED_ON };

static const struct field query[] = {
	[TEXT] = { "text", FIELD_LINE, DEADLINE_TEXT_MAX, FIELD_OPTIONAL,
	    NULL },
	[ISSUED_ON] = { "issued_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
};

static const char *const formats[] = { "json", NULL };

static enum err
show(struct request *rq)
{
	static const char *const clarities[] = { "clear", "proposed",
		"unclear" };
	struct node *node = node_child(view_root(rq->view), "Deadline");
	int32_t issued_on = form_date(rq->query, ISSUED_ON);
	enum deadline_clarity clarity;
	struct deadline deadline;

	if (issued_on == NO_DAY)
		issued_on = clock_day(rq->cx.now);
	clarity = deadline_read(rq->cx.mem, rq->cx.profile, rq->cx.calendar,
	    form_str(rq->query, TEXT), issued_on, &deadline);
	node_text(node, "clarity", clarities[clarity]);
	node_bool(node, "year_unconfirmed",
	    deadline.due_on != NO_DAY &&
		!calendar_is_confirmed(rq->cx.calendar, deadline.due_on));
	deadline_view(node, &deadline);
	return OK;
}

const struct action action = {
	.name = "deadline-preview",
	.needs = PERM_RECORD,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.formats = formats,
};
