/*
 * clock: moments and days.
 *
 * A moment is int64_t seconds since 1970-01-01 00:00 UTC. A day is int32_t
 * days since 1970-01-01, as lived in Asia/Ho_Chi_Minh (UTC+7, no summer time
 * since 1975). NO_DAY means "none". Working days are calendar.h, words of
 * time are deadline.h.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#define NO_DAY    INT32_MIN
#define NO_MOMENT INT64_MIN
#define LAST_DAY  2932896 /* 9999-12-31, the open end in the database */

enum { CLOCK_OFFSET = 7 * 3600, DAY_SECONDS = 86400 };

struct date {
	int year;  /* 1 to 9999 */
	int month; /* 1 to 12 */
	int day;   /* 1 to 31 */
};

/* The only reading of the machine's clock in the program. */
int64_t clock_now(void);
/* Monotonic milliseconds, for measuring. */
int64_t clock_ticks(void);

/* Does the system keep this machine's clock to the world's (NTP)? */
bool clock_disciplined(void);
int32_t clock_day(int64_t moment);    /* the local day of a moment */
int64_t clock_day_start(int32_t day); /* its first second */
int64_t clock_day_end(int32_t day);   /* its last second, 23:59:59 */
int32_t day_from_date(int year, int month,
    int day); /* NO_DAY if no such date */
struct date day_to_date(int32_t day);
int day_of_week(int32_t day); /* 1 Monday ... 7 Sunday */
int32_t month_last_day(int year, int month);

/* "24/04/2026" (dd/mm/yyyy), "" for NO_DAY. buffer of at least 11. */
const char *day_format(int32_t day, char buffer[static 16]);
/* "2026-04-24", "" for NO_DAY. */
const char *day_format_iso(int32_t day, char buffer[static 16]);
/* "24/4/2026", "05/01/2026": as officials write in running text, with a zero
 * before days under 10 and before the months 1 and 2 only. */
const char *day_format_short(int32_t day, char buffer[static 16]);
/* "24/04/2026 16:50" local, "" for NO_MOMENT. */
const char *moment_format(int64_t moment, char buffer[static 24]);
/* "2026-04-24T16:50:00+07:00". */
const char *moment_format_iso(int64_t moment, char buffer[static 32]);

/* Accepts dd/mm/yyyy, d/m/yyyy, dd-mm-yyyy, dd.mm.yyyy and yyyy-mm-dd. */
bool day_parse(const char *s, int32_t *out);
/* A day as above, then optional blank or T and HH:MM; local time. Also as
 * moment_format_iso writes it: seconds, and Z or the distance from UTC. */
bool moment_parse(const char *s, int64_t *out);

#endif
