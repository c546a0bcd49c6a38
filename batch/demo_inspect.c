/* demo_inspect: two inspections, so that their register is alive at first
 * sight: one concluded a month ago, one planned for next week. */
#include "demo_inspect.h"

#include "arena.h"
#include "clock.h"
#include "inspection_verbs.h"
#include "measure_store.h"

enum { FEW = 4, MONTH = 30, WEEK = 7 };

static enum err
plan(struct demo_play *play, struct inspection *inspection, size_t skip,
    struct inspection_items *out)
{
	struct measure_list list;
	uint64_t ids[FEW];
	size_t n = 0;
	enum err err;

	err = measure_store_list(play->cx, 0, 3 * FEW, &list);
	if (err)
		return err;
	out->items = arena_array(play->cx->mem, FEW, sizeof(*out->items));
	out->n = 0;
	for (size_t i = skip; i < list.n && n < FEW; i += 2)
		ids[n++] = list.items[i].assignment_id;
	if (n == 0)
		return OK;
	err = inspection_create(play->cx, inspection, ids, n);
	if (err)
		return err;
	out->n = 1;
	out->items[0] = (struct inspection_item){ ids[0],
		"Đã có dự thảo báo cáo nhưng chưa trình ký; cập nhật trên hệ "
		"thống chậm so với thực tế." };
	return OK;
}

enum err
demo_inspect(struct demo_play *play, const struct actor *actor)
{
	int32_t today = clock_day(play->now);
	struct inspection past = {
		.kind = INSPECTION_PERIODIC,
		.title = "Kiểm tra định kỳ việc thực hiện ý kiến chỉ đạo",
		.basis = "Kế hoạch số 12/KH-VP",
		.members = "Lãnh đạo Văn phòng (Trưởng đoàn); Phòng Tổng hợp; "
			   "Phòng Kinh tế",
		.starts_on = today - MONTH,
		.ends_on = today - MONTH + 2,
		.conclusion = "Phần lớn nhiệm vụ được triển khai; việc cập "
			      "nhật tình hình còn chậm. Yêu cầu cập nhật đầy "
			      "đủ trước ngày 25 hằng tháng.",
		.conclusion_document = "Thông báo số 45/TB-VP",
		.concluded_on = today - MONTH + WEEK,
	};
	struct inspection next = {
		.kind = INSPECTION_AD_HOC,
		.title = "Kiểm tra đột xuất các nhiệm vụ quá hạn kéo dài",
		.basis = "",
		.members = "Phòng Tổng hợp; Sở Nội vụ",
		.starts_on = today + WEEK,
		.ends_on = today + WEEK + 1,
	};
	struct inspection_items findings;
	enum err err;

	play->cx->actor = actor;
	play->cx->now = play->now;
	err = plan(play, &past, 0, &findings);
	if (!err && findings.n > 0)
		err = inspection_conclude(play->cx, &past, &findings);
	if (!err)
		err = plan(play, &next, 1, &findings);
	return err;
}
