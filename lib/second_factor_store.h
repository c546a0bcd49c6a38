/*
 * second_factor_store: second factors and their recovery codes. One live factor
 * per owner; what is over stays as a row with its end. The secret is sealed
 * (crypto_seal), recovery codes are hashes; only the database account "login"
 * may read either.
 */
#ifndef SECOND_FACTOR_STORE_H
#define SECOND_FACTOR_STORE_H

#include "db.h"
#include "second_factor.h"

enum { SEALED_SECRET_MAX = 100 };

/* Of an officer when officer_id is not 0, else of the account. */
struct factor_owner {
	uint64_t account_id;
	uint64_t officer_id;
};

struct factor_secret {
	uint64_t id; /* 0: no live one */
	size_t n_sealed;
	uint8_t sealed[SEALED_SECRET_MAX];
	uint64_t last_step;
};

enum err second_factor_store_get_secret(struct cx *cx,
    struct factor_owner owner, struct factor_secret *out) MUST_CHECK;
/* What its owner may know; id 0: none. */
enum err second_factor_store_get(struct cx *cx, struct factor_owner owner,
    struct second_factor *out) MUST_CHECK;
/* The number of the newest, live or not; 0: there never was one. */
enum err second_factor_store_newest(struct cx *cx, struct factor_owner owner,
    uint64_t *out_id) MUST_CHECK;

/* Not live yet: second_factor_store_set_live. */
enum err second_factor_store_add(struct cx *cx, struct factor_owner owner,
    const void *sealed, size_t n_sealed, uint64_t last_step,
    uint64_t *out_id) MUST_CHECK;
/* hashes: RECOVERY_CODES of 32 bytes each, one after the other. */
enum err second_factor_store_add_codes(struct cx *cx, uint64_t id,
    const uint8_t *hashes) MUST_CHECK;
/* This one lives, all others of the owner end; in one statement. */
enum err second_factor_store_set_live(struct cx *cx, struct factor_owner owner,
    uint64_t id) MUST_CHECK;
/* All of them end; how many were live. */
enum err second_factor_store_end(struct cx *cx, struct factor_owner owner,
    uint64_t *out_n) MUST_CHECK;

/* out_first false: this step, or a later one, was used before. */
enum err second_factor_store_use_step(struct cx *cx, uint64_t id, uint64_t step,
    bool *out_first) MUST_CHECK;
/* out_good false: no such code, or it was used before. */
enum err second_factor_store_use_code(struct cx *cx, uint64_t id,
    const uint8_t *hash, bool *out_good) MUST_CHECK;

extern const struct db_stmt_list second_factor_store_statements;

#endif
