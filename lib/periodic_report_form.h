/*
 * periodic_report_form: which period is meant, as fields of a URL or a form
 * ("period=month&year=2026&number=11"), and what every page about one report
 * begins with.
 */
#ifndef PERIODIC_REPORT_FORM_H
#define PERIODIC_REPORT_FORM_H

#include "action.h"
#include "periodic_report.h"

enum periodic_report_field {
	PERIOD_FIELD_KIND,
	PERIOD_FIELD_YEAR,
	PERIOD_FIELD_NUMBER,
	N_PERIOD_FIELDS
};
/* The first fields of a table of an action. */
#define PERIODIC_REPORT_FIELDS                                                 \
	[PERIOD_FIELD_KIND] = { "period", FIELD_CHOICE, 0, FIELD_OPTIONAL,     \
		period_choices },                                              \
	[PERIOD_FIELD_YEAR] = { "year", FIELD_INT, 9998, FIELD_OPTIONAL,       \
		NULL },                                                        \
	[PERIOD_FIELD_NUMBER] = { "number", FIELD_INT, 12, FIELD_OPTIONAL,     \
		NULL }

/* Nothing asked: the period whose report is wanted now; with a message at the
 * field, likewise, when there is no such period. */
void periodic_report_form_read(struct cx *cx, struct form *form,
    struct period *out);
/* Period, Kinds. */
void periodic_report_period_view(struct request *rq,
    const struct period *period);

/* Report.*, Counts, Lines, Next, Files; Can.write. */
enum err periodic_report_page(struct request *rq,
    const struct periodic_report *report) MUST_CHECK;
/* What the running text is made with. */
struct letterhead periodic_report_letterhead(struct request *rq);

#endif
