/*
 * admin-calendar-edit: look first, then save exactly that.
 */
#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "rows.h"
#include "story.h"

static struct story story;

static int
set_up(void **state)
{
	struct cx *cx;

	(void)state;
	world_reset();
	cx = test_cx(DB_WEB);
	assert_ok(cx, db_begin(cx));
	story_begin(cx, "kh");
	story_forward(cx, &story,
	    "trong thời hạn 5 ngày làm việc kể từ ngày ban hành");
	assert_ok(cx, db_commit(cx));
	db_close(cx->db);
	cx->db = NULL;
	return 0;
}

/* The digest the page sends back. */
static const char *
seen_in(const char *body)
{
	static char seen[65];
	const char *at = strstr(body, "name=\"seen\" value=\"");

	if (at == NULL)
		fail_msg("no digest in: %s", body);
	memcpy(seen, at + strlen("name=\"seen\" value=\""), 64);
	return seen;
}

#define LINES                                                                  \
	"lines=23%2F4%2F2026+Ng%C3%A0y+th%E1%BB%AD%0A22%2F8+L%C3%A0m+b%C3%B9"  \
	"+cho+ng%C3%A0y+31%2F8%2F2026%0Akh%C3%B4ng+c%C3%B3+ng%C3%A0y"          \
	"&wish=keep&basis=C%C3%B4ng+v%C4%83n+45%2FUBND"

static void
a_list_is_shown_then_saved(void **state)
{
	struct answer a;

	(void)state;
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2026",
	    "intent=preview&" LINES);
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Ngày thử");
	assert_contains(a.body, "Không hiểu");
	assert_contains(a.body, "không có ngày");
	assert_contains(a.body, "28/04/2026");
	assert_contains(a.body, "29/04/2026");
	assert_contains(a.body, "Sở Nội vụ");
	/* What is there already is no change. */
	assert_lacks(a.body, "Bảy, <b class=\"date\">22/08/2026");
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM calendar_day"
				     " WHERE day = '2026-04-23'"),
	    0);
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2026",
	    arena_printf(test_superuser()->mem, "intent=save&%s&seen=%s", LINES,
		seen_in(a.body)));
	assert_int_equal(a.status, 303);
	assert_string_equal(a.location,
	    "/admin-calendar?year=2026&done=calendar_changed");
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM calendar_day"
				     " WHERE day = '2026-04-23'"
				     " AND kind = 'day_off'"
				     " AND basis = 'Công văn 45/UBND'"),
	    1);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM assignment"
				     " WHERE due_on = '2026-04-29'"),
	    3);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM audit_log"
				     " WHERE action = 'admin-calendar-edit'"),
	    1);
	/* Nobody hears of it as long as it can be undone. */
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM notification"
				     " WHERE kind = 'calendar'"),
	    0);
	assert_true(TEST_NUMBER("SELECT COUNT(*) FROM held_message m"
				" JOIN held_act h ON h.id = m.held_act_id"
				" WHERE h.kind = 'calendar'") > 3);
}

static void
nothing_is_saved_unseen(void **state)
{
	struct answer a;

	(void)state;
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2026",
	    "intent=save&" LINES);
	assert_int_equal(a.status, 422);
	/* The list is there to be looked at, and can be saved from here. */
	assert_contains(a.body, "Xin xem lại");
	assert_contains(a.body, "29/04/2026");
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM assignment"
				     " WHERE due_on = '2026-04-29'"),
	    0);
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2026",
	    arena_printf(test_superuser()->mem, "intent=save&%s&seen=%s", LINES,
		seen_in(a.body)));
	assert_int_equal(a.status, 303);
}

static void
one_day_by_its_fields(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_ADMINISTRATOR, "year=2026&at=27/4/2026");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "value=\"27/04/2026\"");
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2026",
	    "intent=preview&day=27/4/2026&kind=removed&wish=keep&basis=CV+1");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "28/04/2026");
	assert_contains(a.body, "27/04/2026");
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2026",
	    "intent=preview&day=25/4/2026&kind=day_off&name=x&basis=CV+1");
	assert_int_equal(a.status, 422);
	assert_contains(a.body, "vốn đã là ngày nghỉ cuối tuần");
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2026",
	    "intent=preview&day=24/4/2026&kind=makeup_workday&name=x"
	    "&basis=CV+1");
	assert_contains(a.body, "phải là thứ Bảy");
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2026",
	    "intent=preview&day=24/4/2026&to_day=20/4/2026&kind=day_off&name=x"
	    "&basis=CV+1");
	assert_contains(a.body, "Ngày cuối phải từ ngày đầu");
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2026",
	    "intent=preview&day=24/4/2026&kind=day_off&name=x");
	assert_int_equal(a.status, 422);
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2026",
	    "intent=preview&wish=keep&basis=CV+1");
	assert_contains(a.body, "Chưa có gì thay đổi");
}

static void
a_file_takes_the_place_of_the_list(void **state)
{
	static const char ics[] =
	    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270208\r\n"
	    "DTEND;VALUE=DATE:20270211\r\nSUMMARY:Tết Đinh Mùi\r\nEND:VEVENT"
	    "\r\nEND:VCALENDAR\r\n";
	struct answer a;

	(void)state;
	world_upload("files", "tet.ics", ics, sizeof(ics) - 1);
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2027",
	    "intent=preview&wish=confirm&basis=TB+1");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Tết Đinh Mùi");
	assert_contains(a.body, "10/02/2027");
	assert_contains(a.body, "BEGIN:VCALENDAR");
	assert_contains(a.body, "sẽ được ghi là đã công bố");
	world_upload("files", "x.ics", "\xff\xfe\x00\x01", 4);
	a = world_post(&action, WORLD_ADMINISTRATOR, "year=2027",
	    "intent=preview&basis=TB+1");
	assert_int_equal(a.status, 422);
	assert_contains(a.body, "không phải là văn bản");
}

static void
only_the_administrator(void **state)
{
	(void)state;
	assert_int_equal(world_get(&action, WORLD_INFRASTRUCTURE, "").status,
	    403);
	assert_int_equal(world_post(&action, WORLD_INFRASTRUCTURE, "",
			     "intent=save&" LINES)
			     .status,
	    403);
	world_site("office");
	assert_int_not_equal(world_get(&action, WORLD_CREATOR, "").status, 200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_list_is_shown_then_saved, set_up),
		cmocka_unit_test_setup(nothing_is_saved_unseen, set_up),
		cmocka_unit_test_setup(one_day_by_its_fields, set_up),
		cmocka_unit_test_setup(a_file_takes_the_place_of_the_list,
		    set_up),
		cmocka_unit_test_setup(only_the_administrator, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
