#include "reminder.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>

#include "clock.h"

enum { AHEAD_MAX = 400 }; /* days a reminder can come before its due date */

static const char *const group_names[N_DIGEST_GROUPS] = {
	[DIGEST_NOTHING] = "nothing",
	[DIGEST_OVERDUE] = "overdue",
	[DIGEST_DUE_TODAY] = "due_today",
	[DIGEST_DUE_SOON] = "due_soon",
	[DIGEST_NEW] = "new",
	[DIGEST_CHANGE] = "change",
};

static void
set_rule(struct reminder_rule *rule, const char *prefix, int n, int32_t day)
{
	snprintf(rule->name, sizeof(rule->name), "%s%d", prefix, n);
	rule->day = day;
	rule->overdue = false;
}

/* Days after the due date of reminder k, from 1. */
static int
after_offset(const struct profile *profile, int k)
{
	int every = profile->remind_after_every;

	return 1 + (k - 1) * (every < 1 ? 1 : every);
}

static bool
after_between(const struct profile *profile, int32_t due_on, int32_t from,
    int32_t to, struct reminder_rule *out)
{
	for (int k = profile->remind_after_max; k >= 1; k--) {
		int32_t day = due_on + after_offset(profile, k);

		if (day > to)
			continue;
		if (day < from)
			return false;
		set_rule(out, "after_", k, day);
		out->overdue = true;
		return true;
	}
	return false;
}

/* The latest day wins whatever the order of remind_before. */
static bool
before_between(const struct profile *profile, const struct calendar *calendar,
    int32_t due_on, int32_t from, int32_t to, struct reminder_rule *out)
{
	bool found = false;

	for (int i = 0; i < profile->n_remind_before; i++) {
		int n = profile->remind_before[i];
		int32_t day;

		if (n < 1)
			continue;
		day = calendar_subtract(calendar, due_on, n);
		if (day < from || day > to || (found && day <= out->day))
			continue;
		set_rule(out, "before_", n, day);
		found = true;
	}
	return found;
}

bool
reminder_rule_between(const struct profile *profile,
    const struct calendar *calendar, int32_t due_on, int32_t from, int32_t to,
    struct reminder_rule *out)
{
	if (due_on == NO_DAY || due_on >= LAST_DAY || from > to)
		return false;
	if (after_between(profile, due_on, from, to, out))
		return true;
	if (due_on >= from && due_on <= to) {
		snprintf(out->name, sizeof(out->name), "due_day");
		out->day = due_on;
		out->overdue = false;
		return true;
	}
	return before_between(profile, calendar, due_on, from, to, out);
}

void
reminder_due_range(const struct profile *profile,
    const struct calendar *calendar, int32_t from, int32_t to,
    int32_t *out_first, int32_t *out_last)
{
	int most = 0;
	int32_t last = to;

	for (int i = 0; i < profile->n_remind_before; i++)
		if (profile->remind_before[i] > most)
			most = profile->remind_before[i];
	while (last < to + AHEAD_MAX &&
	       calendar_subtract(calendar, last + 1, most) <= to)
		last++;
	*out_last = last;
	*out_first = from;
	if (profile->remind_after_max > 0)
		*out_first = from -
			     after_offset(profile, profile->remind_after_max);
}

bool
reminder_is_wanted(enum assignment_state state, enum assignment_role role)
{
	return role != ROLE_INFORMED && assignment_is_open(state) &&
	       state != STATE_SUBMITTED;
}

int32_t
reminder_first_day(int32_t finished, int32_t today)
{
	if (finished == NO_DAY || finished >= today)
		return today;
	return finished + 1;
}

int
reminder_slot(const struct profile *profile, int hour)
{
	int slot = -1;

	for (int i = 0; i < profile->n_digest_hours; i++)
		if (profile->digest_hours[i] <= hour)
			slot = i;
	return slot;
}

const char *
digest_group_name(enum digest_group group)
{
	assert((size_t)group < N_DIGEST_GROUPS);
	return group_names[group];
}
