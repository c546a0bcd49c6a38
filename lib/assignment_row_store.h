/*
 * assignment_row_store: how an assignment and a line of a list are read; shared
 * by assignment_store, assignment_list_store, clock_store, report_store and
 * reorganisation_store, and by nobody else.
 *
 * Aliases: a assignment, t task, d directive, g agency, s the specialist's
 * account, f field.
 */
#ifndef ASSIGNMENT_ROW_STORE_H
#define ASSIGNMENT_ROW_STORE_H

#include "assignment_store.h"

#define ASSIGNMENT_COLUMNS                                                     \
	"a.id, a.task_id, a.directive_id, a.agency_id, a.role, a.state,"       \
	" a.specialist_id, a.first_due_on, a.due_on, a.update_due_on,"         \
	" a.update_derivation, a.assigned_at, a.first_seen_at, a.received_at," \
	" a.updated_at, a.submitted_at, a.result_on, a.outcome, a.closed_at,"  \
	" a.closed_on, a.update_late, a.extension_count, a.extension_pending," \
	" a.return_count, a.send_back_count, a.notice_count, a.escalated,"     \
	" a.explained, a.difficulty_open, a.paper_received_on,"                \
	" a.transferred_from_id, a.version"

#define LINE_REST                                                              \
	", g.name, g.short_name, t.title, t.number, t.deadline_text,"          \
	" t.deadline_kind, t.starred, t.product, f.name, d.ref_number,"        \
	" d.ref_symbol, d.issued_on, d.abstract, d.urgency, d.source, s.name"
#define LINE_COLUMNS ASSIGNMENT_COLUMNS LINE_REST
#define LINE_JOINS                                                             \
	" STRAIGHT_JOIN task t ON t.id = a.task_id"                            \
	" STRAIGHT_JOIN directive d ON d.id = a.directive_id"                  \
	" STRAIGHT_JOIN agency g ON g.id = a.agency_id"                        \
	" STRAIGHT_JOIN account s ON s.id = a.specialist_id"                   \
	" STRAIGHT_JOIN field f ON f.id = t.field_id"
/* Taken out of a draft before it was handed out: never shown. */
#define NOT_DROPPED " AND (a.state <> 'cancelled' OR a.assigned_at IS NOT NULL)"

/* An agency leads a task while its assignment as lead stands: not before it is
 * handed out, and no longer when it was taken away. */
#define LEADS                                                                  \
	" EXISTS (SELECT 1 FROM assignment l WHERE l.task_id = a.task_id"      \
	" AND l.role = 'lead' AND l.agency_id = ?"                             \
	" AND (l.open = 1 OR l.state = 'completed'))"

enum err assignment_from_row(struct cx *cx, struct db_rows *rows,
    struct assignment *out) MUST_CHECK;
/* What a line has besides its assignment: LINE_REST. */
enum err assignment_line_rest_from_row(struct cx *cx, struct db_rows *rows,
    struct assignment_line *out) MUST_CHECK;
enum err assignment_lines_from_rows(struct cx *cx, struct db_rows *rows,
    struct assignment_lines *out) MUST_CHECK;

#endif
