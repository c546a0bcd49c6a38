/*
 * story: a directive of the world, its tasks and who they went to, for tests
 * of verbs. People are those of world.h; agency A is Sở Nội vụ, B is Sở Tài
 * chính, and Sở Y tế has no account.
 *
 *	struct story s;
 *
 *	story_begin(cx, "kh");
 *	story_forward(cx, &s, "đến hết ngày 29/5/2026");
 *	story_as(cx, WORLD_RESPONDER);
 *	assert_ok(cx, assignment_receive(cx, s.a, 1));
 */
#ifndef STORY_H
#define STORY_H

#include "assignment_store.h"
#include "assignment_verbs.h"
#include "clock.h"
#include "directive_verbs.h"
#include "event.h"
#include "world.h"

enum { STORY_TASKS_MAX = 4 };

struct story {
	uint64_t directive_id;
	uint64_t task_id;
	uint64_t a; /* assignments: agency A leads, */
	uint64_t b; /* agency B helps, */
	uint64_t c; /* so does one without an account */
};

/* Rules of a province ("kh", "tth"), the calendar, and the creator acts. */
void story_begin(struct cx *cx, const char *profile);
void story_as(struct cx *cx, enum who who);
/* cx->now becomes this day, 09:00 in Vietnam. */
void story_day(struct cx *cx, int year, int month, int day);

/* A directive of 20/4/2026, released at 15:00, not yet stored. */
struct directive story_directive(const char *number);
/* A task as typed, followed by the people of the world; not yet understood. */
struct task_entry story_entry(const char *content, const char *lead,
    const char *coordinating, const char *deadline);
enum err story_understand(struct cx *cx, struct task_entry *entry) MUST_CHECK;

/* One task handed out by the creator to A (lead), B and one without account. */
void story_forward(struct cx *cx, struct story *out, const char *deadline);

struct assignment story_get(struct cx *cx, uint64_t id);
/* Each act on the version as it stands. */
uint64_t story_version(struct cx *cx, uint64_t id);
/* A result with its document of that day. */
enum err story_submit(struct cx *cx, uint64_t id, int32_t on) MUST_CHECK;

/* How many rows, as this connection sees them; the SELECT has one '?'. */
uint64_t story_count(struct cx *cx, const struct db_stmt *stmt, uint64_t id);
#define STORY_COUNT(cx, sql, id)                                               \
	story_count((cx), &(const struct db_stmt)STMT("story", sql), (id))
/* Events of this kind of the assignment; notifications of this kind to its
 * agency; to this person. */
uint64_t story_events(struct cx *cx, uint64_t id, enum event_kind kind);
uint64_t story_told_agency(struct cx *cx, uint64_t id, enum event_kind kind);
uint64_t story_told(struct cx *cx, enum who who, enum event_kind kind);

/* What a refused act said of a field; "" nothing. */
const char *story_field(const struct cx *cx, const char *field);
#define assert_refused(cx, err, field, key)                                    \
	do {                                                                   \
		assert_int_equal((err), ERR_INPUT);                            \
		assert_string_equal(story_field((cx), (field)), (key));        \
		error_reset(&(cx)->error);                                     \
	} while (0)

/*
 * What must hold of every assignment whatever was done: the open flag and
 * closed_on go with the state, intervals follow each other without a gap, one
 * for each version, and the last one says what the row says.
 */
void story_check_invariants(struct cx *cx);

#endif
