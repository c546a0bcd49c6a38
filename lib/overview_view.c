#include "overview_view.h"

#include "arena.h"
#include "chart.h"
#include "clock.h"
#include "period_view.h"
#include "text.h"

static struct node *
bar_view(struct node *picture, size_t i, const struct chart_bar *bar,
    uint32_t n, const char *link)
{
	struct node *item = node_item(picture, "Bars", i);

	node_int(item, "y", bar->y);
	node_int(item, "width", bar->width);
	node_int(item, "after", bar->width + 6);
	node_int(item, "n", n);
	node_text(item, "link", link);
	return item;
}

/* The days of a due date as the list reads them. */
static const char *
age_link(struct cx *cx, enum age_band band)
{
	int32_t from, to;
	char first[16], last[16];

	age_band_days(band, clock_day(cx->now), &from, &to);
	if (from == NO_DAY)
		return arena_printf(cx->mem, "task-list?view=overdue&due_to=%s",
		    day_format(to, last));
	return arena_printf(cx->mem,
	    "task-list?view=overdue&due_from=%s&due_to=%s",
	    day_format(from, first), day_format(to, last));
}

static void
ages_view(struct cx *cx, struct node *root, const uint32_t *ages)
{
	struct node *picture = node_child(root, "Ages");
	struct chart_bar bars[N_AGE_BANDS];
	uint32_t sum = 0;

	node_int(picture, "height", chart_bars(ages, N_AGE_BANDS, bars));
	for (size_t i = 0; i < N_AGE_BANDS; i++) {
		struct node *item = bar_view(picture, i, &bars[i], ages[i],
		    age_link(cx, (enum age_band)i));

		node_text(item, "band", age_band_names[i]);
		sum += ages[i];
	}
	node_int(root, "n_overdue", sum);
}

/* filter: of the list, what a group is chosen by ("agency_id"). */
static void
groups_view(struct cx *cx, struct node *root, const char *name,
    const struct overview_groups *groups, const char *filter)
{
	struct node *picture = node_child(root, name);
	struct chart_bar bars[OVERVIEW_GROUPS_MAX];
	uint32_t values[OVERVIEW_GROUPS_MAX];
	size_t n = groups->n < OVERVIEW_GROUPS_MAX ? groups->n
						   : OVERVIEW_GROUPS_MAX;

	for (size_t i = 0; i < n; i++)
		values[i] = groups->items[i].n;
	node_int(picture, "height", chart_bars(values, n, bars));
	node_bool(picture, "more", groups->n > n);
	node_list(picture, "Bars");
	for (size_t i = 0; i < n; i++) {
		const struct overview_group *group = &groups->items[i];
		struct node *item = bar_view(picture, i, &bars[i], group->n,
		    arena_printf(cx->mem, "task-list?view=overdue&%s=%s",
			filter, group->key));

		node_text(item, "word", group->word);
		node_text(item, "name", group->name);
		node_text(item, "label",
		    text_shorten(cx->mem, group->name, CHART_LABEL_MAX));
	}
}

static const char *
month_link(struct cx *cx, const struct overview_month *month, const char *cell)
{
	return arena_printf(cx->mem,
	    "report-rows?%s&role=all&scope=all&cell=%s",
	    period_query(cx, &month->period), cell);
}

static void
line_view(struct cx *cx, struct node *picture, size_t at,
    const struct chart_scale *scale, const struct overview *overview,
    const char *cell)
{
	struct node *line = node_item(picture, "Lines", at);
	struct chart_point points[OVERVIEW_MONTHS];
	uint32_t values[OVERVIEW_MONTHS];

	for (size_t i = 0; i < OVERVIEW_MONTHS; i++)
		values[i] = at == 0 ? overview->months[i].in_time
				    : overview->months[i].late;
	chart_line(scale, values, OVERVIEW_MONTHS, points);
	node_text(line, "name", cell);
	node_text(line, "path", chart_path(cx->mem, points, OVERVIEW_MONTHS));
	for (size_t i = 0; i < OVERVIEW_MONTHS; i++) {
		struct node *point = node_item(line, "Points", i);

		node_int(point, "x", points[i].x);
		node_int(point, "y", points[i].y);
		node_int(point, "n", values[i]);
		node_int(point, "month", overview->months[i].period.number);
		node_int(point, "year", overview->months[i].period.year);
		node_text(point, "link",
		    month_link(cx, &overview->months[i], cell));
		if (at == 0) {
			struct node *item = node_item(picture, "Items", i);

			node_int(item, "x", points[i].x);
		}
	}
}

static void
months_view(struct cx *cx, struct node *root, const struct overview *overview)
{
	struct node *picture = node_child(root, "Months");
	struct chart_scale scale;
	uint32_t largest = 0;

	for (size_t i = 0; i < OVERVIEW_MONTHS; i++) {
		const struct overview_month *month = &overview->months[i];

		largest = month->in_time > largest ? month->in_time : largest;
		largest = month->late > largest ? month->late : largest;
	}
	scale = chart_scale_of(largest);
	node_int(picture, "height", CHART_HEIGHT);
	for (size_t i = 0; i < scale.n; i++) {
		struct node *tick = node_item(picture, "Ticks", i);

		node_int(tick, "value", scale.ticks[i].value);
		node_int(tick, "y", scale.ticks[i].y);
	}
	line_view(cx, picture, 0, &scale, overview, "done_in_time");
	line_view(cx, picture, 1, &scale, overview, "done_late");
	for (size_t i = 0; i < OVERVIEW_MONTHS; i++) {
		const struct overview_month *month = &overview->months[i];
		struct node *item = node_item(picture, "Items", i);

		node_int(item, "month", month->period.number);
		node_int(item, "year", month->period.year);
		node_bool(item, "shown", (OVERVIEW_MONTHS - 1 - i) % 2 == 0);
		node_int(item, "in_time", month->in_time);
		node_int(item, "late", month->late);
		node_text(item, "in_time_link",
		    month_link(cx, month, "done_in_time"));
		node_text(item, "late_link",
		    month_link(cx, month, "done_late"));
		node_rate(item, "rate", month->in_time,
		    month->in_time + month->late);
	}
}

void
overview_view(struct cx *cx, struct node *root, const struct overview *overview)
{
	ages_view(cx, root, overview->ages);
	groups_view(cx, root, "Agencies", &overview->agencies, "agency_id");
	groups_view(cx, root, "Fields", &overview->fields, "field_id");
	groups_view(cx, root, "Assigners", &overview->assigners, "assigner_id");
	months_view(cx, root, overview);
}
