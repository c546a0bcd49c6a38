#include "demo_reports.h"

#include "arena.h"
#include "clock.h"
#include "config.h"
#include "periodic_report_document.h"
#include "periodic_report_verbs.h"
#include "text.h"
#include "view.h"

enum { HOUR = 3600, MINUTE = 60 };
/* Of ten agencies seven have sent it, one of them late, and one is writing. */
enum { OF = 10, LATE = 6, DRAFT = 7 };

static const char difficulties[] =
    "Một số nội dung phải chờ ý kiến của Bộ chuyên ngành; nhân lực theo dõi còn kiêm nhiệm.";
static const char proposals[] =
    "Đề nghị Văn phòng UBND đôn đốc các cơ quan phối hợp gửi ý kiến đúng thời hạn.";

static const char *
text_of(void *from, const char *key)
{
	return pages_text(from, "vi", key);
}

static enum err
send_one(struct demo_play *play, const struct demo_agency *agency,
    const struct periodic_report *report, size_t nth)
{
	struct periodic_report paper = {
		.ref_number = arena_printf(play->cx->mem, "%zu",
		    214 + 17 * nth),
		.ref_symbol = arena_printf(play->cx->mem, "BC-%s",
		    agency->symbol),
		.place = text_equal(play->words.profile, "kh") ? "Nha Trang"
							       : "Huế",
		.issued_on = clock_day(play->cx->now),
		.signer_title = agency->agency.kind == AGENCY_LOCALITY
				    ? "CHỦ TỊCH"
				    : "GIÁM ĐỐC",
		.signer = agency->leader,
	};

	return periodic_report_send(play->cx, report->id, report->version,
	    &paper);
}

/* One department writes: the figures of the period, the words made from them,
 * and what a person adds. */
static enum err
write_one(struct demo_play *play, const struct letterhead *letterhead,
    const struct demo_agency *agency, const struct period *period, size_t nth)
{
	struct cx *cx = play->cx;
	struct periodic_report_figures figures;
	struct periodic_report report;
	bool is_new;
	enum err err;

	cx->actor = &agency->actor;
	err = periodic_report_begin(cx, period, &report, &figures, &is_new);
	if (err)
		return err;
	periodic_report_wording(cx, letterhead, &report, &figures);
	report.difficulties = difficulties;
	report.proposals = proposals;
	err = periodic_report_keep(cx, &report);
	if (!err && nth % OF < DRAFT)
		err = periodic_report_open(cx, report.id, &report);
	if (!err && nth % OF < DRAFT)
		err = send_one(play, agency, &report, nth);
	return err;
}

/* The first two days in the hours of an office; who is late, on the fifth. */
static int64_t
moment_of(const struct period *period, size_t nth)
{
	size_t day = nth % OF == LATE ? 5 : 1 + nth % 2;

	return clock_day_end(period->to + (int32_t)day) - 24 * HOUR + 1 +
	       (int64_t)(8 + nth % 9) * HOUR + (int64_t)(nth * 7 % 60) * MINUTE;
}

static enum err
write_all(struct demo_play *play, const struct letterhead *letterhead,
    const struct period *period)
{
	size_t n = 0;
	enum err err = OK;

	for (size_t i = 0; !err && i < play->people.n_agencies; i++) {
		struct demo_agency *agency = &play->people.agencies[i];

		if (agency->actor.account_id == 0 || n++ % OF > DRAFT)
			continue;
		play->cx->now = moment_of(period, n - 1);
		if (play->cx->now < play->now)
			err = write_one(play, letterhead, agency, period,
			    n - 1);
	}
	play->cx->now = play->now;
	return err;
}

enum err
demo_reports(struct demo_play *play)
{
	struct pages *pages = pages_open(play->config->template_dir, NULL);
	const struct words words = { text_of, pages };
	const struct letterhead letterhead = {
		.words = &words,
		.unit_name = play->config->unit_name,
		.unit_kind = play->config->unit_kind,
		.template_dir = play->config->template_dir,
	};
	struct period period;
	enum err err = OK;

	if (periodic_report_wanted(play->cx->profile, play->cx->calendar,
		clock_day(play->now), &period))
		err = write_all(play, &letterhead, &period);
	pages_close(pages);
	return err;
}
