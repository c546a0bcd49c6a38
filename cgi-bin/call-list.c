/*
 * call-list: whom to call about what is overdue, agency by agency (R45).
 *
 * GET  shows the contact of each agency with its overdue tasks, all or those
 *      one follows, which of them the run put down to be called about, and the
 *      last call; what was said is logged by task-urge. Where the province has
 *      no ladder of notices this is how overdue tasks are urged.
 */
#include "action.h"
#include "agency_head_store.h"
#include "agency_store.h"
#include "arena.h"
#include "assignment_store.h"
#include "assignment_view.h"
#include "call_duty_store.h"
#include "call_duty_view.h"
#include "clock.h"
#include "list_form.h"

enum { CALLS_MAX = 500, URGE_MAX = 200 };
enum { SCOPE };

static const char *const scopes[] = { "all", "mine", NULL };

static const struct field query[] = {
	[SCOPE] = { "scope", FIELD_CHOICE, 0, FIELD_OPTIONAL, scopes },
};

/* The overdue of one agency; many at once are urged in one act. */
static void
show_agency(struct request *rq, struct node *node, const struct agency *agency,
    const struct assignment_lines *all, const struct call_duties *duties)
{
	struct assignment_lines own = {
		.items = arena_array(rq->cx.mem, all->n, sizeof(*own.items)),
	};
	const char *ids = "";
	struct node *contact;

	for (size_t i = 0; i < all->n; i++) {
		if (all->items[i].a.agency_id != agency->id)
			continue;
		own.items[own.n++] = all->items[i];
		if (own.n <= URGE_MAX)
			ids = arena_printf(rq->cx.mem, "%s%sids=%llu", ids,
			    ids[0] == '\0' ? "" : "&",
			    (unsigned long long)all->items[i].a.id);
	}
	contact = node_child(node, "Agency");
	node_text(contact, "name", agency->name);
	node_text(contact, "contact_name", agency->contact_name);
	node_text(contact, "phone", agency->phone);
	node_text(contact, "email", agency->email);
	node_text(contact, "head_name", agency->head_name);
	node_int(node, "n", (int64_t)own.n);
	node_text(node, "query", ids);
	assignment_lines_view(&rq->cx, node, "Items", &own);
	call_duties_view(node, "Items", &own, duties);
}

/* What waits for the office is nothing to call about. */
static void
leave_out_submitted(struct assignment_lines *lines)
{
	size_t n = 0;

	for (size_t i = 0; i < lines->n; i++)
		if (lines->items[i].a.state != STATE_SUBMITTED)
			lines->items[n++] = lines->items[i];
	lines->n = n;
}

static bool
has_any(const struct assignment_lines *lines, uint64_t agency_id)
{
	for (size_t i = 0; i < lines->n; i++)
		if (lines->items[i].a.agency_id == agency_id)
			return true;
	return false;
}

static enum err
show(struct request *rq)
{
	const struct list_days days = list_days_of(&rq->cx);
	struct node *root = view_root(rq->view);
	struct assignment_lines lines;
	struct agency_list agencies;
	struct call_duties duties;
	struct list_query asked;
	size_t n = 0;
	enum err err;

	err = agency_store_list(&rq->cx, days.today, &agencies);
	if (err)
		return err;
	err = call_duty_store_list(&rq->cx, &duties);
	if (err)
		return err;
	list_query_init(&asked);
	asked.view = LIST_OVERDUE;
	if (form_choice(rq->query, SCOPE) == 1)
		asked.specialist_id = rq->cx.actor->account_id;
	node_bool(root, "mine", form_choice(rq->query, SCOPE) == 1);
	err = assignment_store_list_all(&rq->cx, &asked, &days, CALLS_MAX,
	    &lines);
	if (err)
		return err;
	node_list(root, "Calls");
	node_bool(root, "more", lines.n == CALLS_MAX);
	leave_out_submitted(&lines);
	for (size_t i = 0; i < agencies.n; i++) {
		if (!has_any(&lines, agencies.items[i].id))
			continue;
		err = agency_head_store_fill(&rq->cx, &agencies.items[i],
		    days.today);
		if (err)
			return err;
		show_agency(rq, node_item(root, "Calls", n++),
		    &agencies.items[i], &lines, &duties);
	}
	return OK;
}

const struct action action = {
	.name = "call-list",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
