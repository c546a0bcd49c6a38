/*
 * password_store: marks of the passwords an account has had (sign_in_verbs);
 * from a mark nobody reads a password.
 */
#ifndef PASSWORD_STORE_H
#define PASSWORD_STORE_H

#include <stdint.h>

#include "db.h"

/* Is it one of the last n the account has had? */
enum err password_store_is_used(struct cx *cx, uint64_t account_id,
    const uint8_t mark[static 32], unsigned n, bool *out) MUST_CHECK;
enum err password_store_add(struct cx *cx, uint64_t account_id,
    const uint8_t mark[static 32]) MUST_CHECK;

extern const struct db_stmt_list password_store_statements;

#endif
