/*
 * task-delegate: hand an assignment on inside the agency (R31).
 *
 * GET   shows the sheet as it is, to be decided or decided anew.
 * POST  makes it the sheet in force, goes to it; the old one stays behind it.
 */
#include <inttypes.h>

#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "arena.h"
#include "clock.h"
#include "delegation_store.h"
#include "delegation_verbs.h"
#include "delegation_view.h"
#include "task_page.h"

enum { ID };
enum { VERSION, SHEET, LEADER, GUIDANCE };
enum { PART };
enum { DIVISION, OFFICER, DUE_ON, PRODUCT };
enum { BLANKS = 2, SHEETS_MAX = 100000 };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[SHEET] = { "sheet", FIELD_INT, SHEETS_MAX, FIELD_REQUIRED, NULL },
	[LEADER] = { "leader", FIELD_LINE, PERSON_MAX, FIELD_REQUIRED, NULL },
	[GUIDANCE] = { "guidance", FIELD_TEXT, GUIDANCE_MAX, FIELD_OPTIONAL,
	    NULL },
};
static const struct field part_fields[] = {
	[DIVISION] = { "division", FIELD_LINE, DIVISION_MAX, FIELD_OPTIONAL,
	    NULL },
	[OFFICER] = { "officer", FIELD_LINE, PERSON_MAX, FIELD_OPTIONAL, NULL },
	[DUE_ON] = { "due_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[PRODUCT] = { "product", FIELD_LINE, PRODUCT_INSIDE_MAX, FIELD_OPTIONAL,
	    NULL },
};
static const struct field_group groups[] = {
	[PART] = { "part", part_fields,
	    sizeof(part_fields) / sizeof(part_fields[0]),
	    DELEGATION_PARTS_MAX },
};

static void
preset_part(struct request *rq, const struct delegation_part *part)
{
	struct cx *cx = &rq->cx;
	char day[16];

#define NAME(field) arena_printf(cx->mem, "part_%zu_%s", part->number, (field))
	form_preset(rq->form, NAME("division"), part->division);
	form_preset(rq->form, NAME("officer"), part->officer);
	form_preset(rq->form, NAME("due_on"),
	    part->due_on == NO_DAY ? "" : day_format(part->due_on, day));
	form_preset(rq->form, NAME("product"), part->product);
#undef NAME
}

/* The sheet in force, to be decided anew; what was typed stays. */
static void
preset(struct request *rq, const struct delegation *d)
{
	if (rq->again)
		return;
	form_preset(rq->form, "leader", d->leader);
	form_preset(rq->form, "guidance", d->guidance);
	for (size_t i = 0; i < d->n_parts; i++)
		preset_part(rq, &d->parts[i]);
}

/* Empty rows after those in use, so that more can be named without script. */
static void
show_blanks(struct request *rq)
{
	struct node *root = view_root(rq->view);
	size_t n = form_rows(rq->form, PART);
	size_t next = n == 0 ? 0 : form_row_number(rq->form, PART, n - 1) + 1;

	node_bool(root, "leads_missing",
	    n > 0 && form_row_number(rq->form, PART, 0) != 0);
	for (size_t i = 0; i < BLANKS && next < DELEGATION_PARTS_MAX; i++)
		node_int(node_item(root, "Blanks", i), "number",
		    (int64_t)next++);
}

static enum err
show_names(struct request *rq, uint64_t agency_id)
{
	struct node *root = view_root(rq->view);
	struct officer_list officers;
	struct division_list divisions;
	enum err err;

	err = agency_store_list_officers(&rq->cx, agency_id,
	    clock_day(rq->cx.now), &officers);
	if (err)
		return err;
	officer_list_view(root, "Officers", &officers);
	err = delegation_store_list_divisions(&rq->cx, agency_id, &divisions);
	if (err)
		return err;
	division_list_view(root, "Divisions", &divisions);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct task_page page;
	struct delegation d;
	enum err err;

	err = task_page_open_for(rq, form_id(rq->query, ID), MOVE_DELEGATE,
	    &page);
	if (err)
		return err;
	err = delegation_store_get(&rq->cx, page.assignment.id, &d);
	if (err)
		return err;
	node_int(view_root(rq->view), "sheet", (int64_t)d.version);
	delegation_view(&rq->cx, node_child(view_root(rq->view), "Delegation"),
	    &d);
	preset(rq, &d);
	show_blanks(rq);
	return show_names(rq, page.assignment.agency_id);
}

static struct delegation
sheet_of(struct request *rq)
{
	size_t n = form_rows(rq->form, PART);
	struct delegation d = {
		.assignment_id = form_id(rq->query, ID),
		.version = (uint64_t)form_int(rq->form, SHEET),
		.leader = form_str(rq->form, LEADER),
		.guidance = form_str(rq->form, GUIDANCE),
		.parts = arena_array(rq->cx.mem, n, sizeof(*d.parts)),
	};

	for (size_t i = 0; i < n; i++) {
		const struct form *row = form_row(rq->form, PART, i);

		d.parts[d.n_parts++] = (struct delegation_part){
			.number = form_row_number(rq->form, PART, i),
			.division = form_str(row, DIVISION),
			.officer = form_str(row, OFFICER),
			.due_on = form_date(row, DUE_ON),
			.product = form_str(row, PRODUCT),
		};
	}
	return d;
}

static enum err
submit(struct request *rq)
{
	struct delegation d = sheet_of(rq);
	enum err err;

	err = assignment_delegate(&rq->cx, form_id(rq->form, VERSION), &d);
	if (err)
		return err;
	return respond_done(rq, "delegated", "/delegation-view?id=%" PRIu64,
	    d.assignment_id);
}

const struct action action = {
	.name = "task-delegate",
	.needs = PERM_DELEGATE,
	.sites = SITE_PORTAL,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields), GROUPS(groups) },
	.get = show,
	.post = submit,
};
