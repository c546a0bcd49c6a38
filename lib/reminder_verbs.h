/*
 * reminder_verbs: what the batch program does: plan reminders, make e-mails of
 * what waits, send them (R45, R49).
 *
 * Each function is one small step in one transaction of the caller, who resets
 * the arena between steps: memory stays flat however much there is to do.
 * struct reminding is the place reached and the sums; it lives outside the
 * arena, and a step that is rolled back is repeated with a copy of it from
 * before. Any step may be lost (a crash, kill -9) or run by two programs at
 * once: what must be once is held by UNIQUE keys and row locks, not by order.
 *
 *	reminding_init(&work, config, day, slot);
 *	do {
 *		arena_reset(cx->mem); db_begin(cx);
 *		err = reminder_plan_step(cx, &work, &more);
 *		... db_commit(cx)
 *	} while (more);
 */
#ifndef REMINDER_VERBS_H
#define REMINDER_VERBS_H

#include <stdbool.h>
#include <stdint.h>

#include "config.h"
#include "cx.h"
#include "notice_verbs.h"
#include "outbox.h"
#include "periodic_report_verbs.h"
#include "reminder.h"

struct reminding {
	const struct config *config;
	int32_t day; /* today, as lived in the office */
	int slot;    /* of the digest; -1: no digest yet */

	/* Sums, for the summary line. */
	uint64_t n_released;    /* acts that can no longer be undone */
	uint64_t n_occurrences; /* of recurring tasks, handed out now */
	uint64_t n_reminders;   /* planned now */
	uint64_t n_digests;
	uint64_t n_urgent;
	uint64_t n_unreachable; /* recipients without an address */
	uint64_t n_sent;
	uint64_t n_deferred;
	uint64_t n_refused;
	uint64_t n_unknown;

	/* How far each kind of step has come. */
	bool plan_begun;
	int32_t plan_from;   /* the first day to catch up with */
	int32_t plan_due_on; /* the due date being planned */
	int32_t plan_due_last;
	uint64_t plan_after_id; /* within it */
	int32_t central_due_on; /* what the Government set (R61) */
	uint64_t urgent_after_id;
	bool digest_persons; /* agencies come first */
	uint64_t digest_after_id;

	struct notice_work notices;          /* the ladder of notices (R46) */
	struct periodic_report_work reports; /* of agencies (R55) */
};

void reminding_init(struct reminding *work, const struct config *config,
    int32_t day, int slot);

/*
 * Planning. Every piece adds reminders and, in the same transaction, the
 * notifications that are the legal reminder (agency; specialist too when
 * overdue). When out_more becomes false the day is recorded as finished.
 */
enum err reminder_plan_step(struct cx *cx, struct reminding *work,
    bool *out_more) MUST_CHECK;

/* E-mails: one for each notification that is urgent; one digest for each
 * recipient, day and slot with all else that waits. A recipient without an
 * address keeps what waits, until there is one. */
enum err reminder_urgent_step(struct cx *cx, struct reminding *work,
    bool *out_more) MUST_CHECK;
enum err reminder_digest_step(struct cx *cx, struct reminding *work,
    bool *out_more) MUST_CHECK;

/* Sending. The lease and the result are transactions of their own, with
 * nothing open while the mail server is waited for. */
enum err reminder_expire_leases(struct cx *cx,
    struct reminding *work) MUST_CHECK;
/* Marks the next e-mail as being sent; out_found false: none waits. */
enum err reminder_lease(struct cx *cx, struct outbox *out,
    bool *out_found) MUST_CHECK;
/* Speaks to the mail server; sets state, next_at, sent_at and last_answer. */
void reminder_send(struct cx *cx, const struct reminding *work,
    struct outbox *mail);
enum err reminder_record(struct cx *cx, struct reminding *work,
    const struct outbox *mail) MUST_CHECK;

#endif
