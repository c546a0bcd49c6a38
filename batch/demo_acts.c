/* Carrying out: each act with the verb, the person and the words for it. */
#include <inttypes.h>

#include "agency_match.h"
#include "arena.h"
#include "assignment_store.h"
#include "calendar.h"
#include "clock.h"
#include "demo_play.h"
#include "reply_store.h"
#include "task_store.h"
#include "text.h"

enum { MORE_DAYS = 10 }; /* asked for, beyond what is in force */

static const char *const progress_texts[] = {
	"Đã phân công bộ phận chuyên môn chủ trì, lập danh mục công việc và mốc thời gian cụ thể; hiện đã hoàn thành bước khảo sát, thu thập số liệu.",
	"Đã có văn bản đề nghị các đơn vị liên quan phối hợp, cung cấp thông tin. Đến nay nhận được khoảng hai phần ba số ý kiến, đang tiếp tục đôn đốc.",
	"Đã hoàn thành dự thảo lần 1, đang lấy ý kiến góp ý của các cơ quan, đơn vị.",
	"Khối lượng thực hiện ước đạt 60%. Dự kiến hoàn thành đúng thời hạn được giao.",
	"Đã tổ chức họp với các đơn vị phối hợp để thống nhất nội dung, phạm vi và trách nhiệm từng bên; biên bản họp đã gửi các đơn vị thực hiện.",
	"Đang tổng hợp, tiếp thu ý kiến góp ý; còn một số nội dung cần làm rõ thêm về cơ sở pháp lý và nguồn kinh phí.",
	"Đã kiểm tra thực tế tại cơ sở, ghi nhận hiện trạng và yêu cầu khắc phục các tồn tại trước khi tổng hợp báo cáo.",
	"Tiến độ bảo đảm. Phần việc còn lại gồm hoàn thiện hồ sơ và trình lãnh đạo ký ban hành.",
	NULL,
};
static const char *const result_texts[] = {
	"{cq} đã hoàn thành nhiệm vụ được giao, kết quả cụ thể nêu trong văn bản gửi kèm; đề nghị Văn phòng UBND {u} xem xét, xác nhận.",
	"Đã thực hiện xong các nội dung theo chỉ đạo. Báo cáo kết quả đã gửi UBND {u} trên hệ thống quản lý văn bản và điều hành.",
	"Đã trình UBND {u} hồ sơ theo quy định, gồm tờ trình, dự thảo văn bản, bản tổng hợp tiếp thu, giải trình ý kiến góp ý.",
	"Đã triển khai đầy đủ, đúng đối tượng, không phát sinh khiếu nại. Số liệu chi tiết tại phụ lục kèm theo báo cáo.",
	"Hoàn thành 100% khối lượng công việc; các tồn tại, kiến nghị đã nêu rõ trong báo cáo để theo dõi ở giai đoạn tiếp theo.",
	NULL,
};
static const char *const plan_texts[] = {
	"Kế hoạch thực hiện của đơn vị: (1) rà soát, thu thập số liệu; (2) xây dựng dự thảo; (3) lấy ý kiến; (4) hoàn thiện, trình ban hành. Phân công một lãnh đạo trực tiếp phụ trách.",
	"Chia làm hai giai đoạn: giai đoạn 1 khảo sát, đánh giá hiện trạng; giai đoạn 2 triển khai và báo cáo kết quả. Giao ban tiến độ vào sáng thứ Hai hằng tuần.",
	NULL,
};
static const char *const explanation_texts[] = {
	"Chậm do phải chờ ý kiến thống nhất của bộ, ngành trung ương; đơn vị đã có văn bản đôn đốc. Cam kết hoàn thành trong thời gian sớm nhất và nghiêm túc rút kinh nghiệm.",
	"Do khối lượng hồ sơ lớn, nhân sự phụ trách mới được điều động nên việc tổng hợp chậm so với thời hạn. Đơn vị đã bổ sung nhân sự để hoàn thành dứt điểm.",
	"Nội dung liên quan nhiều đơn vị, một số nơi gửi số liệu chậm, phải kiểm tra lại nhiều lần. Đơn vị nhận trách nhiệm và đã kiểm điểm bộ phận tham mưu.",
	NULL,
};
static const char *const urge_texts[] = {
	"Nhiệm vụ đã quá hạn, đề nghị khẩn trương hoàn thành và cập nhật kết quả.",
	"Đã trao đổi qua điện thoại, đơn vị hứa gửi báo cáo trong tuần.",
	"Lãnh đạo Văn phòng yêu cầu báo cáo rõ nguyên nhân chậm và thời gian hoàn thành.",
	NULL,
};
static const char *const send_back_texts[] = {
	"Báo cáo mới nêu tình hình chung, chưa có số liệu cụ thể theo yêu cầu; đề nghị bổ sung phụ lục số liệu và kiến nghị hướng xử lý.",
	"Hồ sơ trình chưa có bản tổng hợp, giải trình ý kiến góp ý; đề nghị hoàn thiện và gửi lại.",
	"Chưa rõ trách nhiệm của từng cơ quan và nguồn kinh phí thực hiện; đề nghị làm rõ.",
	NULL,
};
static const char *const return_texts[] = {
	"Nội dung được giao không thuộc chức năng, nhiệm vụ của đơn vị; đề nghị Văn phòng UBND {u} xem xét chuyển cơ quan có thẩm quyền.",
	"Nội dung nhiệm vụ trên hệ thống chưa khớp với văn bản giao về phạm vi thực hiện; đề nghị rà soát, điều chỉnh.",
	"Nhiệm vụ này trùng với nội dung đơn vị đã báo cáo theo văn bản trước; đề nghị xem xét gộp để theo dõi.",
	NULL,
};
static const char *const extension_texts[] = {
	"Cần thêm thời gian lấy ý kiến các cơ quan liên quan và đối tượng chịu tác động theo quy định; đề nghị gia hạn để bảo đảm chất lượng.",
	"Do ảnh hưởng của mưa lũ, lực lượng phải tập trung khắc phục hậu quả nên chưa hoàn thành đúng thời hạn.",
	"Chờ hướng dẫn của bộ chủ quản về phương pháp tính và mẫu biểu mới.",
	"Việc lựa chọn đơn vị tư vấn phải tổ chức lại do hồ sơ không đáp ứng yêu cầu.",
	NULL,
};
static const char *const refuse_texts[] = {
	"Nội dung cấp bách, thời hạn đã được cân nhắc; đề nghị tập trung hoàn thành đúng hạn.",
	"Lý do nêu ra thuộc trách nhiệm chuẩn bị của đơn vị, không đồng ý gia hạn.",
	NULL,
};
static const struct {
	const char *description;
	const char *cause;
	const char *proposal;
} difficulties[] = {
	{ "Chưa được bố trí kinh phí để mua sắm thiết bị, thuê đường truyền phục vụ triển khai.",
	    "Dự toán đầu năm chưa có nội dung này; định mức kỹ thuật chưa được ban hành.",
	    "Đề nghị cho sử dụng nguồn kinh phí dự phòng hoặc bổ sung dự toán, giao Sở Tài chính hướng dẫn." },
	{ "Vướng mắc trong kết nối, chia sẻ dữ liệu với hệ thống của bộ, ngành trung ương.",
	    "Cơ quan chủ quản hệ thống chưa mở cổng kết nối, quy định kỹ thuật thay đổi.",
	    "Đề nghị UBND {u} có văn bản gửi bộ chủ quản để thống nhất thời điểm kết nối." },
	{ "Một số hộ dân chưa đồng thuận với phương án bồi thường, chưa bàn giao mặt bằng.",
	    "Giá đất cụ thể thấp hơn mong muốn; hồ sơ nguồn gốc đất qua nhiều thời kỳ chưa thống nhất.",
	    "Đề nghị tổ chức đối thoại ở cấp {u}, xem xét chính sách hỗ trợ bổ sung." },
};

static const char *
pick(struct demo_play *play, const struct demo_act *act,
    const char *const *texts)
{
	return demo_say(&play->words, play->cx->mem,
	    demo_pick(&play->chance, texts), act->document->issued_on,
	    act->life->agency->agency.name);
}

/* Numbers of documents grow through the year. */
static const char *
number(struct demo_play *play, int64_t at, int a_year)
{
	struct date date = day_to_date(clock_day(at));
	int day = clock_day(at) - day_from_date(date.year, 1, 1);

	return arena_printf(play->cx->mem, "%d",
	    1 + day * a_year / 365 + (int)demo_roll(&play->chance, 4));
}

static const char *
office_document(struct demo_play *play, const struct demo_act *act)
{
	char day[16];

	return arena_printf(play->cx->mem, "Công văn số %s/UBND-TH ngày %s",
	    number(play, act->at, 12000),
	    day_format_short(clock_day(act->at), day));
}

static const char *
decider(struct demo_play *play, const struct demo_act *act)
{
	const struct actor *
	    chair = &play->people.chairs[demo_chair_of(act->life->task->field)];

	return arena_printf(play->cx->mem, "%s %s",
	    chair->position == POSITION_CHAIRMAN ? "Chủ tịch" : "Phó Chủ tịch",
	    chair->name);
}

static const char *
reply_symbol(struct demo_play *play, const struct demo_life *life,
    enum reply_kind kind)
{
	const char *product = life->task->product;
	const char *type = "BC-";

	if (kind != REPLY_RESULT)
		type = "";
	else if (text_shorten(play->cx->mem, product, 7) != product &&
		 text_equal(text_fold(play->cx->mem,
				text_shorten(play->cx->mem, product, 7)),
		     "to trin..."))
		type = "TTr-";
	return arena_printf(play->cx->mem, "%s%s", type, life->agency->symbol);
}

/* One in ten enters the letter days after it was signed: late by the third
 * clock. */
static int32_t
issue_day(struct demo_play *play, const struct demo_act *act)
{
	int32_t day = clock_day(act->at);
	int32_t early = calendar_subtract(play->words.calendar, day,
	    2 + (int)demo_roll(&play->chance, 3));

	if (demo_roll(&play->chance, 10) > 0 ||
	    early <= clock_day(act->life->assigned_at))
		return day;
	return early;
}

static enum err
reply(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a, enum reply_kind kind, const char *text)
{
	struct reply it = {
		.assignment_id = a->id,
		.kind = kind,
		.reply_text = text,
		.reply_issued_on = NO_DAY,
	};

	if (kind == REPLY_RESULT || kind == REPLY_EXPLANATION) {
		it.reply_number = number(play, act->at, 2400);
		it.reply_symbol = reply_symbol(play, act->life, kind);
		it.reply_issued_on = issue_day(play, act);
	}
	return assignment_reply(play->cx, a->version, &it);
}

static enum err
do_return(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	struct return_request request = {
		.assignment_id = a->id,
		.head_informed = act->life->agency->agency.head_name,
		.reason = pick(play, act, return_texts),
	};

	request.category = RETURN_OTHER;
	if (act->life->story == RETURN_TRANSFERRED) {
		request.category = RETURN_NOT_COMPETENT;
		request.reason = demo_say(&play->words, play->cx->mem,
		    return_texts[0], act->document->issued_on, NULL);
	} else if (act->life->story == RETURN_CORRECTED) {
		request.category = RETURN_WRONG_CONTENT;
		request.reason = return_texts[1];
	}
	return assignment_return(play->cx, a->version, &request);
}

/* Another department, that has not got this task. */
static uint64_t
other_agency(struct demo_play *play, const struct assignment_lines *have)
{
	for (size_t i = 0; i < play->people.n_agencies; i++) {
		const struct demo_agency *it = &play->people.agencies[i];
		bool taken = it->agency.kind != AGENCY_DEPARTMENT ||
			     it->actor.account_id == 0;

		for (size_t j = 0; !taken && j < have->n; j++)
			taken = have->items[j].a.agency_id == it->agency.id;
		if (!taken)
			return it->agency.id;
	}
	return 0;
}

static void
new_life(struct demo_play *play, const struct demo_life *old, uint64_t id,
    uint64_t agency_id)
{
	struct demo_life *life = arena_alloc(play->mem, sizeof(*life));

	*life = *old;
	life->id = id;
	life->agency = demo_agency_find(&play->people, agency_id);
	life->story = BY_CHANCE;
	life->assigned_at = play->cx->now;
	life_plan(play, life);
}

static enum err
do_decide_return(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	struct return_decision decision = {
		.assignment_id = a->id,
		.version = a->version,
		.decision = act->decision,
		.new_due_on = NO_DAY,
		.new_content = "",
		.document = "",
	};
	struct assignment_lines have;
	enum err err;

	err = assignment_store_list_task(play->cx, a->task_id, &have);
	if (err)
		return err;
	if (act->decision == DECISION_TRANSFERRED) {
		decision.to_agency_id = other_agency(play, &have);
		decision.reason =
		    "Đúng là nội dung thuộc thẩm quyền của cơ quan khác; chuyển cơ quan phù hợp thực hiện.";
	} else if (act->decision == DECISION_CORRECTED) {
		decision.reason =
		    "Đã điều chỉnh nội dung theo đúng văn bản giao; đề nghị đơn vị tiếp tục thực hiện.";
		decision.new_content = demo_say(&play->words, play->cx->mem,
		    arena_printf(play->cx->mem,
			"%s Phạm vi: trên toàn địa bàn {u}.",
			act->life->task->content),
		    act->document->issued_on, NULL);
	} else {
		decision.reason =
		    "Nội dung giao đúng chức năng của đơn vị theo quy định; đề nghị thực hiện.";
	}
	err = assignment_decide_return(play->cx, &decision);
	if (err)
		return err;
	if (act->decision == DECISION_TRANSFERRED)
		new_life(play, act->life, decision.new_assignment_id,
		    decision.to_agency_id);
	else
		life_go_on(play, act->life, act->at);
	return OK;
}

static enum err
do_ask_extension(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	struct extension extension = {
		.assignment_id = a->id,
		.asked_due_on = act->day,
		.reason = pick(play, act, extension_texts),
	};
	char day[16];

	/* The office may have moved it by itself in the meantime. */
	if (extension.asked_due_on <= a->due_on)
		extension.asked_due_on = calendar_add(play->cx->calendar,
		    a->due_on, MORE_DAYS);
	extension.document = arena_printf(play->cx->mem,
	    "Công văn số %s/%s ngày %s", number(play, act->at, 2400),
	    act->life->agency->symbol,
	    day_format_short(clock_day(act->at), day));
	return assignment_request_extension(play->cx, a->version, &extension);
}

static enum err
do_decide_extension(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	/* The whole task may have been given more time meanwhile. */
	int32_t day = act->day > a->due_on
			  ? act->day
			  : calendar_add(play->cx->calendar, a->due_on, 5);
	const struct extension_decision decision = {
		.assignment_id = a->id,
		.version = a->version,
		.decision = act->decision,
		.due_on = act->decision == DECISION_CHANGED ? day : NO_DAY,
		.reason = act->decision == DECISION_REFUSED
			      ? pick(play, act, refuse_texts)
			      : "",
		.decided_by = decider(play, act),
		.document = act->decision == DECISION_REFUSED
				? ""
				: office_document(play, act),
	};

	return assignment_decide_extension(play->cx, &decision);
}

static enum err
do_report_difficulty(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	unsigned i = demo_roll(&play->chance,
	    sizeof(difficulties) / sizeof(difficulties[0]));
	struct difficulty difficulty = {
		.assignment_id = a->id,
		.description = difficulties[i].description,
		.cause = difficulties[i].cause,
		.proposal = demo_say(&play->words, play->cx->mem,
		    difficulties[i].proposal, act->document->issued_on, NULL),
	};
	enum err err;

	err = assignment_report_difficulty(play->cx, a->version, &difficulty);
	act->life->difficulty_id = difficulty.id;
	return err;
}

static enum err
do_decide_difficulty(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	const struct difficulty_decision decision = {
		.assignment_id = a->id,
		.difficulty_id = act->life->difficulty_id,
		.version = a->version,
		.advice =
		    "Văn phòng đã làm việc với các cơ quan liên quan; kiến nghị có cơ sở.",
		.decision =
		    "Đồng ý chủ trương; giao Sở Tài chính hướng dẫn nguồn kinh phí, đơn vị tiếp tục thực hiện, không để ảnh hưởng tiến độ.",
		.decided_by = decider(play, act),
		.document = office_document(play, act),
	};

	return assignment_decide_difficulty(play->cx, &decision);
}

static enum err
do_amend(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	struct task_amendment amendment = {
		.task_id = a->task_id,
		.due_on = act->day,
		.has_due_on = true,
		.reason =
		    "Điều chỉnh thời hạn cho phù hợp thời gian lấy ý kiến theo quy định.",
		.document = office_document(play, act),
	};
	struct task task;
	enum err err;

	err = task_store_get(play->cx, a->task_id, &task);
	if (err)
		return err;
	amendment.version = task.version;
	amendment.content = task.content;
	amendment.product = task.product;
	amendment.receiving_authority = task.receiving_authority;
	amendment.other_information = task.other_information;
	amendment.deadline_text = task.deadline.text;
	return task_amend(play->cx, &amendment);
}

static enum err
do_event(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	struct task task;
	enum err err;

	err = task_store_get(play->cx, a->task_id, &task);
	if (err)
		return err;
	return task_set_event_date(play->cx, task.id, task.version, act->day,
	    office_document(play, act));
}

/* To the colleague of the same division. */
static enum err
do_change_follower(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	int i = demo_specialist_of(act->life->task->field);
	const struct actor *to = &play->people.specialists[i ^ 1];
	enum err err;

	err = task_change_follower(play->cx, &a->id, 1, to->account_id,
	    "Phân công lại nhiệm vụ trong phòng.");
	act->life->specialist = to;
	return err;
}

static enum err
do_see(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	(void)act;
	return assignment_mark_seen(play->cx, a);
}

static enum err
do_receive(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	(void)act;
	return assignment_receive(play->cx, a->id, a->version);
}

static enum err
do_delegate(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	(void)act;
	return play_delegate(play, a);
}

static enum err
do_reply(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	static const struct {
		enum reply_kind kind;
		const char *const *texts;
	} replies[] = {
		[ACT_PROGRESS] = { REPLY_PROGRESS, progress_texts },
		[ACT_PLAN] = { REPLY_PLAN, plan_texts },
		[ACT_EXPLAIN] = { REPLY_EXPLANATION, explanation_texts },
		[ACT_SUBMIT] = { REPLY_RESULT, result_texts },
	};

	return reply(play, act, a, replies[act->kind].kind,
	    pick(play, act, replies[act->kind].texts));
}

static enum err
do_confirm(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	(void)act;
	return assignment_confirm(play->cx, a->id, a->version, "");
}

static enum err
do_send_back(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	return assignment_send_back(play->cx, a->id, a->version,
	    pick(play, act, send_back_texts));
}

static enum err
do_urge(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	static const enum urge_channel channels[] = { URGE_CALL, URGE_LETTER,
		URGE_EMAIL };

	return assignment_urge(play->cx, &a->id, 1,
	    channels[demo_roll(&play->chance, 3)], pick(play, act, urge_texts));
}

static enum err
do_recall(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	return assignment_recall(play->cx, a->id, a->version, false,
	    "Giao nhầm đơn vị, thu hồi để giao lại cho đúng cơ quan.",
	    office_document(play, act));
}

static enum err
do_cancel(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	return assignment_cancel(play->cx, a->id, a->version, true,
	    "Cấp có thẩm quyền đã có chủ trương mới, dừng thực hiện nội dung này.",
	    office_document(play, act), decider(play, act));
}

static enum err
do_receive_paper(struct demo_play *play, const struct demo_act *act,
    const struct assignment *a)
{
	return assignment_receive_paper(play->cx, a->id, a->version,
	    clock_day(act->at));
}

static const struct {
	bool by_agency;
	enum err (*carry_out)(struct demo_play *play,
	    const struct demo_act *act, const struct assignment *a);
} ways[] = {
	[ACT_SEE] = { true, do_see },
	[ACT_RECEIVE] = { true, do_receive },
	[ACT_PROGRESS] = { true, do_reply },
	[ACT_PLAN] = { true, do_reply },
	[ACT_EXPLAIN] = { true, do_reply },
	[ACT_SUBMIT] = { true, do_reply },
	[ACT_RETURN] = { true, do_return },
	[ACT_ASK_EXTENSION] = { true, do_ask_extension },
	[ACT_REPORT_DIFFICULTY] = { true, do_report_difficulty },
	[ACT_CONFIRM] = { false, do_confirm },
	[ACT_SEND_BACK] = { false, do_send_back },
	[ACT_DECIDE_RETURN] = { false, do_decide_return },
	[ACT_DECIDE_EXTENSION] = { false, do_decide_extension },
	[ACT_DECIDE_DIFFICULTY] = { false, do_decide_difficulty },
	[ACT_URGE] = { false, do_urge },
	[ACT_RECALL] = { false, do_recall },
	[ACT_CANCEL] = { false, do_cancel },
	[ACT_PAPER] = { false, do_receive_paper },
	[ACT_AMEND] = { false, do_amend },
	[ACT_EVENT] = { false, do_event },
	[ACT_CHANGE_FOLLOWER] = { false, do_change_follower },
	[ACT_DELEGATE] = { true, do_delegate },
};

enum err
play_carry_out(struct demo_play *play, const struct demo_act *act)
{
	struct demo_life *life = act->life;
	struct cx *cx = play->cx;
	struct assignment a;
	enum err err;

	err = assignment_store_get(cx, life->id, &a);
	if (err)
		return err;
	/* For an agency without an account the office stands in (R2). */
	if (ways[act->kind].by_agency && life->agency->actor.account_id != 0)
		cx->actor = &life->agency->actor;
	else
		cx->actor = life->specialist;
	return ways[act->kind].carry_out(play, act, &a);
}
