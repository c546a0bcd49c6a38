/*
 * task-reply: answer for the agency: progress, result, explanation or plan
 * (R32-R34, R37).
 *
 * GET   shows the form beside the task.
 * POST  records the answer with its files, goes back to the task.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_verbs.h"
#include "task_page.h"
#include "text.h"

enum { ID, KIND_WANTED };
enum { VERSION, KIND, REPLY_TEXT, NUMBER, SYMBOL, ISSUED_ON, FILES };

static const char *const kinds[] = { "progress", "result", "explanation",
	"plan", NULL };

/* What the next page says of each. */
static const char *const done[] = {
	[REPLY_PROGRESS] = "progressed",
	[REPLY_RESULT] = "submitted",
	[REPLY_EXPLANATION] = "explained",
	[REPLY_PLAN] = "planned",
};

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[KIND_WANTED] = { "kind", FIELD_CHOICE, 0, FIELD_OPTIONAL, kinds },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_REQUIRED, kinds },
	[REPLY_TEXT] = { "reply_text", FIELD_TEXT, REPLY_TEXT_MAX,
	    FIELD_REQUIRED, NULL },
	[NUMBER] = { "reply_number", FIELD_LINE,
	    REF_NUMBER_MAX + REF_SYMBOL_MAX, FIELD_OPTIONAL, NULL },
	[SYMBOL] = { "reply_symbol", FIELD_LINE, REF_SYMBOL_MAX, FIELD_OPTIONAL,
	    NULL },
	[ISSUED_ON] = { "reply_issued_on", FIELD_DATE, 0, FIELD_OPTIONAL,
	    NULL },
	[FILES] = { "files", FIELD_FILES, 10, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;
	enum move move = MOVE_PROGRESS;
	int wanted = form_choice(rq->query, KIND_WANTED);
	enum err err;

	if (wanted == REPLY_PLAN)
		move = MOVE_PLAN;
	err = task_page_open_for(rq, form_id(rq->query, ID), move, &page);
	if (err)
		return err;
	if (wanted >= 0 && !rq->again)
		form_preset(rq->form, "kind", kinds[wanted]);
	return OK;
}

/* "123/SXD-KT" pasted into the number alone is number and symbol. */
static void
take_reference(struct request *rq, struct reply *reply)
{
	const char *number;
	const char *symbol;

	reply->reply_number = form_str(rq->form, NUMBER);
	reply->reply_symbol = form_str(rq->form, SYMBOL);
	if (text_is_empty(reply->reply_symbol) &&
	    reference_split(rq->cx.mem, reply->reply_number, &number,
		&symbol)) {
		reply->reply_number = number;
		reply->reply_symbol = symbol;
	}
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct reply reply = {
		.assignment_id = form_id(rq->query, ID),
		.kind = (enum reply_kind)form_choice(f, KIND),
		.reply_text = form_str(f, REPLY_TEXT),
		.reply_issued_on = form_date(f, ISSUED_ON),
	};
	struct task_page page;
	enum err err;

	take_reference(rq, &reply);
	err = task_page_open(rq, reply.assignment_id, &page);
	if (err)
		return err;
	err = task_page_check_files(rq, FILES, "files");
	if (err)
		return err;
	err = assignment_reply(&rq->cx, form_id(f, VERSION), &reply);
	if (err)
		return err;
	err = task_page_keep_files(rq, FILES, "files", FILE_REPLY, reply.id,
	    page.directive.id, page.assignment.id);
	if (err)
		return err;
	return respond_done(rq, done[reply.kind], "/task-view?id=%" PRIu64,
	    reply.assignment_id);
}

const struct action action = {
	.name = "task-reply",
	.needs = PERM_RESPOND,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
