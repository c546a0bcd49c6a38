#include "calendar_feed_store.h"

#include <inttypes.h>

#include "directive.h"

#define FEED_COLUMNS                                                           \
	"SELECT f.id, f.account_id, p.role, p.agency_id, f.created_at"         \
	" FROM calendar_feed f JOIN account p ON p.id = f.account_id"          \
	" AND p.closed_at IS NULL WHERE f.revoked_at IS NULL"

static const struct db_stmt FEED_FIND = STMT("calendar_feed.find",
    FEED_COLUMNS " AND f.secret_sha256 = ?");

static const struct db_stmt FEED_FIND_OWN = STMT("calendar_feed.find_own",
    FEED_COLUMNS " AND f.live_key = ?");

static const struct db_stmt FEED_ADD = STMT("calendar_feed.add",
    "INSERT INTO calendar_feed (account_id, secret_sha256, created_at)"
    " VALUES (?, ?, ?)");

static const struct db_stmt FEED_REVOKE = STMT("calendar_feed.revoke",
    "UPDATE calendar_feed SET revoked_at = ?"
    " WHERE account_id = ? AND id = ? AND revoked_at IS NULL");

#define FEED_EVENTS                                                            \
	"SELECT a.id, a.version, a.due_on, a.open, t.title, d.ref_number,"     \
	" d.ref_symbol, g.name, COALESCE(a.closed_at, a.submitted_at,"         \
	" a.updated_at, a.received_at, a.assigned_at) FROM assignment a"       \
	" JOIN task t ON t.id = a.task_id"                                     \
	" JOIN directive d ON d.id = a.directive_id"                           \
	" JOIN agency g ON g.id = a.agency_id"                                 \
	" WHERE a.assigned_at IS NOT NULL AND a.due_on IS NOT NULL"            \
	" AND a.role <> 'informed' AND (a.open = 1 OR a.closed_on >= ?)"
#define FEED_ORDER " ORDER BY a.due_key, a.id LIMIT ?"

static const struct db_stmt FEED_LIST_AGENCY = STMT("calendar_feed.list_agency",
    FEED_EVENTS " AND a.agency_id = ?" FEED_ORDER);

static const struct db_stmt FEED_LIST_PERSON = STMT("calendar_feed.list_person",
    FEED_EVENTS " AND a.specialist_id = ?" FEED_ORDER);

static enum err
find(struct cx *cx, const struct db_stmt *stmt, struct db_arg arg,
    struct calendar_feed *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, stmt, ARGS(arg), &rows);
	if (err)
		return err;
	*out = (struct calendar_feed){ 0 };
	if (!db_next(rows))
		return OK;
	out->id = row_u64(rows);
	out->account_id = row_u64(rows);
	if (!role_from_name(row_str(rows), &out->role))
		return fail(cx, ERR_BUG, "unknown role");
	out->agency_id = row_u64(rows);
	out->created_at = row_moment(rows);
	return OK;
}

enum err
calendar_feed_store_find(struct cx *cx, const uint8_t sum[static 32],
    struct calendar_feed *out)
{
	return find(cx, &FEED_FIND, db_bytes(sum, 32), out);
}

enum err
calendar_feed_store_find_own(struct cx *cx, uint64_t account_id,
    struct calendar_feed *out)
{
	return find(cx, &FEED_FIND_OWN, db_u64(account_id), out);
}

enum err
calendar_feed_store_add(struct cx *cx, uint64_t account_id,
    const uint8_t sum[static 32])
{
	return db_exec(cx, &FEED_ADD,
	    ARGS(db_u64(account_id), db_bytes(sum, 32), db_moment(cx->now)),
	    NULL);
}

enum err
calendar_feed_store_revoke(struct cx *cx, uint64_t account_id, uint64_t id)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &FEED_REVOKE,
	    ARGS(db_moment(cx->now), db_u64(account_id), db_u64(id)), &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_CONFLICT,
		    "address %" PRIu64 " is not live any more", id);
	return OK;
}

enum err
calendar_feed_store_list(struct cx *cx, const struct calendar_feed *feed,
    int32_t today, struct feed_events *out)
{
	bool agency = feed->agency_id != 0;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, agency ? &FEED_LIST_AGENCY : &FEED_LIST_PERSON,
	    ARGS(db_day(today - FEED_PAST_DAYS),
		db_u64(agency ? feed->agency_id : feed->account_id),
		db_u64(FEED_EVENTS_MAX)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct feed_event *event = &out->items[out->n++];
		const char *number, *symbol;

		event->assignment_id = row_u64(rows);
		event->version = row_u64(rows);
		event->due_on = row_day(rows);
		event->open = row_u64(rows) != 0;
		event->title = row_str(rows);
		number = row_str(rows);
		symbol = row_str(rows);
		event->reference = reference_text(cx->mem, number, symbol);
		event->agency_name = row_str(rows);
		event->changed_at = row_moment(rows);
	}
	return OK;
}

static const struct db_stmt *const statements[] = {
	&FEED_FIND,
	&FEED_FIND_OWN,
	&FEED_ADD,
	&FEED_REVOKE,
	&FEED_LIST_AGENCY,
	&FEED_LIST_PERSON,
};

const struct db_stmt_list calendar_feed_store_statements = {
	"calendar_feed",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
