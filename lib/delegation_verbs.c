#include "delegation_verbs.h"

#include <inttypes.h>

#include "agency_store.h"
#include "arena.h"
#include "clock.h"
#include "delegation_store.h"
#include "move_verbs.h"
#include "text.h"

/* The name of a field in the form: "part_3_due_on". */
static const char *
part_field(struct cx *cx, const struct delegation_part *part, const char *name)
{
	return arena_printf(cx->mem, "part_%zu_%s", part->number, name);
}

static enum err
check_due(struct cx *cx, const struct assignment *a,
    const struct delegation_part *part)
{
	const char *field = part_field(cx, part, "due_on");

	if (part->due_on == NO_DAY)
		return OK;
	if (a->due_on != NO_DAY && part->due_on > a->due_on)
		return fail_field(cx, field, "after_due");
	if (part->due_on < clock_day(a->assigned_at))
		return fail_field(cx, field, "before_assigned");
	return OK;
}

static void
check_part(struct cx *cx, const struct assignment *a,
    const struct delegation_part *part, enum err *err)
{
	const char *field = part_field(cx, part, "division");
	enum err due;

	if (text_is_empty(part->division) && text_is_empty(part->officer))
		*err = fail_field(cx, field, "delegate_to");
	input_refuse_secret(cx, field, part->division, err);
	input_refuse_secret(cx, part_field(cx, part, "officer"), part->officer,
	    err);
	input_refuse_secret(cx, part_field(cx, part, "product"), part->product,
	    err);
	due = check_due(cx, a, part);
	if (due)
		*err = due;
}

static enum err
check_sheet(struct cx *cx, const struct assignment *a,
    const struct delegation *d)
{
	enum err err = OK;

	input_need(cx, "leader", d->leader, &err);
	input_refuse_secret(cx, "guidance", d->guidance, &err);
	if (d->n_parts == 0 || d->parts[0].number != 0)
		err = fail_field(cx, "part_0_division", "delegate_to");
	for (size_t i = 0; i < d->n_parts; i++)
		check_part(cx, a, &d->parts[i], &err);
	return err;
}

/* Typed names of people of the register: the list "given to me" goes by them.
 */
static enum err
recognise(struct cx *cx, uint64_t agency_id, struct delegation *d)
{
	struct officer_list officers;
	enum err err;

	err = agency_store_list_officers(cx, agency_id, clock_day(cx->now),
	    &officers);
	if (err)
		return err;
	for (size_t i = 0; i < d->n_parts; i++) {
		struct delegation_part *part = &d->parts[i];
		const char *name = text_fold_words(cx->mem, part->officer);

		part->officer_id = 0;
		for (size_t k = 0; k < officers.n && name[0] != '\0'; k++) {
			if (text_equal(name, text_fold_words(cx->mem,
						 officers.items[k].name)))
				part->officer_id = officers.items[k].id;
		}
	}
	return OK;
}

enum err
assignment_delegate(struct cx *cx, uint64_t version, struct delegation *d)
{
	struct event event = { .kind = EVENT_DELEGATE };
	struct delegation before;
	struct move_work work;
	enum err err;

	err = move_begin(cx, d->assignment_id, version, MOVE_DELEGATE, &work);
	if (err)
		return err;
	err = check_sheet(cx, &work.a, d);
	if (err)
		return err;
	err = delegation_store_get(cx, d->assignment_id, &before);
	if (err)
		return err;
	if (before.version != d->version)
		return fail_stale(cx,
		    "the sheet is at version %" PRIu64 ", not %" PRIu64,
		    before.version, d->version);
	err = recognise(cx, work.a.agency_id, d);
	if (err)
		return err;
	d->version++;
	err = delegation_store_add(cx, d);
	if (err)
		return err;
	/* What the office sees of it. */
	change_add(cx, &event, "leader", before.leader, d->leader);
	return move_note(cx, &work, &event);
}

enum err
delegation_add_note(struct cx *cx, uint64_t assignment_id, const char *note)
{
	struct assignment a;
	struct flow_subject subject;
	struct delegation sheet;
	enum party party;
	enum err err;

	err = assignment_store_get(cx, assignment_id, &a);
	if (err)
		return err;
	err = move_party(cx, &a, &subject, &party);
	if (err)
		return err;
	if (!assignment_flow_ever_allows(party, MOVE_DELEGATE))
		return fail(cx, ERR_DENIED, "%s may not note progress inside",
		    party_name(party));
	err = delegation_store_get(cx, assignment_id, &sheet);
	if (err)
		return err;
	if (sheet.version == 0)
		return fail(cx, ERR_CONFLICT,
		    "assignment %" PRIu64 " is not delegated", assignment_id);
	input_need(cx, "note", note, &err);
	if (err)
		return err;
	return delegation_store_add_note(cx, assignment_id, note);
}
