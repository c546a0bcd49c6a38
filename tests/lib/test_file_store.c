/* file_store: rows of files, and whose they are. */
#include "file_store.h"

#include <string.h>

#include "clock.h"
#include "reply_store.h"
#include "rows.h"

static uint64_t
add(struct cx *cx, enum file_owner owner, uint64_t owner_id,
    const struct assignment *a, const char *name)
{
	struct file file = {
		.size = 1234,
		.name = name,
		.content_type = "application/pdf",
		.directive_id = a->directive_id,
		.assignment_id = owner == FILE_DIRECTIVE ? 0 : a->id,
		.owner = owner,
		.owner_id = owner_id,
	};

	memset(file.sha256, 0xab, sizeof(file.sha256));
	file.sha256[31] = 0;
	assert_ok(cx, file_store_add(cx, &file));
	return file.id;
}

static void
files_of_a_directive_and_of_an_assignment(void **state)
{
	struct cx *cx = *state;
	struct directive d;
	struct task t;
	struct assignment a, b;
	struct file_list list;
	struct file got;
	uint64_t first, reply, extension;

	d = rows_directive(cx, "81", day_from_date(2026, 4, 20));
	t = rows_task(cx, d.id, 1, "Gửi tệp");
	a = rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED, NO_DAY);
	b = rows_assignment(cx, &t, rows_agency_b(), STATE_ASSIGNED, NO_DAY);
	first = add(cx, FILE_DIRECTIVE, d.id, &a, "Công văn.pdf");
	reply = add(cx, FILE_REPLY, 7, &a, "Báo cáo.pdf");
	extension = add(cx, FILE_EXTENSION, 8, &a, "Đề nghị.pdf");
	(void)add(cx, FILE_REPLY, 9, &b, "Của đơn vị khác.pdf");

	assert_ok(cx, file_store_get(cx, first, &got));
	assert_string_equal(got.name, "Công văn.pdf");
	assert_int_equal(got.size, 1234);
	assert_int_equal(got.sha256[0], 0xab);
	assert_int_equal(got.sha256[31], 0);
	assert_int_equal(got.owner, FILE_DIRECTIVE);
	assert_int_equal(got.assignment_id, 0);
	assert_int_equal(got.created_at, TEST_NOW);
	assert_err(cx, file_store_get(cx, first + 99, &got), ERR_MISSING);

	assert_ok(cx, file_store_list_directive(cx, d.id, &list));
	assert_int_equal(list.n, 1);
	assert_int_equal(list.items[0].id, first);
	assert_ok(cx, file_store_list_assignment(cx, a.id, &list));
	assert_int_equal(list.n, 2);
	assert_int_equal(list.items[0].id, reply);
	assert_int_equal(list.items[1].id, extension);
	assert_int_equal(list.items[1].owner, FILE_EXTENSION);
	assert_int_equal(list.items[1].owner_id, 8);
	assert_ok(cx, file_store_list_assignment(cx, b.id, &list));
	assert_int_equal(list.n, 1);
}

static void
somebody_attaches_a_file(void **state)
{
	struct cx *cx = *state;
	struct file file = { .name = "x.pdf",
		.content_type = "application/pdf" };

	cx->actor = NULL;
	assert_err(cx, file_store_add(cx, &file), ERR_BUG);
}

#define WITH_ROWS(test)                                                        \
	cmocka_unit_test_setup_teardown(test, rows_begin, test_rollback)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ROWS(files_of_a_directive_and_of_an_assignment),
		WITH_ROWS(somebody_attaches_a_file),
	};

	return cmocka_run_group_tests(tests, rows_world, NULL);
}
