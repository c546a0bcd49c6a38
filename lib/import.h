/*
 * import: from a table or a text that somebody else wrote to rows that may
 * become tasks (domain 2.7, 3.5).
 *
 * Nothing here knows an agency or a date for certain: a row holds the words of
 * the document, sorted by what they are about, and the words it came from. Who
 * is meant and by when is understood afterwards (import_verbs.h, deadline.h),
 * and a person confirms each row. The same text always gives the same rows.
 */
#ifndef IMPORT_H
#define IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grid.h"

struct arena;

enum {
	IMPORT_ROWS_MAX = 300,
	IMPORT_SOURCE_MAX = 2 * 1024 * 1024, /* characters of what is pasted */
	IMPORT_PARTS_MAX = 6
};

/* By which rule a row was found: shown to the person who confirms it. */
enum import_rule {
	IMPORT_RULE_ROW,        /* a row of a table */
	IMPORT_RULE_ASSIGN,     /* "giao Sở X ..." */
	IMPORT_RULE_POINT,      /* under a point that names an agency */
	IMPORT_RULE_SUBJECT,    /* a sentence that begins with an agency */
	IMPORT_RULE_ADDRESSEES, /* "các đơn vị": those it is sent to */
	IMPORT_RULE_STATED,     /* "cơ quan chủ trì: Sở X" */
	N_IMPORT_RULES
};

struct import_row {
	enum import_rule rule;
	const char *number;  /* "12", "a)"; "" for none */
	const char *section; /* headings above it, " › " between them */
	const char *content;
	const char *lead; /* the words of the cell or sentence */
	const char *coordinating;
	const char *deadline;
	const char *product;
	const char *authority;
	const char *result; /* and notes: what has no field of its own */
	const char *source; /* the row or sentence as it was written */
};

/* What the document says of itself; "" and NO_DAY where it does not. */
struct import_heading {
	const char *doc_type; /* as people write it: "Thông báo" */
	const char *reference;
	const char *abstract;
	int32_t issued_on;
	int year; /* where it has no day yet; 0: not said */
};

struct import_rows {
	size_t n;
	struct import_row *items;
	size_t n_headings; /* rows that were headings, and so no tasks */
	bool cut;          /* there were more than IMPORT_ROWS_MAX */
	/* A table without headings: its cells between tabs; else NULL. */
	const char *headless;
	struct import_heading heading;
};

const char *import_rule_name(enum import_rule rule);
bool import_rule_from_name(const char *name, enum import_rule *out);

/*
 * Finds the row of headings by its words, in any order and wording, one or two
 * rows deep; then a row for each task below it. false: there are no headings
 * with at least a task and somebody or some time to it. Found in
 * import_table.c.
 */
bool import_read_table(struct arena *mem, const struct grid *grid,
    struct import_rows *out);
/* What is pasted, or the text of a CSV file: the separator that gives headings.
 * false: it is no table. */
bool import_read_lines(struct arena *mem, const char *text,
    struct import_rows *out);

/* Cells between tabs, most rows with three or more: a table, whose columns a
 * person has to name. Found in import_table.c. */
bool import_is_headless(struct arena *mem, const char *text);

/* Names that are known, folded (text_fold_words): where one ends in a text. */
struct import_lexicon {
	size_t n;
	const char *const *folds;
};

/* Found in import_text.c. */
void import_read_text(struct arena *mem, const struct import_lexicon *names,
    const char *text, int32_t issued_on, struct import_rows *out);

/* Milestones in one cell: "Quý I/2026 lựa chọn; Quý IV/2026 báo cáo". */
struct import_part {
	const char *content;
	const char *deadline;
};
struct import_parts {
	size_t n; /* 0: not clearly two or more */
	struct import_part items[IMPORT_PARTS_MAX];
};

struct profile;
struct calendar;

/* Each part has one clear date and words of its own. Found in import_parts.c.
 */
void import_read_parts(struct arena *mem, const struct profile *profile,
    const struct calendar *calendar, const char *cell, int32_t issued_on,
    struct import_parts *out);

#endif
