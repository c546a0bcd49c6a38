/*
 * chart: bars and lines stand where their values say.
 */
#include "chart.h"

#include "arena.h"
#include "check.h"

static void
bars_are_as_long_as_their_values(void **state)
{
	static const uint32_t values[] = { 2000, 1000, 0, 1 };
	struct chart_bar bars[4];

	(void)state;
	assert_int_equal(chart_bars(values, 4, bars), 4 * CHART_ROW);
	assert_int_equal(bars[0].width, CHART_WIDTH - CHART_NUMBER);
	assert_int_equal(bars[1].width, (CHART_WIDTH - CHART_NUMBER) / 2);
	assert_int_equal(bars[2].width, 0);
	/* Something can be seen, however little. */
	assert_int_equal(bars[3].width, 2);
	assert_int_equal(bars[3].y, 3 * CHART_ROW);
	assert_int_equal(chart_bars(&values[2], 1, bars), CHART_ROW);
	assert_int_equal(bars[0].width, 0);
	assert_int_equal(chart_bars(values, 0, bars), 0);
}

static void
a_scale_ends_on_a_round_number(void **state)
{
	static const struct {
		uint32_t largest, step, top;
	} cases[] = { { 0, 1, 1 }, { 1, 1, 1 }, { 7, 2, 8 }, { 150, 50, 150 },
		{ 1301, 500, 1500 } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct chart_scale scale = chart_scale_of(cases[i].largest);

		assert_int_equal(scale.top, cases[i].top);
		assert_int_equal(scale.ticks[0].value, 0);
		assert_int_equal(scale.ticks[0].y, CHART_HEIGHT - CHART_BOTTOM);
		assert_int_equal(scale.ticks[1].value, cases[i].step);
		assert_int_equal(scale.ticks[scale.n - 1].value, scale.top);
		assert_int_equal(scale.ticks[scale.n - 1].y, CHART_TOP);
	}
}

static void
a_line_goes_from_edge_to_edge(void **state)
{
	static const uint32_t values[] = { 0, 10, 5 };
	struct arena *mem = arena_open(1 << 16);
	struct chart_scale scale = chart_scale_of(10);
	struct chart_point points[3];

	(void)state;
	chart_line(&scale, values, 3, points);
	assert_int_equal(points[0].x, CHART_LEFT);
	assert_int_equal(points[2].x, CHART_WIDTH - CHART_RIGHT);
	assert_int_equal(points[0].y, CHART_HEIGHT - CHART_BOTTOM);
	assert_true(points[1].y < points[2].y);
	assert_true(points[2].y < points[0].y);
	assert_string_equal(chart_path(mem, points, 2), "M44,190L256,14");
	assert_string_equal(chart_path(mem, points, 0), "");
	arena_close(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_are_as_long_as_their_values),
		cmocka_unit_test(a_scale_ends_on_a_round_number),
		cmocka_unit_test(a_line_goes_from_edge_to_edge),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
