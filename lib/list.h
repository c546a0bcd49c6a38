/*
 * list: what a person asks a list of assignments for, and the page of it.
 *
 * One engine for the office (task-list) and the agency (task-assigned). All
 * of it travels in the URL, so that a list can be mailed, saved and exported.
 * Pages are by key ("after this row"), never by offset.
 */
#ifndef LIST_H
#define LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assignment.h"

enum list_scope {
	SCOPE_ALL,   /* office: everything */
	SCOPE_MINE,  /* office: what the actor follows as specialist */
	SCOPE_AGENCY /* agency: assigned to the actor's agency */
};

enum list_sort {
	SORT_DUE, /* due_key, id: the default */
	SORT_DUE_DESC,
	SORT_ASSIGNED,  /* newest first */
	SORT_REFERENCE, /* only while the set is at most LIST_SORT_MAX */
	SORT_AGENCY,    /* likewise */
	SORT_STATE,     /* likewise */
	N_LIST_SORTS
};

enum {
	LIST_SORT_MAX = 5000,
	LIST_COUNT_MAX = 1000, /* beyond: "hơn 1.000" */
	LIST_SEARCH_MAX = 100, /* the same of what words are looked for in */
	LIST_SIZE_DEFAULT = 25,
	LIST_SIZE_MAX = 100
};

/* A group of states as people ask for them; LIST_OPEN is the default. */
enum list_view {
	LIST_OPEN,       /* all open */
	LIST_NEW,        /* agency: not seen or not received yet (assigned) */
	LIST_DUE_SOON,   /* open, due soon or today */
	LIST_OVERDUE,    /* open and overdue by the due date in force */
	LIST_WAITING,    /* submitted: the office must decide */
	LIST_RETURNED,   /* returned: the office must decide */
	LIST_EXTENSION,  /* an extension request waits */
	LIST_DIFFICULTY, /* a difficulty is open */
	LIST_DONE,       /* completed */
	LIST_CLOSED,     /* completed, transferred, recalled, cancelled */
	LIST_EVERYTHING, /* all but drafts */
	N_LIST_VIEWS
};

/* R19: "my tasks" of whoever asks, besides those followed as specialist. */
enum list_concern {
	CONCERN_NONE,
	CONCERN_ASSIGNED, /* assigned by the person the account stands for */
	CONCERN_WATCHED   /* followed or watched in any position */
};

struct list_query {
	enum list_scope scope;
	enum list_concern concern;
	enum list_view view;
	const char *text;      /* as typed; "" none */
	const char *reference; /* number or number/symbol; "" none */
	uint64_t agency_id;    /* 0: any */
	uint64_t group_id;     /* 0: any */
	uint64_t assigner_id;
	uint64_t specialist_id;
	uint64_t field_id;
	uint64_t directive_id;
	int source;       /* enum source, -1 any */
	int urgency;      /* enum urgency, -1 any */
	int state;        /* enum assignment_state, -1 any */
	int role;         /* enum assignment_role, -1 any */
	int time_state;   /* enum time_state, -1 any */
	int has_deadline; /* 0, 1, -1 any */
	int must_report;  /* 0, 1, -1 any */
	bool starred;     /* only starred */
	int32_t due_from; /* NO_DAY: any */
	int32_t due_to;
	enum list_sort sort;
	unsigned size; /* rows on a page */
	/* The place of the page: after (or before) this row of the order. */
	uint64_t after_id; /* 0: first page */
	int64_t after_key; /* due day or assigned moment of that row */
	bool backward;     /* the rows before it */
};

/* Days a view needs, computed from rules and today. */
struct list_days {
	int32_t today;
	int32_t due_soon; /* due <= this and >= today is soon */
};

struct list_page {
	struct assignment_lines lines;
	bool has_older;    /* rows after the last one */
	bool has_newer;    /* rows before the first one */
	unsigned total;    /* exact up to LIST_COUNT_MAX or LIST_SEARCH_MAX */
	bool total_capped; /* more than that */
	bool sort_refused; /* set too large for this order: SORT_DUE was used */
};

/* The agency's or the office's counters, each capped at LIST_COUNT_MAX + 1.
 * Views of what is finished have none: nobody has to do anything there. */
struct list_counters {
	unsigned n[N_LIST_VIEWS];
};

const char *list_view_name(enum list_view view); /* "overdue" */
bool list_view_from_name(const char *name, enum list_view *out);
const char *list_sort_name(enum list_sort sort);
bool list_sort_from_name(const char *name, enum list_sort *out);
/* An empty question: any of everything, open, by due date. */
void list_query_init(struct list_query *query);

#endif
