#include "central_page.h"

#include "clock.h"
#include "list_form.h"

const char *const central_formats[] = { "json", "csv", "xlsx", NULL };

enum { TEXT_MAX = 200, PAGE_MAX = 100 };

const struct field central_fields[N_CENTRAL_FIELDS] = {
	[CENTRAL_FIELD_TEXT] = { "text", FIELD_LINE, TEXT_MAX, FIELD_OPTIONAL,
	    NULL },
	[CENTRAL_FIELD_FROM] = { "issued_from", FIELD_DATE, 0, FIELD_OPTIONAL,
	    NULL },
	[CENTRAL_FIELD_TO] = { "issued_to", FIELD_DATE, 0, FIELD_OPTIONAL,
	    NULL },
	[CENTRAL_FIELD_SORT] = { "sort", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    central_sort_names },
	[CENTRAL_FIELD_VIEW] = { "view", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    central_view_names },
	[CENTRAL_FIELD_PAGE] = { "page", FIELD_INT, PAGE_MAX, FIELD_OPTIONAL,
	    NULL },
	[CENTRAL_FIELD_FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    central_formats },
};

static struct central_filter
read_filter(const struct form *form)
{
	int view = form_choice(form, CENTRAL_FIELD_VIEW);
	int sort = form_choice(form, CENTRAL_FIELD_SORT);

	return (struct central_filter){
		.view = view < 0 ? CENTRAL_ALL : (enum central_view)view,
		.sort = sort < 0 ? CENTRAL_BY_DUE : (enum central_sort)sort,
		.text = form_str(form, CENTRAL_FIELD_TEXT),
		.from = form_date(form, CENTRAL_FIELD_FROM),
		.to = form_date(form, CENTRAL_FIELD_TO),
	};
}

/* The counters are of what the words and days choose, whatever is shown. */
enum err
central_page_open(struct request *rq, struct central_page *out)
{
	const struct list_days days = list_days_of(&rq->cx);
	struct central_filter any;
	enum err err;

	out->today = days.today;
	out->filter = read_filter(rq->query);
	err = central_store_list(&rq->cx, false, &out->all);
	if (err)
		return err;
	any = out->filter;
	any.view = CENTRAL_ALL;
	central_choose(rq->cx.mem, &out->all, &any, days.today, days.due_soon,
	    &out->chosen);
	central_count(&out->chosen, days.today, days.due_soon, &out->counts);
	central_choose(rq->cx.mem, &out->all, &out->filter, days.today,
	    days.due_soon, &out->chosen);
	return OK;
}

size_t
central_page_first(const struct request *rq, size_t n, size_t size)
{
	int64_t page = form_int(rq->query, CENTRAL_FIELD_PAGE);
	size_t first = page < 1 ? 0 : (size_t)(page - 1) * size;

	if (first >= n)
		first = n == 0 ? 0 : (n - 1) / size * size;
	return first;
}

const char *
central_page_query(struct request *rq, bool with_view)
{
	return form_query(&rq->cx, rq->query, central_fields,
	    with_view ? CENTRAL_FIELD_PAGE : CENTRAL_FIELD_VIEW);
}

enum err
central_page_count(struct request *rq, const char *name)
{
	const struct list_days days = list_days_of(&rq->cx);
	struct central_counts counts;
	struct central_tasks tasks;
	struct node *node;
	enum err err;

	err = central_store_list(&rq->cx, true, &tasks);
	if (err || tasks.n == 0)
		return err;
	central_count(&tasks, days.today, days.due_soon, &counts);
	node = node_child(view_root(rq->view), name);
	for (int v = 0; v < CENTRAL_ENTERED; v++)
		node_int(node_child(node, central_view_names[v]), "n",
		    counts.views[v]);
	node_int(node, "any", (int64_t)tasks.n);
	return OK;
}
