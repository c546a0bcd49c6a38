/*
 * rules_store: the rules of the province and its working days, kept in memory
 * as long as rule_version says that they are the ones in force.
 *
 * A request learns the version with its session, so that a change made by the
 * administrator holds from the next request on, in every process, and costs no
 * statement until then.
 */
#ifndef RULES_STORE_H
#define RULES_STORE_H

#include "calendar.h"
#include "db.h"
#include "profile.h"

struct rules;

/* Nothing is loaded yet. Never NULL. */
struct rules *rules_open(void) __attribute__((returns_nonnull));
void rules_close(struct rules *rules); /* accepts NULL */

/* Loads them when version is not the loaded one; sets cx->profile and
 * cx->calendar, which are good until the next call. */
enum err rules_use(struct cx *cx, struct rules *rules,
    uint64_t version) MUST_CHECK;
/* The same without a session: asks for the version, at most twice a minute. */
enum err rules_refresh(struct cx *cx, struct rules *rules) MUST_CHECK;
/*
 * The rules of this moment, held until the transaction ends: who changes them
 * waits for it, and it waits for them. So no date is computed by a calendar
 * that another transaction has replaced, and none that was computed by the old
 * one is missed when running clocks are computed anew.
 */
enum err rules_hold(struct cx *cx, struct rules *rules) MUST_CHECK;
/* For the batch and tests: into cx->mem. */
enum err rules_load(struct cx *cx) MUST_CHECK;

/* The version, locked: whoever changes rules or calendar comes one by one. */
enum err rules_lock(struct cx *cx, uint64_t *out_version) MUST_CHECK;
/* Something was changed: every running program loads its rules anew. */
enum err rules_changed(struct cx *cx) MUST_CHECK;

extern const struct db_stmt_list rules_store_statements;

#endif
