#include "unused.h"

#include "clock.h"

static int64_t
days_as_seconds(int days)
{
	return (int64_t)days * DAY_SECONDS;
}

int64_t
unused_limit(int days, int64_t now)
{
	int wait = days > UNUSED_WARN_DAYS ? days - UNUSED_WARN_DAYS : 0;

	return now - days_as_seconds(wait);
}

int64_t
unused_closes_at(const struct unused_account *account, int days,
    int64_t warned_at)
{
	int64_t by_use = account->used_at + days_as_seconds(days);
	int64_t by_warning = warned_at + days_as_seconds(UNUSED_WARN_DAYS);

	return by_use > by_warning ? by_use : by_warning;
}

enum unused_step
unused_step_of(const struct unused_account *account, int days, int64_t now)
{
	if (account->used_at >= unused_limit(days, now))
		return UNUSED_NOTHING;
	if (account->warned_at == NO_MOMENT ||
	    account->warned_at < account->used_at)
		return UNUSED_WARN;
	return now >= unused_closes_at(account, days, account->warned_at)
		   ? UNUSED_CLOSE
		   : UNUSED_NOTHING;
}
