/*
 * list_form: the filters of a list as a form in the URL, and the list's page
 * as values; shared by task-list, task-assigned, task-export and the acts on
 * many rows.
 */
#ifndef LIST_FORM_H
#define LIST_FORM_H

#include "assignment_store.h"
#include "form.h"
#include "list.h"
#include "view.h"

enum list_field {
	LIST_FIELD_VIEW,
	LIST_FIELD_SCOPE,
	LIST_FIELD_TEXT,
	LIST_FIELD_REFERENCE,
	LIST_FIELD_AGENCY,
	LIST_FIELD_GROUP,
	LIST_FIELD_ASSIGNER,
	LIST_FIELD_SPECIALIST,
	LIST_FIELD_FIELD,
	LIST_FIELD_DIRECTIVE,
	LIST_FIELD_SOURCE,
	LIST_FIELD_URGENCY,
	LIST_FIELD_STATE,
	LIST_FIELD_ROLE,
	LIST_FIELD_TIME,
	LIST_FIELD_HAS_DEADLINE,
	LIST_FIELD_MUST_REPORT,
	LIST_FIELD_STARRED,
	LIST_FIELD_DUE_FROM,
	LIST_FIELD_DUE_TO,
	LIST_FIELD_SORT,
	LIST_FIELD_SIZE,
	LIST_FIELD_AFTER_ID,
	LIST_FIELD_AFTER_KEY,
	LIST_FIELD_BEFORE_ID,
	LIST_FIELD_BEFORE_KEY,
	LIST_FIELD_FILTER_OPEN, /* the whole filter is shown */
	LIST_FIELD_FORMAT,      /* exports only: "xlsx", "csv" */
	N_LIST_FIELDS
};
extern const struct field list_fields[N_LIST_FIELDS];

/* scope: what this list may at most show; an office list may narrow it to
 * SCOPE_MINE by the field "scope". */
void list_form_read(const struct form *form, enum list_scope scope,
    struct list_query *out);
/* The whole question as a query string ("view=overdue&agency_id=3"), without
 * the place of the page. For links, saved filters and exports. */
const char *list_form_query(struct cx *cx, const struct form *form);
/* How many rows a saved question has, at most LIST_COUNT_MAX + 1; a question
 * that cannot be read any more has none. */
enum err list_form_count(struct cx *cx, const char *saved,
    enum list_scope scope, unsigned *out) MUST_CHECK;
/* Is the whole filter to be shown: asked for, or a part of it is in use? */
bool list_form_filter_open(const struct form *form);
/* The value a row has in the order of the list: its key for paging. */
int64_t list_sort_key(enum list_sort sort, const struct assignment_line *line);
/* Today, and how far "due soon" goes. */
struct list_days list_days_of(const struct cx *cx);

/*
 * Assignments.<i>, List.total, .total_capped, .query, .sort, .view, .size,
 * .sort_refused, .newer and .older (query strings, "" when there is no such
 * page), .filtered (1 when any filter is set).
 */
void list_page_view(struct cx *cx, struct node *root, const struct form *form,
    const struct list_query *query, const struct list_page *page);
/* Counters.<view>.n and .capped ("hơn 1.000"). */
void list_counters_view(struct node *root,
    const struct list_counters *counters);

#endif
