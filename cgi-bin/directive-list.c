/*
 * directive-list: show the directives recorded, drafts first of all.
 *
 * GET  shows a page of it; every filter is in the URL.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "directive_store.h"
#include "directive_view.h"
#include "search.h"
#include "text.h"

enum {
	TEXT,
	REFERENCE,
	DOC_TYPE,
	ASSIGNER,
	STATE,
	MINE,
	LATE,
	ISSUED_FROM,
	ISSUED_TO,
	AFTER_ID,
	AFTER_DAY,
	BEFORE_ID,
	BEFORE_DAY
};

static const char *const states[] = { "draft", "forwarded", NULL };

static const struct field query_fields[] = {
	[TEXT] = { "text", FIELD_LINE, 200, FIELD_OPTIONAL, NULL },
	[REFERENCE] = { "reference", FIELD_LINE, 90, FIELD_OPTIONAL, NULL },
	[DOC_TYPE] = { "doc_type", FIELD_LINE, 10, FIELD_OPTIONAL, NULL },
	[ASSIGNER] = { "assigner_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[STATE] = { "state", FIELD_CHOICE, 0, FIELD_OPTIONAL, states },
	[MINE] = { "mine", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[LATE] = { "late", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[ISSUED_FROM] = { "issued_from", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[ISSUED_TO] = { "issued_to", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[AFTER_ID] = { "after_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[AFTER_DAY] = { "after_day", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[BEFORE_ID] = { "before_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[BEFORE_DAY] = { "before_day", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
};
enum { PAGE_SIZE = 25 };

static void
read_query(struct request *rq, struct directive_query *out)
{
	const struct form *q = rq->query;

	*out = (struct directive_query){
		.text = form_str(q, TEXT),
		.reference = form_str(q, REFERENCE),
		.doc_type = form_str(q, DOC_TYPE),
		.assigner_id = form_id(q, ASSIGNER),
		.created_by = form_bool(q, MINE) ? rq->cx.actor->account_id : 0,
		.state = form_choice(q, STATE),
		.recorded_late = form_bool(q, LATE),
		.issued_from = form_date(q, ISSUED_FROM),
		.issued_to = form_date(q, ISSUED_TO),
		.size = PAGE_SIZE,
		.after_id = form_id(q, AFTER_ID),
		.after_day = form_date(q, AFTER_DAY),
	};
	if (form_present(q, BEFORE_ID)) {
		out->backward = true;
		out->after_id = form_id(q, BEFORE_ID);
		out->after_day = form_date(q, BEFORE_DAY);
	}
}

static const char *
place(struct request *rq, const char *way, const struct directive *directive)
{
	const char *filters = form_query(&rq->cx, rq->query, query_fields,
	    AFTER_ID);
	char day[16];

	return arena_printf(rq->cx.mem, "%s%s%s_id=%" PRIu64 "&%s_day=%s",
	    filters, filters[0] == '\0' ? "" : "&", way, directive->id, way,
	    day_format_iso(directive->issued_on, day));
}

static void
show_places(struct request *rq, const struct directive_page *page)
{
	struct node *list = node_child(view_root(rq->view), "List");
	const struct directive_list *found = &page->list;

	node_int(list, "total", page->total);
	node_bool(list, "total_capped", page->total_capped);
	node_int(list, "shown", (int64_t)found->n);
	node_text(list, "newer",
	    page->has_newer && found->n > 0
		? place(rq, "before", &found->items[0])
		: "");
	node_text(list, "older",
	    page->has_older && found->n > 0
		? place(rq, "after", &found->items[found->n - 1])
		: "");
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct directive_query query;
	struct directive_page page;
	struct doc_type_list doc_types;
	struct assigner_list assigners;
	enum err err;

	read_query(rq, &query);
	err = directive_store_list(&rq->cx, &query, &page);
	if (err)
		return err;
	directive_list_view(&rq->cx, root, "Directives", &page.list);
	show_places(rq, &page);
	node_bool(node_child(root, "List"), "wordless",
	    !text_is_empty(query.text) && search_is_empty(query.text));
	err = directive_store_list_doc_types(&rq->cx, &doc_types);
	if (err)
		return err;
	doc_type_list_view(root, "DocTypes", &doc_types);
	err = directive_store_list_assigners(&rq->cx, clock_day(rq->cx.now),
	    &assigners);
	if (err)
		return err;
	assigner_list_view(root, "Assigners", &assigners);
	return OK;
}

const struct action action = {
	.name = "directive-list",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query_fields) },
	.get = show,
};
