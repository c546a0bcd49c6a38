#include "series.h"

#include "arena.h"
#include "clock.h"
#include "names.h"

enum { SHOWN = 6, NEVER = 0 };

static const char *const state_names[N_SERIES_STATES] = {
	[SERIES_WAITING] = "waiting",
	[SERIES_RUNNING] = "running",
	[SERIES_OVERDUE] = "overdue",
	[SERIES_DONE] = "done",
	[SERIES_STOPPED] = "stopped",
};

/* Months between two occurrences; 0 for weeks. */
static int
months_of(const struct series *series)
{
	static const int months[] = {
		[REPEAT_MONTH] = 1,
		[REPEAT_QUARTER] = 3,
		[REPEAT_HALF_YEAR] = 6,
		[REPEAT_YEAR] = 12,
	};

	return months[series->unit] * (int)series->every;
}

static int32_t
add_months(int32_t first_on, int months)
{
	struct date date = day_to_date(first_on);
	bool last = first_on == month_last_day(date.year, date.month);
	int month = date.month - 1 + months;
	int year = date.year + month / 12;
	int32_t end = month_last_day(year, month % 12 + 1);
	struct date of_end = day_to_date(end);

	if (last || date.day > of_end.day)
		return end;
	return end - (of_end.day - date.day);
}

int32_t
series_due(const struct series *series, unsigned number)
{
	int32_t due_on;

	if (series->unit == REPEAT_NONE || series->every == 0 ||
	    series->first_on == NO_DAY || number == 0 || number > PARTS_MAX)
		return NO_DAY;
	if (series->unit == REPEAT_WEEK)
		due_on = series->first_on +
			 7 * (int32_t)(series->every * (number - 1));
	else
		due_on = add_months(series->first_on,
		    months_of(series) * (int)(number - 1));
	if (series->until_on != NO_DAY && due_on > series->until_on)
		return NO_DAY;
	return due_on;
}

int32_t
series_opens(const struct series *series, unsigned number)
{
	if (series_due(series, number) == NO_DAY)
		return NO_DAY;
	return number == 1 ? NO_DAY + 1 : series_due(series, number - 1) + 1;
}

unsigned
series_count(const struct series *series)
{
	unsigned n = 0;

	if (series->until_on == NO_DAY)
		return NEVER;
	while (n < PARTS_MAX && series_due(series, n + 1) != NO_DAY)
		n++;
	return n;
}

static const char *
interval(struct arena *mem, const struct series *series)
{
	static const char *const each[] = {
		[REPEAT_NONE] = "",
		[REPEAT_WEEK] = "hằng tuần",
		[REPEAT_MONTH] = "hằng tháng",
		[REPEAT_QUARTER] = "hằng quý",
		[REPEAT_HALF_YEAR] = "6 tháng một lần",
		[REPEAT_YEAR] = "hằng năm",
	};

	if (series->every == 1)
		return each[series->unit];
	if (series->unit == REPEAT_WEEK)
		return arena_printf(mem, "%u tuần một lần", series->every);
	return arena_printf(mem, "%d tháng một lần", months_of(series));
}

const char *
series_derivation(struct arena *mem, const struct series *series,
    unsigned number)
{
	char first[16], due[16];
	int32_t due_on = series_due(series, number);

	if (due_on == NO_DAY)
		return "";
	return arena_printf(mem, "kỳ %u, %s từ ngày %s → %s", number,
	    interval(mem, series), day_format_short(series->first_on, first),
	    day_format_short(due_on, due));
}

const char *
series_summary(struct arena *mem, const struct series *series)
{
	const char *text = interval(mem, series);
	char day[16];
	unsigned n;

	for (n = 1; n <= SHOWN && series_due(series, n) != NO_DAY; n++)
		text = arena_printf(mem, "%s%s %s", text, n == 1 ? ":" : ",",
		    day_format_short(series_due(series, n), day));
	if (series_due(series, n) != NO_DAY)
		text = arena_printf(mem, "%s, …", text);
	if (series->until_on == NO_DAY)
		return arena_printf(mem, "%s (đến khi có văn bản thôi)", text);
	return arena_printf(mem, "%s (đến hết ngày %s: %u kỳ)", text,
	    day_format_short(series->until_on, day), series_count(series));
}

enum series_state
series_state_of(const struct series_standing *standing)
{
	if (standing->n_overdue > 0)
		return SERIES_OVERDUE;
	if (standing->n_parts == 0)
		return SERIES_WAITING;
	if (standing->n_open > 0 || standing->more)
		return SERIES_RUNNING;
	return standing->n_done > 0 && standing->n_done == standing->n_parts
		   ? SERIES_DONE
		   : SERIES_STOPPED;
}

const char *
series_state_name(enum series_state state)
{
	return names_name(state_names, N_NAMES(state_names), state);
}
