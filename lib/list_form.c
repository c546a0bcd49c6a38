#include "list_form.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "assignment_view.h"
#include "calendar.h"
#include "clock.h"
#include "profile.h"
#include "search.h"
#include "text.h"

static const char *const views[] = { "open", "new", "due_soon", "overdue",
	"waiting", "returned", "extension", "difficulty", "done", "closed",
	"everything", NULL };
static const char *const scopes[] = { "all", "mine", "assigned", "watched",
	NULL };
static const char *const sources[] = { "committee", "government",
	"work_programme", NULL };
static const char *const urgencies[] = { "normal", "urgent", "very_urgent",
	"express", NULL };
static const char *const states[] = { "assigned", "received", "in_progress",
	"submitted", "returned", "completed", "transferred", "recalled",
	"cancelled", NULL };
static const char *const roles[] = { "lead", "coordinating", "informed", NULL };
static const char *const times[] = { "no_deadline", "in_time", "due_soon",
	"due_today", "overdue", NULL };
static const char *const yes_no[] = { "0", "1", NULL };
static const char *const formats[] = { "xlsx", "csv", NULL };
static const char *const sorts[] = { "due", "due_desc", "assigned", "reference",
	"agency", "state", NULL };

const struct field list_fields[N_LIST_FIELDS] = {
	[LIST_FIELD_VIEW] = { "view", FIELD_CHOICE, 0, FIELD_OPTIONAL, views },
	[LIST_FIELD_SCOPE] = { "scope", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    scopes },
	[LIST_FIELD_TEXT] = { "text", FIELD_LINE, 200, FIELD_OPTIONAL, NULL },
	[LIST_FIELD_REFERENCE] = { "reference", FIELD_LINE, 90, FIELD_OPTIONAL,
	    NULL },
	[LIST_FIELD_AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[LIST_FIELD_GROUP] = { "group_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[LIST_FIELD_ASSIGNER] = { "assigner_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[LIST_FIELD_SPECIALIST] = { "specialist_id", FIELD_ID, 0,
	    FIELD_OPTIONAL, NULL },
	[LIST_FIELD_FIELD] = { "field_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[LIST_FIELD_DIRECTIVE] = { "directive_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[LIST_FIELD_SOURCE] = { "source", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    sources },
	[LIST_FIELD_URGENCY] = { "urgency", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    urgencies },
	[LIST_FIELD_STATE] = { "state", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    states },
	[LIST_FIELD_ROLE] = { "role", FIELD_CHOICE, 0, FIELD_OPTIONAL, roles },
	[LIST_FIELD_TIME] = { "time_state", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    times },
	[LIST_FIELD_HAS_DEADLINE] = { "has_deadline", FIELD_CHOICE, 0,
	    FIELD_OPTIONAL, yes_no },
	[LIST_FIELD_MUST_REPORT] = { "must_report", FIELD_CHOICE, 0,
	    FIELD_OPTIONAL, yes_no },
	[LIST_FIELD_STARRED] = { "starred", FIELD_BOOL, 0, FIELD_OPTIONAL,
	    NULL },
	[LIST_FIELD_DUE_FROM] = { "due_from", FIELD_DATE, 0, FIELD_OPTIONAL,
	    NULL },
	[LIST_FIELD_DUE_TO] = { "due_to", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[LIST_FIELD_SORT] = { "sort", FIELD_CHOICE, 0, FIELD_OPTIONAL, sorts },
	[LIST_FIELD_SIZE] = { "size", FIELD_INT, LIST_SIZE_MAX, FIELD_OPTIONAL,
	    NULL },
	[LIST_FIELD_AFTER_ID] = { "after_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[LIST_FIELD_AFTER_KEY] = { "after_key", FIELD_INT, INT32_MAX,
	    FIELD_OPTIONAL, NULL },
	[LIST_FIELD_BEFORE_ID] = { "before_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[LIST_FIELD_BEFORE_KEY] = { "before_key", FIELD_INT, INT32_MAX,
	    FIELD_OPTIONAL, NULL },
	[LIST_FIELD_FILTER_OPEN] = { "filter", FIELD_BOOL, 0, FIELD_OPTIONAL,
	    NULL },
	[LIST_FIELD_FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    formats },
};

bool
list_form_filter_open(const struct form *form)
{
	/* A filter in use must be seen, the more so when it has a fault. */
	for (size_t i = LIST_FIELD_AGENCY; i <= LIST_FIELD_DUE_TO; i++)
		if (i != LIST_FIELD_TIME && form_present(form, i))
			return true;
	return form_bool(form, LIST_FIELD_FILTER_OPEN);
}

struct list_days
list_days_of(const struct cx *cx)
{
	int32_t today = clock_day(cx->now);

	return (struct list_days){
		.today = today,
		.due_soon = calendar_add(cx->calendar, today,
		    cx->profile->due_soon_days),
	};
}

static void
read_place(const struct form *form, struct list_query *out)
{
	out->after_id = form_id(form, LIST_FIELD_AFTER_ID);
	out->after_key = form_int(form, LIST_FIELD_AFTER_KEY);
	if (form_present(form, LIST_FIELD_BEFORE_ID)) {
		out->backward = true;
		out->after_id = form_id(form, LIST_FIELD_BEFORE_ID);
		out->after_key = form_int(form, LIST_FIELD_BEFORE_KEY);
	}
}

static void
read_filters(const struct form *form, struct list_query *out)
{
	enum assignment_state state;
	int state_choice = form_choice(form, LIST_FIELD_STATE);

	out->text = form_str(form, LIST_FIELD_TEXT);
	out->reference = form_str(form, LIST_FIELD_REFERENCE);
	out->agency_id = form_id(form, LIST_FIELD_AGENCY);
	out->group_id = form_id(form, LIST_FIELD_GROUP);
	out->assigner_id = form_id(form, LIST_FIELD_ASSIGNER);
	out->specialist_id = form_id(form, LIST_FIELD_SPECIALIST);
	out->field_id = form_id(form, LIST_FIELD_FIELD);
	out->directive_id = form_id(form, LIST_FIELD_DIRECTIVE);
	out->source = form_choice(form, LIST_FIELD_SOURCE);
	out->urgency = form_choice(form, LIST_FIELD_URGENCY);
	if (state_choice >= 0 &&
	    assignment_state_from_name(states[state_choice], &state))
		out->state = (int)state;
	out->role = form_choice(form, LIST_FIELD_ROLE);
	out->time_state = form_choice(form, LIST_FIELD_TIME);
	out->has_deadline = form_choice(form, LIST_FIELD_HAS_DEADLINE);
	out->must_report = form_choice(form, LIST_FIELD_MUST_REPORT);
	out->starred = form_bool(form, LIST_FIELD_STARRED);
	out->due_from = form_date(form, LIST_FIELD_DUE_FROM);
	out->due_to = form_date(form, LIST_FIELD_DUE_TO);
}

void
list_form_read(const struct form *form, enum list_scope scope,
    struct list_query *out)
{
	int view = form_choice(form, LIST_FIELD_VIEW);
	int sort = form_choice(form, LIST_FIELD_SORT);

	list_query_init(out);
	out->scope = scope;
	if (scope == SCOPE_ALL && form_choice(form, LIST_FIELD_SCOPE) == 1)
		out->scope = SCOPE_MINE;
	if (scope == SCOPE_ALL && form_choice(form, LIST_FIELD_SCOPE) == 2)
		out->concern = CONCERN_ASSIGNED;
	if (scope == SCOPE_ALL && form_choice(form, LIST_FIELD_SCOPE) == 3)
		out->concern = CONCERN_WATCHED;
	if (view >= 0)
		out->view = (enum list_view)view;
	if (sort >= 0)
		out->sort = (enum list_sort)sort;
	if (form_int(form, LIST_FIELD_SIZE) > 0)
		out->size = (unsigned)form_int(form, LIST_FIELD_SIZE);
	read_filters(form, out);
	read_place(form, out);
	/* A closed state asked for by name is not looked for among the open. */
	if (out->state >= 0 && view < 0 &&
	    !assignment_is_open((enum assignment_state)out->state))
		out->view = LIST_EVERYTHING;
}

const char *
list_form_query(struct cx *cx, const struct form *form)
{
	return form_query(cx, form, list_fields, LIST_FIELD_AFTER_ID);
}

enum err
list_form_count(struct cx *cx, const char *saved, enum list_scope scope,
    unsigned *out)
{
	static const struct form_table table = { FIELDS(list_fields) };
	const struct list_days days = list_days_of(cx);
	struct param_list params;
	struct list_query query;
	struct form *form;

	*out = 0;
	if (!params_parse_urlencoded(cx->mem, saved, strlen(saved), &params))
		return OK;
	if (form_read(cx, &table, &params, NULL, &form) != OK) {
		error_reset(&cx->error);
		return OK;
	}
	list_form_read(form, scope, &query);
	return assignment_store_count_query(cx, &query, &days, out);
}

int64_t
list_sort_key(enum list_sort sort, const struct assignment_line *line)
{
	if (sort == SORT_ASSIGNED)
		return line->a.assigned_at;
	return line->a.due_on == NO_DAY ? LAST_DAY : line->a.due_on;
}

static const char *
place_query(struct cx *cx, const char *query, const char *way,
    enum list_sort sort, const struct assignment_line *line)
{
	return arena_printf(cx->mem, "%s%s%s_id=%" PRIu64 "&%s_key=%" PRId64,
	    query, query[0] == '\0' ? "" : "&", way, line->a.id, way,
	    list_sort_key(sort, line));
}

static void
places_view(struct cx *cx, struct node *list, const char *query,
    const struct list_query *asked, const struct list_page *page)
{
	const struct assignment_lines *lines = &page->lines;
	enum list_sort sort = page->sort_refused ? SORT_DUE : asked->sort;

	node_text(list, "newer",
	    page->has_newer && lines->n > 0
		? place_query(cx, query, "before", sort, &lines->items[0])
		: "");
	node_text(list, "older",
	    page->has_older && lines->n > 0
		? place_query(cx, query, "after", sort,
		      &lines->items[lines->n - 1])
		: "");
}

static bool
is_filtered(const struct form *form)
{
	for (size_t i = LIST_FIELD_TEXT; i <= LIST_FIELD_DUE_TO; i++)
		if (form_present(form, i))
			return true;
	return false;
}

void
list_page_view(struct cx *cx, struct node *root, const struct form *form,
    const struct list_query *query, const struct list_page *page)
{
	struct node *list = node_child(root, "List");
	const char *text = list_form_query(cx, form);

	assignment_lines_view(cx, root, "Assignments", &page->lines);
	node_int(list, "total", page->total);
	node_bool(list, "total_capped", page->total_capped);
	node_int(list, "shown", (int64_t)page->lines.n);
	node_text(list, "query", text);
	node_text(list, "view", list_view_name(query->view));
	node_text(list, "sort", list_sort_name(query->sort));
	node_bool(list, "mine", query->scope == SCOPE_MINE);
	node_bool(list, "assigned", query->concern == CONCERN_ASSIGNED);
	node_bool(list, "watched", query->concern == CONCERN_WATCHED);
	node_bool(list, "wordless",
	    !text_is_empty(query->text) && search_is_empty(query->text));
	node_int(list, "size", query->size);
	node_bool(list, "sort_refused", page->sort_refused);
	node_bool(list, "filtered", is_filtered(form));
	places_view(cx, list, text, query, page);
}

void
list_counters_view(struct node *root, const struct list_counters *counters)
{
	struct node *all = node_child(root, "Counters");

	for (int view = 0; view < N_LIST_VIEWS; view++) {
		unsigned n = counters->n[view];
		struct node *node;

		/* Not counted: nobody has to do anything there. */
		if (view == LIST_DONE || view == LIST_CLOSED ||
		    view == LIST_EVERYTHING)
			continue;
		node = node_child(all, list_view_name((enum list_view)view));
		node_int(node, "n", n > LIST_COUNT_MAX ? LIST_COUNT_MAX : n);
		node_bool(node, "capped", n > LIST_COUNT_MAX);
	}
}
