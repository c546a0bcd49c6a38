#include "agency_admin_store.h"

#include <inttypes.h>

#include "account.h"
#include "account_admin.h"
#include "arena.h"
#include "clock.h"
#include "text.h"

#define ROW_COLUMNS                                                            \
	"g.id, g.code, g.kind, g.name, g.short_name, g.parent_id,"             \
	" g.admin_unit_code, g.edxml_code, g.email, g.phone, g.contact_name,"  \
	" g.head_name, g.head_title, g.sort_order, g.valid_from, g.valid_to,"  \
	" (SELECT GROUP_CONCAT(l.alias ORDER BY l.id SEPARATOR '\n')"          \
	" FROM agency_alias l WHERE l.agency_id = g.id"                        \
	" AND l.removed_at IS NULL), g.successor_id, s.name, u.name,"          \
	" (SELECT MIN(o.name) FROM officer o WHERE o.agency_id = g.id"         \
	" AND o.duty = 'leader_in_charge' AND o.valid_from <= ?"               \
	" AND o.valid_to >= ?), EXISTS (SELECT 1 FROM account c"               \
	" WHERE c.agency_account_of = g.id AND c.closed_at IS NULL),"          \
	" (SELECT COUNT(*) FROM assignment a WHERE a.agency_id = g.id"         \
	" AND a.open = 1), g.version"
#define ROW_JOINS                                                              \
	" FROM agency g LEFT JOIN agency s ON s.id = g.successor_id"           \
	" LEFT JOIN agency u ON u.id = g.parent_id"

static enum err
row_from_row(struct cx *cx, struct db_rows *rows, struct agency_row *out)
{
	struct agency_entry *e = &out->entry;

	out->id = row_u64(rows);
	e->code = row_str(rows);
	if (!agency_kind_from_name(row_str(rows), &e->kind))
		return fail(cx, ERR_BUG, "agency %" PRIu64 " has no known kind",
		    out->id);
	e->name = row_str(rows);
	e->short_name = row_str(rows);
	e->parent_id = row_u64(rows);
	e->admin_unit_code = row_str(rows);
	e->edxml_code = row_str(rows);
	e->email = row_str(rows);
	e->phone = row_str(rows);
	e->contact_name = row_str(rows);
	e->head_name = row_str(rows);
	e->head_title = row_str(rows);
	e->sort_order = (int)row_i64(rows);
	e->valid_from = row_day(rows);
	e->valid_to = row_day(rows);
	e->aliases = row_str(rows);
	e->basis = "";
	out->successor_id = row_u64(rows);
	out->successor_name = row_str(rows);
	out->parent_name = row_str(rows);
	out->leader_name = row_str(rows);
	out->has_account = row_bool(rows);
	out->n_open = row_u64(rows);
	out->version = row_u64(rows);
	return OK;
}

static void
add_when(struct db_query *q, const struct agency_filter *filter, int32_t today)
{
	switch (filter->when) {
	case AGENCIES_CURRENT:
		db_add(q, LIT(" AND g.valid_from <= ? AND g.valid_to >= ?"),
		    db_day(today), db_day(today));
		break;
	case AGENCIES_ENDED:
		db_add(q, LIT(" AND g.valid_to < ?"), db_day(today));
		break;
	case AGENCIES_PLANNED:
		db_add(q, LIT(" AND g.valid_from > ?"), db_day(today));
		break;
	case AGENCIES_ALL:
	case N_AGENCY_WHENS:
		break;
	}
}

enum err
agency_admin_store_list(struct cx *cx, const struct agency_filter *filter,
    int32_t today, struct agency_rows *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "agency_admin.list");
	db_add(q, LIT("SELECT " ROW_COLUMNS ROW_JOINS " WHERE 1"),
	    db_day(today), db_day(today));
	add_when(q, filter, today);
	if (filter->kind >= 0)
		db_add(q, LIT(" AND g.kind = ?"),
		    db_str(agency_kind_name((enum agency_kind)filter->kind)));
	if (!text_is_empty(filter->text)) {
		const char *pattern = name_pattern(cx->mem, filter->text);

		db_add(q,
		    LIT(" AND (g.name_fold LIKE ? OR g.code LIKE ?"
			" OR g.email LIKE ? OR EXISTS (SELECT 1"
			" FROM agency_alias l WHERE l.agency_id = g.id"
			" AND l.removed_at IS NULL AND l.alias_fold LIKE ?))"),
		    db_str(pattern), db_str(pattern), db_str(pattern),
		    db_str(pattern));
	}
	if (filter->sort == AGENCIES_BY_NAME)
		db_add(q, LIT(" ORDER BY g.name, g.id LIMIT 5000"));
	else
		db_add(q,
		    LIT(" ORDER BY g.kind, g.sort_order, g.id LIMIT 5000"));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (!err && db_next(rows))
		err = row_from_row(cx, rows, &out->items[out->n++]);
	return err;
}

static const struct db_stmt GET = STMT("agency_admin.get",
    "SELECT " ROW_COLUMNS ROW_JOINS " WHERE g.id = ?");

enum err
agency_admin_store_get(struct cx *cx, uint64_t id, int32_t today,
    struct agency_row *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_day(today), db_day(today), db_u64(id)),
	    &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no agency %" PRIu64, id);
	return row_from_row(cx, rows, out);
}

static const struct db_stmt ADD = STMT("agency_admin.add",
    "INSERT INTO agency (code, kind, name, short_name, name_fold, parent_id,"
    " admin_unit_code, edxml_code, email, phone, contact_name, head_name,"
    " head_title, sort_order, valid_from, valid_to)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
agency_admin_store_add(struct cx *cx, const struct agency_entry *e,
    uint64_t *out_id)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_str(e->code), db_str(agency_kind_name(e->kind)),
		db_str(e->name), db_str(e->short_name),
		db_str(text_fold_words(cx->mem, e->name)), db_id(e->parent_id),
		db_str(e->admin_unit_code), db_str(e->edxml_code),
		db_str(e->email), db_str(e->phone), db_str(e->contact_name),
		db_str(e->head_name), db_str(e->head_title),
		db_i64(e->sort_order), db_day(e->valid_from),
		db_day(e->valid_to)),
	    NULL);
	if (err)
		return err;
	*out_id = db_insert_id(cx);
	return OK;
}

static const struct db_stmt SET = STMT("agency_admin.set",
    "UPDATE agency SET kind = ?, name = ?, short_name = ?, name_fold = ?,"
    " parent_id = ?, admin_unit_code = ?, edxml_code = ?, email = ?,"
    " phone = ?, contact_name = ?, head_name = ?, head_title = ?,"
    " sort_order = ?, version = version + 1 WHERE id = ? AND version = ?");

enum err
agency_admin_store_set(struct cx *cx, uint64_t id, uint64_t version,
    const struct agency_entry *e)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_str(agency_kind_name(e->kind)), db_str(e->name),
		db_str(e->short_name),
		db_str(text_fold_words(cx->mem, e->name)), db_id(e->parent_id),
		db_str(e->admin_unit_code), db_str(e->edxml_code),
		db_str(e->email), db_str(e->phone), db_str(e->contact_name),
		db_str(e->head_name), db_str(e->head_title),
		db_i64(e->sort_order), db_u64(id), db_u64(version)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail_stale(cx,
		    "agency %" PRIu64 " is not at version %" PRIu64, id,
		    version);
	return OK;
}

static const struct db_stmt NAME_TAKEN = STMT("agency_admin.name_taken",
    "SELECT (SELECT COUNT(*) FROM agency WHERE name_fold = ?"
    " AND valid_from <= ? AND valid_to >= ? AND id <> ?),"
    " (SELECT COUNT(*) FROM agency WHERE code = ? AND id <> ?)");

enum err
agency_admin_store_name_taken(struct cx *cx, const char *name_fold,
    const char *code, int32_t on, uint64_t except, bool *out_name,
    bool *out_code)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &NAME_TAKEN,
	    ARGS(db_str(name_fold), db_day(on), db_day(on), db_u64(except),
		db_str(code), db_u64(except)),
	    &rows);
	if (err)
		return err;
	*out_name = db_next(rows) && row_u64(rows) > 0;
	*out_code = row_u64(rows) > 0;
	return OK;
}

static const struct db_stmt ADD_ALIAS = STMT("agency_admin.add_alias",
    "INSERT INTO agency_alias (agency_id, alias, alias_fold)"
    " VALUES (?, ?, ?)");

enum err
agency_admin_store_add_alias(struct cx *cx, uint64_t agency_id,
    const char *alias)
{
	return db_exec(cx, &ADD_ALIAS,
	    ARGS(db_u64(agency_id), db_str(alias),
		db_str(text_fold_words(cx->mem, alias))),
	    NULL);
}

static const struct db_stmt REMOVE_ALIAS = STMT("agency_admin.remove_alias",
    "UPDATE agency_alias SET removed_at = ? WHERE agency_id = ?"
    " AND alias = ? AND removed_at IS NULL");

enum err
agency_admin_store_remove_alias(struct cx *cx, uint64_t agency_id,
    const char *alias)
{
	return db_exec(cx, &REMOVE_ALIAS,
	    ARGS(db_moment(cx->now), db_u64(agency_id), db_str(alias)), NULL);
}

/* Groups ------------------------------------------------------------------- */

#define GROUP_COLUMNS                                                          \
	"r.id, r.name, COALESCE(r.member_kind, ''), r.sort_order,"             \
	" IF(r.member_kind IS NULL, (SELECT COUNT(*)"                          \
	" FROM agency_group_member m JOIN agency g ON g.id = m.agency_id"      \
	" WHERE m.group_id = r.id AND m.valid_from <= p.day"                   \
	" AND m.valid_to >= p.day AND g.valid_from <= p.day"                   \
	" AND g.valid_to >= p.day), (SELECT COUNT(*) FROM agency g"            \
	" WHERE g.kind = r.member_kind AND g.valid_from <= p.day"              \
	" AND g.valid_to >= p.day)), r.version"                                \
	" FROM (SELECT CAST(? AS DATE) AS day) p JOIN agency_group r"

static enum err
groups_from_rows(struct cx *cx, struct db_rows *rows, struct group_rows *out)
{
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct group_row *group = &out->items[out->n++];
		enum agency_kind kind;

		group->id = row_u64(rows);
		group->name = row_str(rows);
		group->kind = agency_kind_from_name(row_str(rows), &kind)
				  ? (int)kind
				  : -1;
		group->sort_order = (int)row_i64(rows);
		group->n_members = row_u64(rows);
		group->version = row_u64(rows);
	}
	return OK;
}

static const struct db_stmt LIST_GROUPS = STMT("agency_admin.list_groups",
    "SELECT " GROUP_COLUMNS " ORDER BY r.sort_order, r.id LIMIT 1000");

enum err
agency_admin_store_list_groups(struct cx *cx, int32_t today,
    struct group_rows *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_GROUPS, ARGS(db_day(today)), &rows);
	return err ? err : groups_from_rows(cx, rows, out);
}

static const struct db_stmt GET_GROUP = STMT("agency_admin.get_group",
    "SELECT " GROUP_COLUMNS " WHERE r.id = ?");

enum err
agency_admin_store_get_group(struct cx *cx, uint64_t id, int32_t today,
    struct group_row *out)
{
	struct group_rows groups;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET_GROUP, ARGS(db_day(today), db_u64(id)), &rows);
	if (!err)
		err = groups_from_rows(cx, rows, &groups);
	if (err)
		return err;
	if (groups.n == 0)
		return fail(cx, ERR_MISSING, "no group %" PRIu64, id);
	*out = groups.items[0];
	return OK;
}

static const struct db_stmt LIST_MEMBERS = STMT("agency_admin.list_members",
    "SELECT g.id, g.name, m.valid_from, m.valid_to FROM agency_group_member m"
    " JOIN agency g ON g.id = m.agency_id WHERE m.group_id = ?"
    " ORDER BY m.valid_to DESC, g.kind, g.sort_order, g.id, m.valid_from"
    " LIMIT 2000");

enum err
agency_admin_store_list_members(struct cx *cx, uint64_t group_id,
    struct group_members *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_MEMBERS, ARGS(db_u64(group_id)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct group_member *member = &out->items[out->n++];

		member->agency_id = row_u64(rows);
		member->name = row_str(rows);
		member->valid_from = row_day(rows);
		member->valid_to = row_day(rows);
	}
	return OK;
}

static struct db_arg
kind_arg(int kind)
{
	return kind < 0 ? db_null()
			: db_str(agency_kind_name((enum agency_kind)kind));
}

static const struct db_stmt ADD_GROUP = STMT("agency_admin.add_group",
    "INSERT INTO agency_group (name, name_fold, member_kind, sort_order)"
    " VALUES (?, ?, ?, ?)");

enum err
agency_admin_store_add_group(struct cx *cx, const char *name, int kind,
    int sort_order, uint64_t *out_id)
{
	enum err err;

	err = db_exec(cx, &ADD_GROUP,
	    ARGS(db_str(name), db_str(text_fold_words(cx->mem, name)),
		kind_arg(kind), db_i64(sort_order)),
	    NULL);
	if (err)
		return err;
	*out_id = db_insert_id(cx);
	return OK;
}

static const struct db_stmt SET_GROUP = STMT("agency_admin.set_group",
    "UPDATE agency_group SET name = ?, name_fold = ?, member_kind = ?,"
    " sort_order = ?, version = version + 1 WHERE id = ? AND version = ?");

enum err
agency_admin_store_set_group(struct cx *cx, uint64_t id, uint64_t version,
    const char *name, int kind, int sort_order)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET_GROUP,
	    ARGS(db_str(name), db_str(text_fold_words(cx->mem, name)),
		kind_arg(kind), db_i64(sort_order), db_u64(id),
		db_u64(version)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail_stale(cx,
		    "group %" PRIu64 " is not at version %" PRIu64, id,
		    version);
	return OK;
}

static const struct db_stmt ADD_MEMBER = STMT("agency_admin.add_member",
    "INSERT INTO agency_group_member (group_id, agency_id, valid_from)"
    " VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE valid_to = DATE'9999-12-31'");

enum err
agency_admin_store_add_member(struct cx *cx, uint64_t group_id,
    uint64_t agency_id, int32_t from)
{
	return db_exec(cx, &ADD_MEMBER,
	    ARGS(db_u64(group_id), db_u64(agency_id), db_day(from)), NULL);
}

static const struct db_stmt END_MEMBER = STMT("agency_admin.end_member",
    "UPDATE agency_group_member SET valid_to = ? WHERE group_id = ?"
    " AND agency_id = ? AND valid_to >= ?");

enum err
agency_admin_store_end_member(struct cx *cx, uint64_t group_id,
    uint64_t agency_id, int32_t from)
{
	return db_exec(cx, &END_MEMBER,
	    ARGS(db_day(from - 1), db_u64(group_id), db_u64(agency_id),
		db_day(from)),
	    NULL);
}

/* History ------------------------------------------------------------------ */

static const struct db_stmt ADD_CHANGE = STMT("agency_admin.add_change",
    "INSERT INTO agency_change (at, account_id, actor_name, agency_id,"
    " group_id, field, old_value, new_value, basis)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
agency_admin_store_add_change(struct cx *cx, uint64_t agency_id,
    uint64_t group_id, const char *field, const char *old_value,
    const char *new_value, const char *basis)
{
	const struct actor *actor = cx->actor;

	return db_exec(cx, &ADD_CHANGE,
	    ARGS(db_moment(cx->now),
		db_id(actor != NULL ? actor->account_id : 0),
		db_str(actor != NULL ? actor_shown_name(actor) : ""),
		db_id(agency_id), db_id(group_id), db_str(field),
		db_str(text_shorten(cx->mem, old_value, 1900)),
		db_str(text_shorten(cx->mem, new_value, 1900)), db_str(basis)),
	    NULL);
}

static const struct db_stmt LIST_CHANGES = STMT("agency_admin.list_changes",
    "SELECT at, actor_name, field, old_value, new_value, basis"
    " FROM agency_change WHERE agency_id <=> ? AND group_id <=> ?"
    " ORDER BY id DESC LIMIT 200");

enum err
agency_admin_store_list_changes(struct cx *cx, uint64_t agency_id,
    uint64_t group_id, struct agency_changes *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_CHANGES,
	    ARGS(db_id(agency_id), db_id(group_id)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct agency_change *change = &out->items[out->n++];

		change->at = row_moment(rows);
		change->actor_name = row_str(rows);
		change->field = row_str(rows);
		change->old_value = row_str(rows);
		change->new_value = row_str(rows);
		change->basis = row_str(rows);
	}
	return OK;
}

static const struct db_stmt *const stmts[] = { &GET, &ADD, &SET, &NAME_TAKEN,
	&ADD_ALIAS, &REMOVE_ALIAS, &LIST_GROUPS, &GET_GROUP, &LIST_MEMBERS,
	&ADD_GROUP, &SET_GROUP, &ADD_MEMBER, &END_MEMBER, &ADD_CHANGE,
	&LIST_CHANGES };

const struct db_stmt_list agency_admin_store_statements = {
	"agency_admin_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
