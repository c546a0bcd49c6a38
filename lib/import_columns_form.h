/*
 * import_columns_form: a table without headings: a person says which column is
 * what.
 *
 * What each column is about is proposed from what stands in it: numbers, words
 * of time, names of agencies, the longest words. What was chosen becomes a row
 * of headings in front of the table, so that it is read like any other.
 */
#ifndef IMPORT_COLUMNS_FORM_H
#define IMPORT_COLUMNS_FORM_H

#include "import_form.h"

enum { IMPORT_COLUMNS_MAX = 12, IMPORT_SAMPLES_MAX = 3 };

enum import_column_kind {
	IMPORT_COLUMN_NUMBER,
	IMPORT_COLUMN_CONTENT,
	IMPORT_COLUMN_LEAD,
	IMPORT_COLUMN_COORDINATING,
	IMPORT_COLUMN_DEADLINE,
	IMPORT_COLUMN_PRODUCT,
	IMPORT_COLUMN_AUTHORITY,
	IMPORT_COLUMN_NOTE,
	N_IMPORT_COLUMN_KINDS
};
extern const char *const import_column_kinds[N_IMPORT_COLUMN_KINDS + 1];

struct import_column {
	int kind; /* proposed; -1: none */
	size_t n_samples;
	const char *samples[IMPORT_SAMPLES_MAX];
};

struct import_columns {
	size_t n;
	struct import_column items[IMPORT_COLUMNS_MAX];
};

/* lines: cells between tabs, as struct import_rows has them. */
void import_columns_propose(struct import_look *look, const char *lines,
    struct import_columns *out);
/* The same lines below a row of headings; kinds: -1 for a column nobody wants.
 */
const char *import_columns_head(struct arena *mem, const char *lines,
    const int *kinds, size_t n);
/* Columns.<i>.number .Samples.<i>.words, and the proposals as values of the
 * form's fields column_1 ...; form NULL: they were chosen already. */
void import_columns_view(struct arena *mem, struct node *root,
    struct form *form, const struct import_columns *columns);

#endif
