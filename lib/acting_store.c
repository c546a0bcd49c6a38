#include "acting_store.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"
#include "crypto.h"

#define COLUMNS                                                                \
	"SELECT t.id, t.principal_id, p.name, t.deputy_id, d.name,"            \
	" t.valid_from, t.valid_to, t.document, t.ended_at, t.ended_basis"     \
	" FROM acting t JOIN account p ON p.id = t.principal_id"               \
	" JOIN account d ON d.id = t.deputy_id"

static enum err
read_list(struct cx *cx, struct db_rows *rows, struct acting_list *out)
{
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct acting *t = &out->items[out->n++];

		t->id = row_u64(rows);
		t->principal_id = row_u64(rows);
		t->principal_name = row_str(rows);
		t->deputy_id = row_u64(rows);
		t->deputy_name = row_str(rows);
		t->valid_from = row_day(rows);
		t->valid_to = row_day(rows);
		t->document = row_str(rows);
		t->ended_at = row_moment(rows);
		t->ended_basis = row_str(rows);
	}
	return OK;
}

static const struct db_stmt LIST = STMT("acting.list",
    COLUMNS " ORDER BY t.ended_at IS NOT NULL OR t.valid_to < ?,"
	    " t.valid_from DESC, t.id DESC LIMIT 200");

enum err
acting_store_list(struct cx *cx, int32_t today, struct acting_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, ARGS(db_day(today)), &rows);
	return err ? err : read_list(cx, rows, out);
}

static const struct db_stmt LIST_OWN = STMT("acting.list_own",
    COLUMNS " WHERE t.deputy_id = ? AND ? BETWEEN t.valid_from AND t.valid_to"
	    " AND t.ended_at IS NULL AND p.closed_at IS NULL ORDER BY t.id");

enum err
acting_store_list_own(struct cx *cx, uint64_t deputy_id, int32_t today,
    struct acting_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_OWN, ARGS(db_u64(deputy_id), db_day(today)),
	    &rows);
	return err ? err : read_list(cx, rows, out);
}

static const struct db_stmt OVERLAPS = STMT("acting.overlaps",
    "SELECT 1 FROM acting WHERE principal_id = ? AND ended_at IS NULL"
    " AND valid_from <= ? AND valid_to >= ? LIMIT 1");

enum err
acting_store_overlaps(struct cx *cx, const struct acting *acting, bool *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &OVERLAPS,
	    ARGS(db_u64(acting->principal_id), db_day(acting->valid_to),
		db_day(acting->valid_from)),
	    &rows);
	*out = !err && db_next(rows);
	return err;
}

static const struct db_stmt ADD = STMT("acting.add",
    "INSERT INTO acting (principal_id, deputy_id, valid_from, valid_to,"
    " document, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?)");

enum err
acting_store_add(struct cx *cx, struct acting *acting)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_u64(acting->principal_id), db_u64(acting->deputy_id),
		db_day(acting->valid_from), db_day(acting->valid_to),
		db_str(acting->document), db_moment(cx->now),
		db_u64(cx->actor->account_id)),
	    NULL);
	if (err)
		return err;
	acting->id = db_insert_id(cx);
	return OK;
}

static const struct db_stmt END = STMT("acting.end",
    "UPDATE acting SET ended_at = ?, ended_basis = ? WHERE id = ?"
    " AND ended_at IS NULL AND valid_to >= ?");

enum err
acting_store_end(struct cx *cx, uint64_t id, const char *basis)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &END,
	    ARGS(db_moment(cx->now), db_str(basis), db_u64(id),
		db_day(clock_day(cx->now))),
	    &changed);
	if (!err && changed == 0)
		return fail(cx, ERR_MISSING, "acting %" PRIu64 " is over", id);
	return err;
}

static const struct db_stmt SET_SESSION = STMT("acting.set_session",
    "UPDATE session SET acting_id = ? WHERE token_hash = ?");

enum err
acting_store_set_session(struct cx *cx, const uint8_t *token_hash, uint64_t id)
{
	return db_exec(cx, &SET_SESSION,
	    ARGS(db_id(id), db_bytes(token_hash, SHA256_SIZE)), NULL);
}

static const struct db_stmt FIND = STMT("acting.find",
    "SELECT p.id, p.login, p.kind, p.role, p.position, d.id,"
    " CONCAT(d.name, ' (', t.words, ' ', p.name, ')'), d.language,"
    " LEAST(100, (SELECT COUNT(*) FROM notification n WHERE n.account_id = p.id"
    " AND n.read_at IS NULL)) FROM acting t"
    " JOIN account p ON p.id = t.principal_id"
    " JOIN account d ON d.id = t.deputy_id WHERE t.id = ?"
    " AND ? BETWEEN t.valid_from AND t.valid_to AND t.ended_at IS NULL"
    " AND p.closed_at IS NULL");

enum err
acting_store_find(struct cx *cx, uint64_t id, int32_t today, struct actor *out,
    uint32_t *out_unread, bool *out_found)
{
	struct db_rows *rows;
	bool known;
	enum err err;

	err = db_query(cx, &FIND, ARGS(db_u64(id), db_day(today)), &rows);
	*out_found = !err && db_next(rows);
	if (!*out_found)
		return err;
	*out = (struct actor){ .agency_name = "", .officer_name = "" };
	out->account_id = row_u64(rows);
	out->login = row_str(rows);
	known = account_kind_from_name(row_str(rows), &out->kind);
	known = role_from_name(row_str(rows), &out->role) && known;
	known = position_from_name(row_str(rows), &out->position) && known;
	if (!known)
		return fail(cx, ERR_BUG, "an account of no known kind");
	out->deputy_id = row_u64(rows);
	out->name = row_str(rows);
	out->language = row_str(rows);
	*out_unread = (uint32_t)row_u64(rows);
	return OK;
}

static const struct db_stmt *const statements[] = { &LIST, &LIST_OWN, &OVERLAPS,
	&ADD, &END, &SET_SESSION, &FIND };

const struct db_stmt_list acting_store_statements = { "acting_store",
	statements, sizeof(statements) / sizeof(statements[0]) };
