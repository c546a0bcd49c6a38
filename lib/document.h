/*
 * document: one description of an official paper (NĐ 30/2020), written as PDF
 * (pdf.h) or as DOCX (docx.h).
 *
 *	document_open(cx, DOCUMENT_PDF, path, &setup, &document);
 *	document_head(document, &head);
 *	document_title(document, "PHIẾU BÁO", "Về ...");
 *	document_paragraph(document, DOCUMENT_BODY, "Căn cứ ...");
 *	document_table(document, &table);
 *	document_row(document, DOCUMENT_ROW, cells);  ... as many as there are
 *	document_table_end(document);
 *	document_paragraph(document, DOCUMENT_BODY, "Đề nghị ... ./.");
 *	document_foot(document, &foot);
 *	document_close(cx, document);
 *
 * A4; 20 mm above and below, 30 mm left, 20 mm right (lying 15); page number on
 *top from the second page on. Written from the first line to the last: memory
 *does not grow with the length. Texts are plain, of any length, and are not
 *kept; a newline begins a new paragraph, in a cell a new line. What goes wrong
 *on the way is said by document_close. Words and wording are letterhead.h and
 *the
 **_document files; here is only where things stand on the paper.
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "cx.h"

enum document_format { DOCUMENT_PDF, DOCUMENT_DOCX };

struct document;

struct document_setup {
	const char *title;        /* of the file, for who looks at it later */
	const char *author;       /* the agency */
	const char *template_dir; /* its docx/ holds what every DOCX has */
	bool landscape;
};

/* The two columns on top. "" is left out. */
struct document_head {
	const char *parent; /* "UBND TỈNH KHÁNH HÒA" */
	const char *agency;
	const char *number;     /* "Số: 12/PB-VP" */
	const char *subject;    /* of an official letter: "V/v ..." */
	const char *state_name; /* Quốc hiệu */
	const char *motto;      /* Tiêu ngữ */
	const char *place_day;
};

/* The two columns at the end, never torn apart, with room for the signature
 * and the seal. */
struct document_foot {
	const char *copies_heading; /* "Nơi nhận:" */
	const char *const *copies;
	size_t n_copies;
	const char *const *offices; /* "KT. CHÁNH VĂN PHÒNG", ... */
	size_t n_offices;
	const char *signer;
};

enum document_style {
	DOCUMENT_BODY,    /* both edges straight, first line indented */
	DOCUMENT_HEADING, /* bold; stays with what follows */
	DOCUMENT_ADDRESS, /* "Kính gửi: ..." */
	DOCUMENT_CENTRED,
	DOCUMENT_CAPTION, /* bold, centred: the title of an annex */
	DOCUMENT_NOTE,    /* small, italic */
	N_DOCUMENT_STYLES
};

enum document_align { DOCUMENT_LEFT, DOCUMENT_CENTRE, DOCUMENT_RIGHT };

struct document_column {
	const char *heading;
	double width; /* a share: the table is as wide as the page */
	enum document_align align;
};
/* A heading over the next n columns; "": over columns of no group. */
struct document_group {
	const char *heading;
	size_t n_columns;
};
/* Headings are repeated on each page; a row stays whole unless it is longer
 * than a page. Without any heading there is no row of them. */
struct document_table {
	const struct document_column *columns;
	size_t n_columns;
	const struct document_group *groups; /* NULL: none */
	size_t n_groups;
	double size; /* of the letters, in points; 0: 12 */
};
enum { DOCUMENT_COLUMNS_MAX = 40 };

enum document_row {
	DOCUMENT_ROW,
	DOCUMENT_ROW_BOLD, /* a sum */
	DOCUMENT_ROW_WIDE  /* the first cell over all columns, bold */
};

/* path is created or overwritten. */
enum err document_open(struct cx *cx, enum document_format format,
    const char *path, const struct document_setup *setup,
    struct document **out) MUST_CHECK;
void document_head(struct document *document, const struct document_head *head);
/* The type in capitals, and what it is about (""). */
void document_title(struct document *document, const char *type,
    const char *abstract);
void document_paragraph(struct document *document, enum document_style style,
    const char *text);
/* The table and everything it points to stay until document_table_end. */
void document_table(struct document *document,
    const struct document_table *table);
/* n_columns cells. */
void document_row(struct document *document, enum document_row kind,
    const char *const *cells);
void document_table_end(struct document *document);
void document_foot(struct document *document, const struct document_foot *foot);
/* Begins a new page, lying or standing: an annex. */
void document_section(struct document *document, bool landscape);
enum err document_close(struct cx *cx, struct document *document) MUST_CHECK;

/* "pdf", "docx" and the type of content of the answer. */
const char *document_extension(enum document_format format);
const char *document_content_type(enum document_format format);

/* Does any column have a heading? For the doors. */
bool document_has_headings(const struct document_table *table);
/* In points: those of narrow columns are smaller, so that words stay whole. */
double document_heading_size(const struct document_table *table);

/* What a door is. to: whatever open made. */
struct document_door {
	enum err (*open)(struct cx *cx, const char *path,
	    const struct document_setup *setup, void **out);
	void (*head)(void *to, const struct document_head *head);
	void (*title)(void *to, const char *type, const char *abstract);
	/* foot: what follows it at once, and must not stand alone; or NULL */
	void (*paragraph)(void *to, enum document_style style, const char *text,
	    const struct document_foot *foot);
	void (*table)(void *to, const struct document_table *table);
	void (*row)(void *to, enum document_row kind, const char *const *cells);
	void (*table_end)(void *to);
	void (*foot)(void *to, const struct document_foot *foot);
	void (*section)(void *to, bool landscape);
	enum err (*close)(struct cx *cx, void *to);
};

#endif
