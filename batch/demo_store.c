#include "demo_store.h"

#define BASIS "'Dữ liệu trình diễn'"

static const struct db_stmt COUNT = STMT("demo.count",
    "SELECT (SELECT COUNT(*) FROM directive), (SELECT COUNT(*) FROM account)");
static const struct db_stmt ADD_ACCOUNT = STMT("demo.add_account",
    "INSERT INTO account (login, kind, role, position, name, title, email,"
    " agency_id, agency_account_of, must_change_password, basis, created_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " BASIS ", ?)");
static const struct db_stmt ADD_PASSWORD = STMT("demo.add_password",
    "INSERT INTO account_secret (account_id, password_hash, changed_at)"
    " VALUES (?, ?, ?)");
static const struct db_stmt ADD_OFFICER = STMT("demo.add_officer",
    "INSERT INTO officer (agency_id, name, title, duty, email, phone, basis,"
    " valid_from, must_change_secret) VALUES (?, ?, ?, ?, ?, ?, " BASIS
    ", ?, 0)");
static const struct db_stmt ADD_SECRET = STMT("demo.add_secret",
    "INSERT INTO officer_secret (officer_id, secret_hash, changed_at)"
    " VALUES (?, ?, ?)");
static const struct db_stmt ADD_ASSIGNER = STMT("demo.add_assigner",
    "INSERT INTO assigner (kind, name, account_id, sort_order, valid_from)"
    " VALUES (?, ?, ?, ?, ?)");
static const struct db_stmt SETTLE = STMT("demo.settle",
    "UPDATE notification SET read_at = created_at + INTERVAL 40 MINUTE,"
    " digest_id = 0 WHERE read_at IS NULL AND created_at < ?");

enum err
demo_store_count(struct cx *cx, uint64_t *out_directives,
    uint64_t *out_accounts)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &COUNT, NO_ARGS, &rows);

	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_SYSTEM, "no count");
	*out_directives = row_u64(rows);
	*out_accounts = row_u64(rows);
	return OK;
}

enum err
demo_store_add_account(struct cx *cx, struct demo_account *account)
{
	bool of_agency = account->kind == ACCOUNT_AGENCY;
	enum err err;

	err = db_exec(cx, &ADD_ACCOUNT,
	    ARGS(db_str(account->login),
		db_str(account_kind_name(account->kind)),
		db_str(role_name(account->role)),
		db_str(position_name(account->position)), db_str(account->name),
		db_str(account->title), db_str(account->email),
		db_id(account->agency_id),
		db_id(of_agency ? account->agency_id : 0),
		db_bool(account->must_change_password), db_moment(cx->now)),
	    NULL);
	if (err)
		return err;
	account->id = db_insert_id(cx);
	return db_exec(cx, &ADD_PASSWORD,
	    ARGS(db_u64(account->id), db_str(account->password_hash),
		db_moment(cx->now)),
	    NULL);
}

enum err
demo_store_add_officer(struct cx *cx, struct officer *officer,
    const char *secret_hash)
{
	enum err err;

	err = db_exec(cx, &ADD_OFFICER,
	    ARGS(db_u64(officer->agency_id), db_str(officer->name),
		db_str(officer->title),
		db_str(officer->leader_in_charge ? "leader_in_charge"
						 : "responder"),
		db_str(officer->email), db_str(officer->phone),
		db_day(officer->valid_from)),
	    NULL);
	if (err)
		return err;
	officer->id = db_insert_id(cx);
	return db_exec(cx, &ADD_SECRET,
	    ARGS(db_u64(officer->id), db_str(secret_hash), db_moment(cx->now)),
	    NULL);
}

enum err
demo_store_add_assigner(struct cx *cx, struct assigner *assigner,
    uint64_t account_id, int sort_order, int32_t valid_from)
{
	enum err err;

	err = db_exec(cx, &ADD_ASSIGNER,
	    ARGS(db_str(assigner_kind_name(assigner->kind)),
		db_str(assigner->name), db_u64(account_id), db_i64(sort_order),
		db_day(valid_from)),
	    NULL);
	if (err)
		return err;
	assigner->id = db_insert_id(cx);
	return OK;
}

enum err
demo_store_settle(struct cx *cx, int64_t before)
{
	return db_exec(cx, &SETTLE, ARGS(db_moment(before)), NULL);
}

/* Who answered on a day was signed in that day; the sessions are long over. */
static const struct db_stmt ADD_SESSIONS = STMT("demo.add_sessions",
    "INSERT INTO session (token_hash, account_id, officer_id, csrf_key,"
    " created_at, seen_at, expires_at, ended_at, address, device)"
    " SELECT UNHEX(SHA2(CONCAT('demo', e.account_id, MIN(e.id)), 256)),"
    " e.account_id, MIN(e.officer_id), UNHEX(SHA2(CONCAT('demo', MIN(e.id)),"
    " 256)), MIN(e.at) - INTERVAL 5 MINUTE, MAX(e.at),"
    " MIN(e.at) + INTERVAL 8 HOUR, MAX(e.at), '127.0.0.1', 'Demo'"
    " FROM event e WHERE e.officer_id IS NOT NULL"
    " GROUP BY e.account_id, DATE(e.at)");

enum err
demo_store_add_sessions(struct cx *cx)
{
	return db_exec(cx, &ADD_SESSIONS, NO_ARGS, NULL);
}

/* Sessions that are over: nobody can come in with them. */
static const struct db_stmt ADD_USES = STMT("demo.add_uses",
    "INSERT INTO session (token_hash, account_id, officer_id, csrf_key,"
    " created_at, seen_at, expires_at, ended_at, address, device)"
    " SELECT UNHEX(SHA2(CONCAT('demo', a.id, ?), 256)), a.id,"
    " (SELECT MIN(o.id) FROM officer o WHERE o.agency_id = a.agency_id),"
    " UNHEX(SHA2(CONCAT('key', a.id, ?), 256)), u.at, u.at, u.at, u.at,"
    " '127.0.0.1', '' FROM account a JOIN (SELECT b.id, ? - INTERVAL"
    " IF(b.kind = 'agency' AND RANK() OVER (PARTITION BY b.kind"
    " ORDER BY b.id DESC) <= ?, 40 * 1440, b.id * 37 % 4000) MINUTE AS at"
    " FROM account b) u ON u.id = a.id");

enum err
demo_store_add_uses(struct cx *cx, unsigned n_sleeping)
{
	return db_exec(cx, &ADD_USES,
	    ARGS(db_moment(cx->now), db_moment(cx->now), db_moment(cx->now),
		db_u64(n_sleeping)),
	    NULL);
}

static const struct db_stmt FIRST_REPLY = STMT("demo.first_reply",
    "SELECT COALESCE(MIN(id), 0) FROM reply");

enum err
demo_store_first_reply(struct cx *cx, uint64_t *out_id)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIRST_REPLY, NO_ARGS, &rows);
	*out_id = !err && db_next(rows) ? row_u64(rows) : 0;
	return err;
}

static const struct db_stmt *const statements[] = {
	&FIRST_REPLY,
	&ADD_SESSIONS,
	&COUNT,
	&ADD_ACCOUNT,
	&ADD_PASSWORD,
	&ADD_OFFICER,
	&ADD_USES,
	&ADD_SECRET,
	&ADD_ASSIGNER,
	&SETTLE,
};

const struct db_stmt_list demo_store_statements = {
	"demo_store",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
