#include "file_store.h"

#include <inttypes.h>
#include <string.h>

#include "account.h"
#include "arena.h"

#define LIMIT_ROWS " LIMIT 2000"

#define FILE_COLUMNS                                                           \
	"f.id, f.sha256, f.size, f.name, f.content_type, f.created_at,"        \
	" f.directive_id, f.assignment_id, f.owner_kind, f.owner_id,"          \
	" f.content_check, f.scan_state, f.signature, f.signature_chain,"      \
	" f.signature_whole, f.signature_weak, f.signature_count, f.signer,"   \
	" f.signed_at"

static bool
check_from_row(struct db_rows *rows, struct file *out)
{
	struct signature *signature = &out->signature;

	if (!file_content_from_name(row_str(rows), &out->content) ||
	    !file_scan_from_name(row_str(rows), &out->scan) ||
	    !signature_state_from_name(row_str(rows), &signature->state) ||
	    !signature_chain_from_name(row_str(rows), &signature->chain))
		return false;
	signature->whole = row_bool(rows);
	signature->weak = row_bool(rows);
	signature->count = (unsigned)row_u64(rows);
	signature->signer = row_str(rows);
	signature->signed_at = row_moment(rows);
	return true;
}

static enum err
file_from_row(struct cx *cx, struct db_rows *rows, struct file *out)
{
	const void *sum;
	size_t n;

	out->id = row_u64(rows);
	sum = row_bytes(rows, &n);
	if (n != sizeof(out->sha256))
		return fail(cx, ERR_BUG, "file %" PRIu64 " has no SHA-256",
		    out->id);
	memcpy(out->sha256, sum, n);
	out->size = row_u64(rows);
	out->name = row_str(rows);
	out->content_type = row_str(rows);
	out->created_at = row_moment(rows);
	out->directive_id = row_u64(rows);
	out->assignment_id = row_u64(rows);
	if (!file_owner_from_name(row_str(rows), &out->owner))
		return fail(cx, ERR_BUG, "file %" PRIu64 " has no known owner",
		    out->id);
	out->owner_id = row_u64(rows);
	if (!check_from_row(rows, out))
		return fail(cx, ERR_BUG, "file %" PRIu64 " has odd checks",
		    out->id);
	return OK;
}

static const struct db_stmt ADD = STMT("file.add",
    "INSERT INTO file (sha256, size, name, content_type, created_at,"
    " account_id, officer_id, directive_id, assignment_id, owner_kind,"
    " owner_id, content_check, scan_state, signature, signature_chain,"
    " signature_whole, signature_weak, signature_count, signer, signed_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
file_store_add(struct cx *cx, struct file *file)
{
	enum err err;

	if (cx->actor == NULL)
		return fail(cx, ERR_BUG, "nobody attaches the file");
	err = db_exec(cx, &ADD,
	    ARGS(db_bytes(file->sha256, sizeof(file->sha256)),
		db_u64(file->size), db_str(file->name),
		db_str(file->content_type), db_moment(cx->now),
		db_u64(cx->actor->account_id), db_id(cx->actor->officer_id),
		db_id(file->directive_id), db_id(file->assignment_id),
		db_str(file_owner_name(file->owner)), db_u64(file->owner_id),
		db_str(file_content_name(file->content)),
		db_str(file_scan_name(file->scan)),
		db_str(signature_state_name(file->signature.state)),
		db_str(signature_chain_name(file->signature.chain)),
		db_bool(file->signature.whole), db_bool(file->signature.weak),
		db_u64(file->signature.count),
		db_str(file->signature.signer == NULL ? ""
						      : file->signature.signer),
		db_moment(file->signature.signed_at)),
	    NULL);
	if (err)
		return err;
	file->id = db_insert_id(cx);
	file->created_at = cx->now;
	return OK;
}

static const struct db_stmt GET = STMT("file.get",
    "SELECT " FILE_COLUMNS " FROM file f WHERE f.id = ?");

enum err
file_store_get(struct cx *cx, uint64_t id, struct file *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no file %" PRIu64, id);
	return file_from_row(cx, rows, out);
}

static enum err
files_from_rows(struct cx *cx, struct db_rows *rows, struct file_list *out)
{
	enum err err;

	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = file_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt LIST_DIRECTIVE = STMT("file.list_directive",
    "SELECT " FILE_COLUMNS " FROM file f"
    " WHERE f.owner_kind = 'directive' AND f.owner_id = ?"
    " ORDER BY f.id" LIMIT_ROWS);

enum err
file_store_list_directive(struct cx *cx, uint64_t directive_id,
    struct file_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_DIRECTIVE, ARGS(db_u64(directive_id)), &rows);
	if (err)
		return err;
	return files_from_rows(cx, rows, out);
}

static const struct db_stmt LIST_REGISTER = STMT("file.list_register",
    "SELECT " FILE_COLUMNS " FROM register_entry e"
    " JOIN file f ON f.owner_kind = 'register' AND f.owner_id = e.id"
    " WHERE e.kind = ? ORDER BY f.id" LIMIT_ROWS);

enum err
file_store_list_register(struct cx *cx, const char *kind, struct file_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_REGISTER, ARGS(db_str(kind)), &rows);
	if (err)
		return err;
	return files_from_rows(cx, rows, out);
}

static const struct db_stmt LIST_OUTGOING = STMT("file.list_outgoing",
    "SELECT " FILE_COLUMNS " FROM file f"
    " WHERE f.owner_kind = 'outgoing' AND f.owner_id = ?"
    " ORDER BY f.id" LIMIT_ROWS);

enum err
file_store_list_outgoing(struct cx *cx, uint64_t outgoing_id,
    struct file_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_OUTGOING, ARGS(db_u64(outgoing_id)), &rows);
	if (err)
		return err;
	return files_from_rows(cx, rows, out);
}

static const struct db_stmt
    LIST_PERIODIC_REPORT = STMT("file.list_periodic_report",
	"SELECT " FILE_COLUMNS " FROM file f"
	" WHERE f.owner_kind = 'periodic_report' AND f.owner_id = ?"
	" ORDER BY f.id" LIMIT_ROWS);

enum err
file_store_list_periodic_report(struct cx *cx, uint64_t report_id,
    struct file_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_PERIODIC_REPORT, ARGS(db_u64(report_id)),
	    &rows);
	if (err)
		return err;
	return files_from_rows(cx, rows, out);
}

/* There is no index on the assignment; that of the directive leads there. */
static const struct db_stmt LIST_ASSIGNMENT = STMT("file.list_assignment",
    "SELECT " FILE_COLUMNS " FROM assignment a"
    " STRAIGHT_JOIN file f FORCE INDEX (file_directive)"
    " ON f.directive_id = a.directive_id AND f.assignment_id = a.id"
    " WHERE a.id = ? AND f.owner_kind <> 'directive'"
    " ORDER BY f.id" LIMIT_ROWS);

enum err
file_store_list_assignment(struct cx *cx, uint64_t assignment_id,
    struct file_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_ASSIGNMENT, ARGS(db_u64(assignment_id)),
	    &rows);
	if (err)
		return err;
	return files_from_rows(cx, rows, out);
}

static const struct db_stmt NEXT_UNSEEN = STMT("file.next_unseen",
    "SELECT " FILE_COLUMNS " FROM file f"
    " WHERE f.scan_state IN ('pending', 'unscanned') AND f.id > ?"
    " ORDER BY f.id LIMIT 1");

enum err
file_store_next_unseen(struct cx *cx, uint64_t after_id, struct file *out)
{
	struct db_rows *rows;
	enum err err;

	*out = (struct file){ 0 };
	err = db_query(cx, &NEXT_UNSEEN, ARGS(db_u64(after_id)), &rows);
	if (err || !db_next(rows))
		return err;
	return file_from_row(cx, rows, out);
}

static const struct db_stmt LIST_PEOPLE = STMT("file.list_people",
    "SELECT DISTINCT f.directive_id, f.assignment_id, f.account_id,"
    " c.agency_id, COALESCE(a.specialist_id, (SELECT MIN(t.specialist_id)"
    " FROM task t WHERE t.directive_id = f.directive_id), d.created_by)"
    " FROM file f JOIN account c ON c.id = f.account_id"
    " LEFT JOIN directive d ON d.id = f.directive_id"
    " LEFT JOIN assignment a ON a.id = f.assignment_id WHERE f.sha256 = ?"
    " AND f.scan_state IN ('pending', 'unscanned') LIMIT 1000");

enum err
file_store_list_people(struct cx *cx, const uint8_t sha256[static 32],
    struct file_people_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_PEOPLE, ARGS(db_bytes(sha256, 32)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct file_people *one = &out->items[out->n++];

		one->directive_id = row_u64(rows);
		one->assignment_id = row_u64(rows);
		one->account_id = row_u64(rows);
		one->agency_id = row_u64(rows);
		one->follower_id = row_u64(rows);
	}
	return OK;
}

static const struct db_stmt SET_SCAN = STMT("file.set_scan",
    "UPDATE file SET scan_state = ? WHERE sha256 = ?"
    " AND scan_state IN ('pending', 'unscanned')");

enum err
file_store_set_scan(struct cx *cx, const uint8_t sha256[static 32],
    enum file_scan scan)
{
	return db_exec(cx, &SET_SCAN,
	    ARGS(db_str(file_scan_name(scan)), db_bytes(sha256, 32)), NULL);
}

static const struct db_stmt COUNT_HELD = STMT("file.count_held",
    "SELECT (SELECT COUNT(*) FROM file WHERE scan_state = 'pending'),"
    " (SELECT COUNT(*) FROM file WHERE scan_state = 'infected')");

enum err
file_store_count_held(struct cx *cx, uint64_t *out_pending,
    uint64_t *out_infected)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &COUNT_HELD, NO_ARGS, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "no counts");
	*out_pending = row_u64(rows);
	*out_infected = row_u64(rows);
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&ADD,
	&NEXT_UNSEEN,
	&LIST_PEOPLE,
	&SET_SCAN,
	&COUNT_HELD,
	&LIST_REGISTER,
	&GET,
	&LIST_DIRECTIVE,
	&LIST_OUTGOING,
	&LIST_PERIODIC_REPORT,
	&LIST_ASSIGNMENT,
};

const struct db_stmt_list file_store_statements = {
	"file_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
