/*
 * demo_agencies: how agencies changed in the demo province, and who follows
 * what (2.8, Phụ lục I): two acts that were carried out, one prepared, a matrix
 * with a few gaps.
 */
#include "demo_agencies.h"

#include "agency_verbs.h"
#include "arena.h"
#include "clock.h"
#include "follow_verbs.h"
#include "reorganisation_verbs.h"
#include "text.h"

enum { HOUR = 3600 };

static struct actor
administrator(void)
{
	return (struct actor){
		.login = "",
		.name = "Quản trị hệ thống",
		.kind = ACCOUNT_PERSONAL,
		.role = ROLE_ADMINISTRATOR,
		.agency_name = "",
		.officer_name = "",
		.address = "",
		.language = "vi",
	};
}

static enum err
add_old_agency(struct cx *cx, const char *name, uint64_t *out_id)
{
	struct agency_entry e = {
		.kind = AGENCY_OTHER,
		.name = name,
		.head_name = "Trần Thị Hậu",
		.head_title = "Giám đốc",
		.sort_order = 500,
		.valid_from = day_from_date(2010, 1, 1),
		.basis = "Quyết định thành lập",
	};

	return agency_add(cx, &e, out_id);
}

static enum err
carry_out(struct cx *cx, const struct reorganisation_order *order)
{
	struct rehearsal rehearsal;
	uint64_t id;
	enum err err;

	err = reorganisation_prepare(cx, order, &id);
	if (!err)
		err = reorganisation_rehearse(cx, id, &rehearsal);
	if (!err)
		err = reorganisation_execute(cx, id, rehearsal.digest);
	return err;
}

/* Two centres became one; a board has another name since. */
static enum err
add_past(struct cx *cx, int32_t today)
{
	static const char *const prefixes[] = { "new_0_" };
	struct agency_entry joined = {
		.kind = AGENCY_OTHER,
		.name = "Trung tâm Xúc tiến đầu tư, thương mại và du lịch",
		.short_name = "Trung tâm Xúc tiến",
		.sort_order = 500,
	};
	struct agency_entry renamed = {
		.kind = AGENCY_OTHER,
		.name = "Ban Quản lý Cảng và Vịnh",
		.sort_order = 510,
	};
	uint64_t from[3];
	struct reorganisation_order order = {
		.kind = REORGANISE_MERGE,
		.document = "Quyết định 415/QĐ-UBND",
		.document_on = today - 320,
		.effective_on = today - 300,
		.note = "",
		.n_from = 2,
		.from = from,
		.n_new = 1,
		.new = &joined,
		.new_prefix = prefixes,
	};
	enum err err;

	err = add_old_agency(cx, "Trung tâm Xúc tiến đầu tư", &from[0]);
	if (!err)
		err = add_old_agency(cx, "Trung tâm Xúc tiến du lịch",
		    &from[1]);
	if (!err)
		err = add_old_agency(cx, "Ban Quản lý Vịnh", &from[2]);
	if (!err)
		err = carry_out(cx, &order);
	if (err)
		return err;
	order.kind = REORGANISE_RENAME;
	order.document = "Quyết định 1120/QĐ-UBND";
	order.document_on = today - 210;
	order.effective_on = today - 200;
	order.from = &from[2];
	order.n_from = 1;
	order.new = &renamed;
	return carry_out(cx, &order);
}

/* Of a month ahead, to be rehearsed: two departments that have open work. */
static enum err
prepare_next(struct demo_play *play, int32_t today)
{
	static const char *const prefixes[] = { "new_0_" };
	struct agency_entry joined = {
		.kind = AGENCY_DEPARTMENT,
		.name = "Sở Công Thương và Ngoại vụ",
		.short_name = "Sở CT&NgV",
		.sort_order = 30,
	};
	uint64_t from[2];
	const struct reorganisation_order order = {
		.kind = REORGANISE_MERGE,
		.document = "Dự thảo Quyết định về sắp xếp sở",
		.document_on = today - 3,
		.effective_on = today + 30,
		.note = "Chờ ban hành chính thức",
		.n_from = 2,
		.from = from,
		.n_new = 1,
		.new = &joined,
		.new_prefix = prefixes,
	};
	uint64_t id;
	size_t n = 0;

	for (size_t i = 0; i < play->people.n_agencies && n < 2; i++) {
		const struct agency *a = &play->people.agencies[i].agency;

		if (a->name_fold != NULL &&
		    (text_equal(a->name_fold, "so cong thuong") ||
			text_equal(a->name_fold, "so ngoai vu")))
			from[n++] = a->id;
	}
	return n < 2 ? OK : reorganisation_prepare(play->cx, &order, &id);
}

/* A line for each field but two; one commune and one department have others. */
static enum err
fill_matrix(struct demo_play *play, int32_t today)
{
	const struct demo_people *people = &play->people;
	size_t cells;
	enum err err = OK;

	for (size_t f = 0; !err && f < N_DEMO_FIELDS; f++) {
		int who = demo_specialist_of((enum demo_field)f);
		uint64_t some = people->agencies[3].agency.id;
		struct follow_order order = {
			.n_fields = 1,
			.fields = &people->fields[f],
			.entry = {
				.specialist_id = people->specialists[who]
						     .account_id,
				.deputy_id = people
						 ->specialists[(who + 1) %
						     DEMO_SPECIALISTS]
						 .account_id,
				.division_head_id =
				    people->heads[demo_division_of(who)]
					.account_id,
				.office_leader_id =
				    people->leaders[demo_leader_of(who)]
					.account_id,
				.valid_from = today - 100,
				.valid_to = LAST_DAY,
				.basis = "Phụ lục I, Thông báo 7/TB-VP",
			},
		};

		if (f == IN_FOREIGN || f == IN_PEOPLES) {
			order.n_agencies = 1;
			order.agencies = &some;
		}
		err = follow_fill(play->cx, &order, &cells);
	}
	return err;
}

enum err
demo_agencies_past(struct demo_play *play)
{
	struct actor actor = administrator();
	int32_t today = play->words.today;
	enum err err;

	play->cx->actor = &actor;
	play->cx->now = clock_day_start(today - 190) + 9 * HOUR;
	err = add_past(play->cx, today);
	play->cx->actor = NULL;
	return err;
}

enum err
demo_agencies_now(struct demo_play *play)
{
	struct actor actor = administrator();
	int32_t today = play->words.today;
	enum err err;

	play->cx->actor = &actor;
	play->cx->now = play->now - HOUR;
	err = prepare_next(play, today);
	if (!err)
		err = fill_matrix(play, today);
	if (!err)
		err = follow_set_absence(play->cx,
		    play->people.specialists[2].account_id, today + 3,
		    today + 9, "Đơn xin nghỉ phép đã duyệt");
	play->cx->actor = NULL;
	return err;
}
