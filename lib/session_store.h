/*
 * session_store: sessions, and everything a request needs to know of who asks,
 * in one statement. What a session may do is auth.h.
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

struct session_row {
	uint8_t token_hash[32];
	uint8_t csrf_key[32];
	uint64_t account_id;
	uint64_t officer_id; /* 0: none yet */
	int64_t expires_at;
	const char *address;
	const char *device; /* as the browser calls itself, at most 200 */
};
enum err session_store_add(struct cx *cx,
    const struct session_row *row) MUST_CHECK;
enum err session_store_set_seen(struct cx *cx,
    const uint8_t token_hash[static 32]) MUST_CHECK;
enum err session_store_end(struct cx *cx,
    const uint8_t token_hash[static 32]) MUST_CHECK;
/* All sessions of an account: closed, or its password changed. */
enum err session_store_end_all(struct cx *cx, uint64_t account_id) MUST_CHECK;

extern const struct db_stmt_list session_store_statements;

#endif
