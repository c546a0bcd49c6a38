/* agency_store, account_store: who there is, on which day. */
#include "agency_store.h"

#include <string.h>

#include "account_store.h"
#include "agency_match.h"
#include "arena.h"
#include "clock.h"
#include "rows.h"

static int32_t
today(void)
{
	return clock_day(TEST_NOW);
}

static void
agencies_come_in_the_official_order(void **state)
{
	struct cx *cx = *state;
	struct agency_list list;
	size_t i;

	assert_ok(cx, agency_store_list(cx, today(), &list));
	assert_true(list.n > 80);
	assert_string_equal(list.items[0].name, "Sở Nội vụ");
	for (i = 1; i < list.n; i++)
		assert_true(list.items[i - 1].kind <= list.items[i].kind);
	for (i = 0; i < list.n; i++)
		assert_int_equal(list.items[i].has_account,
		    list.items[i].id == rows_agency_a() ||
			list.items[i].id == rows_agency_b() ||
			list.items[i].id ==
			    world_person(WORLD_UNNAMED)->agency_id);
}

static void
an_agency_is_valid_from_a_day_to_a_day(void **state)
{
	static const struct db_stmt end = STMT("test.end",
	    "UPDATE agency SET valid_to = ? WHERE id = ?");
	struct cx *cx = *state;
	struct agency_list before, after;
	struct agency_name_list names;
	struct agency agency;
	size_t i;

	assert_ok(cx, agency_store_list(cx, today(), &before));
	assert_ok(cx,
	    db_exec(cx, &end, ARGS(db_day(today()), db_u64(rows_agency_a())),
		NULL));
	assert_ok(cx, agency_store_list(cx, today(), &after));
	assert_int_equal(after.n, before.n);
	assert_ok(cx, agency_store_list(cx, today() + 1, &after));
	assert_int_equal(after.n, before.n - 1);
	assert_ok(cx, agency_store_list_names(cx, today() + 1, &names));
	for (i = 0; i < names.n; i++)
		assert_int_not_equal(names.items[i].agency_id, rows_agency_a());
	/* It is still found by its id: what it did stays. */
	assert_ok(cx, agency_store_get(cx, rows_agency_a(), &agency));
	assert_int_equal(agency.id, rows_agency_a());
	assert_err(cx, agency_store_get(cx, 999999, &agency), ERR_MISSING);
}

static uint64_t
group_named(struct cx *cx, const char *name, size_t *out_members)
{
	struct agency_group_list groups;
	size_t i;

	assert_ok(cx, agency_store_list_groups(cx, today(), &groups));
	for (i = 0; i < groups.n; i++) {
		if (strcmp(groups.items[i].name, name) != 0)
			continue;
		*out_members = groups.items[i].n_members;
		return groups.items[i].id;
	}
	return 0;
}

static void
a_group_is_a_kind_or_a_list(void **state)
{
	static const struct db_stmt add = STMT("test.add_group",
	    "INSERT INTO agency_group (name, name_fold) VALUES"
	    " ('Tổ công tác', 'to cong tac')");
	static const struct db_stmt join = STMT("test.join",
	    "INSERT INTO agency_group_member (group_id, agency_id)"
	    " VALUES (?, ?)");
	struct cx *cx = *state;
	struct agency_list members;
	size_t i, n = 0;
	uint64_t id;

	id = group_named(cx, "UBND các xã, phường, đặc khu", &n);
	assert_ok(cx, agency_store_list_members(cx, id, today(), &members));
	assert_int_equal(members.n, n);
	assert_int_equal(n, 65);
	for (i = 0; i < members.n; i++)
		assert_int_equal(members.items[i].kind, AGENCY_LOCALITY);

	assert_ok(cx, db_exec(cx, &add, NO_ARGS, NULL));
	id = db_insert_id(cx);
	assert_ok(cx, db_exec(cx, &join,
			  ARGS(db_u64(id), db_u64(rows_agency_b())), NULL));
	assert_ok(cx, db_exec(cx, &join,
			  ARGS(db_u64(id), db_u64(rows_agency_a())), NULL));
	assert_int_equal(group_named(cx, "Tổ công tác", &n), id);
	assert_int_equal(n, 2);
	assert_ok(cx, agency_store_list_members(cx, id, today(), &members));
	assert_int_equal(members.n, 2);
	assert_ok(cx, agency_store_list_members(cx, id,
			  day_from_date(1899, 1, 1), &members));
	assert_int_equal(members.n, 0);
}

/* The names of the installed agencies, and what people call them. */
static void
names_lead_to_agencies_and_groups(void **state)
{
	static const struct {
		const char *typed, *name;
	} cases[] = {
		{ "sở kế hoạch và đầu tư", "Sở Tài chính" },
		{ "so xd", "Sở Xây dựng" },
		{ "Sở GD&ĐT", "Sở Giáo dục và Đào tạo" },
		{ "snv", "Sở Nội vụ" },
		{ "công an", "Công an tỉnh Khánh Hòa" },
		{ "phường nha trang", "UBND phường Nha Trang" },
		{ "VPUB", "Văn phòng UBND tỉnh Khánh Hòa" },
	};
	struct cx *cx = *state;
	struct agency_matches matches;
	struct agency_name_list names;
	struct agency agency;
	size_t i;

	assert_ok(cx, agency_store_list_names(cx, today(), &names));
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		agency_match_words(cx, &names, cases[i].typed, &matches);
		assert_int_equal(matches.n, 1);
		assert_int_equal(matches.items[0].outcome, MATCH_ONE);
		assert_ok(cx, agency_store_get(cx,
				  matches.items[0].name->agency_id, &agency));
		assert_string_equal(agency.name, cases[i].name);
	}
	agency_match_words(cx, &names, "UBND các xã, phường", &matches);
	assert_int_equal(matches.n, 1);
	assert_int_not_equal(matches.items[0].name->group_id, 0);
	assert_false(matches.items[0].name->is_alias);
}

static void
officers_in_office_on_a_day(void **state)
{
	static const struct db_stmt add = STMT("test.add_officer",
	    "INSERT INTO officer (agency_id, name, title, duty, basis,"
	    " valid_from, valid_to) VALUES (?, ?, 'Phó Giám đốc', ?, 'QĐ 1',"
	    " ?, ?)");
	struct cx *cx = *state;
	uint64_t agency = rows_agency_without_account(cx);
	struct officer_list list;

	assert_ok(cx,
	    db_exec(cx, &add,
		ARGS(db_u64(agency), db_str("An"), db_str("responder"),
		    db_day(today()), db_day(LAST_DAY)),
		NULL));
	assert_ok(cx,
	    db_exec(cx, &add,
		ARGS(db_u64(agency), db_str("Bình"), db_str("leader_in_charge"),
		    db_day(today() - 9), db_day(today())),
		NULL));
	assert_ok(cx, agency_store_list_officers(cx, agency, today(), &list));
	assert_int_equal(list.n, 2);
	assert_string_equal(list.items[0].name, "Bình");
	assert_true(list.items[0].leader_in_charge);
	assert_false(list.items[1].leader_in_charge);
	assert_int_equal(list.items[1].valid_to, LAST_DAY);
	assert_ok(cx,
	    agency_store_list_officers(cx, agency, today() + 1, &list));
	assert_int_equal(list.n, 1);
	assert_string_equal(list.items[0].name, "An");
}

static bool
has_account(const struct account_list *list, enum who who)
{
	size_t i;

	for (i = 0; i < list->n; i++) {
		if (list->items[i].id == world_person(who)->account_id)
			return true;
	}
	return false;
}

static void
accounts_by_position(void **state)
{
	struct cx *cx = *state;
	struct account_line line;
	struct account_list list;
	size_t i;

	assert_ok(cx,
	    account_store_list_by_position(cx,
		1U << POSITION_SPECIALIST | 1U << POSITION_DIVISION_HEAD,
		&list));
	assert_true(has_account(&list, WORLD_CREATOR));
	assert_true(has_account(&list, WORLD_DIVISION_HEAD));
	assert_false(has_account(&list, WORLD_CHAIRMAN));
	for (i = 0; i < list.n; i++)
		assert_int_equal(list.items[i].kind, ACCOUNT_PERSONAL);
	assert_ok(cx,
	    account_store_list_by_position(cx, 1U << POSITION_CHAIRMAN, &list));
	assert_true(has_account(&list, WORLD_CHAIRMAN));
	assert_false(has_account(&list, WORLD_CREATOR));
	assert_ok(cx, account_store_list_by_position(cx, 0, &list));
	assert_int_equal(list.n, 0);

	assert_ok(cx, account_store_get(cx,
			  world_person(WORLD_RESPONDER)->account_id, &line));
	assert_int_equal(line.kind, ACCOUNT_AGENCY);
	assert_int_equal(line.agency_id, rows_agency_a());
	assert_err(cx, account_store_get(cx, 999999, &line), ERR_MISSING);
}

#define WITH_ROWS(test)                                                        \
	cmocka_unit_test_setup_teardown(test, rows_begin, test_rollback)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ROWS(agencies_come_in_the_official_order),
		WITH_ROWS(an_agency_is_valid_from_a_day_to_a_day),
		WITH_ROWS(a_group_is_a_kind_or_a_list),
		WITH_ROWS(names_lead_to_agencies_and_groups),
		WITH_ROWS(officers_in_office_on_a_day),
		WITH_ROWS(accounts_by_position),
	};

	return cmocka_run_group_tests(tests, rows_world, NULL);
}
