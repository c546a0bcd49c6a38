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
#include "delegation_store.h"
#include "paper_form.h"
#include "reply_store.h"
#include "task_page.h"

enum { ID, FORMAT };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL, paper_formats },
};
static const char *const formats[] = { "pdf", "docx", NULL };

/* The others of the sheet, in one line each. */
static const char *
helpers(struct cx *cx, const struct delegation *d)
{
	const char *all = "";

	for (size_t i = 1; i < d->n_parts; i++) {
		const struct delegation_part *p = &d->parts[i];
		bool two = p->division[0] != '\0' && p->officer[0] != '\0';

		all = arena_printf(cx->mem, "%s%s%s%s%s", all,
		    i > 1 ? "\n" : "", p->officer, two ? ", " : "",
		    p->division);
	}
	return all;
}

/* The office sees who is in charge and nothing else of it (R31). */
static enum err
fill_inside(struct request *rq, const struct task_page *page,
    struct assignment_sheet *sheet)
{
	struct delegation_notes *notes = arena_alloc(rq->cx.mem,
	    sizeof(*notes));
	struct delegation d;
	enum err err;

	err = delegation_store_get(&rq->cx, page->assignment.id, &d);
	if (err || d.version == 0)
		return err;
	sheet->leader = d.leader;
	if (!assignment_flow_ever_allows(page->party, MOVE_DELEGATE))
		return OK;
	sheet->division = d.parts[0].division;
	sheet->officer = d.parts[0].officer;
	sheet->internal_due_on = d.parts[0].due_on;
	sheet->coordinating = helpers(&rq->cx, &d);
	sheet->instruction = d.guidance;
	err = delegation_store_list_notes(&rq->cx, page->assignment.id, notes);
	sheet->notes = notes;
	return err;
}

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
	err = fill_inside(rq, &page, &sheet);
	if (err)
		return err;
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
