/*
 * escalation-print: the report to the Chairman as a paper to number and sign
 * (R47).
 *
 * GET  shows which tasks it will hold, with their causes and the proposals of
 *      the office, and asks for place, day and who signs; format=pdf or docx
 *      gives the file. A task whose request waits for a decision is not in it.
 */
#include "action.h"
#include "arena.h"
#include "clock.h"
#include "directive.h"
#include "notice_document.h"
#include "notice_store.h"
#include "notice_view.h"
#include "paper_form.h"
#include "text.h"

enum { FORMAT, NUMBER, PLACE, ISSUED_ON, SIGNER_ROLE, SIGNER };

static const char *const signer_roles[] = { "chief", "deputy", NULL };

static const struct field query[] = {
	[FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL, paper_formats },
	[NUMBER] = { "number", FIELD_LINE, REF_NUMBER_MAX, FIELD_OPTIONAL,
	    NULL },
	[PLACE] = { "place", FIELD_LINE, NOTICE_PLACE_MAX, FIELD_OPTIONAL,
	    NULL },
	[ISSUED_ON] = { "issued_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[SIGNER_ROLE] = { "signer_role", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    signer_roles },
	[SIGNER] = { "signer", FIELD_LINE, PERSON_MAX, FIELD_OPTIONAL, NULL },
};

/* As on the last notice, until somebody says otherwise. */
static enum err
preset(struct request *rq)
{
	struct notice last = { .place = "", .signer = "" };
	bool found;
	char day[16];
	enum err err;

	if (form_present(rq->query, PLACE))
		return OK;
	err = notice_store_find_last(&rq->cx, &last, &found);
	if (err)
		return err;
	form_preset(rq->query, "place", last.place);
	form_preset(rq->query, "signer", last.signer);
	form_preset(rq->query, "signer_role",
	    signer_roles[last.by_deputy ? 1 : 0]);
	form_preset(rq->query, "issued_on",
	    arena_strdup(rq->cx.mem, day_format(clock_day(rq->cx.now), day)));
	return OK;
}

static enum err
show_page(struct request *rq, const struct escalation_list *list)
{
	form_take_errors(rq->query, &rq->cx.error);
	error_reset(&rq->cx.error);
	escalation_list_view(view_root(rq->view), "Escalations", list,
	    clock_day(rq->cx.now));
	return preset(rq);
}

static enum err
send_paper(struct request *rq, const struct escalation_list *list)
{
	struct letterhead letterhead = paper_letterhead(rq,
	    paper_format(rq, FORMAT));
	const char *path = paper_path(rq, &letterhead);
	const struct escalation_report report = {
		.reference = form_str(rq->query, NUMBER),
		.place = form_str(rq->query, PLACE),
		.day = form_date(rq->query, ISSUED_ON),
		.by_deputy = form_choice(rq->query, SIGNER_ROLE) == 1,
		.signer = form_str(rq->query, SIGNER),
	};
	char day[16];
	enum err err;

	err = escalation_document_write(&rq->cx, &letterhead, path, &report,
	    list);
	if (err)
		return err;
	return paper_send(rq, &letterhead, path,
	    arena_printf(rq->cx.mem, "bao-cao-chu-tich-%s",
		day_format_iso(clock_day(rq->cx.now), day)));
}

static enum err
show(struct request *rq)
{
	struct escalation_list list;
	bool whole = form_is_valid(rq->query);
	enum err err;

	err = escalation_store_list_report(&rq->cx, &list);
	if (err)
		return err;
	if (!paper_is_wanted(rq, FORMAT) || !whole || list.n == 0)
		return show_page(rq, &list);
	if (text_is_empty(form_str(rq->query, PLACE)))
		err = fail_field(&rq->cx, "place", "required");
	if (text_is_empty(form_str(rq->query, SIGNER)))
		err = fail_field(&rq->cx, "signer", "required");
	return err ? show_page(rq, &list) : send_paper(rq, &list);
}

const struct action action = {
	.name = "escalation-print",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.formats = paper_formats,
};
