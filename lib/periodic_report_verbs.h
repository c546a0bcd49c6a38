/*
 * periodic_report_verbs: an agency writes its report of a period and sends it
 * (R53); the office asks for those that are missing (R55).
 *
 * Writing the running text is the caller's (periodic_report_document): taking
 * the figures gives what it needs, keeping it is a step of its own.
 *
 *	err = periodic_report_begin(cx, &period, &report, &figures, &is_new);
 *	if (!err && is_new) {
 *		periodic_report_wording(cx, letterhead, &report, &figures);
 *		err = periodic_report_keep(cx, &report);
 *	}
 *
 * Who may: the people of an agency who answer for it; strangers ERR_MISSING,
 * who only reads there ERR_DENIED; one that is sent: ERR_CONFLICT.
 */
#ifndef PERIODIC_REPORT_VERBS_H
#define PERIODIC_REPORT_VERBS_H

#include "cx.h"
#include "periodic_report.h"

/* To read: the agency its own, the office what was sent. */
enum err periodic_report_open(struct cx *cx, uint64_t id,
    struct periodic_report *out) MUST_CHECK;
/* To show a form of its writer. */
enum err periodic_report_open_for_writing(struct cx *cx, uint64_t id,
    struct periodic_report *out) MUST_CHECK;

/* The report of a period that has begun; when there is one already that is
 * given (out_is_new false). Messages at "year" and "number". */
enum err periodic_report_begin(struct cx *cx, const struct period *period,
    struct periodic_report *out, struct periodic_report_figures *out_figures,
    bool *out_is_new) MUST_CHECK;
/* The figures and lines anew, as known now or at the cut-off; locked, and to
 * be kept with its new text. */
enum err periodic_report_renew(struct cx *cx, uint64_t id, uint64_t version,
    struct periodic_report *out,
    struct periodic_report_figures *out_figures) MUST_CHECK;
enum err periodic_report_keep(struct cx *cx,
    struct periodic_report *report) MUST_CHECK;

/* The five texts of words, at this version. */
enum err periodic_report_edit(struct cx *cx, uint64_t id, uint64_t version,
    const struct periodic_report *words) MUST_CHECK;
/* Number, symbol, place, day and signer of paper: it is sent, now. A period
 * that is not over, or figures from before its end: ERR_CONFLICT. */
enum err periodic_report_send(struct cx *cx, uint64_t id, uint64_t version,
    const struct periodic_report *paper) MUST_CHECK;

/* Asks these agencies for the report of a period that is over. Who has sent
 * it, or was urged today, is left out; out_n: how many were urged. */
enum err periodic_report_urge(struct cx *cx, const struct period *period,
    const uint64_t *agency_ids, size_t n, const char *note,
    size_t *out_n) MUST_CHECK;

/* How far a run has come; all zero to begin. */
struct periodic_report_work {
	uint64_t after_id;
	uint64_t n_reminded;
	uint64_t mail_after_id;
	uint64_t n_mailed;
};
/* One piece, in one transaction of the caller: reminds agencies of the report
 * that is asked for on that day. */
enum err periodic_report_remind_step(struct cx *cx,
    struct periodic_report_work *work, int32_t day, bool *out_more) MUST_CHECK;

#endif
