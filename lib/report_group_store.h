/*
 * report_group_store: the rows of a report by specialist, assigner, field,
 * document type or source instead of by agency.
 *
 * Who follows a task, its field and its document are those of today; everything
 * else is as it was known at the moment of the report.
 */
#ifndef REPORT_GROUP_STORE_H
#define REPORT_GROUP_STORE_H

#include "db.h"
#include "report.h"

/* One block, in the official order of what it is by, and its sum. */
enum err report_group_store_sum(struct cx *cx, const struct report_query *query,
    struct report_block *out) MUST_CHECK;
/* All groups there are, with nothing counted. */
enum err report_group_store_names(struct cx *cx, enum report_by by,
    struct report_block *out) MUST_CHECK;
/* " AND ...": only the rows i of one group. */
void report_group_store_add(struct db_query *q, enum report_by by,
    const char *key);
/* What it is called; ERR_MISSING: there is no such group. *out_word: a key in
 * Text, before the name, or "". */
enum err report_group_store_name(struct cx *cx, enum report_by by,
    const char *key, const char **out_word, const char **out_name) MUST_CHECK;

extern const struct db_stmt_list report_group_store_statements;

#endif
