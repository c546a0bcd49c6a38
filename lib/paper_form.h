/*
 * paper_form: a page that can also be taken away as PDF or DOCX.
 *
 *	[FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL, paper_formats },
 *	...
 *	if (paper_is_wanted(rq, FORMAT)) {
 *		letterhead = paper_letterhead(rq, paper_format(rq, FORMAT));
 *		path = paper_path(rq, &letterhead);
 *		err = some_document_write(&rq->cx, &letterhead, path, ...);
 *		if (err)
 *			return err;
 *		return paper_send(rq, &letterhead, path, "phieu-bao-12");
 *	}
 */
#ifndef PAPER_FORM_H
#define PAPER_FORM_H

#include "action.h"
#include "letterhead.h"

/* "html", "pdf", "docx", NULL: the choices of the query field, and of
 * action.formats. */
extern const char *const paper_formats[];

bool paper_is_wanted(const struct request *rq, size_t format_field);
enum document_format paper_format(const struct request *rq,
    size_t format_field);
/* The words of papers are Vietnamese whoever asks. */
struct letterhead paper_letterhead(struct request *rq,
    enum document_format format);
/* Where to write it, and sending it; name without its ending. */
const char *paper_path(struct request *rq, const struct letterhead *letterhead);
enum err paper_send(struct request *rq, const struct letterhead *letterhead,
    const char *path, const char *name) MUST_CHECK;

/* parent, agency, number, state_name, motto, place_day, Copies, Offices (lists
 * of words), copies_heading and signer, for a page that shows the paper. */
void paper_view(struct node *node, const struct document_head *head,
    const struct document_foot *foot);

#endif
