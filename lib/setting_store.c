#include "setting_store.h"

#include "account.h"
#include "arena.h"

#define SETTING                                                                \
	"SELECT s.name, s.value, s.basis, c.at, c.actor_name"                  \
	" FROM rule_setting s LEFT JOIN rule_change c ON c.id ="               \
	" (SELECT MAX(x.id) FROM rule_change x WHERE x.name = s.name)"

static void
setting_from_row(struct db_rows *rows, struct setting *out)
{
	out->name = row_str(rows);
	out->value = row_str(rows);
	out->basis = row_str(rows);
	out->changed_at = row_moment(rows);
	out->changed_by = row_str(rows);
}

static const struct db_stmt LIST = STMT("setting.list",
    SETTING " ORDER BY s.name LIMIT 500");

enum err
setting_store_list(struct cx *cx, struct setting_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, NO_ARGS, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		setting_from_row(rows, &out->items[out->n++]);
	return OK;
}

static const struct db_stmt GET = STMT("setting.get",
    SETTING " WHERE s.name = ?");

enum err
setting_store_get(struct cx *cx, const char *name, struct setting *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_str(name)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no such rule");
	setting_from_row(rows, out);
	return OK;
}

static const struct db_stmt LIST_PAST = STMT("setting.list_past",
    "SELECT at, actor_name, old_value, new_value, basis FROM rule_change"
    " WHERE name = ? ORDER BY id DESC LIMIT ?");

enum err
setting_store_list_past(struct cx *cx, const char *name, unsigned max,
    struct setting_past_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_PAST, ARGS(db_str(name), db_u64(max)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (; db_next(rows); out->n++) {
		struct setting_past *past = &out->items[out->n];

		past->at = row_moment(rows);
		past->actor_name = row_str(rows);
		past->old_value = row_str(rows);
		past->new_value = row_str(rows);
		past->basis = row_str(rows);
	}
	return OK;
}

static const struct db_stmt SET = STMT("setting.set",
    "UPDATE rule_setting SET value = ?, basis = ? WHERE name = ?");

enum err
setting_store_set(struct cx *cx, const char *name, const char *value,
    const char *basis)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_str(value), db_str(basis), db_str(name)), &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_MISSING, "no such rule");
	return OK;
}

static const struct db_stmt ADD_PAST = STMT("setting.add_past",
    "INSERT INTO rule_change (at, account_id, actor_name, name, old_value,"
    " new_value, basis) VALUES (?, ?, ?, ?, ?, ?, ?)");

enum err
setting_store_add_past(struct cx *cx, const char *name,
    const struct setting_past *past)
{
	const struct actor *actor = cx->actor;

	return db_exec(cx, &ADD_PAST,
	    ARGS(db_moment(cx->now),
		db_id(actor != NULL ? actor->account_id : 0),
		db_str(actor != NULL ? actor_shown_name(actor) : ""),
		db_str(name), db_str(past->old_value), db_str(past->new_value),
		db_str(past->basis)),
	    NULL);
}

static const struct db_stmt *const statements[] = { &LIST, &GET, &LIST_PAST,
	&SET, &ADD_PAST };

const struct db_stmt_list setting_store_statements = { "setting", statements,
	sizeof(statements) / sizeof(statements[0]) };
