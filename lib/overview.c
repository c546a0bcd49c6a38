#include "overview.h"

#include "clock.h"

const char *const age_band_names[N_AGE_BANDS + 1] = {
	[AGE_30] = "late_1_30",
	[AGE_60] = "late_31_60",
	[AGE_120] = "late_61_120",
	[AGE_OLD] = "late_121",
};

/* The last day of lateness of each but the last. */
static const int32_t band_ends[] = { 30, 60, 120 };

enum age_band
age_band_of(int32_t due_on, int32_t today)
{
	int32_t late = today - due_on;

	for (int i = AGE_30; i < AGE_OLD; i++) {
		if (late <= band_ends[i])
			return (enum age_band)i;
	}
	return AGE_OLD;
}

void
age_band_days(enum age_band band, int32_t today, int32_t *out_from,
    int32_t *out_to)
{
	*out_from = band == AGE_OLD ? NO_DAY : today - band_ends[band];
	*out_to = today - 1 - (band == AGE_30 ? 0 : band_ends[band - 1]);
}

void
overview_groups_sort(struct overview_groups *groups)
{
	size_t n = 0;

	for (size_t i = 0; i < groups->n; i++) {
		struct overview_group group = groups->items[i];
		size_t at = n;

		if (group.n == 0)
			continue;
		while (at > 0 && groups->items[at - 1].n < group.n) {
			groups->items[at] = groups->items[at - 1];
			at--;
		}
		groups->items[at] = group;
		n++;
	}
	groups->n = n;
}
