/*
 * figure_page: a report of figures taken away: XLSX and CSV of one table, PDF
 * and DOCX of the whole paper.
 */
#ifndef FIGURE_PAGE_H
#define FIGURE_PAGE_H

#include "action.h"
#include "figure_document.h"

/* As the field "format" of report_form, and of action.formats. */
enum figure_format { FIGURE_XLSX, FIGURE_PDF, FIGURE_DOCX, FIGURE_CSV };
extern const char *const figure_formats[];

/* The words of papers, Vietnamese whoever asks; for the sentences of one. */
struct letterhead figure_letterhead(struct request *rq);
/* name: of the file, without its ending. table: what a sheet holds. The place
 * of the paper is that of the last notice. */
enum err figure_send(struct request *rq, int format, struct figure_paper *paper,
    const struct figure_table *table, const char *name) MUST_CHECK;

#endif
