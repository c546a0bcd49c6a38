/* central_store: central tasks rolled up, and what was entered (central.h). */
#ifndef CENTRAL_STORE_H
#define CENTRAL_STORE_H

#include "central.h"
#include "cx.h"
#include "db.h"
#include "reminder.h"

/* All of them; or those not yet entered, for the first page. */
enum err central_store_list(struct cx *cx, bool not_entered,
    struct central_tasks *out) MUST_CHECK;
/* ERR_MISSING: no such task, or not of the Government. */
enum err central_store_get(struct cx *cx, uint64_t task_id,
    struct central_task *out) MUST_CHECK;
/* Central tasks of one directive. */
enum err central_store_list_directive(struct cx *cx, uint64_t directive_id,
    struct central_tasks *out) MUST_CHECK;

/* out_added false: it is entered already. */
enum err central_store_enter(struct cx *cx, uint64_t task_id,
    int32_t entered_on, const char *national_code, bool *out_added) MUST_CHECK;
/* out_removed false: it was not entered. */
enum err central_store_withdraw(struct cx *cx, uint64_t task_id,
    bool *out_removed) MUST_CHECK;

/* For the run: adds what this rule says of directives due on this day to the
 * Government, once for each specialist who follows one of their open tasks, and
 * tells them. */
enum err central_store_remind(struct cx *cx, int32_t due_on,
    const struct reminder_rule *rule, uint64_t *out_added) MUST_CHECK;

extern const struct db_stmt_list central_store_statements;

#endif
