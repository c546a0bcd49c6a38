/*
 * admin-agency-group-edit: enter a group of agencies, or say who is in it from
 * a day on (R8, R14).
 *
 * GET   shows the form, all members by dates, and what was changed before.
 * POST  carries it out.
 */
#include <inttypes.h>

#include "action.h"
#include "agency_admin_store.h"
#include "agency_admin_view.h"
#include "agency_form.h"
#include "agency_verbs.h"
#include "arena.h"
#include "clock.h"
#include "str.h"

enum { ID };
enum { VERSION, NAME, KIND, MEMBERS, FROM, ORDER, BASIS };
enum { MEMBERS_MAX = 40000 };

/* In the order of enum agency_kind; "listed" after them. */
static const char *const kinds[] = { "department", "locality", "office",
	"other", "listed", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[NAME] = { "name", FIELD_LINE, AGENCY_NAME_MAX, FIELD_REQUIRED, NULL },
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_REQUIRED, kinds },
	[MEMBERS] = { "members", FIELD_TEXT, MEMBERS_MAX, FIELD_OPTIONAL,
	    NULL },
	[FROM] = { "valid_from", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[ORDER] = { "sort_order", FIELD_INT, 100000, FIELD_OPTIONAL, NULL },
	[BASIS] = { "basis", FIELD_LINE, AGENCY_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

static void
preset(struct request *rq, const struct group_row *row,
    const struct group_members *members, int32_t today)
{
	struct str names;

	if (rq->again)
		return;
	str_init(&names, rq->cx.mem, 2000000);
	for (size_t i = 0; i < members->n; i++)
		if (members->items[i].valid_to >= today)
			str_printf(&names, "%s\n", members->items[i].name);
	form_preset(rq->form, "name", row->name);
	form_preset(rq->form, "kind", kinds[row->kind < 0 ? 4 : row->kind]);
	form_preset(rq->form, "members", str_text(&names));
	form_preset(rq->form, "sort_order",
	    arena_printf(rq->cx.mem, "%d", row->sort_order));
}

static enum err
show(struct request *rq)
{
	int32_t today = clock_day(rq->cx.now);
	struct node *root = view_root(rq->view);
	uint64_t id = form_id(rq->query, ID);
	struct group_members members;
	struct agency_changes changes;
	struct group_row row;
	char text[16];
	enum err err;

	if (!rq->again)
		form_preset(rq->form, "valid_from", day_format(today, text));
	if (id == 0)
		return OK;
	err = agency_admin_store_get_group(&rq->cx, id, today, &row);
	if (!err)
		err = agency_admin_store_list_members(&rq->cx, id, &members);
	if (!err)
		err = agency_admin_store_list_changes(&rq->cx, 0, id, &changes);
	if (err)
		return err;
	group_row_view(node_child(root, "Group"), &row);
	group_members_view(root, "Members", &members, today);
	agency_changes_view(root, "Changes", &changes);
	preset(rq, &row, &members, today);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	int kind = form_choice(f, KIND);
	struct group_entry entry = {
		.name = form_str(f, NAME),
		.kind = kind == 4 ? -1 : kind,
		.sort_order = (int)form_int(f, ORDER),
		.from = form_date(f, FROM),
		.basis = form_str(f, BASIS),
	};
	struct typed_agencies typed;
	uint64_t id;
	enum err err;

	err = agency_form_read(&rq->cx, "members", form_str(f, MEMBERS),
	    entry.from, &typed);
	if (err)
		return err;
	entry.n_members = typed.n;
	entry.members = typed.items;
	err = agency_group_save(&rq->cx, form_id(rq->query, ID),
	    form_id(f, VERSION), &entry, &id);
	if (err)
		return err;
	return respond_done(rq, "group_saved",
	    "/admin-agency-group-edit?id=%" PRIu64, id);
}

const struct action action = {
	.name = "admin-agency-group-edit",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
