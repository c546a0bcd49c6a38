/*
 * report_form: what a report asks for as a form in the URL; shared by the
 * summary, the rows behind its numbers, and the sheet.
 */
#ifndef REPORT_FORM_H
#define REPORT_FORM_H

#include "form.h"
#include "report.h"
#include "report_store.h"

enum report_field {
	REPORT_FIELD_PERIOD,
	REPORT_FIELD_YEAR,
	REPORT_FIELD_NUMBER, /* of the month or quarter */
	REPORT_FIELD_FROM,   /* of a free period */
	REPORT_FIELD_TO,
	REPORT_FIELD_ROLE,
	REPORT_FIELD_AT, /* as known at this second; absent: now */
	/* The rows of one number. */
	REPORT_FIELD_CELL,
	REPORT_FIELD_AGENCY,
	REPORT_FIELD_KIND,
	REPORT_FIELD_AFTER,
	REPORT_FIELD_FORMAT, /* the summary only: "xlsx", "pdf", "docx" */
	REPORT_FIELD_LETTER, /* the summary only: enum report_letter */
	REPORT_FIELD_SCOPE,
	REPORT_FIELD_BY,
	REPORT_FIELD_KEY,    /* of one group of what it is by */
	REPORT_FIELD_ITEM,   /* of the work programme: one number's items */
	REPORT_FIELD_RECORD, /* of the discipline: one number's documents */
	REPORT_FIELD_PART,   /* of it: "list" instead of the table */
	REPORT_FIELD_FROZEN, /* the rows only: of this frozen report */
	REPORT_FIELD_FIGURE, /* of the Regulation: one number's rows */
	N_REPORT_FIELDS
};
extern const struct field report_fields[N_REPORT_FIELDS];

/* The current month when nothing is asked; the current period of its kind,
 * with a message at the field, when there is no such period. */
void report_form_read(struct cx *cx, struct form *form,
    struct report_query *out);
/* The rows of one number, after_id included; size is the caller's. */
void report_form_read_cell(struct cx *cx, struct form *form,
    struct report_cell_query *out);

#endif
