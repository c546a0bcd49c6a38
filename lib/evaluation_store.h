/* evaluation_store: what became of the lists of a year; only added to. */
#ifndef EVALUATION_STORE_H
#define EVALUATION_STORE_H

#include "db.h"
#include "evaluation.h"

/* ERR_INPUT at "document" when the same one is there already. */
enum err evaluation_store_add(struct cx *cx,
    struct evaluation_decision *decision) MUST_CHECK;
enum err evaluation_store_list(struct cx *cx, uint64_t report_id,
    struct evaluation_decisions *out) MUST_CHECK;

extern const struct db_stmt_list evaluation_store_statements;

#endif
