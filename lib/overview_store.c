#include "overview_store.h"

#include "arena.h"
#include "clock.h"
#include "profile.h"
#include "report.h"
#include "report_group_store.h"
#include "text.h"

/* What was handed in by its date waits for the office and is not late. */
static const struct db_stmt OVERDUE = STMT("overview.overdue",
    "SELECT CONCAT(a.agency_id), CONCAT(t.field_id), CONCAT(d.assigner_id),"
    " a.due_on, COUNT(*) FROM assignment a"
    " FORCE INDEX (assignment_open_due)"
    " STRAIGHT_JOIN task t ON t.id = a.task_id"
    " STRAIGHT_JOIN directive d ON d.id = a.directive_id"
    " WHERE a.open = 1 AND a.due_key < ? AND NOT (a.state = 'submitted'"
    " AND a.submitted_at < a.due_on + INTERVAL 17 HOUR)"
    " GROUP BY a.agency_id, t.field_id, d.assigner_id, a.due_on"
    " LIMIT 200000");

static const struct db_stmt MONTH = STMT("overview.month",
    "SELECT COUNT(i.outcome <> 'late' OR NULL),"
    " COUNT(i.outcome = 'late' OR NULL) FROM assignment_interval i"
    " FORCE INDEX (assignment_interval_report)"
    " WHERE i.closed_on >= ? AND i.closed_on <= ? AND i.valid_to > ?"
    " AND i.valid_from <= ? AND i.state = 'completed'");

static enum err
read_groups(struct cx *cx, enum report_by by, struct overview_groups *out)
{
	struct report_block names;
	enum err err;

	err = report_group_store_names(cx, by, &names);
	if (err)
		return err;
	out->n = names.n;
	out->items = arena_array(cx->mem, names.n, sizeof(*out->items));
	for (size_t i = 0; i < names.n; i++)
		out->items[i] = (struct overview_group){
			.key = names.rows[i].key,
			.word = names.rows[i].word,
			.name = names.rows[i].agency.name,
		};
	return OK;
}

static void
add(struct overview_groups *groups, const char *key, uint32_t n)
{
	for (size_t i = 0; i < groups->n; i++) {
		if (!text_equal(groups->items[i].key, key))
			continue;
		groups->items[i].n += n;
		return;
	}
}

static enum err
read_overdue(struct cx *cx, struct overview *out)
{
	int32_t today = clock_day(cx->now);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &OVERDUE, ARGS(db_day(today)), &rows);
	if (err)
		return err;
	while (db_next(rows)) {
		const char *agency = row_str(rows);
		const char *field = row_str(rows);
		const char *assigner = row_str(rows);
		int32_t due_on = row_day(rows);
		uint32_t n = (uint32_t)row_u64(rows);

		out->ages[age_band_of(due_on, today)] += n;
		add(&out->agencies, agency, n);
		add(&out->fields, field, n);
		add(&out->assigners, assigner, n);
	}
	overview_groups_sort(&out->agencies);
	overview_groups_sort(&out->fields);
	overview_groups_sort(&out->assigners);
	return OK;
}

static enum err
read_month(struct cx *cx, struct overview_month *month)
{
	int64_t known_at = report_known_at(&month->period, cx->now);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &MONTH,
	    ARGS(db_day(month->period.from), db_day(month->period.to),
		db_moment(known_at), db_moment(known_at)),
	    &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "a month has no row");
	month->in_time = (uint32_t)row_u64(rows);
	month->late = (uint32_t)row_u64(rows);
	return OK;
}

static enum err
read_months(struct cx *cx, struct overview *out)
{
	int32_t day = clock_day(cx->now);

	for (int i = OVERVIEW_MONTHS - 1; i >= 0; i--) {
		struct overview_month *month = &out->months[i];
		enum err err;

		month->period = period_of(cx->profile, cx->calendar,
		    PERIOD_MONTH, day);
		err = read_month(cx, month);
		if (err)
			return err;
		day = month->period.from - 1;
	}
	return OK;
}

enum err
overview_store_get(struct cx *cx, struct overview *out)
{
	enum err err;

	*out = (struct overview){ .ages = { 0 } };
	err = read_groups(cx, BY_AGENCY, &out->agencies);
	if (!err)
		err = read_groups(cx, BY_FIELD, &out->fields);
	if (!err)
		err = read_groups(cx, BY_ASSIGNER, &out->assigners);
	if (!err)
		err = read_overdue(cx, out);
	return err ? err : read_months(cx, out);
}

static const struct db_stmt *const stmts[] = {
	&OVERDUE,
	&MONTH,
};

const struct db_stmt_list overview_store_statements = {
	"overview_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
