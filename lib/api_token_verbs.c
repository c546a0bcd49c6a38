#include "api_token_verbs.h"

#include <inttypes.h>

#include "account_admin_store.h"
#include "api_token_store.h"
#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "crypto.h"
#include "officer_store.h"
#include "text.h"

enum { SECRET_BYTES = 32 };

/* An agency answers by an officer; in the office the account is a person. */
static enum err
check_officer(struct cx *cx, const struct api_token *t,
    const struct account_row *account)
{
	int32_t today = clock_day(cx->now);
	struct officer_row row;
	enum err err;

	if (account->line.kind != ACCOUNT_AGENCY)
		return t->officer_id == 0
			   ? OK
			   : fail_field(cx, "as_officer_id", "api_no_officer");
	if (t->officer_id == 0)
		return fail_field(cx, "as_officer_id", "api_officer");
	err = officer_store_get(cx, t->officer_id, &row);
	if (err)
		return err;
	if (row.officer.agency_id != account->line.agency_id ||
	    row.officer.valid_from > today || row.officer.valid_to < today)
		return fail_field(cx, "as_officer_id", "api_officer");
	return OK;
}

/* Only what somebody of this role could do himself. */
static enum err
check_scopes(struct cx *cx, uint32_t scopes, enum role role)
{
	if (scopes == 0)
		return fail_field(cx, "scopes", "required");
	for (unsigned i = 0; i < N_API_SCOPES; i++)
		if ((scopes >> i & 1) != 0 &&
		    !api_scope_fits(role, (enum api_scope)i))
			return fail_field(cx, "scopes", "api_scope");
	return OK;
}

static enum err
check_limits(struct cx *cx, const struct api_token *t)
{
	int32_t today = clock_day(cx->now);

	if (text_is_empty(t->name))
		return fail_field(cx, "name", "required");
	if (text_is_empty(t->basis))
		return fail_field(cx, "basis", "required");
	if (t->rate == 0 || t->rate > API_TOKEN_RATE_MAX)
		return fail_field(cx, "rate", "bad_number");
	if (t->valid_to == NO_DAY)
		return fail_field(cx, "valid_to", "required");
	if (t->valid_to < today)
		return fail_field(cx, "valid_to", "date_order");
	return t->valid_to > today + API_TOKEN_DAYS_MAX
		   ? fail_field(cx, "valid_to", "api_long")
		   : OK;
}

static enum err
check(struct cx *cx, const struct api_token *t, struct account_row *account)
{
	enum err err;

	if (t->account_id == 0)
		return fail_field(cx, "as_account_id", "required");
	err = account_admin_store_get(cx, t->account_id, clock_day(cx->now),
	    account);
	if (err)
		return err;
	if (account->closed_at != NO_MOMENT ||
	    !api_scope_fits(account->line.role, API_READ))
		return fail_field(cx, "as_account_id", "api_account");
	err = check_officer(cx, t, account);
	if (!err)
		err = check_scopes(cx, t->scopes, account->line.role);
	return err ? err : check_limits(cx, t);
}

enum err
api_token_create(struct cx *cx, struct api_token *t, const char **out_secret)
{
	struct account_row account;
	uint8_t sum[SHA256_SIZE];
	const char *secret;
	char day[16];
	enum err err;

	err = check(cx, t, &account);
	if (err)
		return err;
	secret = arena_printf(cx->mem, "nvt_%s",
	    crypto_random_hex(cx->mem, SECRET_BYTES));
	crypto_sha256(secret, strlen(secret), sum);
	t->begins = arena_strndup(cx->mem, secret, API_TOKEN_BEGINS);
	err = api_token_store_add(cx, t, sum, &t->id);
	if (err)
		return err;
	*out_secret = secret;
	return audit_add(cx, "api-token-create", "created",
	    arena_printf(cx->mem,
		"#%" PRIu64 " %s… %s, officer #%" PRIu64
		", scopes 0x%x, %u/min, - %s | %s",
		t->id, t->begins, account.line.login, t->officer_id, t->scopes,
		t->rate, day_format(t->valid_to, day), t->basis));
}

enum err
api_token_revoke(struct cx *cx, uint64_t id, const char *basis)
{
	enum err err;

	if (text_is_empty(basis))
		return fail_field(cx, "basis", "required");
	err = api_token_store_revoke(cx, id, basis);
	if (err)
		return err;
	return audit_add(cx, "api-token-revoke", "revoked",
	    arena_printf(cx->mem, "#%" PRIu64 " | %s", id, basis));
}
