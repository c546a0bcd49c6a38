/*
 * admin-agency-edit: enter an agency, or change what the directory says of it,
 * by order of a document or person (R2, R8, R14).
 *
 * GET   shows the form, and what was changed before.
 * POST  carries it out. Names, mergers and ends are admin-reorganise.
 */
#include <inttypes.h>

#include "action.h"
#include "agency_admin_store.h"
#include "agency_admin_view.h"
#include "agency_form.h"
#include "agency_head_store.h"
#include "agency_head_view.h"
#include "agency_verbs.h"
#include "arena.h"
#include "clock.h"
#include "reorganisation_store.h"
#include "reorganisation_view.h"

enum { ID };
enum {
	VERSION,
	KIND,
	NAME,
	SHORT_NAME,
	PARENT,
	UNIT,
	EDXML,
	EMAIL,
	PHONE,
	CONTACT,
	HEAD,
	HEAD_TITLE,
	ORDER,
	VALID_FROM,
	ALIASES,
	BASIS
};

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_REQUIRED,
	    agency_kind_choices },
	[NAME] = { "name", FIELD_LINE, AGENCY_NAME_MAX, FIELD_REQUIRED, NULL },
	[SHORT_NAME] = { "short_name", FIELD_LINE, AGENCY_SHORT_NAME_MAX,
	    FIELD_OPTIONAL, NULL },
	[PARENT] = { "parent", FIELD_LINE, AGENCY_NAME_MAX, FIELD_OPTIONAL,
	    NULL },
	[UNIT] = { "admin_unit_code", FIELD_LINE, AGENCY_UNIT_MAX,
	    FIELD_OPTIONAL, NULL },
	[EDXML] = { "edxml_code", FIELD_LINE, AGENCY_EDXML_MAX, FIELD_OPTIONAL,
	    NULL },
	[EMAIL] = { "email", FIELD_LINE, AGENCY_EMAIL_MAX, FIELD_OPTIONAL,
	    NULL },
	[PHONE] = { "phone", FIELD_LINE, AGENCY_PHONE_MAX, FIELD_OPTIONAL,
	    NULL },
	[CONTACT] = { "contact_name", FIELD_LINE, AGENCY_PERSON_MAX,
	    FIELD_OPTIONAL, NULL },
	[HEAD] = { "head_name", FIELD_LINE, AGENCY_PERSON_MAX, FIELD_OPTIONAL,
	    NULL },
	[HEAD_TITLE] = { "head_title", FIELD_LINE, AGENCY_PERSON_MAX,
	    FIELD_OPTIONAL, NULL },
	[ORDER] = { "sort_order", FIELD_INT, 100000, FIELD_OPTIONAL, NULL },
	[VALID_FROM] = { "valid_from", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[ALIASES] = { "aliases", FIELD_TEXT, AGENCY_ALIASES_MAX, FIELD_OPTIONAL,
	    NULL },
	[BASIS] = { "basis", FIELD_LINE, AGENCY_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

static void
preset(struct request *rq, const struct agency_row *row)
{
	const struct agency_entry *e = &row->entry;
	struct form *f = rq->form;

	if (rq->again)
		return;
	form_preset(f, "kind", agency_kind_name(e->kind));
	form_preset(f, "name", e->name);
	form_preset(f, "short_name", e->short_name);
	form_preset(f, "parent", row->parent_name);
	form_preset(f, "admin_unit_code", e->admin_unit_code);
	form_preset(f, "edxml_code", e->edxml_code);
	form_preset(f, "email", e->email);
	form_preset(f, "phone", e->phone);
	form_preset(f, "contact_name", e->contact_name);
	form_preset(f, "head_name", e->head_name);
	form_preset(f, "head_title", e->head_title);
	form_preset(f, "sort_order",
	    arena_printf(rq->cx.mem, "%d",
		e->sort_order > 0 ? e->sort_order : 0));
	form_preset(f, "aliases", e->aliases);
}

static enum err
show_past(struct request *rq, uint64_t id)
{
	struct node *root = view_root(rq->view);
	struct reorganisation_list acts;
	struct agency_changes changes;
	enum err err;

	err = agency_admin_store_list_changes(&rq->cx, id, 0, &changes);
	if (!err)
		err = reorganisation_store_list(&rq->cx, id, &acts);
	if (err)
		return err;
	agency_changes_view(root, "Changes", &changes);
	reorganisation_list_view(root, "Acts", &acts, clock_day(rq->cx.now));
	return OK;
}

static enum err
show(struct request *rq)
{
	int32_t today = clock_day(rq->cx.now);
	uint64_t id = form_id(rq->query, ID);
	struct node *root = view_root(rq->view);
	struct agency_head head;
	struct agency_row row;
	enum err err;

	if (id == 0)
		return OK;
	err = agency_admin_store_get(&rq->cx, id, today, &row);
	if (err)
		return err;
	agency_row_view(node_child(root, "Agency"), &row, today);
	preset(rq, &row);
	err = agency_head_store_find(&rq->cx, id, today, &head);
	if (err)
		return err;
	agency_head_view(node_child(root, "Head"), &head, today);
	return show_past(rq, id);
}

static enum err
read_parent(struct request *rq, uint64_t *out)
{
	struct typed_agencies typed;
	enum err err;

	*out = 0;
	if (!form_present(rq->form, PARENT))
		return OK;
	err = agency_form_read(&rq->cx, "parent", form_str(rq->form, PARENT),
	    clock_day(rq->cx.now), &typed);
	if (err)
		return err;
	if (typed.n != 1)
		return fail_field(&rq->cx, "parent", "exactly_one");
	*out = typed.items[0];
	return OK;
}

static struct agency_entry
entry_of(const struct form *f)
{
	return (struct agency_entry){
		.kind = (enum agency_kind)form_choice(f, KIND),
		.name = form_str(f, NAME),
		.short_name = form_str(f, SHORT_NAME),
		.admin_unit_code = form_str(f, UNIT),
		.edxml_code = form_str(f, EDXML),
		.email = form_str(f, EMAIL),
		.phone = form_str(f, PHONE),
		.contact_name = form_str(f, CONTACT),
		.head_name = form_str(f, HEAD),
		.head_title = form_str(f, HEAD_TITLE),
		.sort_order = (int)form_int(f, ORDER),
		.valid_from = form_date(f, VALID_FROM),
		.aliases = form_str(f, ALIASES),
		.basis = form_str(f, BASIS),
	};
}

static enum err
submit(struct request *rq)
{
	struct agency_entry entry = entry_of(rq->form);
	uint64_t id = form_id(rq->query, ID);
	enum err err;

	err = read_parent(rq, &entry.parent_id);
	if (err)
		return err;
	if (id != 0) {
		err = agency_change(&rq->cx, id, form_id(rq->form, VERSION),
		    &entry);
		if (err)
			return err;
		return respond_done(rq, "agency_changed",
		    "/admin-agency-edit?id=%" PRIu64, id);
	}
	err = agency_add(&rq->cx, &entry, &id);
	if (err)
		return err;
	return respond_done(rq, "agency_added",
	    "/admin-agency-edit?id=%" PRIu64, id);
}

const struct action action = {
	.name = "admin-agency-edit",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
