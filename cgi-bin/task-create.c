/*
 * task-create: enter a directive with its tasks, or more tasks to one.
 *
 * GET   asks whether the document is secret, then shows the form; values in
 *       the URL fill it in (a link from the e-office), or the document itself
 *       when it has come in: outgoing_id=, or document= with its code there.
 * POST  intent "check" shows what was understood, "more" adds an empty task,
 *       "save" stores everything as a draft and goes to it.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "directive_store.h"
#include "directive_view.h"
#include "entry_form.h"
#include "follow_store.h"
#include "outgoing_page.h"
#include "task_page.h"
#include "task_store.h"

enum { SECRECY, DIRECTIVE_ID, OUTGOING_ID, DOCUMENT };
enum {
	SECRECY_SAID = N_DIRECTIVE_FIELDS,
	INTENT,
	FIELD_OF_WORK,
	SPECIALIST,
	DIVISION_HEAD,
	OFFICE_LEADER,
	CHAIRMAN,
	FILES
};
enum { INTENT_CHECK, INTENT_MORE, INTENT_SAVE };

static const char *const secrecies[] = { "none", "secret", NULL };
static const char *const intents[] = { "check", "more", "save", NULL };

static const struct field query[] = {
	[SECRECY] = { "secrecy", FIELD_CHOICE, 0, FIELD_OPTIONAL, secrecies },
	[DIRECTIVE_ID] = { "directive_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[OUTGOING_ID] = { "outgoing_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, OUTGOING_CODE_MAX,
	    FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	DIRECTIVE_FIELDS,
	[SECRECY_SAID] = { "secrecy", FIELD_CHOICE, 0, FIELD_REQUIRED,
	    secrecies },
	[INTENT] = { "intent", FIELD_CHOICE, 0, FIELD_REQUIRED, intents },
	[FIELD_OF_WORK] = { "default_field_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[SPECIALIST] = { "default_specialist_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[DIVISION_HEAD] = { "default_division_head_id", FIELD_ID, 0,
	    FIELD_OPTIONAL, NULL },
	[OFFICE_LEADER] = { "default_office_leader_id", FIELD_ID, 0,
	    FIELD_OPTIONAL, NULL },
	[CHAIRMAN] = { "default_chairman_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[FILES] = { "files", FIELD_FILES, 10, FIELD_OPTIONAL, NULL },
};
static const struct field task_fields[] = { TASK_FIELDS };
static const struct field_group groups[] = {
	{ "task", task_fields, N_TASK_FIELDS, TASK_ROWS_MAX },
};

/* More tasks to a directive that is there: it is shown, not asked for. */
static enum err
show_directive(struct request *rq, uint64_t id)
{
	struct directive directive;
	enum err err;

	err = directive_open_to_change(&rq->cx, id, &directive);
	if (err)
		return err;
	directive_view(&rq->cx, node_child(view_root(rq->view), "Directive"),
	    &directive);
	if (!rq->again)
		entry_preset_directive(&rq->cx, rq->form, &directive);
	return OK;
}

/* The number of the first task block that is not in use yet. */
static size_t
next_number(const struct form *form)
{
	size_t n = form_rows(form, 0);

	return n == 0 ? 0 : form_row_number(form, 0, n - 1) + 1;
}

/* What a link says stays; days as people write them, whatever it came as. */
static void
preset_new(struct request *rq)
{
	int64_t released_at = form_moment(rq->form, DIRECTIVE_RELEASED_AT);
	int32_t issued_on = form_date(rq->form, DIRECTIVE_ISSUED_ON);
	char text[24];

	if (!form_present(rq->form, DIRECTIVE_URGENCY))
		form_preset(rq->form, "urgency", "normal");
	if (!form_present(rq->form, DIRECTIVE_SOURCE))
		form_preset(rq->form, "source", "committee");
	if (issued_on == NO_DAY)
		issued_on = clock_day(rq->cx.now);
	form_preset(rq->form, "issued_on", day_format(issued_on, text));
	if (released_at == NO_MOMENT)
		released_at = rq->cx.now;
	form_preset(rq->form, "released_at", moment_format(released_at, text));
}

static void
preset_person(struct request *rq, size_t field, const char *name, uint64_t id)
{
	if (id != 0 && !form_present(rq->form, field))
		form_preset(rq->form, name,
		    arena_printf(rq->cx.mem, "%" PRIu64, id));
}

/* Who signs, who asks and who follows seldom changes from one document to the
 * next: as in the last one of this person, and for the first one as in the last
 * of the office, but for who follows it. Whoever has left is in no list. */
static enum err
preset_last(struct request *rq, bool proposes)
{
	struct directive last;
	struct task_list tasks = { .n = 0 };
	uint64_t id;
	bool own;
	enum err err;

	err = directive_store_last_of(&rq->cx, rq->cx.actor->account_id, &id);
	own = id != 0;
	if (!err && !own)
		err = directive_store_last(&rq->cx, &id);
	if (err || id == 0)
		return err;
	err = directive_store_get(&rq->cx, id, &last);
	if (!err)
		err = task_store_list(&rq->cx, id, &tasks);
	if (err || tasks.n == 0)
		return err;
	if (!form_present(rq->form, DIRECTIVE_DOC_TYPE))
		form_preset(rq->form, "doc_type", last.doc_type);
	if (!form_present(rq->form, DIRECTIVE_SIGNER))
		form_preset(rq->form, "signer", last.signer);
	preset_person(rq, DIRECTIVE_ASSIGNER, "assigner_id", last.assigner_id);
	if (own && !proposes) {
		preset_person(rq, SPECIALIST, "default_specialist_id",
		    tasks.items[0].specialist.id);
		preset_person(rq, DIVISION_HEAD, "default_division_head_id",
		    tasks.items[0].division_head.id);
	}
	preset_person(rq, OFFICE_LEADER, "default_office_leader_id",
	    tasks.items[0].office_leader.id);
	preset_person(rq, CHAIRMAN, "default_chairman_id",
	    tasks.items[0].chairman.id);
	node_text(view_root(rq->view), "as_before", own ? "own" : "office");
	return OK;
}

/* Phụ lục I proposes who follows each task; without it, who enters does. */
static enum err
preset_follower(struct request *rq, bool is_new)
{
	uint64_t n;
	enum err err;

	err = follow_store_count(&rq->cx, clock_day(rq->cx.now), &n);
	if (err)
		return err;
	node_bool(view_root(rq->view), "proposes", n > 0);
	if (rq->http.method == METHOD_POST)
		return OK;
	if (is_new)
		err = preset_last(rq, n > 0);
	if (!err && n == 0 && !form_present(rq->form, SPECIALIST))
		form_preset(rq->form, "default_specialist_id",
		    arena_printf(rq->cx.mem, "%" PRIu64,
			rq->cx.actor->account_id));
	return err;
}

/* The document the link names: the form is filled in from it, once. */
static enum err
show_document(struct request *rq, bool *out_known)
{
	static const struct form_table table = { FIELDS(fields),
		GROUPS(groups) };
	struct outgoing o;
	enum err err;

	err = outgoing_page_find(rq, form_id(rq->query, OUTGOING_ID),
	    form_str(rq->query, DOCUMENT), &o);
	*out_known = !err && o.id != 0;
	if (err || o.id == 0)
		return err;
	err = outgoing_page_show(rq, &o);
	if (err || rq->http.method == METHOD_POST || rq->again)
		return err;
	if (o.directive_id != 0)
		return respond_see_other(rq, "/directive-view?id=%" PRIu64,
		    o.directive_id);
	return outgoing_page_fill(rq, &o, &table);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	uint64_t directive_id = form_id(rq->query, DIRECTIVE_ID);
	int secrecy = form_choice(rq->query, SECRECY);
	bool known;
	size_t next;
	enum err err;

	err = show_document(rq, &known);
	if (err || rq->response->location != NULL)
		return err;
	next = next_number(rq->form);
	node_bool(root, "ask_secrecy",
	    secrecy < 0 && directive_id == 0 && !known);
	node_bool(root, "secret", secrecy == 1);
	node_int(root, "next_number", (int64_t)next);
	node_bool(root, "extra_block",
	    next == 0 || (form_choice(rq->form, INTENT) == INTENT_MORE &&
			     next < TASKS_MAX));
	if (directive_id != 0) {
		err = show_directive(rq, directive_id);
		if (err)
			return err;
	} else if (rq->http.method != METHOD_POST) {
		preset_new(rq);
	}
	err = preset_follower(rq, directive_id == 0);
	if (err)
		return err;
	return entry_show_choices(&rq->cx, root);
}

static enum err
read_entries(struct request *rq, const struct directive *directive,
    struct task_entry *entries)
{
	const struct entry_defaults defaults = {
		.field_id = form_id(rq->form, FIELD_OF_WORK),
		.specialist_id = form_id(rq->form, SPECIALIST),
		.division_head_id = form_id(rq->form, DIVISION_HEAD),
		.office_leader_id = form_id(rq->form, OFFICE_LEADER),
		.chairman_id = form_id(rq->form, CHAIRMAN),
		.central_due_on = directive_central_due(directive),
	};
	struct agency_name_list names;
	enum err result = OK;
	enum err err;

	err = agency_store_list_names(&rq->cx, clock_day(rq->cx.now), &names);
	if (err)
		return err;
	for (size_t i = 0; i < form_rows(rq->form, 0); i++) {
		const char *prefix = arena_printf(rq->cx.mem, "task_%zu_",
		    form_row_number(rq->form, 0, i));

		err = entry_read_task(&rq->cx, form_row(rq->form, 0, i), prefix,
		    &defaults, &names, directive->issued_on, &entries[i]);
		if (err == ERR_INPUT)
			result = err;
		else if (err)
			return err;
	}
	return result;
}

/* What was understood so far, shown beside what was typed. */
static enum err
show_understood(struct request *rq, const struct task_entry *entries, size_t n)
{
	struct node *root = view_root(rq->view);
	struct agency_group_list found;
	enum err err;

	form_take_errors(rq->form, &rq->cx.error);
	error_reset(&rq->cx.error);
	err = agency_store_list_groups(&rq->cx, clock_day(rq->cx.now), &found);
	if (err)
		return err;
	for (size_t i = 0; i < n; i++)
		entry_view(&rq->cx,
		    node_item(root, "Understood",
			form_row_number(rq->form, 0, i)),
		    &entries[i], &found);
	node_bool(root, "checked", true);
	return show(rq);
}

static enum err
save(struct request *rq, struct directive *directive,
    struct task_entry *entries, size_t n)
{
	enum err err;

	if (n == 0)
		return fail_field(&rq->cx, "task_0_content", "required");
	if (directive->id != 0) {
		err = directive_add_tasks(&rq->cx, directive->id, entries, n);
		if (err)
			return err;
		return respond_done(rq, "tasks_added",
		    "/directive-view?id=%" PRIu64, directive->id);
	}
	err = task_page_check_files(rq, FILES, "files");
	if (err)
		return err;
	err = directive_create(&rq->cx, directive, entries, n);
	if (err)
		return err;
	err = task_page_keep_files(rq, FILES, "files", FILE_DIRECTIVE,
	    directive->id, directive->id, 0);
	if (!err && form_present(rq->query, OUTGOING_ID))
		err = outgoing_link(&rq->cx, form_id(rq->query, OUTGOING_ID),
		    directive);
	if (err)
		return err;
	return respond_done(rq, "directive_created",
	    "/directive-view?id=%" PRIu64, directive->id);
}

/* What is wrong with the document itself is told with what is wrong with its
 * tasks, whether it is to be checked or saved. */
static enum err
check_directive(struct request *rq, const struct directive *directive, size_t n)
{
	enum err err = OK;

	if (directive->id == 0)
		err = directive_check(&rq->cx, directive);
	if (err && err != ERR_INPUT)
		return err;
	if (n > TASKS_MAX)
		err = fail_field(&rq->cx,
		    arena_printf(rq->cx.mem, "task_%zu_content",
			form_row_number(rq->form, 0, TASKS_MAX)),
		    "too_many_tasks");
	return err;
}

static enum err
submit(struct request *rq)
{
	size_t n = form_rows(rq->form, 0);
	struct task_entry *entries = arena_array(rq->cx.mem, n,
	    sizeof(*entries));
	struct directive directive = { .id = form_id(rq->query, DIRECTIVE_ID) };
	enum err input;
	enum err err;

	if (form_choice(rq->form, SECRECY_SAID) != 0)
		return fail(&rq->cx, ERR_DENIED, "a secret document");
	entry_read_directive(&rq->cx, rq->form, &directive);
	err = read_entries(rq, &directive, entries);
	if (err && err != ERR_INPUT)
		return err;
	input = check_directive(rq, &directive, n);
	if (input && input != ERR_INPUT)
		return input;
	if (form_choice(rq->form, INTENT) != INTENT_SAVE)
		return show_understood(rq, entries, n);
	if (err || input)
		return ERR_INPUT;
	return save(rq, &directive, entries, n);
}

const struct action action = {
	.name = "task-create",
	.needs = PERM_RECORD,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields), GROUPS(groups) },
	.get = show,
	.post = submit,
	.prefill = true,
};
