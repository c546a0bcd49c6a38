#include "follow_verbs.h"

#include <inttypes.h>

#include "arena.h"
#include "assignment_verbs.h"
#include "audit_store.h"
#include "clock.h"
#include "entry_verbs.h"
#include "move_verbs.h"
#include "text.h"

#define POSITION(p) (1U << (p))
#define FOLLOWS                                                                \
	(POSITION(POSITION_SPECIALIST) | POSITION(POSITION_DIVISION_HEAD))

/* One who is named must have one of the positions; 0 is nobody. */
static enum err
check_person(struct cx *cx, const char *field, uint64_t id, unsigned positions)
{
	struct follower follower = { .id = id };
	enum position position;

	return id == 0
		   ? OK
		   : follower_check(cx, field, positions, &follower, &position);
}

static enum err
check_people(struct cx *cx, const struct follow_entry *e)
{
	const struct {
		const char *field;
		uint64_t id;
		unsigned positions;
	} people[] = {
		{ "specialist_id", e->specialist_id, FOLLOWS },
		{ "deputy_id", e->deputy_id, FOLLOWS },
		{ "division_head_id", e->division_head_id,
		    POSITION(POSITION_DIVISION_HEAD) },
		{ "office_leader_id", e->office_leader_id,
		    POSITION(POSITION_OFFICE_LEADER) },
	};
	enum err result = OK;

	for (size_t i = 0; i < sizeof(people) / sizeof(people[0]); i++) {
		enum err err = check_person(cx, people[i].field, people[i].id,
		    people[i].positions);

		if (err && err != ERR_INPUT)
			return err;
		result = err ? err : result;
	}
	if (e->deputy_id != 0 && e->deputy_id == e->specialist_id)
		result = fail_field(cx, "deputy_id", "deputy_is_specialist");
	return result;
}

static enum err
check_order(struct cx *cx, const struct follow_order *o)
{
	size_t n = o->n_agencies == 0 ? 1 : o->n_agencies;
	enum err err = check_people(cx, &o->entry);

	if (err && err != ERR_INPUT)
		return err;
	if (o->n_fields == 0)
		err = fail_field(cx, "field_ids", "required");
	if (o->n_fields * n > FOLLOW_CELLS_MAX)
		err = fail_field(cx, "agencies", "too_many");
	if (o->entry.valid_from == NO_DAY)
		err = fail_field(cx, "valid_from", "required");
	if (o->entry.valid_to < o->entry.valid_from)
		err = fail_field(cx, "valid_to", "date_order");
	if (text_is_empty(o->entry.basis))
		err = fail_field(cx, "basis", "basis");
	return err;
}

enum err
follow_fill(struct cx *cx, const struct follow_order *o, size_t *out_cells)
{
	size_t n_agencies = o->n_agencies == 0 ? 1 : o->n_agencies;
	struct follow_entry e = o->entry;
	enum err err = check_order(cx, o);

	for (size_t i = 0; !err && i < o->n_fields; i++)
		for (size_t k = 0; !err && k < n_agencies; k++) {
			e.field_id = o->fields[i];
			e.agency_id = o->n_agencies == 0 ? 0 : o->agencies[k];
			err = follow_store_end_cell(cx, e.field_id, e.agency_id,
			    e.valid_from, e.basis);
			if (!err && e.specialist_id != 0)
				err = follow_store_add(cx, &e);
		}
	if (err)
		return err;
	*out_cells = o->n_fields * n_agencies;
	return audit_add(cx, "follower-fill",
	    e.specialist_id == 0 ? "ended" : "changed",
	    arena_printf(cx->mem, "%zu | #%" PRIu64 " | %s", *out_cells,
		e.specialist_id, e.basis));
}

enum err
follow_set_absence(struct cx *cx, uint64_t account_id, int32_t from, int32_t to,
    const char *basis)
{
	enum err err = check_person(cx, "account_id", account_id, FOLLOWS);

	if (err && err != ERR_INPUT)
		return err;
	if (account_id == 0)
		err = fail_field(cx, "account_id", "required");
	if (from == NO_DAY)
		err = fail_field(cx, "valid_from", "required");
	if (to == NO_DAY || to < from)
		err = fail_field(cx, "valid_to", "date_order");
	if (text_is_empty(basis))
		err = fail_field(cx, "basis", "basis");
	if (!err)
		err = follow_store_add_absence(cx, account_id, from, to, basis);
	if (err)
		return err;
	return audit_add(cx, "follower-absence", "changed",
	    arena_printf(cx->mem, "#%" PRIu64 " | %s", account_id, basis));
}

static bool
holds(const uint64_t *ids, size_t n, uint64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

enum err
follow_move(struct cx *cx, const uint64_t *assignment_ids, size_t n,
    const char *basis, size_t *out_n)
{
	struct follow_moves moves;
	enum err input = OK;
	enum err err;

	*out_n = 0;
	if (n == 0)
		return fail_field(cx, "ids", "nothing_chosen");
	input_need(cx, "basis", basis, &input);
	if (input)
		return input;
	err = follow_store_list_moves(cx, clock_day(cx->now), &moves);
	for (size_t i = 0; !err && i < moves.n; i++) {
		const struct follow_move *move = &moves.items[i];

		if (!holds(assignment_ids, n, move->assignment_id))
			continue;
		err = task_give_follower(cx, move->task_id, move->to_id, basis);
		(*out_n)++;
	}
	if (err)
		return err;
	return audit_add(cx, "follower-move", "changed",
	    arena_printf(cx->mem, "%zu | %s", *out_n, basis));
}
