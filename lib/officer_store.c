#include "officer_store.h"

#include <inttypes.h>

#include "arena.h"
#include "text.h"

#define ROW_COLUMNS                                                            \
	"o.id, o.agency_id, o.name, o.title, o.duty = 'leader_in_charge',"     \
	" o.email, o.phone, o.valid_from, o.valid_to, g.name, o.basis,"        \
	" o.must_change_secret,"                                               \
	" (SELECT MAX(s.seen_at) FROM session s WHERE s.officer_id = o.id),"   \
	" o.version"
#define ROW_FROM " FROM officer o JOIN agency g ON g.id = o.agency_id"

static void
row_read(struct db_rows *rows, struct officer_row *out)
{
	struct officer *o = &out->officer;

	o->id = row_u64(rows);
	o->agency_id = row_u64(rows);
	o->name = row_str(rows);
	o->title = row_str(rows);
	o->leader_in_charge = row_bool(rows);
	o->email = row_str(rows);
	o->phone = row_str(rows);
	o->valid_from = row_day(rows);
	o->valid_to = row_day(rows);
	out->agency_name = row_str(rows);
	out->basis = row_str(rows);
	out->must_change_secret = row_bool(rows);
	out->seen_at = row_moment(rows);
	out->version = row_u64(rows);
}

static void
add_filter(struct db_query *q, const struct officer_filter *f, int32_t today)
{
	if (f->when == OFFICERS_CURRENT)
		db_add(q, LIT(" AND o.valid_to >= ?"), db_day(today));
	if (f->when == OFFICERS_ENDED)
		db_add(q, LIT(" AND o.valid_to < ?"), db_day(today));
	if (f->agency_id != 0)
		db_add(q, LIT(" AND o.agency_id = ?"), db_u64(f->agency_id));
	if (f->duty >= 0)
		db_add(q, LIT(" AND o.duty = ?"),
		    db_str(officer_duty_name(f->duty == 1)));
	/* đ is a letter of its own to the server: read as d on both sides. */
	if (!text_is_empty(f->text))
		db_add(q,
		    LIT(" AND REPLACE(LOWER(o.name), 'đ', 'd')"
			" COLLATE utf8mb4_uca1400_ai_ci LIKE ?"),
		    db_str(name_pattern(q->cx->mem, f->text)));
	if (f->after_id != 0)
		db_add(q,
		    LIT(" AND (o.name > (SELECT p.name FROM officer p"
			" WHERE p.id = ?) OR (o.name = (SELECT p.name"
			" FROM officer p WHERE p.id = ?) AND o.id > ?))"),
		    db_u64(f->after_id), db_u64(f->after_id),
		    db_u64(f->after_id));
}

enum err
officer_store_list(struct cx *cx, const struct officer_filter *filter,
    int32_t today, struct officer_rows *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "officer.list");
	db_add(q, LIT("SELECT " ROW_COLUMNS ROW_FROM " WHERE 1"));
	add_filter(q, filter, today);
	db_add(q, LIT(" ORDER BY o.name, o.id LIMIT ?"),
	    db_u64(filter->size + 1));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		row_read(rows, &out->items[out->n++]);
	return OK;
}

static const struct db_stmt GET = STMT("officer.get",
    "SELECT " ROW_COLUMNS ROW_FROM " WHERE o.id = ?");

enum err
officer_store_get(struct cx *cx, uint64_t id, struct officer_row *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no officer %" PRIu64, id);
	row_read(rows, out);
	return OK;
}

/* A leader with a personal account of the agency is a named leader too. */
static const struct db_stmt LIST_GAPS = STMT("officer.list_gaps",
    "SELECT * FROM (SELECT g.id, g.name, g.kind, g.sort_order,"
    " EXISTS (SELECT 1 FROM account c WHERE c.agency_account_of = g.id"
    " AND c.closed_at IS NULL) AS has_account,"
    " EXISTS (SELECT 1 FROM officer o WHERE o.agency_id = g.id"
    " AND o.duty = 'responder' AND ? BETWEEN o.valid_from AND o.valid_to)"
    " AS has_responder,"
    " EXISTS (SELECT 1 FROM officer o WHERE o.agency_id = g.id"
    " AND o.duty = 'leader_in_charge'"
    " AND ? BETWEEN o.valid_from AND o.valid_to)"
    " OR EXISTS (SELECT 1 FROM account c WHERE c.agency_id = g.id"
    " AND c.role = 'agency_leader' AND c.closed_at IS NULL) AS has_leader"
    " FROM agency g WHERE ? BETWEEN g.valid_from AND g.valid_to) a"
    " WHERE (a.kind IN ('department', 'locality') OR a.has_account)"
    " AND NOT (a.has_responder AND a.has_leader)"
    " ORDER BY a.kind, a.sort_order, a.id LIMIT 5000");

enum err
officer_store_list_gaps(struct cx *cx, int32_t today, struct agency_gaps *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_GAPS,
	    ARGS(db_day(today), db_day(today), db_day(today)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct agency_gap *gap = &out->items[out->n++];

		gap->agency_id = row_u64(rows);
		gap->agency_name = row_str(rows);
		(void)row_str(rows);
		(void)row_i64(rows);
		gap->has_account = row_bool(rows);
		gap->has_responder = row_bool(rows);
		gap->has_leader = row_bool(rows);
	}
	return OK;
}

static const struct db_stmt LIST_MISMATCHES = STMT("officer.list_mismatches",
    "SELECT m.kind, m.id, m.name, m.login, m.agency_id, g.name FROM ("
    "SELECT 0 AS kind, c.id, c.name, c.login, c.agency_id FROM account c"
    " WHERE c.agency_account_of IS NOT NULL AND c.closed_at IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM officer o WHERE o.agency_id = c.agency_id"
    " AND ? BETWEEN o.valid_from AND o.valid_to)"
    " UNION ALL SELECT 1, c.id, c.name, c.login, c.agency_id FROM account c"
    " WHERE c.role = 'agency_leader' AND c.agency_account_of IS NULL"
    " AND c.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM officer o"
    " WHERE o.agency_id = c.agency_id AND o.name = c.name"
    " AND ? BETWEEN o.valid_from AND o.valid_to)"
    " UNION ALL SELECT 2, o.id, o.name, '', o.agency_id FROM officer o"
    " WHERE ? BETWEEN o.valid_from AND o.valid_to AND NOT EXISTS ("
    "SELECT 1 FROM account c WHERE c.agency_account_of = o.agency_id"
    " AND c.closed_at IS NULL) AND NOT EXISTS (SELECT 1 FROM account c"
    " WHERE c.agency_id = o.agency_id AND c.role = 'agency_leader'"
    " AND c.name = o.name AND c.closed_at IS NULL)) m"
    " JOIN agency g ON g.id = m.agency_id"
    " ORDER BY g.sort_order, g.id, m.kind, m.name LIMIT 2000");

enum err
officer_store_list_mismatches(struct cx *cx, int32_t today,
    struct staff_mismatches *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_MISMATCHES,
	    ARGS(db_day(today), db_day(today), db_day(today)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct staff_mismatch *one = &out->items[out->n++];

		one->kind = (enum staff_mismatch_kind)row_i64(rows);
		one->id = row_u64(rows);
		one->name = row_str(rows);
		one->login = row_str(rows);
		one->agency_id = row_u64(rows);
		one->agency_name = row_str(rows);
	}
	return OK;
}

static const struct db_stmt ADD = STMT("officer.add",
    "INSERT INTO officer (agency_id, name, title, duty, email, phone, basis,"
    " valid_from, valid_to, must_change_secret)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)");

enum err
officer_store_add(struct cx *cx, const struct officer_entry *e,
    uint64_t *out_id)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_u64(e->agency_id), db_str(e->name), db_str(e->title),
		db_str(officer_duty_name(e->leader_in_charge)),
		db_str(e->email), db_str(e->phone), db_str(e->basis),
		db_day(e->valid_from), db_day(e->valid_to)),
	    NULL);
	if (err)
		return err;
	*out_id = db_insert_id(cx);
	return OK;
}

static const struct db_stmt SET = STMT("officer.set",
    "UPDATE officer SET name = ?, title = ?, duty = ?, email = ?, phone = ?,"
    " basis = ?, valid_from = ?, valid_to = ?, version = version + 1"
    " WHERE id = ? AND version = ?");

enum err
officer_store_set(struct cx *cx, uint64_t id, uint64_t version,
    const struct officer_entry *e)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_str(e->name), db_str(e->title),
		db_str(officer_duty_name(e->leader_in_charge)),
		db_str(e->email), db_str(e->phone), db_str(e->basis),
		db_day(e->valid_from), db_day(e->valid_to), db_u64(id),
		db_u64(version)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail_stale(cx,
		    "officer %" PRIu64 " was changed meanwhile", id);
	return OK;
}

static const struct db_stmt *const statements[] = { &GET, &LIST_GAPS,
	&LIST_MISMATCHES, &ADD, &SET };

const struct db_stmt_list officer_store_statements = { "officer_store",
	statements, sizeof(statements) / sizeof(statements[0]) };
