#include "calendar_store.h"

#include "account.h"
#include "arena.h"
#include "clock.h"
#include "text.h"

static const struct db_stmt LIST_YEARS = STMT("calendar.list_years",
    "SELECT y.year, y.confirmed, y.basis,"
    " COALESCE(SUM(d.kind = 'day_off'), 0),"
    " COALESCE(SUM(d.kind = 'makeup_workday'), 0)"
    " FROM calendar_year y LEFT JOIN calendar_day d ON d.day"
    " BETWEEN MAKEDATE(y.year, 1) AND MAKEDATE(y.year + 1, 1) - INTERVAL 1 DAY"
    " GROUP BY y.year, y.confirmed, y.basis ORDER BY y.year DESC LIMIT 200");

enum err
calendar_store_list_years(struct cx *cx, struct calendar_year_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_YEARS, NO_ARGS, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (; db_next(rows); out->n++) {
		struct calendar_year_line *year = &out->items[out->n];

		year->year = (int)row_i64(rows);
		year->confirmed = row_bool(rows);
		year->basis = row_str(rows);
		year->n_off = (unsigned)row_u64(rows);
		year->n_makeup = (unsigned)row_u64(rows);
	}
	return OK;
}

static const struct db_stmt LIST_DAYS = STMT("calendar.list_days",
    "SELECT day, kind = 'makeup_workday', name, basis FROM calendar_day"
    " WHERE day BETWEEN ? AND ? AND kind <> 'removed'"
    " ORDER BY day LIMIT 400");

enum err
calendar_store_list_days(struct cx *cx, int year, struct calendar_day_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_DAYS,
	    ARGS(db_day(day_from_date(year, 1, 1)),
		db_day(day_from_date(year, 12, 31))),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (; db_next(rows); out->n++) {
		struct calendar_day_line *day = &out->items[out->n];

		day->day = row_day(rows);
		day->kind = row_bool(rows) ? CALENDAR_MAKEUP : CALENDAR_OFF;
		day->name = row_str(rows);
		day->basis = row_str(rows);
	}
	return OK;
}

static void
take_past(struct cx *cx, struct db_rows *rows, struct calendar_past_list *out)
{
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (; db_next(rows); out->n++) {
		struct calendar_past *past = &out->items[out->n];

		past->at = row_moment(rows);
		past->actor_name = row_str(rows);
		past->year = (int)row_i64(rows);
		past->day = row_day(rows);
		past->old_kind = row_str(rows);
		past->new_kind = row_str(rows);
		past->old_name = row_str(rows);
		past->new_name = row_str(rows);
		past->basis = row_str(rows);
	}
}

static const struct db_stmt LIST_PAST = STMT("calendar.list_past",
    "SELECT at, actor_name, year, day, old_kind, new_kind, old_name, new_name,"
    " basis FROM calendar_change WHERE year = ? ORDER BY id DESC LIMIT ?");

enum err
calendar_store_list_past(struct cx *cx, int year, unsigned max,
    struct calendar_past_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_PAST, ARGS(db_i64(year), db_u64(max)), &rows);
	if (err)
		return err;
	take_past(cx, rows, out);
	return OK;
}

static const struct db_stmt LAST_PAST = STMT("calendar.last_past",
    "SELECT COALESCE(MAX(id), 0) FROM calendar_change");

enum err
calendar_store_last_past(struct cx *cx, uint64_t *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LAST_PAST, NO_ARGS, &rows);
	if (!err)
		*out = db_next(rows) ? row_u64(rows) : 0;
	return err;
}

static const struct db_stmt LIST_SPAN = STMT("calendar.list_span",
    "SELECT at, actor_name, year, day, old_kind, new_kind, old_name, new_name,"
    " basis FROM calendar_change WHERE id > ? AND id <= ?"
    " ORDER BY day, id");

enum err
calendar_store_list_span(struct cx *cx, uint64_t first, uint64_t last,
    struct calendar_past_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_SPAN, ARGS(db_u64(first), db_u64(last)),
	    &rows);
	if (!err)
		take_past(cx, rows, out);
	return err;
}

static const struct db_stmt SET_DAY = STMT("calendar.set_day",
    "INSERT INTO calendar_day (day, kind, name, basis) VALUES (?, ?, ?, ?)"
    " ON DUPLICATE KEY UPDATE kind = VALUES(kind), name = VALUES(name),"
    " basis = VALUES(basis)");

enum err
calendar_store_set_day(struct cx *cx, const struct calendar_edit *edit,
    const char *basis)
{
	const char *kind = edit->kind == CALENDAR_ORDINARY
			       ? "removed"
			       : calendar_kind_name(edit->kind);

	return db_exec(cx, &SET_DAY,
	    ARGS(db_day(edit->day), db_str(kind), db_str(edit->name),
		db_str(basis)),
	    NULL);
}

static const struct db_stmt ADD_YEAR = STMT("calendar.add_year",
    "INSERT INTO calendar_year (year, confirmed) VALUES (?, 0)"
    " ON DUPLICATE KEY UPDATE year = VALUES(year)");

enum err
calendar_store_add_year(struct cx *cx, int year)
{
	return db_exec(cx, &ADD_YEAR, ARGS(db_i64(year)), NULL);
}

static const struct db_stmt SET_YEAR = STMT("calendar.set_year",
    "UPDATE calendar_year SET confirmed = ?, basis = ? WHERE year = ?");

enum err
calendar_store_set_year(struct cx *cx, int year, bool confirmed,
    const char *basis)
{
	return db_exec(cx, &SET_YEAR,
	    ARGS(db_bool(confirmed), db_str(basis), db_i64(year)), NULL);
}

static const struct db_stmt ADD_PAST = STMT("calendar.add_past",
    "INSERT INTO calendar_change (at, account_id, actor_name, year, day,"
    " old_kind, new_kind, old_name, new_name, basis)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
calendar_store_add_past(struct cx *cx, const struct calendar_past *past)
{
	const struct actor *actor = cx->actor;

	return db_exec(cx, &ADD_PAST,
	    ARGS(db_moment(cx->now),
		db_id(actor != NULL ? actor->account_id : 0),
		db_str(actor != NULL ? actor_shown_name(actor) : ""),
		db_i64(past->year), db_day(past->day), db_str(past->old_kind),
		db_str(past->new_kind), db_str(past->old_name),
		db_str(past->new_name), db_str(past->basis)),
	    NULL);
}

static const struct db_stmt *const statements[] = { &LIST_YEARS, &LIST_DAYS,
	&LIST_PAST, &LAST_PAST, &LIST_SPAN, &SET_DAY, &ADD_YEAR, &SET_YEAR,
	&ADD_PAST };

const struct db_stmt_list calendar_store_statements = { "calendar", statements,
	sizeof(statements) / sizeof(statements[0]) };
