#include "frozen_verbs.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "crypto.h"
#include "evaluation.h"
#include "frozen_store.h"
#include "profile.h"
#include "seal_store.h"

/* The fixed form ----------------------------------------------------------- */

enum err
frozen_write(struct cx *cx, const struct frozen *frozen, bool derived,
    void (*sink)(void *to, const char *line), void *to)
{
	const struct frozen_source source = { derived ? 0 : frozen->id,
		&frozen->query };
	struct report_counts total = { .n = { 0 } };
	uint32_t n_rows, n_tasks;
	struct report_row *sums;
	size_t n;
	enum err err;

	sink(to, frozen_head_text(cx->mem, &frozen->query));
	err = frozen_store_write_rows(cx, &source, sink, to);
	if (!err)
		err = frozen_store_sums(cx, &source, &sums, &n, &n_rows,
		    &n_tasks);
	if (err)
		return err;
	for (size_t i = 0; i < n; i++) {
		report_counts_add(&total, &sums[i].counts);
		sink(to, arena_printf(cx->mem, "agency %" PRIu64 " %s",
			     sums[i].agency.id,
			     frozen_counts_text(cx->mem, &sums[i].counts)));
	}
	sink(to, arena_printf(cx->mem, "total %" PRIu32 " %" PRIu32 " %s",
		     n_rows, n_tasks, frozen_counts_text(cx->mem, &total)));
	return OK;
}

static void
add_to_sum(void *to, const char *line)
{
	struct sha256 *sum = to;

	sha256_add(sum, line, strlen(line));
	if (line[strlen(line) - 1] != '\n')
		sha256_add(sum, "\n", 1);
}

static enum err
sum_up(struct cx *cx, const struct frozen *frozen, bool derived,
    uint8_t out[static SHA256_SIZE])
{
	struct sha256 *sum = sha256_open();
	enum err err = frozen_write(cx, frozen, derived, add_to_sum, sum);

	sha256_finish(sum, out);
	return err;
}

/* The stored sums of the agencies belong to it too: they are what is shown. */
static enum err
sums_are_stored(struct cx *cx, const struct frozen *frozen, bool *out)
{
	const struct frozen_source source = { frozen->id, NULL };
	struct report_counts total = { .n = { 0 } };
	struct report_summary summary;
	uint32_t n_rows, n_tasks;
	struct report_row *sums;
	size_t n, n_shown = 0, n_same = 0;
	enum err err;

	err = frozen_store_sums(cx, &source, &sums, &n, &n_rows, &n_tasks);
	if (!err)
		err = frozen_store_summary(cx, frozen, &summary);
	if (err)
		return err;
	for (size_t i = 0; i < n; i++)
		report_counts_add(&total, &sums[i].counts);
	for (size_t b = 0; b < summary.n_blocks; b++) {
		n_shown += summary.blocks[b].n;
		for (size_t k = 0; k < summary.blocks[b].n; k++)
			for (size_t i = 0; i < n; i++)
				n_same += sums[i].agency.id == summary.blocks[b]
								   .rows[k]
								   .agency.id &&
					  memcmp(&sums[i].counts,
					      &summary.blocks[b].rows[k].counts,
					      sizeof(total)) == 0;
	}
	*out = n_shown == n && n_same == n && n_rows == frozen->n_rows &&
	       n_tasks == frozen->n_tasks &&
	       memcmp(&total, &summary.total, sizeof(total)) == 0;
	return OK;
}

enum err
frozen_check(struct cx *cx, const struct frozen *frozen,
    struct frozen_check *out)
{
	uint8_t sum[SHA256_SIZE];
	bool sums;
	enum err err;

	err = sum_up(cx, frozen, false, sum);
	if (!err)
		err = sums_are_stored(cx, frozen, &sums);
	if (err)
		return err;
	out->stored = sums && memcmp(sum, frozen->sum, SHA256_SIZE) == 0;
	err = sum_up(cx, frozen, true, sum);
	out->derived = memcmp(sum, frozen->sum, SHA256_SIZE) == 0;
	return err;
}

/* Freezing ----------------------------------------------------------------- */

static enum err
may_freeze(struct cx *cx, const struct period *period, int role)
{
	struct frozen there;
	bool found;
	enum err err;

	if (cx->actor != NULL && !frozen_may(cx->actor))
		return fail(cx, ERR_DENIED, "%s of no head may not freeze",
		    role_name(cx->actor->role));
	if (cx->now < frozen_earliest(period))
		return fail_field(cx, "period", "too_early");
	err = frozen_store_find(cx, period, role, &there, &found);
	if (!err && found)
		return fail_field(cx, "period", "already_frozen");
	return err;
}

static enum err
describe(struct cx *cx, const struct period *period, int role,
    struct frozen *out)
{
	const struct actor *actor = cx->actor;
	struct evaluation_weights weights;
	struct seal_head head;
	enum err err;

	*out = (struct frozen){
		.query = { *period, role, clock_day_end(period->to) },
		.frozen_at = cx->now,
		.account_id = actor == NULL ? 0 : actor->account_id,
		.actor_name = actor == NULL ? "" : actor_shown_name(actor),
	};
	weights = evaluation_weights_of(cx->profile);
	out->weights = evaluation_weights_text(cx->mem, &weights);
	err = seal_store_last(cx, &head);
	if (!err)
		out->seal = seal_head_text(cx->mem, &head);
	return err;
}

static enum err
keep(struct cx *cx, struct frozen *frozen)
{
	const struct frozen_source source = { 0, &frozen->query };
	struct report_row *sums;
	struct frozen_check check;
	size_t n;
	enum err err;

	err = frozen_store_sums(cx, &source, &sums, &n, &frozen->n_rows,
	    &frozen->n_tasks);
	if (!err)
		err = sum_up(cx, frozen, true, frozen->sum);
	if (!err)
		err = frozen_store_add(cx, frozen);
	if (!err)
		err = frozen_store_add_rows(cx, frozen);
	if (!err)
		err = frozen_store_add_agencies(cx, frozen, sums, n);
	if (!err)
		err = frozen_check(cx, frozen, &check);
	if (!err && !(check.stored && check.derived))
		return fail(cx, ERR_BUSY, "the figures of %" PRId64 " moved",
		    frozen->query.known_at);
	return err;
}

enum err
report_freeze(struct cx *cx, const struct period *period, int role,
    struct frozen *out)
{
	char from[16], to[16];
	enum err err;

	err = may_freeze(cx, period, role);
	if (!err)
		err = describe(cx, period, role, out);
	if (!err)
		err = keep(cx, out);
	if (err)
		return err;
	return audit_add(cx, "report-freeze", "frozen",
	    arena_printf(cx->mem, "#%" PRIu64 " %s %s - %s %s", out->id,
		period_kind_name(period->kind),
		day_format_iso(period->from, from),
		day_format_iso(period->to, to), frozen_role_name(role)));
}

/* The last period of a kind that is over. */
static struct period
last_over(const struct cx *cx, enum period_kind kind)
{
	int32_t today = clock_day(cx->now - FROZEN_WAIT);
	struct period period = period_of(cx->profile, cx->calendar, kind,
	    today);

	/* Of 6 and 9 months, today may be after the cut-off. */
	return period.to < today ? period
				 : period_of(cx->profile, cx->calendar, kind,
				       period.from - 1);
}

bool
frozen_is_last(const struct cx *cx, const struct period *period)
{
	return period->kind == PERIOD_FREE ||
	       period->to == last_over(cx, period->kind).to;
}

static enum err
list_due_of(struct cx *cx, enum period_kind kind, int32_t first_day,
    struct period_list *out)
{
	struct period period = last_over(cx, kind);

	while (period.to >= first_day && out->n < FROZEN_DUE_MAX) {
		struct frozen there;
		bool found;
		enum err err;

		err = frozen_store_find(cx, &period, ROLE_LEAD, &there, &found);
		if (err)
			return err;
		if (!found)
			out->items[out->n++] = period;
		period = period_of(cx->profile, cx->calendar, kind,
		    period.from - 1);
	}
	return OK;
}

static int
by_cut_off(const void *a, const void *b)
{
	const struct period *x = a, *y = b;

	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

/* Kinds of which the regulation asks for a report. */
enum err
frozen_list_due(struct cx *cx, struct period_list *out)
{
	int32_t first_day, back;
	enum err err;

	out->n = 0;
	err = frozen_store_first_day(cx, &first_day);
	if (err || first_day == NO_DAY)
		return err;
	back = clock_day(cx->now) - FROZEN_BACK_YEARS * 365;
	if (first_day < back)
		first_day = back;
	for (int kind = 0; !err && kind < PERIOD_FREE; kind++) {
		if (kind == PERIOD_NINE_MONTHS &&
		    !cx->profile->period_has_nine_months)
			continue;
		err = list_due_of(cx, (enum period_kind)kind, first_day, out);
	}
	qsort(out->items, out->n, sizeof(out->items[0]), by_cut_off);
	return err;
}

/* Comparing ---------------------------------------------------------------- */

/* Are both of the same days? Then carried over means the same in both. */
static bool
begin_alike(const struct frozen *frozen, const struct frozen *other)
{
	return frozen->query.period.from == other->query.period.from;
}

static void
add_reason(struct frozen_difference *d, enum frozen_cause cause,
    const struct event *event)
{
	d->reasons[d->n_reasons++] = (struct frozen_reason){ cause, *event };
}

/* Both lists are by the number of the event. */
static void
add_reasons(struct frozen_difference *d, const struct event_list *events,
    const struct event_list *moves, int32_t as_of)
{
	int32_t result_on = d->after.there ? d->after.result_on : NO_DAY;
	size_t m = 0;

	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];

		for (; m < moves->n && moves->items[m].id < event->id; m++)
			add_reason(d, CAUSE_SOURCE, &moves->items[m]);
		add_reason(d, frozen_cause_of(event->kind, result_on, as_of),
		    event);
	}
	for (; m < moves->n; m++)
		add_reason(d, CAUSE_SOURCE, &moves->items[m]);
}

static enum err
explain(struct cx *cx, const struct frozen *frozen, const struct frozen *other,
    struct frozen_difference *d)
{
	int64_t after = frozen->query.known_at;
	struct event_list events, moves;
	bool in_programme;
	enum err err;

	err = frozen_store_list_reasons(cx, d->assignment_id, after,
	    &other->query, begin_alike(frozen, other), &events);
	if (!err)
		err = frozen_store_list_source_reasons(cx, d->assignment_id,
		    after, &other->query, &moves, &in_programme);
	if (err)
		return err;
	if (in_programme)
		events.n = 0;
	d->reasons = arena_array(cx->mem, events.n + moves.n + 1,
	    sizeof(*d->reasons));
	add_reasons(d, &events, &moves, report_as_of(&frozen->query));
	if (d->n_reasons == 0)
		d->reasons[d->n_reasons++].cause = d->before.there &&
							   d->after.there
						       ? CAUSE_DAY
						       : CAUSE_PERIOD;
	return OK;
}

enum err
frozen_compare(struct cx *cx, const struct frozen *frozen,
    const struct frozen *other, uint64_t after_id, unsigned max,
    struct frozen_differences *out)
{
	const struct frozen_source source = { other->id, &other->query };
	enum err err;

	err = frozen_store_list_differences(cx, frozen->id, &source,
	    begin_alike(frozen, other), after_id, max, out);
	for (size_t i = 0; !err && i < out->n; i++)
		err = explain(cx, frozen, other, &out->items[i]);
	return err;
}

enum err
frozen_compare_count(struct cx *cx, const struct frozen *frozen,
    const struct frozen *other, uint32_t *out)
{
	const struct frozen_source source = { other->id, &other->query };

	return frozen_store_count_differences(cx, frozen->id, &source,
	    begin_alike(frozen, other), out);
}
