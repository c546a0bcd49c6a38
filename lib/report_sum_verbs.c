#include "report_sum_verbs.h"

#include "clock.h"
#include "period.h"
#include "profile.h"
#include "report_open_store.h"
#include "report_sum_store.h"

enum { DAYS_OPEN = 2 };

/* Seconds. What happened SETTLED ago is in the database, whatever a clock said
 * and however long it took. */
enum { SETTLED = 5 * 60, RENEWED_EVERY = 30 * 60 };

/* The month of a day, up to "through", as known at the end of that. */
static struct report_month
month_of(const struct cx *cx, int32_t day, int32_t through)
{
	struct period month = period_of(cx->profile, cx->calendar, PERIOD_MONTH,
	    day);

	return (struct report_month){
		.first_day = month.from,
		.last_day = month.to < through ? month.to : through,
		.quarter_from = period_of(cx->profile, cx->calendar,
		    PERIOD_QUARTER, day)
				    .from,
		.year_from = period_of(cx->profile, cx->calendar, PERIOD_YEAR,
		    day)
				 .from,
		.known_at = clock_day_end(through),
	};
}

static enum err
forget_open(struct cx *cx, struct report_progress *progress)
{
	progress->open_at = NO_MOMENT;
	progress->open_on = NO_DAY;
	return report_open_store_remove_others(cx, NO_MOMENT);
}

/* Where to begin: the day before anything was closed. */
static enum err
begin(struct cx *cx, int32_t last, struct report_progress *progress)
{
	int32_t first;
	enum err err;

	err = report_sum_store_remove_all(cx);
	if (!err)
		err = forget_open(cx, progress);
	if (!err)
		err = report_sum_store_first_closed(cx, &first);
	if (err)
		return err;
	progress->month_day = cx->profile->period_first_day;
	progress->through = first == NO_DAY || first > last ? last : first - 1;
	return OK;
}

static enum err
sum_up_amended(struct cx *cx, int32_t before, int32_t through)
{
	int32_t done_to = NO_DAY;
	struct day_list days;
	enum err err;

	err = report_sum_store_list_amended(cx, before, through, &days);
	if (err || days.n == 0)
		return err;
	for (size_t i = 0; i < days.n; i++) {
		struct report_month month;

		if (days.items[i] <= done_to)
			continue;
		month = month_of(cx, days.items[i], through);
		err = report_sum_store_set_month(cx, &month);
		if (err)
			return err;
		done_to = month.last_day;
	}
	return OK;
}

static enum err
sum_up(struct cx *cx, int32_t before, int32_t through)
{
	struct report_month month = month_of(cx, through, through);
	enum err err;

	err = sum_up_amended(cx, before, through);
	if (err)
		return err;
	return report_sum_store_set_month(cx, &month);
}

enum err
report_sum_step(struct cx *cx, int32_t today, bool *out_more)
{
	int32_t last = today - DAYS_OPEN, before;
	struct report_progress progress;
	struct period month;
	enum err err;

	*out_more = false;
	err = report_sum_store_lock_progress(cx, &progress);
	if (err)
		return err;
	if (progress.through == NO_DAY ||
	    progress.month_day != cx->profile->period_first_day) {
		err = begin(cx, last, &progress);
		if (err)
			return err;
	} else if (progress.through >= last)
		return OK;
	before = progress.through;
	if (before < last) {
		month = period_of(cx->profile, cx->calendar, PERIOD_MONTH,
		    before + 1);
		progress.through = month.to < last ? month.to : last;
		err = sum_up(cx, before, progress.through);
		if (err)
			return err;
	}
	*out_more = progress.through < last;
	return report_sum_store_set_progress(cx, &progress);
}

/* What is open ---------------------------------------- */

static struct report_open
open_of(const struct cx *cx, int64_t known_at, int32_t on)
{
	return (struct report_open){
		.known_at = known_at,
		.on = on,
		.month_from = period_of(cx->profile, cx->calendar, PERIOD_MONTH,
		    on)
				  .from,
		.quarter_from = period_of(cx->profile, cx->calendar,
		    PERIOD_QUARTER, on)
				    .from,
		.year_from = period_of(cx->profile, cx->calendar, PERIOD_YEAR,
		    on)
				 .from,
	};
}

/* A clock that was set back makes the newest sum one of the future. */
static bool
open_is_new(const struct cx *cx, const struct report_progress *progress)
{
	return progress->open_at != NO_MOMENT &&
	       progress->open_on == clock_day(cx->now) &&
	       progress->open_at <= cx->now - SETTLED &&
	       progress->open_at > cx->now - SETTLED - RENEWED_EVERY;
}

enum err
report_sum_open(struct cx *cx)
{
	struct report_progress progress;
	struct report_open open;
	enum err err;

	err = report_sum_store_lock_progress(cx, &progress);
	/* Without months nothing says on which day they begin. */
	if (err || progress.through == NO_DAY || open_is_new(cx, &progress))
		return err;
	err = report_open_store_remove_others(cx, progress.open_at);
	if (err)
		return err;
	open = open_of(cx, cx->now - SETTLED, clock_day(cx->now));
	err = report_open_store_add(cx, &open);
	if (err)
		return err;
	progress.open_at = open.known_at;
	progress.open_on = open.on;
	return report_sum_store_set_progress(cx, &progress);
}

enum err
report_sum_forget(struct cx *cx)
{
	struct report_progress progress;
	enum err err;

	err = report_sum_store_lock_progress(cx, &progress);
	if (err)
		return err;
	err = report_sum_store_remove_all(cx);
	if (!err)
		err = forget_open(cx, &progress);
	if (err)
		return err;
	progress.through = NO_DAY;
	return report_sum_store_set_progress(cx, &progress);
}

static enum err
check_open(struct cx *cx, const struct report_progress *progress,
    uint64_t *out_wrong)
{
	struct report_open open;
	uint64_t n;
	enum err err;

	if (progress->open_at == NO_MOMENT)
		return OK;
	open = open_of(cx, progress->open_at, progress->open_on);
	err = report_open_store_check(cx, &open, &n);
	if (!err)
		*out_wrong += n;
	return err;
}

enum err
report_sum_check(struct cx *cx, uint64_t *out_days, uint64_t *out_wrong)
{
	struct report_progress progress;
	int32_t day;
	uint64_t n;
	enum err err;

	*out_days = *out_wrong = 0;
	err = report_sum_store_get_progress(cx, &progress);
	if (err || progress.through == NO_DAY)
		return err;
	err = check_open(cx, &progress, out_wrong);
	if (err)
		return err;
	err = report_sum_store_first_closed(cx, &day);
	while (!err && day != NO_DAY && day <= progress.through) {
		struct report_month month = month_of(cx, day, progress.through);

		err = report_sum_store_check_month(cx, &month, &n);
		if (err)
			return err;
		*out_wrong += n;
		*out_days += (uint64_t)(month.last_day - day + 1);
		day = month.last_day + 1;
	}
	return err;
}
