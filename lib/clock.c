#define BANNED_ALLOW_TIME
#include "clock.h"

#include <stdio.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>

enum { MONTHS = 12, DAYS_OF_400_YEARS = 146097, DAYS_0000_TO_1970 = 719468 };

int64_t
clock_now(void)
{
	return (int64_t)time(NULL);
}

int64_t
clock_ticks(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

bool
clock_disciplined(void)
{
	struct timex state = { .modes = 0 };

	return adjtimex(&state) >= 0 && (state.status & STA_UNSYNC) == 0;
}

int32_t
clock_day(int64_t moment)
{
	return (int32_t)floor_div(moment + CLOCK_OFFSET, DAY_SECONDS);
}

int64_t
clock_day_start(int32_t day)
{
	return (int64_t)day * DAY_SECONDS - CLOCK_OFFSET;
}

int64_t
clock_day_end(int32_t day)
{
	return clock_day_start(day) + DAY_SECONDS - 1;
}

static int
days_of_month(int year, int month)
{
	static const int days[MONTHS] = { 31, 28, 31, 30, 31, 30, 31, 31, 30,
		31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

int32_t
day_from_date(int year, int month, int day)
{
	int era, of_era, shifted;

	if (year < 1 || year > 9999 || month < 1 || month > MONTHS || day < 1 ||
	    day > days_of_month(year, month))
		return NO_DAY;
	/* A year that starts in March has its leap day at the end. */
	shifted = month > 2 ? year : year - 1;
	era = shifted / 400;
	of_era = shifted % 400;
	return era * DAYS_OF_400_YEARS + of_era * 365 + of_era / 4 -
	       of_era / 100 + (153 * ((month + 9) % 12) + 2) / 5 + day - 1 -
	       DAYS_0000_TO_1970;
}

struct date
day_to_date(int32_t day)
{
	int shifted = day + DAYS_0000_TO_1970;
	int era = shifted / DAYS_OF_400_YEARS;
	int of_era = shifted % DAYS_OF_400_YEARS;
	int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
		   365;
	int of_year = of_era - (365 * year + year / 4 - year / 100);
	int march_month = (5 * of_year + 2) / 153;
	struct date date;

	date.day = of_year - (153 * march_month + 2) / 5 + 1;
	date.month = march_month < 10 ? march_month + 3 : march_month - 9;
	date.year = year + era * 400 + (date.month <= 2);
	return date;
}

int
day_of_week(int32_t day)
{
	/* 1970-01-01 was a Thursday. */
	int since_monday = (int)(((int64_t)day + 3) % 7);

	return since_monday < 0 ? since_monday + 8 : since_monday + 1;
}

int32_t
month_last_day(int year, int month)
{
	if (year < 1 || year > 9999 || month < 1 || month > MONTHS)
		return NO_DAY;
	return day_from_date(year, month, days_of_month(year, month));
}

const char *
day_format(int32_t day, char buffer[static 16])
{
	struct date date;

	buffer[0] = '\0';
	if (day == NO_DAY)
		return buffer;
	date = day_to_date(day);
	snprintf(buffer, 16, "%02d/%02d/%04d", date.day, date.month, date.year);
	return buffer;
}

const char *
day_format_iso(int32_t day, char buffer[static 16])
{
	struct date date;

	buffer[0] = '\0';
	if (day == NO_DAY)
		return buffer;
	date = day_to_date(day);
	snprintf(buffer, 16, "%04d-%02d-%02d", date.year, date.month, date.day);
	return buffer;
}

const char *
day_format_short(int32_t day, char buffer[static 16])
{
	struct date date;

	buffer[0] = '\0';
	if (day == NO_DAY)
		return buffer;
	date = day_to_date(day);
	snprintf(buffer, 16, date.month < 3 ? "%02d/%02d/%d" : "%02d/%d/%d",
	    date.day, date.month, date.year);
	return buffer;
}

const char *
moment_format(int64_t moment, char buffer[static 24])
{
	char day[16];
	int second;

	buffer[0] = '\0';
	if (moment == NO_MOMENT)
		return buffer;
	second = (int)(moment - clock_day_start(clock_day(moment)));
	snprintf(buffer, 24, "%s %02d:%02d", day_format(clock_day(moment), day),
	    second / 3600, second / 60 % 60);
	return buffer;
}

const char *
moment_format_iso(int64_t moment, char buffer[static 32])
{
	char day[16];
	int second;

	buffer[0] = '\0';
	if (moment == NO_MOMENT)
		return buffer;
	second = (int)(moment - clock_day_start(clock_day(moment)));
	snprintf(buffer, 32, "%sT%02d:%02d:%02d+07:00",
	    day_format_iso(clock_day(moment), day), second / 3600,
	    second / 60 % 60, second % 60);
	return buffer;
}

/* Reads min to max digits; NULL when there are fewer. */
static const char *
read_digits(const char *s, int min, int max, int *out)
{
	int n = 0, value = 0;

	while (n < max && s[n] >= '0' && s[n] <= '9')
		value = value * 10 + (s[n++] - '0');
	if (n < min)
		return NULL;
	*out = value;
	return s + n;
}

/* The rest after the day, or NULL. */
static const char *
read_day(const char *s, int32_t *out)
{
	int first, second, third;
	const char *at;
	char mark;

	at = read_digits(s, 4, 4, &first);
	if (at != NULL && *at == '-') {
		at = read_digits(at + 1, 1, 2, &second);
		if (at == NULL || *at != '-')
			return NULL;
		at = read_digits(at + 1, 1, 2, &third);
		if (at != NULL)
			*out = day_from_date(first, second, third);
		return at;
	}
	at = read_digits(s, 1, 2, &first);
	if (at == NULL || *at == '\0' || strchr("/-.", *at) == NULL)
		return NULL;
	mark = *at;
	at = read_digits(at + 1, 1, 2, &second);
	if (at == NULL || *at != mark)
		return NULL;
	at = read_digits(at + 1, 4, 4, &third);
	if (at != NULL)
		*out = day_from_date(third, second, first);
	return at;
}

bool
day_parse(const char *s, int32_t *out)
{
	int32_t day = NO_DAY;
	const char *rest;

	rest = s == NULL ? NULL : read_day(s, &day);
	if (rest == NULL || *rest != '\0' || day == NO_DAY)
		return false;
	*out = day;
	return true;
}

/* ":SS", then nothing, "Z" or "+07:00"; *out_shift: what local time is ahead.
 */
static const char *
read_end(const char *s, int *out_second, int *out_shift)
{
	int hour, minute;
	bool west;

	if (*s != ':')
		return s;
	s = read_digits(s + 1, 2, 2, out_second);
	if (s == NULL || *s == '\0' || *out_second > 59)
		return s == NULL || *s == '\0' ? s : NULL;
	if (strcmp(s, "Z") == 0) {
		*out_shift = CLOCK_OFFSET;
		return s + 1;
	}
	west = *s == '-';
	if (!west && *s != '+')
		return NULL;
	s = read_digits(s + 1, 2, 2, &hour);
	if (s == NULL || *s != ':')
		return NULL;
	s = read_digits(s + 1, 2, 2, &minute);
	if (s == NULL || hour > 14 || minute > 59)
		return NULL;
	*out_shift = CLOCK_OFFSET - (west ? -1 : 1) * (hour * 60 + minute) * 60;
	return s;
}

bool
moment_parse(const char *s, int64_t *out)
{
	int hour = 0, minute = 0, second = 0, shift = 0;
	int32_t day = NO_DAY;
	const char *rest;

	rest = s == NULL ? NULL : read_day(s, &day);
	if (rest == NULL || day == NO_DAY)
		return false;
	if (*rest == ' ' || *rest == 'T') {
		rest = read_digits(rest + 1, 1, 2, &hour);
		if (rest == NULL || *rest != ':')
			return false;
		rest = read_digits(rest + 1, 2, 2, &minute);
		if (rest != NULL)
			rest = read_end(rest, &second, &shift);
		if (rest == NULL)
			return false;
	}
	if (*rest != '\0' || hour > 23 || minute > 59)
		return false;
	*out = clock_day_start(day) + hour * 3600 + minute * 60 + second +
	       shift;
	return true;
}
