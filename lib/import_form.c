#include "import_form.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "profile.h"
#include "text.h"

enum { SOURCE_LENGTH = 12000, CELL_LENGTH = 2000, PARAMS_OF_ROW = 40 };

const struct field import_fields[N_ROW_FIELDS] = {
	TASK_FIELDS_NEEDING(FIELD_OPTIONAL),
	[ROW_TAKE] = { "take", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[ROW_RULE] = { "rule", FIELD_LINE, 20, FIELD_OPTIONAL, NULL },
	[ROW_NUMBER] = { "number_text", FIELD_LINE, 60, FIELD_OPTIONAL, NULL },
	[ROW_SECTION] = { "section", FIELD_LINE, 1000, FIELD_OPTIONAL, NULL },
	[ROW_SOURCE] = { "source", FIELD_TEXT, SOURCE_LENGTH, FIELD_OPTIONAL,
	    NULL },
	[ROW_LEAD_CELL] = { "lead_cell", FIELD_TEXT, CELL_LENGTH,
	    FIELD_OPTIONAL, NULL },
	[ROW_COORDINATING_CELL] = { "coordinating_cell", FIELD_TEXT,
	    CELL_LENGTH, FIELD_OPTIONAL, NULL },
	[ROW_SHOWN] = { "shown", FIELD_LINE, DEADLINE_TEXT_MAX, FIELD_OPTIONAL,
	    NULL },
};

enum err
import_look_open(struct cx *cx, int32_t issued_on,
    const struct entry_defaults *defaults, struct import_look *out)
{
	int32_t today = clock_day(cx->now);
	enum err err;

	*out = (struct import_look){ .cx = cx,
		.issued_on = issued_on,
		.defaults = *defaults };
	err = agency_store_list_names(cx, today, &out->names);
	if (err)
		return err;
	agency_match_prepare(cx, &out->names);
	import_lexicon_of(cx, &out->names, &out->lexicon);
	return agency_store_list_groups(cx, today, &out->groups);
}

/* From rows to fields -------------------------------------------------------
 */

struct writing {
	struct import_look *look;
	struct param_list *out;
	size_t room;
	size_t number;
};

static void
put(struct writing *w, const char *name, const char *value)
{
	struct arena *mem = w->look->cx->mem;

	if (text_is_empty(value) || w->out->n == w->room)
		return;
	w->out->items[w->out->n++] = (struct param){
		.name = arena_printf(mem, "task_%zu_%s", w->number, name),
		.value = value
	};
}

static const char *
shortened(struct writing *w, const char *words, size_t n)
{
	return text_length(words) <= n
		   ? words
		   : text_shorten(w->look->cx->mem, words, n - 1);
}

static const char *
line_of(struct writing *w, const char *words, size_t n)
{
	return shortened(w, text_clean(w->look->cx->mem, words, TEXT_LINE), n);
}

/* What has no field of its own stays with the task in words. */
static const char *
other_words(struct writing *w, const struct import_row *row, const char *vague)
{
	const struct {
		const char *label;
		const char *words;
	} parts[] = {
		{ "Mục", row->section },
		{ "Phối hợp (nguyên văn)", vague },
		{ "Ghi chú", row->result },
		{ "Sản phẩm (nguyên văn)",
		    text_length(row->product) > TASK_PRODUCT_MAX ? row->product
								 : "" },
	};
	const char *all = "";

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (!text_is_empty(parts[i].words))
			all = arena_printf(w->look->cx->mem, "%s%s%s: %s", all,
			    *all == '\0' ? "" : "\n", parts[i].label,
			    parts[i].words);
	return shortened(w, all, TASK_OTHER_MAX);
}

/* The end of the first period that is not over: proposed, where the words say
 * how often and no day. */
static int32_t
first_due(const struct deadline *read, const char *words, int32_t issued_on)
{
	struct date date;

	if (read->kind != DEADLINE_RECURRING || issued_on == NO_DAY ||
	    read->every != 1 || strpbrk(words, "0123456789") != NULL)
		return NO_DAY;
	date = day_to_date(issued_on);
	switch (read->repeat) {
	case REPEAT_MONTH:
		return month_last_day(date.year, date.month);
	case REPEAT_QUARTER:
		return month_last_day(date.year, (date.month + 2) / 3 * 3);
	case REPEAT_HALF_YEAR:
		return month_last_day(date.year, date.month <= 6 ? 6 : 12);
	case REPEAT_YEAR:
		return month_last_day(date.year, 12);
	case REPEAT_NONE:
	case REPEAT_WEEK:
	case N_REPEAT_UNITS:
		break;
	}
	return NO_DAY;
}

/* How often and by when, where the words of time say it. */
static void
put_deadline(struct writing *w, const char *cell)
{
	struct cx *cx = w->look->cx;
	struct import_parts parts;
	struct deadline read;
	enum deadline_clarity clarity;

	put(w, "deadline_text", line_of(w, cell, DEADLINE_TEXT_MAX));
	clarity = deadline_read(cx->mem, cx->profile, cx->calendar,
	    line_of(w, cell, DEADLINE_TEXT_MAX), w->look->issued_on, &read);
	if (!cx->profile->report_always && clarity != DEADLINE_UNCLEAR)
		put(w, "has_deadline",
		    read.kind == DEADLINE_NONE ||
			    read.kind == DEADLINE_CONTINUOUS
			? "0"
			: "1");
	if (clarity == DEADLINE_CLEAR &&
	    first_due(&read, cell, w->look->issued_on) != NO_DAY) {
		char text[24];

		put(w, "repeat_first_on",
		    arena_strdup(cx->mem,
			day_format(first_due(&read, cell, w->look->issued_on),
			    text)));
	}
	if (clarity != DEADLINE_UNCLEAR)
		return;
	import_read_parts(cx->mem, cx->profile, cx->calendar, cell,
	    w->look->issued_on, &parts);
	if (!cx->profile->report_always && parts.n > 0)
		put(w, "has_deadline", "1");
	for (size_t i = 0; i < parts.n; i++) {
		const char *name = arena_printf(cx->mem, "milestone_%zu_",
		    i + 1);

		put(w, arena_printf(cx->mem, "%scontent", name),
		    shortened(w, parts.items[i].content,
			MILESTONE_CONTENT_MAX));
		put(w, arena_printf(cx->mem, "%sdeadline_text", name),
		    parts.items[i].deadline);
	}
}

static void
put_row(struct writing *w, const struct import_row *row,
    const char *must_report)
{
	struct import_look *look = w->look;
	struct import_names leads;
	struct import_names coordinating;

	import_match(look->cx, &look->names, &look->lexicon, row->lead, &leads);
	import_match(look->cx, &look->names, &look->lexicon, row->coordinating,
	    &coordinating);
	put(w, "content", shortened(w, row->content, TASK_CONTENT_MAX));
	/* Who leads must be named: what names nobody stays where it is seen. */
	put(w, "lead",
	    shortened(w,
		*leads.words == '\0' || *leads.vague == '\0'
		    ? arena_printf(look->cx->mem, "%s%s", leads.words,
			  leads.vague)
		    : arena_printf(look->cx->mem, "%s; %s", leads.words,
			  leads.vague),
		TASK_WORDS_MAX));
	put(w, "coordinating",
	    shortened(w, coordinating.words, TASK_WORDS_MAX));
	put_deadline(w, row->deadline);
	put(w, "product", line_of(w, row->product, TASK_PRODUCT_MAX));
	put(w, "receiving_authority",
	    line_of(w, row->authority, TASK_AUTHORITY_MAX));
	put(w, "other_information", other_words(w, row, coordinating.vague));
	if (!look->cx->profile->report_always)
		put(w, "must_report", must_report);
	put(w, "rule", import_rule_name(row->rule));
	put(w, "number_text", line_of(w, row->number, 60));
	put(w, "section", line_of(w, row->section, 1000));
	put(w, "source", shortened(w, row->source, SOURCE_LENGTH));
	put(w, "lead_cell", shortened(w, row->lead, CELL_LENGTH));
	put(w, "coordinating_cell",
	    shortened(w, row->coordinating, CELL_LENGTH));
}

void
import_params(struct import_look *look, const struct import_rows *rows,
    const char *must_report, struct param_list *out)
{
	struct writing w = { .look = look,
		.out = out,
		.room = out->n + rows->n * PARAMS_OF_ROW };
	struct param *items = arena_array(look->cx->mem, w.room,
	    sizeof(*items));

	if (out->n > 0)
		memcpy(items, out->items, out->n * sizeof(*items));
	out->items = items;
	for (; w.number < rows->n; w.number++)
		put_row(&w, &rows->items[w.number], must_report);
}

/* From fields to what they mean ---------------------------------------------
 */

/* The name of a field of this row without "task_3_". */
static const char *
name_in_row(const char *field, const char *prefix)
{
	size_t n = strlen(prefix);

	return strncmp(field, prefix, n) == 0 ? field + n : field;
}

static void
take_problems(struct import_look *look, const char *prefix,
    struct import_entry *out)
{
	const struct error *error = &look->cx->error;
	struct field_error *problems = arena_array(look->cx->mem,
	    error->n_fields, sizeof(*problems));

	for (unsigned i = 0; i < error->n_fields; i++) {
		problems[i] = error->fields[i];
		snprintf(problems[i].field, sizeof(problems[i].field), "%s",
		    name_in_row(error->fields[i].field, prefix));
	}
	out->problems = problems;
	out->n_problems = error->n_fields;
}

bool
import_is_ready(const struct import_entry *entry)
{
	return entry->n_problems == 0 && entry->leads.sure &&
	       text_is_empty(entry->leads.vague) && entry->coordinating.sure &&
	       entry->entry.milestones.n == 0 && !entry->entry.repeats;
}

enum err
import_read_row(struct import_look *look, const struct form *row, size_t number,
    struct import_entry *out)
{
	struct cx *cx = look->cx;
	const struct error before = cx->error;
	const char *prefix = arena_printf(cx->mem, "task_%zu_", number);
	const char *words = form_str(row, TASK_DEADLINE_TEXT);
	enum err err;

	*out = (struct import_entry){ .number = number };
	out->taken = form_bool(row, ROW_TAKE);
	out->entry.proposal_accepted = out->taken && *words != '\0' &&
				       text_equal(words,
					   form_str(row, ROW_SHOWN));
	error_reset(&cx->error);
	err = entry_read_task(cx, row, prefix, &look->defaults, &look->names,
	    look->issued_on, &out->entry);
	if (err && err != ERR_INPUT)
		return err;
	take_problems(look, prefix, out);
	cx->error = before;
	import_match(cx, &look->names, &look->lexicon,
	    form_str(row, ROW_LEAD_CELL), &out->leads);
	import_match(cx, &look->names, &look->lexicon,
	    form_str(row, ROW_COORDINATING_CELL), &out->coordinating);
	out->ready = import_is_ready(out);
	return OK;
}

static void
names_view(struct node *node, const char *list,
    const struct import_names *names)
{
	static const char *const kinds[] = { "found", "like", "unknown",
		"vague" };

	node_list(node, list);
	for (size_t i = 0; i < names->n; i++) {
		struct node *item = node_item(node, list, i);

		node_text(item, "kind", kinds[names->items[i].kind]);
		node_text(item, "typed", names->items[i].typed);
		node_text(item, "name", names->items[i].name);
		node_int(item, "score", names->items[i].score);
	}
}

void
import_entry_view(struct import_look *look, struct node *root,
    const struct import_entry *entry)
{
	struct node *node = node_item(root, "Found", entry->number);

	node_bool(node, "ready", entry->ready);
	node_bool(node, "proposed",
	    entry->entry.clarity == DEADLINE_PROPOSED ||
		entry->entry.proposal_accepted);
	names_view(node, "Leads", &entry->leads);
	names_view(node, "Coordinating", &entry->coordinating);
	entry_view(look->cx, node_child(node, "Understood"), &entry->entry,
	    &look->groups);
	for (size_t i = 0; i < entry->n_problems; i++) {
		struct node *item = node_item(node, "Problems", i);

		node_text(item, "field", entry->problems[i].field);
		node_text(item, "key", entry->problems[i].key);
	}
}
