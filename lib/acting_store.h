/* acting_store: who works for whom, and which session does so now. */
#ifndef ACTING_STORE_H
#define ACTING_STORE_H

#include "acting.h"
#include "db.h"
#include "session.h"

/* Not ended, and its last day not past; then those that are over, newest
 * first; at most 200. */
enum err acting_store_list(struct cx *cx, int32_t today,
    struct acting_list *out) MUST_CHECK;
/* Those this person may take up today. */
enum err acting_store_list_own(struct cx *cx, uint64_t deputy_id, int32_t today,
    struct acting_list *out) MUST_CHECK;
/* Does another one for the same principal lie in these days? */
enum err acting_store_overlaps(struct cx *cx, const struct acting *acting,
    bool *out) MUST_CHECK;
enum err acting_store_add(struct cx *cx, struct acting *acting) MUST_CHECK;
/* ERR_MISSING: there is none, or it is over already. */
enum err acting_store_end(struct cx *cx, uint64_t id,
    const char *basis) MUST_CHECK;

/* 0: for oneself again. Only for the database account "login". */
enum err acting_store_set_session(struct cx *cx, const uint8_t *token_hash,
    uint64_t id) MUST_CHECK;
/* The person a session works as today: account, role, position and name of the
 * principal, name of both as shown, deputy_id. out_found false: it is over. */
enum err acting_store_find(struct cx *cx, uint64_t id, int32_t today,
    struct actor *out, uint32_t *out_unread, bool *out_found) MUST_CHECK;

extern const struct db_stmt_list acting_store_statements;

#endif
