/*
 * seal_verbs: one run of the sealer (ledger.h).
 */
#ifndef SEAL_VERBS_H
#define SEAL_VERBS_H

#include "cx.h"
#include "ledger.h"

/*
 * Seals what was committed up to now, at most about 100,000 entries, inside the
 * caller's transaction, and signs with the key in secret_dir (made at the first
 * run). out->number is 0 when there was nothing new. ERR_BUSY: somebody was
 * still writing; run it again. ERR_SYSTEM: the key cannot be read or made.
 */
enum err seal_run(struct cx *cx, const char *secret_dir,
    struct seal_head *out) MUST_CHECK;

#endif
