/*
 * periodic_report_store: reports of agencies, their lines, and who was asked
 * for one.
 */
#ifndef PERIODIC_REPORT_STORE_H
#define PERIODIC_REPORT_STORE_H

#include "db.h"
#include "notification.h"
#include "periodic_report.h"

/* Gives id and version 1. out_added false: there is one of this period. */
enum err periodic_report_store_add(struct cx *cx,
    struct periodic_report *report, bool *out_added) MUST_CHECK;
enum err periodic_report_store_get(struct cx *cx, uint64_t id,
    struct periodic_report *out) MUST_CHECK;
enum err periodic_report_store_lock(struct cx *cx, uint64_t id,
    struct periodic_report *out) MUST_CHECK;
/* The one of an agency and period; out_found false: none. */
enum err periodic_report_store_find(struct cx *cx, uint64_t agency_id,
    const struct period *period, struct periodic_report *out,
    bool *out_found) MUST_CHECK;
/* Of an agency, the newest period first. */
enum err periodic_report_store_list(struct cx *cx, uint64_t agency_id,
    unsigned max, struct periodic_reports *out) MUST_CHECK;
/* The one sent last: its place and signer are those of the next. */
enum err periodic_report_store_find_last_sent(struct cx *cx, uint64_t agency_id,
    struct periodic_report *out, bool *out_found) MUST_CHECK;
/* The texts, the moment of the figures, and the rest of the row; version + 1.
 * ERR_CONFLICT: it is sent, or at another version. */
enum err periodic_report_store_set(struct cx *cx,
    struct periodic_report *report) MUST_CHECK;

/* The rest of the line is read from the assignment as it is now. */
enum err periodic_report_store_add_line(struct cx *cx, uint64_t report_id,
    enum periodic_report_part part,
    const struct periodic_report_line *line) MUST_CHECK;
enum err periodic_report_store_remove_lines(struct cx *cx,
    uint64_t report_id) MUST_CHECK;
enum err periodic_report_store_list_lines(struct cx *cx, uint64_t report_id,
    enum periodic_report_part part,
    struct periodic_report_lines *out) MUST_CHECK;

/* What an agency of the period did about it: agencies with an account, in the
 * official order. on: the day they are judged and "today" is. */
enum err periodic_report_store_list_agencies(struct cx *cx,
    const struct period *period, int32_t on,
    struct periodic_report_rows *out) MUST_CHECK;

/* Somebody is asked for a report. */
struct periodic_report_call {
	uint64_t id;
	uint64_t agency_id;
	struct period period; /* kind, year, number, send_by */
	bool is_urge;         /* by a person; else the program reminds */
	int32_t once_on;
	const char *note;
	uint64_t notification_id;
};
struct periodic_report_calls {
	size_t n;
	struct periodic_report_call *items;
};
/* Gives id. out_added false: it was done already. */
enum err periodic_report_store_add_call(struct cx *cx,
    struct periodic_report_call *call, bool *out_added) MUST_CHECK;
/* The message inside the application that belongs to it. */
enum err periodic_report_store_set_call_told(struct cx *cx, uint64_t id,
    uint64_t notification_id) MUST_CHECK;
/* The last one an agency got about a period; out_found false: none. */
enum err periodic_report_store_find_call(struct cx *cx, uint64_t agency_id,
    const struct period *period, struct periodic_report_call *out,
    int64_t *out_at, bool *out_found) MUST_CHECK;
/* Agencies with an account that have not sent it and were not reminded of it,
 * ids after the given one. */
enum err periodic_report_store_list_unreminded(struct cx *cx,
    const struct period *period, int32_t on, uint64_t after_id, unsigned max,
    struct periodic_report_rows *out) MUST_CHECK;
/* The next one without a letter whose agency has an address, locked, after an
 * id. out->id 0: there is none; out_found false: another run has taken it. */
enum err periodic_report_store_lock_unmailed(struct cx *cx, uint64_t after_id,
    struct periodic_report_call *out, struct recipient *out_recipient,
    bool *out_found) MUST_CHECK;
enum err periodic_report_store_set_call_mailed(struct cx *cx, uint64_t id,
    uint64_t outbox_id) MUST_CHECK;

extern const struct db_stmt_list periodic_report_store_statements;

#endif
