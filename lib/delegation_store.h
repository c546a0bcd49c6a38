/*
 * delegation_store: sheets of internal assignment, their parts and notes.
 */
#ifndef DELEGATION_STORE_H
#define DELEGATION_STORE_H

#include "cx.h"
#include "db.h"
#include "delegation.h"

/* The one in force; version 0 when there is none. */
enum err delegation_store_get(struct cx *cx, uint64_t assignment_id,
    struct delegation *out) MUST_CHECK;
/* All versions, the newest first. */
enum err delegation_store_history(struct cx *cx, uint64_t assignment_id,
    struct delegation_list *out) MUST_CHECK;
/* As version d->version, with its parts. ERR_CONFLICT when somebody was first.
 */
enum err delegation_store_add(struct cx *cx,
    const struct delegation *d) MUST_CHECK;

/* The oldest first. */
enum err delegation_store_list_notes(struct cx *cx, uint64_t assignment_id,
    struct delegation_notes *out) MUST_CHECK;
enum err delegation_store_add_note(struct cx *cx, uint64_t assignment_id,
    const char *note) MUST_CHECK;

/* Names of divisions this agency wrote before, to choose from. */
enum err delegation_store_list_divisions(struct cx *cx, uint64_t agency_id,
    struct division_list *out) MUST_CHECK;

/* By due date and id, after that one (0: from the start); of the agency of who
 * asks. */
enum err delegation_store_list(struct cx *cx, enum delegated which,
    uint64_t after_id, unsigned max, struct delegation_lines *out) MUST_CHECK;
/* How many, but counted no further than max. */
enum err delegation_store_count(struct cx *cx, enum delegated which,
    unsigned max, unsigned *out) MUST_CHECK;

extern const struct db_stmt_list delegation_store_statements;

#endif
