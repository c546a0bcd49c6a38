/* An agency hands its assignment on inside (R31). */
#include "calendar.h"
#include "clock.h"
#include "delegation_verbs.h"
#include "demo_play.h"

static const char *const leaders[] = { "Nguyễn Quang Huy", "Lê Thị Thanh Vân",
	"Trần Đình Phúc" };
static const char *const divisions[] = { "Phòng Tổng hợp", "Phòng Nghiệp vụ",
	"Phòng Kế hoạch - Tài chính", "Thanh tra", "Văn phòng" };
static const char *const guidance[] = {
	"Tham mưu đúng thời hạn; trình lãnh đạo xem trước khi gửi Văn phòng.",
	"Chủ động liên hệ các đơn vị phối hợp, vướng mắc báo cáo ngay.",
	"",
};
#define PICK(list, n) ((list)[(n) % (sizeof(list) / sizeof((list)[0]))])

/* Two working days before the agency's date, where that is still to come. */
static int32_t
inside_day(struct demo_play *play, const struct assignment *a)
{
	int32_t day;

	if (a->due_on == NO_DAY)
		return NO_DAY;
	day = calendar_subtract(play->words.calendar, a->due_on, 2);
	return day > clock_day(play->cx->now) ? day : a->due_on;
}

/* An assignment that came in late has no time left to set dates inside. */
enum err
play_delegate(struct demo_play *play, const struct assignment *a)
{
	int32_t day = inside_day(play, a);
	struct delegation_part parts[] = {
		{
		    .number = 0,
		    .division = PICK(divisions, a->id),
		    .officer = play->cx->actor->officer_name,
		    .due_on = day,
		    .product = "Dự thảo báo cáo",
		},
		{
		    .number = 1,
		    .division = PICK(divisions, a->id + 2),
		    .officer = "",
		    .due_on = NO_DAY,
		    .product = "",
		},
	};
	struct delegation d = {
		.assignment_id = a->id,
		.leader = PICK(leaders, a->id / 3),
		.guidance = PICK(guidance, a->id),
		.n_parts = 1 + a->id % 2,
		.parts = parts,
	};
	enum err err;

	if (parts[0].officer == NULL)
		parts[0].officer = "";
	if (day != NO_DAY && day < clock_day(a->assigned_at))
		parts[0].due_on = NO_DAY;
	err = assignment_delegate(play->cx, a->version, &d);
	if (err || a->id % 4 != 0)
		return err;
	return delegation_add_note(play->cx, a->id,
	    "Đã thu thập số liệu, đang viết dự thảo.");
}
