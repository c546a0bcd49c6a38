#include "acting_verbs.h"

#include <inttypes.h>

#include "account_admin_store.h"
#include "acting_store.h"
#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "text.h"

/* An open account of one person of the office. */
static enum err
check_person(struct cx *cx, uint64_t id, const char *field, const char **out)
{
	struct account_row row;
	enum err err;

	*out = "";
	if (id == 0)
		return fail_field(cx, field, "required");
	err = account_admin_store_get(cx, id, clock_day(cx->now), &row);
	if (err)
		return err;
	*out = row.line.login;
	return row.closed_at == NO_MOMENT &&
		       row.line.kind == ACCOUNT_PERSONAL &&
		       role_is_office(row.line.role)
		   ? OK
		   : fail_field(cx, field, "bad_choice");
}

static enum err
check_days(struct cx *cx, const struct acting *t)
{
	if (t->valid_from == NO_DAY)
		return fail_field(cx, "valid_from", "required");
	if (t->valid_to == NO_DAY)
		return fail_field(cx, "valid_to", "required");
	if (t->valid_to < t->valid_from || t->valid_to < clock_day(cx->now))
		return fail_field(cx, "valid_to", "date_order");
	if (t->valid_to - t->valid_from > ACTING_DAYS_MAX)
		return fail_field(cx, "valid_to", "acting_long");
	return text_is_empty(t->document)
		   ? fail_field(cx, "document", "required")
		   : OK;
}

static enum err
check_free(struct cx *cx, const struct acting *t)
{
	bool overlaps;
	enum err err;

	if (t->principal_id == t->deputy_id)
		return fail_field(cx, "deputy_id", "acting_self");
	err = acting_store_overlaps(cx, t, &overlaps);
	if (!err && overlaps)
		return fail_field(cx, "valid_from", "acting_overlaps");
	return err;
}

enum err
acting_order(struct cx *cx, struct acting *acting)
{
	const char *principal;
	const char *deputy;
	char from[16];
	char to[16];
	enum err err;

	err = check_person(cx, acting->principal_id, "principal_id",
	    &principal);
	if (!err)
		err = check_person(cx, acting->deputy_id, "deputy_id", &deputy);
	if (!err)
		err = check_days(cx, acting);
	if (!err)
		err = check_free(cx, acting);
	if (!err)
		err = acting_store_add(cx, acting);
	if (err)
		return err;
	return audit_add(cx, "acting-order", "created",
	    arena_printf(cx->mem, "#%" PRIu64 " %s > %s, %s - %s | %s",
		acting->id, principal, deputy,
		day_format(acting->valid_from, from),
		day_format(acting->valid_to, to), acting->document));
}

enum err
acting_end(struct cx *cx, uint64_t id, const char *basis)
{
	enum err err;

	if (text_is_empty(basis))
		return fail_field(cx, "basis", "basis");
	err = acting_store_end(cx, id, basis);
	if (err)
		return err;
	return audit_add(cx, "acting-end", "ended",
	    arena_printf(cx->mem, "#%" PRIu64 " | %s", id, basis));
}

enum err
acting_take_up(struct cx *cx, const uint8_t *token_hash, uint64_t id)
{
	struct acting_list own;
	size_t i = 0;
	enum err err;

	if (id == 0) {
		err = acting_store_set_session(cx, token_hash, 0);
		return err ? err : audit_add(cx, "acting-set", "ended", "");
	}
	err = acting_store_list_own(cx, cx->actor->account_id,
	    clock_day(cx->now), &own);
	if (err)
		return err;
	while (i < own.n && own.items[i].id != id)
		i++;
	if (i == own.n)
		return fail(cx, ERR_MISSING, "not his to take up");
	err = acting_store_set_session(cx, token_hash, id);
	if (err)
		return err;
	return audit_add(cx, "acting-set", "ok",
	    arena_printf(cx->mem, "#%" PRIu64 " %s | %s", id,
		own.items[i].principal_name, own.items[i].document));
}
