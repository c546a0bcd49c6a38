/* register_store: entries of the books kept alike (register.h). */
#ifndef REGISTER_STORE_H
#define REGISTER_STORE_H

#include "db.h"
#include "register.h"

/* The newest first. agency_id 0: of all. */
enum err register_store_list(struct cx *cx, enum register_kind kind,
    uint64_t agency_id, struct register_entries *out) MUST_CHECK;
enum err register_store_get(struct cx *cx, uint64_t id,
    struct register_entry *out) MUST_CHECK;
/* Gives entry->id. */
enum err register_store_add(struct cx *cx,
    struct register_entry *entry) MUST_CHECK;
/* All but kind and agency. ERR_CONFLICT when entry->version is no longer that
 * one. */
enum err register_store_set(struct cx *cx,
    const struct register_entry *entry) MUST_CHECK;

/* Agencies that are assigned tasks and have no internal regulation today
 * (R81): id and name. */
struct agency_names {
	size_t n;
	struct {
		uint64_t id;
		const char *name;
	} * items;
};
enum err register_store_list_without_regulation(struct cx *cx, int32_t today,
    struct agency_names *out) MUST_CHECK;

extern const struct db_stmt_list register_store_statements;

#endif
