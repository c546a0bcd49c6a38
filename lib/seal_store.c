#include "seal_store.h"

#include <string.h>

#include "arena.h"
#include "clock.h"

#define HEAD_COLUMNS                                                           \
	"number, CAST(at AS CHAR), first_id, last_id, entries, root, prev,"    \
	" sum, signature"

static void
read_bytes(struct db_rows *rows, void *out, size_t n)
{
	size_t got;
	const void *bytes = row_bytes(rows, &got);

	memset(out, 0, n);
	memcpy(out, bytes, got < n ? got : n);
}

static void
head_from_row(struct db_rows *rows, struct seal_head *out)
{
	out->number = row_u64(rows);
	out->at = row_str(rows);
	out->first_id = row_u64(rows);
	out->last_id = row_u64(rows);
	out->entries = row_u64(rows);
	read_bytes(rows, out->root, sizeof(out->root));
	read_bytes(rows, out->prev, sizeof(out->prev));
	read_bytes(rows, out->sum, sizeof(out->sum));
	read_bytes(rows, out->signature, sizeof(out->signature));
}

static const struct db_stmt LAST = STMT("seal.last",
    "SELECT " HEAD_COLUMNS " FROM seal_head ORDER BY number DESC LIMIT 1");

enum err
seal_store_last(struct cx *cx, struct seal_head *out)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &LAST, NO_ARGS, &rows);

	*out = (struct seal_head){ .at = "" };
	if (!err && db_next(rows))
		head_from_row(rows, out);
	return err;
}

static const struct db_stmt NEWEST = STMT("seal.newest",
    "SELECT MAX(id) FROM ledger");

enum err
seal_store_newest(struct cx *cx, uint64_t *out_id)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &NEWEST, NO_ARGS, &rows);

	*out_id = !err && db_next(rows) ? row_u64(rows) : 0;
	return err;
}

/* A row somebody has written and not yet committed is waited for: ids are given
 * out before the commit, and what is passed over now is never sealed. */
static const struct db_stmt READ = STMT("seal.read",
    "SELECT id, prev_id, CAST(at AS CHAR), shape_id, act, row_key, program,"
    " content, hash FROM ledger WHERE id > ? AND id <= ? ORDER BY id"
    " LIMIT 20000 LOCK IN SHARE MODE");

enum err
seal_store_read(struct cx *cx, uint64_t after, uint64_t up_to,
    struct ledger_entry **out, size_t *out_n)
{
	struct db_rows *rows;
	enum err err;
	size_t n = 0;

	err = db_query(cx, &READ, ARGS(db_u64(after), db_u64(up_to)), &rows);
	if (err)
		return err;
	*out = arena_array(cx->mem, db_count(rows), sizeof(**out));
	for (; db_next(rows); n++) {
		struct ledger_entry *e = &(*out)[n];

		e->id = row_u64(rows);
		e->prev_id = row_u64(rows);
		e->at = row_str(rows);
		e->shape_id = row_u64(rows);
		e->act = row_str(rows);
		e->row_key = row_str(rows);
		e->program = row_str(rows);
		read_bytes(rows, e->content, sizeof(e->content));
		read_bytes(rows, e->hash, sizeof(e->hash));
	}
	*out_n = n;
	return OK;
}

static const struct db_stmt ADD = STMT("seal.add",
    "INSERT INTO seal_head (number, at, first_id, last_id, entries, root, prev,"
    " sum, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
seal_store_add(struct cx *cx, const struct seal_head *head)
{
	return db_exec(cx, &ADD,
	    ARGS(db_u64(head->number), db_str(head->at), db_u64(head->first_id),
		db_u64(head->last_id), db_u64(head->entries),
		db_bytes(head->root, sizeof(head->root)),
		db_bytes(head->prev, sizeof(head->prev)),
		db_bytes(head->sum, sizeof(head->sum)),
		db_bytes(head->signature, sizeof(head->signature))),
	    NULL);
}

static const struct db_stmt TABLES = STMT("seal.tables",
    "SELECT DISTINCT SUBSTRING_INDEX(shape, '|', 1) FROM ledger_shape");

enum err
seal_store_tables(struct cx *cx, const char ***out, size_t *out_n)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &TABLES, NO_ARGS, &rows);
	size_t n = 0;

	if (err)
		return err;
	*out = arena_array(cx->mem, db_count(rows), sizeof(**out));
	while (db_next(rows))
		(*out)[n++] = row_str(rows);
	*out_n = n;
	return OK;
}

static const char
    *const kinds[] = { [CHECK_VERIFY] = "verify", [CHECK_RESTORE] = "restore" };

static const struct db_stmt ADD_CHECK = STMT("seal.add_check",
    "INSERT INTO audit_check (at, kind, good, entries, head, seconds, finding)"
    " VALUES (?, ?, ?, ?, ?, ?, LEFT(?, 300))");

enum err
seal_store_add_check(struct cx *cx, const struct audit_check *check)
{
	return db_exec(cx, &ADD_CHECK,
	    ARGS(db_moment(check->at), db_str(kinds[check->kind]),
		db_bool(check->good), db_u64(check->entries),
		db_u64(check->head), db_u64(check->seconds),
		db_str(check->finding)),
	    NULL);
}

static const struct db_stmt ADD_BACKUP = STMT("seal.add_backup",
    "INSERT INTO backup_register (made_at, path, sha256, bytes, expires_at)"
    " VALUES (?, ?, ?, ?, ?)");

enum err
seal_store_add_backup(struct cx *cx, struct backup *backup)
{
	enum err err = db_exec(cx, &ADD_BACKUP,
	    ARGS(db_moment(backup->made_at), db_str(backup->path),
		db_bytes(backup->sha256, sizeof(backup->sha256)),
		db_u64(backup->bytes), db_moment(backup->expires_at)),
	    NULL);

	backup->id = err ? 0 : db_insert_id(cx);
	return err;
}

static const struct db_stmt SET_RESTORED = STMT("seal.set_restored",
    "UPDATE backup_register SET verified_at = COALESCE(?, verified_at),"
    " restored_at = COALESCE(?, restored_at) WHERE path = ?");

enum err
seal_store_set_restored(struct cx *cx, const char *path, int64_t verified_at,
    int64_t restored_at)
{
	return db_exec(cx, &SET_RESTORED,
	    ARGS(db_moment(verified_at), db_moment(restored_at), db_str(path)),
	    NULL);
}

#define BACKUP_COLUMNS                                                         \
	"id, made_at, path, sha256, bytes, expires_at, verified_at, restored_at"

static void
backup_from_row(struct db_rows *rows, struct backup *out)
{
	out->id = row_u64(rows);
	out->made_at = row_moment(rows);
	out->path = row_str(rows);
	read_bytes(rows, out->sha256, sizeof(out->sha256));
	out->bytes = row_u64(rows);
	out->expires_at = row_moment(rows);
	out->verified_at = row_moment(rows);
	out->restored_at = row_moment(rows);
}

static const struct db_stmt EXPIRED = STMT("seal.expired",
    "SELECT " BACKUP_COLUMNS " FROM backup_register WHERE expires_at <= ?"
    " ORDER BY id LIMIT 10000");

enum err
seal_store_expired(struct cx *cx, struct backup **out, size_t *out_n)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &EXPIRED, ARGS(db_moment(cx->now)), &rows);
	size_t n = 0;

	if (err)
		return err;
	*out = arena_array(cx->mem, db_count(rows), sizeof(**out));
	while (db_next(rows))
		backup_from_row(rows, &(*out)[n++]);
	*out_n = n;
	return OK;
}

/* The page of trust ------------------------------------------------------- */

static const struct db_stmt NOW = STMT("trust.now",
    "SELECT UTC_TIMESTAMP(), (SELECT at FROM seal_head ORDER BY number DESC"
    " LIMIT 1), (SELECT at FROM ledger WHERE id > COALESCE((SELECT"
    " MAX(last_id) FROM seal_head), 0) ORDER BY id LIMIT 1),"
    " (SELECT COUNT(*) FROM redaction),"
    " (SELECT COUNT(*) FROM outbox WHERE state = 'refused'),"
    " (SELECT COUNT(*) FROM outbox WHERE state = 'deferred'),"
    " (SELECT COUNT(*) FROM outbox WHERE state = 'unknown'),"
    " (SELECT COUNT(*) FROM account a WHERE a.closed_at IS NULL"
    " AND a.kind <> 'service' AND a.created_at < ? AND NOT EXISTS (SELECT 1"
    " FROM session s WHERE s.account_id = a.id AND s.seen_at >= ?))");
static const struct db_stmt CHECK = STMT("trust.check",
    "SELECT at, good, entries, head, seconds, finding FROM audit_check"
    " WHERE kind = ? ORDER BY id DESC LIMIT 1");
static const struct db_stmt BACKUP = STMT("trust.backup",
    "SELECT " BACKUP_COLUMNS " FROM backup_register ORDER BY id DESC LIMIT 1");
static const struct db_stmt ROLES = STMT("trust.roles",
    "SELECT role, COUNT(*) FROM account WHERE closed_at IS NULL"
    " GROUP BY role ORDER BY role");
/* At an agency the named officer is the second one; a personal account has
 * only its password. */
static const struct db_stmt ALONE = STMT("trust.alone",
    "SELECT a.role, COUNT(*) FROM account a WHERE a.closed_at IS NULL"
    " AND a.kind <> 'service' AND (a.kind = 'personal' OR NOT EXISTS (SELECT 1"
    " FROM officer o WHERE o.agency_id = a.agency_id AND o.valid_to >= ?))"
    " GROUP BY a.role ORDER BY a.role");

enum { UNUSED_DAYS = 45 };

static enum err
read_check(struct cx *cx, enum check_kind kind, struct audit_check *out)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &CHECK, ARGS(db_str(kinds[kind])), &rows);

	*out = (struct audit_check){ .kind = kind,
		.at = NO_MOMENT,
		.finding = "" };
	if (err || !db_next(rows))
		return err;
	out->at = row_moment(rows);
	out->good = row_bool(rows);
	out->entries = row_u64(rows);
	out->head = row_u64(rows);
	out->seconds = row_u64(rows);
	out->finding = row_str(rows);
	return OK;
}

static enum err
read_counts(struct cx *cx, struct db_rows *rows, struct trust_count **out,
    size_t *out_n)
{
	size_t n = 0;

	*out = arena_array(cx->mem, db_count(rows), sizeof(**out));
	for (; db_next(rows); n++) {
		(*out)[n].role = row_str(rows);
		(*out)[n].n = row_u64(rows);
	}
	*out_n = n;
	return OK;
}

static enum err
read_now(struct cx *cx, struct trust *out)
{
	struct db_rows *rows;
	int64_t since = cx->now - (int64_t)UNUSED_DAYS * DAY_SECONDS;
	enum err err;

	err = db_query(cx, &NOW, ARGS(db_moment(since), db_moment(since)),
	    &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "one row was expected");
	out->database_now = row_moment(rows);
	out->head_at = row_moment(rows);
	out->waiting_at = row_moment(rows);
	out->redactions = row_u64(rows);
	out->mail_refused = row_u64(rows);
	out->mail_deferred = row_u64(rows);
	out->mail_unknown = row_u64(rows);
	out->unused = row_u64(rows);
	return OK;
}

enum err
seal_store_trust(struct cx *cx, struct trust *out)
{
	struct db_rows *rows;
	enum err err = read_now(cx, out);

	if (!err)
		err = seal_store_last(cx, &out->head);
	if (!err)
		err = read_check(cx, CHECK_VERIFY, &out->verify);
	if (!err)
		err = read_check(cx, CHECK_RESTORE, &out->restore);
	if (!err)
		err = db_query(cx, &BACKUP, NO_ARGS, &rows);
	if (err)
		return err;
	out->backup = (struct backup){ .made_at = NO_MOMENT,
		.verified_at = NO_MOMENT,
		.restored_at = NO_MOMENT,
		.expires_at = NO_MOMENT,
		.path = "" };
	if (db_next(rows))
		backup_from_row(rows, &out->backup);
	err = db_query(cx, &ROLES, NO_ARGS, &rows);
	if (!err)
		err = read_counts(cx, rows, &out->roles, &out->n_roles);
	if (!err)
		err = db_query(cx, &ALONE, ARGS(db_day(clock_day(cx->now))),
		    &rows);
	return err ? err : read_counts(cx, rows, &out->alone, &out->n_alone);
}

static const struct db_stmt *const statements[] = { &LAST, &NEWEST, &READ, &ADD,
	&TABLES, &ADD_CHECK, &ADD_BACKUP, &SET_RESTORED, &EXPIRED, &NOW, &CHECK,
	&BACKUP, &ROLES, &ALONE };

const struct db_stmt_list seal_store_statements = { "seal", statements,
	sizeof(statements) / sizeof(statements[0]) };
