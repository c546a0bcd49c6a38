#include "agency_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "account_admin.h"
#include "agency_admin_store.h"
#include "agency_store.h"
#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "move_verbs.h"
#include "str.h"
#include "text.h"

static const char *
at(struct cx *cx, const char *prefix, const char *name)
{
	return arena_printf(cx->mem, "%s%s", prefix, name);
}

/* "so-xay-dung"; what is longer than the column is cut. */
static const char *
code_of(struct cx *cx, const char *name)
{
	const char *fold = text_fold_words(cx->mem, name);
	char *code = arena_strndup(cx->mem, fold, AGENCY_CODE_MAX);

	for (char *c = code; *c != '\0'; c++)
		if (*c == ' ')
			*c = '-';
	return code;
}

static bool
code_is_good(const char *code)
{
	for (const char *c = code; *c != '\0'; c++)
		if (strchr("abcdefghijklmnopqrstuvwxyz0123456789-", *c) == NULL)
			return false;
	return *code != '\0';
}

/* "000.00.12.H32" (2.6): digits, letters and dots. */
static bool
edxml_is_good(const char *code)
{
	for (const char *c = code; *c != '\0'; c++)
		if (strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.", *c) == NULL)
			return false;
	return true;
}

static void
complete(struct cx *cx, struct agency_entry *e)
{
	e->name = text_or_empty(e->name);
	e->short_name = text_or_empty(e->short_name);
	e->admin_unit_code = text_or_empty(e->admin_unit_code);
	e->edxml_code = text_or_empty(e->edxml_code);
	e->email = text_or_empty(e->email);
	e->phone = text_or_empty(e->phone);
	e->contact_name = text_or_empty(e->contact_name);
	e->head_name = text_or_empty(e->head_name);
	e->head_title = text_or_empty(e->head_title);
	e->aliases = text_or_empty(e->aliases);
	if (text_is_empty(e->code))
		e->code = code_of(cx, e->name);
}

static enum err
check_words(struct cx *cx, const struct agency_entry *e, const char *prefix)
{
	const char *name = at(cx, prefix, "name");
	const char *code = at(cx, prefix, "code");
	const char *edxml = at(cx, prefix, "edxml_code");
	const char *email = at(cx, prefix, "email");
	enum err err = OK;

	if (text_is_empty(e->name))
		err = fail_field(cx, name, "required");
	else if (!code_is_good(e->code))
		err = fail_field(cx, code, "code_bad");
	if (!edxml_is_good(e->edxml_code))
		err = fail_field(cx, edxml, "edxml_bad");
	if (!email_is_good(e->email))
		err = fail_field(cx, email, "bad_email");
	if (text_is_empty(e->basis))
		err = fail_field(cx, "basis", "basis");
	return err;
}

/* Which of another agency's names it would have; those of except end then. */
static enum err
check_taken(struct cx *cx, struct agency_entry *e, const char *prefix,
    uint64_t id, int32_t on, bool name_may_repeat)
{
	const char *fold = text_fold_words(cx->mem, e->name);
	const char *name_field = at(cx, prefix, "name");
	const char *code_field = at(cx, prefix, "code");
	const char *code = e->code;
	bool name_taken, code_taken = true;
	enum err err;

	for (unsigned n = 2; code_taken; n++) {
		err = agency_admin_store_name_taken(cx, fold, e->code, on, id,
		    &name_taken, &code_taken);
		if (err)
			return err;
		if (name_taken && !name_may_repeat)
			return fail_field(cx, name_field, "agency_name_taken");
		/* A body that comes again has the next code. */
		if (code_taken)
			e->code = arena_printf(cx->mem, "%.*s-%u",
			    AGENCY_CODE_MAX - 5, code, n);
		if (n > 99)
			return fail_field(cx, code_field, "code_bad");
	}
	return OK;
}

static enum err
holds_name(struct cx *cx, const uint64_t *ids, size_t n, const char *name,
    bool *out)
{
	*out = false;
	for (size_t i = 0; i < n && !*out; i++) {
		struct agency agency;
		enum err err = agency_store_get(cx, ids[i], &agency);

		if (err)
			return err;
		*out = text_equal(agency.name_fold,
		    text_fold_words(cx->mem, name));
	}
	return OK;
}

enum err
agency_check(struct cx *cx, struct agency_entry *e, const char *prefix,
    uint64_t id, int32_t on, const uint64_t *except, size_t n_except)
{
	bool repeats;
	enum err err;

	complete(cx, e);
	err = check_words(cx, e, prefix);
	if (err)
		return err;
	err = holds_name(cx, except, n_except, e->name, &repeats);
	if (err)
		return err;
	return check_taken(cx, e, prefix, id, on, repeats);
}

/* Aliases ------------------------------------------------------------------ */

/* The lines of a text, in cx->mem; empty ones are left out. */
struct lines {
	size_t n;
	const char **items;
};

static struct lines
lines_of(struct cx *cx, const char *text)
{
	struct lines out = { .n = 0 };

	out.items = arena_array(cx->mem, strlen(text) / 2 + 2,
	    sizeof(*out.items));
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");

		if (n > 0)
			out.items[out.n++] = text_clean(cx->mem,
			    arena_strndup(cx->mem, text, n), TEXT_LINE);
		text += n + (text[n] == '\n');
	}
	return out;
}

static bool
lines_hold(const struct lines *lines, const char *line)
{
	for (size_t i = 0; i < lines->n; i++)
		if (text_equal(lines->items[i], line))
			return true;
	return false;
}

static enum err
check_aliases(struct cx *cx, const char *aliases)
{
	struct lines lines = lines_of(cx, aliases);

	for (size_t i = 0; i < lines.n; i++)
		if (text_length(lines.items[i]) > AGENCY_NAME_MAX)
			return fail_field(cx, "aliases", "too_long");
	return OK;
}

static enum err
save_aliases(struct cx *cx, uint64_t id, const char *before, const char *after)
{
	struct lines old = lines_of(cx, before);
	struct lines new = lines_of(cx, after);
	enum err err = OK;

	for (size_t i = 0; !err && i < old.n; i++)
		if (!lines_hold(&new, old.items[i]))
			err = agency_admin_store_remove_alias(cx, id,
			    old.items[i]);
	for (size_t i = 0; !err && i < new.n; i++) {
		struct lines earlier = { i, new.items };

		if (!lines_hold(&old, new.items[i]) &&
		    !lines_hold(&earlier, new.items[i]))
			err = agency_admin_store_add_alias(cx, id,
			    new.items[i]);
	}
	return err;
}

/* Adding and changing -------------------------------------------------------
 */

enum err
agency_add(struct cx *cx, struct agency_entry *e, uint64_t *out_id)
{
	enum err err;

	if (e->valid_from == NO_DAY)
		e->valid_from = clock_day(cx->now);
	e->valid_to = LAST_DAY;
	err = agency_check(cx, e, "", 0, e->valid_from, NULL, 0);
	if (!err)
		err = check_aliases(cx, e->aliases);
	if (!err)
		err = agency_admin_store_add(cx, e, out_id);
	if (!err)
		err = save_aliases(cx, *out_id, "", e->aliases);
	if (!err)
		err = agency_admin_store_add_change(cx, *out_id, 0, "created",
		    "", e->name, e->basis);
	if (err)
		return err;
	return audit_add(cx, "agency-add", "created",
	    arena_printf(cx->mem, "#%" PRIu64 " %s | %s", *out_id, e->code,
		e->basis));
}

struct changes {
	struct cx *cx;
	uint64_t id;
	const char *basis;
	size_t n;
	enum err err;
};

static void
note_change(struct changes *c, const char *field, const char *before,
    const char *after)
{
	if (c->err || text_equal(before, after))
		return;
	c->n++;
	c->err = agency_admin_store_add_change(c->cx, c->id, 0, field, before,
	    after, c->basis);
}

static enum err
note_changes(struct cx *cx, const struct agency_row *row,
    const struct agency_entry *e, const char *parent_name, size_t *out_n)
{
	const struct agency_entry *old = &row->entry;
	struct changes c = { cx, row->id, e->basis, 0, OK };

	note_change(&c, "kind", agency_kind_name(old->kind),
	    agency_kind_name(e->kind));
	note_change(&c, "name", old->name, e->name);
	note_change(&c, "short_name", old->short_name, e->short_name);
	note_change(&c, "parent", row->parent_name, parent_name);
	note_change(&c, "admin_unit_code", old->admin_unit_code,
	    e->admin_unit_code);
	note_change(&c, "edxml_code", old->edxml_code, e->edxml_code);
	note_change(&c, "email", old->email, e->email);
	note_change(&c, "phone", old->phone, e->phone);
	note_change(&c, "contact_name", old->contact_name, e->contact_name);
	note_change(&c, "head_name", old->head_name, e->head_name);
	note_change(&c, "head_title", old->head_title, e->head_title);
	note_change(&c, "sort_order",
	    arena_printf(cx->mem, "%d", old->sort_order),
	    arena_printf(cx->mem, "%d", e->sort_order));
	note_change(&c, "aliases", old->aliases, e->aliases);
	*out_n = c.n;
	return c.err;
}

/* Nobody stands above himself. */
static enum err
check_parent(struct cx *cx, uint64_t id, uint64_t parent_id,
    const char **out_name)
{
	struct agency_row row = { .entry.parent_id = parent_id };
	enum err err;

	*out_name = "";
	for (unsigned i = 0; row.entry.parent_id != 0 && i < 20; i++) {
		if (row.entry.parent_id == id)
			return fail_field(cx, "parent", "parent_circle");
		err = agency_admin_store_get(cx, row.entry.parent_id,
		    clock_day(cx->now), &row);
		if (err)
			return err;
		if (i == 0)
			*out_name = row.entry.name;
	}
	return OK;
}

enum err
agency_change(struct cx *cx, uint64_t id, uint64_t version,
    struct agency_entry *e)
{
	struct agency_row row;
	const char *parent_name;
	size_t n = 0;
	enum err err;

	err = agency_admin_store_get(cx, id, clock_day(cx->now), &row);
	if (err)
		return err;
	e->code = row.entry.code;
	err = agency_check(cx, e, "", id, clock_day(cx->now), NULL, 0);
	if (!err)
		err = check_aliases(cx, e->aliases);
	if (!err)
		err = check_parent(cx, id, e->parent_id, &parent_name);
	if (!err)
		err = agency_admin_store_set(cx, id, version, e);
	if (!err)
		err = save_aliases(cx, id, row.entry.aliases, e->aliases);
	if (!err)
		err = note_changes(cx, &row, e, parent_name, &n);
	if (err)
		return err;
	if (n == 0)
		return fail_field(cx, "basis", "unchanged");
	return audit_add(cx, "agency-change", "changed",
	    arena_printf(cx->mem, "#%" PRIu64 " %s | %s", id, row.entry.code,
		e->basis));
}

/* Groups ------------------------------------------------------------------- */

static enum err
check_group(struct cx *cx, const struct group_entry *e)
{
	enum err err = OK;

	if (text_is_empty(e->name))
		err = fail_field(cx, "name", "required");
	if (text_is_empty(e->basis))
		err = fail_field(cx, "basis", "basis");
	if (e->kind < 0 && e->n_members == 0)
		err = fail_field(cx, "members", "required");
	if (e->from == NO_DAY)
		err = fail_field(cx, "valid_from", "required");
	return err;
}

static const char *
members_on(struct cx *cx, const struct group_members *members, int32_t day)
{
	struct str out;

	str_init(&out, cx->mem, 1000000);
	for (size_t i = 0; i < members->n; i++)
		if (members->items[i].valid_from <= day &&
		    members->items[i].valid_to >= day)
			str_printf(&out, "%s%s", out.length > 0 ? "; " : "",
			    members->items[i].name);
	return str_text(&out);
}

static enum err
save_members(struct cx *cx, uint64_t id, const struct group_entry *e)
{
	struct group_members old, new;
	enum err err;

	err = agency_admin_store_list_members(cx, id, &old);
	for (size_t i = 0; !err && i < old.n; i++) {
		const struct group_member *m = &old.items[i];
		bool kept = false;

		for (size_t k = 0; k < e->n_members; k++)
			kept |= e->members[k] == m->agency_id;
		if (m->valid_to >= e->from && !kept)
			err = agency_admin_store_end_member(cx, id,
			    m->agency_id, e->from);
	}
	for (size_t k = 0; !err && k < e->n_members; k++) {
		bool there = false;

		for (size_t i = 0; i < old.n; i++)
			there |= old.items[i].agency_id == e->members[k] &&
				 old.items[i].valid_to >= e->from;
		if (!there)
			err = agency_admin_store_add_member(cx, id,
			    e->members[k], e->from);
	}
	if (!err)
		err = agency_admin_store_list_members(cx, id, &new);
	if (err || text_equal(members_on(cx, &old, e->from),
		       members_on(cx, &new, e->from)))
		return err;
	return agency_admin_store_add_change(cx, 0, id, "members",
	    members_on(cx, &old, e->from), members_on(cx, &new, e->from),
	    e->basis);
}

static const char *
kind_text(int kind)
{
	return kind < 0 ? "" : agency_kind_name((enum agency_kind)kind);
}

static enum err
change_group(struct cx *cx, uint64_t id, uint64_t version,
    const struct group_entry *e)
{
	struct group_row row;
	enum err err;

	err = agency_admin_store_get_group(cx, id, e->from, &row);
	if (!err)
		err = agency_admin_store_set_group(cx, id, version, e->name,
		    e->kind, e->sort_order);
	if (!err && !text_equal(row.name, e->name))
		err = agency_admin_store_add_change(cx, 0, id, "name", row.name,
		    e->name, e->basis);
	if (!err && row.kind != e->kind)
		err = agency_admin_store_add_change(cx, 0, id, "kind",
		    kind_text(row.kind), kind_text(e->kind), e->basis);
	return err;
}

enum err
agency_group_save(struct cx *cx, uint64_t id, uint64_t version,
    const struct group_entry *e, uint64_t *out_id)
{
	enum err err = check_group(cx, e);

	if (err)
		return err;
	*out_id = id;
	if (id != 0) {
		err = change_group(cx, id, version, e);
	} else {
		err = agency_admin_store_add_group(cx, e->name, e->kind,
		    e->sort_order, out_id);
		if (!err)
			err = agency_admin_store_add_change(cx, 0, *out_id,
			    "created", "", e->name, e->basis);
	}
	if (err && db_is_duplicate(cx)) {
		error_reset(&cx->error);
		return fail_field(cx, "name", "agency_name_taken");
	}
	if (!err && e->kind < 0)
		err = save_members(cx, *out_id, e);
	if (err)
		return err;
	return audit_add(cx, "agency-group", "changed",
	    arena_printf(cx->mem, "#%" PRIu64 " | %s", *out_id, e->basis));
}
