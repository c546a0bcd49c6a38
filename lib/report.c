#include "report.h"

#include "assignment.h"
#include "clock.h"
#include "text.h"

const char *const report_cell_names[N_REPORT_CELLS + 1] = {
	[CELL_CARRIED] = "carried",
	[CELL_NEW] = "new",
	[CELL_TOTAL] = "total",
	[CELL_DONE_EARLY] = "done_early",
	[CELL_DONE_ON_TIME] = "done_on_time",
	[CELL_DONE_LATE] = "done_late",
	[CELL_DONE_NO_DEADLINE] = "done_no_deadline",
	[CELL_DONE] = "done",
	[CELL_DOING_IN_TIME] = "doing_in_time",
	[CELL_DOING_OVERDUE] = "doing_overdue",
	[CELL_DOING_NO_DEADLINE] = "doing_no_deadline",
	[CELL_DOING] = "doing",
	[CELL_NOT_STARTED_IN_TIME] = "not_started_in_time",
	[CELL_NOT_STARTED_OVERDUE] = "not_started_overdue",
	[CELL_NOT_STARTED_NO_DEADLINE] = "not_started_no_deadline",
	[CELL_NOT_STARTED] = "not_started",
	[CELL_EXTENDED] = "extended",
	[CELL_RETURNED] = "returned",
	[CELL_NOTICED] = "noticed",
	[CELL_ESCALATED] = "escalated",
	[CELL_UPDATED_LATE] = "updated_late",
	[CELL_NOT_UPDATED] = "not_updated",
	[CELL_OUT] = "out",
	[CELL_FALLEN_DUE] = "fallen_due",
	[CELL_DONE_IN_TIME] = "done_in_time",
};

const char *const report_by_names[N_REPORT_BY + 1] = {
	[BY_AGENCY] = "agency",
	[BY_SPECIALIST] = "specialist",
	[BY_ASSIGNER] = "assigner",
	[BY_FIELD] = "field",
	[BY_DOC_TYPE] = "doc_type",
	[BY_SOURCE] = "source",
};

const char *const report_scope_names[REPORT_ALL + 2] = {
	[REPORT_VI] = "vi",
	[REPORT_ALL] = "all",
};

const char *
report_cell_name(enum report_cell cell)
{
	return (unsigned)cell < N_REPORT_CELLS ? report_cell_names[cell] : "";
}

bool
report_cell_from_name(const char *name, enum report_cell *out)
{
	for (unsigned i = 0; i < N_REPORT_CELLS; i++) {
		if (!text_equal(report_cell_names[i], name))
			continue;
		*out = (enum report_cell)i;
		return true;
	}
	return false;
}

void
report_counts_add(struct report_counts *sum, const struct report_counts *n)
{
	for (unsigned i = 0; i < N_REPORT_CELLS; i++)
		sum->n[i] += n->n[i];
}

void
report_counts_sum_up(struct report_counts *counts)
{
	uint32_t *n = counts->n;

	n[CELL_TOTAL] = n[CELL_CARRIED] + n[CELL_NEW];
	n[CELL_DONE_IN_TIME] = n[CELL_DONE_EARLY] + n[CELL_DONE_ON_TIME] +
			       n[CELL_DONE_NO_DEADLINE];
	n[CELL_DONE] = n[CELL_DONE_IN_TIME] + n[CELL_DONE_LATE];
	n[CELL_DOING] = n[CELL_DOING_IN_TIME] + n[CELL_DOING_OVERDUE] +
			n[CELL_DOING_NO_DEADLINE];
	n[CELL_NOT_STARTED] = n[CELL_NOT_STARTED_IN_TIME] +
			      n[CELL_NOT_STARTED_OVERDUE] +
			      n[CELL_NOT_STARTED_NO_DEADLINE];
}

/* By the number of the leaf. */
static const enum report_cell leafs[] = {
	N_REPORT_CELLS,
	CELL_DONE_EARLY,
	CELL_DONE_ON_TIME,
	CELL_DONE_LATE,
	CELL_DONE_NO_DEADLINE,
	CELL_OUT,
	CELL_DOING_IN_TIME,
	CELL_DOING_OVERDUE,
	CELL_DOING_NO_DEADLINE,
	CELL_NOT_STARTED_IN_TIME,
	CELL_NOT_STARTED_OVERDUE,
	CELL_NOT_STARTED_NO_DEADLINE,
};
enum { N_LEAFS = sizeof(leafs) / sizeof(leafs[0]) };

/* By bit: one number to group by is quicker than a sum of each. The first five
 * are those of the column marks. */
const enum report_cell report_flags[N_REPORT_FLAGS] = {
	CELL_EXTENDED,
	CELL_RETURNED,
	CELL_NOTICED,
	CELL_ESCALATED,
	CELL_UPDATED_LATE,
	CELL_NOT_UPDATED,
	CELL_FALLEN_DUE,
};

bool
report_cell_of_leaf(uint64_t leaf, enum report_cell *out)
{
	if (leaf == 0 || leaf >= N_LEAFS)
		return false;
	*out = leafs[leaf];
	return true;
}

void
report_counts_add_rows(struct report_counts *counts, enum report_cell leaf,
    unsigned flags, uint32_t n)
{
	counts->n[leaf] += n;
	if (leaf == CELL_OUT)
		return;
	counts->n[(flags & REPORT_FLAG_CARRIED) != 0 ? CELL_CARRIED
						     : CELL_NEW] += n;
	for (unsigned i = 0; i < N_REPORT_FLAGS; i++) {
		if ((flags >> i & 1) != 0)
			counts->n[report_flags[i]] += n;
	}
}

bool
report_counts_are_zero(const struct report_counts *counts)
{
	for (unsigned i = 0; i < N_REPORT_CELLS; i++) {
		if (counts->n[i] != 0)
			return false;
	}
	return true;
}

int64_t
report_known_at(const struct period *period, int64_t now)
{
	int64_t end = clock_day_end(period->to);

	return now < end ? now : end;
}

int32_t
report_as_of(const struct report_query *query)
{
	int32_t day = clock_day(query->known_at);

	return day < query->period.to ? day : query->period.to;
}

static bool
lies_in(const struct period *period, int32_t day)
{
	return day != NO_DAY && day >= period->from && day <= period->to;
}

bool
report_is_supplement(const struct period *period,
    const struct assignment_line *line)
{
	const struct assignment *a = &line->a;
	int32_t assigned_on = a->assigned_at == NO_MOMENT
				  ? NO_DAY
				  : clock_day(a->assigned_at);

	if (lies_in(period, assigned_on) && line->issued_on < period->from)
		return true;
	return lies_in(period, a->closed_on) && a->result_on != NO_DAY &&
	       a->result_on < period->from;
}

static const char *const rate_names[N_REPORT_RATES] = {
	[RATE_DONE] = "done",
	[RATE_ON_TIME] = "on_time",
	[RATE_OVERDUE] = "overdue",
};

const char *
report_rate_name(enum report_rate rate)
{
	return (unsigned)rate < N_REPORT_RATES ? rate_names[rate] : "";
}

struct rate
report_rate_of(const struct report_counts *counts, enum report_rate rate)
{
	const uint32_t *n = counts->n;

	switch (rate) {
	case RATE_DONE:
		return (struct rate){ n[CELL_DONE], n[CELL_TOTAL] };
	case RATE_ON_TIME:
		return (struct rate){ n[CELL_DONE_EARLY] + n[CELL_DONE_ON_TIME],
			n[CELL_FALLEN_DUE] };
	case RATE_OVERDUE:
		return (struct rate){ n[CELL_DOING_OVERDUE] +
					  n[CELL_NOT_STARTED_OVERDUE],
			n[CELL_TOTAL] };
	case N_REPORT_RATES:
		break;
	}
	return (struct rate){ 0, 0 };
}
