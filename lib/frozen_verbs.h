/*
 * frozen_verbs: freezing a report, checking what was frozen, and explaining
 * what is otherwise in a later one.
 */
#ifndef FROZEN_VERBS_H
#define FROZEN_VERBS_H

#include "cx.h"
#include "frozen.h"

/*
 * Freezes the report of a period as known at the end of its cut-off day. The
 * actor is who freezes it, NULL the program itself. ERR_DENIED: not for this
 * person. Fields: "period" ("too_early", "already_frozen"). In a transaction.
 */
enum err report_freeze(struct cx *cx, const struct period *period, int role,
    struct frozen *out) MUST_CHECK;

struct frozen_check {
	bool stored;  /* what is stored has the sum that was printed */
	bool derived; /* so has what the history says again today */
};
enum err frozen_check(struct cx *cx, const struct frozen *frozen,
    struct frozen_check *out) MUST_CHECK;
/* The whole fixed form, as it is stored (id) or by the history (id 0). */
enum err frozen_write(struct cx *cx, const struct frozen *frozen, bool derived,
    void (*sink)(void *to, const char *line), void *to) MUST_CHECK;

/*
 * What is otherwise in another frozen report (other->id), or, with id 0, in the
 * same period as it is known at other->query.known_at; the earlier moment of
 * knowledge is frozen's. Each difference has its reasons.
 */
enum err frozen_compare(struct cx *cx, const struct frozen *frozen,
    const struct frozen *other, uint64_t after_id, unsigned max,
    struct frozen_differences *out) MUST_CHECK;
enum err frozen_compare_count(struct cx *cx, const struct frozen *frozen,
    const struct frozen *other, uint32_t *out) MUST_CHECK;

/*
 * The periods of each kind that are over, should be frozen and are not, since
 * there are directives and for FROZEN_BACK_YEARS; the earliest cut-off first.
 * One that was missed (the machine stood still, the system is older than this
 * book) is frozen as it was known at its own cut-off, whenever that is done.
 */
enum {
	FROZEN_BACK_YEARS = 3,
	/* of a year 12 months, 4 quarters, 6 and 9 months, the year; and the
	 * one of each kind that is cut by the first day */
	FROZEN_DUE_MAX = FROZEN_BACK_YEARS * 19 + PERIOD_FREE
};
struct period_list {
	size_t n;
	struct period items[FROZEN_DUE_MAX];
};
enum err frozen_list_due(struct cx *cx, struct period_list *out) MUST_CHECK;
/* The last one of its kind that is over: people still wait for it. */
bool frozen_is_last(const struct cx *cx, const struct period *period);

#endif
