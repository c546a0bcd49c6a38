#include "import_page.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "directive_store.h"
#include "text.h"

const char *const import_kinds[] = { "auto", "table", "text", NULL };

void
import_counts_view(struct node *node, const struct import_counts *counts)
{
	node_int(node, "n", (int64_t)counts->n);
	node_int(node, "n_ready", (int64_t)counts->n_ready);
	node_int(node, "n_look", (int64_t)(counts->n - counts->n_ready));
	node_int(node, "n_taken", (int64_t)counts->n_taken);
	node_int(node, "n_left", (int64_t)(counts->n - counts->n_taken));
}

/* Who follows is asked once for all rows: so is what is missing of it. */
static const char *
field_of_problem(struct cx *cx, const struct import_entry *entry,
    const char *name)
{
	static const char *const once[] = { "field_id", "specialist_id",
		"division_head_id", "office_leader_id", "chairman_id", NULL };

	for (size_t i = 0; once[i] != NULL; i++)
		if (strcmp(once[i], name) == 0)
			return arena_printf(cx->mem, "default_%s", name);
	return arena_printf(cx->mem, "task_%zu_%s", entry->number, name);
}

/* Is what is wrong with a row to be said at the top of the page alone? */
static bool
is_for_all(const char *name)
{
	return strcmp(name, "field_id") == 0 || strstr(name, "_leader_id") ||
	       strcmp(name, "specialist_id") == 0 ||
	       strcmp(name, "division_head_id") == 0 ||
	       strcmp(name, "chairman_id") == 0;
}

/* A row's own problems: at first nobody has said yet who follows. */
static void
leave_out_common(struct import_look *look, struct import_entry *entry)
{
	struct field_error *own = arena_array(look->cx->mem, entry->n_problems,
	    sizeof(*own));
	size_t n = 0;

	for (size_t i = 0; i < entry->n_problems; i++)
		if (!is_for_all(entry->problems[i].field))
			own[n++] = entry->problems[i];
	entry->problems = own;
	entry->n_problems = n;
	entry->ready = import_is_ready(entry);
}

static void
show_problems(struct request *rq, const struct import_entry *entry)
{
	for (size_t i = 0; i < entry->n_problems; i++)
		form_add_error(rq->form,
		    field_of_problem(&rq->cx, entry, entry->problems[i].field),
		    entry->problems[i].key);
}

static void
tick(struct request *rq, struct import_entry *entry, bool of_table,
    enum import_ticks ticks)
{
	bool take = entry->ready && ticks != TICKS_NONE &&
		    (of_table || ticks == TICKS_CLEAR);

	if (ticks == TICKS_AS_SENT || take == entry->taken ||
	    (ticks == TICKS_CLEAR && !take))
		return;
	entry->taken = take;
	form_preset(rq->form,
	    arena_printf(rq->cx.mem, "task_%zu_take", entry->number),
	    take ? "1" : "");
}

enum err
import_show_rows(struct request *rq, struct import_look *look,
    enum import_ticks ticks, struct import_counts *out)
{
	struct node *root = view_root(rq->view);
	struct import_entry entry;
	enum err err;

	*out = (struct import_counts){ .n = form_rows(rq->form, 0) };
	for (size_t i = 0; i < out->n; i++) {
		const struct form *row = form_row(rq->form, 0, i);
		size_t number = form_row_number(rq->form, 0, i);
		bool of_table = strcmp(form_str(row, ROW_RULE), "row") == 0;

		err = import_read_row(look, row, number, &entry);
		if (err)
			return err;
		if (entry.taken && ticks == TICKS_AS_SENT)
			show_problems(rq, &entry);
		leave_out_common(look, &entry);
		tick(rq, &entry, of_table, ticks);
		out->n_ready += entry.ready;
		out->n_taken += entry.taken;
		import_entry_view(look, root, &entry);
	}
	return OK;
}

enum err
import_show_before(struct request *rq, const char *hex)
{
	struct node *node = node_child(view_root(rq->view), "Before");
	uint8_t sum[IMPORT_SUM_SIZE];
	struct import_source source;
	char text[24];
	enum err err;

	if (!import_sum_read(hex, sum))
		return OK;
	err = import_store_find(&rq->cx, sum, &source);
	if (err || source.id == 0 || source.n_left == 0)
		return err;
	node_id(node, "directive_id", source.directive_id);
	node_text(node, "reference",
	    reference_text(rq->cx.mem, source.reference_number,
		source.reference_symbol));
	node_text(node, "created_at", moment_format(source.created_at, text));
	node_int(node, "n_tasks", source.n_tasks);
	node_int(node, "n_left", source.n_left);
	return OK;
}

/* The body -------------------------------------------------------------------
 */

static void
add(struct param_list *list, const char *name, const char *value)
{
	if (text_is_empty(value))
		return;
	for (size_t i = 0; i < list->n; i++) {
		if (strcmp(list->items[i].name, name) != 0)
			continue;
		if (text_is_empty(list->items[i].value))
			list->items[i].value = value;
		return;
	}
	list->items[list->n++] = (struct param){ .name = name, .value = value };
}

/* The code of a type by the name people give it; "" when there is none. */
static const char *
type_code(struct cx *cx, const char *name)
{
	struct doc_type_list types;

	if (*name == '\0' || directive_store_list_doc_types(cx, &types))
		return "";
	for (size_t i = 0; i < types.n; i++)
		if (strncmp(text_fold_words(cx->mem, types.items[i].name),
			text_fold_words(cx->mem, name),
			strlen(text_fold_words(cx->mem, name))) == 0)
			return types.items[i].code;
	return "";
}

static void
add_directive(struct request *rq, const struct import_heading *heading,
    struct param_list *out)
{
	char text[24];
	char *day;

	add(out, "doc_type", type_code(&rq->cx, heading->doc_type));
	if (text_length(heading->reference) <= REF_NUMBER_MAX + REF_SYMBOL_MAX)
		add(out, "ref_number", heading->reference);
	add(out, "abstract",
	    text_shorten(rq->cx.mem, heading->abstract, ABSTRACT_MAX - 1));
	if (heading->issued_on != NO_DAY) {
		day = arena_strdup(rq->cx.mem,
		    day_format(heading->issued_on, text));
		for (size_t i = 0; i < out->n; i++)
			if (strcmp(out->items[i].name, "issued_on") == 0)
				out->items[i].value = day;
	}
	add(out, "released_at",
	    arena_strdup(rq->cx.mem, moment_format(rq->cx.now, text)));
	add(out, "urgency", "normal");
	add(out, "source", "committee");
}

enum { PARAMS_MORE = 16 };

void
import_body(struct request *rq, struct import_look *look,
    const struct import_rows *rows, const char *must_report,
    struct param_list *out)
{
	const struct param_list *body = &rq->http.body;
	struct import_look now = *look;

	*out = (struct param_list){ .n = 0 };
	out->items = arena_array(rq->cx.mem, body->n + PARAMS_MORE,
	    sizeof(*out->items));
	for (size_t i = 0; i < body->n; i++)
		if (strncmp(body->items[i].name, "source_", 7) != 0)
			out->items[out->n++] = body->items[i];
	add_directive(rq, &rows->heading, out);
	add(out, "source_sum", import_sum(&rq->cx, rows));
	if (rows->heading.issued_on != NO_DAY)
		now.issued_on = rows->heading.issued_on;
	import_params(&now, rows, must_report, out);
}

/* The fields of one row that it is about; NULL: the browser sent none. */
struct kept {
	struct param *coordinating;
	struct param *cell;
	struct param *other;
};

static struct param *
find_param(struct param_list *list, const char *name)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->items[i].name, name) == 0)
			return &list->items[i];
	return NULL;
}

static void
keep_words(struct import_look *look, struct kept *row)
{
	struct arena *mem = look->cx->mem;
	struct import_names names;
	const char *known = "";
	const char *words = "";

	import_match(look->cx, &look->names, &look->lexicon,
	    row->coordinating->value, &names);
	for (size_t i = 0; i < names.n; i++) {
		const struct import_name *name = &names.items[i];
		bool found = name->kind == IMPORT_NAME_FOUND;
		const char **to = found ? &known : &words;

		*to = arena_printf(mem, "%s%s%s", *to, **to == '\0' ? "" : "; ",
		    found ? name->name : name->typed);
	}
	if (*words == '\0')
		return;
	row->coordinating->value = known;
	row->cell->value = known;
	row->other->value = text_shorten(mem,
	    arena_printf(mem, "%s%sPhối hợp (nguyên văn): %s",
		row->other->value, *row->other->value == '\0' ? "" : "\n",
		words),
	    TASK_OTHER_MAX - 1);
}

void
import_keep_words(struct request *rq, struct import_look *look,
    struct param_list *out)
{
	const struct param_list *body = &rq->http.body;
	size_t rows = form_rows(rq->form, 0);

	*out = (struct param_list){ .n = body->n };
	out->items = arena_array(rq->cx.mem, body->n, sizeof(*out->items));
	memcpy(out->items, body->items, body->n * sizeof(*out->items));
	for (size_t i = 0; i < rows; i++) {
		const char *prefix = arena_printf(rq->cx.mem, "task_%zu_",
		    form_row_number(rq->form, 0, i));
		struct kept row = {
			find_param(out,
			    arena_printf(rq->cx.mem, "%scoordinating", prefix)),
			find_param(out, arena_printf(rq->cx.mem,
					    "%scoordinating_cell", prefix)),
			find_param(out, arena_printf(rq->cx.mem,
					    "%sother_information", prefix)),
		};

		if (row.coordinating != NULL && row.cell != NULL &&
		    row.other != NULL && *row.coordinating->value != '\0')
			keep_words(look, &row);
	}
}

/* Taking ----------------------------------------------------------------------
 */

enum err
import_take_rows(struct request *rq, struct import_look *look, bool skip_rest,
    struct task_entry *entries, size_t *out_n)
{
	size_t rows = form_rows(rq->form, 0);
	enum err input = OK;
	enum err err;

	*out_n = 0;
	for (size_t i = 0; i < rows; i++) {
		struct import_entry entry;

		err = import_read_row(look, form_row(rq->form, 0, i),
		    form_row_number(rq->form, 0, i), &entry);
		if (err)
			return err;
		for (size_t k = 0; entry.taken && k < entry.n_problems; k++)
			input = fail_field(&rq->cx,
			    field_of_problem(&rq->cx, &entry,
				entry.problems[k].field),
			    entry.problems[k].key);
		if (entry.taken)
			entries[(*out_n)++] = entry.entry;
	}
	if (input)
		return input;
	if (*out_n == 0)
		return fail_field(&rq->cx, "skip_rest", "import_none_taken");
	if (*out_n < rows && !skip_rest)
		return fail_field(&rq->cx, "skip_rest", "import_rows_left");
	return OK;
}
