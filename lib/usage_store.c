#include "usage_store.h"

#include "arena.h"
#include "calendar.h"
#include "clock.h"

/* Moments are kept in UTC; days are those of Vietnam. */
static const struct db_stmt AGENCIES = STMT("usage.agencies",
    "SELECT g.id, g.name, MAX(s.created_at), COUNT(DISTINCT CASE WHEN"
    " s.created_at >= ? AND s.created_at < ?"
    " THEN DATE(s.created_at + INTERVAL 7 HOUR) END)"
    " FROM agency g JOIN account c ON c.agency_account_of = g.id"
    " AND c.closed_at IS NULL LEFT JOIN session s ON s.account_id = c.id"
    " AND s.officer_id IS NOT NULL"
    " WHERE ? BETWEEN g.valid_from AND g.valid_to"
    " GROUP BY g.id, g.name, g.kind, g.sort_order"
    " ORDER BY MAX(s.created_at) >= ? AND MAX(s.created_at) IS NOT NULL,"
    " g.kind, g.sort_order, g.id LIMIT 5000");

/* How many were handed out one day and seen another. */
static const struct db_stmt SEEN = STMT("usage.seen",
    "SELECT a.agency_id, DATE(a.assigned_at + INTERVAL 7 HOUR) AS assigned_on,"
    " DATE(a.first_seen_at + INTERVAL 7 HOUR) AS seen_on, COUNT(*)"
    " FROM assignment a WHERE a.open IN (0, 1)"
    " AND a.assigned_at >= ? AND a.assigned_at < ?"
    " GROUP BY a.agency_id, assigned_on, seen_on"
    " LIMIT 200000");

static const struct db_stmt UPDATED = STMT("usage.updated",
    "SELECT agency_id, COUNT(*), SUM(update_late) FROM assignment"
    " WHERE submitted_at >= ? AND submitted_at < ?"
    " GROUP BY agency_id LIMIT 5000");

static struct usage_row *
find(struct usage_rows *list, uint64_t agency_id)
{
	for (size_t i = 0; i < list->n; i++) {
		if (list->items[i].agency_id == agency_id)
			return &list->items[i];
	}
	return NULL;
}

static enum err
add_seen(struct cx *cx, int64_t begin, int64_t end, struct usage_rows *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &SEEN, ARGS(db_moment(begin), db_moment(end)),
	    &rows);
	if (err)
		return err;
	while (db_next(rows)) {
		struct usage_row *row = find(out, row_u64(rows));
		int32_t assigned = row_day(rows);
		int32_t seen = row_day(rows);
		unsigned n = (unsigned)row_u64(rows);

		if (row == NULL)
			continue;
		row->assigned += n;
		if (seen != NO_DAY &&
		    seen <= calendar_add(cx->calendar, assigned, 1))
			row->seen_in_time += n;
	}
	return OK;
}

static enum err
add_updated(struct cx *cx, int64_t begin, int64_t end, struct usage_rows *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &UPDATED, ARGS(db_moment(begin), db_moment(end)),
	    &rows);
	if (err)
		return err;
	while (db_next(rows)) {
		struct usage_row *row = find(out, row_u64(rows));

		if (row == NULL)
			continue;
		row->updated = (unsigned)row_u64(rows);
		row->updated_late = (unsigned)row_u64(rows);
	}
	return OK;
}

enum err
usage_store_list(struct cx *cx, int32_t from, int32_t to,
    struct usage_rows *out)
{
	int64_t begin = clock_day_start(from);
	int64_t end = clock_day_start(to + 1);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &AGENCIES,
	    ARGS(db_moment(begin), db_moment(end), db_day(clock_day(cx->now)),
		db_moment(begin)),
	    &rows);
	if (err)
		return err;
	*out = (struct usage_rows){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (db_next(rows)) {
		struct usage_row *row = &out->items[out->n++];

		*row = (struct usage_row){ 0 };
		row->agency_id = row_u64(rows);
		row->agency_name = row_str(rows);
		row->last_sign_in = row_moment(rows);
		row->days = (unsigned)row_u64(rows);
	}
	err = add_seen(cx, begin, end, out);
	if (err)
		return err;
	return add_updated(cx, begin, end, out);
}

static const struct db_stmt *const stmts[] = {
	&AGENCIES,
	&SEEN,
	&UPDATED,
};

const struct db_stmt_list usage_store_statements = {
	"usage_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
