/*
 * held_act_verbs: doing something so that it can be undone for a time, and
 * undoing it (held_act.h), inside the caller's transaction.
 *
 *	struct held held;
 *
 *	err = held_begin_forward(cx, directive_id, &held);
 *	if (!err)
 *		err = directive_forward(cx, directive_id, version, &n);
 *	err = held_end(cx, &held, err);
 *	... held.act.id: what to offer for undoing; 0: nothing
 *
 * Between the two, messages of cx wait with the act (move_verbs). Undoing is an
 * act of its own: a new version, a new line of the history, and both stay. It
 * is refused once the time is over, or somebody has acted on what it would
 * change; whoever hands the messages over (held_release_step) and whoever
 * undoes lock the same row first.
 */
#ifndef HELD_ACT_VERBS_H
#define HELD_ACT_VERBS_H

#include "assignment_store.h"
#include "cx.h"
#include "directive.h"
#include "held_act.h"
#include "task.h"

struct held {
	struct held_act act;
	const uint64_t *ids; /* urge, follower */
	size_t n_ids;
	struct assignment_list before; /* forward, recall, cancel */
	struct task *tasks_before;     /* follower: of ids */
	uint64_t directive_id;         /* forward */
	uint64_t task_id;              /* recall, cancel */
	bool was_draft;
};

/* A single one urged or given to another is no heavy act: nothing is held. */
enum err held_begin_urge(struct cx *cx, const uint64_t *ids, size_t n,
    struct held *out) MUST_CHECK;
enum err held_begin_follower(struct cx *cx, const uint64_t *ids, size_t n,
    struct held *out) MUST_CHECK;
enum err held_begin_forward(struct cx *cx, uint64_t directive_id,
    struct held *out) MUST_CHECK;
/* kind: HELD_RECALL or HELD_CANCEL. */
enum err held_begin_ending(struct cx *cx, enum held_kind kind,
    uint64_t assignment_id, struct held *out) MUST_CHECK;
/*
 * A change of the calendar, or a reorganisation (subject: its number). Undoing
 * them is calendar_undo and reorganisation_undo, whose messages wait with those
 * of the act when they are said between held_take_back and held_taken_back: so
 * that nobody hears of either. Once the time is over, out->act.id is 0.
 */
enum err held_begin_whole(struct cx *cx, enum held_kind kind, uint64_t subject,
    struct held *out) MUST_CHECK;
enum err held_take_back(struct cx *cx, enum held_kind kind, uint64_t subject,
    struct held *out) MUST_CHECK;
/* err: of undoing it; when it failed, that is the answer. */
enum err held_taken_back(struct cx *cx, const struct held *held,
    enum err err) MUST_CHECK;
/* err: of what was done; when it failed, that is the answer. */
enum err held_end(struct cx *cx, struct held *held, enum err err) MUST_CHECK;

/* One act of cx->actor with what it did; items[i].touched in the order of
 * assignments: somebody has acted on it since. */
struct held_look {
	struct held_act act;
	struct held_items items;
	bool *touched;
	size_t n_touched;
};
enum err held_look(struct cx *cx, uint64_t id,
    struct held_look *out) MUST_CHECK;
/* At the field "act": "act_undone", "act_over", "act_touched". */
enum err held_undo(struct cx *cx, uint64_t id) MUST_CHECK;

/* For the batch: the next one whose time is over. */
enum err held_release_step(struct cx *cx, uint64_t *n_released,
    bool *out_more) MUST_CHECK;

#endif
