/*
 * session_store: sessions, and everything a request needs to know of who asks,
 * in one statement. Sessions are made and ended by sign_in_store; what one may
 * do is auth.h.
 */
#ifndef SESSION_STORE_H
#define SESSION_STORE_H

#include "db.h"
#include "session.h"

/*
 * The live session with this token hash: not ended, before its absolute limit,
 * account not closed. An officer whose assignment is over is no officer.
 * *out_found false: none. Fills all of out but actor.address.
 */
enum err session_store_find(struct cx *cx, const uint8_t token_hash[static 32],
    struct session *out, bool *out_found) MUST_CHECK;

/* The session with this token hash, also when it is over (ended, or past one of
 * its limits): only account_id, actor.officer_id, csrf_key and token_hash. */
enum err session_store_find_over(struct cx *cx,
    const uint8_t token_hash[static 32], struct session *out,
    bool *out_found) MUST_CHECK;

enum err session_store_set_seen(struct cx *cx,
    const uint8_t token_hash[static 32]) MUST_CHECK;

extern const struct db_stmt_list session_store_statements;

#endif
