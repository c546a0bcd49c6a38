#include "account_review.h"

#include "clock.h"
#include "second_factor.h"

bool
review_line_lacks_factor(const struct review_line *line)
{
	return role_must_have_second_factor(line->role) && !line->has_factor;
}

bool
review_line_is_unused(const struct review_line *line, int64_t now)
{
	int64_t since = line->used_at == NO_MOMENT ? line->created_at
						   : line->used_at;

	return now - since > (int64_t)REVIEW_UNUSED_DAYS * DAY_SECONDS;
}

struct review_sums
review_sums_of(const struct review_lines *lines, int64_t now)
{
	struct review_sums sums = { .n_accounts = (unsigned)lines->n };

	for (size_t i = 0; i < lines->n; i++) {
		sums.n_without_factor += review_line_lacks_factor(
		    &lines->items[i]);
		sums.n_unused += review_line_is_unused(&lines->items[i], now);
	}
	return sums;
}

int32_t
review_due_on(int64_t last, int64_t now)
{
	struct date date;
	int32_t day;

	if (last == NO_MOMENT)
		return clock_day(now);
	date = day_to_date(clock_day(last));
	date.month += REVIEW_MONTHS;
	if (date.month > 12) {
		date.month -= 12;
		date.year++;
	}
	day = day_from_date(date.year, date.month, date.day);
	/* The 31st of a month that has none: its last day. */
	return day != NO_DAY ? day : month_last_day(date.year, date.month);
}
