/*
 * agency_verbs: what an administrator does to the directory of agencies (R2,
 * R8, R14), inside the caller's transaction. Each act needs its basis and
 * leaves a line of history for every field it changed. Which agencies there
 * are changes by reorganisation_verbs.
 */
#ifndef AGENCY_VERBS_H
#define AGENCY_VERBS_H

#include "agency_admin.h"
#include "cx.h"

/*
 * Fills in what was left out ("" for texts, the code from the name) and checks
 * every member. Messages at prefix + name of the member. id: the agency itself,
 * 0 for a new one; its name must be nobody else's on that day, but for those of
 * except (the predecessors of an act).
 */
enum err agency_check(struct cx *cx, struct agency_entry *entry,
    const char *prefix, uint64_t id, int32_t on, const uint64_t *except,
    size_t n_except) MUST_CHECK;
/* A new one, for good from entry->valid_from on (NO_DAY: today). */
enum err agency_add(struct cx *cx, struct agency_entry *entry,
    uint64_t *out_id) MUST_CHECK;
/* What is the same stays out of the history; nothing at all: "unchanged" at
 * basis. The name is corrected, not changed: old reports show it too. */
enum err agency_change(struct cx *cx, uint64_t id, uint64_t version,
    struct agency_entry *entry) MUST_CHECK;

struct group_entry {
	const char *name;
	int kind; /* enum agency_kind: all of it; -1: as listed */
	int sort_order;
	size_t n_members; /* who shall be in it from the day on */
	const uint64_t *members;
	int32_t from;
	const char *basis;
};
/* id 0: a new one. */
enum err agency_group_save(struct cx *cx, uint64_t id, uint64_t version,
    const struct group_entry *entry, uint64_t *out_id) MUST_CHECK;

#endif
