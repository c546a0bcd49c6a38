/*
 * form: what a person typed, checked by its table.
 */
#include "check.h"

#include "arena.h"
#include "clock.h"
#include "form.h"
#include "view.h"

enum {
	TITLE,
	NOTE,
	SECRET,
	LEAD,
	COUNT,
	DUE,
	WHEN,
	PAPER,
	ROLE,
	KINDS,
	AGENCIES,
	FILES
};

static const char *const roles[] = { "lead", "coordinating", NULL };
static const char *const kinds[] = { "one", "two", "three", NULL };

static const struct field fields[] = {
	[TITLE] = { "title", FIELD_LINE, 10, FIELD_REQUIRED, NULL },
	[NOTE] = { "note", FIELD_TEXT, 20, FIELD_OPTIONAL, NULL },
	[SECRET] = { "secret", FIELD_SECRET, 16, FIELD_OPTIONAL, NULL },
	[LEAD] = { "lead", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[COUNT] = { "count", FIELD_INT, 50, FIELD_OPTIONAL, NULL },
	[DUE] = { "due_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[WHEN] = { "released_at", FIELD_MOMENT, 0, FIELD_OPTIONAL, NULL },
	[PAPER] = { "paper", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[ROLE] = { "role", FIELD_CHOICE, 0, FIELD_OPTIONAL, roles },
	[KINDS] = { "kind", FIELD_CHOICES, 0, FIELD_OPTIONAL, kinds },
	[AGENCIES] = { "agency", FIELD_IDS, 3, FIELD_OPTIONAL, NULL },
	[FILES] = { "files", FIELD_FILES, 2, FIELD_OPTIONAL, NULL },
};

enum { CONTENT, HELPERS };
static const struct field task_fields[] = {
	[CONTENT] = { "content", FIELD_TEXT, 100, FIELD_REQUIRED, NULL },
	[HELPERS] = { "helper", FIELD_IDS, 5, FIELD_OPTIONAL, NULL },
};
static const struct field_group groups[] = {
	{ "task", task_fields, 2, 6 },
};
static const struct form_table table = { FIELDS(fields), GROUPS(groups) };

static struct cx cx;

static int
open_cx(void **state)
{
	(void)state;
	cx = (struct cx){ .mem = arena_open(64 * 1024 * 1024) };
	return 0;
}

static int
close_cx(void **state)
{
	(void)state;
	arena_close(cx.mem);
	return 0;
}

static enum err
read_query(const char *query, struct form **out)
{
	struct param_list params;

	error_reset(&cx.error);
	assert_true(
	    params_parse_urlencoded(cx.mem, query, strlen(query), &params));
	return form_read(&cx, &table, &params, NULL, out);
}

static struct form *
good(const char *query)
{
	struct form *form = NULL;

	assert_int_equal(read_query(query, &form), OK);
	return form;
}

/* The form as a template sees it, but as JSON. */
static const char *
shown(const struct form *form)
{
	struct view *view = view_open(&cx, VIEW_JSON, "vi");
	const char *out;
	size_t n;

	form_view(form, view_root(view));
	assert_int_equal(view_render_page(&cx, NULL, view, &out, &n), OK);
	return out;
}

static void
assert_shows(const struct form *form, const char *text)
{
	const char *all = shown(form);

	if (strstr(all, text) == NULL)
		fail_msg("not shown: %s in %s", text, all);
}

static void
every_type_is_read(void **state)
{
	struct form *f = good("title=+H%E1%BB%8Dp%20+&note=a%0D%0Ab&secret=+x+"
			      "&lead=12&count=50&due_on=24/04/2026"
			      "&released_at=2026-04-24T16:50&paper=1"
			      "&role=coordinating&kind=one&kind=three&agency=4"
			      "&agency=5&csrf=x&token=y&back=/home&done=sent");

	(void)state;
	assert_true(form_is_valid(f));
	assert_string_equal(form_str(f, TITLE), "Họp");
	assert_string_equal(form_str(f, NOTE), "a\nb");
	assert_string_equal(form_str(f, SECRET), " x ");
	assert_int_equal(form_id(f, LEAD), 12);
	assert_int_equal(form_int(f, COUNT), 50);
	assert_int_equal(form_date(f, DUE), day_from_date(2026, 4, 24));
	assert_int_equal(form_moment(f, WHEN),
	    clock_day_start(day_from_date(2026, 4, 24)) + 16 * 3600 + 50 * 60);
	assert_true(form_bool(f, PAPER));
	assert_int_equal(form_choice(f, ROLE), 1);
	assert_int_equal(form_choices(f, KINDS), 5);
	assert_int_equal(form_ids(f, AGENCIES).n, 2);
	assert_int_equal(form_ids(f, AGENCIES).items[1], 5);
	assert_true(form_present(f, PAPER));
}

static void
nothing_reads_as_empty(void **state)
{
	struct form *f = good("title=x&note=&lead=&due_on=&kind=&agency=");

	(void)state;
	assert_true(form_is_valid(f));
	assert_string_equal(form_str(f, NOTE), "");
	assert_int_equal(form_id(f, LEAD), 0);
	assert_int_equal(form_date(f, DUE), NO_DAY);
	assert_true(form_moment(f, WHEN) == NO_MOMENT);
	assert_false(form_bool(f, PAPER));
	assert_int_equal(form_choice(f, ROLE), -1);
	assert_int_equal(form_ids(f, AGENCIES).n, 0);
	assert_int_equal(form_files(f, FILES).n, 0);
	assert_false(form_present(f, AGENCIES));
}

/* One wrong value: its message, the raw text kept, the accessor empty. */
static void
wrong_values_leave_messages(void **state)
{
	static const struct {
		const char *query, *field, *key, *raw;
	} cases[] = {
		{ "", "title", "required", "" },
		{ "title=+++", "title", "required", "" },
		{ "title=12345678901", "title", "too_long", "12345678901" },
		{ "title=x&lead=0", "lead", "bad_number", "0" },
		{ "title=x&lead=1x", "lead", "bad_number", "1x" },
		{ "title=x&lead=-1", "lead", "bad_number", "-1" },
		{ "title=x&lead=9223372036854775808", "lead", "bad_number",
		    "9223372036854775808" },
		{ "title=x&count=51", "count", "bad_number", "51" },
		{ "title=x&due_on=31/02/2026", "due_on", "bad_date",
		    "31/02/2026" },
		{ "title=x&released_at=2026-04-24T25:00", "released_at",
		    "bad_moment", "2026-04-24T25:00" },
		{ "title=x&paper=yes", "paper", "bad_choice", "yes" },
		{ "title=x&role=boss", "role", "bad_choice", "boss" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct form *f = good(cases[i].query);
		const char *wanted = arena_printf(cx.mem,
		    "\"field\": \"%s\",\n   \"label\": \"%s\",\n   \"key\": "
		    "\"%s\"",
		    cases[i].field, cases[i].field, cases[i].key);

		assert_false(form_is_valid(f));
		assert_shows(f, wanted);
		if (cases[i].raw[0] != '\0')
			assert_shows(f, arena_printf(cx.mem,
					    "\"value\": \"%s\"", cases[i].raw));
	}
	assert_int_equal(form_id(good("title=x&lead=1x"), LEAD), 0);
	assert_string_equal(form_str(good("title=12345678901"), TITLE), "");
}

static void
repeated_values_are_checked_whole(void **state)
{
	struct form *f;

	(void)state;
	f = good("title=x&agency=1&agency=2&agency=3&agency=4");
	assert_false(form_is_valid(f));
	assert_int_equal(form_ids(f, AGENCIES).n, 0);
	f = good("title=x&agency=1&agency=a.b");
	assert_false(form_is_valid(f));
	f = good("title=x&kind=two&kind=four");
	assert_false(form_is_valid(f));
	assert_int_equal(form_choices(f, KINDS), 0);
	f = good("title=x&kind=two&agency=7");
	assert_shows(f, "\"two\": true");
	assert_shows(f, "\"7\": true");
}

static void
a_secret_is_never_shown(void **state)
{
	struct form *f = good("secret=Correct-horse-1");

	(void)state;
	assert_string_equal(form_str(f, SECRET), "Correct-horse-1");
	assert_null(strstr(shown(f), "orrect"));
}

static void
what_no_page_of_ours_sends_is_malformed(void **state)
{
	static const char *const queries[] = {
		"title=x&unknown=1",
		"title=x&title=y",
		"title=x&task_6_content=over",
		"title=x&task_00_content=zero",
		"title=x&task_01_content=zero",
		"title=x&task_0_unknown=1",
		"title=x&task__content=1",
		"title=x&task_1x_content=1",
		"title=x&task_99999999999999999999_content=1",
		"title=x&files=name",
	};
	struct form *f;

	(void)state;
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++)
		assert_int_equal(read_query(queries[i], &f), ERR_MALFORMED);
}

static void
rows_keep_their_numbers(void **state)
{
	struct form *f = good("title=x&task_4_content=b&task_1_content=a"
			      "&task_1_helper=3&task_1_helper=4"
			      "&task_2_content=+%0A&task_0_content=");
	const struct form *row;

	(void)state;
	assert_true(form_is_valid(f));
	assert_int_equal(form_rows(f, 0), 2);
	assert_int_equal(form_row_number(f, 0, 0), 1);
	assert_int_equal(form_row_number(f, 0, 1), 4);
	row = form_row(f, 0, 0);
	assert_string_equal(form_str(row, CONTENT), "a");
	assert_int_equal(form_ids(row, HELPERS).n, 2);
	/* A row with anything in it must be whole. */
	f = good("title=x&task_3_helper=8");
	assert_false(form_is_valid(f));
	assert_shows(f, "\"field\": \"task_3_content\"");
	assert_shows(f, "\"row\": 4");
}

static void
messages_of_verbs_find_their_field(void **state)
{
	struct form *f = good("title=x&task_3_content=y");

	(void)state;
	error_reset(&cx.error);
	assert_int_equal(fail_field(&cx, "due_on", "in_the_past"), ERR_INPUT);
	assert_int_equal(fail_field(&cx, "task_3_content", "twice"), ERR_INPUT);
	assert_int_equal(fail_field(&cx, "nowhere", "odd"), ERR_INPUT);
	form_take_errors(f, &cx.error);
	assert_false(form_is_valid(f));
	assert_shows(f, "\"error\": \"in_the_past\"");
	assert_shows(f, "\"error\": \"twice\"");
	assert_shows(f, "\"key\": \"odd\"");
	form_forget_errors(f);
	assert_true(form_is_valid(f));
}

static void
presets_show_without_being_sent(void **state)
{
	struct form *f = good("title=x");

	(void)state;
	form_preset(f, "note", "from the document");
	form_preset(f, "agency", "5");
	form_preset(f, "task_2_content", "second");
	assert_shows(f, "\"value\": \"from the document\"");
	assert_shows(f, "\"5\": true");
	assert_int_equal(form_rows(f, 0), 1);
	assert_shows(f, "\"number\": 2");
	form_clear(f, "note");
	assert_null(strstr(shown(f), "from the document"));
}

static void
a_missing_required_value_is_known(void **state)
{
	(void)state;
	assert_true(form_lacks(good("title=")));
	assert_false(form_lacks(good("title=x&due_on=never")));
}

static void
uploads_go_to_file_fields_only(void **state)
{
	struct upload items[] = {
		{ .field = "files", .name = "a.pdf", .path = "/nowhere/a" },
		{ .field = "files", .name = "b.pdf", .path = "/nowhere/b" },
		{ .field = "files", .name = "c.pdf", .path = "/nowhere/c" },
	};
	struct upload_list uploads = { 2, items };
	struct param title = { "title", "x", PARAM_FORM };
	struct param_list params = { 1, &title };
	struct form *f;

	(void)state;
	assert_int_equal(form_read(&cx, &table, &params, &uploads, &f), OK);
	assert_true(form_is_valid(f));
	assert_int_equal(form_files(f, FILES).n, 2);
	assert_string_equal(form_files(f, FILES).items[1].name, "b.pdf");
	uploads.n = 3;
	assert_int_equal(form_read(&cx, &table, &params, &uploads, &f), OK);
	assert_false(form_is_valid(f));
	assert_int_equal(form_files(f, FILES).n, 0);
	items[0].field = "title";
	assert_int_equal(form_read(&cx, &table, &params, &uploads, &f),
	    ERR_MALFORMED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_type_is_read),
		cmocka_unit_test(nothing_reads_as_empty),
		cmocka_unit_test(wrong_values_leave_messages),
		cmocka_unit_test(repeated_values_are_checked_whole),
		cmocka_unit_test(a_secret_is_never_shown),
		cmocka_unit_test(what_no_page_of_ours_sends_is_malformed),
		cmocka_unit_test(rows_keep_their_numbers),
		cmocka_unit_test(messages_of_verbs_find_their_field),
		cmocka_unit_test(presets_show_without_being_sent),
		cmocka_unit_test(a_missing_required_value_is_known),
		cmocka_unit_test(uploads_go_to_file_fields_only),
	};

	return cmocka_run_group_tests(tests, open_cx, close_cx);
}
