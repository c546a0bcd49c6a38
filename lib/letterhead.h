/*
 * letterhead: the frame and the wording all papers of the office share
 * (NĐ 30/2020): who issues them, place and day, who signs.
 *
 * Papers are in Vietnamese whatever the language of the reader. A text may
 * hold names in braces, filled in here: {kind} "tỉnh", {unit} "tỉnh Khánh Hòa",
 * and what the caller gives:
 *
 *	LETTERHEAD_TEXT(cx, letterhead, "escalation_document.count",
 *	    { "n", letterhead_count(cx->mem, n) }, { "day", day })
 */
#ifndef LETTERHEAD_H
#define LETTERHEAD_H

#include "cx.h"
#include "document.h"
#include "words.h"

struct letterhead {
	const struct words *words;
	const char *unit_name;    /* "tỉnh Khánh Hòa" */
	const char *unit_kind;    /* "tỉnh", "thành phố" */
	const char *template_dir; /* for document_open */
	enum document_format format;
};

struct filling {
	const char *name;
	const char *value;
};

/* The text of a key, filled in; fillings end with a NULL name. */
const char *letterhead_text(struct cx *cx, const struct letterhead *letterhead,
    const char *key, const struct filling *fillings);
#define LETTERHEAD_TEXT(cx, letterhead, key, ...)                              \
	letterhead_text((cx), (letterhead), (key),                             \
	    (const struct filling[]){ __VA_ARGS__, { NULL, NULL } })
/* The same without anything to fill in but the unit. */
const char *letterhead_word(struct cx *cx, const struct letterhead *letterhead,
    const char *key);

/* "03", "12", "1.234": counts as running text has them; "0". */
const char *letterhead_count(struct arena *mem, uint32_t n);
/* "98,62% (141/1.430)", rounded to the nearest hundredth; "–" when there is
 * nothing to divide by. */
const char *letterhead_rate(struct arena *mem, uint32_t n, uint32_t of);
/* "ngày 05 tháng 6 năm 2026": a zero before days under 10 and the months 1
 * and 2; for NO_DAY room to write by hand. */
const char *letterhead_long_day(struct cx *cx,
    const struct letterhead *letterhead, int32_t day);
/* "Nha Trang, ngày ..." */
const char *letterhead_place_day(struct cx *cx,
    const struct letterhead *letterhead, const char *place, int32_t day);

/* What stands on top. number: "12/PB-VP", or "     /BC-VP" with room for it. */
struct letterhead_top {
	const char *parent;  /* NULL: the committee above the office */
	const char *agency;  /* NULL: the office */
	const char *number;  /* NULL: none */
	const char *subject; /* NULL: none */
	const char *place;
	int32_t day;
};
/* The words of it, for a page that shows the paper. */
void letterhead_head(struct cx *cx, const struct letterhead *letterhead,
    const struct letterhead_top *top, struct document_head *out);
/* Opens the document and writes its head. title: of the file. */
enum err letterhead_open(struct cx *cx, const struct letterhead *letterhead,
    const char *path, const char *title, const struct letterhead_top *top,
    struct document **out) MUST_CHECK;

/* The end: copies are keys of texts, "- " is added; the office signs. */
void letterhead_foot(struct cx *cx, const struct letterhead *letterhead,
    const char *const *copies, size_t n_copies, bool by_deputy,
    const char *signer, struct document_foot *out);
void letterhead_sign(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const char *const *copies, size_t n_copies,
    bool by_deputy, const char *signer);

#endif
