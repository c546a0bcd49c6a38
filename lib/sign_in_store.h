/*
 * sign_in_store: secrets, sessions being made and ended, failures counted.
 *
 * Only the database account "login" may read the secret tables; only the
 * programs of signing in connect with it.
 */
#ifndef SIGN_IN_STORE_H
#define SIGN_IN_STORE_H

#include "account.h"
#include "db.h"
#include "second_factor.h"

struct credential {
	uint64_t account_id;
	enum account_kind kind;
	enum role role;
	uint64_t agency_id;
	const char *name;
	const char *login;
	bool closed;
	bool must_change_password;
	bool has_second_factor;
	bool second_factor_required; /* the rule as it is at this moment */
	const char *password_hash;   /* "" when none was ever set */
};

/* out_found false: no such login; not a failure. */
enum err sign_in_store_find(struct cx *cx, const char *login, bool *out_found,
    struct credential *out) MUST_CHECK;
enum err sign_in_store_get(struct cx *cx, uint64_t account_id,
    struct credential *out) MUST_CHECK;
/* An officer of the agency in office today; secret in *out_hash. */
enum err sign_in_store_find_officer(struct cx *cx, uint64_t agency_id,
    uint64_t officer_id, int32_t today, bool *out_found,
    const char **out_hash) MUST_CHECK;

struct new_session {
	uint64_t account_id;
	const uint8_t *token_hash; /* 32 bytes */
	const uint8_t *csrf_key;   /* 32 bytes */
	int64_t expires_at;
	const char *address;
	const char *device;
	enum second_step second_step;
	const char *door; /* "password", "sso" */
};
enum err sign_in_store_add_session(struct cx *cx,
    const struct new_session *session) MUST_CHECK;
/* A step up (officer chosen) gives a new token to the same session. */
enum err sign_in_store_set_officer(struct cx *cx, const uint8_t *token_hash,
    const uint8_t *new_token_hash, uint64_t officer_id,
    enum second_step step) MUST_CHECK;
/* The second step is done: likewise a new token. */
enum err sign_in_store_set_done(struct cx *cx, const uint8_t *token_hash,
    const uint8_t *new_token_hash) MUST_CHECK;
enum err sign_in_store_end(struct cx *cx, const uint8_t *token_hash) MUST_CHECK;
/* All sessions of an account but this one. */
enum err sign_in_store_end_others(struct cx *cx, uint64_t account_id,
    const uint8_t *token_hash) MUST_CHECK;
enum err sign_in_store_set_password(struct cx *cx, uint64_t account_id,
    const char *hash) MUST_CHECK;

/* Failures of a subject since a moment; 0 when older. */
enum err sign_in_store_count_failures(struct cx *cx, const uint8_t *subject,
    int64_t since, unsigned *out) MUST_CHECK;
/* One more; a count begun before `since` starts anew. */
enum err sign_in_store_add_failure(struct cx *cx, const uint8_t *subject,
    int64_t since) MUST_CHECK;
enum err sign_in_store_clear_failures(struct cx *cx,
    const uint8_t *subject) MUST_CHECK;

extern const struct db_stmt_list sign_in_store_statements;

#endif
