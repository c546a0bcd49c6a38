#include "report_form.h"

#include "clock.h"
#include "discipline.h"
#include "period_view.h"
#include "programme_report.h"
#include "regulation.h"

enum { YEAR_MAX = 9998, NUMBER_MAX = 12, KEY_MAX = 20 };

static const char *const roles[] = { "lead", "coordinating", "all", NULL };
static const char *const kinds[] = { "department", "locality", "other", NULL };
static const char *const formats[] = { "xlsx", "pdf", "docx", "csv", NULL };
static const char *const parts[] = { "list", NULL };
static const char *const letters[] = { "par", "emulation", NULL };

const struct field report_fields[N_REPORT_FIELDS] = {
	[REPORT_FIELD_PERIOD] = { "period", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    period_choices_all },
	[REPORT_FIELD_YEAR] = { "year", FIELD_INT, YEAR_MAX, FIELD_OPTIONAL,
	    NULL },
	[REPORT_FIELD_NUMBER] = { "number", FIELD_INT, NUMBER_MAX,
	    FIELD_OPTIONAL, NULL },
	[REPORT_FIELD_FROM] = { "from", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[REPORT_FIELD_TO] = { "to", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[REPORT_FIELD_ROLE] = { "role", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    roles },
	[REPORT_FIELD_AT] = { "at", FIELD_INT, INT64_MAX, FIELD_OPTIONAL,
	    NULL },
	[REPORT_FIELD_CELL] = { "cell", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    report_cell_names },
	[REPORT_FIELD_AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[REPORT_FIELD_KIND] = { "kind", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    kinds },
	[REPORT_FIELD_AFTER] = { "after_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[REPORT_FIELD_FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    formats },
	[REPORT_FIELD_LETTER] = { "letter", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    letters },
	[REPORT_FIELD_SCOPE] = { "scope", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    report_scope_names },
	[REPORT_FIELD_BY] = { "by", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    report_by_names },
	[REPORT_FIELD_KEY] = { "key", FIELD_LINE, KEY_MAX, FIELD_OPTIONAL,
	    NULL },
	[REPORT_FIELD_ITEM] = { "item", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    programme_cell_names },
	[REPORT_FIELD_RECORD] = { "record", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    record_cell_names },
	[REPORT_FIELD_PART] = { "part", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    parts },
	[REPORT_FIELD_FROZEN] = { "frozen_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[REPORT_FIELD_FIGURE] = { "figure", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    regulation_figure_names },
};

/* Two dates: this month's first day and today stand for what is missing. */
static void
read_free(struct cx *cx, struct form *form, struct period *out)
{
	int32_t today = clock_day(cx->now);
	struct period month = period_of(cx->profile, cx->calendar, PERIOD_MONTH,
	    today);
	int32_t from = form_date(form, REPORT_FIELD_FROM);
	int32_t to = form_date(form, REPORT_FIELD_TO);

	if (from == NO_DAY)
		from = to != NO_DAY && to < month.from ? to : month.from;
	if (to == NO_DAY)
		to = from > today ? from : today;
	if (period_free(cx->profile, cx->calendar, from, to, out))
		return;
	form_add_error(form, "to", "date_order");
	(void)period_free(cx->profile, cx->calendar, from, from, out);
}

static void
read_period(struct cx *cx, struct form *form, struct period *out)
{
	int choice = form_choice(form, REPORT_FIELD_PERIOD);
	enum period_kind kind = choice < 0 ? PERIOD_MONTH
					   : (enum period_kind)choice;
	int year = (int)form_int(form, REPORT_FIELD_YEAR);
	int number = (int)form_int(form, REPORT_FIELD_NUMBER);

	if (kind == PERIOD_FREE) {
		read_free(cx, form, out);
		return;
	}
	*out = period_of(cx->profile, cx->calendar, kind, clock_day(cx->now));
	if (year == 0 && number == 0)
		return;
	if (!period_make(cx->profile, cx->calendar, kind,
		year == 0 ? out->year : year,
		number == 0 ? out->number : number, out))
		form_add_error(form, number == 0 ? "year" : "number",
		    "bad_number");
}

void
report_form_read(struct cx *cx, struct form *form, struct report_query *out)
{
	static const int role_of[] = { ROLE_LEAD, ROLE_COORDINATING, -1 };
	int role = form_choice(form, REPORT_FIELD_ROLE);
	int64_t at = form_int(form, REPORT_FIELD_AT);
	int scope = form_choice(form, REPORT_FIELD_SCOPE);
	int by = form_choice(form, REPORT_FIELD_BY);

	read_period(cx, form, &out->period);
	out->scope = scope < 0 ? REPORT_VI : (enum report_scope)scope;
	out->by = by < 0 ? BY_AGENCY : (enum report_by)by;
	out->role = role < 0 ? ROLE_LEAD : role_of[role];
	out->known_at = report_known_at(&out->period,
	    at > 0 && at < cx->now ? at : cx->now);
}

void
report_form_read_cell(struct cx *cx, struct form *form,
    struct report_cell_query *out)
{
	static const enum agency_kind kind_of[] = { AGENCY_DEPARTMENT,
		AGENCY_LOCALITY, AGENCY_OTHER };
	int cell = form_choice(form, REPORT_FIELD_CELL);
	int kind = form_choice(form, REPORT_FIELD_KIND);

	report_form_read(cx, form, &out->report);
	out->cell = cell < 0 ? CELL_TOTAL : (enum report_cell)cell;
	out->agency_id = form_id(form, REPORT_FIELD_AGENCY);
	out->kind = kind < 0 ? -1 : (int)kind_of[kind];
	out->key = out->report.by == BY_AGENCY
		       ? ""
		       : form_str(form, REPORT_FIELD_KEY);
	out->after_id = form_id(form, REPORT_FIELD_AFTER);
}
