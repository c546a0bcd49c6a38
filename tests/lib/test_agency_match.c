/* agency_match: what people type for an agency, and for several. */
#include <string.h>

#include "agency_match.h"
#include "arena.h"
#include "check.h"
#include "text.h"

/* Agencies have ids from 1, groups from 1001. An alias is a line with the id
 * of an agency above it. */
static const struct {
	uint64_t id;
	const char *name;
} people_call[] = {
	{ 1, "Sở Xây dựng" },
	{ 2, "Sở Tài chính" },
	{ 3, "Sở Nội vụ" },
	{ 4, "Sở Y tế" },
	{ 5, "Sở Giáo dục và Đào tạo" },
	{ 6, "Sở Văn hóa, Thể thao và Du lịch" },
	{ 7, "Công an tỉnh" },
	{ 8, "Thanh tra tỉnh" },
	{ 9, "Ban Quản lý dự án đầu tư xây dựng tỉnh" },
	{ 10, "UBND phường Nha Trang" },
	{ 11, "UBND phường Bắc Nha Trang" },
	{ 12, "UBND phường Nam Nha Trang" },
	{ 13, "UBND xã Đông Hải" },
	{ 14, "UBND xã Đồng Hải" },
	{ 15, "UBND đặc khu Trường Sa" },
	{ 16, "UBND phường Ninh Hòa" },
	{ 17, "UBND xã Bắc Ninh Hòa" },
	{ 1, "Sở XD" },
	{ 2, "Sở Kế hoạch và Đầu tư" },
	{ 5, "Sở GD&ĐT" },
	{ 7, "CA tỉnh" },
	{ 1001, "Các sở, ban, ngành" },
	{ 1002, "UBND các xã, phường" },
	{ 1003, "UBND các xã, phường, đặc khu" },
};

enum { N_NAMES = sizeof(people_call) / sizeof(people_call[0]) };

struct world {
	struct cx cx;
	struct agency_name_list names;
};

static int
open_world(void **state)
{
	static struct agency_name items[N_NAMES];
	static struct world world;
	struct agency_name *name;
	size_t i;

	world = (struct world){ .cx.mem = arena_open(16 << 20) };
	for (i = 0; i < N_NAMES; i++) {
		name = &items[i];
		*name = (struct agency_name){ .name = people_call[i].name };
		name->fold = text_fold_words(world.cx.mem, name->name);
		if (people_call[i].id > 1000)
			name->group_id = people_call[i].id;
		else
			name->agency_id = people_call[i].id;
		name->is_alias = i >= 17 && name->group_id == 0;
	}
	world.names = (struct agency_name_list){ .n = N_NAMES, .items = items };
	*state = &world;
	return 0;
}

static int
close_world(void **state)
{
	struct world *world = *state;

	arena_close(world->cx.mem);
	return 0;
}

static uint64_t
id_of(const struct agency_name *name)
{
	return name->agency_id + name->group_id;
}

/* One name typed: the id of the one answer, 0 for none, or how many, negative.
 */
static int
answer(struct world *world, const char *typed)
{
	struct agency_matches matches;

	agency_match_words(&world->cx, &world->names, typed, &matches);
	assert_int_equal(matches.n, 1);
	switch (matches.items[0].outcome) {
	case MATCH_ONE:
		return (int)id_of(matches.items[0].name);
	case MATCH_SEVERAL:
		assert_true(matches.items[0].n_candidates > 1);
		return -(int)matches.items[0].n_candidates;
	case MATCH_NONE:
		break;
	}
	return 0;
}

static void
one_name(void **state)
{
	static const struct {
		const char *typed;
		int id;
	} cases[] = {
		{ "Sở Xây dựng", 1 },
		{ "SỞ XÂY DỰNG", 1 },
		{ "Sở Xây Dựng.", 1 },
		{ "so xay dung", 1 },
		{ "so xd", 1 },
		{ "Sở XD", 1 },
		{ "sxd", 1 },
		{ "sở kế hoạch và đầu tư", 2 },
		{ "Sở Tài chinh", 2 },
		{ "tai chinh", 2 },
		{ "sgddt", 5 },
		{ "sở gd đt", 5 },
		{ "so giao duc", 5 },
		{ "Sở Văn hoá, Thể thao và Du lịch", 6 },
		{ "công an", 7 },
		{ "Công an tỉnh", 7 },
		{ "thanh tra", 8 },
		{ "bqldadtxdt", 9 },
		{ "phường Nha Trang", 10 },
		{ "UBND phường Nha Trang", 10 },
		{ "Ủy ban nhân dân phường Nha Trang", 10 },
		{ "Uỷ ban nhân dân phường Bắc Nha Trang", 11 },
		{ "nha trang", 10 },
		{ "bắc nha trang", 11 },
		{ "UBND xã Đông Hải", 13 },
		{ "UBND xã Đồng Hải", 14 },
		{ "Trường Sa", 15 },
		{ "ubnd cac xa phuong", 1002 },
		{ "UBND các xã, phường", 1002 },
		{ "UBND các xã, phường, đặc khu", 1003 },
		{ "các xã, phường, đặc khu", 1003 },
		{ "Các sở, ban, ngành", 1001 },
		/* not there: said so, and nothing like it is taken */
		{ "Sở Ngoại vụ", 0 },
		{ "xã Nha Trang", 0 },
		{ "xã Ninh Hòa", 0 },
		{ "Bộ Công Thương", 0 },
		{ "xay dung so", 0 },
		/* several: a person chooses */
		{ "xa dong hai", -2 },
		{ "sở", -6 },
		{ "xây dựng", -2 },
	};
	struct world *world = *state;
	size_t i;
	int got;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		got = answer(world, cases[i].typed);
		if (got == cases[i].id)
			continue;
		print_error("\"%s\": %d, not %d\n", cases[i].typed, got,
		    cases[i].id);
		_fail(__FILE__, __LINE__);
	}
}

/* Ids of all parts, "3 4 1002 ?2 -": one, several, none. */
static const char *
answers(struct world *world, const char *typed)
{
	struct agency_matches matches;
	const char *out = "";
	size_t i;

	agency_match_words(&world->cx, &world->names, typed, &matches);
	for (i = 0; i < matches.n; i++) {
		const struct agency_match *match = &matches.items[i];

		if (match->outcome == MATCH_ONE)
			out = arena_printf(world->cx.mem, "%s%s%d", out,
			    i > 0 ? " " : "", (int)id_of(match->name));
		else
			out = arena_printf(world->cx.mem, "%s%s%s", out,
			    i > 0 ? " " : "",
			    match->outcome == MATCH_NONE ? "-" : "?");
	}
	return out;
}

static void
several_names(void **state)
{
	static const struct {
		const char *typed, *ids;
	} cases[] = {
		{ "", "" },
		{ " ; ,\n", "" },
		{ "Sở Nội vụ; Sở Y tế, Sở Tài chính", "3 4 2" },
		{ "Sở Nội vụ\nSở Y tế\r\nSở XD", "3 4 1" },
		{ "Sở Nội vụ, UBND các xã, phường, Sở Y tế", "3 1002 4" },
		{ "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", "6 4" },
		{ "Sở Y tế, Sở Văn hóa, Thể thao và Du lịch", "4 6" },
		{ "Sở Y tế; Các sở, ban, ngành; UBND các xã, phường, đặc khu",
		    "4 1001 1003" },
		{ "Sở Y tế, Sở Trăng Sao, Công an tỉnh", "4 - 7" },
		{ "Sở Y tế, xa dong hai,", "4 ?" },
	};
	struct world *world = *state;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(answers(world, cases[i].typed),
		    cases[i].ids);
}

static void
what_was_typed_is_kept(void **state)
{
	struct world *world = *state;
	struct agency_matches matches;

	agency_match_words(&world->cx, &world->names,
	    "Sở Trăng Sao ; sở kế hoạch và đầu tư", &matches);
	assert_int_equal(matches.n, 2);
	assert_string_equal(matches.items[0].typed, "Sở Trăng Sao");
	assert_string_equal(matches.items[1].typed, "sở kế hoạch và đầu tư");
	/* An old name; the answer is what it is called today. */
	assert_string_equal(matches.items[1].name->name, "Sở Tài chính");
}

static void
a_hundred_names_are_not_cut(void **state)
{
	struct world *world = *state;
	struct agency_matches matches;
	char typed[100 * 16] = "";
	size_t n = 0, i;

	for (i = 0; i < 100; i++) {
		memcpy(typed + n, "sở y tế, ", strlen("sở y tế, "));
		n += strlen("sở y tế, ");
	}
	agency_match_words(&world->cx, &world->names, typed, &matches);
	assert_int_equal(matches.n, 100);
	assert_int_equal(id_of(matches.items[99].name), 4);
}

static void
the_picker_shows_the_best_first(void **state)
{
	struct world *world = *state;
	const struct agency_name *out[8];
	size_t n;

	n = agency_match_find(&world->cx, &world->names, "nha tr", 8, out);
	assert_int_equal(n, 3);
	n = agency_match_find(&world->cx, &world->names, "nha trang", 8, out);
	assert_int_equal(n, 3);
	assert_int_equal(id_of(out[0]), 10);
	n = agency_match_find(&world->cx, &world->names, "s", 4, out);
	assert_int_equal(n, 4);
	assert_int_equal(id_of(out[0]), 1);
	assert_int_equal(id_of(out[3]), 4);
	assert_int_equal(agency_match_find(&world->cx, &world->names, " ", 8,
			     out),
	    0);
	assert_int_equal(agency_match_find(&world->cx, &world->names, "zz", 8,
			     out),
	    0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_name),
		cmocka_unit_test(several_names),
		cmocka_unit_test(what_was_typed_is_kept),
		cmocka_unit_test(a_hundred_names_are_not_cut),
		cmocka_unit_test(the_picker_shows_the_best_first),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
