/* programme_report_store: the items of the work programme in a period. */
#ifndef PROGRAMME_REPORT_STORE_H
#define PROGRAMME_REPORT_STORE_H

#include "db.h"
#include "programme_report.h"

enum { PROGRAMME_ITEMS_MAX = 20000 };

/* As known at query->known_at, in the role asked for; what was transferred is
 * an item of the other agency and not listed here. */
enum err programme_report_store_list(struct cx *cx,
    const struct report_query *query, struct programme_items *out) MUST_CHECK;

extern const struct db_stmt_list programme_report_store_statements;

#endif
