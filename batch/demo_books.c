/* The books an office keeps about the system itself (R70-R76, R81, R83). */
#include "agency_head_verbs.h"
#include "arena.h"
#include "clock.h"
#include "demo_play.h"
#include "demo_store.h"
#include "purge_verbs.h"
#include "register_verbs.h"

enum { HOUR = 3600, DAYS = 86400 };

/* A line of a book; days: before today. */
static const struct {
	enum register_kind kind;
	int days;
	const char *title;
	const char *number;
	const char *person;
	const char *body;
	const char *approval;
} entries[] = {
	{ REGISTER_LEGAL, 380,
	    "Quy chế theo dõi, đôn đốc thực hiện nhiệm vụ do UBND {u}, Chủ tịch UBND {u} giao",
	    "31/2025/QĐ-UBND", "UBND {u}", "", "" },
	{ REGISTER_LEGAL, 370, "Hướng dẫn sử dụng hệ thống theo dõi, nhắc việc",
	    "118/HD-VP", "Văn phòng UBND {u}",
	    "Kèm theo quy trình nhập và cập nhật nhiệm vụ.", "" },
	{ REGISTER_TRAINING, 360,
	    "Tập huấn sử dụng hệ thống cho các sở, ban, ngành", "46",
	    "Văn phòng UBND {u}",
	    "Mỗi cơ quan cử 02 người; 100% người dự thực hành được trên máy.",
	    "Giấy mời 212/GM-VP" },
	{ REGISTER_TRAINING, 350,
	    "Tập huấn sử dụng hệ thống cho các xã, phường", "131",
	    "Văn phòng UBND {u}", "Hai buổi trực tuyến.",
	    "Giấy mời 230/GM-VP" },
	{ REGISTER_MAINTENANCE, 120,
	    "Bảo trì định kỳ: kiểm tra máy chủ, thử khôi phục dữ liệu",
	    "02/BB-BT", "Trung tâm Chuyển đổi số",
	    "Khôi phục thử thành công, số liệu khớp; thay một ổ đĩa.",
	    "Kế hoạch 18/KH-VP" },
	{ REGISTER_VERSION, 365, "Phiên bản đầu tiên đưa vào sử dụng", "1.0",
	    "Văn phòng UBND {u}", "", "Quyết định 45/QĐ-VP" },
	{ REGISTER_VERSION, 200, "Thêm phiếu báo và sổ theo dõi sự cố", "1.1",
	    "Văn phòng UBND {u}", "Theo góp ý của các đơn vị.",
	    "Quyết định 102/QĐ-VP" },
	{ REGISTER_VERSION, 6, "Thêm phân công nội bộ cho các đơn vị", "1.2",
	    "Văn phòng UBND {u}", "", "" },
};

static const char *const incidents[] = {
	"Không tải được tệp đính kèm lớn, trang báo lỗi sau khoảng một phút.",
	"Từ sáng nay không truy cập được hệ thống từ mạng của đơn vị.",
	"Bấm in báo cáo thì trang trắng.",
};

static const struct {
	enum feedback_kind kind;
	const char *body;
	const char *document;
	const char *answer;
	bool upgrade;
} feedbacks[] = {
	{ FEEDBACK_SOFTWARE,
	    "Đề nghị cho phép lọc danh sách theo lãnh đạo phụ trách của đơn vị.",
	    "",
	    "Cảm ơn đơn vị. Văn phòng đã đưa vào danh sách đề xuất nâng cấp.",
	    true },
	{ FEEDBACK_SOFTWARE,
	    "Màn hình trên điện thoại chữ hơi nhỏ khi xem phụ lục.", "",
	    "Có thể xoay ngang màn hình; phiên bản sau sẽ hiện theo dạng thẻ.",
	    false },
	{ FEEDBACK_REGULATION,
	    "Đề nghị làm rõ thời hạn cập nhật đối với nhiệm vụ thực hiện thường xuyên.",
	    "158/SXD-VP", "", false },
};

static enum err
add_entries(struct demo_play *play)
{
	struct cx *cx = play->cx;

	cx->actor = &play->people.administrator;
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		int32_t day = play->words.today - entries[i].days;
		struct register_entry e = {
			.kind = entries[i].kind,
			.title = demo_say(&play->words, cx->mem,
			    entries[i].title, day, NULL),
			.number = entries[i].number,
			.held_on = day,
			.ended_on = NO_DAY,
			.person = demo_say(&play->words, cx->mem,
			    entries[i].person, day, NULL),
			.body = entries[i].body,
			.approval = entries[i].approval,
		};
		enum err err;

		cx->now = clock_day_start(day) + 9 * HOUR;
		err = register_save(cx, &e);
		if (err)
			return err;
	}
	return OK;
}

/* Every third agency has rules of its own. */
static enum err
add_regulations(struct demo_play *play)
{
	struct cx *cx = play->cx;

	for (size_t i = 0; i < play->people.n_agencies; i += 3) {
		struct demo_agency *agency = &play->people.agencies[i];
		struct register_entry e = {
			.kind = REGISTER_REGULATION,
			.title =
			    "Quy định nội bộ về cập nhật, xử lý nhiệm vụ được giao",
			.number = arena_printf(cx->mem, "%zu/QĐ-%s", 20 + i,
			    agency->symbol),
			.held_on = play->words.today - 300 + (int32_t)i,
			.ended_on = NO_DAY,
			.person = agency->agency.head_name,
			.body = "",
			.approval = "",
		};
		enum err err;

		if (agency->actor.account_id == 0)
			continue;
		cx->actor = &agency->actor;
		err = register_save(cx, &e);
		if (err)
			return err;
	}
	return OK;
}

/* The agency with an account that is so many places down the list. */
static const struct actor *
sender(struct demo_play *play, size_t place)
{
	for (size_t i = 0; i < play->people.n_agencies; i++) {
		const struct actor *actor = &play->people.agencies[i].actor;

		if (actor->account_id != 0 && place-- == 0)
			return actor;
	}
	return &play->people.administrator;
}

/* The first is closed, the second in hand, the last just came in. */
static enum err
add_incidents(struct demo_play *play)
{
	struct cx *cx = play->cx;

	for (size_t i = 0; i < sizeof(incidents) / sizeof(incidents[0]); i++) {
		struct incident it = {
			.phone = "",
			.occurred_at = NO_MOMENT,
			.page = "",
			.description = incidents[i],
		};
		struct incident_handling h = {
			.version = 1,
			.category = i == 0 ? INCIDENT_SOFTWARE
					   : INCIDENT_INFRASTRUCTURE,
			.handler = play->people.administrator.name,
			.step = "Đã kiểm tra nhật ký và liên hệ người báo.",
			.result = i == 0 ? "Đã nâng giới hạn dung lượng." : "",
			.agency_notified_at = NO_MOMENT,
			.leader_reported_at = NO_MOMENT,
			.close = i == 0,
		};
		enum err err;

		cx->actor = sender(play, i);
		it.reporter = actor_shown_name(cx->actor);
		cx->now = play->now - (int64_t)(40 - 20 * i) * DAYS - HOUR;
		if (i == 2)
			cx->now = play->now - 2 * HOUR;
		err = incident_report(cx, &it);
		if (err || i == 2)
			return err;
		cx->actor = &play->people.administrator;
		cx->now += 3 * HOUR;
		h.id = it.id;
		if (h.close)
			h.agency_notified_at = h.leader_reported_at = cx->now;
		err = incident_handle(cx, &h);
		if (err)
			return err;
	}
	return OK;
}

static enum err
add_feedback(struct demo_play *play)
{
	struct cx *cx = play->cx;

	for (size_t i = 0; i < sizeof(feedbacks) / sizeof(feedbacks[0]); i++) {
		struct feedback f = {
			.kind = feedbacks[i].kind,
			.page = "",
			.body = feedbacks[i].body,
			.document = feedbacks[i].document,
			.document_on = NO_DAY,
		};
		enum err err;

		cx->actor = sender(play, i);
		cx->now = play->now - (int64_t)(30 - 9 * i) * DAYS;
		if (f.kind == FEEDBACK_REGULATION)
			f.document_on = clock_day(cx->now);
		err = feedback_send(cx, &f);
		if (err)
			return err;
		if (feedbacks[i].answer[0] == '\0')
			continue;
		cx->actor = &play->people.administrator;
		cx->now += DAYS;
		err = feedback_answer(cx, f.id, 1, feedbacks[i].answer,
		    feedbacks[i].upgrade);
		if (err)
			return err;
	}
	return OK;
}

static const char *const former_heads[] = { "Đặng Thị Thanh Bình",
	"Huỳnh Quốc Khải", "Phan Văn Trọng" };
enum { N_FORMER = sizeof(former_heads) / sizeof(former_heads[0]) };

static enum err
add_term(struct demo_play *play, const struct demo_agency *agency,
    const char *name, int days, size_t number)
{
	struct agency_head head = {
		.agency_id = agency->agency.id,
		.name = name,
		.title = "",
		.valid_from = play->words.today - days,
		.valid_to = LAST_DAY,
		.document = arena_printf(play->cx->mem, "%zu/QĐ-UBND", number),
	};

	return agency_head_save(play->cx, &head);
}

/* Every seventh agency has changed its head; of a few nobody was entered. */
static enum err
add_heads(struct demo_play *play)
{
	enum err err = OK;

	play->cx->actor = &play->people.administrator;
	for (size_t i = 0; !err && i < play->people.n_agencies; i++) {
		const struct demo_agency *agency = &play->people.agencies[i];

		if (agency->agency.head_name[0] == '\0' || i % 25 == 24)
			continue;
		if (i % 7 == 3)
			err = add_term(play, agency,
			    former_heads[i / 7 % N_FORMER], 600, 310 + i);
		if (!err)
			err = add_term(play, agency, agency->agency.head_name,
			    i % 7 == 3 ? 95 : 400, 905 + i);
	}
	return err;
}

/* One reply was entered by mistake; the timer takes it away. */
static enum err
ask_purge(struct demo_play *play)
{
	struct purge_part part;
	uint64_t id;
	enum err err;

	err = demo_store_first_reply(play->cx, &id);
	if (err || id == 0)
		return err;
	err = purge_store_part(play->cx, PURGE_REPLY, id, &part);
	if (err)
		return err;
	play->cx->actor = &play->people.administrator;
	play->cx->now = play->now;
	return purge_ask(play->cx, PURGE_REPLY, id,
	    "Ý kiến của Chánh Văn phòng tại phiếu trình 27/PTr-VP",
	    part.reference);
}

enum err
play_books(struct demo_play *play)
{
	enum err err;

	err = add_entries(play);
	if (!err)
		err = add_regulations(play);
	if (!err)
		err = add_incidents(play);
	if (!err)
		err = add_feedback(play);
	if (!err)
		err = add_heads(play);
	if (!err)
		err = ask_purge(play);
	play->cx->now = play->now;
	return err;
}
