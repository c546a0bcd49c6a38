/*
 * chart: where the bars and lines of a picture stand. Pure arithmetic: the
 * picture itself is drawn by templates/parts/chart.cs as SVG, with the numbers
 * in words beside it.
 *
 * Units are those of the picture: CHART_WIDTH across, as high as it needs.
 */
#ifndef CHART_H
#define CHART_H

#include <stddef.h>
#include <stdint.h>

struct arena;

enum {
	CHART_WIDTH = 480,
	CHART_ROW = 40,    /* a bar with its label above */
	CHART_NUMBER = 60, /* room for the number after the longest bar */
	CHART_LABEL_MAX = 54,
	CHART_HEIGHT = 220, /* of lines */
	CHART_LEFT = 44,
	CHART_RIGHT = 12,
	CHART_TOP = 14,
	CHART_BOTTOM = 30,
	CHART_TICKS_MAX = 6
};

struct chart_bar {
	int y;     /* of the label's line */
	int width; /* 0: nothing; else at least 2, to be seen */
};
/* One bar for each of n values; returns the height of the picture. */
int chart_bars(const uint32_t *values, size_t n, struct chart_bar *out);

struct chart_point {
	int x;
	int y;
};
struct chart_scale {
	uint32_t top; /* a round number, not below the largest value */
	size_t n;
	struct {
		uint32_t value;
		int y;
	} ticks[CHART_TICKS_MAX];
};
struct chart_scale chart_scale_of(uint32_t largest);
/* The points of one line from the left edge to the right. */
void chart_line(const struct chart_scale *scale, const uint32_t *values,
    size_t n, struct chart_point *out);
/* "M44,190L80,120": the line through them. */
const char *chart_path(struct arena *mem, const struct chart_point *points,
    size_t n);

#endif
