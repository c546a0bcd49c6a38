#include "programme_form.h"

#include "arena.h"
#include "clock.h"

static const char *const periods[] = { "year", "quarter_1", "quarter_2",
	"quarter_3", "quarter_4", "month_1", "month_2", "month_3", "month_4",
	"month_5", "month_6", "month_7", "month_8", "month_9", "month_10",
	"month_11", "month_12", NULL };

enum { PERIOD_IS_YEAR, PERIOD_FIRST_QUARTER, PERIOD_FIRST_MONTH = 5 };

const struct field programme_fields[N_ITEM_FIELDS] = {
	[ITEM_CONTENT] = { "content", FIELD_TEXT, TASK_CONTENT_MAX,
	    FIELD_REQUIRED, NULL },
	[ITEM_PERIOD] = { "due_period", FIELD_CHOICE, 0, FIELD_REQUIRED,
	    periods },
	[ITEM_DUE_ON] = { "due_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[ITEM_LEAD] = { "lead", FIELD_LINE, TASK_WORDS_MAX, FIELD_REQUIRED,
	    NULL },
	[ITEM_COORDINATING] = { "coordinating", FIELD_LINE, TASK_WORDS_MAX,
	    FIELD_OPTIONAL, NULL },
	[ITEM_PRODUCT] = { "product", FIELD_LINE, TASK_PRODUCT_MAX,
	    FIELD_REQUIRED, NULL },
	[ITEM_AUTHORITY] = { "receiving_authority", FIELD_LINE,
	    TASK_AUTHORITY_MAX, FIELD_REQUIRED, NULL },
};

/* Words, kind and the first and last day of a period of the year. */
static int32_t
set_period(struct cx *cx, int period, int year, struct deadline *d)
{
	static const char *const quarters[] = { "I", "II", "III", "IV" };
	int month = 1;
	int last = 12;

	d->kind = DEADLINE_YEAR;
	d->text = arena_printf(cx->mem, "Năm %d", year);
	if (period >= PERIOD_FIRST_MONTH) {
		month = period - PERIOD_FIRST_MONTH + 1;
		last = month;
		d->kind = DEADLINE_MONTH;
		d->text = arena_printf(cx->mem, "Tháng %d/%d", month, year);
	} else if (period >= PERIOD_FIRST_QUARTER) {
		last = (period - PERIOD_FIRST_QUARTER + 1) * 3;
		month = last - 2;
		d->kind = DEADLINE_QUARTER;
		d->text = arena_printf(cx->mem, "Quý %s/%d",
		    quarters[period - PERIOD_FIRST_QUARTER], year);
	}
	d->due_on = month_last_day(year, last);
	return day_from_date(year, month, 1);
}

static enum err
read_due(struct cx *cx, const struct form *row, const char *prefix, int year,
    struct deadline *d)
{
	int32_t asked = form_date(row, ITEM_DUE_ON);
	int32_t from = set_period(cx, form_choice(row, ITEM_PERIOD), year, d);

	d->event_on = NO_DAY;
	d->due_minute = -1;
	d->event = "";
	d->derivation = "";
	if (asked == NO_DAY)
		return OK;
	if (asked < from || asked > d->due_on)
		return fail_field(cx, arena_printf(cx->mem, "%sdue_on", prefix),
		    "outside_period");
	d->due_on = asked;
	return OK;
}

enum err
programme_read_item(struct cx *cx, const struct form *row, const char *prefix,
    const struct entry_defaults *defaults, const struct agency_name_list *names,
    int year, int32_t issued_on, struct task_entry *out)
{
	struct task *task = &out->task;
	enum err input;
	enum err err;

	*out = (struct task_entry){ .field_prefix = prefix,
		.deadline_given = true,
		.class_given = true };
	out->series.next_on = NO_DAY;
	task->content = form_str(row, ITEM_CONTENT);
	task->product = form_str(row, ITEM_PRODUCT);
	task->receiving_authority = form_str(row, ITEM_AUTHORITY);
	task->lead_words = form_str(row, ITEM_LEAD);
	task->coordinating_words = form_str(row, ITEM_COORDINATING);
	task->has_deadline = true;
	task->must_report = true;
	task->field_id = defaults->field_id;
	task->specialist.id = defaults->specialist_id;
	task->division_head.id = defaults->division_head_id;
	task->office_leader.id = defaults->office_leader_id;
	task->chairman.id = defaults->chairman_id;
	input = read_due(cx, row, prefix, year, &task->deadline);
	err = task_entry_understand(cx, names, issued_on, out);
	return err ? err : input;
}

void
programme_show_periods(struct node *root)
{
	for (size_t i = 0; periods[i] != NULL; i++)
		node_text(node_item(root, "Periods", i), "value", periods[i]);
}
