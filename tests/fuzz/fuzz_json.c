/*
 * Fuzzes params_parse_json, and the form that reads its parameters: what is
 * taken has names and values as any form has.
 * Build and run: tests/fuzz/run (clang, libFuzzer, ASan and UBSan).
 */
#include "fuzz.h"

#include "arena.h"
#include "form.h"
#include "json_body.h"
#include "multipart.h"
#include "text.h"

static const char *const choices[] = { "one", "two", NULL };
static const struct field row[] = {
	{ "a", FIELD_TEXT, 5, FIELD_REQUIRED, NULL },
	{ "b", FIELD_IDS, 2, FIELD_OPTIONAL, NULL },
};
static const struct field_group groups[] = { { "g", row, 2, 12 } };
static const struct field fields[] = {
	{ "a", FIELD_LINE, 5, FIELD_REQUIRED, NULL },
	{ "c", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	{ "e", FIELD_MOMENT, 0, FIELD_OPTIONAL, NULL },
	{ "f", FIELD_CHOICES, 0, FIELD_OPTIONAL, choices },
	{ "h", FIELD_INT, 9, FIELD_OPTIONAL, NULL },
	{ "o", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
};
static const struct form_table table = { FIELDS(fields), GROUPS(groups) };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct cx cx = { .mem = arena_open(64 * 1024 * 1024) };
	struct param_list list;
	const char *reason;
	struct form *form;

	if (params_parse_json(cx.mem, (const char *)data, n, &list, &reason)) {
		fuzz_require(list.n <= PARAMS_MAX);
		for (size_t i = 0; i < list.n; i++) {
			const struct param *p = &list.items[i];

			fuzz_require(
			    param_name_is_good(p->name, strlen(p->name)));
			fuzz_require(text_is_utf8(p->value, strlen(p->value)));
			fuzz_require(p->kind != PARAM_FORM);
		}
		if (!form_read(&cx, &table, &list, NULL, &form) &&
		    form_is_valid(form)) {
			fuzz_require(text_length(form_str(form, 0)) <= 5);
			fuzz_require(form_int(form, 4) <= 9);
			fuzz_require(form_rows(form, 0) <= 12);
		}
	}
	arena_close(cx.mem);
	return 0;
}
