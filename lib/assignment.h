/*
 * assignment: a task given to one agency; the unit that has a state.
 */
#ifndef ASSIGNMENT_H
#define ASSIGNMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deadline.h"
#include "directive.h"

enum assignment_state {
	STATE_DRAFT,
	STATE_ASSIGNED,    /* chưa tiếp nhận */
	STATE_RECEIVED,    /* đã tiếp nhận, chưa thực hiện */
	STATE_IN_PROGRESS, /* đang thực hiện */
	STATE_SUBMITTED,   /* chờ xác nhận */
	STATE_RETURNED,    /* chuyển lại */
	STATE_COMPLETED,   /* đã hoàn thành */
	STATE_TRANSFERRED, /* đã chuyển đơn vị khác */
	STATE_RECALLED,    /* thu hồi */
	STATE_CANCELLED,   /* dừng thực hiện */
	N_STATES
};

enum assignment_role { ROLE_LEAD, ROLE_COORDINATING, ROLE_INFORMED };

/* Everything of the row; the state machine and the clocks work on this. */
struct assignment {
	uint64_t id;
	uint64_t task_id;
	uint64_t directive_id;
	uint64_t agency_id;
	enum assignment_role role;
	enum assignment_state state;
	uint64_t specialist_id;
	int32_t first_due_on;
	int32_t due_on;
	int32_t update_due_on;
	const char *update_derivation;
	int64_t assigned_at;
	int64_t first_seen_at;
	int64_t received_at;
	int64_t updated_at;
	int64_t submitted_at;
	int32_t result_on;
	enum outcome outcome;
	int64_t closed_at;
	int32_t closed_on; /* LAST_DAY while open */
	bool update_late;
	unsigned extension_count;
	bool extension_pending;
	unsigned return_count;
	unsigned send_back_count;
	unsigned notice_count;
	bool escalated;
	bool explained;
	bool difficulty_open;
	int32_t paper_received_on;
	uint64_t transferred_from_id;
	uint64_t version;
};

/* One line of a list: narrow, joined, enough to show and to act. */
struct assignment_line {
	struct assignment a;
	const char *agency_name;
	const char *agency_short_name;
	const char *task_title;
	unsigned task_number;
	const char *deadline_text;
	enum deadline_kind deadline_kind;
	bool starred;
	const char *product;
	const char *field_name;
	const char *ref_number;
	const char *ref_symbol;
	int32_t issued_on;
	const char *abstract;
	enum urgency urgency;
	enum source source;
	const char *specialist_name;
};

struct assignment_lines {
	size_t n;
	struct assignment_line *items;
};

const char *assignment_state_name(enum assignment_state state);
bool assignment_state_from_name(const char *name, enum assignment_state *out);
const char *assignment_role_name(enum assignment_role role);
bool assignment_role_from_name(const char *name, enum assignment_role *out);
/* Given out and not finished in any way: assigned, received, in_progress,
 * submitted, returned. */
bool assignment_is_open(enum assignment_state state);
/* R38: chưa thực hiện, đang thực hiện, đã thực hiện. */
enum progress {
	PROGRESS_NOT_STARTED,
	PROGRESS_DOING,
	PROGRESS_DONE,
	PROGRESS_OUT
};
enum progress progress_of(enum assignment_state state);
const char *progress_name(enum progress progress); /* "not_started" ... */

#endif
