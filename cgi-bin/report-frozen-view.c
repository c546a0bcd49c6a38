/*
 * report-frozen-view: a report as it was frozen.
 *
 * GET  shows its table, its sum, and whether both are still what they were;
 *      format=xlsx gives it as a sheet, pdf and docx as a report to sign, or
 *      with a letter to one of the councils (R59).
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "frozen_store.h"
#include "frozen_verbs.h"
#include "frozen_view.h"
#include "notice_store.h"
#include "paper_form.h"
#include "report_document.h"
#include "report_sheet.h"
#include "report_view.h"

enum { ID, FORMAT, LETTER, CHECK };
enum { FORMAT_XLSX, FORMAT_PDF, FORMAT_DOCX };
static const char *const formats[] = { "html", "xlsx", "pdf", "docx", NULL };
static const char *const choices[] = { "xlsx", "pdf", "docx", NULL };
static const char *const letters[] = { "par", "emulation", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL, choices },
	[LETTER] = { "letter", FIELD_CHOICE, 0, FIELD_OPTIONAL, letters },
	[CHECK] = { "check", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
};

static const char *
text_of(void *from, const char *key)
{
	const struct request *rq = from;

	return pages_text(rq->pages, rq->cx.actor->language, key);
}

static const char *
file_name(struct request *rq, const struct frozen *frozen)
{
	return arena_printf(rq->cx.mem, "%s-%" PRIu64,
	    form_present(rq->query, LETTER) ? "cong-van" : "bao-cao-da-chot",
	    frozen->id);
}

static enum err
send_sheet(struct request *rq, const struct frozen *frozen,
    const struct report_summary *summary)
{
	const struct words words = { text_of, rq };
	const char *path = respond_export_path(rq, "xlsx");
	enum err err;

	err = report_sheet_write(&rq->cx, SHEET_XLSX, path, &words,
	    &frozen->query, summary, frozen);
	if (err)
		return err;
	return respond_download(rq, path,
	    arena_printf(rq->cx.mem, "%s.xlsx", file_name(rq, frozen)),
	    "application/vnd.openxmlformats-officedocument"
	    ".spreadsheetml.sheet");
}

static enum err
send_paper(struct request *rq, const struct frozen *frozen,
    const struct report_summary *summary)
{
	struct letterhead letterhead = paper_letterhead(rq,
	    form_choice(rq->query, FORMAT) == FORMAT_DOCX ? DOCUMENT_DOCX
							  : DOCUMENT_PDF);
	const char *path = paper_path(rq, &letterhead);
	struct notice last = { .place = "" };
	struct report_paper paper = { .query = &frozen->query,
		.summary = summary,
		.frozen = frozen };
	int letter = form_choice(rq->query, LETTER);
	bool found;
	enum err err;

	err = notice_store_find_last(&rq->cx, &last, &found);
	if (err)
		return err;
	paper.place = last.place;
	if (letter >= 0)
		err = report_letter_write(&rq->cx, &letterhead, path, &paper,
		    (enum report_letter)letter);
	else
		err = report_document_write(&rq->cx, &letterhead, path, &paper);
	if (err)
		return err;
	return paper_send(rq, &letterhead, path, file_name(rq, frozen));
}

static enum err
show_check(struct request *rq, const struct frozen *frozen)
{
	struct node *node = node_child(view_root(rq->view), "Check");
	struct frozen_check check;
	enum err err;

	if (!form_bool(rq->query, CHECK))
		return OK;
	err = frozen_check(&rq->cx, frozen, &check);
	if (err)
		return err;
	node_bool(node, "done", true);
	node_bool(node, "stored", check.stored);
	node_bool(node, "derived", check.derived);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct report_summary summary;
	struct frozen frozen;
	enum err err;

	err = frozen_store_get(&rq->cx, form_id(rq->query, ID), &frozen);
	if (!err)
		err = frozen_store_summary(&rq->cx, &frozen, &summary);
	if (err)
		return err;
	if (form_choice(rq->query, FORMAT) > FORMAT_XLSX)
		return send_paper(rq, &frozen, &summary);
	if (form_present(rq->query, FORMAT))
		return send_sheet(rq, &frozen, &summary);
	report_query_view(&rq->cx, root, &frozen.query);
	node_text(node_child(root, "Report"), "query",
	    arena_printf(rq->cx.mem, "frozen_id=%" PRIu64, frozen.id));
	report_summary_view(&rq->cx, root, &summary);
	frozen_view(&rq->cx, node_child(root, "Frozen"), &frozen);
	return show_check(rq, &frozen);
}

const struct action action = {
	.name = "report-frozen-view",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(query) },
	.get = show,
	.formats = formats,
};
