/*
 * The list engine of assignment_store.h: one question, put together from
 * literal pieces, so that the server sees only the conditions that are there.
 */
#include <string.h>

#include "account.h"
#include "arena.h"
#include "assignment_row_store.h"
#include "clock.h"
#include "search.h"
#include "text.h"

enum {
	IDS_MAX = 200, /* of one statement: "?" for each of them */
	COUNT_CAP = LIST_COUNT_MAX + 1,
	SEARCH_CAP = LIST_SEARCH_MAX + 1
};

/* How the rows of a question are found. */
enum source_kind {
	FROM_INDEX,     /* walk an index that has the order of the list */
	FROM_REFERENCE, /* the few directives of a number, then theirs */
	FROM_URGENCY,   /* likewise, of all that ever were, the urgent ones */
	FROM_DIRECTIVE,
	FROM_TEXT,       /* what the words are found in, then theirs */
	FROM_WALK,       /* as FROM_INDEX; the words are looked for in each */
	FROM_EXTENSION,  /* requests that wait */
	FROM_DIFFICULTY, /* open difficulties */
};

enum prefix { OF_ALL, OF_SPECIALIST, OF_AGENCY };

struct ask {
	struct cx *cx;
	const struct list_query *query;
	const struct list_days *days;
	struct db_query *q;
	enum list_scope scope;
	enum list_sort sort;
	enum source_kind from;
	enum prefix prefix;
	uint64_t prefix_id;
	int state; /* the only one there can be, -1: several */
};

/* Who is not of the office sees what is his agency's, whatever was asked. */
static enum list_scope
scope_for(const struct cx *cx, enum list_scope scope)
{
	return cx->actor == NULL || role_is_office(cx->actor->role)
		   ? scope
		   : SCOPE_AGENCY;
}

static int
only_state(const struct list_query *query)
{
	switch (query->view) {
	case LIST_NEW:
		return STATE_ASSIGNED;
	case LIST_WAITING:
		return STATE_SUBMITTED;
	case LIST_RETURNED:
		return STATE_RETURNED;
	case LIST_DONE:
		return STATE_COMPLETED;
	case LIST_OPEN:
	case LIST_DUE_SOON:
	case LIST_OVERDUE:
	case LIST_EXTENSION:
	case LIST_DIFFICULTY:
	case LIST_CLOSED:
	case LIST_EVERYTHING:
	case N_LIST_VIEWS:
		break;
	}
	return query->state;
}

static enum source_kind
source_of(const struct list_query *query, enum prefix prefix)
{
	if (!text_is_empty(query->reference))
		return FROM_REFERENCE;
	if (query->directive_id != 0)
		return FROM_DIRECTIVE;
	if (!search_is_empty(query->text))
		return FROM_TEXT;
	if (query->urgency > URGENCY_NORMAL && prefix == OF_ALL &&
	    (query->view == LIST_DONE || query->view == LIST_CLOSED ||
		query->view == LIST_EVERYTHING))
		return FROM_URGENCY;
	/* Of one agency or specialist the few open rows are walked instead. */
	if (query->view == LIST_EXTENSION && prefix == OF_ALL)
		return FROM_EXTENSION;
	if (query->view == LIST_DIFFICULTY && prefix == OF_ALL)
		return FROM_DIFFICULTY;
	return FROM_INDEX;
}

static void
ask_init(struct ask *ask, struct cx *cx, const struct list_query *query,
    const struct list_days *days)
{
	uint64_t account = cx->actor != NULL ? cx->actor->account_id : 0;

	*ask = (struct ask){ .cx = cx, .query = query, .days = days };
	ask->q = arena_alloc(cx->mem, sizeof(*ask->q));
	ask->scope = scope_for(cx, query->scope);
	ask->sort = query->sort;
	ask->state = only_state(query);
	if (ask->scope == SCOPE_AGENCY) {
		ask->prefix = OF_AGENCY;
		ask->prefix_id = cx->actor != NULL ? cx->actor->agency_id : 0;
	} else if (query->agency_id != 0) {
		ask->prefix = OF_AGENCY;
		ask->prefix_id = query->agency_id;
	} else if (ask->scope == SCOPE_MINE || query->specialist_id != 0) {
		ask->prefix = OF_SPECIALIST;
		ask->prefix_id = ask->scope == SCOPE_MINE
				     ? account
				     : query->specialist_id;
	}
	ask->from = source_of(query, ask->prefix);
}

/* The index whose order is that of the list, for one value of open. */
static void
add_index(const struct ask *ask)
{
	struct db_query *q = ask->q;
	bool by_state = ask->state >= 0;

	if (ask->sort == SORT_ASSIGNED && ask->prefix == OF_AGENCY)
		db_add(q, LIT(" FORCE INDEX (assignment_agency_assigned)"));
	else if (ask->sort == SORT_ASSIGNED && ask->prefix == OF_ALL)
		db_add(q, LIT(" FORCE INDEX (assignment_open_assigned)"));
	else if (ask->prefix == OF_AGENCY && by_state)
		db_add(q, LIT(" FORCE INDEX (assignment_agency_state)"));
	else if (ask->prefix == OF_AGENCY)
		db_add(q, LIT(" FORCE INDEX (assignment_agency_due)"));
	else if (ask->prefix == OF_SPECIALIST && by_state)
		db_add(q, LIT(" FORCE INDEX (assignment_specialist_state)"));
	else if (ask->prefix == OF_SPECIALIST)
		db_add(q, LIT(" FORCE INDEX (assignment_specialist_due)"));
	else if (by_state)
		db_add(q, LIT(" FORCE INDEX (assignment_state_due)"));
	else
		db_add(q, LIT(" FORCE INDEX (assignment_open_due)"));
}

static bool
walks_index(const struct ask *ask)
{
	return ask->from == FROM_INDEX || ask->from == FROM_WALK;
}

/* Are the words looked for in what other conditions have found? */
static bool
looks_into_text(const struct ask *ask)
{
	return ask->from != FROM_TEXT && !search_is_empty(ask->query->text);
}

static bool
needs_task(const struct list_query *query)
{
	return query->field_id != 0 || query->has_deadline >= 0 ||
	       query->must_report >= 0 || query->starred ||
	       query->concern == CONCERN_WATCHED ||
	       query->sort == SORT_REFERENCE;
}

static bool
needs_directive(const struct list_query *query)
{
	return query->assigner_id != 0 || query->source >= 0 ||
	       query->urgency >= 0 || query->concern == CONCERN_ASSIGNED ||
	       query->sort == SORT_REFERENCE;
}

static void
add_from(const struct ask *ask)
{
	const struct list_query *query = ask->query;
	struct db_query *q = ask->q;

	switch (ask->from) {
	case FROM_INDEX:
	case FROM_WALK:
		db_add(q, LIT(" FROM assignment a"));
		add_index(ask);
		break;
	case FROM_REFERENCE:
		db_add(q, LIT(" FROM directive d"
			      " FORCE INDEX (directive_reference)"
			      " STRAIGHT_JOIN assignment a"
			      " FORCE INDEX (assignment_directive)"
			      " ON a.directive_id = d.id"));
		break;
	case FROM_URGENCY:
		db_add(q, LIT(" FROM directive d STRAIGHT_JOIN assignment a"
			      " FORCE INDEX (assignment_directive)"
			      " ON a.directive_id = d.id"));
		break;
	case FROM_DIRECTIVE:
		db_add(q, LIT(" FROM assignment a"
			      " FORCE INDEX (assignment_directive)"));
		break;
	case FROM_TEXT:
		db_add(q, LIT(" FROM task_search ts STRAIGHT_JOIN assignment a"
			      " FORCE INDEX (assignment_task)"
			      " ON a.task_id = ts.task_id"));
		break;
	case FROM_EXTENSION:
		db_add(q, LIT(" FROM extension e"
			      " FORCE INDEX (extension_one_pending)"
			      " STRAIGHT_JOIN assignment a"
			      " ON a.id = e.pending_key"));
		break;
	case FROM_DIFFICULTY:
		db_add(q, LIT(" FROM (SELECT DISTINCT x.assignment_id"
			      " FROM difficulty x WHERE x.open = 1) e"
			      " STRAIGHT_JOIN assignment a"
			      " ON a.id = e.assignment_id"));
		break;
	}
	if (looks_into_text(ask))
		db_add(q, LIT(" STRAIGHT_JOIN task_search ts"
			      " ON ts.task_id = a.task_id"));
	if (needs_task(query))
		db_add(q, LIT(" STRAIGHT_JOIN task t ON t.id = a.task_id"));
	if (needs_directive(query) && ask->from != FROM_REFERENCE &&
	    ask->from != FROM_URGENCY)
		db_add(q, LIT(" STRAIGHT_JOIN directive d"
			      " ON d.id = a.directive_id"));
	if (ask->sort == SORT_AGENCY)
		db_add(q, LIT(" STRAIGHT_JOIN agency g ON g.id = a.agency_id"));
	db_add(q, LIT(" WHERE 1 = 1"));
	if (ask->from == FROM_EXTENSION)
		db_add(q, LIT(" AND e.pending_key IS NOT NULL"));
}

/* "1986" is a whole number, "1986/qd" the beginning of a reference. The folds
 * hold no blank, and of what LIKE knows only '_' and '%' can be typed. */
static void
add_reference(const struct ask *ask)
{
	char *fold = arena_alloc(ask->cx->mem,
	    strlen(ask->query->reference) + 1);
	const char *s = text_fold(ask->cx->mem, ask->query->reference);
	struct db_query *q = ask->q;
	size_t n = 0;

	for (; *s != '\0'; s++) {
		if (strchr(" _%\\", *s) == NULL)
			fold[n++] = *s;
	}
	fold[n] = '\0';
	if (strspn(fold, "0123456789") < n)
		db_add(q, LIT(" AND d.ref_fold LIKE CONCAT(?, '%')"),
		    db_str(fold));
	else
		db_add(q,
		    LIT(" AND (d.ref_fold LIKE CONCAT(?, '/%')"
			" OR d.ref_fold LIKE CONCAT(?, '-%'))"),
		    db_str(fold), db_str(fold));
}

static void
add_who(const struct ask *ask)
{
	const struct list_query *query = ask->query;
	struct db_query *q = ask->q;

	if (ask->prefix == OF_AGENCY)
		db_add(q, LIT(" AND a.agency_id = ?"), db_u64(ask->prefix_id));
	if (ask->scope == SCOPE_AGENCY && query->agency_id != 0)
		db_add(q, LIT(" AND a.agency_id = ?"),
		    db_u64(query->agency_id));
	if (ask->prefix == OF_SPECIALIST)
		db_add(q, LIT(" AND a.specialist_id = ?"),
		    db_u64(ask->prefix_id));
	else if (ask->scope == SCOPE_MINE)
		db_add(q, LIT(" AND a.specialist_id = ?"),
		    db_u64(ask->cx->actor != NULL ? ask->cx->actor->account_id
						  : 0));
	if (query->specialist_id != 0 &&
	    (ask->prefix != OF_SPECIALIST || ask->scope == SCOPE_MINE))
		db_add(q, LIT(" AND a.specialist_id = ?"),
		    db_u64(query->specialist_id));
	if (query->group_id != 0)
		db_add(q,
		    LIT(" AND a.agency_id IN (SELECT m.id FROM agency_group r"
			" JOIN agency m ON m.kind = r.member_kind"
			" OR (r.member_kind IS NULL AND EXISTS"
			" (SELECT 1 FROM agency_group_member n"
			" WHERE n.group_id = r.id AND n.agency_id = m.id))"
			" WHERE r.id = ?)"),
		    db_u64(query->group_id));
}

/* The same terms search_query gives to MATCH, each looked for in the tokens:
 * cheaper by far than MATCH for the few rows, or the frequent words, that this
 * is for, and byte by byte, for tokens have no capitals. A term is "+token" or,
 * the last one, "+token*". */
static void
add_words(const struct ask *ask)
{
	struct arena *mem = ask->cx->mem;
	const char *at = search_query(mem, ask->query->text);
	size_t n;

	while (*at != '\0') {
		at += strspn(at, " +");
		n = strcspn(at, " *");
		if (n == 0)
			break;
		db_add(ask->q,
		    LIT(" AND INSTR(CONCAT(' ', ts.tokens, ' ') COLLATE"
			" ascii_bin, CONVERT(? USING ascii)) > 0"),
		    db_str(arena_printf(mem, " %.*s%s", (int)n, at,
			at[n] == '*' ? "" : " ")));
		at += n + (at[n] == '*');
	}
}

/* R19: an account assigns as the person it stands for, and watches in any of
 * the positions a task names. */
static void
add_concern(const struct ask *ask)
{
	uint64_t account = ask->cx->actor != NULL ? ask->cx->actor->account_id
						  : 0;

	if (ask->query->concern == CONCERN_ASSIGNED)
		db_add(ask->q,
		    LIT(" AND d.assigner_id IN (SELECT r.id FROM assigner r"
			" WHERE r.account_id = ?)"),
		    db_u64(account));
	else if (ask->query->concern == CONCERN_WATCHED)
		db_add(ask->q,
		    LIT(" AND ? IN (t.specialist_id, t.division_head_id,"
			" t.office_leader_id, t.chairman_id)"),
		    db_u64(account));
}

static void
add_what(const struct ask *ask)
{
	const struct list_query *query = ask->query;
	struct db_query *q = ask->q;

	/* Signs alone name nothing that could be found. */
	if (!text_is_empty(query->text) && search_is_empty(query->text))
		db_add(q, LIT(" AND 1 = 0"));
	if (!text_is_empty(query->reference))
		add_reference(ask);
	if (query->directive_id != 0)
		db_add(q, LIT(" AND a.directive_id = ?"),
		    db_u64(query->directive_id));
	if (ask->from == FROM_TEXT)
		db_add(q,
		    LIT(" AND MATCH (ts.tokens) AGAINST (? IN BOOLEAN MODE)"),
		    db_str(search_query(ask->cx->mem, query->text)));
	else if (looks_into_text(ask))
		add_words(ask);
	if (query->assigner_id != 0)
		db_add(q, LIT(" AND d.assigner_id = ?"),
		    db_u64(query->assigner_id));
	if (query->source >= 0)
		db_add(q, LIT(" AND d.source = ?"),
		    db_str(source_name((enum source)query->source)));
	if (query->urgency >= 0)
		db_add(q, LIT(" AND d.urgency = ?"),
		    db_str(urgency_name((enum urgency)query->urgency)));
	if (query->role >= 0)
		db_add(q, LIT(" AND a.role = ?"),
		    db_str(assignment_role_name(
			(enum assignment_role)query->role)));
	if (query->field_id != 0)
		db_add(q, LIT(" AND t.field_id = ?"), db_u64(query->field_id));
	if (query->has_deadline >= 0)
		db_add(q, LIT(" AND t.has_deadline = ?"),
		    db_bool(query->has_deadline != 0));
	if (query->must_report >= 0)
		db_add(q, LIT(" AND t.must_report = ?"),
		    db_bool(query->must_report != 0));
	if (query->starred)
		db_add(q, LIT(" AND t.starred = 1"));
	add_concern(ask);
}

/* A result handed in by the due day waits in time (domain 4.7, rule 4). The
 * moment is UTC: a day of ours ends at 17:00 there. */
#define IN_TIME_SUBMITTED                                                      \
	"a.state = 'submitted' AND a.submitted_at < a.due_on + INTERVAL 17 HOUR"
#define NOT_IN_TIME_SUBMITTED                                                  \
	"(a.state <> 'submitted'"                                              \
	" OR a.submitted_at >= a.due_on + INTERVAL 17 HOUR)"

static void
add_time_state(const struct ask *ask)
{
	const struct list_days *days = ask->days;
	struct db_query *q = ask->q;

	if (ask->query->time_state < 0)
		return;
	db_add(q, LIT(" AND a.open = 1"));
	switch ((enum time_state)ask->query->time_state) {
	case TIME_NO_DEADLINE:
		db_add(q, LIT(" AND a.due_key = ?"), db_day(LAST_DAY));
		break;
	case TIME_IN_TIME:
		db_add(q,
		    LIT(" AND a.due_key < ? AND (a.due_key > ?"
			" OR (a.due_key < ? AND " IN_TIME_SUBMITTED "))"),
		    db_day(LAST_DAY), db_day(days->due_soon),
		    db_day(days->today));
		break;
	case TIME_DUE_SOON:
		db_add(q, LIT(" AND a.due_key > ? AND a.due_key <= ?"),
		    db_day(days->today), db_day(days->due_soon));
		break;
	case TIME_DUE_TODAY:
		db_add(q, LIT(" AND a.due_key = ?"), db_day(days->today));
		break;
	case TIME_OVERDUE:
		db_add(q, LIT(" AND a.due_key < ? AND " NOT_IN_TIME_SUBMITTED),
		    db_day(days->today));
		break;
	case N_TIME_STATES:
		db_add(q, LIT(" AND 1 = 0"));
		break;
	}
}

static void
add_when(const struct ask *ask)
{
	const struct list_query *query = ask->query;
	const struct list_days *days = ask->days;
	struct db_query *q = ask->q;

	if (query->due_from != NO_DAY)
		db_add(q, LIT(" AND a.due_key >= ?"), db_day(query->due_from));
	if (query->due_to != NO_DAY)
		db_add(q, LIT(" AND a.due_key <= ?"), db_day(query->due_to));
	if (query->view == LIST_DUE_SOON)
		db_add(q,
		    LIT(" AND a.due_key >= ? AND a.due_key <= ?"
			" AND a.state <> 'submitted'"),
		    db_day(days->today), db_day(days->due_soon));
	if (query->view == LIST_OVERDUE)
		db_add(q, LIT(" AND a.due_key < ? AND " NOT_IN_TIME_SUBMITTED),
		    db_day(days->today));
	if (query->view == LIST_EXTENSION)
		db_add(q, LIT(" AND a.extension_pending = 1"));
	if (query->view == LIST_DIFFICULTY)
		db_add(q, LIT(" AND a.difficulty_open = 1"));
	add_time_state(ask);
}

/* What the view and the state asked for say of "open": 1, 0, or -1 for both.
 * Every index of the lists begins with one value of it. */
static int
open_of(const struct ask *ask)
{
	if (ask->state >= 0)
		return assignment_is_open((enum assignment_state)ask->state);
	if (ask->query->view == LIST_EVERYTHING)
		return -1;
	return ask->query->view != LIST_CLOSED;
}

static void
add_state(const struct ask *ask, int open)
{
	enum list_view view = ask->query->view;
	struct db_query *q = ask->q;

	if (ask->state >= 0)
		db_add(q, LIT(" AND a.state = ?"),
		    db_str(assignment_state_name(
			(enum assignment_state)ask->state)));
	if (ask->query->state >= 0 && ask->query->state != ask->state)
		db_add(q, LIT(" AND a.state = ?"),
		    db_str(assignment_state_name(
			(enum assignment_state)ask->query->state)));
	/* A state says it too; the indexes of states then need no row. */
	if (open >= 0 && (ask->state < 0 || ask->sort == SORT_ASSIGNED))
		db_add(q, LIT(" AND a.open = ?"), db_bool(open != 0));
	if (view == LIST_CLOSED && open != 0)
		db_add(q, LIT(" AND a.open = 0"));
	else if (view != LIST_CLOSED && view != LIST_EVERYTHING &&
		 view != LIST_DONE && open != 1)
		db_add(q, LIT(" AND a.open = 1"));
	/* Drafts, and what was taken out of one, are never listed. */
	if (open != 1 && ask->state != STATE_COMPLETED)
		db_add(q, LIT(" AND a.state <> 'draft'" NOT_DROPPED));
}

/* FROM and WHERE, for one value of open or, with -1, for both. */
static void
add_body(const struct ask *ask, int open)
{
	add_from(ask);
	add_state(ask, open);
	add_who(ask);
	add_what(ask);
	add_when(ask);
}

static bool
is_descending(const struct ask *ask)
{
	return ask->sort == SORT_DUE_DESC || ask->sort == SORT_ASSIGNED;
}

static bool
is_first_page(const struct list_query *query)
{
	return query->after_id == 0;
}

static bool
is_backward(const struct list_query *query)
{
	return query->backward && !is_first_page(query);
}

/* Written out, not as a row constructor, which MariaDB cannot walk. */
static void
add_place(const struct ask *ask)
{
	const struct list_query *query = ask->query;
	bool down = is_descending(ask) != is_backward(query);
	struct db_query *q = ask->q;
	struct db_arg id = db_u64(query->after_id), key;

	if (is_first_page(query))
		return;
	if (ask->sort == SORT_ASSIGNED) {
		key = db_moment(query->after_key);
		if (down)
			db_add(q,
			    LIT(" AND a.assigned_at <= ?"
				" AND (a.assigned_at < ? OR a.id < ?)"),
			    key, key, id);
		else
			db_add(q,
			    LIT(" AND a.assigned_at >= ?"
				" AND (a.assigned_at > ? OR a.id > ?)"),
			    key, key, id);
		return;
	}
	key = db_day(query->after_key < 0 || query->after_key > LAST_DAY
			 ? LAST_DAY
			 : (int32_t)query->after_key);
	if (down)
		db_add(q,
		    LIT(" AND a.due_key <= ?"
			" AND (a.due_key < ? OR a.id < ?)"),
		    key, key, id);
	else
		db_add(q,
		    LIT(" AND a.due_key >= ?"
			" AND (a.due_key > ? OR a.id > ?)"),
		    key, key, id);
}

static void
add_order(const struct ask *ask, bool down)
{
	struct db_query *q = ask->q;

	if (ask->sort == SORT_ASSIGNED && down)
		db_add(q, LIT(" ORDER BY a.assigned_at DESC, a.id DESC"));
	else if (ask->sort == SORT_ASSIGNED)
		db_add(q, LIT(" ORDER BY a.assigned_at, a.id"));
	else if (down)
		db_add(q, LIT(" ORDER BY a.due_key DESC, a.id DESC"));
	else
		db_add(q, LIT(" ORDER BY a.due_key, a.id"));
}

static void
add_branch(const struct ask *ask, int open, uint64_t limit)
{
	struct db_query *q = ask->q;

	db_add(q, LIT("SELECT a.id, a.due_key, a.assigned_at"));
	add_body(ask, open);
	add_place(ask);
	add_order(ask, is_descending(ask) != is_backward(ask->query));
	db_add(q, LIT(" LIMIT ?"), db_u64(limit));
}

/* Open and closed rows are two ranges of an index: each gives its first rows,
 * and this order merges them. */
static void
add_branches(const struct ask *ask, uint64_t limit)
{
	bool down = is_descending(ask) != is_backward(ask->query);
	struct db_query *q = ask->q;

	db_add(q, LIT("("));
	add_branch(ask, 1, limit);
	db_add(q, LIT(") UNION ALL ("));
	add_branch(ask, 0, limit);
	if (ask->sort == SORT_ASSIGNED && down)
		db_add(q, LIT(") ORDER BY assigned_at DESC, id DESC"));
	else if (ask->sort == SORT_ASSIGNED)
		db_add(q, LIT(") ORDER BY assigned_at, id"));
	else if (down)
		db_add(q, LIT(") ORDER BY due_key DESC, id DESC"));
	else
		db_add(q, LIT(") ORDER BY due_key, id"));
	db_add(q, LIT(" LIMIT ?"), db_u64(limit));
}

/* The ids of a page are found in a FROM of their own: only what is shown is
 * read in full. */
static enum err
run_lines(const struct ask *ask, uint64_t limit, struct db_rows **out)
{
	struct db_query *q = ask->q;

	db_query_init(q, ask->cx, "assignment.list_page");
	db_add(q, LIT("SELECT " LINE_COLUMNS " FROM ("));
	if (open_of(ask) < 0 && walks_index(ask))
		add_branches(ask, limit);
	else
		add_branch(ask, open_of(ask), limit);
	db_add(q,
	    LIT(") k STRAIGHT_JOIN assignment a ON a.id = k.id" LINE_JOINS));
	add_order(ask, is_descending(ask));
	return db_query_run(q, out);
}

static enum err
count_up_to(struct ask *ask, uint64_t cap, uint64_t *out)
{
	struct db_query *q = ask->q;
	struct db_rows *rows;
	enum list_sort sort = ask->sort;
	int open = open_of(ask), last = open;
	enum err err;

	/* Which index is walked does not matter when nothing is ordered: the
	 * due ones know the states as well. */
	ask->sort = SORT_DUE;
	if (open < 0 && walks_index(ask)) {
		open = 1;
		last = 0;
	}
	db_query_init(q, ask->cx, "assignment.count_query");
	db_add(q, LIT("SELECT COUNT(*) FROM ("));
	for (;; open = last) {
		db_add(q, LIT("(SELECT 1"));
		add_body(ask, open);
		db_add(q, LIT(" LIMIT ?)"), db_u64(cap));
		if (open == last)
			break;
		db_add(q, LIT(" UNION ALL "));
	}
	db_add(q, LIT(") c"));
	ask->sort = sort;
	err = db_query_run(q, &rows);
	if (err)
		return err;
	*out = db_next(rows) ? row_u64(rows) : 0;
	if (*out > cap)
		*out = cap;
	return OK;
}

static void
set_total(struct list_page *page, uint64_t n)
{
	page->total_capped = n > LIST_COUNT_MAX;
	page->total = page->total_capped ? LIST_COUNT_MAX : (unsigned)n;
}

static enum err
page_by_index(struct ask *ask, struct list_page *out)
{
	const struct list_query *query = ask->query;
	bool up = is_backward(query), more;
	struct db_rows *rows;
	uint64_t n;
	enum err err;

	err = run_lines(ask, query->size + 1, &rows);
	if (err)
		return err;
	err = assignment_lines_from_rows(ask->cx, rows, &out->lines);
	if (err)
		return err;
	/* One row more than a page was asked for: it is not shown. */
	more = out->lines.n > query->size;
	if (more) {
		out->lines.n--;
		if (up)
			out->lines.items++;
	}
	out->has_older = up || more;
	out->has_newer = up ? more : !is_first_page(query);
	if (is_first_page(query) && !more) {
		set_total(out, out->lines.n);
		return OK;
	}
	err = count_up_to(ask, COUNT_CAP, &n);
	if (err)
		return err;
	set_total(out, n);
	return OK;
}

/* Orders without an index --------------------------------- */

struct id_list {
	size_t n;
	uint64_t *items;
};

/* All ids of a question in its order, up to limit. */
static enum err
run_ids(struct ask *ask, uint64_t limit, struct id_list *out)
{
	struct db_query *q = ask->q;
	struct db_rows *rows;
	enum err err;

	db_query_init(q, ask->cx, "assignment.list_ids_sorted");
	db_add(q, LIT("SELECT a.id"));
	add_body(ask, open_of(ask));
	if (ask->sort == SORT_REFERENCE)
		db_add(q, LIT(" ORDER BY LENGTH(SUBSTRING_INDEX("
			      "d.ref_number, '/', 1)), d.ref_fold, d.id,"
			      " t.number, a.role, a.id"));
	else if (ask->sort == SORT_AGENCY)
		db_add(q, LIT(" ORDER BY g.kind, g.sort_order, g.id,"
			      " a.due_key, a.id"));
	else
		db_add(q, LIT(" ORDER BY a.state, a.due_key, a.id"));
	db_add(q, LIT(" LIMIT ?"), db_u64(limit));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(ask->cx->mem, db_count(rows),
	    sizeof(*out->items));
	while (db_next(rows))
		out->items[out->n++] = row_u64(rows);
	return OK;
}

static const struct assignment_line *
find_line(const struct assignment_lines *lines, uint64_t id)
{
	size_t i;

	for (i = 0; i < lines->n; i++) {
		if (lines->items[i].a.id == id)
			return &lines->items[i];
	}
	return NULL;
}

/* The lines of at most IDS_MAX ids, in no order. */
static enum err
run_lines_of(struct cx *cx, const uint64_t *ids, size_t n, bool guarded,
    struct assignment_lines *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	uint64_t agency;
	enum err err;
	size_t i;

	db_query_init(q, cx, "assignment.list_ids");
	db_add(q,
	    LIT("SELECT " LINE_COLUMNS
		" FROM assignment a FORCE INDEX (PRIMARY)" LINE_JOINS
		" WHERE a.id IN (?"),
	    db_u64(0));
	for (i = 0; i < n; i++)
		db_add(q, LIT(", ?"), db_u64(ids[i]));
	db_add(q, LIT(")" NOT_DROPPED));
	if (guarded && cx->actor != NULL && !role_is_office(cx->actor->role)) {
		agency = cx->actor->agency_id;
		db_add(q,
		    LIT(" AND a.state <> 'draft' AND (a.agency_id = ? OR" LEADS
			")"),
		    db_u64(agency), db_u64(agency));
	}
	err = db_query_run(q, &rows);
	if (err)
		return err;
	return assignment_lines_from_rows(cx, rows, out);
}

/* The lines of ids, in the order of the ids; those not found are left out. */
static enum err
lines_in_order(struct cx *cx, const uint64_t *ids, size_t n,
    struct assignment_lines *out)
{
	const struct assignment_line *line;
	struct assignment_lines some;
	size_t i, end, start;
	enum err err;

	out->n = 0;
	out->items = arena_array(cx->mem, n, sizeof(*out->items));
	for (start = 0; start < n; start = end) {
		end = n - start > IDS_MAX ? start + IDS_MAX : n;
		err = run_lines_of(cx, ids + start, end - start, false, &some);
		if (err)
			return err;
		for (i = start; i < end; i++) {
			line = find_line(&some, ids[i]);
			if (line != NULL)
				out->items[out->n++] = *line;
		}
	}
	return OK;
}

/* Where the page begins in all ids of the set. A row that has left the set
 * meanwhile leads to the first page. */
static size_t
start_of_page(const struct list_query *query, const struct id_list *ids)
{
	size_t i;

	if (is_first_page(query))
		return 0;
	for (i = 0; i < ids->n && ids->items[i] != query->after_id; i++)
		;
	if (i == ids->n)
		return 0;
	if (!query->backward)
		return i + 1;
	return i > query->size ? i - query->size : 0;
}

/* A set of at most LIST_SORT_MAX is ordered whole; *out_refused is true when it
 * is larger. */
static enum err
page_by_sorting(struct ask *ask, struct list_page *out)
{
	const struct list_query *query = ask->query;
	struct id_list ids;
	size_t end, start;
	enum err err;

	err = run_ids(ask, LIST_SORT_MAX + 1, &ids);
	if (err)
		return err;
	if (ids.n > LIST_SORT_MAX) {
		out->sort_refused = true;
		return OK;
	}
	start = start_of_page(query, &ids);
	end = ids.n - start > query->size ? start + query->size : ids.n;
	out->has_newer = start > 0;
	out->has_older = end < ids.n;
	set_total(out, ids.n);
	return lines_in_order(ask->cx, ids.items + start, end - start,
	    &out->lines);
}

/* Words ---------------------------------------------------- */

/*
 * Most words that people search for are frequent: MATCH would collect most of
 * all tasks that ever were before it gives the first. So the list is walked in
 * its order first and the words are looked for in each row; when that takes too
 * long, the words are rare, and MATCH is quick. What is open is few and walked
 * to the end, for MATCH is slow with frequent words that are rare together.
 */
#define OPEN_LIMIT   " LIMIT ? ROWS EXAMINED 12000"
#define CLOSED_LIMIT " LIMIT ? ROWS EXAMINED 3000"

/* A row of a list and its place. */
struct found {
	uint64_t id;
	int64_t key;
};

struct found_list {
	size_t n;
	struct found *items;
};

static enum err
run_found(struct ask *ask, struct found_list *out)
{
	struct found *found;
	struct db_rows *rows;
	enum err err;

	err = db_query_run(ask->q, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(ask->cx->mem, db_count(rows),
	    sizeof(*out->items));
	while (db_next(rows)) {
		found = &out->items[out->n++];
		found->id = row_u64(rows);
		found->key = row_day(rows);
		if (ask->sort == SORT_ASSIGNED)
			found->key = row_moment(rows);
	}
	return OK;
}

/* *out_whole false: the walk was given up. */
static enum err
walk_branch(struct ask *ask, int open, bool placed, uint64_t limit,
    struct found_list *out, bool *out_whole)
{
	struct db_query *q = ask->q;
	bool cut = false;
	enum err err;

	db_query_init(q, ask->cx, "assignment.list_walk");
	db_add(q, LIT("SELECT a.id, a.due_key, a.assigned_at"));
	add_body(ask, open);
	if (placed)
		add_place(ask);
	add_order(ask,
	    is_descending(ask) != (placed && is_backward(ask->query)));
	if (open)
		db_add(q, LIT(OPEN_LIMIT), db_u64(limit));
	else
		db_add(q, LIT(CLOSED_LIMIT), db_u64(limit));
	err = run_found(ask, out);
	if (!err)
		err = db_was_cut(ask->cx, &cut);
	*out_whole = !cut;
	return err;
}

static bool
comes_before(const struct found *a, const struct found *b, bool down)
{
	if (a->key != b->key)
		return (a->key < b->key) != down;
	return (a->id < b->id) != down;
}

/* Both are in order. */
static void
merge(struct ask *ask, const struct found_list *a, const struct found_list *b,
    bool down, uint64_t limit, struct found_list *out)
{
	size_t i = 0, j = 0;

	out->n = 0;
	out->items = arena_array(ask->cx->mem, a->n + b->n,
	    sizeof(*out->items));
	while (out->n < limit && (i < a->n || j < b->n)) {
		if (j == b->n || (i < a->n && comes_before(&a->items[i],
						  &b->items[j], down)))
			out->items[out->n++] = a->items[i++];
		else
			out->items[out->n++] = b->items[j++];
	}
}

static enum err
walk(struct ask *ask, bool placed, uint64_t limit, struct found_list *out,
    bool *out_whole)
{
	struct found_list closed, opened;
	int open = open_of(ask);
	enum err err;

	err = walk_branch(ask, open > 0, placed, limit, out, out_whole);
	if (err || open >= 0 || !*out_whole)
		return err;
	closed = *out;
	err = walk_branch(ask, 1, placed, limit, &opened, out_whole);
	if (err || !*out_whole)
		return err;
	merge(ask, &opened, &closed,
	    is_descending(ask) != (placed && is_backward(ask->query)), limit,
	    out);
	return OK;
}

static enum err
match(struct ask *ask, bool placed, uint64_t limit, struct found_list *out)
{
	struct db_query *q = ask->q;

	db_query_init(q, ask->cx, "assignment.list_match");
	db_add(q, LIT("SELECT a.id, a.due_key, a.assigned_at"));
	add_body(ask, open_of(ask));
	if (placed)
		add_place(ask);
	add_order(ask,
	    is_descending(ask) != (placed && is_backward(ask->query)));
	db_add(q, LIT(" LIMIT ?"), db_u64(limit));
	return run_found(ask, out);
}

/* The first rows with the words: of the place of the page, or of all. */
static enum err
find(struct ask *ask, bool placed, uint64_t limit, struct found_list *out)
{
	bool whole;
	enum err err;

	ask->from = FROM_WALK;
	err = walk(ask, placed, limit, out, &whole);
	ask->from = FROM_TEXT;
	if (err || whole)
		return err;
	return match(ask, placed, limit, out);
}

static enum err
lines_of_found(struct ask *ask, const struct found_list *found, size_t n,
    bool up, struct assignment_lines *out)
{
	uint64_t *ids = arena_array(ask->cx->mem, n, sizeof(*ids));
	size_t i;

	for (i = 0; i < n; i++)
		ids[up ? n - 1 - i : i] = found->items[i].id;
	return lines_in_order(ask->cx, ids, n, out);
}

static void
set_found_total(struct list_page *page, uint64_t n)
{
	page->total_capped = n > LIST_SEARCH_MAX;
	page->total = page->total_capped ? LIST_SEARCH_MAX : (unsigned)n;
}

static enum err
page_by_words(struct ask *ask, struct list_page *out)
{
	const struct list_query *query = ask->query;
	bool first = is_first_page(query), up = is_backward(query), more;
	struct found_list found;
	size_t n;
	enum err err;

	err = find(ask, true,
	    first && query->size < LIST_SEARCH_MAX ? SEARCH_CAP
						   : query->size + 1,
	    &found);
	if (err)
		return err;
	more = found.n > query->size;
	n = more ? query->size : found.n;
	out->has_older = up || more;
	out->has_newer = up ? more : !first;
	err = lines_of_found(ask, &found, n, up, &out->lines);
	if (err)
		return err;
	if (!first) {
		err = find(ask, false, SEARCH_CAP, &found);
		if (err)
			return err;
	}
	set_found_total(out, found.n);
	return OK;
}

static bool
has_index(enum list_sort sort)
{
	return sort == SORT_DUE || sort == SORT_DUE_DESC ||
	       sort == SORT_ASSIGNED;
}

static enum err
page_in_order(struct ask *ask, struct list_page *out)
{
	if (ask->from == FROM_TEXT)
		return page_by_words(ask, out);
	return page_by_index(ask, out);
}

enum err
assignment_store_list_page(struct cx *cx, const struct list_query *query,
    const struct list_days *days, struct list_page *out)
{
	struct list_query by_due;
	struct ask ask;
	enum err err;

	*out = (struct list_page){ .total = 0 };
	ask_init(&ask, cx, query, days);
	if (has_index(query->sort))
		return page_in_order(&ask, out);
	err = page_by_sorting(&ask, out);
	if (err || !out->sort_refused)
		return err;
	/* The place of that order means nothing in this one. */
	by_due = *query;
	by_due.sort = SORT_DUE;
	if (query->after_key == 0)
		by_due.after_id = 0;
	ask_init(&ask, cx, &by_due, days);
	return page_in_order(&ask, out);
}

enum err
assignment_store_list_all(struct cx *cx, const struct list_query *query,
    const struct list_days *days, size_t max, struct assignment_lines *out)
{
	struct list_query whole = *query;
	struct found_list found;
	struct db_rows *rows;
	struct id_list ids;
	struct ask ask;
	enum err err;

	whole.after_id = 0;
	whole.backward = false;
	ask_init(&ask, cx, &whole, days);
	if (!has_index(whole.sort)) {
		err = run_ids(&ask, LIST_SORT_MAX + 1, &ids);
		if (err)
			return err;
		if (ids.n <= LIST_SORT_MAX)
			return lines_in_order(cx, ids.items,
			    ids.n < max ? ids.n : max, out);
		whole.sort = SORT_DUE;
		ask_init(&ask, cx, &whole, days);
	}
	if (ask.from == FROM_TEXT) {
		err = find(&ask, true, max, &found);
		if (err)
			return err;
		return lines_of_found(&ask, &found, found.n, false, out);
	}
	err = run_lines(&ask, max, &rows);
	if (err)
		return err;
	return assignment_lines_from_rows(cx, rows, out);
}

enum err
assignment_store_count_query(struct cx *cx, const struct list_query *query,
    const struct list_days *days, unsigned *out)
{
	struct found_list found = { .n = 0 };
	struct ask ask;
	uint64_t n;
	enum err err;

	ask_init(&ask, cx, query, days);
	if (ask.from == FROM_TEXT) {
		ask.sort = SORT_DUE;
		err = find(&ask, false, COUNT_CAP, &found);
		n = found.n;
	} else {
		err = count_up_to(&ask, COUNT_CAP, &n);
	}
	if (err)
		return err;
	*out = (unsigned)n;
	return OK;
}

static int
by_due_and_id(const void *a, const void *b)
{
	const struct assignment *x = &((const struct assignment_line *)a)->a;
	const struct assignment *y = &((const struct assignment_line *)b)->a;
	int32_t due_x = x->due_on == NO_DAY ? LAST_DAY : x->due_on;
	int32_t due_y = y->due_on == NO_DAY ? LAST_DAY : y->due_on;

	if (due_x != due_y)
		return due_x < due_y ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

enum err
assignment_store_list_ids(struct cx *cx, const uint64_t *ids, size_t n,
    struct assignment_lines *out)
{
	struct assignment_lines some;
	size_t end, start;
	enum err err;

	out->n = 0;
	out->items = arena_array(cx->mem, n, sizeof(*out->items));
	for (start = 0; start < n; start = end) {
		end = n - start > IDS_MAX ? start + IDS_MAX : n;
		err = run_lines_of(cx, ids + start, end - start, true, &some);
		if (err)
			return err;
		memcpy(out->items + out->n, some.items,
		    some.n * sizeof(*some.items));
		out->n += some.n;
	}
	qsort(out->items, out->n, sizeof(*out->items), by_due_and_id);
	return OK;
}

/* Counters ---------------------------------------- */

/*
 * One statement of capped counts, each over one range of one index. What needs
 * no more of a row than the index holds is counted apart from what does:
 * overdue, because of what was handed in. What is finished is not counted.
 */
static void
begin_count(struct ask *ask, bool by_state)
{
	ask->state = by_state ? STATE_ASSIGNED : -1;
	if (ask->q->n_args > 0)
		db_add(ask->q, LIT(", "));
	db_add(ask->q, LIT("(SELECT COUNT(*) FROM (SELECT 1"));
}

static void
end_count(const struct ask *ask)
{
	db_add(ask->q, LIT(" LIMIT ?) c)"), db_u64(COUNT_CAP));
}

/* Of the assignments of the scope, by an index of states or of open ones. */
static void
begin_assignments(struct ask *ask, bool by_state)
{
	begin_count(ask, by_state);
	db_add(ask->q, LIT(" FROM assignment a"));
	add_index(ask);
	db_add(ask->q, LIT(" WHERE 1 = 1"));
	add_who(ask);
}

static void
count_in_state(struct ask *ask, enum assignment_state state)
{
	begin_assignments(ask, true);
	db_add(ask->q, LIT(" AND a.state = ?"),
	    db_str(assignment_state_name(state)));
	end_count(ask);
}

#define STILL_AT_WORK                                                          \
	" AND a.state IN ('assigned','received','in_progress','returned')"

static void
count_by_due(struct ask *ask)
{
	struct db_arg today = db_day(ask->days->today);

	begin_assignments(ask, true);
	db_add(ask->q,
	    LIT(STILL_AT_WORK " AND a.due_key >= ? AND a.due_key <= ?"), today,
	    db_day(ask->days->due_soon));
	end_count(ask);
	begin_assignments(ask, true);
	db_add(ask->q, LIT(STILL_AT_WORK " AND a.due_key < ?"), today);
	end_count(ask);
	begin_assignments(ask, true);
	db_add(ask->q,
	    LIT(" AND a.state = 'submitted' AND a.due_key < ?"
		" AND a.submitted_at >= a.due_on + INTERVAL 17 HOUR"),
	    today);
	end_count(ask);
}

/* Of the whole province the requests that wait lead to their assignments; of
 * one agency or specialist the open assignments are few enough. */
static void
count_waiting_for_decision(struct ask *ask)
{
	if (ask->prefix == OF_ALL) {
		begin_count(ask, false);
		db_add(ask->q,
		    LIT(" FROM extension e FORCE INDEX (extension_one_pending)"
			" STRAIGHT_JOIN assignment a ON a.id = e.pending_key"
			" WHERE e.pending_key IS NOT NULL AND a.open = 1"));
	} else {
		begin_assignments(ask, false);
		db_add(ask->q, LIT(" AND a.open = 1"));
	}
	db_add(ask->q, LIT(" AND a.extension_pending = 1"));
	end_count(ask);
	if (ask->prefix == OF_ALL) {
		begin_count(ask, false);
		db_add(ask->q,
		    LIT(" FROM (SELECT DISTINCT x.assignment_id"
			" FROM difficulty x WHERE x.open = 1) e"
			" STRAIGHT_JOIN assignment a ON a.id = e.assignment_id"
			" WHERE a.open = 1"));
	} else {
		begin_assignments(ask, false);
		db_add(ask->q, LIT(" AND a.open = 1"));
	}
	db_add(ask->q, LIT(" AND a.difficulty_open = 1"));
	end_count(ask);
}

static unsigned
capped(uint64_t n)
{
	return n > COUNT_CAP ? COUNT_CAP : (unsigned)n;
}

static void
counters_from_row(struct db_rows *rows, struct list_counters *out)
{
	uint64_t n;

	out->n[LIST_OPEN] = capped(row_u64(rows));
	out->n[LIST_NEW] = capped(row_u64(rows));
	out->n[LIST_DUE_SOON] = capped(row_u64(rows));
	n = row_u64(rows);
	out->n[LIST_OVERDUE] = capped(n + row_u64(rows));
	out->n[LIST_WAITING] = capped(row_u64(rows));
	out->n[LIST_RETURNED] = capped(row_u64(rows));
	out->n[LIST_EXTENSION] = capped(row_u64(rows));
	out->n[LIST_DIFFICULTY] = capped(row_u64(rows));
}

enum err
assignment_store_count(struct cx *cx, enum list_scope scope,
    const struct list_days *days, struct list_counters *out)
{
	struct list_query query;
	struct db_rows *rows;
	struct ask ask;
	enum err err;

	list_query_init(&query);
	query.scope = scope;
	ask_init(&ask, cx, &query, days);
	db_query_init(ask.q, cx, "assignment.count");
	db_add(ask.q, LIT("SELECT "));
	begin_assignments(&ask, false);
	db_add(ask.q, LIT(" AND a.open = 1"));
	end_count(&ask);
	count_in_state(&ask, STATE_ASSIGNED);
	count_by_due(&ask);
	count_in_state(&ask, STATE_SUBMITTED);
	count_in_state(&ask, STATE_RETURNED);
	count_waiting_for_decision(&ask);
	err = db_query_run(ask.q, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "the counters have no row");
	counters_from_row(rows, out);
	return OK;
}
