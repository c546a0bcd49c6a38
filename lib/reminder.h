/*
 * reminder: which rule falls on which day for an assignment (R49). Pure.
 *
 * With due date D, in force:
 *
 *	before_<n>  n working days before D, for each n of remind_before
 *	due_day     on D
 *	after_<k>   overdue: after_1 on D + 1, then every remind_after_every
 *days, up to after_<remind_after_max>
 *
 * A rule has one day, so it is told at most once for one due date; a due date
 * that moves has other days and is reminded of anew. When days were missed (the
 * program did not run), only the latest rule of these days is told: an agency
 * hears once that something is overdue, not every reminder it did not get.
 * What was overtaken is not recorded: nobody was told.
 *
 * Writing the rows is reminder_store, telling people reminder_verbs.
 */
#ifndef REMINDER_H
#define REMINDER_H

#include <stdbool.h>
#include <stdint.h>

#include "assignment.h"
#include "calendar.h"
#include "profile.h"

enum { REMINDER_NAME_SIZE = 24 };

struct reminder_rule {
	char name[REMINDER_NAME_SIZE]; /* "before_3" */
	int32_t day;                   /* the day it falls on */
	bool overdue; /* after_<k>: the office hears of it too */
};

/* The latest rule whose day is in [from, to]; false: none. */
bool reminder_rule_between(const struct profile *profile,
    const struct calendar *calendar, int32_t due_on, int32_t from, int32_t to,
    struct reminder_rule *out);

/* All due dates for which the above can be true lie in [first, last]. */
void reminder_due_range(const struct profile *profile,
    const struct calendar *calendar, int32_t from, int32_t to,
    int32_t *out_first, int32_t *out_last);

/* Is an assignment in this state and role reminded of its due date? Not while
 * the office has to confirm a result; a return or an extension that waits does
 * not stop the clock. Who only is informed has nothing to do. */
bool reminder_is_wanted(enum assignment_state state, enum assignment_role role);

/* From where to plan, to catch up with missed days: the day after the last one
 * finished, at most today. finished NO_DAY: never ran; nothing to catch up. */
int32_t reminder_first_day(int32_t finished, int32_t today);

/* The slot of the day whose digest is due at this local hour: the latest of
 * digest_hours that has begun; -1: none yet. */
int reminder_slot(const struct profile *profile, int hour);

/* What a notification is about, in the order a digest shows it. */
enum digest_group {
	DIGEST_NOTHING, /* no longer worth a line: done meanwhile */
	DIGEST_OVERDUE,
	DIGEST_DUE_TODAY,
	DIGEST_DUE_SOON,
	DIGEST_NEW,
	DIGEST_CHANGE,
	N_DIGEST_GROUPS
};
const char *digest_group_name(enum digest_group group); /* "due_today" */

#endif
