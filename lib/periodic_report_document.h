/*
 * periodic_report_document: an agency's report of a period as a paper (R53,
 * Phụ lục IV): its running text written from the figures, and the whole of it
 * with its tables as a file to sign.
 */
#ifndef PERIODIC_REPORT_DOCUMENT_H
#define PERIODIC_REPORT_DOCUMENT_H

#include "letterhead.h"
#include "periodic_report.h"

/* "tháng 11 năm 2026 (từ 15/10/2026 đến 14/11/2026)" */
const char *periodic_report_period_words(struct cx *cx,
    const struct letterhead *letterhead, const struct period *period);

/* Writes results (I); the other parts are begun where they are empty, for the
 * agency to go on with. */
void periodic_report_wording(struct cx *cx, const struct letterhead *letterhead,
    struct periodic_report *report,
    const struct periodic_report_figures *figures);

struct periodic_report_paper {
	const struct periodic_report *report;
	enum agency_kind kind; /* a locality has nobody above it in the head */
	const struct periodic_report_lines *lines;
	const struct periodic_report_lines *next;
};
enum err periodic_report_document_write(struct cx *cx,
    const struct letterhead *letterhead, const char *path,
    const struct periodic_report_paper *paper) MUST_CHECK;

#endif
