/*
 * notice-print: show one notice as the document to print and sign.
 *
 * GET  shows it in the layout of NĐ 30/2020; format=pdf or docx gives the file.
 */
#include "action.h"
#include "arena.h"
#include "notice_document.h"
#include "notice_page.h"
#include "notice_store.h"
#include "paper_form.h"

enum { ID, FORMAT };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL, paper_formats },
};

static enum err
show_words(struct request *rq, const struct notice *notice,
    const struct notice_item_list *items)
{
	struct letterhead letterhead = paper_letterhead(rq, DOCUMENT_PDF);
	struct node *paper = node_child(view_root(rq->view), "Paper");
	const struct letterhead_top top = {
		.number = notice_reference(rq->cx.mem, notice->number,
		    notice->symbol),
		.place = notice->place,
		.day = notice->issued_on,
	};
	struct notice_wording wording;
	struct document_head head;
	struct document_foot foot;

	letterhead_head(&rq->cx, &letterhead, &top, &head);
	letterhead_foot(&rq->cx, &letterhead, notice_document_copies,
	    N_NOTICE_COPIES, notice->by_deputy, notice->signer, &foot);
	notice_wording(&rq->cx, &letterhead, notice, items, &wording);
	paper_view(paper, &head, &foot);
	node_text(paper, "about", wording.about);
	node_text(paper, "nth", wording.nth);
	node_text(paper, "address", wording.address);
	node_text(paper, "opening", wording.opening);
	node_text(paper, "closing", wording.closing);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct letterhead letterhead;
	struct notice_item_list items;
	struct notice notice;
	const char *path;
	enum err err;

	err = notice_page_open(rq, form_id(rq->query, ID), &notice);
	if (err)
		return err;
	err = notice_store_list_items(&rq->cx, notice.id, &items);
	if (err)
		return err;
	if (!paper_is_wanted(rq, FORMAT))
		return show_words(rq, &notice, &items);
	letterhead = paper_letterhead(rq, paper_format(rq, FORMAT));
	path = paper_path(rq, &letterhead);
	err = notice_document_write(&rq->cx, &letterhead, path, &notice,
	    &items);
	if (err)
		return err;
	return paper_send(rq, &letterhead, path,
	    arena_printf(rq->cx.mem, "phieu-bao-%d-%02u", notice.year,
		notice.number));
}

const struct action action = {
	.name = "notice-print",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.formats = paper_formats,
};
