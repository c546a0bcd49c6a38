#include "period.h"

#include "clock.h"
#include "text.h"

enum { YEAR_MIN = 1900, YEAR_MAX = 9998 };

static const char *const kind_names[N_PERIOD_KINDS] = {
	[PERIOD_MONTH] = "month",
	[PERIOD_QUARTER] = "quarter",
	[PERIOD_SIX_MONTHS] = "six_months",
	[PERIOD_NINE_MONTHS] = "nine_months",
	[PERIOD_YEAR] = "year",
	[PERIOD_FREE] = "free",
};

const char *
period_kind_name(enum period_kind kind)
{
	return (unsigned)kind < N_PERIOD_KINDS ? kind_names[kind] : "";
}

bool
period_kind_from_name(const char *name, enum period_kind *out)
{
	unsigned i;

	for (i = 0; i < N_PERIOD_KINDS; i++) {
		if (!text_equal(kind_names[i], name))
			continue;
		*out = (enum period_kind)i;
		return true;
	}
	return false;
}

/* First day of a reporting month: the 15th of the month before. */
static int32_t
month_from(const struct profile *profile, int year, int month)
{
	if (profile->period_first_day == 1)
		return day_from_date(year, month, 1);
	if (month == 1)
		return day_from_date(year - 1, 12, profile->period_first_day);
	return day_from_date(year, month - 1, profile->period_first_day);
}

static int32_t
month_to(const struct profile *profile, int year, int month)
{
	if (profile->period_first_day == 1)
		return month_last_day(year, month);
	return day_from_date(year, month, profile->period_first_day - 1);
}

/* The first and last month of a period; false: no such number. */
static bool
months_of(enum period_kind kind, int number, int *first, int *last)
{
	*first = 1;
	switch (kind) {
	case PERIOD_MONTH:
		*first = *last = number;
		return number >= 1 && number <= 12;
	case PERIOD_QUARTER:
		*first = number * 3 - 2;
		*last = number * 3;
		return number >= 1 && number <= 4;
	case PERIOD_SIX_MONTHS:
		*last = 6;
		return true;
	case PERIOD_NINE_MONTHS:
		*last = 9;
		return true;
	case PERIOD_YEAR:
		*last = 12;
		return true;
	case PERIOD_FREE:
	case N_PERIOD_KINDS:
		break;
	}
	return false;
}

static bool
make(const struct profile *profile, const struct calendar *calendar,
    enum period_kind kind, int year, int number, struct period *out)
{
	int first, last = 0;

	if (year < YEAR_MIN || year > YEAR_MAX ||
	    !months_of(kind, number, &first, &last))
		return false;
	out->kind = kind;
	out->year = year;
	out->number = kind <= PERIOD_QUARTER ? number : 0;
	out->from = month_from(profile, year, first);
	out->to = month_to(profile, year, last);
	out->send_by = calendar_add(calendar, out->to, profile->report_days);
	return true;
}

bool
period_make(const struct profile *profile, const struct calendar *calendar,
    enum period_kind kind, int year, int number, struct period *out)
{
	if (kind == PERIOD_NINE_MONTHS && !profile->period_has_nine_months)
		return false;
	return make(profile, calendar, kind, year, number, out);
}

bool
period_free(const struct profile *profile, const struct calendar *calendar,
    int32_t from, int32_t to, struct period *out)
{
	if (from == NO_DAY || to == NO_DAY || to < from)
		return false;
	*out = (struct period){
		.kind = PERIOD_FREE,
		.year = day_to_date(to).year,
		.from = from,
		.to = to,
		.send_by = calendar_add(calendar, to, profile->report_days),
	};
	return true;
}

struct period
period_of(const struct profile *profile, const struct calendar *calendar,
    enum period_kind kind, int32_t day)
{
	struct date date = day_to_date(day);
	struct period period = { .kind = kind };

	if (kind == PERIOD_FREE) {
		(void)period_free(profile, calendar, day, day, &period);
		return period;
	}
	/* After the cut-off a day belongs to the next reporting month. */
	if (day > month_to(profile, date.year, date.month)) {
		date.year += date.month == 12;
		date.month = date.month % 12 + 1;
	}
	(void)make(profile, calendar, kind, date.year,
	    kind == PERIOD_QUARTER ? (date.month + 2) / 3 : date.month,
	    &period);
	return period;
}
