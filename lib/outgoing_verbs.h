/*
 * outgoing_verbs: documents issued come in, are marked, and are looked at again
 * when their sender changes them (R26, R62, R64). Inside the caller's
 * transaction; who acts is cx->actor.
 */
#ifndef OUTGOING_VERBS_H
#define OUTGOING_VERBS_H

#include "cx.h"
#include "outgoing.h"

enum outgoing_outcome {
	OUTGOING_ADDED,
	OUTGOING_KNOWN,     /* it was there; nothing was changed */
	OUTGOING_CHANGED,   /* a review was raised */
	OUTGOING_TAKEN_BACK /* likewise */
};

/* Messages at the fields of struct outgoing; writes nothing. */
enum err outgoing_check(struct cx *cx, const struct outgoing *o) MUST_CHECK;
/*
 * A document comes in. One with its code, or with its number, symbol and day,
 * that is there already stays as it is, and *o becomes that one. A directive
 * that has been entered by hand meanwhile is its directive.
 */
enum err outgoing_receive(struct cx *cx, struct outgoing *o,
    enum outgoing_outcome *out) MUST_CHECK;
/* Its sender says more of it: what it says now, and a review. */
enum err outgoing_update(struct cx *cx, const struct outgoing *old,
    struct outgoing *now, const char *reason) MUST_CHECK;
/* It is withdrawn, and there is a review; replacement_id 0: nothing instead. */
enum err outgoing_withdraw(struct cx *cx, const struct outgoing *o,
    enum outgoing_change change, const char *reason,
    uint64_t replacement_id) MUST_CHECK;

/* Marks it, or takes the mark away (OUTGOING_UNMARKED). No task needs a reason;
 * what has a directive keeps its mark. */
enum err outgoing_set_mark(struct cx *cx, uint64_t id, uint64_t version,
    enum outgoing_mark mark, const char *reason) MUST_CHECK;
/* A directive was made: of this document, or, id 0, of the one with its
 * reference and day, if there is one. Its files become files of it. */
enum err outgoing_link(struct cx *cx, uint64_t id,
    const struct directive *directive) MUST_CHECK;
/* What was done about it. agreed: of a wish to take back, whether we agree. */
enum err outgoing_close_review(struct cx *cx, uint64_t review_id, bool agreed,
    const char *note, uint64_t *out_outgoing_id) MUST_CHECK;
/* Tells the senders of documents whose tasks are all over; how many. */
enum err outgoing_tell_finished(struct cx *cx, unsigned *out_n) MUST_CHECK;

#endif
