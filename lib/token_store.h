/*
 * token_store: a form is carried out once.
 *
 * The row is inserted first in the transaction of the effect: a twin that
 * comes at the same time waits there, and then finds the answer of the first.
 */
#ifndef TOKEN_STORE_H
#define TOKEN_STORE_H

#include "db.h"

enum { TOKEN_BYTES = 16, TOKEN_LOCATION_MAX = 300 };

struct form_token {
	uint8_t token[TOKEN_BYTES];
	uint64_t account_id;
	const char *action;
	uint8_t body_hash[32];
	const char *location; /* "": carried out, but not with a redirect */
};

/* *out_is_new false: the token is there already. */
enum err token_store_add(struct cx *cx, const struct form_token *token,
    bool *out_is_new) MUST_CHECK;
enum err token_store_set_location(struct cx *cx,
    const uint8_t token[static TOKEN_BYTES], const char *location) MUST_CHECK;
enum err token_store_find(struct cx *cx,
    const uint8_t token[static TOKEN_BYTES], struct form_token *out,
    bool *out_found) MUST_CHECK;

extern const struct db_stmt_list token_store_statements;

#endif
