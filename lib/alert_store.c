#include "alert_store.h"

static const struct db_stmt ADD = STMT("alert.add",
    "INSERT INTO account_alert (account_id, kind, recipient, happened_at)"
    " SELECT a.id, ?, a.email, ? FROM account a WHERE a.id = ?"
    " AND a.email <> ''");

enum err
alert_store_add(struct cx *cx, uint64_t account_id, enum alert_kind kind)
{
	return db_exec(cx, &ADD,
	    ARGS(db_str(alert_kind_name(kind)), db_moment(cx->now),
		db_u64(account_id)),
	    NULL);
}

static const struct db_stmt ADD_FOR_OFFICER = STMT("alert.add_for_officer",
    "INSERT INTO account_alert (account_id, officer_id, kind, recipient,"
    " happened_at) SELECT a.id, o.id, ?, IF(o.email <> '', o.email, a.email), ?"
    " FROM officer o JOIN account a ON a.agency_account_of = o.agency_id"
    " WHERE o.id = ? AND (o.email <> '' OR a.email <> '')");

enum err
alert_store_add_for_officer(struct cx *cx, uint64_t officer_id,
    enum alert_kind kind)
{
	return db_exec(cx, &ADD_FOR_OFFICER,
	    ARGS(db_str(alert_kind_name(kind)), db_moment(cx->now),
		db_u64(officer_id)),
	    NULL);
}

static const struct db_stmt LOCK_NEXT = STMT("alert.lock_next",
    "SELECT l.id, l.account_id, a.agency_account_of, l.kind, l.recipient,"
    " l.happened_at, a.login, COALESCE(o.name, a.name), a.language"
    " FROM account_alert l JOIN account a ON a.id = l.account_id"
    " LEFT JOIN officer o ON o.id = l.officer_id WHERE l.told_at IS NULL"
    " ORDER BY l.id LIMIT 1 FOR UPDATE");

enum err
alert_store_lock_next(struct cx *cx, struct alert *out)
{
	struct db_rows *rows;
	enum err err;

	*out = (struct alert){ 0 };
	err = db_query(cx, &LOCK_NEXT, NULL, 0, &rows);
	if (err || !db_next(rows))
		return err;
	out->id = row_u64(rows);
	out->account_id = row_u64(rows);
	out->agency_id = row_u64(rows);
	out->kind = row_str(rows);
	out->recipient = row_str(rows);
	out->happened_at = row_moment(rows);
	out->login = row_str(rows);
	out->name = row_str(rows);
	out->language = row_str(rows);
	return OK;
}

static const struct db_stmt SET_TOLD = STMT("alert.set_told",
    "UPDATE account_alert SET told_at = ? WHERE id = ?");

enum err
alert_store_set_told(struct cx *cx, uint64_t id)
{
	return db_exec(cx, &SET_TOLD, ARGS(db_moment(cx->now), db_u64(id)),
	    NULL);
}

static const struct db_stmt *const statements[] = { &ADD, &ADD_FOR_OFFICER,
	&LOCK_NEXT, &SET_TOLD };

const struct db_stmt_list alert_store_statements = { "alert_store", statements,
	sizeof(statements) / sizeof(statements[0]) };
