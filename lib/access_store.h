/*
 * access_store: the secrets of accounts and officers as an administrator or
 * their owner replaces them, and who is signed in with them.
 *
 * Only the database account "login" may read or write secrets and end a
 * session. Signing in itself is sign_in_store.
 */
#ifndef ACCESS_STORE_H
#define ACCESS_STORE_H

#include "account_admin.h"
#include "db.h"

/* A secret somebody else knows: it must be changed at the next sign-in. */
enum err access_store_set_initial_password(struct cx *cx, uint64_t account_id,
    const char *hash) MUST_CHECK;
/* hash "": none was ever set. */
enum err access_store_get_officer_secret(struct cx *cx, uint64_t officer_id,
    const char **out_hash) MUST_CHECK;
enum err access_store_set_officer_secret(struct cx *cx, uint64_t officer_id,
    const char *hash, bool must_change) MUST_CHECK;

/* Live sessions of an account, the last used first; "own": only those of this
 * officer (an agency's account is many people's), 0: those without one. */
enum err access_store_list_sessions(struct cx *cx, uint64_t account_id,
    struct session_rows *out) MUST_CHECK;
enum err access_store_list_own_sessions(struct cx *cx, uint64_t account_id,
    uint64_t officer_id, struct session_rows *out) MUST_CHECK;

/* Each tells how many it ended. */
enum err access_store_end_all(struct cx *cx, uint64_t account_id,
    uint64_t *out_n) MUST_CHECK;
enum err access_store_end_one(struct cx *cx, uint64_t account_id,
    const uint8_t token_hash[static 32], uint64_t *out_n) MUST_CHECK;
enum err access_store_end_own(struct cx *cx, uint64_t account_id,
    uint64_t officer_id, const uint8_t token_hash[static 32],
    uint64_t *out_n) MUST_CHECK;
/* All of this person but the one he sits at. */
enum err access_store_end_own_others(struct cx *cx, uint64_t account_id,
    uint64_t officer_id, const uint8_t token_hash[static 32],
    uint64_t *out_n) MUST_CHECK;
enum err access_store_end_officer(struct cx *cx, uint64_t officer_id,
    uint64_t *out_n) MUST_CHECK;

extern const struct db_stmt_list access_store_statements;

#endif
