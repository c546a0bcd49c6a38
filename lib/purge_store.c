#include "purge_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"

/* Parts ------------------------------------------------------------------ */

#define WAITS(kind, id)                                                        \
	" EXISTS (SELECT 1 FROM purge_order p WHERE p.kind = '" kind           \
	"' AND p.live_key = " id ")"
#define OF_DIRECTIVE "CONCAT(d.ref_number, '/', d.ref_symbol)"

#define DIRECTIVE_PART                                                         \
	"SELECT 'directive', d.id, d.id, " OF_DIRECTIVE                        \
	", d.created_at, 0, 0, y.name, ''," WAITS("directive",                 \
	    "d.id") " FROM directive d JOIN doc_type y ON y.code = d.doc_type"
#define TASK_PART                                                              \
	"SELECT 'task', t.id, d.id, " OF_DIRECTIVE                             \
	", t.created_at, t.number, 0, '', ''," WAITS("task",                   \
	    "t.id") " FROM task t JOIN directive d ON d.id = t.directive_id"
#define REPLY_PART                                                              \
	"SELECT 'reply', r.id, d.id, " OF_DIRECTIVE                             \
	", r.created_at, t.number, 0, r.kind, g.name," WAITS("reply",           \
	    "r.id") " FROM reply r JOIN assignment a ON a.id = r.assignment_id" \
		    " JOIN task t ON t.id = a.task_id"                          \
		    " JOIN directive d ON d.id = a.directive_id"                \
		    " JOIN agency g ON g.id = a.agency_id"
#define FILE_PART                                                              \
	"SELECT 'file', f.id, d.id, " OF_DIRECTIVE                             \
	", f.created_at, COALESCE(t.number, 0), f.size,"                       \
	" UPPER(SUBSTRING_INDEX(f.name, '.', -1)),"                            \
	" COALESCE(g.name, '')," WAITS("file",                                 \
	    "f.id") " FROM file f JOIN directive d ON d.id = f.directive_id"   \
		    " LEFT JOIN assignment a ON a.id = f.assignment_id"        \
		    " LEFT JOIN task t ON t.id = a.task_id"                    \
		    " LEFT JOIN agency g ON g.id = a.agency_id"

/* What was made of one that has a directive is found by that. */
#define OUTGOING_PART                                                          \
	"SELECT 'outgoing', o.id, 0, CONCAT(o.ref_number, '/', o.ref_symbol)," \
	" o.received_at, 0, 0, o.doc_type_words,"                              \
	" o.sender_name," WAITS("outgoing",                                    \
	    "o.id") " FROM outgoing o WHERE o.directive_id IS NULL"

static enum err
part_from_row(struct cx *cx, struct db_rows *rows, struct purge_part *out)
{
	if (!purge_kind_from_name(row_str(rows), &out->kind))
		return fail(cx, ERR_BUG, "a part of no known kind");
	out->id = row_u64(rows);
	out->directive_id = row_u64(rows);
	out->reference = row_str(rows);
	out->entered_at = row_moment(rows);
	out->number = (unsigned)row_u64(rows);
	out->size = row_u64(rows);
	out->about = row_str(rows);
	out->agency = row_str(rows);
	out->asked = row_bool(rows);
	return OK;
}

static enum err
parts_from_rows(struct cx *cx, struct db_rows *rows, struct purge_parts *out)
{
	enum err err = OK;

	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (!err && db_next(rows))
		err = part_from_row(cx, rows, &out->items[out->n++]);
	return err;
}

static const struct db_stmt FIND = STMT("purge.find",
    "(" DIRECTIVE_PART " WHERE d.ref_fold LIKE CONCAT(?, '%')"
    " ORDER BY d.issued_on DESC, d.id DESC LIMIT 20) UNION ALL (" OUTGOING_PART
    " AND o.ref_fold LIKE CONCAT(?, '%')"
    " ORDER BY o.issued_on DESC, o.id DESC LIMIT 20)");

enum err
purge_store_find(struct cx *cx, const char *fold, struct purge_parts *out)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &FIND, ARGS(db_str(fold), db_str(fold)),
	    &rows);

	return err ? err : parts_from_rows(cx, rows, out);
}

static const struct db_stmt PARTS = STMT("purge.parts",
    "(" DIRECTIVE_PART " WHERE d.id = ?) UNION ALL (" TASK_PART
    " WHERE t.directive_id = ? ORDER BY t.number LIMIT 200) UNION ALL"
    " (" REPLY_PART " WHERE a.directive_id = ? ORDER BY r.id DESC LIMIT 200)"
    " UNION ALL (" FILE_PART
    " WHERE f.directive_id = ? ORDER BY f.id DESC LIMIT 200)");

enum err
purge_store_parts(struct cx *cx, uint64_t directive_id, struct purge_parts *out)
{
	struct db_arg id = db_u64(directive_id);
	struct db_rows *rows;
	enum err err = db_query(cx, &PARTS, ARGS(id, id, id, id), &rows);

	return err ? err : parts_from_rows(cx, rows, out);
}

static const struct db_stmt PART[] = {
	[PURGE_DIRECTIVE] = STMT("purge.directive",
	    DIRECTIVE_PART " WHERE d.id = ?"),
	[PURGE_TASK] = STMT("purge.task", TASK_PART " WHERE t.id = ?"),
	[PURGE_REPLY] = STMT("purge.reply", REPLY_PART " WHERE r.id = ?"),
	[PURGE_FILE] = STMT("purge.file", FILE_PART " WHERE f.id = ?"),
	[PURGE_OUTGOING] = STMT("purge.outgoing",
	    OUTGOING_PART " AND o.id = ?"),
};

enum err
purge_store_part(struct cx *cx, enum purge_kind kind, uint64_t id,
    struct purge_part *out)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &PART[kind], ARGS(db_u64(id)), &rows);

	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no %s %" PRIu64,
		    purge_kind_name(kind), id);
	return part_from_row(cx, rows, out);
}

/* Counting --------------------------------------------------------------- */

/* which: an expression on assignment a that says which are meant. */
#define COUNTS(tasks, which, files, events)                                          \
	"SELECT (" tasks "), (SELECT COUNT(*) FROM assignment a WHERE " which        \
	"), (SELECT COUNT(*) FROM reply r JOIN assignment a ON"                      \
	" a.id = r.assignment_id WHERE " which "), (SELECT COUNT(*) FROM"            \
	" return_request x JOIN assignment a ON a.id = x.assignment_id WHERE " which \
	") + (SELECT COUNT(*) FROM extension x JOIN assignment a ON"                 \
	" a.id = x.assignment_id WHERE " which ") + (SELECT COUNT(*) FROM"           \
	" difficulty x JOIN assignment a ON a.id = x.assignment_id WHERE " which     \
	"), (" files "), (SELECT COUNT(DISTINCT n.digest_id) FROM"                   \
	" notification n JOIN assignment a ON a.id = n.assignment_id WHERE " which   \
	"), (" events ") FROM DUAL WHERE ? > 0"

static const struct db_stmt COUNT[] = {
	[PURGE_DIRECTIVE] = STMT("purge.count_directive",
	    COUNTS("SELECT COUNT(*) FROM task t WHERE t.directive_id = ?",
		"a.directive_id = ?",
		"SELECT COUNT(*) FROM file f WHERE f.directive_id = ?",
		"SELECT COUNT(*) FROM event e WHERE e.directive_id = ?")),
	[PURGE_TASK] = STMT("purge.count_task",
	    COUNTS("SELECT COUNT(*) FROM task t WHERE t.id = ?",
		"a.task_id = ?",
		"SELECT COUNT(*) FROM file f JOIN assignment a ON"
		" a.id = f.assignment_id WHERE a.task_id = ?",
		"SELECT COUNT(*) FROM event e WHERE e.task_id = ?")),
};

static const struct db_stmt COUNT_REPLY = STMT("purge.count_reply",
    "SELECT 0, 0, 1, 0, (SELECT COUNT(*) FROM file f WHERE"
    " f.owner_kind = 'reply' AND f.owner_id = r.id), 0,"
    " (SELECT COUNT(*) FROM event e WHERE e.assignment_id = r.assignment_id"
    " AND e.object_id = r.id AND e.kind IN"
    " ('progress', 'plan', 'explanation', 'submit'))"
    " FROM reply r WHERE r.id = ?");
static const struct db_stmt COUNT_FILE = STMT("purge.count_file",
    "SELECT 0, 0, 0, 0, 1, 0, 0 FROM file f WHERE f.id = ?");

static const struct db_stmt COUNT_OUTGOING = STMT("purge.count_outgoing",
    "SELECT 0, 0, 0, 0, (SELECT COUNT(*) FROM file f WHERE"
    " f.owner_kind = 'outgoing' AND f.owner_id = o.id), 0, 0"
    " FROM outgoing o WHERE o.id = ?");

static enum err
ask_counts(struct cx *cx, enum purge_kind kind, uint64_t id,
    struct db_rows **out)
{
	struct db_arg a = db_u64(id);

	switch (kind) {
	case PURGE_DIRECTIVE:
	case PURGE_TASK:
		return db_query(cx, &COUNT[kind],
		    ARGS(a, a, a, a, a, a, a, a, a, a), out);
	case PURGE_REPLY:
		return db_query(cx, &COUNT_REPLY, ARGS(a), out);
	case PURGE_OUTGOING:
		return db_query(cx, &COUNT_OUTGOING, ARGS(a), out);
	case PURGE_FILE:
		break;
	}
	return db_query(cx, &COUNT_FILE, ARGS(a), out);
}

enum err
purge_store_count(struct cx *cx, enum purge_kind kind, uint64_t id,
    struct purge_count *out)
{
	struct db_rows *rows;
	enum err err = ask_counts(cx, kind, id, &rows);

	*out = (struct purge_count){ 0 };
	if (err || !db_next(rows))
		return err;
	out->tasks = row_u64(rows);
	out->assignments = row_u64(rows);
	out->replies = row_u64(rows);
	out->requests = row_u64(rows);
	out->files = row_u64(rows);
	out->letters = row_u64(rows);
	out->events = row_u64(rows);
	return OK;
}

/* Sealed notices --------------------------------------------------------- */

static const struct db_stmt ASK = STMT("purge.ask",
    "INSERT INTO purge_order (kind, object_id, directive_id, reference, basis,"
    " entered_at, asked_at, asked_by, asked_by_name, address)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
purge_store_ask(struct cx *cx, const struct purge_part *part, const char *basis)
{
	const struct actor *actor = cx->actor;

	if (actor == NULL)
		return fail(cx, ERR_BUG, "nobody asks for a purge");
	return db_exec(cx, &ASK,
	    ARGS(db_str(purge_kind_name(part->kind)), db_u64(part->id),
		db_u64(part->directive_id), db_str(part->reference),
		db_str(basis), db_moment(part->entered_at), db_moment(cx->now),
		db_u64(actor->account_id), db_str(actor_shown_name(actor)),
		db_str(actor->address)),
	    NULL);
}

#define PURGE_COLUMNS                                                          \
	"p.id, p.kind, p.object_id, p.directive_id, p.reference, p.basis,"     \
	" p.entered_at, p.asked_at, p.asked_by, p.asked_by_name, p.state,"     \
	" p.done_at, p.rows_taken, p.files_taken, p.letters_taken"

static enum err
purge_from_row(struct cx *cx, struct db_rows *rows, struct purge *out)
{
	out->id = row_u64(rows);
	if (!purge_kind_from_name(row_str(rows), &out->kind))
		return fail(cx, ERR_BUG, "a purge of no known kind");
	out->object_id = row_u64(rows);
	out->directive_id = row_u64(rows);
	out->reference = row_str(rows);
	out->basis = row_str(rows);
	out->entered_at = row_moment(rows);
	out->asked_at = row_moment(rows);
	out->asked_by = row_u64(rows);
	out->asked_by_name = row_str(rows);
	if (!purge_state_from_name(row_str(rows), &out->state))
		return fail(cx, ERR_BUG, "a purge of no known state");
	out->done_at = row_moment(rows);
	out->rows = row_u64(rows);
	out->files = row_u64(rows);
	out->letters = row_u64(rows);
	return OK;
}

static enum err
purges_from(struct cx *cx, const struct db_stmt *stmt, struct purge_list *out)
{
	struct db_rows *rows;
	enum err err = db_query(cx, stmt, NO_ARGS, &rows);

	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (!err && db_next(rows))
		err = purge_from_row(cx, rows, &out->items[out->n++]);
	return err;
}

static const struct db_stmt LIST = STMT("purge.list",
    "SELECT " PURGE_COLUMNS " FROM purge_order p ORDER BY p.id DESC LIMIT 200");
static const struct db_stmt WAITING = STMT("purge.waiting",
    "SELECT " PURGE_COLUMNS " FROM purge_order p WHERE p.state = 'asked'"
    " ORDER BY p.id LIMIT 100");
static const struct db_stmt GET = STMT("purge.get",
    "SELECT " PURGE_COLUMNS " FROM purge_order p WHERE p.id = ?");

enum err
purge_store_list(struct cx *cx, struct purge_list *out)
{
	return purges_from(cx, &LIST, out);
}

enum err
purge_store_waiting(struct cx *cx, struct purge_list *out)
{
	return purges_from(cx, &WAITING, out);
}

enum err
purge_store_get(struct cx *cx, uint64_t id, struct purge *out)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);

	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no purge %" PRIu64, id);
	return purge_from_row(cx, rows, out);
}

static const struct db_stmt LETTERS = STMT("purge.letters",
    "SELECT l.recipient, l.sent_at FROM purge_letter l WHERE l.purge_id = ?"
    " ORDER BY l.sent_at, l.outbox_id LIMIT 1000");

enum err
purge_store_letters(struct cx *cx, uint64_t purge_id, struct purge_letters *out)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &LETTERS, ARGS(db_u64(purge_id)), &rows);

	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (; db_next(rows); out->n++) {
		out->items[out->n].recipient = row_str(rows);
		out->items[out->n].sent_at = row_moment(rows);
	}
	return OK;
}

/* A purge that is done took the thing away at done_at; one that waits has not
 * yet. */
static const struct db_stmt BACKUPS = STMT("purge.backups",
    "SELECT b.id, b.path, b.made_at, b.expires_at"
    " FROM backup_register b WHERE b.made_at >= ? AND b.made_at <= ?"
    " AND b.expires_at > ?"
    " ORDER BY b.expires_at LIMIT 400");

enum err
purge_store_backups(struct cx *cx, const struct purge *purge,
    struct backup_list *out)
{
	int64_t until = purge->state == PURGE_DONE ? purge->done_at : cx->now;
	struct db_rows *rows;
	enum err err = db_query(cx, &BACKUPS,
	    ARGS(db_moment(purge->entered_at), db_moment(until),
		db_moment(cx->now)),
	    &rows);

	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (; db_next(rows); out->n++) {
		struct backup *backup = &out->items[out->n];

		*backup = (struct backup){ .id = row_u64(rows) };
		backup->path = row_str(rows);
		backup->made_at = row_moment(rows);
		backup->expires_at = row_moment(rows);
	}
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&FIND,
	&PARTS,
	&PART[PURGE_DIRECTIVE],
	&PART[PURGE_TASK],
	&PART[PURGE_REPLY],
	&PART[PURGE_FILE],
	&PART[PURGE_OUTGOING],
	&COUNT[PURGE_DIRECTIVE],
	&COUNT[PURGE_TASK],
	&COUNT_REPLY,
	&COUNT_FILE,
	&COUNT_OUTGOING,
	&ASK,
	&LIST,
	&WAITING,
	&GET,
	&LETTERS,
	&BACKUPS,
};

const struct db_stmt_list purge_store_statements = {
	"purge_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
