/* unused_store: accounts nobody uses, for the batch. */
#ifndef UNUSED_STORE_H
#define UNUSED_STORE_H

#include "db.h"
#include "unused.h"

/* The next open account after this id that was last used before; accounts of
 * programs are left out. id 0: no more. */
enum err unused_store_next(struct cx *cx, uint64_t after_id, int64_t before,
    struct unused_account *out) MUST_CHECK;
enum err unused_store_set_warned(struct cx *cx, uint64_t id) MUST_CHECK;
/* With its sessions; out_closed false: somebody was faster. */
enum err unused_store_close(struct cx *cx, uint64_t id, const char *basis,
    bool *out_closed) MUST_CHECK;
enum err unused_store_count_other_administrators(struct cx *cx, uint64_t id,
    unsigned *out) MUST_CHECK;

extern const struct db_stmt_list unused_store_statements;

#endif
