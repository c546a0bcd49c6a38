#include "officer_verbs.h"

#include <inttypes.h>

#include "access_store.h"
#include "account_admin_store.h"
#include "account_verbs.h"
#include "alert_store.h"
#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "crypto.h"
#include "officer_store.h"
#include "profile.h"
#include "str.h"
#include "text.h"

enum { CHANGES_MAX = 4000 };

static enum err
note(struct cx *cx, const char *action, const char *outcome, uint64_t id,
    const char *name, const char *changes, const char *basis)
{
	return audit_add(cx, action, outcome,
	    arena_printf(cx->mem, "officer #%" PRIu64 " %s%s%s | %s", id, name,
		*changes == '\0' ? "" : " | ", changes, basis));
}

static enum err
issue(struct cx *cx, uint64_t id, const char *name, const char *pepper,
    struct officer_made *out)
{
	char hash[HASH_TEXT_MAX];
	enum err err;

	*out = (struct officer_made){ id, name, secret_make(cx) };
	crypto_password_hash(out->secret, pepper, hash);
	err = access_store_set_officer_secret(cx, id, hash, true);
	if (err)
		return err;
	return access_store_end_officer(cx, id, NULL);
}

static enum err
check_entry(struct cx *cx, const struct officer_entry *e)
{
	enum err err = OK;

	if (text_is_empty(e->name))
		err = fail_field(cx, "name", "required");
	if (!email_is_good(e->email))
		err = fail_field(cx, "email", "bad_email");
	if (text_is_empty(e->basis))
		err = fail_field(cx, "basis", "basis");
	if (e->valid_from == NO_DAY)
		err = fail_field(cx, "valid_from", "required");
	else if (e->valid_to < e->valid_from)
		err = fail_field(cx, "valid_to", "date_order");
	return err;
}

static enum err
check_agency(struct cx *cx, uint64_t agency_id)
{
	uint64_t account;
	bool valid;
	enum err err;

	err = account_admin_store_agency_is_valid(cx, agency_id,
	    clock_day(cx->now), &valid);
	if (err)
		return err;
	if (!valid)
		return fail_field(cx, "agency_id", "closed_agency");
	err = account_admin_store_find_agency(cx, agency_id, &account);
	if (err)
		return err;
	/* He signs in after the agency's account has. */
	return account != 0 ? OK
			    : fail_field(cx, "agency_id", "agency_no_account");
}

static const char *
day_text(struct cx *cx, int32_t day)
{
	char text[16];

	return day == LAST_DAY ? ""
			       : arena_strdup(cx->mem, day_format(day, text));
}

enum err
officer_add(struct cx *cx, const struct officer_entry *e, const char *pepper,
    struct officer_made *out)
{
	uint64_t id;
	enum err err;

	err = check_entry(cx, e);
	if (!err)
		err = check_agency(cx, e->agency_id);
	if (!err)
		err = officer_store_add(cx, e, &id);
	if (err)
		return err;
	err = issue(cx, id, e->name, pepper, out);
	if (err)
		return err;
	return note(cx, "officer-add", "created", id, e->name,
	    arena_printf(cx->mem, "agency #%" PRIu64 ", %s, %s - %s",
		e->agency_id, officer_duty_name(e->leader_in_charge),
		day_text(cx, e->valid_from), day_text(cx, e->valid_to)),
	    e->basis);
}

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
changes_of(struct cx *cx, const struct officer_row *row,
    const struct officer_entry *e)
{
	const struct officer *o = &row->officer;
	struct str out;

	str_init(&out, cx->mem, CHANGES_MAX);
	say_change(&out, "duty", officer_duty_name(o->leader_in_charge),
	    officer_duty_name(e->leader_in_charge));
	say_change(&out, "from", day_text(cx, o->valid_from),
	    day_text(cx, e->valid_from));
	say_change(&out, "to", day_text(cx, o->valid_to),
	    day_text(cx, e->valid_to));
	say_change(&out, "name", o->name, e->name);
	say_change(&out, "title", o->title, e->title);
	say_change(&out, "email", o->email, e->email);
	say_change(&out, "phone", o->phone, e->phone);
	say_change(&out, "basis", row->basis, e->basis);
	return str_text(&out);
}

enum err
officer_change(struct cx *cx, uint64_t id, uint64_t version,
    const struct officer_entry *e)
{
	int32_t today = clock_day(cx->now);
	struct officer_row row;
	const char *changes;
	enum err err;

	err = officer_store_get(cx, id, &row);
	if (!err)
		err = check_entry(cx, e);
	if (err)
		return err;
	changes = changes_of(cx, &row, e);
	if (*changes == '\0')
		return fail_field(cx, "basis", "unchanged");
	err = officer_store_set(cx, id, version, e);
	if (err)
		return err;
	if (e->valid_from > today || e->valid_to < today) {
		err = access_store_end_officer(cx, id, NULL);
		if (err)
			return err;
	}
	return note(cx, "officer-change", "changed", id, row.officer.name,
	    changes, e->basis);
}

enum err
officer_reset_secret(struct cx *cx, uint64_t id, const char *basis,
    const char *pepper, struct officer_made *out)
{
	struct officer_row row;
	enum err err;

	err = officer_store_get(cx, id, &row);
	if (err)
		return err;
	if (text_is_empty(basis))
		return fail_field(cx, "basis", "basis");
	if (row.officer.valid_to < clock_day(cx->now))
		return fail_field(cx, "basis", "officer_ended");
	err = issue(cx, id, row.officer.name, pepper, out);
	if (!err)
		err = alert_store_add_for_officer(cx, id, ALERT_SECRET_RESET);
	if (err)
		return err;
	return note(cx, "secret-reset", "reset", id, row.officer.name, "",
	    basis);
}

static enum err
check_new_secret(struct cx *cx, const struct secret_change *change)
{
	const char *objection;

	objection = password_objection(change->new_secret, cx->actor->login,
	    change->context, (size_t)cx->profile->password_min);
	if (objection != NULL)
		return fail_field(cx, "new_password", objection);
	if (text_equal(change->new_secret, change->old_secret))
		return fail_field(cx, "new_password", "password_same");
	if (!text_equal(change->new_secret, change->repeated))
		return fail_field(cx, "repeated", "password_differs");
	return OK;
}

enum err
secret_change(struct cx *cx, const struct secret_change *change)
{
	const struct actor *actor = cx->actor;
	char hash[HASH_TEXT_MAX];
	const char *stored;
	enum err err;

	err = access_store_get_officer_secret(cx, actor->officer_id, &stored);
	if (err)
		return err;
	if (!crypto_password_matches(change->old_secret, change->pepper,
		text_is_empty(stored) ? NULL : stored)) {
		err = audit_add(cx, "secret-change", "refused", "");
		return err ? err
			   : fail_field(cx, "old_password", "secret_wrong");
	}
	err = check_new_secret(cx, change);
	if (err)
		return err;
	crypto_password_hash(change->new_secret, change->pepper, hash);
	err = access_store_set_officer_secret(cx, actor->officer_id, hash,
	    false);
	if (!err)
		err = access_store_end_own_others(cx, actor->account_id,
		    actor->officer_id, change->token_hash, NULL);
	if (!err)
		err = alert_store_add_for_officer(cx, actor->officer_id,
		    ALERT_SECRET);
	if (err)
		return err;
	return audit_add(cx, "secret-change", "ok", "");
}
