/*
 * regulation_store: the figures of the report on the Regulation, and the rows
 * behind each. Both are asked of the same statement, so that no figure counts
 * anything else than it shows.
 */
#ifndef REGULATION_STORE_H
#define REGULATION_STORE_H

#include "db.h"
#include "period.h"
#include "regulation.h"

enum err regulation_store_count(struct cx *cx, const struct period *period,
    uint32_t out[N_REGULATION_FIGURES]) MUST_CHECK;
/* Those after one, at most max. */
enum err regulation_store_list(struct cx *cx, const struct period *period,
    enum regulation_figure figure, uint64_t after_id, unsigned max,
    struct regulation_rows *out) MUST_CHECK;

#endif
