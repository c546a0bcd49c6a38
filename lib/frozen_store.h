/*
 * frozen_store: what was frozen, and the same anew from the history of the
 * assignments (frozen.h). Rows are only added.
 *
 * A source is one of the two: a frozen report by its id, or, with id 0, the
 * rows of a question as they are known at its moment.
 */
#ifndef FROZEN_STORE_H
#define FROZEN_STORE_H

#include "db.h"
#include "frozen.h"
#include "report.h"

struct frozen_source {
	uint64_t id;
	const struct report_query *query; /* id 0 */
};

/* Writing. Gives frozen->id; ERR_INPUT at "period" when it is there already. */
enum err frozen_store_add(struct cx *cx, struct frozen *frozen) MUST_CHECK;
enum err frozen_store_add_rows(struct cx *cx,
    const struct frozen *frozen) MUST_CHECK;
/* The agencies with anything to count, named as they were then. */
enum err frozen_store_add_agencies(struct cx *cx, const struct frozen *frozen,
    const struct report_row *rows, size_t n) MUST_CHECK;

/* The lines "row" of the fixed form, in order, a part at a time. */
typedef void frozen_sink(void *to, const char *line);
enum err frozen_store_write_rows(struct cx *cx,
    const struct frozen_source *source, frozen_sink *sink, void *to) MUST_CHECK;
/* By agency id; only agency.id and counts of each are filled. */
enum err frozen_store_sums(struct cx *cx, const struct frozen_source *source,
    struct report_row **out, size_t *out_n, uint32_t *out_n_rows,
    uint32_t *out_n_tasks) MUST_CHECK;

/* Does the question count anything at all? */
enum err frozen_store_has_rows(struct cx *cx, const struct report_query *query,
    bool *out) MUST_CHECK;

/* Reading. */
enum err frozen_store_first_day(struct cx *cx, int32_t *out) MUST_CHECK;
enum err frozen_store_get(struct cx *cx, uint64_t id,
    struct frozen *out) MUST_CHECK;
enum err frozen_store_find(struct cx *cx, const struct period *period, int role,
    struct frozen *out, bool *out_found) MUST_CHECK;
/* The newest cut-off first; kind -1: any, year 0: any. */
enum err frozen_store_list(struct cx *cx, int kind, int year, unsigned max,
    struct frozen_list *out) MUST_CHECK;
/* The stored sums, in the order and with the names of that day. */
enum err frozen_store_summary(struct cx *cx, const struct frozen *frozen,
    struct report_summary *out) MUST_CHECK;

/* The years that were frozen, the newest first, at most max. */
enum err frozen_store_list_years(struct cx *cx, unsigned max,
    struct frozen_list *out) MUST_CHECK;

/* Who is told that a report was frozen: those who may freeze one and have an
 * address. */
struct frozen_reader {
	uint64_t account_id;
	const char *name;
	const char *email;
	const char *language;
};
struct frozen_readers {
	size_t n;
	struct frozen_reader *items;
};
enum err frozen_store_list_readers(struct cx *cx,
    struct frozen_readers *out) MUST_CHECK;

/* Beside the counts of one agency: how often, not how many rows. */
struct frozen_often {
	uint64_t agency_id;
	uint32_t extensions;
	uint32_t returns;
	uint32_t notices;
	uint32_t notices_again; /* beyond the first of each row */
	uint32_t escalations;
	uint32_t updates_late;
};
enum err frozen_store_often(struct cx *cx, uint64_t id,
    struct frozen_often **out, size_t *out_n) MUST_CHECK;

/* Comparing. Rows of report id that count otherwise in the other source, or
 * are not in one of the two, by assignment after one, at most max; without
 * reasons. */
enum err frozen_store_list_differences(struct cx *cx, uint64_t id,
    const struct frozen_source *other, bool same_period, uint64_t after_id,
    unsigned max, struct frozen_differences *out) MUST_CHECK;
enum err frozen_store_count_differences(struct cx *cx, uint64_t id,
    const struct frozen_source *other, bool same_period,
    uint32_t *out) MUST_CHECK;
/* The events known after one moment, up to that of the report they are judged
 * for, which made a version that counts as something else there. */
enum err frozen_store_list_reasons(struct cx *cx, uint64_t assignment_id,
    int64_t after, const struct report_query *judged, bool same_period,
    struct event_list *out) MUST_CHECK;

/* Those that moved its directive into the work programme or out of it;
 * *out_in_programme: it is in there after the last of them. */
enum err frozen_store_list_source_reasons(struct cx *cx, uint64_t assignment_id,
    int64_t after, const struct report_query *judged, struct event_list *out,
    bool *out_in_programme) MUST_CHECK;

extern const struct db_stmt_list frozen_store_statements;

#endif
