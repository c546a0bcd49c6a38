/*
 * ruling-record: write down what the Chairman said about a task (R47).
 *
 * GET   shows the task with its notices.
 * POST  records it in the history and tells the agency; what he ordered becomes
 *       a task of its own, unless the person says that there is nothing to
 *       follow.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "directive.h"
#include "notice_verbs.h"
#include "notice_view.h"
#include "reply.h"
#include "task.h"
#include "text.h"

enum { ID };
enum {
	VERSION,
	PROPOSAL,
	OPINION,
	RULED_BY,
	RULED_ON,
	DOCUMENT,
	FOLLOW,
	CONTENT,
	LEAD,
	DEADLINE
};
enum { DOCUMENT_TEXT_MAX = 200 };

static const char *const follows[] = { "yes", "no", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[PROPOSAL] = { "proposal", FIELD_TEXT, REASON_MAX, FIELD_OPTIONAL,
	    NULL },
	[OPINION] = { "opinion", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
	[RULED_BY] = { "ruled_by", FIELD_LINE, PERSON_MAX, FIELD_REQUIRED,
	    NULL },
	[RULED_ON] = { "ruled_on", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_TEXT_MAX,
	    FIELD_OPTIONAL, NULL },
	[FOLLOW] = { "follow", FIELD_CHOICE, 0, FIELD_REQUIRED, follows },
	[CONTENT] = { "follow_content", FIELD_TEXT, TASK_CONTENT_MAX,
	    FIELD_OPTIONAL, NULL },
	[LEAD] = { "follow_lead", FIELD_LINE, TASK_WORDS_MAX, FIELD_OPTIONAL,
	    NULL },
	[DEADLINE] = { "follow_deadline_text", FIELD_LINE, DEADLINE_TEXT_MAX,
	    FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct escalation escalation;
	enum err err;

	err = ruling_check(&rq->cx, form_id(rq->query, ID), &escalation);
	if (err)
		return err;
	escalation_view(node_child(view_root(rq->view), "Escalation"),
	    &escalation, clock_day(rq->cx.now));
	if (rq->again)
		return OK;
	form_preset(rq->form, "proposal", escalation.proposal);
	form_preset(rq->form, "follow", "yes");
	form_preset(rq->form, "follow_lead", escalation.agency_name);
	return OK;
}

/* What is followed: the opinion itself when nothing else was written. */
static enum err
read_task(struct request *rq, uint64_t id, struct ruling_task *out)
{
	const struct form *f = rq->form;
	struct escalation escalation;
	enum err err;

	err = ruling_check(&rq->cx, id, &escalation);
	if (err)
		return err;
	out->content = form_str(f, CONTENT);
	if (text_is_empty(out->content))
		out->content = form_str(f, OPINION);
	out->lead = form_str(f, LEAD);
	out->deadline = form_str(f, DEADLINE);
	out->abstract = text_shorten(rq->cx.mem,
	    arena_printf(rq->cx.mem, "%s %s",
		pages_text(rq->pages, "vi", "ruling_record.abstract"),
		escalation.title),
	    ABSTRACT_MAX - 1);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct ruling ruling = {
		.escalation_id = form_id(rq->query, ID),
		.proposal = form_str(f, PROPOSAL),
		.opinion = form_str(f, OPINION),
		.ruled_by = form_str(f, RULED_BY),
		.ruled_on = form_date(f, RULED_ON),
		.document = form_str(f, DOCUMENT),
	};
	bool follow = form_choice(f, FOLLOW) == 0;
	struct ruling_task task;
	enum err err;

	err = read_task(rq, ruling.escalation_id, &task);
	if (err)
		return err;
	err = ruling_record(&rq->cx, form_id(f, VERSION), &ruling,
	    follow ? &task : NULL);
	if (err)
		return err;
	return respond_done(rq, "ruling_recorded", "/task-view?id=%" PRIu64,
	    ruling.assignment_id);
}

const struct action action = {
	.name = "ruling-record",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
