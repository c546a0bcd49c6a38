/*
 * report_document: Phụ lục VI as a report to sign: the running text of domain
 * 4.4 (counts, the agencies with most overdue, compared with the period
 * before), and the table as an annex lying on its side.
 */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include "frozen.h"
#include "letterhead.h"
#include "report.h"

struct report_paper {
	const struct report_query *query;
	const struct report_summary *summary;
	/* Of the period before; NULL: there is none to compare with. */
	const struct report_query *query_before;
	const struct report_summary *summary_before;
	/* The same by agency, when the summary is by anything else: the
	 * running text names the worst. */
	const struct report_summary *agencies;
	const char *place; /* "" leaves room for it */
	/* What it was kept as: its sum is printed. NULL: not frozen. */
	const struct frozen *frozen;
};
enum err report_document_write(struct cx *cx,
    const struct letterhead *letterhead, const char *path,
    const struct report_paper *paper) MUST_CHECK;

/* R59: the figures of a year go with a letter to the council that judges
 * administrative reform, and to that for emulation and reward. */
enum report_letter {
	REPORT_LETTER_PAR,
	REPORT_LETTER_EMULATION,
	N_REPORT_LETTERS
};
enum err report_letter_write(struct cx *cx, const struct letterhead *letterhead,
    const char *path, const struct report_paper *paper,
    enum report_letter letter) MUST_CHECK;

#endif
