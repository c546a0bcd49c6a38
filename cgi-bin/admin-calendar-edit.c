/*
 * admin-calendar-edit: change days off and worked Saturdays, or confirm a year,
 * by a document (R14).
 *
 * GET   shows the form for a year.
 * POST  intent "preview" shows how each line was understood and every running
 *       date that would move; "save" does exactly what was shown.
 */
#include <stdio.h>

#include "action.h"
#include "arena.h"
#include "calendar_verbs.h"
#include "calendar_view.h"
#include "clock.h"
#include "held_act_verbs.h"
#include "text.h"

enum { YEAR, AT };
enum {
	INTENT,
	DAY,
	TO_DAY,
	KIND,
	NAME,
	LINES,
	FILE_OF_DAYS,
	WISH,
	BASIS,
	SEEN
};
enum { INTENT_PREVIEW, INTENT_SAVE };
enum { LINES_MAX = 60000, SEEN_MAX = 64 };

static const char *const intents[] = { "preview", "save", NULL };
/* In the order of enum calendar_kind. */
static const char *const kinds[] = { "removed", "day_off", "makeup_workday",
	NULL };
/* In the order of enum year_wish. */
static const char *const wishes[] = { "keep", "confirm", "unconfirm", NULL };

static const struct field query[] = {
	[YEAR] = { "year", FIELD_INT, CALENDAR_YEAR_MAX, FIELD_OPTIONAL, NULL },
	[AT] = { "at", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[INTENT] = { "intent", FIELD_CHOICE, 0, FIELD_REQUIRED, intents },
	[DAY] = { "day", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[TO_DAY] = { "to_day", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_OPTIONAL, kinds },
	[NAME] = { "name", FIELD_LINE, CALENDAR_NAME_MAX, FIELD_OPTIONAL,
	    NULL },
	[LINES] = { "lines", FIELD_TEXT, LINES_MAX, FIELD_OPTIONAL, NULL },
	[FILE_OF_DAYS] = { "files", FIELD_FILES, 1, FIELD_OPTIONAL, NULL },
	[WISH] = { "wish", FIELD_CHOICE, 0, FIELD_OPTIONAL, wishes },
	[BASIS] = { "basis", FIELD_LINE, CALENDAR_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
	[SEEN] = { "seen", FIELD_LINE, SEEN_MAX, FIELD_OPTIONAL, NULL },
};

static int
year_of(const struct request *rq)
{
	if (form_present(rq->query, YEAR))
		return (int)form_int(rq->query, YEAR);
	return day_to_date(clock_day(rq->cx.now)).year;
}

/* A file takes the place of the list, where everybody can see what it says. */
static enum err
take_file(struct request *rq, const char **out_lines)
{
	const struct upload_list files = form_files(rq->form, FILE_OF_DAYS);
	char *bytes = arena_alloc(rq->cx.mem, LINES_MAX + 1);
	FILE *file;
	size_t n;

	*out_lines = form_str(rq->form, LINES);
	if (files.n == 0 || files.items[0].size == 0)
		return OK;
	file = fopen(files.items[0].path, "re");
	if (file == NULL)
		return fail(&rq->cx, ERR_SYSTEM, "an upload cannot be read");
	n = fread(bytes, 1, LINES_MAX + 1, file);
	(void)fclose(file);
	if (n > LINES_MAX)
		return fail_field(&rq->cx, "files", "file_size");
	bytes[n] = '\0';
	if (!text_is_utf8(bytes, n))
		return fail_field(&rq->cx, "files", "not_text");
	*out_lines = text_clean(rq->cx.mem, bytes, TEXT_LINES);
	form_preset(rq->form, "lines", *out_lines);
	return OK;
}

static enum err
add_days(struct request *rq, struct calendar_edits *edits)
{
	const struct form *f = rq->form;
	int32_t from = form_date(f, DAY);
	int32_t to = form_present(f, TO_DAY) ? form_date(f, TO_DAY) : from;
	int kind = form_choice(f, KIND);
	size_t before = edits->n;
	enum err err = OK;

	if (!form_present(f, DAY))
		return OK;
	if (kind < 0)
		err = fail_field(&rq->cx, "kind", "required");
	if (kind != CALENDAR_ORDINARY && !form_present(f, NAME))
		err = fail_field(&rq->cx, "name", "required");
	if (to < from || to - from >= CALENDAR_RUN_MAX)
		err = fail_field(&rq->cx, "to_day", "bad_span");
	if (day_to_date(from).year < CALENDAR_YEAR_MIN ||
	    day_to_date(to).year > CALENDAR_YEAR_MAX)
		err = fail_field(&rq->cx, "day", "bad_date");
	for (int32_t day = from; !err && day <= to; day++)
		if (kind == CALENDAR_MAKEUP && day_of_week(day) <= 5)
			err = fail_field(&rq->cx, "day", "makeup_weekday");
	if (err)
		return err;
	if (!calendar_edits_add(edits, rq->cx.calendar, from, to,
		(enum calendar_kind)kind,
		kind == CALENDAR_ORDINARY ? "" : form_str(f, NAME)))
		return fail_field(&rq->cx, "lines", "too_many");
	if (edits->n == before)
		return fail_field(&rq->cx, "day", "off_weekend");
	return OK;
}

static enum err
read_order(struct request *rq, struct calendar_order *out,
    struct calendar_lines *lines)
{
	int wish = form_choice(rq->form, WISH);
	const char *text;
	enum err err;

	*out = (struct calendar_order){
		.edits = calendar_edits_open(rq->cx.mem),
		.year = year_of(rq),
		.wish = wish < 0 ? YEAR_KEEP : (enum year_wish)wish,
		.basis = form_str(rq->form, BASIS),
	};
	*lines = (struct calendar_lines){ .n = 0 };
	err = take_file(rq, &text);
	if (err)
		return err;
	calendar_read(rq->cx.mem, rq->cx.calendar, text, out->year, lines,
	    &out->edits);
	return add_days(rq, &out->edits);
}

/* What was understood, and what it would move. */
static enum err
show_understood(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct calendar_order order;
	struct calendar_preview preview;
	struct calendar_lines lines;
	enum err err;

	err = read_order(rq, &order, &lines);
	calendar_lines_view(root, "Lines", &lines);
	if (!err)
		err = calendar_preview(&rq->cx, &order, &preview);
	if (!err)
		calendar_preview_view(&rq->cx, node_child(root, "Preview"),
		    rq->cx.calendar, &preview);
	/* The messages stand at the fields already. */
	if (err != ERR_INPUT)
		return err;
	error_reset(&rq->cx.error);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int year = year_of(rq);
	int32_t at = form_date(rq->query, AT);
	const char *name;
	char text[16];

	if (year < CALENDAR_YEAR_MIN || year > CALENDAR_YEAR_MAX)
		return fail(&rq->cx, ERR_MISSING, "no year %d", year);
	node_text(root, "year", arena_printf(rq->cx.mem, "%d", year));
	node_bool(root, "confirmed",
	    calendar_is_confirmed(rq->cx.calendar, day_from_date(year, 1, 1)));
	if (rq->http.method == METHOD_POST)
		return show_understood(rq);
	form_preset(rq->form, "wish", "keep");
	if (at == NO_DAY)
		return OK;
	form_preset(rq->form, "day", day_format(at, text));
	form_preset(rq->form, "kind",
	    calendar_find(rq->cx.calendar, at, &name) == CALENDAR_ORDINARY
		? "day_off"
		: "removed");
	return OK;
}

/* What it tells waits as long as it can be undone. */
static enum err
save(struct request *rq, const struct calendar_order *order)
{
	const char *seen = form_str(rq->form, SEEN);
	struct calendar_preview done;
	struct held held;
	enum err err;

	err = held_begin_whole(&rq->cx, HELD_CALENDAR, 0, &held);
	if (err)
		return err;
	err = calendar_change(&rq->cx, order, seen, &done);
	err = held_end(&rq->cx, &held, err);
	if (err)
		return err;
	return respond_done(rq, "calendar_changed", "/admin-calendar?year=%d",
	    order->year);
}

static enum err
submit(struct request *rq)
{
	struct calendar_order order;
	struct calendar_preview preview;
	struct calendar_lines lines;
	enum err err;

	err = read_order(rq, &order, &lines);
	if (err)
		return err;
	if (form_choice(rq->form, INTENT) == INTENT_SAVE)
		return save(rq, &order);
	err = calendar_preview(&rq->cx, &order, &preview);
	if (err)
		return err;
	return show(rq);
}

const struct action action = {
	.name = "admin-calendar-edit",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
