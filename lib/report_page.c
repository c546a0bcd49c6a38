#include "report_page.h"

#include <inttypes.h>

#include "agency_store.h"
#include "arena.h"
#include "export_file.h"
#include "frozen_store.h"
#include "report_form.h"
#include "report_group_store.h"
#include "report_store.h"
#include "report_view.h"
#include "text.h"

static void
show_cell(struct request *rq, const struct report_cell_query *query)
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

/* The specialist, field, ... whose rows they are. */
static enum err
show_group(struct request *rq, const struct report_cell_query *query)
{
	struct node *rows = node_child(view_root(rq->view), "Cell");
	const char *word, *name;
	enum err err;

	if (text_is_empty(query->key))
		return OK;
	err = report_group_store_name(&rq->cx, query->report.by, query->key,
	    &word, &name);
	if (err)
		return err;
	node_text(rows, "key_query", report_key_query(&rq->cx, query->key));
	node_text(rows, "word", word);
	node_text(rows, "group", name);
	return OK;
}

enum err
report_page_read_frozen(struct request *rq, const struct form *form,
    struct report_cell_query *query)
{
	struct frozen frozen;
	enum err err;

	query->frozen_id = form_id(form, REPORT_FIELD_FROZEN);
	if (query->frozen_id == 0)
		return OK;
	err = frozen_store_get(&rq->cx, query->frozen_id, &frozen);
	if (!err)
		query->report = frozen.query;
	return err;
}

enum err
report_page_show_question(struct request *rq,
    const struct report_cell_query *query)
{
	enum err err;

	show_cell(rq, query);
	err = show_agency(rq, query->agency_id);
	if (err)
		return err;
	return show_group(rq, query);
}

enum err
report_page_show_rows(struct request *rq, const struct report_cell_query *query)
{
	struct node *root = view_root(rq->view);
	struct assignment_lines lines;
	uint32_t n;
	bool more;
	enum err err;

	err = report_store_list_cell(&rq->cx, query, &lines, &n, &more);
	if (err)
		return err;
	report_lines_view(&rq->cx, root, &query->report, &lines);
	node_int(node_child(root, "Cell"), "n", n);
	node_text(node_child(root, "Cell"), "page", rq->action->name);
	node_bool(node_child(root, "Cell"), "is_long", n > EXPORT_FILE_LONG);
	node_bool(root, "first", query->after_id == 0);
	if (more)
		node_id(root, "older", lines.items[lines.n - 1].a.id);
	return OK;
}
