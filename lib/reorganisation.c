#include "reorganisation.h"

#include "text.h"

const char *const reorganisation_kind_names[] = { "rename", "merge", "split",
	"dissolve", "move", NULL };
const char *const reorganisation_state_names[] = { "prepared", "executed",
	"undone", "dropped", NULL };

size_t
parts_count(const struct reorganisation_parts *parts, bool from)
{
	size_t n = 0;

	for (size_t i = 0; i < parts->n; i++)
		n += parts->items[i].from == from;
	return n;
}

const struct reorganisation_part *
parts_find(const struct reorganisation_parts *parts, bool from,
    uint64_t agency_id)
{
	for (size_t i = 0; i < parts->n; i++)
		if (parts->items[i].from == from &&
		    parts->items[i].agency_id == agency_id)
			return &parts->items[i];
	return NULL;
}

uint64_t
parts_single_heir(const struct reorganisation_parts *parts)
{
	if (parts_count(parts, false) != 1)
		return 0;
	for (size_t i = 0; i < parts->n; i++)
		if (!parts->items[i].from)
			return parts->items[i].agency_id;
	return 0;
}

static uint64_t
chosen(const struct reorganisation_choices *choices, enum choice_kind kind,
    uint64_t object_id)
{
	for (size_t i = 0; i < choices->n; i++)
		if (choices->items[i].kind == kind &&
		    choices->items[i].object_id == object_id)
			return choices->items[i].agency_id;
	return 0;
}

uint64_t
reorganisation_target(const struct reorganisation_parts *parts,
    const struct reorganisation_choices *choices,
    const struct reorganisation_work *work)
{
	uint64_t to = parts_single_heir(parts);

	if (to == 0)
		to = chosen(choices, CHOICE_ASSIGNMENT, work->line.a.id);
	if (to == 0)
		to = chosen(choices, CHOICE_FIELD, work->field_id);
	if (to == 0)
		to = chosen(choices, CHOICE_ALL, 0);
	return parts_find(parts, false, to) != NULL ? to : 0;
}

/* Nothing in it waits for anybody's answer. */
static bool
may_close(const struct assignment *a)
{
	return !a->extension_pending && !a->difficulty_open &&
	       a->state != STATE_SUBMITTED && a->state != STATE_RETURNED;
}

/* Of two that do the same task at one agency: is x to be kept before y? Roles
 * are in the order lead, coordinating, informed. */
static bool
goes_before(const struct reorganisation_work *x,
    const struct reorganisation_work *y)
{
	if (x->line.a.role != y->line.a.role)
		return x->line.a.role < y->line.a.role;
	if ((x->fate == WORK_STAYS) != (y->fate == WORK_STAYS))
		return x->fate == WORK_STAYS;
	return x->line.a.id < y->line.a.id;
}

static bool
has_better(const struct reorganisation_works *works,
    const struct reorganisation_work *work)
{
	for (size_t i = 0; i < works->n; i++) {
		const struct reorganisation_work *other = &works->items[i];

		if (other != work && other->to_id == work->to_id &&
		    other->line.a.task_id == work->line.a.task_id &&
		    goes_before(other, work))
			return true;
	}
	return false;
}

void
reorganisation_plan(const struct reorganisation_parts *parts,
    const struct reorganisation_choices *choices,
    struct reorganisation_works *works)
{
	const struct reorganisation_part *to;

	for (size_t i = 0; i < works->n; i++) {
		struct reorganisation_work *work = &works->items[i];
		uint64_t own = work->line.a.agency_id;
		bool stays = parts_find(parts, true, own) == NULL;

		work->to_id = stays
				  ? own
				  : reorganisation_target(parts, choices, work);
		work->fate = stays              ? WORK_STAYS
			     : work->to_id == 0 ? WORK_LOST
						: WORK_MOVES;
		to = parts_find(parts, false, work->to_id);
		work->to_name = to != NULL ? to->name : "";
	}
	/* Only once all are placed; a fate WORK_CLOSES changes no order. */
	for (size_t i = 0; i < works->n; i++) {
		struct reorganisation_work *work = &works->items[i];

		if (work->fate == WORK_MOVES && may_close(&work->line.a) &&
		    has_better(works, work))
			work->fate = WORK_CLOSES;
	}
}

const struct reorganisation_work *
works_find(const struct reorganisation_works *works, uint64_t id)
{
	for (size_t i = 0; i < works->n; i++)
		if (works->items[i].line.a.id == id)
			return &works->items[i];
	return NULL;
}

static bool
has_task(const struct reorganisation_works *works, uint64_t task_id,
    uint64_t agency_id)
{
	for (size_t i = 0; i < works->n; i++)
		if (works->items[i].line.a.task_id == task_id &&
		    works->items[i].to_id == agency_id)
			return true;
	return false;
}

/* Among the shares kept so far: of two predecessors with the same task. */
static bool
is_shared(const struct reorganisation_shares *kept, size_t n, uint64_t task_id,
    uint64_t agency_id)
{
	for (size_t i = 0; i < n; i++)
		if (kept->items[i].agency_id == agency_id &&
		    kept->items[i].task_id == task_id)
			return true;
	return false;
}

void
reorganisation_plan_shares(const struct reorganisation_parts *parts,
    const struct reorganisation_works *works,
    struct reorganisation_shares *shares)
{
	size_t n = 0;

	for (size_t i = 0; i < shares->n; i++) {
		struct reorganisation_share share = shares->items[i];
		const struct reorganisation_work *work = works_find(works,
		    share.work_id);
		const struct reorganisation_part *to = parts_find(parts, false,
		    share.agency_id);

		if (work == NULL || to == NULL || work->fate == WORK_STAYS ||
		    work->fate == WORK_LOST ||
		    has_task(works, work->line.a.task_id, share.agency_id) ||
		    is_shared(shares, n, work->line.a.task_id, share.agency_id))
			continue;
		share.task_id = work->line.a.task_id;
		share.agency_name = to->name;
		share.role = work->line.a.role == ROLE_LEAD ? ROLE_COORDINATING
							    : work->line.a.role;
		shares->items[n++] = share;
	}
	shares->n = n;
}

bool
choice_names(const struct reorganisation_choice *choice,
    const struct reorganisation_work *work)
{
	switch (choice->kind) {
	case CHOICE_ALL:
		return true;
	case CHOICE_FIELD:
		return choice->object_id == work->field_id;
	case CHOICE_ASSIGNMENT:
		return choice->object_id == work->line.a.id;
	case N_CHOICES:
		break;
	}
	return false;
}

static bool
from_names(const char *const *names, const char *name, unsigned *out)
{
	for (unsigned i = 0; names[i] != NULL; i++) {
		if (!text_equal(names[i], name))
			continue;
		*out = i;
		return true;
	}
	return false;
}

const char *
reorganisation_kind_name(enum reorganisation_kind kind)
{
	return (unsigned)kind < N_REORGANISATION_KINDS
		   ? reorganisation_kind_names[kind]
		   : "";
}

const char *
reorganisation_state_name(enum reorganisation_state state)
{
	return (unsigned)state < N_REORGANISATION_STATES
		   ? reorganisation_state_names[state]
		   : "";
}

bool
reorganisation_kind_from_name(const char *name, enum reorganisation_kind *out)
{
	unsigned i;

	if (!from_names(reorganisation_kind_names, name, &i))
		return false;
	*out = (enum reorganisation_kind)i;
	return true;
}

bool
reorganisation_state_from_name(const char *name, enum reorganisation_state *out)
{
	unsigned i;

	if (!from_names(reorganisation_state_names, name, &i))
		return false;
	*out = (enum reorganisation_state)i;
	return true;
}

const char *
choice_kind_name(enum choice_kind kind)
{
	static const char *const names[N_CHOICES] = { "all", "field",
		"assignment" };

	return (unsigned)kind < N_CHOICES ? names[kind] : "";
}

const char *
work_fate_name(enum work_fate fate)
{
	static const char *const names[N_WORK_FATES] = { "moves", "closes",
		"stays", "lost" };

	return (unsigned)fate < N_WORK_FATES ? names[fate] : "";
}
