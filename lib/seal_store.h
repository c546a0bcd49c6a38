/*
 * seal_store: the rows of the ledger's seal and of what watches over it. How
 * they are summed is ledger.h.
 */
#ifndef SEAL_STORE_H
#define SEAL_STORE_H

#include "db.h"
#include "ledger.h"
#include "trust.h"

/* The newest head; number 0 when there is none. */
enum err seal_store_last(struct cx *cx, struct seal_head *out) MUST_CHECK;
/* The newest entry anybody has committed; 0: none. */
enum err seal_store_newest(struct cx *cx, uint64_t *out_id) MUST_CHECK;
/* Entries after an id, at most up to another: in order, a part at a time. Waits
 * for whoever is still writing one of them. */
enum err seal_store_read(struct cx *cx, uint64_t after, uint64_t up_to,
    struct ledger_entry **out, size_t *out_n) MUST_CHECK;
enum err seal_store_add(struct cx *cx, const struct seal_head *head) MUST_CHECK;

/* The tables that are witnessed. */
enum err seal_store_tables(struct cx *cx, const char ***out,
    size_t *out_n) MUST_CHECK;

enum err seal_store_add_check(struct cx *cx,
    const struct audit_check *check) MUST_CHECK;

enum err seal_store_add_backup(struct cx *cx, struct backup *backup) MUST_CHECK;
enum err seal_store_set_restored(struct cx *cx, const char *path,
    int64_t verified_at, int64_t restored_at) MUST_CHECK;
/* Those that have run out and were not yet taken away. */
enum err seal_store_expired(struct cx *cx, struct backup **out,
    size_t *out_n) MUST_CHECK;

/* What the page of trust shows. */
enum err seal_store_trust(struct cx *cx, struct trust *out) MUST_CHECK;

extern const struct db_stmt_list seal_store_statements;

#endif
