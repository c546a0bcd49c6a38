/* agency_admin: agencies as a tree, whoever is above them. */
#include "agency_admin.h"

#include "arena.h"
#include "check.h"

static struct arena *mem;

/* Rows with these ids, below these; the order in which the tree shows them. */
static struct agency_rows
tree(const uint64_t (*rows)[2], size_t n)
{
	struct agency_rows out = { .n = n };

	out.items = arena_array(mem, n, sizeof(*out.items));
	for (size_t i = 0; i < n; i++) {
		out.items[i].id = rows[i][0];
		out.items[i].entry.parent_id = rows[i][1];
	}
	agency_rows_as_tree(mem, &out);
	assert_int_equal(out.n, n);
	return out;
}

static void
children_follow_their_parent(void **state)
{
	static const uint64_t rows[][2] = { { 3, 1 }, { 1, 0 }, { 4, 3 },
		{ 2, 0 }, { 5, 1 }, { 6, 99 } };
	static const uint64_t order[][2] = { { 1, 0 }, { 3, 1 }, { 4, 2 },
		{ 5, 1 }, { 2, 0 }, { 6, 0 } };
	struct agency_rows out = tree(rows, 6);

	(void)state;
	for (size_t i = 0; i < out.n; i++) {
		assert_int_equal(out.items[i].id, order[i][0]);
		assert_int_equal(out.items[i].depth, order[i][1]);
	}
}

static void
nobody_is_lost_in_a_circle_or_too_deep(void **state)
{
	static const uint64_t circle[][2] = { { 1, 2 }, { 2, 1 }, { 3, 0 } };
	enum { DEEP = 14 };
	uint64_t chain[DEEP][2];
	struct agency_rows out = tree(circle, 3);
	uint64_t seen = 0;

	(void)state;
	assert_int_equal(out.items[0].id, 3);
	assert_int_equal(out.items[1].id + out.items[2].id, 3);
	for (uint64_t i = 0; i < DEEP; i++) {
		chain[i][0] = i + 1;
		chain[i][1] = i;
	}
	out = tree((const uint64_t(*)[2])chain, DEEP);
	for (size_t i = 0; i < out.n; i++)
		seen |= UINT64_C(1) << out.items[i].id;
	assert_int_equal(seen, (UINT64_C(1) << (DEEP + 1)) - 2);
}

static int
begin(void **state)
{
	(void)state;
	mem = arena_open(1024 * 1024);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_close(mem);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(children_follow_their_parent),
		cmocka_unit_test(nobody_is_lost_in_a_circle_or_too_deep),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
