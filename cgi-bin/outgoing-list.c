/*
 * outgoing-list: show the documents issued, those nobody has marked first.
 *
 * GET  shows one of six lists; every filter is in the URL.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "outgoing_store.h"
#include "outgoing_view.h"

enum { VIEW, TEXT, ISSUED_FROM, ISSUED_TO, LATE, AFTER_ID, AFTER_AT };
enum { PAGE_SIZE = 25 };

/* In the order of enum outgoing_view. */
static const char *const views[] = { "open", "enter", "review", "tasks",
	"no_task", "all", NULL };

static const struct field query_fields[] = {
	[VIEW] = { "view", FIELD_CHOICE, 0, FIELD_OPTIONAL, views },
	[TEXT] = { "text", FIELD_LINE, 200, FIELD_OPTIONAL, NULL },
	[ISSUED_FROM] = { "issued_from", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[ISSUED_TO] = { "issued_to", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[LATE] = { "late", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[AFTER_ID] = { "after_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[AFTER_AT] = { "after_at", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static void
read_query(const struct form *q, struct outgoing_query *out)
{
	int view = form_choice(q, VIEW);

	*out = (struct outgoing_query){
		.view = view < 0 ? OUTGOING_VIEW_OPEN
				 : (enum outgoing_view)view,
		.text = form_str(q, TEXT),
		.issued_from = form_date(q, ISSUED_FROM),
		.issued_to = form_date(q, ISSUED_TO),
		.late = form_bool(q, LATE),
		.size = PAGE_SIZE + 1,
		.after_id = form_id(q, AFTER_ID),
		.after_at = (int64_t)form_id(q, AFTER_AT),
	};
}

static void
show_places(struct request *rq, const struct outgoing_query *query,
    const struct outgoing_list *list, bool more)
{
	struct node *node = node_child(view_root(rq->view), "List");
	const char *filters = form_query(&rq->cx, rq->query, query_fields,
	    AFTER_ID);
	bool work = query->view <= OUTGOING_VIEW_REVIEW;
	const struct outgoing *last;

	node_text(node, "query", filters);
	node_bool(node, "later", query->after_id != 0);
	node_text(node, "older", "");
	if (!more)
		return;
	last = &list->items[list->n - 1];
	node_text(node, "older",
	    arena_printf(rq->cx.mem,
		"%s&after_id=%" PRIu64 "&after_at=%" PRId64, filters, last->id,
		work ? last->record_due_at : last->released_at));
}

static enum err
show_counts(struct request *rq)
{
	struct node *node = node_child(view_root(rq->view), "Counts");
	struct outgoing_counts counts;
	enum err err;

	err = outgoing_store_counts(&rq->cx, &counts);
	if (err)
		return err;
	for (int i = 0; i < OUTGOING_VIEW_ALL; i++)
		node_int(node, outgoing_view_name((enum outgoing_view)i),
		    counts.n[i]);
	node_int(node, "late", counts.late);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct outgoing_query query;
	struct outgoing_list list;
	uint64_t total = 0;
	bool more;
	enum err err;

	read_query(rq->query, &query);
	err = outgoing_store_list(&rq->cx, &query, &list);
	if (!err)
		err = outgoing_store_count(&rq->cx, &query, &total);
	if (!err)
		err = show_counts(rq);
	if (err)
		return err;
	more = list.n > PAGE_SIZE;
	list.n = more ? PAGE_SIZE : list.n;
	outgoing_list_view(&rq->cx, root, "Documents", &list);
	show_places(rq, &query, &list, more);
	node_int(root, "total", (int64_t)total);
	node_text(root, "view", outgoing_view_name(query.view));
	return OK;
}

const struct action action = {
	.name = "outgoing-list",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query_fields) },
	.get = show,
};
