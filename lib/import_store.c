#include "import_store.h"

#include "clock.h"

static const struct db_stmt FIND = STMT("import.find",
    "SELECT i.id, i.directive_id, i.account_id, i.created_at, i.n_tasks,"
    " (SELECT COUNT(*) FROM task t WHERE t.directive_id = i.directive_id"
    " AND (NOT EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = t.id)"
    " OR EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = t.id AND"
    " (a.state <> 'cancelled' OR a.assigned_at IS NOT NULL)))),"
    " d.ref_number, d.ref_symbol"
    " FROM import_source i JOIN directive d ON d.id = i.directive_id"
    " WHERE i.sum = ?");

enum err
import_store_find(struct cx *cx, const uint8_t sum[static IMPORT_SUM_SIZE],
    struct import_source *out)
{
	struct db_rows *rows;
	enum err err;

	*out = (struct import_source){ .created_at = NO_MOMENT };
	err = db_query(cx, &FIND, ARGS(db_bytes(sum, IMPORT_SUM_SIZE)), &rows);
	if (err || !db_next(rows))
		return err;
	out->id = row_u64(rows);
	out->directive_id = row_u64(rows);
	out->account_id = row_u64(rows);
	out->created_at = row_moment(rows);
	out->n_tasks = (unsigned)row_u64(rows);
	out->n_left = (unsigned)row_u64(rows);
	out->reference_number = row_str(rows);
	out->reference_symbol = row_str(rows);
	return OK;
}

static const struct db_stmt ADD = STMT("import.add",
    "INSERT INTO import_source (sum, directive_id, account_id, created_at,"
    " n_tasks) VALUES (?, ?, ?, ?, ?)");

enum err
import_store_add(struct cx *cx, const uint8_t sum[static IMPORT_SUM_SIZE],
    const struct import_source *source)
{
	return db_exec(cx, &ADD,
	    ARGS(db_bytes(sum, IMPORT_SUM_SIZE), db_u64(source->directive_id),
		db_u64(source->account_id), db_moment(source->created_at),
		db_u64(source->n_tasks)),
	    NULL);
}

static const struct db_stmt SET = STMT("import.set",
    "UPDATE import_source SET directive_id = ?, account_id = ?,"
    " created_at = ?, n_tasks = ? WHERE id = ?");

enum err
import_store_set(struct cx *cx, const struct import_source *source)
{
	return db_exec(cx, &SET,
	    ARGS(db_u64(source->directive_id), db_u64(source->account_id),
		db_moment(source->created_at), db_u64(source->n_tasks),
		db_u64(source->id)),
	    NULL);
}

static const struct db_stmt *const stmts[] = { &FIND, &ADD, &SET };

const struct db_stmt_list import_store_statements = {
	"import_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
