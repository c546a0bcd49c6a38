/*
 * programme-create: enter the work programme of the committee, or items of it
 * (R10).
 *
 * GET   asks whether the document is secret, then shows the form.
 * POST  intent "check" shows what was understood, "save" stores a draft of
 *       source work_programme and goes to it.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "programme_form.h"

enum { SECRECY };
enum {
	SECRECY_SAID = N_DIRECTIVE_FIELDS,
	INTENT,
	YEAR,
	FIELD_OF_WORK,
	SPECIALIST,
	DIVISION_HEAD,
	OFFICE_LEADER,
	CHAIRMAN
};
enum { INTENT_CHECK, INTENT_SAVE };

static const char *const secrecies[] = { "none", "secret", NULL };
static const char *const intents[] = { "check", "save", NULL };

static const struct field query[] = {
	[SECRECY] = { "secrecy", FIELD_CHOICE, 0, FIELD_OPTIONAL, secrecies },
};
static const struct field fields[] = {
	DIRECTIVE_FIELDS,
	[SECRECY_SAID] = { "secrecy", FIELD_CHOICE, 0, FIELD_REQUIRED,
	    secrecies },
	[INTENT] = { "intent", FIELD_CHOICE, 0, FIELD_REQUIRED, intents },
	[YEAR] = { "year", FIELD_INT, PROGRAMME_YEAR_MAX, FIELD_REQUIRED,
	    NULL },
	[FIELD_OF_WORK] = { "default_field_id", FIELD_ID, 0, FIELD_REQUIRED,
	    NULL },
	[SPECIALIST] = { "default_specialist_id", FIELD_ID, 0, FIELD_REQUIRED,
	    NULL },
	[DIVISION_HEAD] = { "default_division_head_id", FIELD_ID, 0,
	    FIELD_OPTIONAL, NULL },
	[OFFICE_LEADER] = { "default_office_leader_id", FIELD_ID, 0,
	    FIELD_REQUIRED, NULL },
	[CHAIRMAN] = { "default_chairman_id", FIELD_ID, 0, FIELD_REQUIRED,
	    NULL },
};
static const struct field_group groups[] = {
	{ "item", programme_fields, N_ITEM_FIELDS, TASK_ROWS_MAX },
};

static void
preset_new(struct request *rq)
{
	char text[24];

	form_preset(rq->form, "doc_type", "CTr");
	form_preset(rq->form, "urgency", "normal");
	form_preset(rq->form, "source", "work_programme");
	form_preset(rq->form, "issued_on",
	    day_format(clock_day(rq->cx.now), text));
	form_preset(rq->form, "released_at", moment_format(rq->cx.now, text));
	form_preset(rq->form, "year",
	    arena_printf(rq->cx.mem, "%d",
		day_to_date(clock_day(rq->cx.now)).year));
	form_preset(rq->form, "default_specialist_id",
	    arena_printf(rq->cx.mem, "%" PRIu64, rq->cx.actor->account_id));
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int secrecy = form_choice(rq->query, SECRECY);

	node_bool(root, "ask_secrecy", secrecy < 0);
	node_bool(root, "secret", secrecy == 1);
	if (rq->http.method != METHOD_POST)
		preset_new(rq);
	programme_show_periods(root);
	return entry_show_choices(&rq->cx, root);
}

static enum err
read_items(struct request *rq, int32_t issued_on, struct task_entry *entries)
{
	const struct entry_defaults defaults = {
		.field_id = form_id(rq->form, FIELD_OF_WORK),
		.specialist_id = form_id(rq->form, SPECIALIST),
		.division_head_id = form_id(rq->form, DIVISION_HEAD),
		.office_leader_id = form_id(rq->form, OFFICE_LEADER),
		.chairman_id = form_id(rq->form, CHAIRMAN),
	};
	int year = (int)form_int(rq->form, YEAR);
	struct agency_name_list names;
	enum err result = OK;
	enum err err;

	if (year < PROGRAMME_YEAR_MIN)
		return fail_field(&rq->cx, "year", "bad_number");
	err = agency_store_list_names(&rq->cx, clock_day(rq->cx.now), &names);
	for (size_t i = 0; !err && i < form_rows(rq->form, 0); i++) {
		const char *prefix = arena_printf(rq->cx.mem, "item_%zu_",
		    form_row_number(rq->form, 0, i));

		err = programme_read_item(&rq->cx, form_row(rq->form, 0, i),
		    prefix, &defaults, &names, year, issued_on, &entries[i]);
		if (err == ERR_INPUT) {
			result = err;
			err = OK;
		}
	}
	return err ? err : result;
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
	return show(rq);
}

static enum err
submit(struct request *rq)
{
	size_t n = form_rows(rq->form, 0);
	struct task_entry *entries = arena_array(rq->cx.mem, n,
	    sizeof(*entries));
	struct directive directive = { 0 };
	enum err input;
	enum err err;

	if (form_choice(rq->form, SECRECY_SAID) != 0)
		return fail(&rq->cx, ERR_DENIED, "a secret document");
	entry_read_directive(&rq->cx, rq->form, &directive);
	directive.source = SOURCE_WORK_PROGRAMME;
	err = read_items(rq, directive.issued_on, entries);
	if (err && err != ERR_INPUT)
		return err;
	input = directive_check(&rq->cx, &directive);
	if (input && input != ERR_INPUT)
		return input;
	if (n > TASKS_MAX)
		input = fail_field(&rq->cx,
		    arena_printf(rq->cx.mem, "item_%zu_content",
			form_row_number(rq->form, 0, TASKS_MAX)),
		    "too_many_tasks");
	if (form_choice(rq->form, INTENT) == INTENT_CHECK)
		return show_understood(rq, entries, n);
	if (err || input)
		return ERR_INPUT;
	if (n == 0)
		return fail_field(&rq->cx, "item_0_content", "required");
	err = directive_create(&rq->cx, &directive, entries, n);
	if (err)
		return err;
	return respond_done(rq, "directive_created",
	    "/directive-view?id=%" PRIu64, directive.id);
}

const struct action action = {
	.name = "programme-create",
	.needs = PERM_RECORD,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields), GROUPS(groups) },
	.get = show,
	.post = submit,
};
