#include "deadline.h"

#include "arena.h"
#include "clock.h"
#include "names.h"
#include "period.h"
#include "text.h"

static const char *const kind_names[N_DEADLINE_KINDS] = {
	[DEADLINE_DATE] = "date",
	[DEADLINE_DATE_BEFORE] = "date_before",
	[DEADLINE_MONTH] = "month",
	[DEADLINE_QUARTER] = "quarter",
	[DEADLINE_YEAR] = "year",
	[DEADLINE_RECURRING] = "recurring",
	[DEADLINE_RELATIVE] = "relative",
	[DEADLINE_CONTINUOUS] = "continuous",
	[DEADLINE_MILESTONES] = "milestones",
	[DEADLINE_NONE] = "none",
};

static const char *const unit_names[] = {
	[UNIT_NONE] = "none",
	[UNIT_WORKING_DAY] = "working_day",
	[UNIT_CALENDAR_DAY] = "calendar_day",
};

static const char *const state_names[N_TIME_STATES] = {
	[TIME_NO_DEADLINE] = "no_deadline",
	[TIME_IN_TIME] = "in_time",
	[TIME_DUE_SOON] = "due_soon",
	[TIME_DUE_TODAY] = "due_today",
	[TIME_OVERDUE] = "overdue",
};

static const char *const outcome_names[N_OUTCOMES] = {
	[OUTCOME_NONE] = "none",
	[OUTCOME_EARLY] = "early",
	[OUTCOME_ON_TIME] = "on_time",
	[OUTCOME_LATE] = "late",
	[OUTCOME_NO_DEADLINE] = "no_deadline",
};

static const char *const repeat_names[N_REPEAT_UNITS] = {
	[REPEAT_NONE] = "",
	[REPEAT_WEEK] = "week",
	[REPEAT_MONTH] = "month",
	[REPEAT_QUARTER] = "quarter",
	[REPEAT_HALF_YEAR] = "half_year",
	[REPEAT_YEAR] = "year",
};

enum { N_UNITS = sizeof(unit_names) / sizeof(unit_names[0]) };

const char *
deadline_kind_name(enum deadline_kind kind)
{
	return (unsigned)kind < N_DEADLINE_KINDS ? kind_names[kind] : "";
}

bool
deadline_kind_from_name(const char *name, enum deadline_kind *out)
{
	unsigned value;

	if (!names_find(kind_names, N_DEADLINE_KINDS, name, &value))
		return false;
	*out = (enum deadline_kind)value;
	return true;
}

const char *
deadline_unit_name(enum deadline_unit unit)
{
	return (unsigned)unit < N_UNITS ? unit_names[unit] : "";
}

bool
deadline_unit_from_name(const char *name, enum deadline_unit *out)
{
	unsigned value;

	if (!names_find(unit_names, N_UNITS, name, &value))
		return false;
	*out = (enum deadline_unit)value;
	return true;
}

const char *
repeat_unit_name(enum repeat_unit unit)
{
	return names_name(repeat_names, N_REPEAT_UNITS, unit);
}

bool
repeat_unit_from_name(const char *name, enum repeat_unit *out)
{
	unsigned value;

	if (!names_find(repeat_names, N_REPEAT_UNITS, name, &value))
		return false;
	*out = (enum repeat_unit)value;
	return true;
}

const char *
time_state_name(enum time_state state)
{
	return (unsigned)state < N_TIME_STATES ? state_names[state] : "";
}

bool
time_state_from_name(const char *name, enum time_state *out)
{
	unsigned value;

	if (!names_find(state_names, N_TIME_STATES, name, &value))
		return false;
	*out = (enum time_state)value;
	return true;
}

const char *
outcome_name(enum outcome outcome)
{
	return (unsigned)outcome < N_OUTCOMES ? outcome_names[outcome] : "";
}

bool
outcome_from_name(const char *name, enum outcome *out)
{
	unsigned value;

	if (!names_find(outcome_names, N_OUTCOMES, name, &value))
		return false;
	*out = (enum outcome)value;
	return true;
}

bool
deadline_kind_has_date(enum deadline_kind kind)
{
	return kind <= DEADLINE_YEAR || kind == DEADLINE_RELATIVE;
}

static const char *const quarters[] = { "I", "II", "III", "IV" };

/* A date a person chose inside the month has no derivation. */
static const char *
derive_month(struct arena *mem, int32_t due_on)
{
	struct date date = day_to_date(due_on);
	char day[16];

	if (due_on != month_last_day(date.year, date.month))
		return "";
	return arena_printf(mem,
	    date.month < 3 ? "tháng %02d/%d → ngày cuối tháng %s"
			   : "tháng %d/%d → ngày cuối tháng %s",
	    date.month, date.year, day_format_short(due_on, day));
}

static const char *
derive_quarter(struct arena *mem, int32_t due_on)
{
	struct date date = day_to_date(due_on);
	char day[16];

	if (date.month % 3 != 0 ||
	    due_on != month_last_day(date.year, date.month))
		return "";
	return arena_printf(mem, "Quý %s/%d → ngày cuối quý %s",
	    quarters[date.month / 3 - 1], date.year,
	    day_format_short(due_on, day));
}

static const char *
derive_year(struct arena *mem, int32_t due_on)
{
	struct date date = day_to_date(due_on);
	char day[16];

	if (date.month != 12 || date.day != 31)
		return "";
	return arena_printf(mem, "năm %d → ngày cuối năm %s", date.year,
	    day_format_short(due_on, day));
}

static const char *
derive_before(struct arena *mem, const struct profile *profile, int32_t due_on)
{
	char named[16], due[16];

	if (profile->before_is_strict)
		return arena_printf(mem, "trước ngày %s → %s",
		    day_format_short(due_on + 1, named),
		    day_format_short(due_on, due));
	return arena_printf(mem, "trước ngày %s → %s (tính cả ngày đó)",
	    day_format_short(due_on, named), day_format_short(due_on, due));
}

/* Working days land on one; days are counted through, and the last one stands
 * as assigned, day off or not (domain 2.7). */
static void
compute_relative(struct arena *mem, const struct calendar *calendar,
    struct deadline *deadline)
{
	char from[16], to[16];

	deadline->due_on = NO_DAY;
	if (deadline->event_on == NO_DAY || deadline->n < 0 ||
	    deadline->n > LAST_DAY - deadline->event_on)
		return;
	if (deadline->unit == UNIT_WORKING_DAY) {
		deadline->due_on = calendar_add(calendar, deadline->event_on,
		    deadline->n);
		deadline->derivation = calendar_derivation(mem, calendar,
		    deadline->event_on, deadline->n);
		return;
	}
	deadline->due_on = deadline->event_on + deadline->n;
	deadline->derivation = arena_printf(mem, "ngày %s + %d ngày → %s",
	    day_format_short(deadline->event_on, from), deadline->n,
	    day_format_short(deadline->due_on, to));
}

void
deadline_compute(struct arena *mem, const struct profile *profile,
    const struct calendar *calendar, struct deadline *deadline)
{
	int32_t due_on = deadline->due_on;

	deadline->derivation = "";
	if (!deadline_kind_has_date(deadline->kind))
		deadline->due_on = NO_DAY;
	else if (deadline->kind == DEADLINE_RELATIVE)
		compute_relative(mem, calendar, deadline);
	else if (due_on == NO_DAY || deadline->kind == DEADLINE_DATE)
		return;
	else if (deadline->kind == DEADLINE_DATE_BEFORE)
		deadline->derivation = derive_before(mem, profile, due_on);
	else if (deadline->kind == DEADLINE_MONTH)
		deadline->derivation = derive_month(mem, due_on);
	else if (deadline->kind == DEADLINE_QUARTER)
		deadline->derivation = derive_quarter(mem, due_on);
	else
		deadline->derivation = derive_year(mem, due_on);
}

struct clock_due
clock_record_due(struct arena *mem, const struct profile *profile,
    const struct calendar *calendar, int urgency, int64_t released_at,
    unsigned n_tasks, unsigned n_agencies)
{
	struct clock_due due = { NO_MOMENT, NO_DAY, "" };
	char from[24], to[24];
	int32_t day;
	int days = profile->record_days;

	if (released_at == NO_MOMENT)
		return due;
	if (urgency > 0) {
		due.at = released_at +
			 (int64_t)profile->record_tolerance_minutes * 60;
		due.on = clock_day(due.at);
		due.derivation = arena_printf(mem,
		    "văn bản khẩn: chuyển ngay, %s + %d phút → %s",
		    moment_format(released_at, from),
		    profile->record_tolerance_minutes,
		    moment_format(due.at, to));
		return due;
	}
	if (n_tasks >= (unsigned)profile->record_many_tasks &&
	    n_agencies >= (unsigned)profile->record_many_agencies)
		days = profile->record_days_many;
	day = clock_day(released_at);
	due.on = calendar_add(calendar, day, days);
	due.at = clock_day_end(due.on);
	due.derivation = arena_printf(mem, "phát hành %s",
	    calendar_derivation(mem, calendar, day, days));
	return due;
}

struct clock_due
clock_update_due(struct arena *mem, const struct profile *profile,
    const struct calendar *calendar, int32_t due_on, int32_t reply_on,
    int32_t today)
{
	struct clock_due due = { NO_MOMENT, NO_DAY, "" };
	struct period quarter;
	int32_t from = due_on;
	const char *event = "hạn";
	char to[16];

	if (profile->update_rule == UPDATE_AFTER_REPLY && reply_on != NO_DAY) {
		from = reply_on;
		event = "văn bản trả lời";
	}
	if (from != NO_DAY) {
		due.on = calendar_add(calendar, from, profile->update_days);
		due.derivation = arena_printf(mem, "%s %s", event,
		    calendar_derivation(mem, calendar, from,
			profile->update_days));
		return due;
	}
	if (!profile->no_deadline_each_quarter)
		return due;
	quarter = period_of(profile, calendar, PERIOD_QUARTER, today);
	due.on = quarter.to;
	due.derivation = arena_printf(mem,
	    "không thời hạn: cập nhật mỗi quý, chốt số liệu Quý %s/%d → %s",
	    quarters[quarter.number - 1], quarter.year,
	    day_format_short(quarter.to, to));
	return due;
}

enum time_state
time_state_of(const struct profile *profile, const struct calendar *calendar,
    int32_t due_on, int32_t submitted_on, int32_t today)
{
	if (due_on == NO_DAY)
		return TIME_NO_DEADLINE;
	if (today > due_on) {
		if (submitted_on != NO_DAY && submitted_on <= due_on)
			return TIME_IN_TIME;
		return TIME_OVERDUE;
	}
	if (today == due_on)
		return TIME_DUE_TODAY;
	if (today >=
	    calendar_subtract(calendar, due_on, profile->due_soon_days))
		return TIME_DUE_SOON;
	return TIME_IN_TIME;
}

enum outcome
outcome_of(int32_t due_on, int32_t result_on)
{
	if (result_on == NO_DAY)
		return OUTCOME_NONE;
	if (due_on == NO_DAY)
		return OUTCOME_NO_DEADLINE;
	if (result_on == due_on)
		return OUTCOME_ON_TIME;
	return result_on < due_on ? OUTCOME_EARLY : OUTCOME_LATE;
}
