/*
 * outgoing-create: bring in one document that was issued.
 *
 * GET   shows the form.
 * POST  puts it on the work list; one that is there already stays as it is.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "directive_store.h"
#include "directive_view.h"
#include "entry_form.h"
#include "outgoing_verbs.h"
#include "task_page.h"
#include "text.h"

enum {
	CODE,
	REF_NUMBER,
	REF_SYMBOL,
	DOC_TYPE,
	ABSTRACT,
	ISSUED_ON,
	RELEASED_AT,
	SIGNER,
	URGENCY,
	DUE_ON,
	RECIPIENTS,
	FILES
};

static const struct field fields[] = {
	[CODE] = { "document_code", FIELD_LINE, OUTGOING_CODE_MAX,
	    FIELD_OPTIONAL, NULL },
	[REF_NUMBER] = { "ref_number", FIELD_LINE,
	    REF_NUMBER_MAX + REF_SYMBOL_MAX, FIELD_REQUIRED, NULL },
	[REF_SYMBOL] = { "ref_symbol", FIELD_LINE, REF_SYMBOL_MAX,
	    FIELD_OPTIONAL, NULL },
	[DOC_TYPE] = { "doc_type", FIELD_LINE, OUTGOING_TYPE_MAX,
	    FIELD_OPTIONAL, NULL },
	[ABSTRACT] = { "abstract", FIELD_LINE, ABSTRACT_MAX, FIELD_REQUIRED,
	    NULL },
	[ISSUED_ON] = { "issued_on", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[RELEASED_AT] = { "released_at", FIELD_MOMENT, 0, FIELD_OPTIONAL,
	    NULL },
	[SIGNER] = { "signer", FIELD_LINE, SIGNER_MAX, FIELD_OPTIONAL, NULL },
	[URGENCY] = { "urgency", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    entry_urgencies },
	[DUE_ON] = { "due_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[RECIPIENTS] = { "recipients", FIELD_LINE, OUTGOING_RECIPIENTS_MAX,
	    FIELD_OPTIONAL, NULL },
	[FILES] = { "files", FIELD_FILES, 10, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct doc_type_list types;
	char text[24];
	enum err err;

	err = directive_store_list_doc_types(&rq->cx, &types);
	if (err)
		return err;
	doc_type_list_view(view_root(rq->view), "DocTypes", &types);
	if (rq->http.method == METHOD_POST)
		return OK;
	form_preset(rq->form, "urgency", "normal");
	form_preset(rq->form, "issued_on",
	    day_format(clock_day(rq->cx.now), text));
	form_preset(rq->form, "released_at", moment_format(rq->cx.now, text));
	return OK;
}

static unsigned
count_names(const char *names)
{
	unsigned n = !text_is_empty(names);

	for (; *names != '\0'; names++)
		n += *names == ';';
	return n;
}

/* Without a code of the e-office, what people know it by. */
static const char *
code_of(struct request *rq, const struct outgoing *o)
{
	char day[16];

	if (form_present(rq->form, CODE))
		return form_str(rq->form, CODE);
	return arena_printf(rq->cx.mem, "%s/%s@%s", o->ref_number,
	    o->ref_symbol, day_format_iso(o->issued_on, day));
}

static void
read_document(struct request *rq, struct outgoing *o)
{
	const struct form *f = rq->form;
	int urgency = form_choice(f, URGENCY);

	*o = (struct outgoing){ .ref_number = form_str(f, REF_NUMBER),
		.ref_symbol = form_str(f, REF_SYMBOL),
		.doc_type_words = form_str(f, DOC_TYPE),
		.abstract = form_str(f, ABSTRACT),
		.issued_on = form_date(f, ISSUED_ON),
		.released_at = form_moment(f, RELEASED_AT),
		.signer = form_str(f, SIGNER),
		.urgency = urgency < 0 ? URGENCY_NORMAL : (enum urgency)urgency,
		.due_on = form_date(f, DUE_ON),
		.recipients = form_str(f, RECIPIENTS),
		.n_recipients = count_names(form_str(f, RECIPIENTS)),
		.sender_code = "",
		.sender_name = "",
		.origin = rq->api_token_id != 0 ? OUTGOING_API
						: OUTGOING_TYPED };
	if (text_is_empty(o->ref_symbol))
		(void)reference_split(rq->cx.mem, o->ref_number, &o->ref_number,
		    &o->ref_symbol);
	if (o->released_at == NO_MOMENT &&
	    o->issued_on == clock_day(rq->cx.now))
		o->released_at = rq->cx.now;
	else if (o->released_at == NO_MOMENT)
		o->released_at = clock_day_end(o->issued_on);
	o->code = code_of(rq, o);
}

static enum err
submit(struct request *rq)
{
	enum outgoing_outcome outcome;
	struct outgoing o;
	enum err err;

	read_document(rq, &o);
	err = task_page_check_files(rq, FILES, "files");
	if (!err)
		err = outgoing_receive(&rq->cx, &o, &outcome);
	if (!err && outcome == OUTGOING_ADDED)
		err = task_page_keep_files(rq, FILES, "files", FILE_OUTGOING,
		    o.id, 0, 0);
	if (err)
		return err;
	return respond_done(rq,
	    outcome == OUTGOING_ADDED ? "outgoing_added" : "outgoing_known",
	    "/outgoing-view?id=%" PRIu64, o.id);
}

const struct action action = {
	.name = "outgoing-create",
	.needs = PERM_OUTGOING,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
