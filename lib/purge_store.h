/*
 * purge_store: what is asked to be taken away, what that is made of, and the
 * sealed notices (R12). Taking away is purge_take_store.
 */
#ifndef PURGE_STORE_H
#define PURGE_STORE_H

#include "db.h"
#include "purge.h"

/* Directives, and documents issued that have none, by the fold of their
 * reference ("12/ct-ubnd"), or its beginning. */
enum err purge_store_find(struct cx *cx, const char *fold,
    struct purge_parts *out) MUST_CHECK;
/* The directive itself, its tasks, replies and files. */
enum err purge_store_parts(struct cx *cx, uint64_t directive_id,
    struct purge_parts *out) MUST_CHECK;
/* ERR_MISSING when there is none. */
enum err purge_store_part(struct cx *cx, enum purge_kind kind, uint64_t id,
    struct purge_part *out) MUST_CHECK;
enum err purge_store_count(struct cx *cx, enum purge_kind kind, uint64_t id,
    struct purge_count *out) MUST_CHECK;

enum err purge_store_ask(struct cx *cx, const struct purge_part *part,
    const char *basis) MUST_CHECK;
/* Newest first, at most 200. */
enum err purge_store_list(struct cx *cx, struct purge_list *out) MUST_CHECK;
/* Those that wait, oldest first. */
enum err purge_store_waiting(struct cx *cx, struct purge_list *out) MUST_CHECK;
enum err purge_store_get(struct cx *cx, uint64_t id,
    struct purge *out) MUST_CHECK;

enum err purge_store_letters(struct cx *cx, uint64_t purge_id,
    struct purge_letters *out) MUST_CHECK;
/* Copies made while the thing was there, and not yet destroyed. */
enum err purge_store_backups(struct cx *cx, const struct purge *purge,
    struct backup_list *out) MUST_CHECK;

extern const struct db_stmt_list purge_store_statements;

#endif
