/*
 * admin-reorganise: prepare a reorganisation by its document: who becomes whom,
 * from which day on (2.8, R14).
 *
 * GET   shows the form; agencies chosen in the list are in it already. With id,
 *       what was prepared, to be corrected.
 * POST  writes it down and goes to the rehearsal. Nothing moves yet.
 */
#include <inttypes.h>

#include "action.h"
#include "agency_admin_store.h"
#include "agency_form.h"
#include "arena.h"
#include "clock.h"
#include "reorganisation_verbs.h"
#include "reorganisation_view.h"
#include "str.h"

enum { IDS, ID };
enum {
	VERSION,
	KIND,
	FROM,
	TO,
	PARENT,
	DOCUMENT,
	DOCUMENT_ON,
	EFFECTIVE_ON,
	NOTE
};
enum {
	NEW_ID,
	NEW_KIND,
	NEW_NAME,
	NEW_SHORT,
	NEW_EMAIL,
	NEW_PHONE,
	NEW_HEAD,
	NEW_EDXML
};
enum { NAMES_MAX = 20000 };

static const struct field query[] = {
	[IDS] = { "ids", FIELD_IDS, REORGANISATION_PARTS_MAX, FIELD_OPTIONAL,
	    NULL },
	[ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_REQUIRED,
	    reorganisation_kind_names },
	[FROM] = { "from", FIELD_TEXT, NAMES_MAX, FIELD_REQUIRED, NULL },
	[TO] = { "to", FIELD_TEXT, NAMES_MAX, FIELD_OPTIONAL, NULL },
	[PARENT] = { "parent", FIELD_LINE, AGENCY_NAME_MAX, FIELD_OPTIONAL,
	    NULL },
	[DOCUMENT] = { "document", FIELD_LINE, AGENCY_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
	[DOCUMENT_ON] = { "document_on", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[EFFECTIVE_ON] = { "effective_on", FIELD_DATE, 0, FIELD_REQUIRED,
	    NULL },
	[NOTE] = { "note", FIELD_TEXT, REORGANISATION_NOTE_MAX, FIELD_OPTIONAL,
	    NULL },
};
static const struct field new_fields[] = {
	[NEW_ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[NEW_KIND] = { "kind", FIELD_CHOICE, 0, FIELD_OPTIONAL,
	    agency_kind_choices },
	[NEW_NAME] = { "name", FIELD_LINE, AGENCY_NAME_MAX, FIELD_OPTIONAL,
	    NULL },
	[NEW_SHORT] = { "short_name", FIELD_LINE, AGENCY_SHORT_NAME_MAX,
	    FIELD_OPTIONAL, NULL },
	[NEW_EMAIL] = { "email", FIELD_LINE, AGENCY_EMAIL_MAX, FIELD_OPTIONAL,
	    NULL },
	[NEW_PHONE] = { "phone", FIELD_LINE, AGENCY_PHONE_MAX, FIELD_OPTIONAL,
	    NULL },
	[NEW_HEAD] = { "head_name", FIELD_LINE, AGENCY_PERSON_MAX,
	    FIELD_OPTIONAL, NULL },
	[NEW_EDXML] = { "edxml_code", FIELD_LINE, AGENCY_EDXML_MAX,
	    FIELD_OPTIONAL, NULL },
};
static const struct field_group groups[] = {
	{ "new", new_fields, sizeof(new_fields) / sizeof(new_fields[0]),
	    REORGANISATION_NEW_MAX },
};

static enum err
preset_chosen(struct request *rq, struct id_list ids)
{
	struct str names;
	enum err err;

	str_init(&names, rq->cx.mem, 200000);
	for (size_t i = 0; i < ids.n; i++) {
		struct agency_row row;

		err = agency_admin_store_get(&rq->cx, ids.items[i],
		    clock_day(rq->cx.now), &row);
		if (err)
			return err;
		str_printf(&names, "%s\n", row.entry.name);
	}
	form_preset(rq->form, "from", str_text(&names));
	return OK;
}

static enum err
preset_new(struct request *rq, uint64_t agency_id, size_t number)
{
	struct agency_row row;
	enum err err = agency_admin_store_get(&rq->cx, agency_id,
	    clock_day(rq->cx.now), &row);
	const struct {
		const char *field;
		const char *value;
	} values[] = {
		{ "id", arena_printf(rq->cx.mem, "%" PRIu64, agency_id) },
		{ "kind", agency_kind_name(row.entry.kind) },
		{ "name", row.entry.name },
		{ "short_name", row.entry.short_name },
		{ "email", row.entry.email },
		{ "phone", row.entry.phone },
		{ "head_name", row.entry.head_name },
		{ "edxml_code", row.entry.edxml_code },
	};

	for (size_t i = 0; !err && i < sizeof(values) / sizeof(*values); i++)
		form_preset(rq->form,
		    arena_printf(rq->cx.mem, "new_%zu_%s", number,
			values[i].field),
		    values[i].value);
	return err;
}

static enum err
preset_parts(struct request *rq, const struct reorganisation *r)
{
	struct reorganisation_parts parts;
	struct str from, to;
	size_t n_new = 0;
	enum err err = reorganisation_store_list_parts(&rq->cx, r, &parts);

	str_init(&from, rq->cx.mem, 200000);
	str_init(&to, rq->cx.mem, 200000);
	for (size_t i = 0; !err && i < parts.n; i++) {
		const struct reorganisation_part *part = &parts.items[i];

		if (part->created)
			err = preset_new(rq, part->agency_id, n_new++);
		else
			str_printf(part->from ? &from : &to, "%s\n",
			    part->name);
	}
	form_preset(rq->form, "from", str_text(&from));
	form_preset(rq->form, "to", str_text(&to));
	return err;
}

static enum err
preset_parent(struct request *rq, uint64_t parent_id)
{
	struct agency_row row;
	enum err err;

	if (parent_id == 0)
		return OK;
	err = agency_admin_store_get(&rq->cx, parent_id, clock_day(rq->cx.now),
	    &row);
	if (!err)
		form_preset(rq->form, "parent", row.entry.name);
	return err;
}

/* What was prepared; in a form that comes back only which one it is. */
static enum err
show_prepared(struct request *rq, uint64_t id)
{
	struct form *f = rq->form;
	struct reorganisation r;
	char day[16];
	enum err err = reorganisation_store_get(&rq->cx, id, &r);

	if (err)
		return err;
	if (r.state != REORGANISATION_PREPARED)
		return fail(&rq->cx, ERR_CONFLICT,
		    "reorganisation %" PRIu64 " is %s", id,
		    reorganisation_state_name(r.state));
	reorganisation_view(node_child(view_root(rq->view), "Act"), &r);
	if (rq->again)
		return OK;
	form_preset(f, "kind", reorganisation_kind_name(r.kind));
	form_preset(f, "document", r.document);
	form_preset(f, "document_on", day_format(r.document_on, day));
	form_preset(f, "effective_on", day_format(r.effective_on, day));
	form_preset(f, "note", r.note);
	err = preset_parent(rq, r.parent_id);
	return err ? err : preset_parts(rq, &r);
}

static enum err
show(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	enum err err = id != 0 ? show_prepared(rq, id) : OK;
	size_t n = form_rows(rq->form, 0);

	if (err)
		return err;
	node_int(view_root(rq->view), "next_number",
	    (int64_t)(n == 0 ? 0 : form_row_number(rq->form, 0, n - 1) + 1));
	if (rq->again || id != 0)
		return OK;
	return preset_chosen(rq, form_ids(rq->query, IDS));
}

/* Empty words are nobody. */
static enum err
read_names(struct request *rq, size_t field, const char *name, int32_t on,
    struct typed_agencies *out)
{
	*out = (struct typed_agencies){ .n = 0 };
	if (!form_present(rq->form, field) || on == NO_DAY)
		return OK;
	return agency_form_read(&rq->cx, name, form_str(rq->form, field), on,
	    out);
}

static void
read_new(struct request *rq, struct reorganisation_order *order)
{
	size_t n = form_rows(rq->form, 0);
	const char **prefixes = arena_array(rq->cx.mem, n + 1,
	    sizeof(*prefixes));
	uint64_t *ids = arena_array(rq->cx.mem, n + 1, sizeof(*ids));

	order->new = arena_array(rq->cx.mem, n + 1, sizeof(*order->new));
	order->new_prefix = prefixes;
	order->new_ids = ids;
	for (size_t i = 0; i < n; i++) {
		const struct form *row = form_row(rq->form, 0, i);
		int kind = form_choice(row, NEW_KIND);

		ids[order->n_new] = form_id(row, NEW_ID);
		/* One that was prepared and has lost its name is left out. */
		if (ids[order->n_new] != 0 && !form_present(row, NEW_NAME))
			continue;
		prefixes[order->n_new] = arena_printf(rq->cx.mem, "new_%zu_",
		    form_row_number(rq->form, 0, i));
		order->new[order->n_new++] = (struct agency_entry){
			.kind = kind < 0 ? AGENCY_DEPARTMENT
					 : (enum agency_kind)kind,
			.name = form_str(row, NEW_NAME),
			.short_name = form_str(row, NEW_SHORT),
			.email = form_str(row, NEW_EMAIL),
			.phone = form_str(row, NEW_PHONE),
			.head_name = form_str(row, NEW_HEAD),
			.edxml_code = form_str(row, NEW_EDXML),
		};
	}
}

static enum err
read_order(struct request *rq, struct reorganisation_order *order)
{
	struct typed_agencies from, to, parent;
	enum err result;
	enum err err;

	result = read_names(rq, FROM, "from", order->effective_on - 1, &from);
	err = read_names(rq, TO, "to", order->effective_on, &to);
	result = err ? err : result;
	err = read_names(rq, PARENT, "parent", order->effective_on, &parent);
	result = err ? err : result;
	if (result)
		return result;
	if (parent.n > 1)
		return fail_field(&rq->cx, "parent", "exactly_one");
	order->parent_id = parent.n == 1 ? parent.items[0] : 0;
	order->n_from = from.n;
	order->from = from.items;
	order->n_to = to.n;
	order->to = to.items;
	read_new(rq, order);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct reorganisation_order order = {
		.kind = (enum reorganisation_kind)form_choice(f, KIND),
		.document = form_str(f, DOCUMENT),
		.document_on = form_date(f, DOCUMENT_ON),
		.effective_on = form_date(f, EFFECTIVE_ON),
		.note = form_str(f, NOTE),
	};
	uint64_t id = form_id(rq->query, ID);
	bool again = id != 0;
	enum err err;

	err = read_order(rq, &order);
	if (!err && again)
		err = reorganisation_change(&rq->cx, id, form_id(f, VERSION),
		    &order);
	else if (!err)
		err = reorganisation_prepare(&rq->cx, &order, &id);
	if (err)
		return err;
	return respond_done(rq,
	    again ? "reorganisation_changed" : "reorganisation_prepared",
	    "/admin-reorganise-run?id=%" PRIu64, id);
}

const struct action action = {
	.name = "admin-reorganise",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields), GROUPS(groups) },
	.get = show,
	.post = submit,
};
