/*
 * figure_document: a report of the office whose figures are tables: the running
 * text, the signature, and each table as an annex lying on its side.
 */
#ifndef FIGURE_DOCUMENT_H
#define FIGURE_DOCUMENT_H

#include "figure.h"
#include "letterhead.h"

struct figure_line {
	enum document_style style;
	const char *text;
};

struct figure_paper {
	const char *about; /* what the report is about, also of the file */
	const struct figure_line *lines;
	size_t n_lines;
	const struct figure_table *const *tables;
	size_t n_tables;
	const char *annex; /* the caption above each table */
	const char *note;  /* what the figures are of, below each */
	const char *place; /* "" leaves room for it */
};
enum err figure_document_write(struct cx *cx,
    const struct letterhead *letterhead, const char *path,
    const struct figure_paper *paper) MUST_CHECK;

#endif
