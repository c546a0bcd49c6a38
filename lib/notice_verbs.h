/*
 * notice_verbs: the ladder of notices as it is carried out (R46-R48).
 *
 * The batch plans: it takes back what no longer holds, proposes what has fallen
 * due and reports what ran out. People of the office approve several proposals
 * of one agency into one numbered paper, put the signed paper in, and send it;
 * only sending counts, and from its day the next rung is reckoned.
 *
 * Who may: approving needs notice_may_approve; the rest also who follows one of
 * the tasks. Others of the office: ERR_DENIED. A wrong state or an old version:
 * ERR_CONFLICT.
 */
#ifndef NOTICE_VERBS_H
#define NOTICE_VERBS_H

#include "cx.h"
#include "notice.h"

/* How far planning has come; all zero to begin. */
struct notice_work {
	int phase;
	uint64_t after_id;
	uint64_t n_proposed;
	uint64_t n_withdrawn;
	uint64_t n_escalated;
};
/* One piece, in one transaction of the caller; any piece may be lost or run by
 * two programs at once. */
enum err notice_plan_step(struct cx *cx, struct notice_work *work, int32_t day,
    bool *out_more) MUST_CHECK;

struct notice_approval {
	uint64_t agency_id;
	const uint64_t *items; /* ids of proposals of this agency */
	size_t n_items;
	const char *place;
	const char *basis;
	const char *request;
	int32_t answer_by;
	bool by_deputy;
	const char *signer;
	uint64_t notice_id; /* out */
};
enum err notice_approve(struct cx *cx,
    struct notice_approval *approval) MUST_CHECK;
/* To show the form: ERR_DENIED for who may not approve. */
enum err notice_check_approver(struct cx *cx) MUST_CHECK;

/* Reads it, and tells whether this person may sign, send and take back. */
enum err notice_open(struct cx *cx, uint64_t id, struct notice *out,
    bool *out_may_handle) MUST_CHECK;
/* The same, and ERR_DENIED or ERR_CONFLICT when nothing can be done with it
 * any more; before a form is shown in vain. */
enum err notice_open_for_handling(struct cx *cx, uint64_t id,
    struct notice *out) MUST_CHECK;

/* The signed paper was put in. The caller keeps its file for each assignment
 * of out_items. */
enum err notice_sign(struct cx *cx, uint64_t id, uint64_t version,
    struct notice_item_list *out_items) MUST_CHECK;
/*
 * Sent today: counted for each assignment, told to the agency, written into the
 * history. When something came between since it was approved, that is taken
 * back instead, and nothing is sent (out_sent false).
 */
enum err notice_send(struct cx *cx, uint64_t id, uint64_t version,
    bool *out_sent) MUST_CHECK;
enum err notice_withdraw(struct cx *cx, uint64_t id, uint64_t version,
    const char *note) MUST_CHECK;

/*
 * One task out of the notices: a proposal, or a part of a notice that is not
 * sent; a paper signed with it in has to be signed again. It is proposed again
 * after the days between two notices. Opening it first: ERR_DENIED for who does
 * not follow the task, ERR_CONFLICT when it is sent or taken out already.
 */
enum err notice_open_item(struct cx *cx, uint64_t id,
    struct notice_item *out) MUST_CHECK;
enum err notice_withdraw_item(struct cx *cx, uint64_t id,
    const char *note) MUST_CHECK;

/* What the office proposes to the Chairman about a task (R47), while it has
 * not been ruled. */
enum err escalation_propose(struct cx *cx, uint64_t id, uint64_t version,
    const char *proposal) MUST_CHECK;

/* The report to the Chairman of these escalations, which must be open and held
 * by no request: takes the next number of the year, and keeps what it names.
 * Who approves notices may (ERR_DENIED). Gives id. */
enum err escalation_report(struct cx *cx, const uint64_t *ids, size_t n,
    struct escalation_report *report) MUST_CHECK;

/*
 * R47: what the Chairman said; the agency is told. With a task, what he ordered
 * is followed in its own right: a directive of his of that day with this one
 * task, handed out at once, followed by the people of the old one. Messages
 * about it are at follow_content, follow_lead, follow_deadline_text. Gives
 * ruling->id and ruling->task_id.
 */
enum err ruling_record(struct cx *cx, uint64_t version, struct ruling *ruling,
    const struct ruling_task *task) MUST_CHECK;
/* To show the form: ERR_DENIED for who may not. */
enum err ruling_check(struct cx *cx, uint64_t escalation_id,
    struct escalation *out) MUST_CHECK;

#endif
