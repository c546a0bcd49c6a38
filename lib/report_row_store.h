/*
 * report_row_store: what a row of assignment_interval counts as; shared by
 * report_store and report_group_store, which count rows, report_sum_store
 * and report_open_store, which sum them up, and frozen_store, which keeps them,
 * and by nobody else.
 *
 * i is an interval; p is one row: the first day of the period and the day on
 * which a row is in time or overdue. These conditions are the only place that
 * says what a cell is: sums of rows, lists of rows and sums made beforehand.
 */
#ifndef REPORT_ROW_STORE_H
#define REPORT_ROW_STORE_H

#include <stdint.h>

#include "db.h"
#include "report.h"

#define LEFT_IT "i.state IN ('transferred', 'recalled', 'cancelled')"
#define STAYS   "i.state NOT IN ('transferred', 'recalled', 'cancelled')"

/* Every row is in exactly one leaf: a number, for a word takes as long to
 * compare as all the rest of the row. report_month keeps the first five. */
#define DONE_EARLY              "1"
#define DONE_ON_TIME            "2"
#define DONE_LATE               "3"
#define DONE_NO_DEADLINE        "4"
#define OUT                     "5"
#define DOING_IN_TIME           "6"
#define DOING_OVERDUE           "7"
#define DOING_NO_DEADLINE       "8"
#define NOT_STARTED_IN_TIME     "9"
#define NOT_STARTED_OVERDUE     "10"
#define NOT_STARTED_NO_DEADLINE "11"
#define LEAF                                                                   \
	"CASE WHEN i.state = 'completed' THEN CASE i.outcome WHEN 'early'"     \
	" THEN " DONE_EARLY " WHEN 'on_time' THEN " DONE_ON_TIME               \
	" WHEN 'late' THEN " DONE_LATE " ELSE " DONE_NO_DEADLINE " END"        \
	" WHEN i.state IN ('in_progress', 'submitted') THEN CASE"              \
	" WHEN i.due_on IS NULL THEN " DOING_NO_DEADLINE                       \
	" WHEN i.due_on >= p.as_of THEN " DOING_IN_TIME                        \
	" WHEN i.state = 'submitted' AND i.submitted_on <= i.due_on"           \
	" THEN " DOING_IN_TIME " ELSE " DOING_OVERDUE " END"                   \
	" WHEN i.state IN ('assigned', 'received', 'returned') THEN CASE"      \
	" WHEN i.due_on IS NULL THEN " NOT_STARTED_NO_DEADLINE                 \
	" WHEN i.due_on >= p.as_of THEN " NOT_STARTED_IN_TIME                  \
	" ELSE " NOT_STARTED_OVERDUE " END ELSE " OUT " END"

#define CARRIED "i.assigned_on < p.first_day"

/* Of the rows that stay. The first five are bits of one column. */
#define EXTENDED     "i.marks & 1"
#define RETURNED     "i.marks & 2"
#define NOTICED      "i.marks & 4"
#define ESCALATED    "i.marks & 8"
#define UPDATED_LATE "i.marks & 16"
#define NOT_UPDATED                                                            \
	"i.update_due_on < p.as_of"                                            \
	" AND i.state NOT IN ('completed', 'submitted')"                       \
	" AND (i.updated_on IS NULL"                                           \
	" OR i.updated_on <= COALESCE(i.due_on, i.update_due_on))"
#define FALLEN_DUE                                                             \
	"(i.due_on <= p.as_of OR i.outcome IN ('early', 'on_time', 'late'))"

/* All a row counts as besides its leaf, in one number: the bits of marks, then
 * not updated, fallen due, carried. */
#define FLAGS                                                                  \
	"i.marks | IF(" NOT_UPDATED ", 32, 0) | IF(" FALLEN_DUE                \
	", 64, 0) | IF(" CARRIED ", 128, 0)"

/*
 * The open end and what was closed since are two ranges of one index. If they
 * touched, the server would glue them into one and read every version there
 * ever was. What was known at a moment was closed by then.
 */
#define FROM_INTERVALS                                                         \
	" FROM (SELECT CAST(? AS DATE) AS first_day, CAST(? AS DATE) AS as_of" \
	") p STRAIGHT_JOIN assignment_interval i"                              \
	" FORCE INDEX (assignment_interval_report)"                            \
	" WHERE ((i.closed_on = DATE'9999-12-31' AND i.valid_to > ?)"          \
	" OR (i.closed_on >= ? AND i.closed_on <= ? AND i.valid_to > ?))"      \
	" AND i.valid_from <= ? AND i.assigned_on <= ?"

/* Of those two ranges the second alone. */
#define FROM_CLOSED                                                            \
	" FROM (SELECT CAST(? AS DATE) AS first_day, CAST(? AS DATE) AS as_of" \
	") p STRAIGHT_JOIN assignment_interval i"                              \
	" FORCE INDEX (assignment_interval_report)"                            \
	" WHERE i.closed_on >= ? AND i.closed_on <= ? AND i.valid_to > ?"      \
	" AND i.valid_from <= ? AND i.assigned_on <= ?"

/*
 * What is open at one moment and was not so at an earlier, and the other way
 * round: a version began, or ended. Both take two days as above. CAME then
 * takes the earlier moment and twice the later; WENT the earlier, the later and
 * the earlier again.
 */
#define FROM_CAME                                                              \
	" FROM (SELECT CAST(? AS DATE) AS first_day, CAST(? AS DATE) AS as_of" \
	") p STRAIGHT_JOIN assignment_interval i"                              \
	" FORCE INDEX (assignment_interval_from)"                              \
	" WHERE i.valid_from > ? AND i.valid_from <= ? AND i.valid_to > ?"     \
	" AND i.closed_on = DATE'9999-12-31'"
#define FROM_WENT                                                              \
	" FROM (SELECT CAST(? AS DATE) AS first_day, CAST(? AS DATE) AS as_of" \
	") p STRAIGHT_JOIN assignment_interval i"                              \
	" FORCE INDEX (assignment_interval_report)"                            \
	" WHERE i.closed_on = DATE'9999-12-31' AND i.valid_to > ?"             \
	" AND i.valid_to <= ? AND i.valid_from <= ?"

/*
 * The same of what is closed, on days that are over: a mistake was corrected,
 * or it was not finished at all. Nothing is closed on a day that is over but by
 * amending it. Both take two days as above, then the earlier moment and the
 * later. CAME then takes the first day and the last, twice the later moment and
 * the earlier; WENT the first day and the last, and the earlier moment.
 */
#define FROM_AMENDED_CAME                                                      \
	" FROM (SELECT CAST(? AS DATE) AS first_day, CAST(? AS DATE) AS as_of" \
	") p STRAIGHT_JOIN (SELECT DISTINCT m.assignment_id"                   \
	" FROM assignment_interval m"                                          \
	" FORCE INDEX (assignment_interval_amended)"                           \
	" WHERE m.amended_at > ? AND m.amended_at <= ?) k"                     \
	" STRAIGHT_JOIN assignment_interval i"                                 \
	" ON i.assignment_id = k.assignment_id"                                \
	" WHERE i.closed_on >= ? AND i.closed_on <= ?"                         \
	" AND i.valid_from <= ? AND i.valid_to > ? AND i.valid_from > ?"
#define FROM_AMENDED_WENT                                                      \
	" FROM (SELECT CAST(? AS DATE) AS first_day, CAST(? AS DATE) AS as_of" \
	") p STRAIGHT_JOIN assignment_interval i"                              \
	" FORCE INDEX (assignment_interval_amended)"                           \
	" WHERE i.amended_at > ? AND i.amended_at <= ?"                        \
	" AND i.closed_on >= ? AND i.closed_on <= ? AND i.valid_from <= ?"

/*
 * The items of the work programme are few, and known by their directives: by
 * what the source of a directive was at the moment of the question, whatever
 * it was called before or has become since. Takes the moment twice.
 */
#define PROGRAMME_DIRECTIVES                                                   \
	"(SELECT w.id FROM directive w FORCE INDEX (directive_source)"         \
	" WHERE w.source = 'work_programme' AND w.id NOT IN"                   \
	" (SELECT e.directive_id FROM event_change c"                          \
	" FORCE INDEX (event_change_field) STRAIGHT_JOIN event e"              \
	" ON e.id = c.event_id WHERE c.field = 'source' AND e.at > ?)"         \
	" UNION ALL SELECT f.directive_id FROM (SELECT e.directive_id,"        \
	" MIN(c.event_id) AS id FROM event_change c"                           \
	" FORCE INDEX (event_change_field) STRAIGHT_JOIN event e"              \
	" ON e.id = c.event_id WHERE c.field = 'source' AND e.at > ?"          \
	" GROUP BY e.directive_id) f STRAIGHT_JOIN event_change c"             \
	" ON c.event_id = f.id AND c.field = 'source'"                         \
	" WHERE c.old_value = 'work_programme')"
#define PROGRAMME_TASKS                                                        \
	"(SELECT t.id FROM " PROGRAMME_DIRECTIVES                              \
	" d STRAIGHT_JOIN task t ON t.directive_id = d.id)"

/* " FROM ... WHERE ...": the rows of a report, p and i. In report_store. */
void report_row_store_add(struct db_query *q, const struct report_query *query);

#endif
