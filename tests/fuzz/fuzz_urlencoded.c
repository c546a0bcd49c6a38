/*
 * Fuzzes params_parse_urlencoded, and the form that reads its parameters.
 * Build and run: tests/fuzz/run (clang, libFuzzer, ASan and UBSan).
 */
#include "fuzz.h"

#include "arena.h"
#include "form.h"
#include "request.h"
#include "text.h"

static const char *const choices[] = { "one", "two", NULL };
static const struct field row[] = {
	{ "a", FIELD_TEXT, 5, FIELD_REQUIRED, NULL },
	{ "b", FIELD_IDS, 2, FIELD_OPTIONAL, NULL },
};
static const struct field_group groups[] = { { "g", row, 2, 12 } };
static const struct field fields[] = {
	{ "a", FIELD_LINE, 5, FIELD_REQUIRED, NULL },
	{ "b", FIELD_SECRET, 5, FIELD_OPTIONAL, NULL },
	{ "c", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	{ "d", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	{ "e", FIELD_MOMENT, 0, FIELD_OPTIONAL, NULL },
	{ "f", FIELD_CHOICES, 0, FIELD_OPTIONAL, choices },
	{ "h", FIELD_INT, 9, FIELD_OPTIONAL, NULL },
};
static const struct form_table table = { FIELDS(fields), GROUPS(groups) };

static void
check(const struct param_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct param *param = &list->items[i];

		fuzz_require(strspn(param->name,
				 "abcdefghijklmnopqrstuvwxyz0123456789_") ==
				 strlen(param->name) &&
			     param->name[0] != '\0');
		fuzz_require(text_is_utf8(param->value, strlen(param->value)));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct cx cx = { .mem = arena_open(64 * 1024 * 1024) };
	const char *s = arena_strndup(cx.mem, (const char *)data, n);
	struct param_list list;
	struct form *form;

	if (params_parse_urlencoded(cx.mem, s, strlen(s), &list)) {
		check(&list);
		if (!form_read(&cx, &table, &list, NULL, &form) &&
		    form_is_valid(form)) {
			fuzz_require(text_length(form_str(form, 0)) <= 5);
			fuzz_require(form_int(form, 6) <= 9);
			fuzz_require(form_rows(form, 0) <= 12);
		}
	}
	arena_close(cx.mem);
	return 0;
}
