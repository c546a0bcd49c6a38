#include "chart.h"

#include "arena.h"
#include "str.h"

enum { PATH_MAX_LENGTH = 8192, STEPS = 4 };

int
chart_bars(const uint32_t *values, size_t n, struct chart_bar *out)
{
	uint32_t largest = 0;

	for (size_t i = 0; i < n; i++)
		largest = values[i] > largest ? values[i] : largest;
	for (size_t i = 0; i < n; i++) {
		uint64_t width = largest == 0
				     ? 0
				     : (uint64_t)values[i] *
					   (CHART_WIDTH - CHART_NUMBER) /
					   largest;

		if (values[i] > 0 && width < 2)
			width = 2;
		out[i] = (struct chart_bar){ (int)i * CHART_ROW, (int)width };
	}
	return (int)n * CHART_ROW;
}

/* 1, 2 or 5 and zeros: the smallest not below n. */
static uint32_t
round_up(uint32_t n)
{
	static const uint32_t firsts[] = { 1, 2, 5 };
	uint32_t power = 1;

	for (;;) {
		for (size_t i = 0; i < 3; i++) {
			if (firsts[i] * power >= n)
				return firsts[i] * power;
		}
		if (power >= 100000000)
			return n;
		power *= 10;
	}
}

static int
y_of(const struct chart_scale *scale, uint32_t value)
{
	uint64_t room = CHART_HEIGHT - CHART_TOP - CHART_BOTTOM;

	return CHART_HEIGHT - CHART_BOTTOM -
	       (int)(value * room / (scale->top == 0 ? 1 : scale->top));
}

struct chart_scale
chart_scale_of(uint32_t largest)
{
	uint32_t step = round_up((largest + STEPS - 1) / STEPS);
	struct chart_scale scale = { .top = 0 };

	if (step == 0)
		step = 1;
	while (scale.top < largest || scale.top == 0)
		scale.top += step;
	for (uint32_t value = 0;
	     value <= scale.top && scale.n < CHART_TICKS_MAX; value += step) {
		scale.ticks[scale.n].value = value;
		scale.ticks[scale.n].y = y_of(&scale, value);
		scale.n++;
	}
	return scale;
}

void
chart_line(const struct chart_scale *scale, const uint32_t *values, size_t n,
    struct chart_point *out)
{
	int room = CHART_WIDTH - CHART_LEFT - CHART_RIGHT;

	for (size_t i = 0; i < n; i++) {
		out[i].x = CHART_LEFT +
			   (n < 2 ? 0 : room * (int)i / ((int)n - 1));
		out[i].y = y_of(scale, values[i]);
	}
}

const char *
chart_path(struct arena *mem, const struct chart_point *points, size_t n)
{
	struct str path;

	str_init(&path, mem, PATH_MAX_LENGTH);
	for (size_t i = 0; i < n; i++)
		str_printf(&path, "%c%d,%d", i == 0 ? 'M' : 'L', points[i].x,
		    points[i].y);
	return str_text(&path);
}
