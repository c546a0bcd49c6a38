/*
 * notice_store: the rungs that are proposed, the papers that carry them, and
 * what was reported to the Chairman. When a rung is due is notice.h, who may do
 * what notice_verbs.
 */
#ifndef NOTICE_STORE_H
#define NOTICE_STORE_H

#include "db.h"
#include "notice.h"

enum { NOTICE_CHUNK = 200 };

/* One planner after the other: a second one waits here until the first has
 * finished its piece, instead of meeting it at every row. */
enum err notice_store_lock_plan(struct cx *cx, int32_t day) MUST_CHECK;

/* Planning. An open assignment whose due date has passed, with its ladder. */
struct notice_candidate {
	uint64_t assignment_id;
	int32_t due_on;
	enum assignment_state state;
	bool extension_pending;
	struct notice_ladder ladder;
};
struct notice_candidates {
	size_t n;
	struct notice_candidate *items;
};
/* Due on last_due or before, given out by the moment, without a result, ids
 * after the given one; at most NOTICE_CHUNK, in order of id. */
enum err notice_store_list_candidates(struct cx *cx, int32_t last_due,
    int64_t given_out_by, uint64_t after_id,
    struct notice_candidates *out) MUST_CHECK;
/* Nothing is added (out_added 0) when it is there already, or when the
 * assignment changed meanwhile. */
enum err notice_store_propose(struct cx *cx,
    const struct notice_candidate *candidate, int32_t day,
    uint64_t *out_added) MUST_CHECK;
enum err notice_store_escalate(struct cx *cx,
    const struct notice_candidate *candidate, int32_t day,
    uint64_t *out_added) MUST_CHECK;
/* What is proposed or approved, with what became of its assignment; ids after
 * the given one; at most NOTICE_CHUNK. Not the columns to show it. */
enum err notice_store_list_waiting(struct cx *cx, uint64_t after_id,
    struct notice_item_list *out) MUST_CHECK;
/* out_changed 0: it was sent or withdrawn meanwhile. */
enum err notice_store_withdraw_item(struct cx *cx, uint64_t id,
    enum withdrawal reason, int32_t again_on, uint64_t *out_changed) MUST_CHECK;

/* Items to show: proposals of an agency (0: of all), in the official order of
 * agencies, most overdue first; of one notice, in order of due date. */
enum err notice_store_list_proposed(struct cx *cx, uint64_t agency_id,
    struct notice_item_list *out) MUST_CHECK;
enum err notice_store_list_items(struct cx *cx, uint64_t notice_id,
    struct notice_item_list *out) MUST_CHECK;
enum err notice_store_get_item(struct cx *cx, uint64_t id,
    struct notice_item *out) MUST_CHECK;
/* The words of who took it out. */
enum err notice_store_set_item_note(struct cx *cx, uint64_t id,
    const char *note) MUST_CHECK;
/* A proposal of this agency becomes part of the notice; out_changed 0: it was
 * taken or withdrawn meanwhile. */
enum err notice_store_take_item(struct cx *cx, uint64_t id,
    const struct notice *notice, uint64_t *out_changed) MUST_CHECK;
enum err notice_store_send_item(struct cx *cx, uint64_t id, int32_t on,
    uint64_t *out_changed) MUST_CHECK;

/* The next number of the year; its row stays locked until the end of the
 * transaction, so that a number is taken exactly when the notice is kept. */
enum err notice_store_take_number(struct cx *cx, int year,
    unsigned *out) MUST_CHECK;
/* Gives id and version 1. */
enum err notice_store_add(struct cx *cx, struct notice *notice) MUST_CHECK;
enum err notice_store_get(struct cx *cx, uint64_t id,
    struct notice *out) MUST_CHECK;
enum err notice_store_lock(struct cx *cx, uint64_t id,
    struct notice *out) MUST_CHECK;
/* State with its moments; who: cx->actor. Version + 1. */
enum err notice_store_set(struct cx *cx, struct notice *notice) MUST_CHECK;
/* The newest one: its place and signer are those of the next. */
enum err notice_store_find_last(struct cx *cx, struct notice *out,
    bool *out_found) MUST_CHECK;
/* Newest first, older than before_id (0: all); agency_id 0: of all. */
enum err notice_store_list(struct cx *cx, enum notice_state state,
    uint64_t agency_id, uint64_t before_id, unsigned max,
    struct notice_list *out) MUST_CHECK;
struct notice_counts {
	uint64_t proposed; /* items */
	uint64_t n[N_NOTICE_STATES];
	uint64_t escalations; /* open */
};
enum err notice_store_count(struct cx *cx,
    struct notice_counts *out) MUST_CHECK;
/* Does this account follow a task of the notice, or did it record one? */
enum err notice_store_is_followed(struct cx *cx, uint64_t notice_id,
    uint64_t account_id, bool *out) MUST_CHECK;

/* To the Chairman. state: "open", "ruled" or "withdrawn"; newest first. */
enum err escalation_store_list(struct cx *cx, const char *state, unsigned max,
    struct escalation_list *out) MUST_CHECK;
enum err escalation_store_get(struct cx *cx, uint64_t id,
    struct escalation *out) MUST_CHECK;
/* The open ones with what became of their assignments, after an id. */
enum err escalation_store_list_open(struct cx *cx, uint64_t after_id,
    struct escalation_list *out) MUST_CHECK;
/* To "ruled" or "withdrawn" (with its reason), when it is open and at this
 * version; out_changed 0: it is not. */
enum err escalation_store_close(struct cx *cx, uint64_t id, uint64_t version,
    const char *state, enum withdrawal reason,
    uint64_t *out_changed) MUST_CHECK;
/* Open and not held by a request, in the official order of agencies. */
enum err escalation_store_list_report(struct cx *cx,
    struct escalation_list *out) MUST_CHECK;
/* The same among those of a numbered report, whatever became of them: with the
 * causes and proposals known when it was numbered. */
enum err escalation_store_list_of_report(struct cx *cx, uint64_t report_id,
    struct escalation_list *out) MUST_CHECK;
/* The next number of the year, as notice_store_take_number. */
enum err escalation_store_take_number(struct cx *cx, int year,
    unsigned *out) MUST_CHECK;
/* Gives id; who: cx->actor. */
enum err escalation_store_add_report(struct cx *cx,
    struct escalation_report *report) MUST_CHECK;
enum err escalation_store_add_report_item(struct cx *cx, uint64_t report_id,
    const struct escalation *escalation) MUST_CHECK;
enum err escalation_store_get_report(struct cx *cx, uint64_t id,
    struct escalation_report *out) MUST_CHECK;
/* Newest first. */
enum err escalation_store_list_reports(struct cx *cx, unsigned max,
    struct escalation_reports *out) MUST_CHECK;
/* What the office proposes; out_changed 0: not open, or another version. */
enum err escalation_store_set_proposal(struct cx *cx, uint64_t id,
    uint64_t version, const char *proposal, uint64_t *out_changed) MUST_CHECK;
enum err ruling_store_add(struct cx *cx, struct ruling *ruling) MUST_CHECK;
/* The tasks joined with this one by rulings. */
enum err ruling_store_list_links(struct cx *cx, uint64_t assignment_id,
    uint64_t task_id, struct ruling_links *out) MUST_CHECK;

extern const struct db_stmt_list notice_store_statements;

#endif
