/* discipline_store: what the office recorded in a period. */
#ifndef DISCIPLINE_STORE_H
#define DISCIPLINE_STORE_H

#include "db.h"
#include "discipline.h"
#include "period.h"

/* The documents issued in a period, as they stand at known_at. */
enum err discipline_store_list(struct cx *cx, const struct period *period,
    int64_t known_at, struct record_items *out) MUST_CHECK;

extern const struct db_stmt_list discipline_store_statements;

#endif
