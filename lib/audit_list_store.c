#include "audit_list_store.h"

#include "account_admin.h"
#include "arena.h"
#include "clock.h"
#include "text.h"

static void
add_filter(struct db_query *q, const struct audit_filter *f)
{
	if (!text_is_empty(f->action))
		db_add(q, LIT(" AND l.action = ?"), db_str(f->action));
	if (!text_is_empty(f->outcome))
		db_add(q, LIT(" AND l.outcome = ?"), db_str(f->outcome));
	/* Who has just signed in was nobody before: the detail names him. What
	 * is typed may have accents, which a column in ASCII refuses to be
	 * compared with. */
	if (!text_is_empty(f->login))
		db_add(q,
		    LIT(" AND (l.account_id = (SELECT c.id FROM account c"
			" WHERE CONVERT(c.login USING utf8mb4) = ?)"
			" OR (l.action = 'login'"
			" AND l.detail = ?))"),
		    db_str(f->login), db_str(f->login));
	if (!text_is_empty(f->text))
		db_add(q,
		    LIT(" AND (REPLACE(LOWER(l.detail), 'đ', 'd')"
			" COLLATE utf8mb4_uca1400_ai_ci LIKE ?"
			" OR CONVERT(l.address USING utf8mb4) = ?"
			" OR CONVERT(l.request_id USING utf8mb4) = ?)"),
		    db_str(name_pattern(q->cx->mem, f->text)), db_str(f->text),
		    db_str(f->text));
	if (f->from != NO_DAY)
		db_add(q, LIT(" AND l.at >= ?"),
		    db_moment(clock_day_start(f->from)));
	if (f->to != NO_DAY)
		db_add(q, LIT(" AND l.at <= ?"),
		    db_moment(clock_day_end(f->to)));
	if (f->before_id != 0)
		db_add(q, LIT(" AND l.id < ?"), db_u64(f->before_id));
}

static void
row_read(struct db_rows *rows, struct audit_row *out)
{
	out->id = row_u64(rows);
	out->at = row_moment(rows);
	out->login = row_str(rows);
	out->account_name = row_str(rows);
	out->officer_name = row_str(rows);
	out->address = row_str(rows);
	out->request_id = row_str(rows);
	out->action = row_str(rows);
	out->outcome = row_str(rows);
	out->detail = row_str(rows);
}

enum err
audit_list_store_list(struct cx *cx, const struct audit_filter *filter,
    struct audit_rows *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "audit.list");
	db_add(q,
	    LIT("SELECT l.id, l.at, COALESCE(c.login, IF(l.action = 'login'"
		" AND l.outcome = 'ok', l.detail, '')),"
		" COALESCE(c.name, ''), COALESCE(o.name, ''), l.address,"
		" l.request_id, l.action, l.outcome, l.detail"
		" FROM audit_log l LEFT JOIN account c"
		" ON c.id = l.account_id LEFT JOIN officer o"
		" ON o.id = l.officer_id WHERE 1"));
	add_filter(q, filter);
	db_add(q, LIT(" ORDER BY l.id DESC LIMIT ?"), db_u64(filter->size + 1));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		row_read(rows, &out->items[out->n++]);
	return OK;
}
