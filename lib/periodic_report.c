#include "periodic_report.h"

#include "clock.h"

const char *const periodic_report_state_names[N_PERIODIC_REPORT_STATES + 1] = {
	[PERIODIC_REPORT_DRAFT] = "draft",
	[PERIODIC_REPORT_SENT] = "sent",
};

const char *
periodic_report_part_name(enum periodic_report_part part)
{
	return part == PART_NEXT ? "next" : "period";
}

static enum report_cell
leaf_of_done(enum outcome outcome)
{
	if (outcome == OUTCOME_EARLY)
		return CELL_DONE_EARLY;
	if (outcome == OUTCOME_ON_TIME)
		return CELL_DONE_ON_TIME;
	return outcome == OUTCOME_LATE ? CELL_DONE_LATE : CELL_DONE_NO_DEADLINE;
}

/* As report_row_store.h says it to the database. */
enum report_cell
periodic_report_leaf(const struct assignment *a, int32_t as_of)
{
	bool doing = a->state == STATE_IN_PROGRESS ||
		     a->state == STATE_SUBMITTED;

	if (a->state == STATE_COMPLETED)
		return leaf_of_done(a->outcome);
	if (!assignment_is_open(a->state))
		return CELL_OUT;
	if (a->due_on == NO_DAY)
		return doing ? CELL_DOING_NO_DEADLINE
			     : CELL_NOT_STARTED_NO_DEADLINE;
	if (a->due_on >= as_of)
		return doing ? CELL_DOING_IN_TIME : CELL_NOT_STARTED_IN_TIME;
	if (a->state == STATE_SUBMITTED && a->submitted_at != NO_MOMENT &&
	    clock_day(a->submitted_at) <= a->due_on)
		return CELL_DOING_IN_TIME;
	return doing ? CELL_DOING_OVERDUE : CELL_NOT_STARTED_OVERDUE;
}

void
periodic_report_count(const struct periodic_report_lines *lines,
    enum assignment_role role, struct report_counts *out)
{
	*out = (struct report_counts){ { 0 } };
	for (size_t i = 0; i < lines->n; i++) {
		const struct periodic_report_line *line = &lines->items[i];

		if (line->role != role)
			continue;
		out->n[line->leaf]++;
		if (line->leaf != CELL_OUT)
			out->n[line->is_carried ? CELL_CARRIED : CELL_NEW]++;
		out->n[CELL_NOTICED] += line->notice_count > 0;
	}
	report_counts_sum_up(out);
}

bool
periodic_report_is_overdue(const struct periodic_report_line *line)
{
	return line->role == ROLE_LEAD &&
	       (line->leaf == CELL_DOING_OVERDUE ||
		   line->leaf == CELL_NOT_STARTED_OVERDUE);
}

bool
periodic_report_is_supplement(const struct period *period,
    const struct periodic_report_line *line)
{
	if (line->leaf == CELL_TOTAL) /* of the next period */
		return false;
	return (!line->is_carried && line->issued_on < period->from) ||
	       (line->result_on != NO_DAY && line->result_on < period->from);
}

bool
periodic_report_is_whole(const struct periodic_report *report)
{
	return report->known_at >= clock_day_end(report->period.to);
}

bool
periodic_report_is_late(int32_t send_by, int64_t sent_at, int64_t now)
{
	return clock_day(sent_at == NO_MOMENT ? now : sent_at) > send_by;
}

/* The one n further (n is 1 or -1). */
static struct period
beside(const struct profile *profile, const struct calendar *calendar,
    const struct period *period, int n)
{
	int last = period->kind == PERIOD_MONTH     ? 12
		   : period->kind == PERIOD_QUARTER ? 4
						    : 0;
	int number = last > 0 ? period->number + n : 0;
	int year = period->year;
	struct period out = *period;

	if (last == 0 || number < 1 || number > last)
		year += n;
	if (last > 0)
		number = (number + last - 1) % last + 1;
	(void)period_make(profile, calendar, period->kind, year, number, &out);
	return out;
}

struct period
periodic_report_next(const struct profile *profile,
    const struct calendar *calendar, const struct period *period)
{
	return beside(profile, calendar, period, 1);
}

struct period
periodic_report_before(const struct profile *profile,
    const struct calendar *calendar, const struct period *period)
{
	return beside(profile, calendar, period, -1);
}

/* The last one of a kind that ended before the day. */
static bool
last_ended(const struct profile *profile, const struct calendar *calendar,
    enum period_kind kind, int32_t day, struct period *out)
{
	*out = period_of(profile, calendar, kind, day);
	if (out->to >= day)
		*out = beside(profile, calendar, out, -1);
	return out->to < day;
}

bool
periodic_report_wanted(const struct profile *profile,
    const struct calendar *calendar, int32_t day, struct period *out)
{
	/* The longest first: it stays when another ends on the same day. */
	static const enum period_kind kinds[] = { PERIOD_YEAR,
		PERIOD_NINE_MONTHS, PERIOD_SIX_MONTHS, PERIOD_QUARTER,
		PERIOD_MONTH };
	bool found = false;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct period one;

		if ((kinds[i] == PERIOD_NINE_MONTHS &&
			!profile->period_has_nine_months) ||
		    (kinds[i] == PERIOD_MONTH &&
			!profile->periodic_report_monthly))
			continue;
		if (!last_ended(profile, calendar, kinds[i], day, &one))
			continue;
		if (!found || one.to > out->to)
			*out = one;
		found = true;
	}
	return found;
}

int32_t
periodic_report_remind_on(const struct profile *profile,
    const struct calendar *calendar, const struct period *period)
{
	int days = profile->periodic_report_remind_days;
	int32_t on;

	if (days == 0)
		return NO_DAY;
	on = calendar_subtract(calendar, period->send_by, days);
	/* Nobody is reminded of a period that is not over. */
	return on > period->to ? on : period->to + 1;
}

bool
periodic_report_may_write(const struct actor *actor)
{
	return actor != NULL && actor->agency_id != 0 &&
	       role_may(actor->role, PERM_RESPOND);
}
