#include "account_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "access_store.h"
#include "account_admin_store.h"
#include "agency_store.h"
#include "alert_store.h"
#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "crypto.h"
#include "str.h"
#include "text.h"

enum { CHANGES_MAX = 4000 };

const char *
secret_make(struct cx *cx)
{
	/* 32 of them, so that five bits choose one: no 0 1 l o. */
	static const char characters[] = "abcdefghijkmnpqrstuvwxyz23456789";
	uint8_t random[SECRET_CHARACTERS];
	char *secret = arena_alloc(cx->mem, SECRET_CHARACTERS + 1);

	crypto_random(random, sizeof(random));
	for (size_t i = 0; i < SECRET_CHARACTERS; i++)
		secret[i] = characters[random[i] & 31];
	secret[SECRET_CHARACTERS] = '\0';
	return secret;
}

/* The line of the log: whom, what, and who ordered it. */
static enum err
note(struct cx *cx, const char *action, const char *outcome, uint64_t id,
    const char *login, const char *changes, const char *basis)
{
	return audit_add(cx, action, outcome,
	    arena_printf(cx->mem, "#%" PRIu64 " %s%s%s | %s", id, login,
		*changes == '\0' ? "" : " | ", changes, basis));
}

static enum err
check_basis(struct cx *cx, const char *basis)
{
	return text_is_empty(basis) ? fail_field(cx, "basis", "basis") : OK;
}

/* A secret for this account, and nobody stays signed in with the old one. */
static enum err
issue(struct cx *cx, uint64_t id, const char *login, const char *pepper,
    struct account_made *out)
{
	char hash[HASH_TEXT_MAX];
	enum err err;

	*out = (struct account_made){ id, login, secret_make(cx) };
	crypto_password_hash(out->secret, pepper, hash);
	err = access_store_set_initial_password(cx, id, hash);
	if (err)
		return err;
	return access_store_end_all(cx, id, NULL);
}

/* Entries ------------------------------------------------------------------*/

/* The agency's e-mail and name become the account's (R20a). */
static enum err
follow_agency(struct cx *cx, struct account_entry *e)
{
	struct agency agency;
	bool valid;
	enum err err;

	err = account_admin_store_agency_is_valid(cx, e->agency_id,
	    clock_day(cx->now), &valid);
	if (err)
		return err;
	if (!valid)
		return fail_field(cx, "agency_id", "closed_agency");
	err = agency_store_get(cx, e->agency_id, &agency);
	if (err || e->kind != ACCOUNT_AGENCY)
		return err;
	if (text_is_empty(agency.email))
		return fail_field(cx, "agency_id", "agency_no_email");
	e->login = agency.email;
	e->email = agency.email;
	e->name = agency.name;
	e->position = POSITION_NONE;
	return OK;
}

static enum err
check_words(struct cx *cx, const struct account_entry *e)
{
	const char *field = "";
	const char *objection = account_objection(e, &field);
	enum err err = OK;

	if (objection != NULL)
		err = fail_field(cx, field, objection);
	if (text_is_empty(e->basis))
		err = fail_field(cx, "basis", "basis");
	if (e->kind == ACCOUNT_AGENCY)
		return err;
	if (!login_is_good(e->login))
		err = fail_field(cx, "login", "login_bad");
	if (text_is_empty(e->name))
		err = fail_field(cx, "name", "required");
	if (!email_is_good(e->email))
		err = fail_field(cx, "email", "bad_email");
	return err;
}

/* Everything but what another account already has. */
static enum err
check_entry(struct cx *cx, struct account_entry *e)
{
	enum err err = check_words(cx, e);

	if (err)
		return err;
	if (e->agency_id == 0)
		return OK;
	err = follow_agency(cx, e);
	if (err)
		return err;
	return login_is_good(e->login)
		   ? OK
		   : fail_field(cx, "agency_id", "agency_no_email");
}

/* id: the account itself, 0 for a new one. */
static enum err
check_unique(struct cx *cx, uint64_t id, const struct account_entry *e)
{
	uint64_t other = 0;
	enum err err;

	if (e->kind == ACCOUNT_AGENCY) {
		err = account_admin_store_find_agency(cx, e->agency_id, &other);
		if (err)
			return err;
		if (other != 0 && other != id)
			return fail_field(cx, "agency_id",
			    "agency_has_account");
	}
	err = account_admin_store_find_login(cx, e->login, &other);
	if (err)
		return err;
	if (other != 0 && other != id)
		return fail_field(cx,
		    e->kind == ACCOUNT_AGENCY ? "agency_id" : "login",
		    "duplicate_login");
	return OK;
}

/* Two administrators at once: the key decides, the second is told. */
static enum err
say_duplicate(struct cx *cx, const struct account_entry *e, enum err err)
{
	if (!db_is_duplicate(cx))
		return err;
	error_reset(&cx->error);
	if (e->kind == ACCOUNT_AGENCY)
		return fail_field(cx, "agency_id", "agency_has_account");
	return fail_field(cx, "login", "duplicate_login");
}

enum err
account_add(struct cx *cx, const struct account_entry *entry,
    const char *pepper, struct account_made *out)
{
	struct account_entry e = *entry;
	uint64_t id;
	enum err err;

	err = check_entry(cx, &e);
	if (err)
		return err;
	err = check_unique(cx, 0, &e);
	if (err)
		return err;
	err = account_admin_store_add(cx, &e, &id);
	if (err)
		return say_duplicate(cx, &e, err);
	err = issue(cx, id, e.login, pepper, out);
	if (err)
		return err;
	return note(cx, "account-add", "created", id, e.login,
	    arena_printf(cx->mem, "%s, %s", account_kind_name(e.kind),
		role_name(e.role)),
	    e.basis);
}

/* What is changed, for the log. */
static void
say_change(struct str *out, const char *what, const char *before,
    const char *after)
{
	if (text_equal(before, after))
		return;
	str_printf(out, "%s%s: %s > %s", out->length > 0 ? "; " : "", what,
	    text_is_empty(before) ? "-" : before,
	    text_is_empty(after) ? "-" : after);
}

static const char *
changes_of(struct cx *cx, const struct account_row *row,
    const struct account_entry *e)
{
	const struct account_line *line = &row->line;
	struct str out;

	str_init(&out, cx->mem, CHANGES_MAX);
	say_change(&out, "role", role_name(line->role), role_name(e->role));
	say_change(&out, "position", position_name(line->position),
	    position_name(e->position));
	say_change(&out, "agency",
	    arena_printf(cx->mem, "%" PRIu64, line->agency_id),
	    arena_printf(cx->mem, "%" PRIu64, e->agency_id));
	say_change(&out, "login", line->login, e->login);
	say_change(&out, "email", line->email, e->email);
	say_change(&out, "phone", row->phone, e->phone);
	say_change(&out, "name", line->name, e->name);
	say_change(&out, "title", line->title, e->title);
	return str_text(&out);
}

static enum err
check_not_last(struct cx *cx, const struct account_row *row, const char *field)
{
	unsigned others;
	enum err err;

	if (row->line.role != ROLE_ADMINISTRATOR || row->closed_at != NO_MOMENT)
		return OK;
	err = account_admin_store_count_other_administrators(cx, row->line.id,
	    &others);
	if (err)
		return err;
	return others > 0 ? OK : fail_field(cx, field, "last_administrator");
}

static bool
is_own(const struct cx *cx, uint64_t id)
{
	return cx->actor != NULL && cx->actor->account_id == id;
}

static enum err
check_role_change(struct cx *cx, const struct account_row *row,
    const struct account_entry *e)
{
	if (e->role == row->line.role)
		return OK;
	if (is_own(cx, row->line.id))
		return fail_field(cx, "role", "own_account");
	return check_not_last(cx, row, "role");
}

/* Of another address both learn: the old one may be whose it is. */
static enum err
set_and_tell(struct cx *cx, const struct account_row *row, uint64_t version,
    const struct account_entry *e)
{
	bool moves = !text_equal(row->line.email, e->email);
	uint64_t id = row->line.id;
	enum err err = OK;

	if (moves)
		err = alert_store_add(cx, id, ALERT_EMAIL);
	if (err)
		return err;
	err = account_admin_store_set(cx, id, version, e);
	if (err)
		return say_duplicate(cx, e, err);
	return moves ? alert_store_add(cx, id, ALERT_EMAIL) : OK;
}

enum err
account_change(struct cx *cx, uint64_t id, uint64_t version,
    const struct account_entry *entry)
{
	struct account_entry e = *entry;
	struct account_row row;
	const char *changes;
	enum err err;

	err = account_admin_store_get(cx, id, clock_day(cx->now), &row);
	if (err)
		return err;
	e.kind = row.line.kind;
	if (e.kind == ACCOUNT_AGENCY)
		e.agency_id = row.line.agency_id;
	err = check_entry(cx, &e);
	if (!err)
		err = check_unique(cx, id, &e);
	if (!err)
		err = check_role_change(cx, &row, &e);
	if (err)
		return err;
	changes = changes_of(cx, &row, &e);
	if (*changes == '\0')
		return fail_field(cx, "basis", "unchanged");
	err = set_and_tell(cx, &row, version, &e);
	if (err)
		return err;
	if (e.role != row.line.role || e.agency_id != row.line.agency_id) {
		err = access_store_end_all(cx, id, NULL);
		if (err)
			return err;
	}
	return note(cx, "account-change", "changed", id, row.line.login,
	    changes, e.basis);
}

/* Closing, opening, secrets ------------------------------------------------*/

enum err
account_close(struct cx *cx, uint64_t id, uint64_t version, const char *basis)
{
	struct account_row row;
	enum err err;

	err = account_admin_store_get(cx, id, clock_day(cx->now), &row);
	if (!err)
		err = check_basis(cx, basis);
	if (err)
		return err;
	if (is_own(cx, id))
		return fail_field(cx, "basis", "own_account");
	err = check_not_last(cx, &row, "basis");
	if (err)
		return err;
	if (row.closed_at != NO_MOMENT)
		return fail(cx, ERR_CONFLICT, "account %" PRIu64 " is closed",
		    id);
	err = account_admin_store_set_closed(cx, id, version, cx->now, basis);
	if (!err)
		err = access_store_end_all(cx, id, NULL);
	if (err)
		return err;
	return note(cx, "account-close", "closed", id, row.line.login, "",
	    basis);
}

static enum err
check_reopening(struct cx *cx, const struct account_row *row)
{
	bool valid = true;
	enum err err = OK;

	if (row->closed_at == NO_MOMENT)
		return fail(cx, ERR_CONFLICT, "account %" PRIu64 " is open",
		    row->line.id);
	if (row->line.agency_id != 0)
		err = account_admin_store_agency_is_valid(cx,
		    row->line.agency_id, clock_day(cx->now), &valid);
	if (err)
		return err;
	return valid ? OK : fail_field(cx, "basis", "closed_agency");
}

enum err
account_reopen(struct cx *cx, uint64_t id, uint64_t version, const char *basis,
    const char *pepper, struct account_made *out)
{
	struct account_row row;
	enum err err;

	err = account_admin_store_get(cx, id, clock_day(cx->now), &row);
	if (!err)
		err = check_basis(cx, basis);
	if (!err)
		err = check_reopening(cx, &row);
	if (!err)
		err = account_admin_store_set_closed(cx, id, version, NO_MOMENT,
		    basis);
	if (!err)
		err = issue(cx, id, row.line.login, pepper, out);
	if (err)
		return err;
	return note(cx, "account-reopen", "opened", id, row.line.login, "",
	    basis);
}

enum err
account_reset_password(struct cx *cx, uint64_t id, const char *basis,
    const char *pepper, struct account_made *out)
{
	struct account_row row;
	enum err err;

	err = account_admin_store_get(cx, id, clock_day(cx->now), &row);
	if (!err)
		err = check_basis(cx, basis);
	if (err)
		return err;
	if (is_own(cx, id))
		return fail_field(cx, "basis", "own_account_password");
	if (row.closed_at != NO_MOMENT)
		return fail_field(cx, "basis", "account_closed");
	err = issue(cx, id, row.line.login, pepper, out);
	if (!err)
		err = alert_store_add(cx, id, ALERT_PASSWORD_RESET);
	if (err)
		return err;
	return note(cx, "password-reset", "reset", id, row.line.login, "",
	    basis);
}

/* Sessions -----------------------------------------------------------------*/

static enum err
read_session_id(struct cx *cx, const char *id, uint8_t out[static SHA256_SIZE])
{
	if (hex_decode(id, out, SHA256_SIZE))
		return OK;
	return fail(cx, ERR_MISSING, "no name of a session");
}

enum err
account_end_sessions(struct cx *cx, uint64_t id, const char *session_id,
    const char *basis)
{
	uint8_t hash[SHA256_SIZE];
	struct account_row row;
	uint64_t n;
	enum err err;

	err = account_admin_store_get(cx, id, clock_day(cx->now), &row);
	if (!err)
		err = check_basis(cx, basis);
	if (err)
		return err;
	if (*session_id == '\0') {
		err = access_store_end_all(cx, id, &n);
	} else {
		err = read_session_id(cx, session_id, hash);
		if (!err)
			err = access_store_end_one(cx, id, hash, &n);
	}
	if (err)
		return err;
	return note(cx, "session-end", "ended", id, row.line.login,
	    arena_printf(cx->mem, "%" PRIu64, n), basis);
}

enum err
own_end_sessions(struct cx *cx, const char *session_id,
    const uint8_t own_hash[static 32])
{
	const struct actor *actor = cx->actor;
	uint8_t hash[SHA256_SIZE];
	uint64_t n;
	enum err err;

	if (*session_id == '\0') {
		err = access_store_end_own_others(cx, actor->account_id,
		    actor->officer_id, own_hash, &n);
	} else {
		err = read_session_id(cx, session_id, hash);
		if (!err)
			err = access_store_end_own(cx, actor->account_id,
			    actor->officer_id, hash, &n);
		if (!err && n == 0)
			err = fail(cx, ERR_MISSING, "no such session");
	}
	if (err)
		return err;
	return audit_add(cx, "session-end", "ended",
	    arena_printf(cx->mem, "%" PRIu64, n));
}
