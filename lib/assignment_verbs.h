/*
 * assignment_verbs: what happens to an assignment after it was handed out
 * (R27-R45). Each locks the row, checks version and move (assignment_flow),
 * writes, adds the event, tells whom it concerns. version is the one the
 * person saw: ERR_CONFLICT when someone was first. A move the table forbids for
 * somebody who may read it is ERR_CONFLICT (wrong state) or ERR_DENIED (wrong
 * party); for a stranger everything is ERR_MISSING.
 */
#ifndef ASSIGNMENT_VERBS_H
#define ASSIGNMENT_VERBS_H

#include "assignment_flow.h"
#include "cx.h"
#include "directive_verbs.h"
#include "reply.h"

/* Reads an assignment for cx->actor: ERR_MISSING for strangers. */
enum err assignment_open(struct cx *cx, uint64_t id, struct assignment *out,
    enum party *out_party) MUST_CHECK;
/* Its own small write, once, by an officer of the agency (R28). */
enum err assignment_mark_seen(struct cx *cx,
    const struct assignment *assignment) MUST_CHECK;

/* Agency. */
enum err assignment_receive(struct cx *cx, uint64_t id,
    uint64_t version) MUST_CHECK;
enum err assignment_return(struct cx *cx, uint64_t version,
    struct return_request *request) MUST_CHECK; /* R30 */
/* Progress, plan, explanation, result (R32-R34, R37). A result of a task that
 * must be reported needs number, symbol and date; date not in the future, not
 * before the directive (R33). Gives reply->id. */
enum err assignment_reply(struct cx *cx, uint64_t version,
    struct reply *reply) MUST_CHECK;
enum err assignment_request_extension(struct cx *cx, uint64_t version,
    struct extension *extension) MUST_CHECK; /* R43 */
enum err assignment_report_difficulty(struct cx *cx, uint64_t version,
    struct difficulty *difficulty) MUST_CHECK; /* R42 */

/* Office. */
enum err assignment_confirm(struct cx *cx, uint64_t id, uint64_t version,
    const char *note) MUST_CHECK; /* R40 */
enum err assignment_send_back(struct cx *cx, uint64_t id, uint64_t version,
    const char *reason) MUST_CHECK;

/* R30: refuse (reason), transfer (to_agency_id, reason), correct (reason; the
 * changed task fields in entry, or NULL when only agencies are told again). */
struct return_decision {
	uint64_t assignment_id;
	uint64_t version;
	enum decision decision; /* CORRECTED, TRANSFERRED, REFUSED */
	const char *reason;
	uint64_t to_agency_id;      /* transferred */
	const char *new_content;    /* corrected; "" leaves it */
	int32_t new_due_on;         /* NO_DAY: the due date stays */
	const char *document;       /* compulsory when the due date moves */
	uint64_t new_assignment_id; /* out: transferred */
};
enum err assignment_decide_return(struct cx *cx,
    struct return_decision *decision) MUST_CHECK;

struct extension_decision {
	uint64_t assignment_id;
	uint64_t version;
	enum decision decision; /* GRANTED, CHANGED, REFUSED */
	int32_t due_on;         /* changed: the other date */
	const char *reason;     /* compulsory when refused */
	const char *decided_by;
	const char *document;
};
enum err assignment_decide_extension(struct cx *cx,
    const struct extension_decision *decision) MUST_CHECK;

struct difficulty_decision {
	uint64_t assignment_id;
	uint64_t difficulty_id;
	uint64_t version; /* of the assignment */
	const char *advice;
	const char *decision;
	const char *decided_by;
	const char *document;
};
enum err assignment_decide_difficulty(struct cx *cx,
    const struct difficulty_decision *decision) MUST_CHECK;

/* One assignment, or every open one of its task (whole_task). */
enum err assignment_recall(struct cx *cx, uint64_t id, uint64_t version,
    bool whole_task, const char *reason, const char *document) MUST_CHECK;
enum err assignment_cancel(struct cx *cx, uint64_t id, uint64_t version,
    bool whole_task, const char *reason, const char *document,
    const char *decided_by) MUST_CHECK;

/* To show a form about several: ERR_MISSING for one that is not for this
 * person, ERR_DENIED for one this person may never make the move on. */
enum err assignment_check_each(struct cx *cx, const uint64_t *ids, size_t n,
    enum move move) MUST_CHECK;

enum urge_channel { URGE_CALL, URGE_LETTER, URGE_EMAIL };
const char *urge_channel_name(enum urge_channel channel); /* "call" */
/* Several at once are one act; ids the actor may not urge make it fail whole.
 */
enum err assignment_urge(struct cx *cx, const uint64_t *ids, size_t n,
    enum urge_channel channel, const char *note) MUST_CHECK;
/* The lead agency urges one that coordinates the same task (R50). */
enum err assignment_urge_coordinating(struct cx *cx, uint64_t id,
    uint64_t version, const char *note) MUST_CHECK;

/* R27: changes of a forwarded task. Reason compulsory; document too when the
 * due date moves. add_agencies/remove: assignment ids to recall. */
struct task_amendment {
	uint64_t task_id;
	uint64_t version; /* of the task */
	const char *content;
	const char *product;
	const char *receiving_authority;
	const char *other_information;
	const char *deadline_text;
	int32_t due_on;  /* in force from now on, for all open assignments */
	bool has_due_on; /* false: due dates stay as they are */
	const char *reason;
	const char *document;
	struct agency_matches add_leads;
	struct agency_matches add_coordinating;
};
enum err task_amend(struct cx *cx,
    const struct task_amendment *amendment) MUST_CHECK;
/* Event date of a relative deadline became known: due dates are computed. */
enum err task_set_event_date(struct cx *cx, uint64_t task_id, uint64_t version,
    int32_t event_on, const char *document) MUST_CHECK;
/* Bulk: new specialist for all tasks of these assignments. */
enum err task_change_follower(struct cx *cx, const uint64_t *assignment_ids,
    size_t n, uint64_t specialist_id, const char *reason) MUST_CHECK;

/* The same for one task, by order of Phụ lục I (R23): of whoever keeps that,
 * not of who follows the task. A finished one is left as it is. */
enum err task_give_follower(struct cx *cx, uint64_t task_id,
    uint64_t specialist_id, const char *reason) MUST_CHECK;

/* R39: the paper copy came in. */
enum err assignment_receive_paper(struct cx *cx, uint64_t id, uint64_t version,
    int32_t on) MUST_CHECK;

#endif
