/*
 * api_token_store: tokens of programs: by what they open, and as an
 * administrator reads them. Of the secret there is only its SHA-256.
 */
#ifndef API_TOKEN_STORE_H
#define API_TOKEN_STORE_H

#include "api_token.h"
#include "db.h"
#include "session.h"

/*
 * The live token with this sum, as the session of a person who has signed in:
 * not revoked, not past its day, account open, officer (if any) in office.
 * Fills id, scopes and rate of out_token. *out_found false: none.
 */
enum err api_token_store_find(struct cx *cx, const uint8_t sum[static 32],
    struct session *out, struct api_token *out_token,
    bool *out_found) MUST_CHECK;
/* Counts a request in this minute; *out_over: there were enough, and it is not
 * counted. */
enum err api_token_store_use(struct cx *cx, uint64_t id, unsigned rate,
    const char *address, bool *out_over) MUST_CHECK;

/* Newest first; one row more than filter->size when there is a next page. */
enum err api_token_store_list(struct cx *cx,
    const struct api_token_filter *filter, int32_t today,
    struct api_token_list *out) MUST_CHECK;
enum err api_token_store_get(struct cx *cx, uint64_t id,
    struct api_token *out) MUST_CHECK;
enum err api_token_store_add(struct cx *cx, const struct api_token *token,
    const uint8_t sum[static 32], uint64_t *out_id) MUST_CHECK;
/* ERR_CONFLICT: it is revoked already. */
enum err api_token_store_revoke(struct cx *cx, uint64_t id,
    const char *basis) MUST_CHECK;

extern const struct db_stmt_list api_token_store_statements;

#endif
