/*
 * held_act: a heavy act of the office, or one on many tasks at once, that can
 * be undone for a time (rule undo_minutes). Until then what it tells waits.
 *
 * Urgent documents are told at once all the same: there undoing tells again.
 */
#ifndef HELD_ACT_H
#define HELD_ACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assignment.h"

enum held_kind {
	HELD_URGE,     /* several urged */
	HELD_FOLLOWER, /* several given to another specialist */
	HELD_FORWARD,  /* a directive handed out */
	HELD_RECALL,
	HELD_CANCEL,
	HELD_CALENDAR, /* these two are undone where they were done */
	HELD_REORGANISE,
	N_HELD_KINDS
};

struct held_act {
	uint64_t id; /* 0: nothing is held */
	enum held_kind kind;
	int64_t at;
	uint64_t account_id;
	const char *actor_name;
	bool was_draft;
	uint64_t directive_version;
	uint64_t n_items;
	uint64_t subject_first; /* calendar: line of its history before it;
				   reorganise: its number */
	uint64_t subject_last;  /* calendar: its own last line */
	const char *moved;      /* calendar: digest of what undoing must move */
	int64_t held_until;
	int64_t released_at;
	int64_t undone_at;
	uint64_t n_messages;   /* when read */
	const char *reference; /* likewise: of the directive, or of the first */
};

struct held_item {
	uint64_t assignment_id;
	uint64_t task_id;
	uint64_t
	    version; /* after it, of the assignment; follower: of the task */
	enum assignment_state state_before;
	bool difficulty_before;
	uint64_t specialist_before;
	uint64_t head_before;
	/* forward: when this was a draft of a task done in parts, which the act
	   closed: the task after it; else 0. */
	uint64_t task_version;
};

struct held_acts {
	size_t n;
	struct held_act *items;
};
struct held_items {
	size_t n;
	struct held_item *items;
};

const char *held_kind_name(enum held_kind kind); /* "forward" */
bool held_kind_from_name(const char *name, enum held_kind *out);
/* May it still be undone, as far as time goes? */
bool held_act_is_waiting(const struct held_act *act, int64_t now);

#endif
