#include "export_file_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"
#include "clock.h"

#define COLUMNS                                                                    \
	"f.id, f.account_id, f.rows_of, f.query, f.format, f.state, f.n_expected," \
	" f.n_rows, f.file, f.created_at, f.beat_at, f.ended_at"

static enum err
from_row(struct cx *cx, struct db_rows *rows, struct export_file *out)
{
	bool known;

	out->id = row_u64(rows);
	out->account_id = row_u64(rows);
	known = export_of_from_name(row_str(rows), &out->rows_of);
	out->query = row_str(rows);
	known &= export_format_from_name(row_str(rows), &out->format);
	known &= export_state_from_name(row_str(rows), &out->state);
	out->n_expected = (uint32_t)row_u64(rows);
	out->n_rows = (uint32_t)row_u64(rows);
	out->file = row_str(rows);
	out->created_at = row_moment(rows);
	out->beat_at = row_moment(rows);
	out->ended_at = row_moment(rows);
	if (!known)
		return fail(cx, ERR_BUG, "a word of export_file is not known");
	return OK;
}

static const struct db_stmt ADD = STMT("export_file.add",
    "INSERT INTO export_file (account_id, rows_of, query, format, n_expected, file,"
    " created_at, beat_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

enum err
export_file_store_add(struct cx *cx, struct export_file *file)
{
	enum err err;

	file->account_id = cx->actor->account_id;
	err = db_exec(cx, &ADD,
	    ARGS(db_u64(file->account_id),
		db_str(export_of_name(file->rows_of)), db_str(file->query),
		db_str(export_format_name(file->format)),
		db_u64(file->n_expected), db_str(file->file),
		db_moment(file->created_at), db_moment(file->beat_at)),
	    NULL);
	if (!err)
		file->id = db_insert_id(cx);
	return err;
}

static const struct db_stmt GET = STMT("export_file.get",
    "SELECT " COLUMNS
    " FROM export_file f WHERE f.id = ? AND f.account_id = ?");

enum err
export_file_store_get(struct cx *cx, uint64_t id, struct export_file *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET,
	    ARGS(db_u64(id), db_u64(cx->actor->account_id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no own export %" PRIu64, id);
	return from_row(cx, rows, out);
}

static const struct db_stmt LIST = STMT("export_file.list",
    "SELECT " COLUMNS " FROM export_file f WHERE f.account_id = ?"
    " ORDER BY f.id DESC LIMIT ?");

enum err
export_file_store_list(struct cx *cx, struct export_file_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(db_u64(cx->actor->account_id), db_u64(EXPORT_FILE_LIST_MAX)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (!err && db_next(rows))
		err = from_row(cx, rows, &out->items[out->n++]);
	return err;
}

static const struct db_stmt COUNT_RUNNING = STMT("export_file.count_running",
    "SELECT COUNT(*), COUNT(f.account_id = ? OR NULL) FROM export_file f"
    " WHERE f.state = 'running' AND f.beat_at >= ? FOR UPDATE");

enum err
export_file_store_count_running(struct cx *cx, int64_t since, unsigned *out_all,
    unsigned *out_own)
{
	struct db_rows *rows;
	enum err err;

	*out_all = *out_own = 0;
	err = db_query(cx, &COUNT_RUNNING,
	    ARGS(db_u64(cx->actor->account_id), db_moment(since)), &rows);
	if (err || !db_next(rows))
		return err;
	*out_all = (unsigned)row_u64(rows);
	*out_own = (unsigned)row_u64(rows);
	return OK;
}

static const struct db_stmt BEAT = STMT("export_file.beat",
    "UPDATE export_file SET n_rows = ?, beat_at = ?"
    " WHERE id = ? AND state = 'running'");

enum err
export_file_store_beat(struct cx *cx, uint64_t id, uint32_t n_rows, int64_t now,
    bool *out_wanted)
{
	uint64_t changed = 0;
	enum err err;

	err = db_exec(cx, &BEAT,
	    ARGS(db_u64(n_rows), db_moment(now), db_u64(id)), &changed);
	*out_wanted = changed > 0;
	return err;
}

static const struct db_stmt END = STMT("export_file.end",
    "UPDATE export_file SET state = ?, n_rows = ?, ended_at = ?"
    " WHERE id = ? AND account_id = ? AND state = 'running'");

enum err
export_file_store_end(struct cx *cx, uint64_t id, enum export_state state,
    uint32_t n_rows, int64_t now, bool *out_done)
{
	uint64_t changed = 0;
	enum err err;

	err = db_exec(cx, &END,
	    ARGS(db_str(export_state_name(state)), db_u64(n_rows),
		db_moment(now), db_u64(id), db_u64(cx->actor->account_id)),
	    &changed);
	*out_done = changed > 0;
	return err;
}

static const struct db_stmt *const statements[] = { &ADD, &GET, &LIST,
	&COUNT_RUNNING, &BEAT, &END };

const struct db_stmt_list export_file_store_statements = { "export_file_store",
	statements, sizeof(statements) / sizeof(statements[0]) };
