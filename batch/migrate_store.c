#include "migrate_store.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "str.h"

enum { SQL_MAX = 64 * 1024 };

struct column {
	const char *name;
	bool is_key;
	bool may_be_null;
	bool bytes;
	bool words;
};

struct table {
	const char *name;
	const char *kind;
	const char *without; /* "" or a column that is not summed */
	const char *shape;   /* table|kind|key columns|columns */
	uint64_t shape_id;
	size_t n;
	struct column *items;
};

static const struct db_stmt READY = STMT("ledger.ready",
    "SELECT 1 FROM information_schema.tables"
    " WHERE table_schema = DATABASE() AND table_name = 'ledger'");
static const struct db_stmt COLUMNS = STMT("ledger.columns",
    "SELECT column_name, column_key = 'PRI', is_nullable = 'YES',"
    " data_type IN ('binary', 'varbinary', 'blob', 'mediumblob', 'longblob'),"
    " collation_name IS NOT NULL"
    " FROM information_schema.columns"
    " WHERE table_schema = DATABASE() AND table_name = ?"
    " AND is_generated = 'NEVER' ORDER BY ordinal_position");
static const struct db_stmt SHAPE = STMT("ledger.shape",
    "SELECT id FROM ledger_shape WHERE shape = ?"
    " AND id = (SELECT MAX(id) FROM ledger_shape"
    " WHERE SUBSTRING_INDEX(shape, '|', 1) = ?)");
static const struct db_stmt ADD_SHAPE = STMT("ledger.add_shape",
    "INSERT INTO ledger_shape (shape) VALUES (?)");

/* One column as text with its length before it, "-" for NULL. from: NEW, OLD
 * or the table. */
static void
add_value(struct str *out, const char *from, const char *name,
    const struct column *c)
{
	struct str one;
	const char *v;

	str_init(&one, out->mem, 400);
	if (c->bytes)
		str_printf(&one, "HEX(%s.`%s`)", from, name);
	else if (c->words)
		str_printf(&one, "CONVERT(%s.`%s` USING binary)", from, name);
	else
		str_printf(&one, "%s.`%s`", from, name);
	v = str_text(&one);
	if (c->may_be_null)
		str_printf(out, ",IFNULL(CONCAT(LENGTH(%s),':',%s),'-')", v, v);
	else
		str_printf(out, ",LENGTH(%s),':',%s", v, v);
}

/* UNHEX(SHA2(...)) of a row: its shape, then every value. */
static const char *
content_of(struct arena *mem, const struct table *t, const char *from)
{
	struct str out;

	str_init(&out, mem, SQL_MAX);
	str_printf(&out, "UNHEX(SHA2(CONCAT('%s'", t->shape);
	for (size_t i = 0; i < t->n; i++)
		add_value(&out, from, t->items[i].name, &t->items[i]);
	str_add(&out, "),256))");
	return str_text(&out);
}

static const char *
key_of(struct arena *mem, const struct table *t, const char *from)
{
	struct str out;

	str_init(&out, mem, SQL_MAX);
	str_add(&out, "CONCAT_WS(':'");
	for (size_t i = 0; i < t->n; i++) {
		if (t->items[i].is_key)
			str_printf(&out, ",%s.`%s`", from, t->items[i].name);
	}
	str_add(&out, ")");
	return str_text(&out);
}

/* What an entry is summed from; "?" is not used: this is no statement with
 * values of people, only with names of the schema. */
#define ENTRY_COLUMNS                                                          \
	"(prev_id, at, shape_id, act, row_key, program, content, hash)"
#define ENTRY_HASH                                                             \
	"UNHEX(SHA2(CONCAT_WS('|', HEX(%s), %s, moment, %" PRIu64              \
	", '%s', %s, %s, HEX(%s)), 256))"

/* Where a column is left out, a change of it alone is no entry. */
static const char *
condition(struct arena *mem, const struct table *t, const char *act)
{
	struct str out;

	if (*t->without == '\0' || strcmp(act, "update") != 0)
		return "";
	str_init(&out, mem, SQL_MAX);
	str_add(&out, " AND NOT (TRUE");
	for (size_t i = 0; i < t->n; i++)
		str_printf(&out, " AND NEW.`%s` <=> OLD.`%s`", t->items[i].name,
		    t->items[i].name);
	str_add(&out, ")");
	return str_text(&out);
}

static enum err
make_trigger(struct cx *cx, const struct table *t, const char *act,
    const char *from)
{
	const char *key = key_of(cx->mem, t, from);
	const char *text = arena_printf(cx->mem,
	    "CREATE OR REPLACE TRIGGER ledger_%s_%s AFTER %s ON `%s`"
	    " FOR EACH ROW IF @nv_unrecorded IS NULL%s THEN BEGIN"
	    " DECLARE head, body BINARY(32);"
	    " DECLARE moment DATETIME DEFAULT UTC_TIMESTAMP();"
	    " DECLARE who VARCHAR(80) CHARACTER SET ascii DEFAULT"
	    " LEFT(CONCAT(SUBSTRING_INDEX(USER(), '@', 1), ' ',"
	    " COALESCE(@nv_program, ''), ' #',"
	    " CONNECTION_ID()), 80);"
	    " SET head = (SELECT hash FROM ledger WHERE id = @nv_ledger);"
	    " IF head IS NULL THEN"
	    " SET head = REPEAT(CHAR(0), 32), @nv_ledger = 0; END IF;"
	    " SET body = %s;"
	    " INSERT INTO ledger " ENTRY_COLUMNS
	    " VALUES (@nv_ledger, moment, %" PRIu64
	    ", '%s', %s, who, body, " ENTRY_HASH ");"
	    " SET @nv_ledger = LAST_INSERT_ID(); END; END IF",
	    act, t->name, act, t->name, condition(cx->mem, t, act),
	    content_of(cx->mem, t, from), t->shape_id, act, key, "head",
	    "@nv_ledger", t->shape_id, act, key, "who", "body");

	return db_run_text(cx, "ledger", text);
}

/* The shape itself: an entry without a key, its content the sum of the shape.
 */
static enum err
witness_shape(struct cx *cx, const struct table *t)
{
	const char *text = arena_printf(cx->mem,
	    "INSERT INTO ledger " ENTRY_COLUMNS " SELECT 0, moment, %" PRIu64
	    ", 'adopt', '', who, body, " ENTRY_HASH
	    " FROM (SELECT UTC_TIMESTAMP() AS moment,"
	    " LEFT(CONCAT(SUBSTRING_INDEX(USER(), '@', 1), ' ',"
	    " COALESCE(@nv_program, ''), ' #',"
	    " CONNECTION_ID()), 80) AS who,"
	    " UNHEX(SHA2('%s', 256)) AS body) shape_of_it",
	    t->shape_id, "REPEAT(CHAR(0), 32)", "0", t->shape_id, "adopt", "''",
	    "who", "body", t->shape);

	return db_run_text(cx, "ledger", text);
}

/* Rows that are there already each begin a chain of their own. */
static enum err
adopt(struct cx *cx, const struct table *t)
{
	const char *text = arena_printf(cx->mem,
	    "INSERT INTO ledger " ENTRY_COLUMNS " SELECT 0, moment, %" PRIu64
	    ", 'adopt', k, who, body, " ENTRY_HASH
	    " FROM (SELECT UTC_TIMESTAMP() AS moment, %s AS k,"
	    " LEFT(CONCAT(SUBSTRING_INDEX(USER(), '@', 1), ' ',"
	    " COALESCE(@nv_program, ''), ' #',"
	    " CONNECTION_ID()), 80) AS who,"
	    " %s AS body FROM `%s`) rows_of_it",
	    t->shape_id, "REPEAT(CHAR(0), 32)", "0", t->shape_id, "adopt", "k",
	    "who", "body", key_of(cx->mem, t, t->name),
	    content_of(cx->mem, t, t->name), t->name);

	return db_run_text(cx, "ledger", text);
}

static enum err
read_columns(struct cx *cx, struct table *t)
{
	struct db_rows *rows;
	struct str keys, names;
	enum err err = db_query(cx, &COLUMNS, ARGS(db_str(t->name)), &rows);

	if (err)
		return err;
	str_init(&keys, cx->mem, SQL_MAX);
	str_init(&names, cx->mem, SQL_MAX);
	t->items = arena_array(cx->mem, db_count(rows), sizeof(*t->items));
	while (db_next(rows)) {
		struct column *c = &t->items[t->n];

		c->name = row_str(rows);
		if (strcmp(c->name, t->without) == 0)
			continue;
		t->n++;
		c->is_key = row_bool(rows);
		c->may_be_null = row_bool(rows);
		c->bytes = row_bool(rows);
		c->words = row_bool(rows);
		if (c->is_key)
			str_printf(&keys, "%s%s", keys.length > 0 ? "," : "",
			    c->name);
		str_printf(&names, "%s%s", names.length > 0 ? "," : "",
		    c->name);
	}
	if (t->n > 0 && keys.length == 0)
		return fail(cx, ERR_SYSTEM, "%s has no key", t->name);
	t->shape = arena_printf(cx->mem, "%s|%s|%s|%s", t->name, t->kind,
	    str_text(&keys), str_text(&names));
	return OK;
}

static enum err
witness_table(struct cx *cx, struct table *t)
{
	struct db_rows *rows;
	enum err err = read_columns(cx, t);

	if (err || t->n == 0)
		return err;
	err = db_query(cx, &SHAPE, ARGS(db_str(t->shape), db_str(t->name)),
	    &rows);
	if (err || db_next(rows))
		return err;
	err = db_exec(cx, &ADD_SHAPE, ARGS(db_str(t->shape)), NULL);
	t->shape_id = db_insert_id(cx);
	if (!err)
		err = witness_shape(cx, t);
	if (!err)
		err = make_trigger(cx, t, "insert", "NEW");
	if (!err)
		err = make_trigger(cx, t, "update", "NEW");
	if (!err)
		err = make_trigger(cx, t, "delete", "OLD");
	return err ? err : adopt(cx, t);
}

enum err
migrate_ledger(struct cx *cx, const char *text)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &READY, NO_ARGS, &rows);

	if (err || !db_next(rows))
		return err;
	while (!err && *text != '\0') {
		size_t n = strcspn(text, "\n");
		const char *line = arena_strndup(cx->mem, text, n);
		struct table t = { .name = "" };

		text += n + (text[n] == '\n');
		if (n == 0 || *line == '#')
			continue;
		n = strcspn(line, "\t");
		t.name = arena_strndup(cx->mem, line, n);
		t.kind = line + n + (line[n] == '\t');
		n = strcspn(t.kind, "\t");
		t.without = t.kind + n + (t.kind[n] == '\t');
		t.kind = arena_strndup(cx->mem, t.kind, n);
		if (strcmp(t.kind, "-") == 0)
			continue;
		if (strcmp(t.kind, "once") != 0 &&
		    strcmp(t.kind, "live") != 0 && strcmp(t.kind, "loose") != 0)
			return fail(cx, ERR_SYSTEM, "ledger.tsv: %s", line);
		err = witness_table(cx, &t);
	}
	return err;
}
