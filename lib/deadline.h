/*
 * deadline: words of time to a kind and a date (domain 2.7, table 2), and the
 * three clocks of an assignment (R24, R34-R37).
 *
 * The words as written are always kept. What is not clear is never guessed
 * into a date: deadline_read then says DEADLINE_UNCLEAR with a proposal at
 * most, and a person chooses.
 */
#ifndef DEADLINE_H
#define DEADLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "calendar.h"
#include "profile.h"

struct arena;

enum deadline_kind {
	DEADLINE_DATE, /* "đến hết ngày 30/7/2026", "chậm nhất ngày" */
	DEADLINE_DATE_BEFORE, /* "trước ngày 30/7/2026" */
	DEADLINE_MONTH,
	DEADLINE_QUARTER,
	DEADLINE_YEAR,
	DEADLINE_RECURRING,
	DEADLINE_RELATIVE,
	DEADLINE_CONTINUOUS,
	DEADLINE_MILESTONES,
	DEADLINE_NONE,
	N_DEADLINE_KINDS
};

enum deadline_unit { UNIT_NONE, UNIT_WORKING_DAY, UNIT_CALENDAR_DAY };

/* How often a recurring task is due (R7); see series.h. */
enum repeat_unit {
	REPEAT_NONE,
	REPEAT_WEEK,
	REPEAT_MONTH,
	REPEAT_QUARTER,
	REPEAT_HALF_YEAR,
	REPEAT_YEAR,
	N_REPEAT_UNITS
};

enum { DEADLINE_TEXT_MAX = 500 };

struct deadline {
	const char *text; /* as written */
	enum deadline_kind kind;
	int n; /* relative: how many */
	enum deadline_unit unit;
	const char *event;      /* relative: "ngày ban hành Kế hoạch" */
	int32_t event_on;       /* relative: NO_DAY until it is known */
	int32_t due_on;         /* NO_DAY: none (yet) */
	int due_minute;         /* minutes after midnight, -1: whole day */
	const char *derivation; /* how due_on came about, for people */
	/* recurring, as the words say: "hằng quý", "định kỳ 2 tuần" (2 weeks);
	 * REPEAT_NONE where they do not, or in a way no series has. Read, never
	 * stored: what was entered is in struct series. */
	enum repeat_unit repeat;
	unsigned every;
};

enum deadline_clarity {
	DEADLINE_CLEAR,
	DEADLINE_PROPOSED, /* a typing fault mended: a person must confirm */
	DEADLINE_UNCLEAR   /* two dates, or words not known: a person chooses */
};

const char *deadline_kind_name(
    enum deadline_kind kind); /* as in the database */
bool deadline_kind_from_name(const char *name, enum deadline_kind *out);
const char *deadline_unit_name(enum deadline_unit unit);
bool deadline_unit_from_name(const char *name, enum deadline_unit *out);
const char *repeat_unit_name(enum repeat_unit unit); /* "" for none */
bool repeat_unit_from_name(const char *name, enum repeat_unit *out);
/* Kinds with a date once everything is known. */
bool deadline_kind_has_date(enum deadline_kind kind);

/*
 * Reads the words, typed with or without accents, any case, NFC. issued_on is
 * the date of the directive: the year of "trong quý II" without a year, and the
 * event of "... kể từ ngày ban hành". Fills everything of out. What is
 * DEADLINE_UNCLEAR never has a date; two dates are proposed as milestones.
 * Found in deadline_read.c.
 */
enum deadline_clarity deadline_read(struct arena *mem,
    const struct profile *profile, const struct calendar *calendar,
    const char *text, int32_t issued_on, struct deadline *out);

/*
 * Computes due_on and derivation from the other members (kind, n, unit,
 * event_on; for the dated kinds due_on itself is given by a person and kept).
 * A date assigned is never moved for being a day off; only computed dates land
 * on working days (calendar days are counted through, and the last one moves).
 */
void deadline_compute(struct arena *mem, const struct profile *profile,
    const struct calendar *calendar, struct deadline *deadline);

/* A moment or day that a clock gives, with how it was found. */
struct clock_due {
	int64_t at; /* record clock: last good second; else NO_MOMENT */
	int32_t on; /* NO_DAY: this clock does not run (yet) */
	const char *derivation;
};

/*
 * First clock (R24, R25): when the office must have forwarded. normal: end of
 * the n-th working day after released_at; khẩn and above: released_at plus the
 * tolerance. urgency: 0 normal, 1 urgent, 2 very_urgent, 3 express.
 */
struct clock_due clock_record_due(struct arena *mem,
    const struct profile *profile, const struct calendar *calendar, int urgency,
    int64_t released_at, unsigned n_tasks, unsigned n_agencies);

/*
 * Third clock (R34-R37): by when the agency must have updated. KH: reply_on (or
 * explanation_on) + 1 working day; with neither, due_on + 1. TTH: due_on + 3;
 * without a due date the next quarter's cut-off. NO_DAY where it does not run.
 */
struct clock_due clock_update_due(struct arena *mem,
    const struct profile *profile, const struct calendar *calendar,
    int32_t due_on, int32_t reply_on, int32_t today);

/* Time state of an open assignment, and outcome of a finished one (4.7). */
enum time_state {
	TIME_NO_DEADLINE,
	TIME_IN_TIME,
	TIME_DUE_SOON,
	TIME_DUE_TODAY,
	TIME_OVERDUE,
	N_TIME_STATES
};
enum outcome {
	OUTCOME_NONE,
	OUTCOME_EARLY,
	OUTCOME_ON_TIME,
	OUTCOME_LATE,
	OUTCOME_NO_DEADLINE,
	N_OUTCOMES
};

/* submitted_on: NO_DAY unless a result waits for confirmation: then overdue
 * only if it was submitted after due (rule 4). */
enum time_state time_state_of(const struct profile *profile,
    const struct calendar *calendar, int32_t due_on, int32_t submitted_on,
    int32_t today);
enum outcome outcome_of(int32_t due_on, int32_t result_on);
const char *time_state_name(enum time_state state); /* "due_soon" */
bool time_state_from_name(const char *name, enum time_state *out);
const char *outcome_name(enum outcome outcome);
bool outcome_from_name(const char *name, enum outcome *out);

#endif
