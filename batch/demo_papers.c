#include "demo_papers.h"

#include "arena.h"
#include "calendar.h"
#include "clock.h"
#include "notice_store.h"
#include "notice_verbs.h"
#include "profile.h"
#include "text.h"

enum {
	DAYS = 60,       /* how far back there were notices */
	RULED_AFTER = 4, /* days from the report to the opinion */
	FOLLOWED = 12,   /* opinions of these last days became tasks */
	HOUR = 3600
};

static const char basis[] =
    "Căn cứ Quy chế theo dõi, đôn đốc, kiểm tra thực hiện nhiệm vụ; qua theo dõi trên Hệ thống nhắc việc,";
static const char request[] =
    "Đề nghị Quý cơ quan khẩn trương thực hiện, cập nhật kết quả (hoặc giải trình, đề xuất gia hạn)";
static const char proposal[] =
    "Đề nghị Chủ tịch yêu cầu người đứng đầu cơ quan báo cáo giải trình, cam kết thời hạn hoàn thành.";
static const char opinion[] =
    "Yêu cầu thủ trưởng cơ quan trực tiếp chỉ đạo, hoàn thành dứt điểm nhiệm vụ này và báo cáo kết quả.";
static const char
    abstract[] = "Ý kiến chỉ đạo về nhiệm vụ quá hạn đã hết phiếu báo";

static enum err
plan(struct cx *cx)
{
	struct notice_work work = { 0 };
	bool more = true;

	cx->actor = NULL;
	while (more) {
		enum err err = notice_plan_step(cx, &work, clock_day(cx->now),
		    &more);

		if (err)
			return err;
	}
	return OK;
}

/* How far a notice of the last morning has come: the first one waits for a
 * signature, the second one to be sent, the others are still proposed. */
static enum err
carry_notice(struct demo_play *play, uint64_t id, bool last, size_t nth)
{
	struct cx *cx = play->cx;
	struct notice_item_list items;
	struct notice notice;
	bool sent;
	enum err err;

	if (last && nth == 0)
		return OK;
	err = notice_store_get(cx, id, &notice);
	if (err)
		return err;
	err = notice_sign(cx, id, notice.version, &items);
	if (err || last)
		return err;
	return notice_send(cx, id, notice.version + 1, &sent);
}

static enum err
approve(struct demo_play *play, const struct notice_item_list *list,
    size_t first, size_t n, bool last, size_t nth)
{
	struct cx *cx = play->cx;
	uint64_t *items = arena_array(cx->mem, n, sizeof(*items));
	struct notice_approval approval = {
		.agency_id = list->items[first].agency_id,
		.items = items,
		.n_items = n,
		.place = text_equal(play->words.profile, "kh") ? "Nha Trang"
							       : "Huế",
		.basis = basis,
		.request = request,
		.answer_by = notice_step(cx->profile, cx->calendar,
		    clock_day(cx->now)),
		.by_deputy = true,
		.signer = play->people.leaders[1].name,
	};
	enum err err;

	for (size_t i = 0; i < n; i++)
		items[i] = list->items[first + i].id;
	err = notice_approve(cx, &approval);
	if (err)
		return err;
	return carry_notice(play, approval.notice_id, last, nth);
}

static enum err
send_notices(struct demo_play *play, bool last)
{
	struct notice_item_list list;
	size_t nth = 0;
	enum err err;

	err = notice_store_list_proposed(play->cx, 0, &list);
	if (err)
		return err;
	for (size_t i = 0, n; i < list.n; i += n, nth++) {
		for (n = 1; i + n < list.n && list.items[i + n].agency_id ==
						  list.items[i].agency_id;
		     n++)
			;
		if (last && nth > 1)
			break;
		err = approve(play, &list, i, n, last, nth);
		if (err)
			return err;
	}
	return OK;
}

static enum err
rule(struct demo_play *play, const struct escalation *e)
{
	struct cx *cx = play->cx;
	int32_t day = clock_day(cx->now);
	char due[16];
	struct ruling ruling = {
		.escalation_id = e->id,
		.proposal = e->proposal,
		.opinion = opinion,
		.ruled_by = play->people.chairs[0].name,
		.ruled_on = day,
		.document = "",
	};
	const struct ruling_task task = {
		.abstract = abstract,
		.content = arena_printf(cx->mem, "%s Nhiệm vụ: %s", opinion,
		    e->title),
		.lead = e->agency_name,
		.deadline = arena_printf(cx->mem, "đến hết ngày %s",
		    day_format(calendar_add(cx->calendar, day, 15), due)),
	};

	return ruling_record(cx, e->version, &ruling,
	    play->words.today - day <= FOLLOWED ? &task : NULL);
}

static enum err
report(struct demo_play *play)
{
	struct cx *cx = play->cx;
	struct escalation_list list;
	enum err err;

	err = escalation_store_list_report(cx, &list);
	if (err)
		return err;
	for (size_t i = 0; i < list.n; i++) {
		const struct escalation *e = &list.items[i];

		if (text_is_empty(e->proposal) && e->id % 3 != 0)
			err = escalation_propose(cx, e->id, e->version,
			    proposal);
		else if (!text_is_empty(e->proposal) &&
			 clock_day(cx->now) - e->day >= RULED_AFTER)
			err = rule(play, e);
		if (err)
			return err;
	}
	return OK;
}

/* No working morning after this one has come yet: its work is not done. */
static bool
is_last(const struct demo_play *play, int32_t day)
{
	for (day++; clock_day_start(day) + 8 * HOUR <= play->now; day++)
		if (calendar_is_working(play->cx->calendar, day))
			return false;
	return true;
}

static enum err
morning(struct demo_play *play, int32_t day)
{
	struct cx *cx = play->cx;
	enum err err;

	arena_reset(cx->mem);
	cx->now = clock_day_start(day) + 8 * HOUR;
	err = plan(cx);
	if (err || !calendar_is_working(cx->calendar, day))
		return err;
	cx->actor = &play->people.heads[0];
	err = send_notices(play, is_last(play, day));
	if (err)
		return err;
	return report(play);
}

enum err
demo_papers_until(struct demo_play *play, int64_t at)
{
	int32_t first = play->words.today - DAYS;
	int64_t now = play->cx->now;

	if (!play->cx->profile->notice_enabled)
		return OK;
	if (play->morning < first)
		play->morning = first;
	for (; clock_day_start(play->morning) + 8 * HOUR <= at;
	     play->morning++) {
		enum err err = morning(play, play->morning);

		if (err)
			return err;
	}
	play->cx->now = now;
	return OK;
}
