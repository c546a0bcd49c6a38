#include "calendar.h"

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "str.h"
#include "text.h"

enum {
	FRIDAY = 5,
	RUNS_SHOWN = 6, /* more than this are only counted */
	DERIVATION_BYTES = 600
};

/* Index of the first row on or after day. */
static size_t
first_row(const struct calendar *calendar, int32_t day)
{
	size_t low = 0, high = calendar->n_days, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (calendar->days[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
calendar_is_working(const struct calendar *calendar, int32_t day)
{
	size_t i = first_row(calendar, day);
	bool weekday = day_of_week(day) <= FRIDAY;

	if (i == calendar->n_days || calendar->days[i].day != day)
		return weekday;
	return calendar->days[i].working;
}

int32_t
calendar_add(const struct calendar *calendar, int32_t day, int n)
{
	while (n > 0 && day < LAST_DAY)
		if (calendar_is_working(calendar, ++day))
			n--;
	return day;
}

int32_t
calendar_subtract(const struct calendar *calendar, int32_t day, int n)
{
	while (n > 0 && day > -LAST_DAY)
		if (calendar_is_working(calendar, --day))
			n--;
	return day;
}

/* Mondays to Fridays from Monday 1969-12-29 to day; day may be before it. */
static int
weekdays_until(int32_t day)
{
	int of_week = day_of_week(day);
	int weeks = (day + 3 - (of_week - 1)) / 7;

	return weeks * 5 + (of_week < FRIDAY ? of_week : FRIDAY);
}

int
calendar_between(const struct calendar *calendar, int32_t from, int32_t to)
{
	const struct calendar_day *row;
	size_t i;
	int n;

	if (to < from)
		return -calendar_between(calendar, to, from);
	n = weekdays_until(to) - weekdays_until(from);
	for (i = first_row(calendar, from + 1); i < calendar->n_days; i++) {
		row = &calendar->days[i];
		if (row->day > to)
			break;
		n += (int)row->working - (day_of_week(row->day) <= FRIDAY);
	}
	return n;
}

bool
calendar_is_confirmed(const struct calendar *calendar, int32_t day)
{
	int year = day_to_date(day).year;
	size_t i;

	for (i = 0; i < calendar->n_years; i++)
		if (calendar->years[i].year == year)
			return calendar->years[i].confirmed;
	return false;
}

/* "27/4" or, with its year, "04/01/2026". */
static void
add_day(struct str *s, int32_t day, bool year)
{
	struct date date = day_to_date(day);

	str_printf(s, date.month < 3 ? "%02d/%02d" : "%02d/%d", date.day,
	    date.month);
	if (year)
		str_printf(s, "/%d", date.year);
}

/* "25-27/4", "30/4-03/5", "31/12/2025-04/01/2026" or "25/4". */
static void
add_run(struct str *s, int32_t first, int32_t last)
{
	struct date from = day_to_date(first), to = day_to_date(last);
	bool year = from.year != to.year;

	if (first == last) {
		add_day(s, first, false);
		return;
	}
	if (!year && from.month == to.month)
		str_printf(s, "%02d", from.day);
	else
		add_day(s, first, year);
	str_add_char(s, '-');
	add_day(s, last, year);
}

/* Last day of the run of days off that starts at day. */
static int32_t
run_end(const struct calendar *calendar, int32_t day)
{
	while (!calendar_is_working(calendar, day + 1))
		day++;
	return day;
}

static void
add_skipped(struct str *s, const struct calendar *calendar, int32_t from,
    int32_t to)
{
	int runs = 0, days = 0;
	int32_t day, end;

	for (day = from + 1; day < to; day++) {
		if (calendar_is_working(calendar, day))
			continue;
		end = run_end(calendar, day);
		runs++;
		days += end - day + 1;
		day = end;
	}
	if (runs == 0)
		return;
	str_add(s, ", bỏ qua ");
	if (runs > RUNS_SHOWN) {
		str_printf(s, "%d ngày nghỉ", days);
		return;
	}
	for (day = from + 1, runs = 0; day < to; day++) {
		if (calendar_is_working(calendar, day))
			continue;
		end = run_end(calendar, day);
		str_add(s, runs++ > 0 ? "; " : "");
		add_run(s, day, end);
		day = end;
	}
}

/* Saturdays and Sundays that were worked count, and people wonder why. */
static void
add_makeups(struct str *s, const struct calendar *calendar, int32_t from,
    int32_t to)
{
	int n = 0;
	int32_t day;
	size_t i;

	for (i = first_row(calendar, from + 1); i < calendar->n_days; i++) {
		day = calendar->days[i].day;
		if (day > to || n == RUNS_SHOWN)
			break;
		if (!calendar->days[i].working || day_of_week(day) <= FRIDAY)
			continue;
		str_add(s, n++ > 0 ? "; " : ", tính cả ");
		add_day(s, day, false);
	}
	if (n > 0)
		str_add(s, " làm bù");
}

const char *
calendar_derivation(struct arena *mem, const struct calendar *calendar,
    int32_t from, int n)
{
	int32_t to = calendar_add(calendar, from, n);
	char buffer[16];
	struct str s;

	str_init(&s, mem, DERIVATION_BYTES);
	str_printf(&s, "ngày %s", day_format_short(from, buffer));
	if (n <= 0)
		return str_text(&s);
	str_printf(&s, " + %d ngày làm việc", n);
	add_skipped(&s, calendar, from, to);
	add_makeups(&s, calendar, from, to);
	str_printf(&s, " → %s", day_format_short(to, buffer));
	return str_text(&s);
}

bool
calendar_derivation_read(struct arena *mem, const char *derivation,
    const char **out_before, int32_t *out_from, int *out_n)
{
	static const char word[] = "ngày ", unit[] = " ngày làm việc";
	const char *at = strstr(derivation, word);
	const char *end;
	long long n;
	size_t length;

	if (at == NULL)
		return false;
	*out_before = arena_strndup(mem, derivation, (size_t)(at - derivation));
	at += strlen(word);
	length = strcspn(at, " ");
	if (!day_parse(arena_strndup(mem, at, length), out_from))
		return false;
	at += length;
	*out_n = 0;
	if (*at == '\0')
		return true;
	end = strstr(at, unit);
	if (strncmp(at, " + ", 3) != 0 || end == NULL)
		return false;
	at += 3;
	if (!text_to_int(arena_strndup(mem, at, (size_t)(end - at)), 0, 10000,
		&n))
		return false;
	*out_n = (int)n;
	return true;
}
