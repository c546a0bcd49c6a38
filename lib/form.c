#include "form.h"

#include <assert.h>
#include <inttypes.h>

#include "arena.h"
#include "clock.h"
#include "directive.h"
#include "str.h"
#include "text.h"
#include "view.h"

enum { CHOICES_MAX = 32, ROW_NUMBER_MAX = 9999, HELD_MAX = 20 };

/* A file that is kept for the next try. */
struct held_file {
	const char *id;
	const char *name;
	uint64_t size;
};

/* One field as it came: what was typed, and what it means. */
struct value {
	const struct field *field;
	const char *name; /* in the page: "task_3_lead" */
	const char *raw;  /* to show again */
	const char *error;
	bool given;
	const char *text;
	int64_t number; /* FIELD_INT, FIELD_MOMENT */
	uint64_t id;
	int32_t day;
	bool on;
	int choice;
	uint32_t mask;
	size_t n; /* repeated: raws, ids, files */
	size_t room;
	const char **raws;
	size_t n_ids;
	uint64_t *ids;
	struct upload *files;
	size_t n_held;
	struct held_file *held;
	bool unread;
	bool confirmed;
};

struct rows {
	const struct field_group *group;
	struct form **by_number; /* group->max; NULL: no such row */
	size_t n;
	size_t *numbers; /* of the rows in use, ascending */
};

struct form {
	struct arena *mem;
	size_t number; /* of a row */
	const struct field *fields;
	size_t n_fields;
	struct value *values;
	size_t n_groups;
	struct rows *rows;
	/* Messages at names that are no field here, or at rows not in use. */
	size_t n_others;
	struct field_error others[ERROR_FIELDS_MAX];
};

/* Finding a field by its name in the page --------------------------------- */

/* "task_3_lead" in group task: number 3, rest "lead". */
static bool
split_row_name(const struct field_group *group, const char *name,
    size_t *out_number, const char **out_rest)
{
	size_t n = strlen(group->name);
	size_t digits;
	size_t number = 0;

	if (strncmp(name, group->name, n) != 0 || name[n] != '_')
		return false;
	name += n + 1;
	digits = strspn(name, "0123456789");
	if (digits == 0 || digits > 4 || name[digits] != '_' ||
	    (digits > 1 && name[0] == '0'))
		return false;
	for (size_t i = 0; i < digits; i++)
		number = number * 10 + (size_t)(name[i] - '0');
	if (number >= group->max)
		return false;
	*out_number = number;
	*out_rest = name + digits + 1;
	return true;
}

static bool
find_field(const struct field *fields, size_t n, const char *name, size_t *out)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(fields[i].name, name) == 0) {
			*out = i;
			return true;
		}
	}
	return false;
}

bool
form_knows(const struct form_table *table, const char *name)
{
	const char *rest;
	size_t i;

	if (find_field(table->fields, table->n_fields, name, &i))
		return true;
	for (size_t g = 0; g < table->n_groups; g++) {
		const struct field_group *group = &table->groups[g];

		if (split_row_name(group, name, &i, &rest) &&
		    find_field(group->fields, group->n_fields, rest, &i))
			return true;
	}
	return false;
}

bool
form_takes(const struct form_table *table, const char *name,
    enum field_type type)
{
	const char *rest;
	size_t i;

	if (find_field(table->fields, table->n_fields, name, &i))
		return table->fields[i].type == type;
	for (size_t g = 0; g < table->n_groups; g++) {
		const struct field_group *group = &table->groups[g];

		if (split_row_name(group, name, &i, &rest) &&
		    find_field(group->fields, group->n_fields, rest, &i))
			return group->fields[i].type == type;
	}
	return false;
}

static struct form *
new_form(struct arena *mem, const struct field *fields, size_t n)
{
	struct form *form = arena_alloc(mem, sizeof(*form));

	form->mem = mem;
	form->fields = fields;
	form->n_fields = n;
	form->values = arena_array(mem, n, sizeof(*form->values));
	for (size_t i = 0; i < n; i++) {
		struct value *value = &form->values[i];

		value->field = &fields[i];
		value->name = fields[i].name;
		value->raw = value->text = "";
		value->day = NO_DAY;
		value->choice = -1;
		if (fields[i].type == FIELD_MOMENT)
			value->number = NO_MOMENT;
	}
	return form;
}

static struct form *
new_row(struct form *form, const struct field_group *group, size_t number)
{
	struct form *row = new_form(form->mem, group->fields, group->n_fields);

	row->number = number;
	for (size_t i = 0; i < row->n_fields; i++)
		row->values[i].name = arena_printf(form->mem, "%s_%zu_%s",
		    group->name, number, group->fields[i].name);
	return row;
}

/* make: also a row that is not there yet. NULL: no such field. */
static struct value *
find_value(struct form *form, const char *name, bool make)
{
	size_t i;

	if (find_field(form->fields, form->n_fields, name, &i))
		return &form->values[i];
	for (size_t g = 0; g < form->n_groups; g++) {
		struct rows *rows = &form->rows[g];
		const struct field_group *group = rows->group;
		const char *rest;
		size_t number;

		if (!split_row_name(group, name, &number, &rest) ||
		    !find_field(group->fields, group->n_fields, rest, &i))
			continue;
		if (rows->by_number[number] == NULL && make)
			rows->by_number[number] = new_row(form, group, number);
		if (rows->by_number[number] == NULL)
			return NULL;
		return &rows->by_number[number]->values[i];
	}
	return NULL;
}

/* Reading ----------------------------------------------------------------- */

static bool
is_repeated(const struct field *field)
{
	return field->type == FIELD_IDS || field->type == FIELD_CHOICES;
}

static void
add_raw(struct arena *mem, struct value *value, const char *raw)
{
	if (raw[0] == '\0')
		return;
	if (value->n == value->room) {
		const char **raws;

		value->room = value->room ? value->room * 2 : 8;
		raws = arena_array(mem, value->room, sizeof(*raws));
		for (size_t i = 0; i < value->n; i++)
			raws[i] = value->raws[i];
		value->raws = raws;
	}
	value->raws[value->n++] = raw;
}

bool
field_is_yes_no(const struct field *field)
{
	const char *const *choices = field->choices;

	return field->type == FIELD_CHOICE && text_equal(choices[0], "0") &&
	       text_equal(choices[1], "1") && choices[2] == NULL;
}

/* Who can say what a value is must say it right: "5" is no number. */
static bool
kind_fits(const struct field *field, enum param_kind kind)
{
	enum field_type type = field->type;
	bool is_number = type == FIELD_ID || type == FIELD_INT ||
			 type == FIELD_IDS;
	bool is_yes_no = type == FIELD_BOOL || field_is_yes_no(field);

	switch (kind) {
	case PARAM_FORM:
		return true;
	case PARAM_NUMBER:
		return is_number;
	case PARAM_TRUE:
	case PARAM_FALSE:
		return is_yes_no;
	case PARAM_TEXT:
		break;
	}
	return !is_number && !is_yes_no;
}

static enum err
take_param(struct cx *cx, struct form *form, const struct param *param)
{
	struct value *value = find_value(form, param->name, true);

	if (value == NULL)
		return fail(cx, ERR_MALFORMED, "unknown name %s", param->name);
	if (!kind_fits(value->field, param->kind))
		value->error = "bad_type";
	if (is_repeated(value->field)) {
		add_raw(form->mem, value, param->value);
		return OK;
	}
	if (value->given)
		return fail(cx, ERR_MALFORMED, "name %s comes twice",
		    param->name);
	value->given = true;
	if (value->field->type == FIELD_BOOL && param->kind == PARAM_FALSE)
		return OK;
	if (value->field->type == FIELD_FILES) {
		/* A file field of a form sent without files: its empty name. */
		if (param->value[0] != '\0')
			return fail(cx, ERR_MALFORMED, "%s is no file",
			    param->name);
		return OK;
	}
	value->raw = param->value;
	return OK;
}

static enum err
take_upload(struct cx *cx, struct form *form, const struct upload *upload,
    size_t most)
{
	struct value *value = find_value(form, upload->field, true);

	if (value == NULL || value->field->type != FIELD_FILES)
		return fail(cx, ERR_MALFORMED, "unknown file field %s",
		    upload->field);
	if (value->files == NULL)
		value->files = arena_array(form->mem, most,
		    sizeof(*value->files));
	value->files[value->n++] = *upload;
	return OK;
}

/* NFC and nothing else: the marks at the ends keep blanks from being trimmed.
 */
static const char *
clean_secret(struct arena *mem, const char *s)
{
	const char *marked = arena_printf(mem, ".%s.", s);

	marked = text_clean(mem, marked, TEXT_LINES);
	return arena_strndup(mem, marked + 1, strlen(marked) - 2);
}

static void
check_text(struct arena *mem, struct value *value)
{
	const struct field *field = value->field;
	bool secret = field->type == FIELD_SECRET;
	const char *text;
	size_t length;

	if (secret)
		text = clean_secret(mem, value->raw);
	else
		text = text_clean(mem, value->raw,
		    field->type == FIELD_LINE ? TEXT_LINE : TEXT_LINES);
	length = secret ? strlen(text) : text_length(text);
	value->raw = text;
	if (field->max > 0 && length > field->max)
		value->error = "too_long";
	else
		value->text = text;
}

static int
find_choice(const struct field *field, const char *name)
{
	for (int i = 0; field->choices[i] != NULL; i++) {
		if (strcmp(field->choices[i], name) == 0)
			return i;
	}
	return -1;
}

static void
check_choices(struct value *value)
{
	for (size_t i = 0; i < value->n; i++) {
		int choice = find_choice(value->field, value->raws[i]);

		if (choice < 0 || choice >= CHOICES_MAX)
			value->error = "bad_choice";
		else
			value->mask |= UINT32_C(1) << choice;
	}
	if (value->error != NULL)
		value->mask = 0;
}

static void
check_ids(struct arena *mem, struct value *value)
{
	value->ids = arena_array(mem, value->n, sizeof(*value->ids));
	value->n_ids = 0;
	for (size_t i = 0; i < value->n; i++) {
		long long id;

		if (text_to_int(value->raws[i], 1, INT64_MAX, &id))
			value->ids[value->n_ids++] = (uint64_t)id;
		else
			value->error = "bad_number";
	}
	if (value->field->max > 0 && value->n > value->field->max)
		value->error = "too_many";
	if (value->error != NULL)
		value->n_ids = 0;
}

static void
check_number(struct value *value)
{
	bool is_id = value->field->type == FIELD_ID;
	long long max = INT64_MAX;
	long long number;

	if (!is_id && value->field->max > 0)
		max = (long long)value->field->max;
	if (!text_to_int(value->raw, is_id ? 1 : 0, max, &number)) {
		value->error = "bad_number";
		return;
	}
	value->number = number;
	value->id = (uint64_t)number;
}

/* A value of one word that is not empty. */
static void
check_word(struct value *value)
{
	switch (value->field->type) {
	case FIELD_ID:
	case FIELD_INT:
		check_number(value);
		break;
	case FIELD_DATE:
		if (!day_parse(value->raw, &value->day))
			value->error = "bad_date";
		break;
	case FIELD_MOMENT:
		if (!moment_parse(value->raw, &value->number))
			value->error = "bad_moment";
		break;
	case FIELD_BOOL:
		/* "true": as programs write it in an address. */
		value->on = strcmp(value->raw, "1") == 0 ||
			    strcmp(value->raw, "true") == 0;
		if (!value->on)
			value->error = "bad_choice";
		break;
	case FIELD_CHOICE:
		value->choice = find_choice(value->field, value->raw);
		if (value->choice < 0)
			value->error = "bad_choice";
		break;
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_SECRET:
	case FIELD_CHOICES:
	case FIELD_IDS:
	case FIELD_FILES:
		break;
	}
}

static bool
is_text(enum field_type type)
{
	return type == FIELD_LINE || type == FIELD_TEXT || type == FIELD_SECRET;
}

static void
check_value(struct arena *mem, struct value *value)
{
	const struct field *field = value->field;

	/* Of the wrong type: there is nothing to read. */
	if (value->error != NULL)
		return;
	if (is_text(field->type)) {
		check_text(mem, value);
	} else if (field->type == FIELD_CHOICES) {
		check_choices(value);
	} else if (field->type == FIELD_IDS) {
		check_ids(mem, value);
	} else if (field->type == FIELD_FILES) {
		if (field->max > 0 && value->n > field->max)
			value->error = "too_many";
	} else {
		value->raw = text_clean(mem, value->raw, TEXT_LINE);
		if (value->raw[0] != '\0')
			check_word(value);
	}
	if (field->need == FIELD_REQUIRED && value->raw[0] == '\0' &&
	    value->n == 0)
		value->error = "required";
}

static void
check_form(struct form *form)
{
	for (size_t i = 0; i < form->n_fields; i++)
		check_value(form->mem, &form->values[i]);
}

/* Only blanks are nothing: an added row left alone is no row. */
static bool
row_is_empty(const struct form *row)
{
	for (size_t i = 0; i < row->n_fields; i++) {
		const char *raw = row->values[i].raw;

		if (row->values[i].n > 0 || raw[strspn(raw, " \t\r\n")] != '\0')
			return false;
	}
	return true;
}

static void
collect_rows(struct rows *rows)
{
	rows->n = 0;
	for (size_t i = 0; i < rows->group->max; i++) {
		if (rows->by_number[i] != NULL)
			rows->numbers[rows->n++] = i;
	}
}

static void
check_rows(struct rows *rows)
{
	for (size_t i = 0; i < rows->group->max; i++) {
		struct form *row = rows->by_number[i];

		if (row == NULL)
			continue;
		if (row_is_empty(row))
			rows->by_number[i] = NULL;
		else
			check_form(row);
	}
	collect_rows(rows);
}

static void
open_groups(struct form *form, const struct form_table *table)
{
	form->n_groups = table->n_groups;
	form->rows = arena_array(form->mem, table->n_groups,
	    sizeof(*form->rows));
	for (size_t g = 0; g < table->n_groups; g++) {
		struct rows *rows = &form->rows[g];

		rows->group = &table->groups[g];
		assert(rows->group->max <= ROW_NUMBER_MAX);
		rows->by_number = arena_array(form->mem, rows->group->max,
		    sizeof(struct form *));
		rows->numbers = arena_array(form->mem, rows->group->max,
		    sizeof(*rows->numbers));
	}
}

static bool
belongs_to_house(const char *name)
{
	size_t n = strlen(name);

	return strcmp(name, "csrf") == 0 || strcmp(name, "token") == 0 ||
	       strcmp(name, "back") == 0 || strcmp(name, "done") == 0 ||
	       strcmp(name, "undo") == 0 || strcmp(name, "no_secret") == 0 ||
	       strcmp(name, "resumed") == 0 ||
	       (n > 5 && strcmp(name + n - 5, "_held") == 0);
}

enum err
form_read(struct cx *cx, const struct form_table *table,
    const struct param_list *params, const struct upload_list *uploads,
    struct form **out)
{
	struct form *form = new_form(cx->mem, table->fields, table->n_fields);
	enum err err;

	open_groups(form, table);
	for (size_t i = 0; i < params->n; i++) {
		const struct param *param = &params->items[i];

		if (belongs_to_house(param->name) &&
		    !form_knows(table, param->name))
			continue;
		err = take_param(cx, form, param);
		if (err)
			return err;
	}
	for (size_t i = 0; uploads != NULL && i < uploads->n; i++) {
		err = take_upload(cx, form, &uploads->items[i], uploads->n);
		if (err)
			return err;
	}
	check_form(form);
	for (size_t g = 0; g < form->n_groups; g++)
		check_rows(&form->rows[g]);
	*out = form;
	return OK;
}

/* Secrecy ----------------------------------------------------------------- */

/* A list of a saved search is text within text: "q=M%E1%BA%ACT". */
static bool
is_marked(struct arena *mem, const char *text)
{
	struct param_list inside;

	if (secrecy_marked(mem, text))
		return true;
	if (strchr(text, '%') == NULL ||
	    !params_parse_urlencoded(mem, text, strlen(text), &inside))
		return false;
	for (size_t i = 0; i < inside.n; i++)
		if (secrecy_marked(mem, inside.items[i].value))
			return true;
	return false;
}

static void
refuse_secrets(struct form *form, bool *out_clean)
{
	for (size_t i = 0; i < form->n_fields; i++) {
		struct value *value = &form->values[i];
		enum field_type type = value->field->type;

		if ((type != FIELD_LINE && type != FIELD_TEXT) ||
		    value->raw[0] == '\0' || !is_marked(form->mem, value->raw))
			continue;
		*out_clean = false;
		value->error = "secret";
	}
}

bool
form_refuse_secrets(struct form *form)
{
	bool clean = true;

	refuse_secrets(form, &clean);
	for (size_t g = 0; g < form->n_groups; g++)
		for (size_t i = 0; i < form->rows[g].n; i++)
			refuse_secrets(form->rows[g]
					   .by_number[form->rows[g].numbers[i]],
			    &clean);
	return clean;
}

void
form_hold(struct form *form, const char *field, const char *id,
    const char *name, uint64_t size)
{
	struct value *value = find_value(form, field, false);

	if (value == NULL || value->n_held == HELD_MAX)
		return;
	if (value->held == NULL)
		value->held = arena_array(form->mem, HELD_MAX,
		    sizeof(*value->held));
	value->held[value->n_held++] = (struct held_file){ id, name, size };
}

void
form_ask_word(struct form *form, const char *field, bool given)
{
	struct value *value = find_value(form, field, false);

	if (value == NULL)
		return;
	value->unread = true;
	value->confirmed = given;
}

/* Messages ---------------------------------------------------------------- */

/* Calls fn for each value in the order of the form; stops when it says so. */
static bool
each_value(const struct form *form,
    bool (*fn)(const struct form *row, struct value *value, void *thing),
    void *thing)
{
	for (size_t i = 0; i < form->n_fields; i++) {
		if (fn(NULL, &form->values[i], thing))
			return true;
	}
	for (size_t g = 0; g < form->n_groups; g++) {
		const struct rows *rows = &form->rows[g];

		for (size_t k = 0; k < rows->n; k++) {
			struct form *row = rows->by_number[rows->numbers[k]];

			for (size_t i = 0; i < row->n_fields; i++) {
				if (fn(row, &row->values[i], thing))
					return true;
			}
		}
	}
	return false;
}

static bool
has_error(const struct form *row, struct value *value, void *thing)
{
	(void)row;
	(void)thing;
	return value->error != NULL;
}

static bool
forget_error(const struct form *row, struct value *value, void *thing)
{
	(void)row;
	(void)thing;
	value->error = NULL;
	return false;
}

bool
form_is_valid(const struct form *form)
{
	return form->n_others == 0 && !each_value(form, has_error, NULL);
}

static bool
lacks_value(const struct form *row, struct value *value, void *thing)
{
	(void)row;
	(void)thing;
	return value->field->need == FIELD_REQUIRED && value->error != NULL;
}

bool
form_lacks(const struct form *form)
{
	return each_value(form, lacks_value, NULL);
}

void
form_forget_errors(struct form *form)
{
	each_value(form, forget_error, NULL);
	form->n_others = 0;
}

void
form_add_error(struct form *form, const char *field, const char *key)
{
	struct value *value = find_value(form, field, false);

	if (value != NULL) {
		if (value->error == NULL)
			value->error = arena_strdup(form->mem, key);
		return;
	}
	if (form->n_others == ERROR_FIELDS_MAX)
		return;
	snprintf(form->others[form->n_others].field, ERROR_FIELD_MAX, "%s",
	    field);
	snprintf(form->others[form->n_others].key, ERROR_FIELD_MAX, "%s", key);
	form->n_others++;
}

void
form_take_errors(struct form *form, const struct error *error)
{
	for (unsigned i = 0; i < error->n_fields; i++)
		form_add_error(form, error->fields[i].field,
		    error->fields[i].key);
}

void
form_preset(struct form *form, const char *field, const char *text)
{
	struct value *value = find_value(form, field, true);

	assert(value != NULL);
	text = arena_strdup(form->mem, text == NULL ? "" : text);
	if (is_repeated(value->field)) {
		add_raw(form->mem, value, text);
		if (value->field->type == FIELD_IDS)
			check_ids(form->mem, value);
		else
			check_choices(value);
	} else {
		value->raw = text;
	}
	for (size_t g = 0; g < form->n_groups; g++)
		collect_rows(&form->rows[g]);
}

void
form_clear(struct form *form, const char *field)
{
	struct value *value = find_value(form, field, false);

	if (value == NULL)
		return;
	value->raw = "";
	value->n = value->n_ids = 0;
	value->mask = 0;
}

/* Showing ----------------------------------------------------------------- */

static void
view_repeated(const struct value *value, struct node *node)
{
	struct node *values = node_child(node, "values");
	struct node *has = node_child(node, "has");
	char name[24];

	for (size_t i = 0; i < value->n; i++) {
		snprintf(name, sizeof(name), "%zu", i);
		node_text(values, name, value->raws[i]);
	}
	/* Names are numbers or constants of ours, never what was typed. */
	for (size_t i = 0; i < value->n_ids; i++) {
		snprintf(name, sizeof(name), "%" PRIu64, value->ids[i]);
		node_bool(has, name, true);
	}
	for (int i = 0; i < CHOICES_MAX && value->mask >> i != 0; i++) {
		if ((value->mask >> i & 1) != 0)
			node_bool(has, value->field->choices[i], true);
	}
}

static void
view_files(const struct value *value, struct node *field)
{
	for (size_t i = 0; i < value->n_held; i++) {
		struct node *item = node_item(field, "held", i);

		node_text(item, "id", value->held[i].id);
		node_text(item, "name", value->held[i].name);
		node_int(item, "size_kb",
		    (int64_t)(value->held[i].size + 1023) / 1024);
	}
	node_bool(field, "unread", value->unread);
	node_bool(field, "confirmed", value->confirmed);
}

static void
view_value(const struct value *value, struct node *node)
{
	struct node *field = node_child(node, value->field->name);

	if (value->field->type == FIELD_FILES)
		view_files(value, field);

	if (is_repeated(value->field))
		view_repeated(value, field);
	else if (value->field->type != FIELD_SECRET)
		node_text(field, "value", value->raw);
	if (value->error != NULL)
		node_text(field, "error", value->error);
}

struct summary {
	struct node *node;
	const char *list;
	size_t n;
};

static bool
view_error(const struct form *row, struct value *value, void *thing)
{
	struct summary *summary = thing;
	struct node *item;

	if (value->error == NULL)
		return false;
	item = node_item(summary->node, summary->list, summary->n++);
	node_text(item, "field", value->name);
	node_text(item, "label", value->field->name);
	node_text(item, "key", value->error);
	if (row != NULL)
		node_int(item, "row", (int64_t)row->number + 1);
	return false;
}

struct teller {
	void (*tell)(void *thing, const struct form_message *message);
	void *thing;
};

static bool
tell_error(const struct form *row, struct value *value, void *thing)
{
	const struct teller *teller = thing;
	struct form_message message = { .field = value->name,
		.label = value->field->name,
		.key = value->error };

	if (value->error == NULL)
		return false;
	message.in_row = row != NULL;
	message.row = row == NULL ? 0 : row->number;
	teller->tell(teller->thing, &message);
	return false;
}

void
form_each_error(const struct form *form,
    void (*tell)(void *thing, const struct form_message *message), void *thing)
{
	struct teller teller = { tell, thing };

	each_value(form, tell_error, &teller);
	for (size_t i = 0; i < form->n_others; i++) {
		const struct form_message message = {
			.field = form->others[i].field,
			.label = form->others[i].field,
			.key = form->others[i].key,
		};

		tell(thing, &message);
	}
}

void
form_view_errors(const struct form *form, struct node *node, const char *list)
{
	struct summary summary = { .node = node, .list = list };

	each_value(form, view_error, &summary);
	for (size_t i = 0; i < form->n_others; i++) {
		struct node *item = node_item(node, list, summary.n++);

		node_text(item, "field", form->others[i].field);
		node_text(item, "label", form->others[i].field);
		node_text(item, "key", form->others[i].key);
	}
}

void
form_view(const struct form *form, struct node *node)
{

	for (size_t i = 0; i < form->n_fields; i++)
		view_value(&form->values[i], node);
	for (size_t g = 0; g < form->n_groups; g++) {
		const struct rows *rows = &form->rows[g];

		for (size_t k = 0; k < rows->n; k++) {
			const struct form
			    *row = rows->by_number[rows->numbers[k]];
			struct node *item = node_item(node, rows->group->name,
			    k);

			node_int(item, "number", (int64_t)row->number);
			for (size_t i = 0; i < row->n_fields; i++)
				view_value(&row->values[i], item);
		}
	}
	node_bool(node, "valid", form_is_valid(form));
	form_view_errors(form, node, "errors");
}

/* Typed access ------------------------------------------------------------ */

static const struct value *
get(const struct form *form, size_t field)
{
	assert(field < form->n_fields);
	return &form->values[field];
}

static const struct value *
get_typed(const struct form *form, size_t field, enum field_type type)
{
	const struct value *value = get(form, field);

	assert(value->field->type == type);
	return value;
}

const char *
form_str(const struct form *form, size_t field)
{
	const struct value *value = get(form, field);

	assert(is_text(value->field->type));
	return value->text;
}

const char *
form_raw(const struct form *form, size_t field)
{
	const char *raw = get(form, field)->raw;

	return raw != NULL ? raw : "";
}

/* Percent-encoding of everything but unreserved characters. */
static void
add_encoded(struct str *s, const char *value)
{
	for (const unsigned char *p = (const unsigned char *)value; *p; p++) {
		if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
		    (*p >= '0' && *p <= '9') || *p == '-' || *p == '_' ||
		    *p == '.')
			str_add_char(s, (char)*p);
		else
			str_printf(s, "%%%02X", *p);
	}
}

static void
add_pair(struct str *s, const char *name, const char *value)
{
	if (text_is_empty(value))
		return;
	if (s->length > 0)
		str_add_char(s, '&');
	str_add(s, name);
	str_add_char(s, '=');
	add_encoded(s, value);
}

const char *
form_query(struct cx *cx, const struct form *form, const struct field *fields,
    size_t n)
{
	struct str s;

	str_init(&s, cx->mem, 16384);
	for (size_t i = 0; i < n; i++)
		add_pair(&s, fields[i].name, form_raw(form, i));
	return str_text(&s);
}

uint64_t
form_id(const struct form *form, size_t field)
{
	return get_typed(form, field, FIELD_ID)->id;
}

int64_t
form_int(const struct form *form, size_t field)
{
	return get_typed(form, field, FIELD_INT)->number;
}

int32_t
form_date(const struct form *form, size_t field)
{
	return get_typed(form, field, FIELD_DATE)->day;
}

int64_t
form_moment(const struct form *form, size_t field)
{
	return get_typed(form, field, FIELD_MOMENT)->number;
}

bool
form_bool(const struct form *form, size_t field)
{
	return get_typed(form, field, FIELD_BOOL)->on;
}

bool
form_present(const struct form *form, size_t field)
{
	const struct value *value = get(form, field);

	return value->n > 0 || value->raw[0] != '\0';
}

int
form_choice(const struct form *form, size_t field)
{
	return get_typed(form, field, FIELD_CHOICE)->choice;
}

struct id_list
form_ids(const struct form *form, size_t field)
{
	const struct value *value = get_typed(form, field, FIELD_IDS);

	return (struct id_list){ value->n_ids, value->ids };
}

uint32_t
form_choices(const struct form *form, size_t field)
{
	return get_typed(form, field, FIELD_CHOICES)->mask;
}

struct upload_list
form_files(const struct form *form, size_t field)
{
	const struct value *value = get_typed(form, field, FIELD_FILES);

	if (value->error != NULL)
		return (struct upload_list){ 0 };
	return (struct upload_list){ value->n, value->files };
}

size_t
form_rows(const struct form *form, size_t group)
{
	assert(group < form->n_groups);
	return form->rows[group].n;
}

size_t
form_row_number(const struct form *form, size_t group, size_t row)
{
	assert(group < form->n_groups && row < form->rows[group].n);
	return form->rows[group].numbers[row];
}

const struct form *
form_row(const struct form *form, size_t group, size_t row)
{
	const struct rows *rows = &form->rows[group];

	return rows->by_number[form_row_number(form, group, row)];
}
