/*
 * calendar_change: days off and worked Saturdays about to change (R14), and the
 * ways an office hands them over: a list pasted from a letter, or an .ics file.
 *
 * Nothing is guessed: a line that is not understood says so and changes
 * nothing. What a change does to running clocks is calendar_verbs.
 */
#ifndef CALENDAR_CHANGE_H
#define CALENDAR_CHANGE_H

#include "calendar.h"

enum calendar_kind {
	CALENDAR_ORDINARY, /* neither: the rule of the week holds */
	CALENDAR_OFF,
	CALENDAR_MAKEUP
};

enum {
	CALENDAR_NAME_MAX = 120,
	CALENDAR_BASIS_MAX = 200,
	CALENDAR_LINES_MAX = 200,
	CALENDAR_RUN_MAX = 31, /* days of one line */
	CALENDAR_EDITS_MAX = 400,
	CALENDAR_YEAR_MIN = 2000,
	CALENDAR_YEAR_MAX = 2099
};

struct calendar_edit {
	int32_t day;
	enum calendar_kind kind; /* what the day becomes */
	const char *name;        /* "" when it becomes ordinary */
};

/* Sorted by day, each day once. */
struct calendar_edits {
	size_t n;
	struct calendar_edit *items;
};

/* As in the database: "", "day_off", "makeup_workday". */
const char *calendar_kind_name(enum calendar_kind kind);
enum calendar_kind calendar_kind_from_name(const char *name);
/* What stands for a day: its kind and (out_name, never NULL) its name. */
enum calendar_kind calendar_find(const struct calendar *calendar, int32_t day,
    const char **out_name);

/* An empty list with room for CALENDAR_EDITS_MAX. */
struct calendar_edits calendar_edits_open(struct arena *mem);
/* The days from..to become kind; a day named before is replaced. false when
 * there are too many. A day off skips Saturdays and Sundays that are not
 * worked: they are off without it. */
bool calendar_edits_add(struct calendar_edits *edits,
    const struct calendar *calendar, int32_t from, int32_t to,
    enum calendar_kind kind, const char *name);
/* Takes out what stands there already, with the same name. */
void calendar_edits_reduce(struct calendar_edits *edits,
    const struct calendar *calendar);
/* The calendar as it will be; years stay. In mem. */
struct calendar calendar_with(struct arena *mem,
    const struct calendar *calendar, const struct calendar_edits *edits);

enum calendar_line_outcome {
	LINE_READ,
	LINE_NO_DATE,        /* no date at its beginning, or none such */
	LINE_BACKWARD,       /* ends before it begins */
	LINE_TOO_LONG,       /* more days than one line may name */
	LINE_WEEKEND,        /* off on days that are off anyway */
	LINE_WORKDAY_MAKEUP, /* "làm bù" on a day that is worked anyway */
	LINE_NO_NAME,
	LINE_REPEATS, /* .ics: a rule of repetition */
	LINE_TOO_MANY,
	N_LINE_OUTCOMES
};

struct calendar_line {
	unsigned number;  /* of the line, from 1; of the event in an .ics */
	const char *text; /* as written */
	enum calendar_line_outcome outcome;
	int32_t from;
	int32_t to;
	enum calendar_kind kind;
	const char *name;
	unsigned n_days; /* that change or stay as they are */
};
struct calendar_lines {
	size_t n;
	struct calendar_line *items;
};

const char *calendar_line_outcome_name(enum calendar_line_outcome outcome);

/*
 * Reads a pasted list, a line each: "16-20/2/2026 Nghỉ Tết Nguyên đán",
 * "10/01/2026 làm bù", "30/4-03/5/2026 ...", "từ ngày 31/12/2025 đến hết ngày
 * 04/01/2026: ...", "Thứ Hai, 31/8: nghỉ hoán đổi (làm bù 22/8/2026)". A date
 * without its year is of the year given. "làm bù" or "đi làm" before any "nghỉ"
 * makes it a worked day. Text that begins with BEGIN:VCALENDAR is read as an
 * .ics file: VEVENT with DTSTART, DTEND (not included) or DURATION, SUMMARY.
 * What was understood goes to out_edits too.
 */
void calendar_read(struct arena *mem, const struct calendar *calendar,
    const char *text, int year, struct calendar_lines *out,
    struct calendar_edits *out_edits);

/* What is stored, as pages show it. */

struct calendar_year_line {
	int year;
	bool confirmed;
	const char *basis;
	unsigned n_off;
	unsigned n_makeup;
};
struct calendar_year_list {
	size_t n;
	struct calendar_year_line *items; /* newest first */
};

struct calendar_day_line {
	int32_t day;
	enum calendar_kind kind;
	const char *name;
	const char *basis;
};
struct calendar_day_list {
	size_t n;
	struct calendar_day_line *items; /* by day */
};

/* One line of the history; of the year as a whole when day is NO_DAY. */
struct calendar_past {
	int64_t at;
	const char *actor_name;
	int year;
	int32_t day;
	const char *old_kind;
	const char *new_kind;
	const char *old_name;
	const char *new_name;
	const char *basis;
};
struct calendar_past_list {
	size_t n;
	struct calendar_past *items; /* newest first */
};

#endif
