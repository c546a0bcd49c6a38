#include "api_token.h"

#include <string.h>

#include "clock.h"
#include "names.h"

static const char *const scope_names[] = {
	[API_READ] = "read",
	[API_RECORD] = "record",
	[API_DECIDE] = "decide",
	[API_RESPOND] = "respond",
	[API_DELEGATE] = "delegate",
	[API_OUTGOING] = "outgoing",
};

static const char *const state_names[] = {
	[API_TOKENS_LIVE] = "live",
	[API_TOKENS_OVER] = "over",
	[API_TOKENS_ALL] = "all",
};

const char *
api_scope_name(enum api_scope scope)
{
	return names_name(scope_names, N_NAMES(scope_names), scope);
}

const char *
api_token_state_name(enum api_token_state state)
{
	return names_name(state_names, N_NAMES(state_names), state);
}

uint32_t
api_scopes_parse(const char *words)
{
	uint32_t scopes = 0;

	while (*words != '\0') {
		size_t n = strcspn(words, ",");

		for (unsigned i = 0; i < N_API_SCOPES; i++)
			if (strlen(scope_names[i]) == n &&
			    strncmp(words, scope_names[i], n) == 0)
				scopes |= UINT32_C(1) << i;
		words += n;
		words += strspn(words, ",");
	}
	return scopes;
}

/* What a program may be let into, by what the action needs. */
static const struct {
	enum perm needs;
	enum api_scope scope;
	bool writes; /* also its POST */
} table[] = {
	{ PERM_WATCH, API_READ, false },
	{ PERM_ASSIGNED, API_READ, false },
	{ PERM_READ_TASK, API_READ, false },
	{ PERM_REPORT, API_READ, false },
	{ PERM_NOTIFIED, API_READ, false },
	{ PERM_RECORD, API_RECORD, true },
	{ PERM_DECIDE, API_DECIDE, true },
	{ PERM_RESPOND, API_RESPOND, true },
	{ PERM_DELEGATE, API_DELEGATE, true },
	{ PERM_OUTGOING, API_OUTGOING, true },
};

bool
api_scope_of(enum perm needs, bool writes, enum api_scope *out)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (table[i].needs != needs || (writes && !table[i].writes))
			continue;
		*out = table[i].scope;
		return true;
	}
	return false;
}

bool
api_scope_fits(enum role role, enum api_scope scope)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].scope == scope && role_may(role, table[i].needs))
			return true;
	return false;
}

bool
api_token_is_live(const struct api_token *token, int32_t today)
{
	return token->revoked_at == NO_MOMENT && token->valid_to >= today;
}
