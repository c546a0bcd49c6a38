#include "notice.h"

#include <assert.h>
#include <stddef.h>

#include "arena.h"
#include "clock.h"
#include "text.h"

static const char *const state_names[N_NOTICE_STATES] = {
	[NOTICE_APPROVED] = "approved",
	[NOTICE_SIGNED] = "signed",
	[NOTICE_SENT] = "sent",
	[NOTICE_WITHDRAWN] = "withdrawn",
};

static const char *const item_names[N_ITEM_STATES] = {
	[ITEM_PROPOSED] = "proposed",
	[ITEM_APPROVED] = "approved",
	[ITEM_SENT] = "sent",
	[ITEM_WITHDRAWN] = "withdrawn",
};

static const char *const withdrawal_names[N_WITHDRAWALS] = {
	[WITHDRAWAL_NONE] = "",
	[WITHDRAWAL_RESULT] = "result",
	[WITHDRAWAL_DUE_MOVED] = "due_moved",
	[WITHDRAWAL_CLOSED] = "closed",
	[WITHDRAWAL_EXTENSION_ASKED] = "extension_asked",
	[WITHDRAWAL_RETURNED] = "returned",
	[WITHDRAWAL_OFFICE] = "office",
};

/* The ladder -------------------------------------------------------------- */

static int32_t
working_from(const struct calendar *calendar, int32_t day)
{
	return calendar_is_working(calendar, day)
		   ? day
		   : calendar_add(calendar, day, 1);
}

static int32_t
after(const struct profile *profile, const struct calendar *calendar,
    int32_t from, int n)
{
	if (profile->notice_in_working_days)
		return calendar_add(calendar, from, n);
	return working_from(calendar, from + n);
}

int32_t
notice_step(const struct profile *profile, const struct calendar *calendar,
    int32_t from)
{
	return after(profile, calendar, from, profile->notice_every_days);
}

int32_t
notice_next_day(const struct calendar *calendar, int32_t day)
{
	return calendar_add(calendar, day, 1);
}

int32_t
notice_due(const struct profile *profile, const struct calendar *calendar,
    int32_t due_on, const struct notice_ladder *ladder)
{
	int32_t day;

	if (!profile->notice_enabled || due_on == NO_DAY ||
	    due_on >= LAST_DAY || ladder->waiting ||
	    ladder->n_sent >= (unsigned)profile->notice_max)
		return NO_DAY;
	if (ladder->n_sent == 0)
		day = after(profile, calendar, due_on, 1);
	else
		day = notice_step(profile, calendar, ladder->last_sent_on);
	if (ladder->again_on != NO_DAY && ladder->again_on > day)
		day = ladder->again_on;
	return day;
}

int32_t
notice_escalation_due(const struct profile *profile,
    const struct calendar *calendar, const struct notice_ladder *ladder)
{
	if (!profile->notice_enabled || ladder->waiting || ladder->escalated ||
	    ladder->n_sent < (unsigned)profile->notice_max)
		return NO_DAY;
	return notice_step(profile, calendar, ladder->last_sent_on);
}

bool
notice_escalation_is_held(enum assignment_state state, bool extension_pending)
{
	return state == STATE_RETURNED || extension_pending;
}

/* What came between ----------------------------------------------------------
 */

enum withdrawal
notice_withdrawal(const struct notice_facts *facts, int32_t due_on)
{
	if (facts->state == STATE_SUBMITTED || facts->state == STATE_COMPLETED)
		return WITHDRAWAL_RESULT;
	if (!assignment_is_open(facts->state))
		return WITHDRAWAL_CLOSED;
	if (facts->due_on != due_on)
		return WITHDRAWAL_DUE_MOVED;
	if (facts->extension_asked)
		return WITHDRAWAL_EXTENSION_ASKED;
	return facts->returned ? WITHDRAWAL_RETURNED : WITHDRAWAL_NONE;
}

int32_t
notice_again_on(const struct profile *profile, const struct calendar *calendar,
    enum withdrawal withdrawal, int32_t today)
{
	if (withdrawal == WITHDRAWAL_OFFICE)
		return notice_step(profile, calendar, today);
	return notice_next_day(calendar, today);
}

/* Names ------------------------------------------------------------------- */

static bool
value_of(const char *const names[], size_t n, const char *name, unsigned *out)
{
	for (unsigned i = 0; i < n; i++) {
		if (!text_equal(names[i], name))
			continue;
		*out = i;
		return true;
	}
	return false;
}

const char *
notice_state_name(enum notice_state state)
{
	assert((size_t)state < N_NOTICE_STATES);
	return state_names[state];
}

bool
notice_state_from_name(const char *name, enum notice_state *out)
{
	unsigned value;

	if (!value_of(state_names, N_NOTICE_STATES, name, &value))
		return false;
	*out = (enum notice_state)value;
	return true;
}

const char *
notice_item_state_name(enum notice_item_state state)
{
	assert((size_t)state < N_ITEM_STATES);
	return item_names[state];
}

bool
notice_item_state_from_name(const char *name, enum notice_item_state *out)
{
	unsigned value;

	if (!value_of(item_names, N_ITEM_STATES, name, &value))
		return false;
	*out = (enum notice_item_state)value;
	return true;
}

const char *
withdrawal_name(enum withdrawal withdrawal)
{
	assert((size_t)withdrawal < N_WITHDRAWALS);
	return withdrawal_names[withdrawal];
}

const char *
notice_reference(struct arena *mem, unsigned number, const char *symbol)
{
	return arena_printf(mem, "%02u/%s", number, symbol);
}

bool
notice_may_approve(const struct actor *actor)
{
	return actor != NULL && role_may(actor->role, PERM_DECIDE) &&
	       (actor->position == POSITION_DIVISION_HEAD ||
		   actor->position == POSITION_OFFICE_LEADER);
}
