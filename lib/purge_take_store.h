/*
 * purge_take_store: the statements that take rows away (R12), for batch/purge
 * alone: they run as nv_purge, and fail for everybody else.
 *
 * Each step first names its rows in redaction, then deletes or empties them;
 * the order follows the foreign keys. A table that comes to hold something of a
 * task gets its lines here.
 */
#ifndef PURGE_TAKE_STORE_H
#define PURGE_TAKE_STORE_H

#include "db.h"
#include "purge.h"

/* Everything of this purge, in the transaction of the caller; fills rows and
 * letters, and closes the notice. ERR_MISSING when it no longer waits. */
enum err purge_take(struct cx *cx, struct purge *purge) MUST_CHECK;

struct purge_sum {
	uint8_t sha256[32];
};
struct purge_sums {
	size_t n;
	struct purge_sum *items;
};
/* Bytes that no row needs, and that have not been removed yet. */
enum err purge_take_sums(struct cx *cx, struct purge_sums *out) MUST_CHECK;
enum err purge_take_removed(struct cx *cx,
    const uint8_t sha256[static 32]) MUST_CHECK;
/* Message-IDs of the letters of this purge. */
struct purge_names {
	size_t n;
	const char **items;
};
enum err purge_take_letters(struct cx *cx, uint64_t purge_id,
    struct purge_names *out) MUST_CHECK;

extern const struct db_stmt_list purge_take_store_statements;

#endif
