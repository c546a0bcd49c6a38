/*
 * account_store: accounts as everybody may see them (names, roles); secrets
 * are credential_store, which only the login programs' database account reads.
 */
#ifndef ACCOUNT_STORE_H
#define ACCOUNT_STORE_H

#include "account.h"
#include "db.h"
#include "task.h"

/* Open personal accounts of the office by position (several may be joined as
 * a bit mask 1u << POSITION_...), by name. */
enum err account_store_list_by_position(struct cx *cx, unsigned positions,
    struct account_list *out) MUST_CHECK;
enum err account_store_get(struct cx *cx, uint64_t id,
    struct account_line *out) MUST_CHECK;

/* language: "vi" or "en". */
enum err account_store_set_language(struct cx *cx, uint64_t id,
    const char *language) MUST_CHECK;

extern const struct db_stmt_list account_store_statements;

#endif
