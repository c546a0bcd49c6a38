/*
 * task-import: a table or a text becomes the tasks of one directive.
 *
 * GET   asks whether the document is secret, then for the table or the text.
 * POST  intent "read" shows what was understood of it, row by row; "check" the
 *       same after corrections, "choose_clear", "choose_none" and "keep_words"
 *       after a choice for all rows; "save" stores every ticked row as a task
 * of one draft and goes to it.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "directive_store.h"
#include "import_columns_form.h"
#include "import_page.h"
#include "task_page.h"
#include "text.h"

enum { SECRECY };
enum {
	SECRECY_SAID = N_DIRECTIVE_FIELDS,
	INTENT,
	FIELD_OF_WORK,
	SPECIALIST,
	DIVISION_HEAD,
	OFFICE_LEADER,
	CHAIRMAN,
	FILES,
	SOURCE_TEXT,
	SOURCE_HTML,
	SOURCE_KIND,
	SOURCE_SUM,
	MUST_REPORT,
	SKIP_REST,
	COLUMN_1, /* of a table without headings */
	N_FIELDS = COLUMN_1 + IMPORT_COLUMNS_MAX
};
#define COLUMN(n)                                                              \
	[COLUMN_1 + (n)-1] = { "column_" #n, FIELD_CHOICE, 0, FIELD_OPTIONAL,  \
		import_column_kinds }
enum {
	INTENT_READ,
	INTENT_CHECK,
	INTENT_CHOOSE_CLEAR,
	INTENT_CHOOSE_NONE,
	INTENT_KEEP_WORDS,
	INTENT_SAVE
};

static const char *const secrecies[] = { "none", "secret", NULL };
static const char *const intents[] = { "read", "check", "choose_clear",
	"choose_none", "keep_words", "save", NULL };

static const struct field query[] = {
	[SECRECY] = { "secrecy", FIELD_CHOICE, 0, FIELD_OPTIONAL, secrecies },
};
static const struct field fields[N_FIELDS] = {
	DIRECTIVE_FIELDS_NEEDING(FIELD_OPTIONAL),
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
	[FILES] = { "files", FIELD_FILES, 1, FIELD_OPTIONAL, NULL },
	[SOURCE_TEXT] = { "source_text", FIELD_TEXT, IMPORT_SOURCE_MAX,
	    FIELD_OPTIONAL, NULL },
	[SOURCE_HTML] = { "source_html", FIELD_TEXT, IMPORT_SOURCE_MAX,
	    FIELD_OPTIONAL, NULL },
	[SOURCE_KIND] = { "source_kind", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    import_kinds },
	[SOURCE_SUM] = { "source_sum", FIELD_LINE, 2 * IMPORT_SUM_SIZE,
	    FIELD_OPTIONAL, NULL },
	[MUST_REPORT] = { "must_report", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    entry_yes_no },
	[SKIP_REST] = { "skip_rest", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	COLUMN(1),
	COLUMN(2),
	COLUMN(3),
	COLUMN(4),
	COLUMN(5),
	COLUMN(6),
	COLUMN(7),
	COLUMN(8),
	COLUMN(9),
	COLUMN(10),
	COLUMN(11),
	COLUMN(12),
};
static const struct field_group groups[] = {
	{ "task", import_fields, N_ROW_FIELDS, IMPORT_ROWS_MAX },
};
static const struct form_table table = { FIELDS(fields), GROUPS(groups) };

static struct entry_defaults
read_defaults(const struct form *form)
{
	return (struct entry_defaults){
		.field_id = form_id(form, FIELD_OF_WORK),
		.specialist_id = form_id(form, SPECIALIST),
		.division_head_id = form_id(form, DIVISION_HEAD),
		.office_leader_id = form_id(form, OFFICE_LEADER),
		.chairman_id = form_id(form, CHAIRMAN),
		.central_due_on = form_choice(form, DIRECTIVE_SOURCE) ==
					  SOURCE_GOVERNMENT
				      ? form_date(form, DIRECTIVE_CENTRAL_DUE)
				      : NO_DAY,
	};
}

static enum err
open_look(struct request *rq, struct import_look *out)
{
	const struct entry_defaults defaults = read_defaults(rq->form);

	return import_look_open(&rq->cx,
	    form_date(rq->form, DIRECTIVE_ISSUED_ON), &defaults, out);
}

/* Showing ------------------------------------------------------------------ */

static enum import_ticks
ticks_of(const struct form *form)
{
	switch (form_choice(form, INTENT)) {
	case INTENT_READ:
		return TICKS_FIRST;
	case INTENT_CHOOSE_CLEAR:
		return TICKS_CLEAR;
	case INTENT_CHOOSE_NONE:
		return TICKS_NONE;
	default:
		return TICKS_AS_SENT;
	}
}

static enum err
show_rows(struct request *rq)
{
	struct import_look look;
	struct import_counts counts;
	enum err err;

	err = open_look(rq, &look);
	if (err)
		return err;
	err = import_show_rows(rq, &look, ticks_of(rq->form), &counts);
	if (err)
		return err;
	import_counts_view(node_child(view_root(rq->view), "Counts"), &counts);
	err = import_show_before(rq, form_str(rq->form, SOURCE_SUM));
	if (err)
		return err;
	return entry_show_choices(&rq->cx, view_root(rq->view));
}

/* As it was sent: tabs are what makes a table of it. */
static const char *
pasted(const struct request *rq)
{
	const char *text = param_get(&rq->http.body, "source_text");

	return text == NULL ? "" : text;
}

static bool
has_columns(const struct form *form)
{
	for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
		if (form_choice(form, COLUMN_1 + i) >= 0)
			return true;
	return false;
}

static enum err
show_columns(struct request *rq, const char *lines, bool propose)
{
	struct import_columns columns;
	struct import_look look;
	enum err err;

	err = open_look(rq, &look);
	if (err)
		return err;
	import_columns_propose(&look, lines, &columns);
	import_columns_view(rq->cx.mem, view_root(rq->view),
	    propose ? rq->form : NULL, &columns);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int secrecy = form_choice(rq->query, SECRECY);
	char text[24];

	node_bool(root, "ask_secrecy", secrecy < 0);
	node_bool(root, "secret", secrecy == 1);
	node_bool(root, "report_always", rq->cx.profile->report_always);
	if (form_rows(rq->form, 0) > 0)
		return show_rows(rq);
	if (rq->http.method != METHOD_POST)
		form_preset(rq->form, "issued_on",
		    day_format(clock_day(rq->cx.now), text));
	else
		form_preset(rq->form, "source_text", pasted(rq));
	return has_columns(rq->form) ? show_columns(rq, pasted(rq), false) : OK;
}

/* Reading ------------------------------------------------------------------ */

static enum err
check_source(struct request *rq)
{
	if (form_date(rq->form, DIRECTIVE_ISSUED_ON) == NO_DAY)
		return fail_field(&rq->cx, "issued_on", "required");
	if (!rq->cx.profile->report_always &&
	    form_choice(rq->form, MUST_REPORT) < 0)
		return fail_field(&rq->cx, "must_report", "required");
	if (form_files(rq->form, FILES).n == 0 &&
	    text_is_empty(form_str(rq->form, SOURCE_TEXT)))
		return fail_field(&rq->cx, "source_text", "import_nothing");
	return OK;
}

/* What a person said of the columns becomes their headings. */
static void
take_columns(struct request *rq, struct import_input *input)
{
	int kinds[IMPORT_COLUMNS_MAX];

	if (!has_columns(rq->form))
		return;
	for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
		kinds[i] = form_choice(rq->form, COLUMN_1 + i);
	input->text = import_columns_head(rq->cx.mem, input->text, kinds,
	    IMPORT_COLUMNS_MAX);
	input->html = "";
	input->path = NULL; /* its cells are the text */
	input->kind = IMPORT_TABLE;
}

/* Asks which column is what, with the cells as they were read, so that a file
 * need not be chosen again. */
static enum err
ask_columns(struct request *rq, const char *lines)
{
	enum err err;

	if (has_columns(rq->form))
		return fail_field(&rq->cx, "column_1", "import_columns");
	err = show(rq);
	if (err)
		return err;
	form_preset(rq->form, "source_text", lines);
	return show_columns(rq, lines, true);
}

/* The same request with the rows it was asked for: what follows sees no
 * difference between rows just read and rows sent by a browser. */
static enum err
read_source(struct request *rq)
{
	const struct upload_list files = form_files(rq->form, FILES);
	struct import_input input = {
		.text = pasted(rq),
		.html = form_str(rq->form, SOURCE_HTML),
		.path = files.n > 0 ? files.items[0].path : NULL,
	};
	int kind = form_choice(rq->form, SOURCE_KIND);
	struct import_look look;
	struct import_rows rows;
	struct param_list params;
	enum err err;

	err = check_source(rq);
	if (err)
		return err;
	err = open_look(rq, &look);
	if (err)
		return err;
	input.kind = kind < 0 ? IMPORT_AUTO : (enum import_kind)kind;
	take_columns(rq, &input);
	err = import_read_input(&rq->cx, &look.lexicon, &input, look.issued_on,
	    &rows);
	if (err)
		return err;
	if (rows.headless != NULL)
		return ask_columns(rq, rows.headless);
	/* "trong quý II" would be read as of another year. */
	if (rows.heading.issued_on == NO_DAY && rows.heading.year != 0 &&
	    rows.heading.year != day_to_date(look.issued_on).year)
		return fail_field(&rq->cx, "issued_on", "import_year");
	import_body(rq, &look, &rows, form_raw(rq->form, MUST_REPORT), &params);
	err = form_read(&rq->cx, &table, &params, &rq->http.uploads, &rq->form);
	if (err)
		return err;
	node_int(view_root(rq->view), "n_headings", (int64_t)rows.n_headings);
	node_bool(view_root(rq->view), "cut", rows.cut);
	return show(rq);
}

/* Saving ------------------------------------------------------------------- */

static enum err
save(struct request *rq, const uint8_t sum[static IMPORT_SUM_SIZE],
    struct directive *directive, struct task_entry *entries, size_t n)
{
	enum err err;

	err = task_page_check_files(rq, FILES, "files");
	if (err)
		return err;
	err = import_create(&rq->cx, sum, directive, entries, n);
	if (err)
		return err;
	err = task_page_keep_files(rq, FILES, "files", FILE_DIRECTIVE,
	    directive->id, directive->id, 0);
	if (err)
		return err;
	return respond_done(rq, "directive_created",
	    "/directive-view?id=%" PRIu64, directive->id);
}

static enum err
check_and_save(struct request *rq)
{
	struct task_entry *entries = arena_array(rq->cx.mem, IMPORT_ROWS_MAX,
	    sizeof(*entries));
	struct directive directive = { .id = 0 };
	uint8_t sum[IMPORT_SUM_SIZE];
	struct import_look look;
	enum err input;
	enum err err;
	size_t n;

	if (!import_sum_read(form_str(rq->form, SOURCE_SUM), sum))
		return fail(&rq->cx, ERR_MALFORMED, "no sum of a source");
	err = open_look(rq, &look);
	if (err)
		return err;
	entry_read_directive(&rq->cx, rq->form, &directive);
	input = directive_check(&rq->cx, &directive);
	if (input && input != ERR_INPUT)
		return input;
	err = import_take_rows(rq, &look, form_bool(rq->form, SKIP_REST),
	    entries, &n);
	if (err)
		return err;
	return input ? input : save(rq, sum, &directive, entries, n);
}

/* One decision about all rows, shown like rows just sent. */
static enum err
keep_words(struct request *rq)
{
	struct param_list params;
	struct import_look look;
	enum err err;

	err = open_look(rq, &look);
	if (err)
		return err;
	import_keep_words(rq, &look, &params);
	err = form_read(&rq->cx, &table, &params, &rq->http.uploads, &rq->form);
	return err ? err : show(rq);
}

static enum err
submit(struct request *rq)
{
	if (form_choice(rq->form, SECRECY_SAID) != 0)
		return fail(&rq->cx, ERR_DENIED, "a secret document");
	switch (form_choice(rq->form, INTENT)) {
	case INTENT_READ:
		return read_source(rq);
	case INTENT_KEEP_WORDS:
		return keep_words(rq);
	case INTENT_SAVE:
		return check_and_save(rq);
	default:
		return show(rq);
	}
}

const struct action action = {
	.name = "task-import",
	.needs = PERM_RECORD,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields), GROUPS(groups) },
	.get = show,
	.post = submit,
};
