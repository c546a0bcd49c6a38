/*
 * assignment-print: the internal assignment sheet of one assignment as a file
 * (R31, Phụ lục III).
 *
 * GET  gives it, as PDF or as DOCX; it has no page of its own.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "assignment_document.h"
#include "clock.h"
#include "paper_form.h"
#include "reply_store.h"
#include "task_page.h"

enum { ID, FORMAT };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL, paper_formats },
};
static const char *const formats[] = { "pdf", "docx", NULL };

static enum err
show(struct request *rq)
{
	struct letterhead letterhead;
	struct assignment_sheet sheet = { .internal_due_on = NO_DAY };
	struct reply_list replies;
	struct task_page page;
	const char *path;
	enum err err;

	err = task_page_open(rq, form_id(rq->query, ID), &page);
	if (err)
		return err;
	err = reply_store_list(&rq->cx, page.assignment.id, &replies);
	if (err)
		return err;
	sheet.agency_name = page.agency.name;
	sheet.directive = &page.directive;
	sheet.task = &page.task;
	sheet.assignment = &page.assignment;
	sheet.replies = &replies;
	letterhead = paper_letterhead(rq, paper_format(rq, FORMAT));
	path = paper_path(rq, &letterhead);
	err = assignment_document_write(&rq->cx, &letterhead, path, &sheet);
	if (err)
		return err;
	return paper_send(rq, &letterhead, path,
	    arena_printf(rq->cx.mem, "phieu-phan-cong-%" PRIu64,
		page.assignment.id));
}

const struct action action = {
	.name = "assignment-print",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.formats = formats,
};
