/*
 * measure_store: the tasks of the report "đề xuất biện pháp" (R57), as they
 * stand now. Only reads; nothing is stored for it.
 */
#ifndef MEASURE_STORE_H
#define MEASURE_STORE_H

#include "db.h"
#include "measure.h"

/* In the official order of agencies, most overdue first; agency_id 0: of all;
 * at most max. */
enum err measure_store_list(struct cx *cx, uint64_t agency_id, unsigned max,
    struct measure_list *out) MUST_CHECK;
/* How many there are, of all agencies. */
enum err measure_store_count(struct cx *cx, uint64_t *out) MUST_CHECK;

extern const struct db_stmt_list measure_store_statements;

#endif
