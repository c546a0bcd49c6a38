/*
 * calendar_verbs: changing days off and worked Saturdays (R14), with every
 * running clock that moves by it.
 *
 * calendar_preview tells what would move and whom it concerns; calendar_change
 * does exactly that, or refuses: it computes the same list again under locks,
 * and unless its digest is the one that was shown, answers ERR_INPUT with
 * "preview_changed" at the field "seen". What moves: due dates counted in
 * working days from an event, and the assignments that follow them (not those
 * with a date of their own, as after an extension); update dates of open
 * assignments; record dates of drafts. What is finished stays as it was.
 */
#ifndef CALENDAR_VERBS_H
#define CALENDAR_VERBS_H

#include "calendar_change.h"
#include "clock_move.h"
#include "cx.h"

enum year_wish { YEAR_KEEP, YEAR_CONFIRM, YEAR_UNCONFIRM };

struct calendar_order {
	struct calendar_edits edits;
	int year; /* what year_wish is about */
	enum year_wish wish;
	const char *basis; /* the document that orders it */
	bool undoes;       /* takes an earlier one back */
};

/* "required" at "basis", "unchanged" at "lines", "too_many". */
enum err calendar_preview(struct cx *cx, const struct calendar_order *order,
    struct calendar_preview *out) MUST_CHECK;
/* out is what was done. */
enum err calendar_change(struct cx *cx, const struct calendar_order *order,
    const char *seen, struct calendar_preview *out) MUST_CHECK;

/*
 * As long as the messages of the newest change wait (held_act.h): the days and
 * every clock as they were before it. "act_undone", "act_over", "act_touched"
 * at the field "act": the last when the calendar was changed again, or undoing
 * would not move just those clocks back that it moved, because something was
 * handed out, answered or given more time since.
 */
enum err calendar_undo(struct cx *cx, uint64_t act_id) MUST_CHECK;

#endif
