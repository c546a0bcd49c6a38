#include "purge_take_store.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"

/*
 * Every statement reads the purge (@purge), the moment (@at) and the thing
 * (@object) from the session, where purge_take has put them; "which" names the
 * thing's rows.
 */
#define SQL(text) STMT("purge.take", text)
#define NOTE(table, columns, how, rest)                                        \
	SQL("INSERT IGNORE INTO redaction (purge_id, at, table_name, how,"     \
	    " row_key) SELECT @purge, @at, '" table "', '" how "', " columns   \
	    " FROM " rest)

/* Rows of a table with assignment_id. */
#define OF_ASSIGNMENTS(table, which)                                           \
	NOTE(table, "x.id", "deleted",                                         \
	    table                                                              \
	    " x JOIN assignment a ON a.id = x.assignment_id WHERE " which),    \
	    SQL("DELETE x FROM " table " x JOIN assignment a ON"               \
		" a.id = x.assignment_id WHERE " which)

/* The same where the key is made of two columns. */
#define KEYED_BY(table, key, which)                                            \
	NOTE(table, key, "deleted",                                            \
	    table                                                              \
	    " x JOIN assignment a ON a.id = x.assignment_id WHERE " which),    \
	    SQL("DELETE x FROM " table " x JOIN assignment a ON"               \
		" a.id = x.assignment_id WHERE " which)

/* A letter that has not left is made anew without it; of one that has, the
 * recipient is kept, and nothing of its words. */
#define UNSENT "o.state IN ('new', 'deferred')"
#define LETTERS(which)                                                                 \
	SQL("INSERT IGNORE INTO purge_letter (purge_id, outbox_id, recipient,"         \
	    " sent_at) SELECT @purge, o.id, o.recipient, o.sent_at FROM"               \
	    " notification n JOIN outbox o ON o.id = n.digest_id WHERE NOT " UNSENT    \
	    " AND " which),                                                            \
	    NOTE("outbox", "o.id", "emptied",                                          \
		"notification n JOIN outbox o ON o.id = n.digest_id WHERE NOT " UNSENT \
		" AND " which),                                                        \
	    SQL("UPDATE outbox o JOIN notification n ON n.digest_id = o.id"            \
		" SET o.subject = '" PURGE_MARKER "', o.body = '" PURGE_MARKER         \
		"', o.html = '', o.last_answer = '' WHERE NOT " UNSENT                 \
		" AND " which),                                                        \
	    NOTE("outbox", "o.id", "deleted",                                          \
		"notification n JOIN outbox o ON o.id = n.digest_id WHERE " UNSENT     \
		" AND " which),                                                        \
	    SQL("DELETE o FROM outbox o JOIN notification n ON"                        \
		" n.digest_id = o.id WHERE " UNSENT " AND " which),                    \
	    SQL("UPDATE notification n LEFT JOIN outbox o ON"                          \
		" o.id = n.digest_id SET n.digest_id = NULL WHERE"                     \
		" n.digest_id IS NOT NULL AND o.id IS NULL")

/* Which of these sums nobody else needs is asked at the end. */
#define FILES(which)                                                           \
	SQL("INSERT IGNORE INTO purge_file (sha256, purge_id)"                 \
	    " SELECT f.sha256, @purge FROM file f WHERE " which),              \
	    NOTE("file", "f.id", "deleted", "file f WHERE " which),            \
	    SQL("DELETE f FROM file f WHERE " which)

#define EVENTS(which)                                                             \
	NOTE("event", "e.id", "emptied", "event e WHERE " which),                 \
	    SQL("UPDATE event e SET e.reason = '" PURGE_MARKER                    \
		"', e.document = IF(e.document = '', '', '" PURGE_MARKER          \
		"'), e.decided_by = IF(e.decided_by = '', '', '" PURGE_MARKER     \
		"') WHERE " which),                                               \
	    NOTE("event_change", "CONCAT(c.event_id, ':', c.field)",              \
		"emptied",                                                        \
		"event_change c JOIN event e ON e.id = c.event_id WHERE " which), \
	    SQL("UPDATE event_change c JOIN event e ON e.id = c.event_id SET"     \
		" c.old_value = '" PURGE_MARKER                                   \
		"', c.new_value = '" PURGE_MARKER "' WHERE " which)

/* A signed paper names several: it goes with all its copies. */
#define PAPERS(which)                                                          \
	FILES("f.owner_kind = 'notice' AND f.owner_id IN (SELECT i.notice_id"  \
	      " FROM notice_item i JOIN assignment a ON"                       \
	      " a.id = i.assignment_id WHERE " which ")")

/* Of the signed report of an agency, too. */
#define REPORTS(which)                                                         \
	FILES("f.owner_kind = 'periodic_report' AND f.owner_id IN"             \
	      " (SELECT l.report_id FROM periodic_report_line l"               \
	      " JOIN assignment a ON a.id = l.assignment_id WHERE " which ")")

#define AMONG(which) "(SELECT a.id FROM assignment a WHERE " which ")"

#define ASSIGNMENTS(which)                                                     \
	FILES("f.assignment_id IN " AMONG(which)), PAPERS(which),              \
	    REPORTS(which), OF_ASSIGNMENTS("periodic_report_line", which),     \
	    LETTERS("n.assignment_id IN " AMONG(which)),                       \
	    OF_ASSIGNMENTS("notification", which),                             \
	    OF_ASSIGNMENTS("held_message", which),                             \
	    KEYED_BY("held_item",                                              \
		"CONCAT(x.held_act_id, ':', x.assignment_id)", which),         \
	    OF_ASSIGNMENTS("call_duty", which),                                \
	    OF_ASSIGNMENTS("reminder", which),                                 \
	    OF_ASSIGNMENTS("ruling", which),                                   \
	    OF_ASSIGNMENTS("escalation_report_item", which),                   \
	    OF_ASSIGNMENTS("escalation", which),                               \
	    OF_ASSIGNMENTS("notice_item", which),                              \
	    OF_ASSIGNMENTS("difficulty", which),                               \
	    OF_ASSIGNMENTS("extension", which),                                \
	    OF_ASSIGNMENTS("return_request", which),                           \
	    OF_ASSIGNMENTS("reply", which),                                    \
	    KEYED_BY("delegation_part",                                        \
		"CONCAT_WS(':', x.assignment_id, x.version, x.number)",        \
		which),                                                        \
	    KEYED_BY("delegation", "CONCAT(x.assignment_id, ':', x.version)",  \
		which),                                                        \
	    OF_ASSIGNMENTS("delegation_note", which),                          \
	    KEYED_BY("inspection_item",                                        \
		"CONCAT(x.inspection_id, ':', x.assignment_id)", which),       \
	    NOTE("assignment_interval",                                        \
		"CONCAT(x.assignment_id, ':', x.version)", "deleted",          \
		"assignment_interval x JOIN assignment a ON"                   \
		" a.id = x.assignment_id WHERE " which),                       \
	    SQL("DELETE x FROM assignment_interval x JOIN assignment a ON"     \
		" a.id = x.assignment_id WHERE " which),                       \
	    SQL("UPDATE assignment x JOIN assignment a ON"                     \
		" a.id = x.transferred_from_id SET"                            \
		" x.transferred_from_id = NULL WHERE " which),                 \
	    NOTE("assignment", "a.id", "deleted",                              \
		"assignment a WHERE " which),                                  \
	    SQL("DELETE a FROM assignment a WHERE " which)

#define TASKS(which)                                                              \
	NOTE("task_series", "t.id", "deleted",                                    \
	    "task_series x JOIN task t ON t.id = x.task_id WHERE " which),        \
	    SQL("DELETE x FROM task_series x JOIN task t ON t.id = x.task_id"     \
		" WHERE " which),                                                 \
	    NOTE("task_milestone", "CONCAT(x.task_id, ':', x.number)",            \
		"deleted",                                                        \
		"task_milestone x JOIN task t ON t.id = x.task_id WHERE " which), \
	    SQL("DELETE x FROM task_milestone x JOIN task t ON"                   \
		" t.id = x.task_id WHERE " which),                                \
	    NOTE("central_entry", "t.id", "deleted",                              \
		"central_entry x JOIN task t ON t.id = x.task_id WHERE " which),  \
	    SQL("DELETE x FROM central_entry x JOIN task t ON"                    \
		" t.id = x.task_id WHERE " which),                                \
	    SQL("UPDATE ruling x JOIN task t ON t.id = x.task_id SET"             \
		" x.task_id = NULL WHERE " which),                                \
	    SQL("UPDATE task x JOIN task t ON t.id = x.parent_id SET"             \
		" x.parent_id = NULL WHERE " which),                              \
	    NOTE("task_search", "t.id", "deleted", "task t WHERE " which),        \
	    SQL("DELETE x FROM task_search x JOIN task t ON t.id = x.task_id"     \
		" WHERE " which),                                                 \
	    NOTE("task_text", "t.id", "deleted", "task t WHERE " which),          \
	    SQL("DELETE x FROM task_text x JOIN task t ON t.id = x.task_id"       \
		" WHERE " which),                                                 \
	    NOTE("task", "t.id", "deleted", "task t WHERE " which),               \
	    SQL("DELETE t FROM task t WHERE " which)

/* The document it was made from says what it says. */
#define OF_OUTGOING(table, which)                                              \
	NOTE(table, "x.id", "deleted",                                         \
	    table " x JOIN outgoing o ON o.id = x.outgoing_id WHERE " which),  \
	    SQL("DELETE x FROM " table " x JOIN outgoing o ON"                 \
		" o.id = x.outgoing_id WHERE " which)
#define OUTGOING(which)                                                        \
	FILES("f.owner_kind = 'outgoing' AND f.owner_id IN"                    \
	      " (SELECT o.id FROM outgoing o WHERE " which ")"),               \
	    OF_OUTGOING("outgoing_status", which),                             \
	    OF_OUTGOING("outgoing_review", which),                             \
	    NOTE("outgoing_review", "x.id", "emptied",                         \
		"outgoing_review x JOIN outgoing o ON"                         \
		" o.id = x.replacement_id WHERE " which),                      \
	    SQL("UPDATE outgoing_review x JOIN outgoing o ON"                  \
		" o.id = x.replacement_id SET x.replacement_id = NULL"         \
		" WHERE " which),                                              \
	    OF_OUTGOING("outgoing_message", which),                            \
	    NOTE("outgoing", "o.id", "deleted", "outgoing o WHERE " which),    \
	    SQL("DELETE o FROM outgoing o WHERE " which)

static const struct db_stmt take_directive[] = {
	EVENTS("e.directive_id = @object"),
	ASSIGNMENTS("a.directive_id = @object"),
	FILES("f.directive_id = @object"),
	LETTERS("n.directive_id = @object"),
	NOTE("notification", "n.id", "deleted",
	    "notification n WHERE n.directive_id = @object"),
	SQL("DELETE n FROM notification n WHERE n.directive_id = @object"),
	TASKS("t.directive_id = @object"),
	NOTE("central_reminder", "x.id", "deleted",
	    "central_reminder x WHERE x.directive_id = @object"),
	SQL("DELETE x FROM central_reminder x WHERE x.directive_id = @object"),
	NOTE("import_source", "x.id", "deleted",
	    "import_source x WHERE x.directive_id = @object"),
	SQL("DELETE x FROM import_source x WHERE x.directive_id = @object"),
	OUTGOING("o.directive_id = @object"),
	NOTE("directive", "d.id", "deleted",
	    "directive d WHERE d.id = @object"),
	SQL("DELETE d FROM directive d WHERE d.id = @object"),
};

/* The occurrences and milestones of a task say what it says (R7). */
#define ITS_PARTS                                                              \
	"(SELECT p.id FROM task p WHERE p.id = @object OR p.parent_id = @object)"

static const struct db_stmt take_task[] = {
	EVENTS("(e.task_id IN " ITS_PARTS
	       " OR e.assignment_id IN " AMONG("a.task_id IN " ITS_PARTS) ")"),
	ASSIGNMENTS("a.task_id IN " ITS_PARTS),
	TASKS("t.parent_id = @object"),
	TASKS("t.id = @object"),
};

/* object_id of other kinds of event counts other things. */
#define REPLY_EVENTS                                                           \
	"e.kind IN ('progress', 'plan', 'explanation', 'submit') AND"          \
	" e.object_id = @object"

static const struct db_stmt take_reply[] = {
	EVENTS(REPLY_EVENTS),
	FILES("f.owner_kind = 'reply' AND f.owner_id = @object"),
	NOTE("reply", "r.id", "emptied", "reply r WHERE r.id = @object"),
	SQL("UPDATE reply r SET r.reply_text = '" PURGE_MARKER
	    "', r.reply_number = '', r.reply_symbol = '' WHERE r.id = @object"),
};

static const struct db_stmt take_file[] = { FILES("f.id = @object") };

static const struct db_stmt take_outgoing[] = { OUTGOING("o.id = @object") };

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct {
	const struct db_stmt *items;
	size_t n;
} steps[] = {
	[PURGE_DIRECTIVE] = { take_directive, COUNT(take_directive) },
	[PURGE_TASK] = { take_task, COUNT(take_task) },
	[PURGE_REPLY] = { take_reply, COUNT(take_reply) },
	[PURGE_FILE] = { take_file, COUNT(take_file) },
	[PURGE_OUTGOING] = { take_outgoing, COUNT(take_outgoing) },
};

static const struct db_stmt LOCK = STMT("purge.lock",
    "SELECT p.id FROM purge_order p WHERE p.id = ? AND p.state = 'asked' FOR UPDATE");
static const struct db_stmt SAY = STMT("purge.say",
    "SET @purge = ?, @object = ?, @at = ?");
static const struct db_stmt KEEP_FILES = STMT("purge.keep_files",
    "DELETE p FROM purge_file p WHERE p.purge_id = @purge AND"
    " EXISTS (SELECT 1 FROM file f WHERE f.sha256 = p.sha256)");
static const struct db_stmt TALLY = STMT("purge.tally",
    "SELECT (SELECT COUNT(*) FROM redaction r WHERE r.purge_id = @purge),"
    " (SELECT COUNT(*) FROM purge_file f WHERE f.purge_id = @purge),"
    " (SELECT COUNT(*) FROM purge_letter l WHERE l.purge_id = @purge)");
static const struct db_stmt DONE = STMT("purge.done",
    "UPDATE purge_order SET state = 'done', done_at = ?, rows_taken = ?,"
    " files_taken = ?, letters_taken = ? WHERE id = ? AND state = 'asked'");

static enum err
close_notice(struct cx *cx, struct purge *purge)
{
	struct db_rows *rows;
	enum err err = db_exec(cx, &KEEP_FILES, NO_ARGS, NULL);

	if (!err)
		err = db_query(cx, &TALLY, NO_ARGS, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "a tally without a row");
	purge->rows = row_u64(rows);
	purge->files = row_u64(rows);
	purge->letters = row_u64(rows);
	purge->done_at = cx->now;
	purge->state = PURGE_DONE;
	return db_exec(cx, &DONE,
	    ARGS(db_moment(cx->now), db_u64(purge->rows), db_u64(purge->files),
		db_u64(purge->letters), db_u64(purge->id)),
	    NULL);
}

enum err
purge_take(struct cx *cx, struct purge *purge)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &LOCK, ARGS(db_u64(purge->id)), &rows);

	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "purge %" PRIu64 " waits no more",
		    purge->id);
	err = db_exec(cx, &SAY,
	    ARGS(db_u64(purge->id), db_u64(purge->object_id),
		db_moment(cx->now)),
	    NULL);
	for (size_t i = 0; !err && i < steps[purge->kind].n; i++)
		err = db_exec(cx, &steps[purge->kind].items[i], NO_ARGS, NULL);
	return err ? err : close_notice(cx, purge);
}

/* A file with the same bytes may have come in since. */
static const struct db_stmt SUMS = STMT("purge.sums",
    "SELECT p.sha256 FROM purge_file p WHERE p.removed_at IS NULL AND"
    " NOT EXISTS (SELECT 1 FROM file f WHERE f.sha256 = p.sha256) LIMIT 1000");
static const struct db_stmt REMOVED = STMT("purge.removed",
    "UPDATE purge_file SET removed_at = ? WHERE sha256 = ?");
static const struct db_stmt LETTER_NAMES = STMT("purge.letter_names",
    "SELECT o.message_id FROM purge_letter l JOIN outbox o"
    " ON o.id = l.outbox_id WHERE l.purge_id = ?");

enum err
purge_take_sums(struct cx *cx, struct purge_sums *out)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &SUMS, NO_ARGS, &rows);

	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		size_t n;
		const void *sum = row_bytes(rows, &n);

		if (n != sizeof(out->items->sha256))
			return fail(cx, ERR_BUG, "a file without a sum");
		memcpy(out->items[out->n++].sha256, sum, n);
	}
	return OK;
}

enum err
purge_take_removed(struct cx *cx, const uint8_t sha256[static 32])
{
	return db_exec(cx, &REMOVED,
	    ARGS(db_moment(cx->now), db_bytes(sha256, 32)), NULL);
}

enum err
purge_take_letters(struct cx *cx, uint64_t purge_id, struct purge_names *out)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &LETTER_NAMES, ARGS(db_u64(purge_id)),
	    &rows);

	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		out->items[out->n++] = row_str(rows);
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&LOCK,
	&SAY,
	&KEEP_FILES,
	&TALLY,
	&DONE,
	&SUMS,
	&REMOVED,
	&LETTER_NAMES,
};

const struct db_stmt_list purge_take_store_statements = {
	"purge_take_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
