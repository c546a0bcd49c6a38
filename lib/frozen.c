#include "frozen.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "names.h"
#include "str.h"
#include "text.h"

enum { SUM_GROUP = 8, COUNTS_MAX = 400 };

int64_t
frozen_earliest(const struct period *period)
{
	return clock_day_end(period->to) + 1 + FROZEN_WAIT;
}

bool
frozen_may(const struct actor *actor)
{
	if (actor->role == ROLE_GENERAL_MANAGER)
		return true;
	return actor->role == ROLE_CREATOR &&
	       (actor->position == POSITION_DIVISION_HEAD ||
		   actor->position == POSITION_OFFICE_LEADER);
}

const char *
frozen_role_name(int role)
{
	return role < 0 ? "all"
			: assignment_role_name((enum assignment_role)role);
}

bool
frozen_role_from_name(const char *name, int *out)
{
	enum assignment_role role;

	if (text_equal(name, "all")) {
		*out = -1;
		return true;
	}
	if (!assignment_role_from_name(name, &role))
		return false;
	*out = (int)role;
	return true;
}

const char *
frozen_sum_text(struct arena *mem, const uint8_t sum[static SHA256_SIZE])
{
	struct str s;

	str_init(&s, mem, 2 * SHA256_SIZE + SHA256_SIZE);
	for (int i = 0; i < SHA256_SIZE; i++)
		str_printf(&s, "%s%02x",
		    i > 0 && i % (SUM_GROUP / 2) == 0 ? " " : "", sum[i]);
	return str_text(&s);
}

const char *
frozen_head_text(struct arena *mem, const struct report_query *query)
{
	const struct period *period = &query->period;
	char from[16], to[16];

	return arena_printf(mem,
	    "nhacviec report 1\nperiod %s %d %d %s %s\nrole %s\nknown %" PRId64
	    "\n",
	    period_kind_name(period->kind), period->year, period->number,
	    day_format_iso(period->from, from), day_format_iso(period->to, to),
	    frozen_role_name(query->role), query->known_at);
}

const char *
frozen_counts_text(struct arena *mem, const struct report_counts *counts)
{
	struct str s;

	str_init(&s, mem, COUNTS_MAX);
	for (int i = 0; i < N_REPORT_CELLS; i++)
		str_printf(&s, "%s%" PRIu32, i > 0 ? " " : "", counts->n[i]);
	return str_text(&s);
}

bool
frozen_counts_read(struct arena *mem, const char *text,
    struct report_counts *out)
{
	for (int i = 0; i < N_REPORT_CELLS; i++) {
		size_t n = strcspn(text, " ");
		long long number;

		if (!text_to_int(arena_strndup(mem, text, n), 0, UINT32_MAX,
			&number))
			return false;
		out->n[i] = (uint32_t)number;
		text += n;
		if (*text == ' ')
			text++;
	}
	return *text == '\0';
}

static const char *const cause_names[N_FROZEN_CAUSES] = {
	[CAUSE_ENTERED_LATE] = "entered_late",
	[CAUSE_DONE] = "done",
	[CAUSE_PROGRESS] = "progress",
	[CAUSE_SENT_BACK] = "sent_back",
	[CAUSE_EXTENDED] = "extended",
	[CAUSE_TRANSFERRED] = "transferred",
	[CAUSE_REORGANISED] = "reorganised",
	[CAUSE_CORRECTED] = "corrected",
	[CAUSE_RETURNED] = "returned",
	[CAUSE_RECALLED] = "recalled",
	[CAUSE_CANCELLED] = "cancelled",
	[CAUSE_NOTICED] = "noticed",
	[CAUSE_CALENDAR] = "calendar",
	[CAUSE_SOURCE] = "source",
	[CAUSE_NEW] = "new",
	[CAUSE_DAY] = "day",
	[CAUSE_PERIOD] = "period",
};

const char *
frozen_cause_name(enum frozen_cause cause)
{
	return names_name(cause_names, N_FROZEN_CAUSES, cause);
}

/* What changes no figure is progress: it is never asked for. */
static const enum frozen_cause causes[N_EVENT_KINDS] = {
	[EVENT_CREATE] = CAUSE_NEW,
	[EVENT_FORWARD] = CAUSE_NEW,
	[EVENT_RECEIVE] = CAUSE_PROGRESS,
	[EVENT_RETURN] = CAUSE_RETURNED,
	[EVENT_CORRECT] = CAUSE_CORRECTED,
	[EVENT_TRANSFER] = CAUSE_TRANSFERRED,
	[EVENT_REFUSE_RETURN] = CAUSE_RETURNED,
	[EVENT_PROGRESS] = CAUSE_PROGRESS,
	[EVENT_PLAN] = CAUSE_PROGRESS,
	[EVENT_EXPLANATION] = CAUSE_PROGRESS,
	[EVENT_DIFFICULTY] = CAUSE_PROGRESS,
	[EVENT_DIFFICULTY_DECIDE] = CAUSE_CORRECTED,
	[EVENT_SUBMIT] = CAUSE_PROGRESS,
	[EVENT_CONFIRM] = CAUSE_DONE,
	[EVENT_SEND_BACK] = CAUSE_SENT_BACK,
	[EVENT_EXTENSION_REQUEST] = CAUSE_EXTENDED,
	[EVENT_EXTENSION_GRANT] = CAUSE_EXTENDED,
	[EVENT_EXTENSION_REFUSE] = CAUSE_EXTENDED,
	[EVENT_EXTENSION_CHANGE] = CAUSE_EXTENDED,
	[EVENT_AMEND] = CAUSE_CORRECTED,
	[EVENT_FOLLOWER_CHANGE] = CAUSE_CORRECTED,
	[EVENT_URGE] = CAUSE_NOTICED,
	[EVENT_RECALL] = CAUSE_RECALLED,
	[EVENT_CANCEL] = CAUSE_CANCELLED,
	[EVENT_PAPER_RECEIVED] = CAUSE_CORRECTED,
	[EVENT_NOTICE] = CAUSE_NOTICED,
	[EVENT_RULING] = CAUSE_NOTICED,
	[EVENT_CALENDAR] = CAUSE_CALENDAR,
	[EVENT_DELEGATE] = CAUSE_PROGRESS,
	[EVENT_REORGANISE] = CAUSE_REORGANISED,
	[EVENT_INSPECTION] = CAUSE_PROGRESS,
	[EVENT_CENTRAL_ENTER] = CAUSE_PROGRESS,
	[EVENT_CENTRAL_WITHDRAW] = CAUSE_PROGRESS,
	[EVENT_UNDO] = CAUSE_CORRECTED,
};

enum frozen_cause
frozen_cause_of(enum event_kind kind, int32_t result_on, int32_t as_of)
{
	if ((unsigned)kind >= N_EVENT_KINDS)
		return CAUSE_PROGRESS;
	if ((kind == EVENT_CONFIRM || kind == EVENT_SUBMIT) &&
	    result_on != NO_DAY && result_on <= as_of)
		return CAUSE_ENTERED_LATE;
	return causes[kind];
}
