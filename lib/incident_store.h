/* incident_store: incidents and what was done about them (R70). */
#ifndef INCIDENT_STORE_H
#define INCIDENT_STORE_H

#include "db.h"
#include "register.h"

/* The open ones first, the newest first; agency_id 0 is the office's own, all
 * says of everybody. before_id 0: the newest. */
enum err incident_store_list(struct cx *cx, bool all, uint64_t agency_id,
    bool open, uint64_t before_id, unsigned max,
    struct incidents *out) MUST_CHECK;
enum err incident_store_get(struct cx *cx, uint64_t id,
    struct incident *out) MUST_CHECK;
/* Gives incident->id. */
enum err incident_store_add(struct cx *cx,
    struct incident *incident) MUST_CHECK;
/* ERR_CONFLICT when the version is no longer that one. closed: from now on. */
enum err incident_store_set(struct cx *cx,
    const struct incident_handling *h) MUST_CHECK;
enum err incident_store_add_step(struct cx *cx, uint64_t id,
    const char *step) MUST_CHECK;
enum err incident_store_list_steps(struct cx *cx, uint64_t id,
    struct incident_steps *out) MUST_CHECK;

extern const struct db_stmt_list incident_store_statements;

#endif
