/*
 * api_token: a program asks, in the place of a person.
 *
 * A token stands for one account and what its role may, no more; of that only
 * what its scopes name. Reading is one scope, each kind of work another. What a
 * person does for himself (passwords, sessions, filters), and administration,
 * is in no scope: no program can do it.
 */
#ifndef API_TOKEN_H
#define API_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account.h"

enum api_scope {
	API_READ,     /* lists, tasks, reports, notifications */
	API_RECORD,   /* directives and tasks are entered and handed out */
	API_DECIDE,   /* results, returns and extensions are decided */
	API_RESPOND,  /* the agency receives, answers, asks */
	API_DELEGATE, /* the agency hands on inside */
	API_OUTGOING, /* documents issued are brought in */
	N_API_SCOPES
};

enum {
	API_TOKEN_NAME_MAX = 120,
	API_TOKEN_BASIS_MAX = 200,
	API_TOKEN_DAYS_MAX = 366,
	API_TOKEN_RATE_MAX = 6000,
	API_TOKEN_BEGINS = 10 /* characters of the secret that are kept */
};

struct api_token {
	uint64_t id;
	const char *name; /* which system uses it */
	uint64_t account_id;
	const char *account_name;
	const char *login;
	uint64_t officer_id; /* 0: none */
	const char *officer_name;
	const char *begins;
	uint32_t scopes; /* bit i: enum api_scope */
	unsigned rate;   /* requests in a minute */
	int32_t valid_to;
	const char *basis;
	int64_t created_at;
	int64_t revoked_at; /* NO_MOMENT: not */
	const char *revoked_basis;
	int64_t used_at; /* NO_MOMENT: never */
	const char *used_from;
	uint64_t total;
};
struct api_token_list {
	size_t n;
	struct api_token *items;
};

enum api_token_state {
	API_TOKENS_LIVE,
	API_TOKENS_OVER, /* revoked, or past its last day */
	API_TOKENS_ALL,
	N_API_TOKEN_STATES
};

struct api_token_filter {
	const char *text; /* part of a name or login; "" any */
	enum api_token_state state;
	uint64_t before_id; /* 0: the first page */
	unsigned size;
};

const char *api_scope_name(enum api_scope scope); /* as in the database */
const char *api_token_state_name(enum api_token_state state);
/* "read,record"; words that are none are passed over. */
uint32_t api_scopes_parse(const char *words);

/* The scope of an action that needs this; false: it is in none. */
bool api_scope_of(enum perm needs, bool writes, enum api_scope *out);
/* Has this role anything to do in this scope? */
bool api_scope_fits(enum role role, enum api_scope scope);
/* Is it neither revoked nor past its last day? */
bool api_token_is_live(const struct api_token *token, int32_t today);

#endif
