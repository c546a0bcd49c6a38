/*
 * export_file_store: files that are written after the answer. Each of them is
 * of one account, and nobody else sees it.
 */
#ifndef EXPORT_FILE_STORE_H
#define EXPORT_FILE_STORE_H

#include "db.h"
#include "export_file.h"

/* Fills id and account_id (the actor's). */
enum err export_file_store_add(struct cx *cx,
    struct export_file *file) MUST_CHECK;
/* ERR_MISSING: the actor has none of that number. */
enum err export_file_store_get(struct cx *cx, uint64_t id,
    struct export_file *out) MUST_CHECK;
/* The actor's, newest first, at most EXPORT_FILE_LIST_MAX. */
enum err export_file_store_list(struct cx *cx,
    struct export_file_list *out) MUST_CHECK;
/* How many are being written and were heard of since: in all, and of the
 * actor. Locks what it counts. */
enum err export_file_store_count_running(struct cx *cx, int64_t since,
    unsigned *out_all, unsigned *out_own) MUST_CHECK;
/* So many rows are written; *out_wanted false: it was cancelled. */
enum err export_file_store_beat(struct cx *cx, uint64_t id, uint32_t n_rows,
    int64_t now, bool *out_wanted) MUST_CHECK;
/* From running to state; *out_done false: it had ended before. */
enum err export_file_store_end(struct cx *cx, uint64_t id,
    enum export_state state, uint32_t n_rows, int64_t now,
    bool *out_done) MUST_CHECK;

extern const struct db_stmt_list export_file_store_statements;

#endif
