#include "periodic_report_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "agency_store.h"
#include "arena.h"
#include "assignment_store.h"
#include "clock.h"
#include "move_verbs.h"
#include "notification_store.h"
#include "periodic_report_store.h"
#include "profile.h"
#include "report_store.h"
#include "text.h"

/* Of the number in a book of documents: "45", "45a". */
#define NUMBER_SIGNS                                                           \
	"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

enum { PIECE = 500, NEXT_MAX = 1000, REMIND_PIECE = 20 };

/* Who may
 * --------------------------------------------------------------------*/

static enum err
check_reader(struct cx *cx, const struct periodic_report *report)
{
	const struct actor *actor = cx->actor;

	if (actor != NULL && actor->agency_id == report->agency_id &&
	    role_may(actor->role, PERM_ASSIGNED))
		return OK;
	if (actor != NULL && role_is_office(actor->role) &&
	    report->state == PERIODIC_REPORT_SENT)
		return OK;
	return fail(cx, ERR_MISSING,
	    "periodic report %" PRIu64 " is not for this person", report->id);
}

static enum err
check_writer(struct cx *cx, const struct periodic_report *report)
{
	enum err err = check_reader(cx, report);

	if (err)
		return err;
	if (!periodic_report_may_write(cx->actor))
		return fail(cx, ERR_DENIED, "does not answer for the agency");
	if (report->state != PERIODIC_REPORT_DRAFT)
		return fail(cx, ERR_CONFLICT,
		    "periodic report %" PRIu64 " is sent", report->id);
	return OK;
}

enum err
periodic_report_open(struct cx *cx, uint64_t id, struct periodic_report *out)
{
	enum err err;

	err = periodic_report_store_get(cx, id, out);
	if (err)
		return err;
	return check_reader(cx, out);
}

enum err
periodic_report_open_for_writing(struct cx *cx, uint64_t id,
    struct periodic_report *out)
{
	enum err err;

	err = periodic_report_store_get(cx, id, out);
	if (err)
		return err;
	return check_writer(cx, out);
}

static enum err
lock(struct cx *cx, uint64_t id, uint64_t version, struct periodic_report *out)
{
	enum err err;

	err = periodic_report_store_lock(cx, id, out);
	if (err)
		return err;
	err = check_writer(cx, out);
	if (err)
		return err;
	if (out->version != version)
		return fail(cx, ERR_CONFLICT,
		    "periodic report %" PRIu64 " is at version %" PRIu64, id,
		    out->version);
	return OK;
}

/* Figures
 * --------------------------------------------------------------------*/

static struct periodic_report_line
line_of(const struct report_query *query, const struct assignment *a)
{
	return (struct periodic_report_line){
		.assignment_id = a->id,
		.leaf = periodic_report_leaf(a, report_as_of(query)),
		.is_carried = clock_day(a->assigned_at) < query->period.from,
		.role = a->role,
		.state = a->state,
		.due_on = a->due_on,
		.result_on = a->result_on,
		.notice_count = a->notice_count,
	};
}

static void
add_to_counts(struct report_counts *counts,
    const struct periodic_report_line *line)
{
	counts->n[line->leaf]++;
	counts->n[line->is_carried ? CELL_CARRIED : CELL_NEW]++;
	counts->n[CELL_NOTICED] += line->notice_count > 0;
}

/* What the report counts of one role; report_id 0: only counted. */
static enum err
take_role(struct cx *cx, const struct report_query *query, uint64_t agency_id,
    uint64_t report_id, struct report_counts *out, unsigned *out_noticed)
{
	struct report_cell_query asked = { .report = *query,
		.cell = CELL_TOTAL,
		.agency_id = agency_id,
		.kind = -1,
		.size = PIECE };
	bool more = true;
	enum err err = OK;

	*out = (struct report_counts){ { 0 } };
	while (!err && more) {
		struct assignment_lines lines;
		uint32_t n;

		err = report_store_list_cell(cx, &asked, &lines, &n, &more);
		for (size_t i = 0; !err && i < lines.n; i++) {
			struct periodic_report_line line = line_of(query,
			    &lines.items[i].a);

			asked.after_id = line.assignment_id;
			add_to_counts(out, &line);
			*out_noticed += line.notice_count > 0 &&
					periodic_report_is_overdue(&line);
			if (report_id != 0)
				err = periodic_report_store_add_line(cx,
				    report_id, PART_PERIOD, &line);
		}
	}
	report_counts_sum_up(out);
	return err;
}

/* What falls due in the period that follows. */
static enum err
take_next(struct cx *cx, const struct periodic_report *report, size_t *out_n)
{
	const struct period next = periodic_report_next(cx->profile,
	    cx->calendar, &report->period);
	const struct list_days days = { clock_day(cx->now),
		clock_day(cx->now) };
	struct assignment_lines lines;
	struct list_query asked;
	enum err err;

	list_query_init(&asked);
	asked.scope = SCOPE_AGENCY;
	asked.view = LIST_OPEN;
	asked.due_from = next.from;
	asked.due_to = next.to;
	err = assignment_store_list_all(cx, &asked, &days, NEXT_MAX, &lines);
	if (err)
		return err;
	*out_n = 0;
	for (size_t i = 0; !err && i < lines.n; i++) {
		const struct assignment *a = &lines.items[i].a;
		const struct periodic_report_line line = {
			.assignment_id = a->id,
			.leaf = CELL_TOTAL,
			.role = a->role,
			.state = a->state,
			.due_on = a->due_on,
			.result_on = NO_DAY,
		};

		if (a->role == ROLE_INFORMED || a->state == STATE_SUBMITTED)
			continue;
		++*out_n;
		err = periodic_report_store_add_line(cx, report->id, PART_NEXT,
		    &line);
	}
	return err;
}

static enum err
count_before(struct cx *cx, const struct periodic_report *report,
    struct periodic_report_figures *out)
{
	struct report_query query = { .role = ROLE_LEAD, .scope = REPORT_ALL };
	unsigned unused = 0;
	enum err err;

	query.period = periodic_report_before(cx->profile, cx->calendar,
	    &report->period);
	query.known_at = report_known_at(&query.period, cx->now);
	err = take_role(cx, &query, report->agency_id, 0, &out->before,
	    &unused);
	out->period_before = query.period;
	out->has_before = out->before.n[CELL_TOTAL] > 0;
	return err;
}

static enum err
take_figures(struct cx *cx, struct periodic_report *report,
    struct periodic_report_figures *out)
{
	/* All an agency was given, the work programme too. */
	struct report_query query = { .period = report->period,
		.role = ROLE_LEAD,
		.scope = REPORT_ALL };
	unsigned unused = 0;
	enum err err;

	*out = (struct periodic_report_figures){ 0 };
	query.known_at = report_known_at(&report->period, cx->now);
	report->known_at = query.known_at;
	err = periodic_report_store_remove_lines(cx, report->id);
	if (!err)
		err = take_role(cx, &query, report->agency_id, report->id,
		    &out->counts, &out->n_notices);
	query.role = ROLE_COORDINATING;
	if (!err)
		err = take_role(cx, &query, report->agency_id, report->id,
		    &out->coordinating, &unused);
	if (!err)
		err = take_next(cx, report, &out->n_next);
	if (!err)
		err = count_before(cx, report, out);
	return err;
}

/* Writing
 * --------------------------------------------------------------------*/

static enum err
check_period(struct cx *cx, const struct period *period)
{
	if (period->kind == PERIOD_FREE)
		return fail(cx, ERR_BUG, "no report of two free dates");
	if (period->from > clock_day(cx->now))
		return fail_field(cx, "year", "period_not_begun");
	return OK;
}

enum err
periodic_report_begin(struct cx *cx, const struct period *period,
    struct periodic_report *out, struct periodic_report_figures *out_figures,
    bool *out_is_new)
{
	enum err err;

	if (!periodic_report_may_write(cx->actor))
		return fail(cx, ERR_DENIED, "does not answer for an agency");
	err = check_period(cx, period);
	if (err)
		return err;
	*out = (struct periodic_report){
		.agency_id = cx->actor->agency_id,
		.period = *period,
		.known_at = cx->now,
	};
	err = periodic_report_store_add(cx, out, out_is_new);
	if (err)
		return err;
	if (!*out_is_new) {
		bool found;

		err = periodic_report_store_find(cx, cx->actor->agency_id,
		    period, out, &found);
		if (!err && !found)
			err = fail(cx, ERR_BUG, "a report is and is not there");
		return err;
	}
	err = periodic_report_store_get(cx, out->id, out);
	return err ? err : take_figures(cx, out, out_figures);
}

enum err
periodic_report_renew(struct cx *cx, uint64_t id, uint64_t version,
    struct periodic_report *out, struct periodic_report_figures *out_figures)
{
	enum err err;

	err = lock(cx, id, version, out);
	if (err)
		return err;
	return take_figures(cx, out, out_figures);
}

enum err
periodic_report_keep(struct cx *cx, struct periodic_report *report)
{
	return periodic_report_store_set(cx, report);
}

enum err
periodic_report_edit(struct cx *cx, uint64_t id, uint64_t version,
    const struct periodic_report *words)
{
	struct periodic_report report;
	enum err err;

	err = lock(cx, id, version, &report);
	if (err)
		return err;
	input_need(cx, "results", words->results, &err);
	input_refuse_secret(cx, "causes", words->causes, &err);
	input_refuse_secret(cx, "difficulties", words->difficulties, &err);
	input_refuse_secret(cx, "proposals", words->proposals, &err);
	input_refuse_secret(cx, "next_tasks", words->next_tasks, &err);
	if (err)
		return err;
	report.results = words->results;
	report.causes = words->causes;
	report.difficulties = words->difficulties;
	report.proposals = words->proposals;
	report.next_tasks = words->next_tasks;
	return periodic_report_store_set(cx, &report);
}

static enum err
check_paper(struct cx *cx, const struct periodic_report *report,
    const struct periodic_report *paper)
{
	enum err err = OK;

	input_need(cx, "ref_number", paper->ref_number, &err);
	input_need(cx, "ref_symbol", paper->ref_symbol, &err);
	input_need(cx, "place", paper->place, &err);
	input_need(cx, "signer_title", paper->signer_title, &err);
	input_need(cx, "signer", paper->signer, &err);
	if (strspn(paper->ref_number, NUMBER_SIGNS) !=
	    strlen(paper->ref_number))
		err = fail_field(cx, "ref_number", "bad_number");
	if (paper->issued_on == NO_DAY)
		err = fail_field(cx, "issued_on", "required");
	else if (paper->issued_on > clock_day(cx->now))
		err = fail_field(cx, "issued_on", "in_future");
	else if (paper->issued_on < report->period.from)
		err = fail_field(cx, "issued_on", "before_period");
	return err;
}

enum err
periodic_report_send(struct cx *cx, uint64_t id, uint64_t version,
    const struct periodic_report *paper)
{
	struct periodic_report report;
	enum err err;

	err = lock(cx, id, version, &report);
	if (err)
		return err;
	if (!periodic_report_is_whole(&report))
		return fail(cx, ERR_CONFLICT,
		    "the figures of report %" PRIu64 " are not whole", id);
	err = check_paper(cx, &report, paper);
	if (err)
		return err;
	report.state = PERIODIC_REPORT_SENT;
	report.ref_number = paper->ref_number;
	report.ref_symbol = paper->ref_symbol;
	report.place = paper->place;
	report.issued_on = paper->issued_on;
	report.signer_title = paper->signer_title;
	report.signer = paper->signer;
	report.sent_at = cx->now;
	report.sent_by_name = actor_shown_name(cx->actor);
	return periodic_report_store_set(cx, &report);
}

/* Asking
 * ---------------------------------------------------------------------*/

/* Inside the application, for good; the batch makes a letter of it. */
static enum err
call_one(struct cx *cx, struct periodic_report_call *call, bool *out_added)
{
	struct notification told = {
		.agency_id = call->agency_id,
		.kind = call->is_urge ? NOTIFICATION_REPORT_URGE
				      : NOTIFICATION_REPORT_REMINDER,
		.urgency = URGENCY_NORMAL,
	};
	enum err err;

	err = periodic_report_store_add_call(cx, call, out_added);
	if (err || !*out_added)
		return err;
	err = notification_store_add(cx, &told);
	if (err)
		return err;
	return periodic_report_store_set_call_told(cx, call->id, told.id);
}

static enum err
urge_one(struct cx *cx, const struct period *period, uint64_t agency_id,
    const char *note, size_t *n)
{
	struct periodic_report_call call = { .agency_id = agency_id,
		.period = *period,
		.is_urge = true,
		.once_on = clock_day(cx->now),
		.note = note };
	struct periodic_report report;
	struct agency agency;
	bool found, added;
	enum err err;

	err = agency_store_get(cx, agency_id, &agency);
	if (err)
		return err;
	err = periodic_report_store_find(cx, agency_id, period, &report,
	    &found);
	if (err || (found && report.state == PERIODIC_REPORT_SENT))
		return err;
	err = call_one(cx, &call, &added);
	*n += added;
	return err;
}

enum err
periodic_report_urge(struct cx *cx, const struct period *period,
    const uint64_t *agency_ids, size_t n, const char *note, size_t *out_n)
{
	enum err err = OK;

	if (cx->actor == NULL || !role_may(cx->actor->role, PERM_DECIDE) ||
	    !role_is_office(cx->actor->role))
		return fail(cx, ERR_DENIED, "does not decide for the office");
	if (n == 0)
		err = fail_field(cx, "ids", "nothing_chosen");
	input_refuse_secret(cx, "note", note, &err);
	if (period->kind == PERIOD_FREE || period->to >= clock_day(cx->now))
		return fail(cx, ERR_CONFLICT, "the period is not over");
	*out_n = 0;
	for (size_t i = 0; !err && i < n; i++)
		err = urge_one(cx, period, agency_ids[i], note, out_n);
	return err;
}

enum err
periodic_report_remind_step(struct cx *cx, struct periodic_report_work *work,
    int32_t day, bool *out_more)
{
	struct periodic_report_rows rows;
	struct period period;
	int32_t from;
	enum err err;

	*out_more = false;
	if (!periodic_report_wanted(cx->profile, cx->calendar, day, &period))
		return OK;
	from = periodic_report_remind_on(cx->profile, cx->calendar, &period);
	if (from == NO_DAY || day < from || day > period.send_by)
		return OK;
	err = periodic_report_store_list_unreminded(cx, &period, day,
	    work->after_id, REMIND_PIECE, &rows);
	for (size_t i = 0; !err && i < rows.n; i++) {
		struct periodic_report_call call = {
			.agency_id = rows.items[i].agency_id,
			.period = period,
			.once_on = period.to,
			.note = "",
		};
		bool added = false;

		err = call_one(cx, &call, &added);
		work->n_reminded += added;
		work->after_id = call.agency_id;
	}
	*out_more = !err && rows.n > 0;
	return err;
}
