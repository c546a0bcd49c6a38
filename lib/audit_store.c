#include "audit_store.h"

#include "account.h"
#include "text.h"

enum { DETAIL_MAX = 1000 };

static const struct db_stmt AUDIT_ADD = STMT("audit.add",
    "INSERT INTO audit_log (at, account_id, officer_id, address, request_id,"
    " action, outcome, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

/* Who really did it, also when for another. */
static uint64_t
who_of(const struct actor *actor)
{
	if (actor == NULL)
		return 0;
	return actor->deputy_id != 0 ? actor->deputy_id : actor->account_id;
}

enum err
audit_add_from(struct cx *cx, const char *address, const char *action,
    const char *outcome, const char *detail)
{
	const struct actor *actor = cx->actor;

	if (address == NULL && actor != NULL)
		address = actor->address;
	return db_exec(cx, &AUDIT_ADD,
	    ARGS(db_moment(cx->now), db_id(who_of(actor)),
		db_id(actor == NULL ? 0 : actor->officer_id),
		db_str(address == NULL ? "" : address),
		db_str(cx->request_id == NULL ? "" : cx->request_id),
		db_str(action), db_str(outcome),
		db_str(text_shorten(cx->mem, detail, DETAIL_MAX - 1))),
	    NULL);
}

enum err
audit_add(struct cx *cx, const char *action, const char *outcome,
    const char *detail)
{
	return audit_add_from(cx, NULL, action, outcome, detail);
}

static const struct db_stmt *const statements[] = { &AUDIT_ADD };

const struct db_stmt_list audit_store_statements = { "audit", statements,
	sizeof(statements) / sizeof(statements[0]) };
