/* call_duty_store: calls to make and calls made (call_duty.h). Those to make
 * are added by reminder_store, with the reminders they belong to. */
#ifndef CALL_DUTY_STORE_H
#define CALL_DUTY_STORE_H

#include "call_duty.h"
#include "db.h"

/* Of all open assignments, one line for each that ever had one; in order of
 * assignment. */
enum err call_duty_store_list(struct cx *cx,
    struct call_duties *out) MUST_CHECK;
/* Called now, by cx->actor; nothing when none waits. */
enum err call_duty_store_settle(struct cx *cx,
    uint64_t assignment_id) MUST_CHECK;

/* What was called at that moment was not: it waits again. */
enum err call_duty_store_unsettle(struct cx *cx, uint64_t assignment_id,
    int64_t at) MUST_CHECK;

extern const struct db_stmt_list call_duty_store_statements;

#endif
