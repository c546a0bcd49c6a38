#include "period_view.h"

#include "arena.h"
#include "clock.h"

const char *const period_choices[] = { "month", "quarter", "six_months",
	"nine_months", "year", NULL };
const char *const period_choices_all[] = { "month", "quarter", "six_months",
	"nine_months", "year", "free", NULL };

void
period_view(struct node *node, const struct period *period)
{
	node_text(node, "kind", period_kind_name(period->kind));
	node_int(node, "year", period->year);
	if (period->number > 0)
		node_int(node, "number", period->number);
	node_day(node, "from", period->from);
	node_day(node, "to", period->to);
	node_day(node, "send_by", period->send_by);
}

void
period_kinds_view(struct cx *cx, struct node *node, const char *name,
    enum period_kind current)
{
	size_t n = 0;

	for (int kind = 0; kind < PERIOD_FREE; kind++) {
		struct node *item;

		if (kind == PERIOD_NINE_MONTHS &&
		    !cx->profile->period_has_nine_months)
			continue;
		item = node_item(node, name, n++);
		node_text(item, "kind",
		    period_kind_name((enum period_kind)kind));
		node_bool(item, "current", kind == (int)current);
	}
}

const char *
period_query(struct cx *cx, const struct period *period)
{
	const char *kind = period_kind_name(period->kind);
	char from[16], to[16];

	if (period->kind == PERIOD_FREE)
		return arena_printf(cx->mem, "period=free&from=%s&to=%s",
		    day_format_iso(period->from, from),
		    day_format_iso(period->to, to));
	if (period->number == 0)
		return arena_printf(cx->mem, "period=%s&year=%d", kind,
		    period->year);
	return arena_printf(cx->mem, "period=%s&year=%d&number=%d", kind,
	    period->year, period->number);
}

/* The n-th period before (-1) or after (1); false: there is none. */
static bool
beside(struct cx *cx, const struct period *period, int step, struct period *out)
{
	int last = period->kind == PERIOD_MONTH     ? 12
		   : period->kind == PERIOD_QUARTER ? 4
						    : 0;
	int number = last > 0 ? period->number + step : 0;
	int year = period->year;

	if (last == 0)
		year += step;
	else if (number < 1)
		year--;
	else if (number > last)
		year++;
	if (last > 0)
		number = (number + last - 1) % last + 1;
	return period->kind != PERIOD_FREE &&
	       period_make(cx->profile, cx->calendar, period->kind, year,
		   number, out);
}

void
period_neighbours_view(struct cx *cx, struct node *node,
    const struct period *period)
{
	struct period other;

	node_text(node, "previous",
	    beside(cx, period, -1, &other) ? period_query(cx, &other) : "");
	node_text(node, "next",
	    beside(cx, period, 1, &other) && other.from <= clock_day(cx->now)
		? period_query(cx, &other)
		: "");
}
