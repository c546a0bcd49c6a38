/*
 * register-edit: enter something in a book of the system, or correct it.
 *
 * GET   shows the form of a new entry (kind) or of one that is there (id).
 * POST  keeps it with its files, goes back to the book.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "feedback_store.h"
#include "register_verbs.h"
#include "register_view.h"
#include "task_page.h"

enum { KIND, ID };
enum {
	VERSION,
	TITLE,
	NUMBER,
	HELD_ON,
	ENDED_ON,
	PERSON,
	BODY,
	APPROVAL,
	FEEDBACK,
	FILES
};
enum { PROPOSALS = 200 };

static const char *const kinds[] = { "legal", "training", "maintenance",
	"version", "regulation", "staff", NULL };

static const struct field query[] = {
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_REQUIRED, kinds },
	[ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[TITLE] = { "title", FIELD_LINE, REGISTER_TITLE_MAX, FIELD_OPTIONAL,
	    NULL },
	[NUMBER] = { "number", FIELD_LINE, REGISTER_NUMBER_MAX, FIELD_OPTIONAL,
	    NULL },
	[HELD_ON] = { "held_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[ENDED_ON] = { "ended_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[PERSON] = { "person", FIELD_LINE, REGISTER_PERSON_MAX, FIELD_OPTIONAL,
	    NULL },
	[BODY] = { "body", FIELD_TEXT, REGISTER_BODY_MAX, FIELD_OPTIONAL,
	    NULL },
	[APPROVAL] = { "approval", FIELD_LINE, DOCUMENT_MAX, FIELD_OPTIONAL,
	    NULL },
	[FEEDBACK] = { "feedback_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[FILES] = { "files", FIELD_FILES, 10, FIELD_OPTIONAL, NULL },
};

static void
preset_day(struct request *rq, const char *field, int32_t day)
{
	char text[16];

	if (day != NO_DAY)
		form_preset(rq->form, field, day_format(day, text));
}

static void
preset(struct request *rq, const struct register_entry *e)
{
	if (rq->again)
		return;
	form_preset(rq->form, "title", e->title);
	form_preset(rq->form, "number", e->number);
	preset_day(rq, "held_on", e->held_on);
	preset_day(rq, "ended_on", e->ended_on);
	form_preset(rq->form, "person", e->person);
	form_preset(rq->form, "body", e->body);
	form_preset(rq->form, "approval", e->approval);
	if (e->feedback_id != 0)
		form_preset(rq->form, "feedback_id",
		    arena_printf(rq->cx.mem, "%" PRIu64, e->feedback_id));
}

/* What was asked for, to say which of it a version delivers (R83). */
static enum err
show_proposals(struct request *rq)
{
	const struct feedback_filter filter = {
		.kind = -1,
		.upgrade = true,
		.size = PROPOSALS,
	};
	struct feedbacks proposals;
	enum err err;

	err = feedback_store_list(&rq->cx, &filter, &proposals);
	if (err)
		return err;
	feedbacks_view(view_root(rq->view), "Proposals", &proposals);
	return OK;
}

static void
show_needs(struct request *rq, enum register_kind kind)
{
	struct node *node = node_child(view_root(rq->view), "Needs");

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		node_bool(node, fields[i].name,
		    register_needs(kind, fields[i].name));
}

static enum err
show(struct request *rq)
{
	enum register_kind kind = (enum register_kind)form_choice(rq->query,
	    KIND);
	struct node *root = view_root(rq->view);
	struct register_entry entry;
	enum err err;

	if (!register_may_write(rq->cx.actor, kind))
		return fail(&rq->cx, ERR_DENIED, "may not write in register %s",
		    register_kind_name(kind));
	node_text(root, "kind", register_kind_name(kind));
	show_needs(rq, kind);
	if (form_present(rq->query, ID)) {
		err = register_open(&rq->cx, form_id(rq->query, ID), &entry);
		if (err)
			return err;
		register_entry_view(node_child(root, "Entry"), &entry);
		preset(rq, &entry);
	}
	return kind == REGISTER_VERSION ? show_proposals(rq) : OK;
}

static struct register_entry
entry_of(const struct request *rq)
{
	const struct form *f = rq->form;

	return (struct register_entry){
		.id = form_id(rq->query, ID),
		.kind = (enum register_kind)form_choice(rq->query, KIND),
		.title = form_str(f, TITLE),
		.number = form_str(f, NUMBER),
		.held_on = form_date(f, HELD_ON),
		.ended_on = form_date(f, ENDED_ON),
		.person = form_str(f, PERSON),
		.body = form_str(f, BODY),
		.approval = form_str(f, APPROVAL),
		.feedback_id = form_id(f, FEEDBACK),
		.version = form_id(f, VERSION),
	};
}

static enum err
submit(struct request *rq)
{
	struct register_entry entry = entry_of(rq);
	enum err err;

	err = task_page_check_files(rq, FILES, "files");
	if (err)
		return err;
	err = register_save(&rq->cx, &entry);
	if (err)
		return err;
	err = task_page_keep_files(rq, FILES, "files", FILE_REGISTER, entry.id,
	    0, 0);
	if (err)
		return err;
	return respond_done(rq, "register_saved", "/register-list?kind=%s",
	    register_kind_name(entry.kind));
}

const struct action action = {
	.name = "register-edit",
	.needs = PERM_HOME,
	.sites = SITE_OFFICE | SITE_PORTAL | SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
