/*
 * purge_verbs: asking that something be taken away, and taking it (R12).
 *
 * What that means is in purge.h. Asking is an act of an administrator in the
 * transaction of a request; taking is batch/purge's, one transaction for each.
 */
#ifndef PURGE_VERBS_H
#define PURGE_VERBS_H

#include "purge_store.h"

/* Directives by number ("12", "12/CT-UBND") or short link ("/vb/7", "/nv/9"),
 * and documents issued that have none, by number or "outgoing-view?id=5". */
enum err purge_find(struct cx *cx, const char *typed,
    struct purge_parts *out) MUST_CHECK;

/* Puts the wish down: the notice, and a line in the security log. again: the
 * number typed once more; "wrong_reference" at the field again when it is not
 * that of the thing, ERR_CONFLICT when it waits already. */
enum err purge_ask(struct cx *cx, enum purge_kind kind, uint64_t id,
    const char *basis, const char *again) MUST_CHECK;

#endif
