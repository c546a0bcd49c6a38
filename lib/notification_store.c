#include "notification_store.h"

#include <string.h>

#include "account.h"
#include "arena.h"
#include "clock.h"

/* Whose they are: exactly one of the two is NULL, and <=> walks the index for
 * NULL too, so that one text serves agencies and persons. */
#define OWNED    "n.agency_id <=> ? AND n.account_id <=> ?"
#define OWN      "agency_id <=> ? AND account_id <=> ?"
#define OWNER(r) db_id((r)->agency_id), db_id((r)->account_id)

/* Adding and reading in the application -------------------------------------*/

static const struct db_stmt NOTIFICATION_ADD = STMT("notification.add",
    "INSERT INTO notification (agency_id, account_id, kind, directive_id,"
    " assignment_id, reminder_id, urgency, created_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

/* Ids first, from the index alone; the names of these few afterwards. */
#define LISTED                                                                 \
	"SELECT n.id, n.agency_id, n.account_id, n.kind, n.directive_id,"      \
	" n.assignment_id, n.reminder_id, n.urgency, n.created_at, n.read_at," \
	" COALESCE(t.title, d.abstract), d.ref_number, d.ref_symbol, g.name,"  \
	" r.rule, a.due_on"
#define LISTED_JOINS                                                           \
	" LEFT JOIN assignment a ON a.id = n.assignment_id"                    \
	" LEFT JOIN task t ON t.id = a.task_id"                                \
	" LEFT JOIN directive d"                                               \
	" ON d.id = COALESCE(n.directive_id, a.directive_id)"                  \
	" LEFT JOIN agency g ON g.id = a.agency_id"                            \
	" LEFT JOIN reminder r ON r.id = n.reminder_id"

static const struct db_stmt NOTIFICATION_LIST = STMT("notification.list",
    LISTED " FROM (SELECT id FROM notification WHERE " OWN
	   " AND id < ? ORDER BY id DESC LIMIT ?) page"
	   " JOIN notification n ON n.id = page.id" LISTED_JOINS
	   " ORDER BY n.id DESC");

static const struct db_stmt
    NOTIFICATION_LIST_UNREAD = STMT("notification.list_unread",
	LISTED " FROM (SELECT id FROM notification WHERE " OWN
	       " AND read_at IS NULL AND id < ? ORDER BY id DESC LIMIT ?) page"
	       " JOIN notification n ON n.id = page.id" LISTED_JOINS
	       " ORDER BY n.id DESC");

static const struct db_stmt
    NOTIFICATION_COUNT_UNREAD = STMT("notification.count_unread",
	"SELECT COUNT(*) FROM (SELECT 1 FROM notification WHERE " OWN
	" AND read_at IS NULL LIMIT ?) few");

static const struct db_stmt
    NOTIFICATION_SET_READ = STMT("notification.set_read",
	"UPDATE notification SET read_at = ? WHERE id = ? AND " OWN
	" AND read_at IS NULL");

static const struct db_stmt
    NOTIFICATION_SET_READ_UNTIL = STMT("notification.set_read_until",
	"UPDATE notification SET read_at = ? WHERE " OWN
	" AND read_at IS NULL AND id <= ?");

/* People who work with an agency's account see the agency's messages. */
static struct recipient
own(const struct cx *cx)
{
	struct recipient owner = { 0 };

	owner.agency_id = cx->actor->agency_id;
	if (owner.agency_id == 0)
		owner.account_id = cx->actor->account_id;
	return owner;
}

static enum urgency
row_urgency(struct db_rows *rows)
{
	enum urgency urgency = URGENCY_NORMAL;

	(void)urgency_from_name(row_str(rows), &urgency);
	return urgency;
}

static const char *
row_reference(struct cx *cx, struct db_rows *rows)
{
	const char *number = row_str(rows);
	const char *symbol = row_str(rows);

	if (number[0] == '\0' || symbol[0] == '\0')
		return number;
	return arena_printf(cx->mem, "%s/%s", number, symbol);
}

static void
notification_from_row(struct cx *cx, struct db_rows *rows,
    struct notification *out)
{
	out->id = row_u64(rows);
	out->agency_id = row_u64(rows);
	out->account_id = row_u64(rows);
	out->kind = row_str(rows);
	out->directive_id = row_u64(rows);
	out->assignment_id = row_u64(rows);
	out->reminder_id = row_u64(rows);
	out->urgency = row_urgency(rows);
	out->created_at = row_moment(rows);
	out->read_at = row_moment(rows);
	out->title = row_str(rows);
	out->reference = row_reference(cx, rows);
	out->agency_name = row_str(rows);
	out->rule = row_str(rows);
	out->due_on = row_day(rows);
}

enum err
notification_store_add(struct cx *cx, struct notification *n)
{
	enum err err;

	err = db_exec(cx, &NOTIFICATION_ADD,
	    ARGS(db_id(n->agency_id), db_id(n->account_id), db_str(n->kind),
		db_id(n->directive_id), db_id(n->assignment_id),
		db_id(n->reminder_id), db_str(urgency_name(n->urgency)),
		db_moment(cx->now)),
	    NULL);
	if (err)
		return err;
	n->id = db_insert_id(cx);
	n->created_at = cx->now;
	return OK;
}

enum err
notification_store_list(struct cx *cx, bool unread, uint64_t before_id,
    unsigned max, struct notification_list *out)
{
	const struct recipient owner = own(cx);
	struct db_rows *rows;
	enum err err;

	if (before_id == 0)
		before_id = INT64_MAX;
	err = db_query(cx,
	    unread ? &NOTIFICATION_LIST_UNREAD : &NOTIFICATION_LIST,
	    ARGS(OWNER(&owner), db_u64(before_id), db_u64(max)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		notification_from_row(cx, rows, &out->items[out->n++]);
	return OK;
}

enum err
notification_store_count_unread(struct cx *cx, unsigned max, uint64_t *out)
{
	const struct recipient owner = own(cx);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &NOTIFICATION_COUNT_UNREAD,
	    ARGS(OWNER(&owner), db_u64(max)), &rows);
	if (err)
		return err;
	*out = db_next(rows) ? row_u64(rows) : 0;
	return OK;
}

enum err
notification_store_set_read(struct cx *cx, const uint64_t *ids, size_t n,
    uint64_t *out_changed)
{
	const struct recipient owner = own(cx);
	uint64_t sum = 0;

	if (n == 0)
		return notification_store_set_read_until(cx, INT64_MAX,
		    out_changed);
	for (size_t i = 0; i < n; i++) {
		uint64_t changed;
		enum err err = db_exec(cx, &NOTIFICATION_SET_READ,
		    ARGS(db_moment(cx->now), db_u64(ids[i]), OWNER(&owner)),
		    &changed);

		if (err)
			return err;
		sum += changed;
	}
	*out_changed = sum;
	return OK;
}

enum err
notification_store_set_read_until(struct cx *cx, uint64_t id,
    uint64_t *out_changed)
{
	const struct recipient owner = own(cx);

	return db_exec(cx, &NOTIFICATION_SET_READ_UNTIL,
	    ARGS(db_moment(cx->now), OWNER(&owner), db_u64(id)), out_changed);
}

/* For e-mail
 * -----------------------------------------------------------------*/

#define AGENCY_RECIPIENT "g.id, 0, g.name, g.email, 'vi', 1"
#define PERSON_RECIPIENT                                                       \
	"0, p.id, p.name, p.email, p.language, p.agency_id IS NOT NULL"

static const struct db_stmt
    NOTIFICATION_AGENCIES = STMT("notification.list_agencies",
	"SELECT DISTINCT " AGENCY_RECIPIENT ", 0 FROM notification n"
	" JOIN agency g ON g.id = n.agency_id"
	" WHERE n.digest_id IS NULL AND n.agency_id > ?"
	" ORDER BY n.agency_id LIMIT ?");

static const struct db_stmt
    NOTIFICATION_PERSONS = STMT("notification.list_persons",
	"SELECT DISTINCT " PERSON_RECIPIENT ", 0 FROM notification n"
	" JOIN account p ON p.id = n.account_id AND p.closed_at IS NULL"
	" WHERE n.digest_id IS NULL AND n.agency_id IS NULL"
	" AND n.account_id > ? ORDER BY n.account_id LIMIT ?");

static const struct db_stmt
    NOTIFICATION_UNREACHABLE = STMT("notification.list_unreachable",
	"SELECT " AGENCY_RECIPIENT ", COUNT(*) AS waiting FROM agency g"
	" JOIN notification n ON n.digest_id IS NULL AND n.agency_id = g.id"
	" AND n.account_id IS NULL WHERE g.email = ''"
	" GROUP BY g.id, g.name, g.email"
	" UNION ALL SELECT " PERSON_RECIPIENT ", COUNT(*) FROM account p"
	" JOIN notification n ON n.digest_id IS NULL AND n.agency_id IS NULL"
	" AND n.account_id = p.id WHERE p.email = '' AND p.closed_at IS NULL"
	" GROUP BY p.id, p.name, p.email, p.language, p.agency_id"
	" ORDER BY waiting DESC LIMIT ?");

static const struct db_stmt
    NOTIFICATION_LOCK_WAITING = STMT("notification.lock_waiting",
	"SELECT n.id FROM notification n WHERE n.digest_id IS NULL AND " OWNED
	" ORDER BY n.id DESC LIMIT 1 FOR UPDATE");

static const struct db_stmt
    NOTIFICATION_LOCK_RECIPIENT = STMT("notification.lock_recipient",
	"SELECT n.id FROM notification n WHERE n.digest_id IS NULL AND " OWNED
	" ORDER BY n.id LIMIT 1 FOR UPDATE");

/* The groups are those of enum digest_group, in its order; what is told of
 * deadlines is told once for an assignment, changes once for each kind. */
#define DIGEST_ROWS                                                            \
	"SELECT CASE WHEN n.kind IN ('reminder', 'overdue') THEN"              \
	" CASE WHEN a.open IS NULL OR a.open = 0 OR a.state = 'submitted'"     \
	" OR a.due_on IS NULL THEN 0 WHEN a.due_on < ? THEN 1"                 \
	" WHEN a.due_on = ? THEN 2 ELSE 3 END"                                 \
	" WHEN n.kind IN ('forward', 'transfer') THEN IF(a.open = 0, 0, 4)"    \
	" WHEN ? AND n.kind IN ('create', 'receive', 'progress', 'plan',"      \
	" 'confirm', 'paper_received', 'follower_change') THEN 0"              \
	" ELSE 5 END AS grp,"                                                  \
	" IF(n.kind IN ('reminder', 'overdue', 'forward', 'transfer'), '',"    \
	" n.kind) AS told, n.assignment_id, n.directive_id,"                   \
	" MAX(n.id) AS id, MAX(n.kind) AS kind, MIN(a.due_key) AS due_key"     \
	" FROM notification n LEFT JOIN assignment a"                          \
	" ON a.id = n.assignment_id"                                           \
	" WHERE n.digest_id IS NULL AND " OWNED " AND n.id <= ?"               \
	" GROUP BY grp, told, n.assignment_id, n.directive_id"

static const struct db_stmt
    NOTIFICATION_DIGEST_COUNT = STMT("notification.digest_count",
	"SELECT grp, COUNT(*) FROM (" DIGEST_ROWS ") w GROUP BY grp");

static const struct db_stmt
    NOTIFICATION_DIGEST_LINES = STMT("notification.digest_lines",
	"SELECT w.grp, " /* then as LISTED */
	"n.id, n.agency_id, n.account_id, n.kind, n.directive_id,"
	" n.assignment_id, n.reminder_id, n.urgency, n.created_at, n.read_at,"
	" COALESCE(t.title, d.abstract), d.ref_number, d.ref_symbol, g.name,"
	" r.rule, a.due_on FROM (" DIGEST_ROWS
	" HAVING grp > 0 ORDER BY grp, due_key, id LIMIT ?) w"
	" JOIN notification n ON n.id = w.id" LISTED_JOINS
	" ORDER BY w.grp, w.due_key, w.id");

static const struct db_stmt
    NOTIFICATION_SET_CARRIED = STMT("notification.set_carried",
	"UPDATE notification n SET n.digest_id = ?"
	" WHERE n.digest_id IS NULL AND " OWNED " AND n.id <= ?");

static const struct db_stmt
    NOTIFICATION_URGENT = STMT("notification.list_urgent",
	"SELECT id FROM notification WHERE digest_id IS NULL"
	" AND urgency <> 'normal' AND id > ? ORDER BY id LIMIT ?");

static const struct db_stmt
    NOTIFICATION_LOCK_ONE = STMT("notification.lock_one",
	"SELECT id FROM notification WHERE id = ? AND digest_id IS NULL"
	" FOR UPDATE");

static const struct db_stmt NOTIFICATION_GET_ONE = STMT("notification.get_one",
    LISTED " FROM notification n" LISTED_JOINS " WHERE n.id = ?");

static const struct db_stmt
    NOTIFICATION_AGENCY = STMT("notification.get_agency",
	"SELECT " AGENCY_RECIPIENT ", 0 FROM agency g WHERE g.id = ?");

static const struct db_stmt
    NOTIFICATION_PERSON = STMT("notification.get_person",
	"SELECT " PERSON_RECIPIENT ", 0 FROM account p"
	" WHERE p.id = ? AND p.closed_at IS NULL");

static const struct db_stmt
    NOTIFICATION_SET_ONE_CARRIED = STMT("notification.set_one_carried",
	"UPDATE notification SET digest_id = ?"
	" WHERE id = ? AND digest_id IS NULL");

static void
recipient_from_row(struct db_rows *rows, struct recipient *out)
{
	out->agency_id = row_u64(rows);
	out->account_id = row_u64(rows);
	out->name = row_str(rows);
	out->email = row_str(rows);
	out->language = row_str(rows);
	out->on_portal = row_bool(rows);
	out->n_waiting = row_u64(rows);
}

static void
recipients_from_rows(struct cx *cx, struct db_rows *rows,
    struct recipient_list *out)
{
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		recipient_from_row(rows, &out->items[out->n++]);
}

enum err
notification_store_list_recipients(struct cx *cx, bool agencies,
    uint64_t after_id, unsigned max, struct recipient_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx,
	    agencies ? &NOTIFICATION_AGENCIES : &NOTIFICATION_PERSONS,
	    ARGS(db_u64(after_id), db_u64(max)), &rows);
	if (err)
		return err;
	recipients_from_rows(cx, rows, out);
	return OK;
}

enum err
notification_store_list_unreachable(struct cx *cx, unsigned max,
    struct recipient_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &NOTIFICATION_UNREACHABLE, ARGS(db_u64(max)), &rows);
	if (err)
		return err;
	recipients_from_rows(cx, rows, out);
	return OK;
}

enum err
notification_store_lock_waiting(struct cx *cx,
    const struct recipient *recipient, uint64_t *out_until)
{
	struct db_rows *rows;
	enum err err;

	/* The oldest is the lock: whoever carries, carries it too. */
	*out_until = 0;
	err = db_query(cx, &NOTIFICATION_LOCK_RECIPIENT, ARGS(OWNER(recipient)),
	    &rows);
	if (err || !db_next(rows))
		return err;
	err = db_query(cx, &NOTIFICATION_LOCK_WAITING, ARGS(OWNER(recipient)),
	    &rows);
	if (err)
		return err;
	if (db_next(rows))
		*out_until = row_u64(rows);
	return OK;
}

static enum err
digest_counts(struct cx *cx, struct digest *digest)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &NOTIFICATION_DIGEST_COUNT,
	    ARGS(db_day(digest->day), db_day(digest->day),
		db_u64(digest->no_changes), OWNER(&digest->recipient),
		db_u64(digest->until_id)),
	    &rows);
	if (err)
		return err;
	memset(digest->counts, 0, sizeof(digest->counts));
	while (db_next(rows)) {
		uint64_t group = row_u64(rows);

		if (group >= N_DIGEST_GROUPS)
			return fail(cx, ERR_BUG, "no such group of a digest");
		digest->counts[group] = row_u64(rows);
	}
	return OK;
}

enum err
notification_store_get_digest(struct cx *cx, struct digest *digest)
{
	struct db_rows *rows;
	enum err err;

	err = digest_counts(cx, digest);
	if (err)
		return err;
	err = db_query(cx, &NOTIFICATION_DIGEST_LINES,
	    ARGS(db_day(digest->day), db_day(digest->day),
		db_u64(digest->no_changes), OWNER(&digest->recipient),
		db_u64(digest->until_id), db_u64(DIGEST_LINES_MAX)),
	    &rows);
	if (err)
		return err;
	digest->n_lines = 0;
	digest->lines = arena_array(cx->mem, db_count(rows),
	    sizeof(*digest->lines));
	while (db_next(rows)) {
		struct digest_line *line = &digest->lines[digest->n_lines++];

		line->group = (enum digest_group)row_u64(rows);
		notification_from_row(cx, rows, &line->notification);
	}
	return OK;
}

enum err
notification_store_set_carried(struct cx *cx, const struct recipient *recipient,
    uint64_t until_id, uint64_t outbox_id, uint64_t *out_changed)
{
	return db_exec(cx, &NOTIFICATION_SET_CARRIED,
	    ARGS(db_u64(outbox_id), OWNER(recipient), db_u64(until_id)),
	    out_changed);
}

enum err
notification_store_list_urgent(struct cx *cx, uint64_t after_id, unsigned max,
    struct notification_ids *out)
{
	enum { ROOM = sizeof(out->items) / sizeof(out->items[0]) };
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &NOTIFICATION_URGENT,
	    ARGS(db_u64(after_id), db_u64(max < ROOM ? max : ROOM)), &rows);
	if (err)
		return err;
	out->n = 0;
	while (db_next(rows))
		out->items[out->n++] = row_u64(rows);
	return OK;
}

static enum err
get_recipient(struct cx *cx, const struct notification *n,
    struct recipient *out, bool *out_found)
{
	bool agency = n->agency_id != 0;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, agency ? &NOTIFICATION_AGENCY : &NOTIFICATION_PERSON,
	    ARGS(db_u64(agency ? n->agency_id : n->account_id)), &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	if (*out_found)
		recipient_from_row(rows, out);
	return OK;
}

enum err
notification_store_lock_one(struct cx *cx, uint64_t id,
    struct notification *out, struct recipient *out_recipient, bool *out_found)
{
	struct db_rows *rows;
	enum err err;

	*out_found = false;
	err = db_query(cx, &NOTIFICATION_LOCK_ONE, ARGS(db_u64(id)), &rows);
	if (err || !db_next(rows))
		return err;
	err = db_query(cx, &NOTIFICATION_GET_ONE, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "a locked notification is gone");
	notification_from_row(cx, rows, out);
	return get_recipient(cx, out, out_recipient, out_found);
}

enum err
notification_store_set_one_carried(struct cx *cx, uint64_t id,
    uint64_t outbox_id)
{
	return db_exec(cx, &NOTIFICATION_SET_ONE_CARRIED,
	    ARGS(db_u64(outbox_id), db_u64(id)), NULL);
}

static const struct db_stmt *const statements[] = {
	&NOTIFICATION_ADD,
	&NOTIFICATION_LIST,
	&NOTIFICATION_LIST_UNREAD,
	&NOTIFICATION_COUNT_UNREAD,
	&NOTIFICATION_SET_READ,
	&NOTIFICATION_SET_READ_UNTIL,
	&NOTIFICATION_AGENCIES,
	&NOTIFICATION_PERSONS,
	&NOTIFICATION_UNREACHABLE,
	&NOTIFICATION_LOCK_WAITING,
	&NOTIFICATION_LOCK_RECIPIENT,
	&NOTIFICATION_DIGEST_COUNT,
	&NOTIFICATION_DIGEST_LINES,
	&NOTIFICATION_SET_CARRIED,
	&NOTIFICATION_URGENT,
	&NOTIFICATION_LOCK_ONE,
	&NOTIFICATION_GET_ONE,
	&NOTIFICATION_AGENCY,
	&NOTIFICATION_PERSON,
	&NOTIFICATION_SET_ONE_CARRIED,
};

const struct db_stmt_list notification_store_statements = {
	"notification",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
