/*
 * demo_play: the acts of the demo, in the order of time.
 *
 * Planning adds acts that have not happened yet; playing takes the earliest and
 * carries it out with the verbs people use, as the person and at the moment of
 * the act. What would lie after now never happens: so the world is found in the
 * middle of its work.
 */
#ifndef DEMO_PLAY_H
#define DEMO_PLAY_H

#include "assignment_verbs.h"
#include "demo_people.h"
#include "demo_words.h"
#include "demo_world.h"

enum demo_act_kind {
	ACT_RECORD, /* a directive */
	ACT_FORWARD,
	ACT_MORE, /* a task that was forgotten */
	ACT_SEE,  /* an assignment, from here on */
	ACT_RECEIVE,
	ACT_PROGRESS,
	ACT_PLAN,
	ACT_EXPLAIN,
	ACT_SUBMIT,
	ACT_CONFIRM,
	ACT_SEND_BACK,
	ACT_RETURN,
	ACT_DECIDE_RETURN,
	ACT_ASK_EXTENSION,
	ACT_DECIDE_EXTENSION,
	ACT_REPORT_DIFFICULTY,
	ACT_DECIDE_DIFFICULTY,
	ACT_URGE,
	ACT_RECALL,
	ACT_CANCEL, /* the whole task */
	ACT_PAPER,
	ACT_AMEND, /* the task, as the rest */
	ACT_EVENT,
	ACT_CHANGE_FOLLOWER,
	ACT_DELEGATE, /* inside the agency */
	N_DEMO_ACTS
};

/* One directive while it is played. */
struct demo_document {
	const struct demo_directive *directive;
	uint64_t id;
	int32_t issued_on;
	int64_t released_at;
	const struct actor *recorder;
};

/* One assignment while it is played. */
struct demo_life {
	uint64_t id;
	uint64_t task_id;
	struct demo_document *document;
	const struct demo_task *task;
	struct demo_agency *agency;
	const struct actor *specialist;
	enum demo_story story;
	bool leads;
	int32_t due_on;
	int64_t assigned_at;
	int64_t ends_at; /* nothing happens to it from here on */
	uint64_t difficulty_id;
};

struct demo_act {
	int64_t at;
	uint64_t order; /* among those of one moment */
	enum demo_act_kind kind;
	struct demo_document *document;
	struct demo_life *life;
	enum decision decision;
	int32_t day; /* asked for, decided, or of the document of a result */
	const char *text;
};

struct demo_play {
	struct cx *cx;
	const struct config *config;
	struct arena *mem; /* as long as the play; cx->mem is of one act */
	int64_t now;
	struct demo_words words;
	struct demo_people people;
	struct demo_document **documents; /* in the order of demo_directives */
	int32_t series_day; /* occurrences were handed out up to this day */
	struct demo_chance chance;
	size_t n_acts;
	size_t max_acts;
	struct demo_act *acts; /* a heap */
	uint64_t order;
	int32_t morning; /* the next one of the office's (demo_papers) */
	uint64_t counts[N_DEMO_ACTS];
};

/* Dropped when it lies after now or after the end of its life. */
void play_add(struct demo_play *play, struct demo_act act);
bool play_next(struct demo_play *play, struct demo_act *out);

/* One act on an assignment or its task. */
enum err play_carry_out(struct demo_play *play,
    const struct demo_act *act) MUST_CHECK;

/* The agency hands it on inside. */
enum err play_delegate(struct demo_play *play,
    const struct assignment *a) MUST_CHECK;

/* The books of the system: documents, trainings, incidents, feedback. */
enum err play_books(struct demo_play *play) MUST_CHECK;

/* Everything that will happen to an assignment, from its hand-out on. */
/* A new assignment; first: it lives the story of its task. */
void demo_begin_life(struct demo_play *play, struct demo_document *document,
    const struct demo_task *task, const struct assignment *a, bool first);
void life_plan(struct demo_play *play, struct demo_life *life);
/* After the office has decided on its return. */
void life_go_on(struct demo_play *play, struct demo_life *life, int64_t from);

#endif
