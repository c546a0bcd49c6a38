/*
 * json_body: a body in JSON is the form it stands for, or is refused.
 */
#include "check.h"

#include "arena.h"
#include "form.h"
#include "json_body.h"
#include "multipart.h"
#include "str.h"

static struct cx cx;

static int
open_all(void **state)
{
	(void)state;
	cx.mem = arena_open(64 * 1024 * 1024);
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	arena_close(cx.mem);
	return 0;
}

static bool
parse(const char *s, struct param_list *out)
{
	const char *reason;
	bool good = params_parse_json(cx.mem, s, strlen(s), out, &reason);

	assert_true(good == (reason == NULL));
	return good;
}

static void
assert_param(const struct param_list *list, size_t i, const char *name,
    const char *value, enum param_kind kind)
{
	assert_true(i < list->n);
	assert_string_equal(list->items[i].name, name);
	assert_string_equal(list->items[i].value, value);
	assert_int_equal(list->items[i].kind, kind);
}

static void
members_are_parameters(void **state)
{
	struct param_list list;

	(void)state;
	assert_true(parse("{\"id\": 41, \"note\": \"xong \\u0111\\n&=\","
			  " \"must\": true, \"not\": false, \"none\": null,"
			  " \"lead\": [3, 7], \"word\": [\"a\"], \"empty\": [],"
			  " \"task\": [{\"content\": \"x\", \"ids\": [1, 2]},"
			  " {}, {\"starred\": true}]}",
	    &list));
	assert_int_equal(list.n, 11);
	assert_param(&list, 0, "id", "41", PARAM_NUMBER);
	assert_param(&list, 1, "note", "xong đ\n&=", PARAM_TEXT);
	assert_param(&list, 2, "must", "1", PARAM_TRUE);
	assert_param(&list, 3, "not", "0", PARAM_FALSE);
	assert_param(&list, 4, "lead", "3", PARAM_NUMBER);
	assert_param(&list, 5, "lead", "7", PARAM_NUMBER);
	assert_param(&list, 6, "word", "a", PARAM_TEXT);
	assert_param(&list, 7, "task_0_content", "x", PARAM_TEXT);
	assert_param(&list, 8, "task_0_ids", "1", PARAM_NUMBER);
	assert_param(&list, 10, "task_2_starred", "1", PARAM_TRUE);
	assert_true(parse("{}", &list));
	assert_int_equal(list.n, 0);
}

static void
what_is_no_form_is_refused(void **state)
{
	static const char *const bad[] = { "", "[]", "1", "null", "{", "{}x",
		"{\"a\": 1.5}", "{\"a\": {\"b\": 1}}", "{\"a\": [[1]]}",
		"{\"a\": [1, {\"b\": 1}]}", "{\"a\": [{\"b\": 1}, 1]}",
		"{\"a\": [{\"b\": {}}]}", "{\"a\": [{\"b\": [true]}]}",
		"{\"a\": 1, \"a\": 2}", "{\"A\": 1}", "{\"a.b\": 1}",
		"{\"\": 1}", "{\"a\": \"\\u0000\"}", "{\"a\": \"\xff\"}",
		"{\"a\": \"\\ud800\"}", "{\"a\": 99999999999999999999}",
		"{\"g\": [{\"B\": 1}]}", "{'a': 1}" };
	struct param_list list;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (parse(bad[i], &list))
			fail_msg("taken: %s", bad[i]);
}

static void
there_is_an_end_to_it(void **state)
{
	struct param_list list;
	const char *reason;
	struct str s;

	(void)state;
	str_init(&s, cx.mem, 1 << 20);
	str_add(&s, "{\"a\": [1");
	for (int i = 1; i < PARAMS_MAX; i++)
		str_add(&s, ",1");
	assert_true(parse(arena_printf(cx.mem, "%s]}", str_text(&s)), &list));
	assert_int_equal(list.n, PARAMS_MAX);
	assert_false(
	    parse(arena_printf(cx.mem, "%s,1]}", str_text(&s)), &list));
	s.length = 0;
	for (int i = 0; i < 100000; i++)
		str_add(&s, "[");
	assert_false(parse(str_text(&s), &list));
	assert_false(
	    params_parse_json(cx.mem, "{}", JSON_BODY_MAX + 1, &list, &reason));
}

static const char *const choices[] = { "one", "two", NULL };
static const char *const yes_no[] = { "0", "1", NULL };
static const struct field fields[] = {
	{ "line", FIELD_LINE, 9, FIELD_OPTIONAL, NULL },
	{ "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	{ "number", FIELD_INT, 9, FIELD_OPTIONAL, NULL },
	{ "on", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	{ "day", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	{ "choice", FIELD_CHOICE, 0, FIELD_OPTIONAL, choices },
	{ "ids", FIELD_IDS, 9, FIELD_OPTIONAL, NULL },
	{ "answer", FIELD_CHOICE, 0, FIELD_OPTIONAL, yes_no },
};
static const struct form_table table = { FIELDS(fields) };

static void
keep(void *thing, const struct form_message *message)
{
	const char **key = thing;

	*key = message->key;
}

/* The key of the message a body gets; "": none. */
static const char *
verdict(const char *body)
{
	struct param_list list;
	const char *key = "";
	struct form *form;

	assert_true(parse(body, &list));
	assert_int_equal(form_read(&cx, &table, &list, NULL, &form), OK);
	form_each_error(form, keep, &key);
	return key;
}

static void
a_type_is_said_as_it_is(void **state)
{
	static const char *const good[] = { "{\"line\": \"5\"}", "{\"id\": 5}",
		"{\"number\": 0}", "{\"on\": true}", "{\"on\": false}",
		"{\"day\": \"2026-04-24\"}", "{\"choice\": \"two\"}",
		"{\"ids\": [5, 6]}", "{\"answer\": true}",
		"{\"answer\": false}" };
	static const char *const bad[] = { "{\"line\": 5}", "{\"line\": true}",
		"{\"id\": \"5\"}", "{\"number\": \"0\"}", "{\"on\": \"1\"}",
		"{\"on\": 1}", "{\"day\": 20260424}", "{\"choice\": 1}",
		"{\"ids\": [\"5\"]}", "{\"line\": false}",
		"{\"choice\": false}", "{\"answer\": \"1\"}",
		"{\"answer\": 1}" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (verdict(good[i])[0] != '\0')
			fail_msg("%s: %s", good[i], verdict(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (strcmp(verdict(bad[i]), "bad_type") != 0)
			fail_msg("%s: %s", bad[i], verdict(bad[i]));
}

/* A question that is answered with no is answered; a box is not ticked. */
static void
no_is_an_answer(void **state)
{
	struct param_list list;
	struct form *form;

	(void)state;
	assert_true(parse("{\"answer\": false, \"on\": false}", &list));
	assert_int_equal(form_read(&cx, &table, &list, NULL, &form), OK);
	assert_int_equal(form_choice(form, 7), 0);
	assert_false(form_present(form, 3));
	assert_true(parse("{\"answer\": true, \"on\": true}", &list));
	assert_int_equal(form_read(&cx, &table, &list, NULL, &form), OK);
	assert_int_equal(form_choice(form, 7), 1);
	assert_true(form_bool(form, 3));
	assert_true(parse("{\"answer\": null}", &list));
	assert_int_equal(form_read(&cx, &table, &list, NULL, &form), OK);
	assert_int_equal(form_choice(form, 7), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_are_parameters),
		cmocka_unit_test(what_is_no_form_is_refused),
		cmocka_unit_test(there_is_an_end_to_it),
		cmocka_unit_test(a_type_is_said_as_it_is),
		cmocka_unit_test(no_is_an_answer),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
