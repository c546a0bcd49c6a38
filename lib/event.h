/*
 * event: one line of the history of a task; written once (R41).
 */
#ifndef EVENT_H
#define EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assignment.h"

enum event_kind {
	EVENT_CREATE,
	EVENT_FORWARD,
	EVENT_RECEIVE,
	EVENT_RETURN,
	EVENT_CORRECT,
	EVENT_TRANSFER,
	EVENT_REFUSE_RETURN,
	EVENT_PROGRESS,
	EVENT_PLAN,
	EVENT_EXPLANATION,
	EVENT_DIFFICULTY,
	EVENT_DIFFICULTY_DECIDE,
	EVENT_SUBMIT,
	EVENT_CONFIRM,
	EVENT_SEND_BACK,
	EVENT_EXTENSION_REQUEST,
	EVENT_EXTENSION_GRANT,
	EVENT_EXTENSION_REFUSE,
	EVENT_EXTENSION_CHANGE,
	EVENT_AMEND,
	EVENT_FOLLOWER_CHANGE,
	EVENT_URGE,
	EVENT_RECALL,
	EVENT_CANCEL,
	EVENT_PAPER_RECEIVED,
	EVENT_NOTICE,        /* a notice was sent (R46) */
	EVENT_RULING,        /* the Chairman spoke about it (R47) */
	EVENT_CALENDAR,      /* dates moved with the days off */
	EVENT_DELEGATE,      /* handed on inside the agency (R31) */
	EVENT_REORGANISE,    /* the agency was reorganised (2.8) */
	EVENT_INSPECTION,    /* an inspection was concluded (R51) */
	EVENT_OUTGOING,      /* its document was taken back or changed (R64) */
	EVENT_CENTRAL_ENTER, /* entered in the national system (R61) */
	EVENT_CENTRAL_WITHDRAW, /* ... and taken back */
	EVENT_UNDO,             /* undone within its time (held_act.h) */
	N_EVENT_KINDS
};

struct event_change {
	const char *field; /* as the struct member: "due_on" */
	const char *old_value;
	const char *new_value;
};

struct event {
	uint64_t id;
	int64_t at;
	uint64_t directive_id;
	uint64_t task_id;       /* 0: about the directive */
	uint64_t assignment_id; /* 0: about the task */
	enum event_kind kind;
	const char *from_state; /* "" when the state did not change */
	const char *to_state;
	const char *actor_name;
	const char *actor_agency;
	const char *reason; /* what was said: reason, text, note */
	const char *document;
	const char *decided_by;
	uint64_t object_id; /* reply, extension, return_request, difficulty */
	const char *agency_name; /* of the assignment, when read with others */
	size_t n_changes;
	struct event_change *changes;
};

struct event_list {
	size_t n;
	struct event *items;
};

const char *event_kind_name(enum event_kind kind); /* "send_back" */
bool event_kind_from_name(const char *name, enum event_kind *out);

#endif
