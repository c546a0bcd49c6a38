/*
 * reply_store: replies (written once), return requests, extensions and
 * difficulties (decided once, by version).
 */
#ifndef REPLY_STORE_H
#define REPLY_STORE_H

#include "db.h"
#include "reply.h"

enum err reply_store_add(struct cx *cx, struct reply *reply) MUST_CHECK;
enum err reply_store_list(struct cx *cx, uint64_t assignment_id,
    struct reply_list *out) MUST_CHECK;
/* The newest result, or ERR_MISSING. */
enum err reply_store_get_last_result(struct cx *cx, uint64_t assignment_id,
    struct reply *out) MUST_CHECK;

/* A second pending one: ERR_CONFLICT. */
enum err return_store_add(struct cx *cx,
    struct return_request *request) MUST_CHECK;
/* The pending one, locked; ERR_MISSING if none. */
enum err return_store_lock_pending(struct cx *cx, uint64_t assignment_id,
    struct return_request *out) MUST_CHECK;
/* found false when there is none. */
enum err return_store_find_last(struct cx *cx, uint64_t assignment_id,
    bool *out_found, struct return_request *out) MUST_CHECK;
enum err return_store_decide(struct cx *cx,
    const struct return_request *request) MUST_CHECK;

enum err extension_store_add(struct cx *cx,
    struct extension *extension) MUST_CHECK;
enum err extension_store_lock_pending(struct cx *cx, uint64_t assignment_id,
    struct extension *out) MUST_CHECK;
enum err extension_store_list(struct cx *cx, uint64_t assignment_id,
    struct extension_list *out) MUST_CHECK;
enum err extension_store_decide(struct cx *cx,
    const struct extension *extension) MUST_CHECK;

enum err difficulty_store_add(struct cx *cx,
    struct difficulty *difficulty) MUST_CHECK;
enum err difficulty_store_lock(struct cx *cx, uint64_t id,
    struct difficulty *out) MUST_CHECK;
enum err difficulty_store_list(struct cx *cx, uint64_t assignment_id,
    struct difficulty_list *out) MUST_CHECK;
enum err difficulty_store_decide(struct cx *cx,
    const struct difficulty *difficulty) MUST_CHECK;
enum err difficulty_store_count_open(struct cx *cx, uint64_t assignment_id,
    unsigned *out) MUST_CHECK;

extern const struct db_stmt_list reply_store_statements;

#endif
