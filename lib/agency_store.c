#include "agency_store.h"

#include <inttypes.h>

#include "arena.h"
#include "text.h"

/* Far above what any province has. */
#define LIMIT_ROWS " LIMIT 5000"

#define AGENCY_COLUMNS                                                         \
	"g.id, g.code, g.kind, g.name, g.short_name, g.name_fold, g.email,"    \
	" g.phone, g.contact_name, g.head_name,"                               \
	" EXISTS (SELECT 1 FROM account c WHERE c.agency_account_of = g.id"    \
	" AND c.closed_at IS NULL)"
#define AGENCY_ORDER " ORDER BY g.kind, g.sort_order, g.id"

static enum err
agency_from_row(struct cx *cx, struct db_rows *rows, struct agency *out)
{
	out->id = row_u64(rows);
	out->code = row_str(rows);
	if (!agency_kind_from_name(row_str(rows), &out->kind))
		return fail(cx, ERR_BUG, "agency %" PRIu64 " has no known kind",
		    out->id);
	out->name = row_str(rows);
	out->short_name = row_str(rows);
	out->name_fold = row_str(rows);
	out->email = row_str(rows);
	out->phone = row_str(rows);
	out->contact_name = row_str(rows);
	out->head_name = row_str(rows);
	out->has_account = row_bool(rows);
	return OK;
}

static enum err
agencies_from_rows(struct cx *cx, struct db_rows *rows, struct agency_list *out)
{
	enum err err;

	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = agency_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt LIST = STMT("agency.list",
    "SELECT " AGENCY_COLUMNS " FROM agency g"
    " WHERE g.valid_from <= ? AND g.valid_to >= ?" AGENCY_ORDER LIMIT_ROWS);

enum err
agency_store_list(struct cx *cx, int32_t on, struct agency_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, ARGS(db_day(on), db_day(on)), &rows);
	if (err)
		return err;
	return agencies_from_rows(cx, rows, out);
}

static const struct db_stmt GET = STMT("agency.get",
    "SELECT " AGENCY_COLUMNS " FROM agency g WHERE g.id = ?");

enum err
agency_store_get(struct cx *cx, uint64_t id, struct agency *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no agency %" PRIu64, id);
	return agency_from_row(cx, rows, out);
}

/* A group is all of a kind, or its members as listed. */
static const struct db_stmt LIST_GROUPS = STMT("agency.list_groups",
    "SELECT r.id, r.name, r.name_fold,"
    " IF(r.member_kind IS NULL,"
    " (SELECT COUNT(*) FROM agency_group_member m"
    " JOIN agency g ON g.id = m.agency_id WHERE m.group_id = r.id"
    " AND m.valid_from <= ? AND m.valid_to >= ?"
    " AND g.valid_from <= ? AND g.valid_to >= ?),"
    " (SELECT COUNT(*) FROM agency g WHERE g.kind = r.member_kind"
    " AND g.valid_from <= ? AND g.valid_to >= ?))"
    " FROM agency_group r ORDER BY r.sort_order, r.id" LIMIT_ROWS);

enum err
agency_store_list_groups(struct cx *cx, int32_t on,
    struct agency_group_list *out)
{
	struct agency_group *group;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_GROUPS,
	    ARGS(db_day(on), db_day(on), db_day(on), db_day(on), db_day(on),
		db_day(on)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		group = &out->items[out->n++];
		group->id = row_u64(rows);
		group->name = row_str(rows);
		group->name_fold = row_str(rows);
		group->n_members = row_u64(rows);
	}
	return OK;
}

static const struct db_stmt LIST_MEMBERS = STMT("agency.list_members",
    "SELECT " AGENCY_COLUMNS " FROM agency_group r"
    " JOIN agency g ON g.kind = r.member_kind OR (r.member_kind IS NULL"
    " AND EXISTS (SELECT 1 FROM agency_group_member m"
    " WHERE m.group_id = r.id AND m.agency_id = g.id"
    " AND m.valid_from <= ? AND m.valid_to >= ?))"
    " WHERE r.id = ? AND g.valid_from <= ?"
    " AND g.valid_to >= ?" AGENCY_ORDER LIMIT_ROWS);

enum err
agency_store_list_members(struct cx *cx, uint64_t group_id, int32_t on,
    struct agency_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_MEMBERS,
	    ARGS(db_day(on), db_day(on), db_u64(group_id), db_day(on),
		db_day(on)),
	    &rows);
	if (err)
		return err;
	return agencies_from_rows(cx, rows, out);
}

/* Names before short names before aliases before groups: of several that match
 * equally well the first is shown. What was merged into one other is another
 * name of that one; what was split is nobody's. */
static const struct db_stmt LIST_NAMES = STMT("agency.list_names",
    "WITH RECURSIVE heir (old_id, id) AS (SELECT o.id, o.successor_id"
    " FROM agency o WHERE o.successor_id IS NOT NULL AND o.valid_to < ?"
    " UNION SELECT h.old_id, o.successor_id FROM heir h"
    " JOIN agency o ON o.id = h.id WHERE o.successor_id IS NOT NULL) "
    "(SELECT 1 rank_, g.kind kind, g.sort_order place, g.id agency_id,"
    " NULL group_id, g.name name, g.name_fold fold FROM agency g"
    " WHERE g.valid_from <= ? AND g.valid_to >= ?)"
    " UNION ALL (SELECT 2, g.kind, g.sort_order, g.id, NULL, g.short_name, ''"
    " FROM agency g WHERE g.short_name <> ''"
    " AND g.valid_from <= ? AND g.valid_to >= ?)"
    " UNION ALL (SELECT 3, g.kind, g.sort_order, g.id, NULL, l.alias,"
    " l.alias_fold FROM agency_alias l JOIN agency g ON g.id = l.agency_id"
    " WHERE l.removed_at IS NULL AND g.valid_from <= ? AND g.valid_to >= ?)"
    " UNION ALL (SELECT 3, g.kind, g.sort_order, g.id, NULL, o.name,"
    " o.name_fold FROM heir h JOIN agency g ON g.id = h.id"
    " JOIN agency o ON o.id = h.old_id"
    " WHERE g.valid_from <= ? AND g.valid_to >= ?)"
    " UNION ALL (SELECT 3, g.kind, g.sort_order, g.id, NULL, l.alias,"
    " l.alias_fold FROM heir h JOIN agency g ON g.id = h.id"
    " JOIN agency_alias l ON l.agency_id = h.old_id"
    " WHERE l.removed_at IS NULL AND g.valid_from <= ? AND g.valid_to >= ?)"
    " UNION ALL (SELECT 4, '', r.sort_order, NULL, r.id, r.name, r.name_fold"
    " FROM agency_group r)"
    " ORDER BY rank_, kind, place, agency_id, group_id, name LIMIT 20000");

enum name_rank { NAME_FULL = 1, NAME_GROUP = 4 };

static enum err
name_from_row(struct cx *cx, struct db_rows *rows, struct agency_name *out)
{
	uint64_t rank = row_u64(rows);
	const char *kind = row_str(rows);

	row_i64(rows); /* place */
	out->agency_id = row_u64(rows);
	out->group_id = row_u64(rows);
	out->name = row_str(rows);
	out->fold = row_str(rows);
	if (*out->fold == '\0')
		out->fold = text_fold_words(cx->mem, out->name);
	out->is_alias = rank != NAME_FULL && rank != NAME_GROUP;
	if (rank != NAME_GROUP && !agency_kind_from_name(kind, &out->kind))
		return fail(cx, ERR_BUG, "agency %" PRIu64 " has no known kind",
		    out->agency_id);
	return OK;
}

enum err
agency_store_list_names(struct cx *cx, int32_t on, struct agency_name_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_NAMES,
	    ARGS(db_day(on), db_day(on), db_day(on), db_day(on), db_day(on),
		db_day(on), db_day(on), db_day(on), db_day(on), db_day(on),
		db_day(on)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->prepared = NULL;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = name_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt LIST_OFFICERS = STMT("agency.list_officers",
    "SELECT o.id, o.agency_id, o.name, o.title, o.duty = 'leader_in_charge',"
    " o.email, o.phone, o.valid_from, o.valid_to FROM officer o"
    " WHERE o.agency_id = ? AND o.valid_from <= ? AND o.valid_to >= ?"
    " ORDER BY o.duty DESC, o.name, o.id" LIMIT_ROWS);

enum err
agency_store_list_officers(struct cx *cx, uint64_t agency_id, int32_t on,
    struct officer_list *out)
{
	struct officer *officer;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_OFFICERS,
	    ARGS(db_u64(agency_id), db_day(on), db_day(on)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		officer = &out->items[out->n++];
		officer->id = row_u64(rows);
		officer->agency_id = row_u64(rows);
		officer->name = row_str(rows);
		officer->title = row_str(rows);
		officer->leader_in_charge = row_bool(rows);
		officer->email = row_str(rows);
		officer->phone = row_str(rows);
		officer->valid_from = row_day(rows);
		officer->valid_to = row_day(rows);
	}
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&LIST,
	&GET,
	&LIST_GROUPS,
	&LIST_MEMBERS,
	&LIST_NAMES,
	&LIST_OFFICERS,
};

const struct db_stmt_list agency_store_statements = {
	"agency_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
