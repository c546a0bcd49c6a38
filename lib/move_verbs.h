/*
 * move_verbs: what every verb on an assignment has in common.
 *
 *	struct move_work work;
 *	struct event event = { .kind = EVENT_RECEIVE };
 *
 *	err = move_begin(cx, id, version, MOVE_RECEIVE, &work);
 *	if (err)
 *		return err;
 *	work.a.received_at = cx->now;
 *	err = move_end(cx, &work, &event);
 *	if (err)
 *		return err;
 *	return move_tell_agency(cx, &work, EVENT_RECEIVE);
 *
 * Only verbs include this. Rules of one move belong to the verb, the table of
 * moves to assignment_flow, rows to the stores.
 */
#ifndef MOVE_VERBS_H
#define MOVE_VERBS_H

#include "assignment_flow.h"
#include "assignment_store.h"
#include "cx.h"
#include "directive.h"
#include "event.h"
#include "task.h"

struct move_work {
	struct assignment a; /* locked; state is already the new one */
	enum assignment_state from;
	enum party party;
	struct flow_subject subject;
	struct directive directive;
};

/* In what capacity cx->actor meets a; ERR_MISSING for a stranger, and for an
 * agency while the assignment was never handed out. */
enum err move_party(struct cx *cx, const struct assignment *a,
    struct flow_subject *out_subject, enum party *out_party) MUST_CHECK;

/* Locks; then stranger: ERR_MISSING, wrong party: ERR_DENIED, other version or
 * wrong state: ERR_CONFLICT. */
enum err move_begin(struct cx *cx, uint64_t id, uint64_t version,
    enum move move, struct move_work *out) MUST_CHECK;
/*
 * The same with every assignment of its task locked, in id order; out_all holds
 * all of them. For acts on a whole task.
 */
enum err move_begin_task(struct cx *cx, uint64_t id, uint64_t version,
    enum move move, struct move_work *out,
    struct assignment_list *out_all) MUST_CHECK;
/* The same move on another locked assignment of the same task: false when its
 * state does not allow it. */
bool move_also(const struct move_work *work, const struct assignment *other,
    enum move move, struct move_work *out);

/* Writes the row and the event (ids, states and defaults are filled in). */
enum err move_end(struct cx *cx, struct move_work *work,
    struct event *event) MUST_CHECK;
/* Adds the event alone: nothing of the row changed. */
enum err move_note(struct cx *cx, const struct move_work *work,
    struct event *event) MUST_CHECK;

/* Takes back what waits for a decision, when it no longer matters; what was
 * taken back is told in the event. */
enum err move_withdraw_extension(struct cx *cx, struct move_work *work,
    struct event *event) MUST_CHECK;
/* The assignment is finished in some way: closed now, nothing waits any more.
 */
enum err move_close(struct cx *cx, struct move_work *work,
    struct event *event) MUST_CHECK;

/* Messages inside the application. Nobody is told what he did himself. */
enum err move_tell_agency(struct cx *cx, const struct move_work *work,
    enum event_kind kind) MUST_CHECK;
enum err move_tell_office(struct cx *cx, const struct move_work *work,
    enum event_kind kind) MUST_CHECK;
enum err move_tell_account(struct cx *cx, const struct move_work *work,
    uint64_t account_id, enum event_kind kind) MUST_CHECK;

/* The due date in force changes: the first one stays, an explanation of the
 * old one no longer counts, the update clock starts anew. */
void assignment_set_due(struct cx *cx, struct assignment *a, int32_t due_on);
/* A new assignment as it is handed out now; not yet stored. */
struct assignment assignment_hand_out(struct cx *cx, const struct task *task,
    uint64_t agency_id, enum assignment_role role, int32_t due_on);

/* Acts on a whole task or directive: of those who read everything, only who
 * follows the task or recorded the directive may; strangers: ERR_MISSING. */
enum err task_may_change(struct cx *cx, const struct task *task,
    uint64_t recorded_by) MUST_CHECK;

/* A changed field for the history; nothing when both are equal. */
void change_add(struct cx *cx, struct event *event, const char *field,
    const char *old_value, const char *new_value);
void change_add_day(struct cx *cx, struct event *event, const char *field,
    int32_t old_value, int32_t new_value);

/* A message goes to the field and *err becomes ERR_INPUT: "secret" for a text
 * that bears a mark of secrecy (R11); input_need also "required" for none. */
void input_need(struct cx *cx, const char *field, const char *value,
    enum err *err);
void input_refuse_secret(struct cx *cx, const char *field, const char *value,
    enum err *err);
/* "" for NULL. */
const char *text_or_empty(const char *s);

#endif
