#include "reorganisation_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "account_admin.h"
#include "account_admin_store.h"
#include "agency_admin_store.h"
#include "agency_store.h"
#include "agency_verbs.h"
#include "arena.h"
#include "assignment_store.h"
#include "audit_store.h"
#include "clock.h"
#include "crypto.h"
#include "move_verbs.h"
#include "notification_store.h"
#include "str.h"
#include "task_store.h"
#include "text.h"

const char *const reorganisation_problem_names[] = { "no_receiver",
	"part_changed", "login_taken", "too_much_work", NULL };

/* Preparing ---------------------------------------------------------------- */

static bool
holds(const uint64_t *ids, size_t n, uint64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

/* How many on each side. */
static enum err
check_shape(struct cx *cx, const struct reorganisation_order *o)
{
	size_t n_to = o->n_to + o->n_new;
	enum err err = OK;

	if (o->n_from == 0)
		err = fail_field(cx, "from", "required");
	if (o->n_from > REORGANISATION_PARTS_MAX ||
	    n_to > REORGANISATION_PARTS_MAX)
		err = fail_field(cx, "from", "too_many");
	for (size_t i = 0; i < o->n_from; i++)
		if (holds(o->to, o->n_to, o->from[i]))
			err = fail_field(cx, "to", "successor_is_predecessor");
	if (err)
		return err;
	switch (o->kind) {
	case REORGANISE_RENAME:
		if (o->n_from != 1)
			err = fail_field(cx, "from", "exactly_one");
		if (o->n_to != 0 || o->n_new != 1)
			err = fail_field(cx, "to", "one_new_name");
		break;
	case REORGANISE_MERGE:
		if (n_to != 1)
			err = fail_field(cx, "to", "exactly_one");
		else if (o->n_new == 1 && o->n_from < 2)
			err = fail_field(cx, "from", "at_least_two");
		break;
	case REORGANISE_SPLIT:
		if (o->n_from != 1)
			err = fail_field(cx, "from", "exactly_one");
		if (n_to < 2)
			err = fail_field(cx, "to", "at_least_two");
		break;
	case REORGANISE_DISSOLVE:
		if (o->n_new != 0)
			err = fail_field(cx, "to", "none_new");
		break;
	case REORGANISE_MOVE:
		if (n_to != 0)
			err = fail_field(cx, "to", "none_for_move");
		break;
	case N_REORGANISATION_KINDS:
		break;
	}
	return err;
}

/* Nobody comes to stand under himself. */
static enum err
check_parent(struct cx *cx, const struct reorganisation_order *o)
{
	struct agency_row row = { .entry.parent_id = o->parent_id };

	for (unsigned i = 0; row.entry.parent_id != 0 && i < 20; i++) {
		enum err err;

		if (holds(o->from, o->n_from, row.entry.parent_id))
			return fail_field(cx, "parent", "parent_circle");
		err = agency_admin_store_get(cx, row.entry.parent_id,
		    clock_day(cx->now), &row);
		if (err)
			return err;
	}
	return OK;
}

static enum err
check_words(struct cx *cx, const struct reorganisation_order *o)
{
	enum err err = OK;

	input_need(cx, "document", o->document, &err);
	input_refuse_secret(cx, "note", o->note, &err);
	if (o->document_on == NO_DAY)
		err = fail_field(cx, "document_on", "required");
	if (o->effective_on == NO_DAY)
		err = fail_field(cx, "effective_on", "required");
	return err;
}

/* Predecessors live until the day before, receivers are there on the day. */
static enum err
check_valid(struct cx *cx, const struct reorganisation_order *o)
{
	enum err result = OK;

	for (size_t i = 0; i < o->n_from + o->n_to; i++) {
		bool from = i < o->n_from;
		int32_t on = o->effective_on - (from ? 1 : 0);
		struct agency_row row;
		enum err err;

		err = agency_admin_store_get(cx,
		    from ? o->from[i] : o->to[i - o->n_from], on, &row);
		if (err)
			return err;
		if (row.entry.valid_from > on ||
		    row.entry.valid_to < o->effective_on)
			result = fail_field(cx, from ? "from" : "to",
			    "not_valid_on_day");
	}
	return result;
}

static enum err
check_new(struct cx *cx, const struct reorganisation_order *o)
{
	enum err result = OK;

	for (size_t i = 0; i < o->n_new; i++) {
		struct agency_entry *e = &o->new[i];
		enum err err;

		e->basis = o->document;
		/* On no day, until the act is carried out. */
		e->valid_from = LAST_DAY;
		e->valid_to = LAST_DAY;
		err = agency_check(cx, e, o->new_prefix[i],
		    o->new_ids != NULL ? o->new_ids[i] : 0, o->effective_on,
		    o->from, o->n_from);
		if (err && err != ERR_INPUT)
			return err;
		if (err)
			result = err;
		for (size_t k = 0; k < i; k++)
			if (text_equal(o->new[k].name, e->name))
				result = fail_field(cx,
				    arena_printf(cx->mem, "%sname",
					o->new_prefix[i]),
				    "agency_name_taken");
	}
	return result;
}

/* The first predecessor with an account of its own. */
static enum err
find_keeper(struct cx *cx, const struct reorganisation_order *o, uint64_t *out)
{
	*out = 0;
	if (o->n_to + o->n_new != 1)
		return OK;
	for (size_t i = 0; i < o->n_from && *out == 0; i++) {
		struct agency agency;
		enum err err;

		err = agency_store_get(cx, o->from[i], &agency);
		if (err)
			return err;
		if (agency.has_account)
			*out = agency.id;
	}
	return OK;
}

/* It is there, on no day: what was typed now counts. */
static enum err
keep_new(struct cx *cx, uint64_t agency_id, const struct agency_entry *typed)
{
	struct agency_entry entry;
	struct agency_row row;
	enum err err;

	err = agency_admin_store_get(cx, agency_id, clock_day(cx->now), &row);
	if (err)
		return err;
	entry = row.entry;
	entry.kind = typed->kind;
	entry.name = typed->name;
	entry.short_name = text_or_empty(typed->short_name);
	entry.email = text_or_empty(typed->email);
	entry.phone = text_or_empty(typed->phone);
	entry.head_name = text_or_empty(typed->head_name);
	entry.edxml_code = text_or_empty(typed->edxml_code);
	return agency_admin_store_set(cx, agency_id, row.version, &entry);
}

static enum err
add_parts(struct cx *cx, uint64_t id, const struct reorganisation_order *o)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < o->n_from; i++)
		err = reorganisation_store_add_part(cx, id, true, o->from[i], i,
		    false);
	for (size_t i = 0; !err && i < o->n_to; i++)
		err = reorganisation_store_add_part(cx, id, false, o->to[i], i,
		    false);
	for (size_t i = 0; !err && i < o->n_new; i++) {
		uint64_t agency_id = o->new_ids != NULL ? o->new_ids[i] : 0;

		if (agency_id != 0)
			err = keep_new(cx, agency_id, &o->new[i]);
		else
			err = agency_admin_store_add(cx, &o->new[i],
			    &agency_id);
		if (!err)
			err = reorganisation_store_add_part(cx, id, false,
			    agency_id, o->n_to + i, true);
	}
	return err;
}

static enum err
log_act(struct cx *cx, const struct reorganisation *r, const char *outcome,
    const char *basis)
{
	return audit_add(cx, "reorganise", outcome,
	    arena_printf(cx->mem, "#%" PRIu64 " %s | %s", r->id,
		reorganisation_kind_name(r->kind), basis));
}

static struct reorganisation
act_of(const struct reorganisation_order *o)
{
	return (struct reorganisation){
		.kind = o->kind,
		.document = o->document,
		.document_on = o->document_on,
		.effective_on = o->effective_on,
		.note = text_or_empty(o->note),
		.parent_id = o->kind == REORGANISE_MOVE ? o->parent_id : 0,
	};
}

static enum err
check_order(struct cx *cx, const struct reorganisation_order *o)
{
	enum err input = check_words(cx, o);
	enum err err = check_shape(cx, o);

	if (!err && !input && o->kind == REORGANISE_MOVE)
		err = check_parent(cx, o);
	if (!err && !input)
		err = check_valid(cx, o);
	if (!err || err == ERR_INPUT)
		input = err ? err : input;
	else
		return err;
	err = check_new(cx, o);
	return err ? err : input;
}

enum err
reorganisation_prepare(struct cx *cx, const struct reorganisation_order *o,
    uint64_t *out_id)
{
	struct reorganisation r = act_of(o);
	enum err err = check_order(cx, o);

	if (!err)
		err = find_keeper(cx, o, &r.keeper_id);
	if (!err)
		err = reorganisation_store_add(cx, &r);
	if (!err)
		err = add_parts(cx, r.id, o);
	if (err)
		return err;
	*out_id = r.id;
	return log_act(cx, &r, "prepared", r.document);
}

static enum err
lock_in(struct cx *cx, uint64_t id, enum reorganisation_state state,
    struct reorganisation *out)
{
	enum err err = reorganisation_store_lock(cx, id, out);

	if (err)
		return err;
	if (out->state != state)
		return fail(cx, ERR_CONFLICT,
		    "reorganisation %" PRIu64 " is %s", id,
		    reorganisation_state_name(out->state));
	return OK;
}

static enum err
check_version(struct cx *cx, const struct reorganisation *r, uint64_t version)
{
	if (r->version == version)
		return OK;
	return fail_stale(cx,
	    "reorganisation %" PRIu64 " is at version %" PRIu64 ", not"
	    " %" PRIu64,
	    r->id, r->version, version);
}

/* Only new agencies of this very act. */
static enum err
check_kept(struct cx *cx, const struct reorganisation *r,
    const struct reorganisation_order *o)
{
	struct reorganisation_parts parts;
	enum err err = reorganisation_store_list_parts(cx, r, &parts);

	for (size_t i = 0; !err && o->new_ids != NULL && i < o->n_new; i++) {
		const struct reorganisation_part *part;

		if (o->new_ids[i] == 0)
			continue;
		part = parts_find(&parts, false, o->new_ids[i]);
		if (part == NULL || !part->created ||
		    holds(o->new_ids, i, o->new_ids[i]))
			err = fail(cx, ERR_MISSING,
			    "agency %" PRIu64 " is not new in act %" PRIu64,
			    o->new_ids[i], r->id);
	}
	return err;
}

enum err
reorganisation_change(struct cx *cx, uint64_t id, uint64_t version,
    const struct reorganisation_order *o)
{
	struct reorganisation now = act_of(o);
	struct reorganisation r;
	enum err err;

	err = lock_in(cx, id, REORGANISATION_PREPARED, &r);
	if (!err)
		err = check_version(cx, &r, version);
	if (!err)
		err = check_kept(cx, &r, o);
	if (!err)
		err = check_order(cx, o);
	if (!err)
		err = find_keeper(cx, o, &now.keeper_id);
	if (err)
		return err;
	now.id = id;
	now.version = version;
	err = reorganisation_store_set(cx, &now);
	if (!err)
		err = reorganisation_store_clear_parts(cx, id);
	if (!err)
		err = add_parts(cx, id, o);
	return err ? err : log_act(cx, &now, "changed", now.document);
}

enum err
reorganisation_choose(struct cx *cx, uint64_t id, uint64_t version,
    const struct reorganisation_choice *choices, size_t n)
{
	struct reorganisation_parts parts;
	struct reorganisation r;
	enum err err;

	err = lock_in(cx, id, REORGANISATION_PREPARED, &r);
	if (!err)
		err = check_version(cx, &r, version);
	if (!err)
		err = reorganisation_store_list_parts(cx, &r, &parts);
	for (size_t i = 0; !err && i < n; i++) {
		if (parts_find(&parts, false, choices[i].agency_id) == NULL)
			return fail_field(cx, "agency_id", "bad_choice");
		err = reorganisation_store_set_choice(cx, id, &choices[i]);
	}
	return err ? err : reorganisation_store_touch(cx, &r);
}

static bool
any_names(const struct reorganisation_choice *words, size_t n,
    const struct reorganisation_work *work)
{
	for (size_t i = 0; i < n; i++)
		if (choice_names(&words[i], work))
			return true;
	return false;
}

static enum err
share_works(struct cx *cx, uint64_t id,
    const struct reorganisation_parts *parts,
    const struct reorganisation_choice *words, size_t n, bool chosen)
{
	struct reorganisation_works works;
	enum err err = reorganisation_store_list_work(cx, id, &works);

	for (size_t i = 0; !err && i < works.n; i++) {
		const struct reorganisation_work *work = &works.items[i];

		if (parts_find(parts, true, work->line.a.agency_id) == NULL ||
		    !any_names(words, n, work))
			continue;
		err = reorganisation_store_set_share(cx, id, work->line.a.id,
		    words[0].agency_id, chosen);
	}
	return err;
}

enum err
reorganisation_share(struct cx *cx, uint64_t id, uint64_t version,
    const struct reorganisation_choice *words, size_t n, bool chosen)
{
	struct reorganisation_parts parts;
	struct reorganisation r;
	enum err err;

	err = lock_in(cx, id, REORGANISATION_PREPARED, &r);
	if (!err)
		err = check_version(cx, &r, version);
	if (!err)
		err = reorganisation_store_list_parts(cx, &r, &parts);
	if (err || n == 0)
		return err;
	if (parts_count(&parts, false) < 2 ||
	    parts_find(&parts, false, words[0].agency_id) == NULL)
		return fail_field(cx, "agency_id", "bad_choice");
	err = share_works(cx, id, &parts, words, n, chosen);
	return err ? err : reorganisation_store_touch(cx, &r);
}

enum err
reorganisation_drop(struct cx *cx, uint64_t id, uint64_t version,
    const char *basis)
{
	struct reorganisation r;
	enum err input = OK;
	enum err err;

	err = lock_in(cx, id, REORGANISATION_PREPARED, &r);
	if (!err)
		err = check_version(cx, &r, version);
	if (err)
		return err;
	input_need(cx, "basis", basis, &input);
	if (input)
		return input;
	err = reorganisation_store_set_ended(cx, &r, REORGANISATION_DROPPED,
	    basis);
	return err ? err : log_act(cx, &r, "dropped", basis);
}

/* Rehearsing ----------------------------------------------------------------
 */

/* What the one successor is like; id 0: there are none or several. */
struct heir_of_act {
	uint64_t id;
	const char *name;
	const char *email;
	bool has_account;
	bool has_leader;
};

static enum err
find_heir(struct cx *cx, const struct rehearsal *rehearsal,
    struct heir_of_act *out)
{
	struct agency agency;
	struct officer_list officers;
	enum err err;

	*out = (struct heir_of_act){ .id = parts_single_heir(
					 &rehearsal->parts) };
	if (out->id == 0)
		return OK;
	err = agency_store_get(cx, out->id, &agency);
	if (!err)
		err = agency_store_list_officers(cx, out->id,
		    rehearsal->r.effective_on, &officers);
	if (err)
		return err;
	out->name = agency.name;
	out->email = agency.email;
	out->has_account = agency.has_account;
	for (size_t i = 0; i < officers.n; i++)
		out->has_leader |= officers.items[i].leader_in_charge;
	return OK;
}

static void
plan_agency(const struct rehearsal *rehearsal, const struct heir_of_act *heir,
    struct reorganisation_step *step)
{
	const struct reorganisation *r = &rehearsal->r;
	const struct reorganisation_part *part;

	if (r->kind == REORGANISE_MOVE) {
		step->agency_id = r->parent_id;
		return;
	}
	if (parts_find(&rehearsal->parts, true, step->row_id) != NULL) {
		step->valid_to = r->effective_on - 1;
		step->other_id = heir->id;
		return;
	}
	part = parts_find(&rehearsal->parts, false, step->row_id);
	if (part != NULL && part->created)
		step->valid_from = r->effective_on;
	if (parts_find(&rehearsal->parts, true, step->agency_id) != NULL)
		step->agency_id = heir->id == step->row_id ? 0 : heir->id;
}

static void
plan_account(const struct rehearsal *rehearsal, const struct heir_of_act *heir,
    struct reorganisation_step *step)
{
	bool of_agency = step->other_id != 0;

	if (heir->id == 0 ||
	    (of_agency && (heir->has_account ||
			      rehearsal->r.keeper_id != step->agency_id))) {
		step->state = "closed";
		return;
	}
	step->agency_id = heir->id;
	if (!of_agency)
		return;
	step->name = heir->name;
	if (!text_is_empty(heir->email)) {
		step->login = heir->email;
		step->email = heir->email;
	}
}

static void
plan_officer(const struct rehearsal *rehearsal, struct heir_of_act *heir,
    struct reorganisation_step *step)
{
	bool leads = text_equal(step->state, officer_duty_name(true));

	if (heir->id == 0) {
		step->valid_to = rehearsal->r.effective_on - 1;
		return;
	}
	/* One leader is in charge of an agency. */
	if (leads && heir->has_leader)
		step->state = officer_duty_name(false);
	heir->has_leader |= leads;
	step->agency_id = heir->id;
}

static bool
plan_step(const struct rehearsal *rehearsal, struct heir_of_act *heir,
    struct reorganisation_step *step)
{
	switch (step->kind) {
	case STEP_AGENCY:
		plan_agency(rehearsal, heir, step);
		return true;
	case STEP_ACCOUNT:
		plan_account(rehearsal, heir, step);
		return true;
	case STEP_OFFICER:
		plan_officer(rehearsal, heir, step);
		return true;
	case STEP_MEMBER:
	case STEP_FOLLOW:
		step->valid_to = rehearsal->r.effective_on - 1;
		return true;
	case STEP_SYNTHESIS:
		if (heir->id == 0)
			return false;
		step->agency_id = heir->id;
		return true;
	case STEP_NEW_MEMBER:
	case STEP_NEW_FOLLOW:
		return true;
	case STEP_ASSIGNMENT:
	case STEP_SHARE:
	case N_STEP_KINDS:
		break;
	}
	return false;
}

static bool
same_row(const struct reorganisation_step *a,
    const struct reorganisation_step *b)
{
	return a->kind == STEP_AGENCY && a->agency_id == b->agency_id &&
	       a->other_id == b->other_id && a->valid_from == b->valid_from &&
	       a->valid_to == b->valid_to;
}

/* Rows that stay as they are are no steps. */
static enum err
plan_rows(struct cx *cx, struct rehearsal *rehearsal, struct heir_of_act *heir,
    enum step_kind kind)
{
	struct reorganisation_steps *before = &rehearsal->before[kind];
	struct reorganisation_steps *after = &rehearsal->after[kind];
	struct reorganisation_steps all;
	enum err err;

	err = reorganisation_store_list_rows(cx, kind, &rehearsal->r, &all);
	if (err)
		return err;
	before->items = arena_array(cx->mem, all.n + 1, sizeof(*all.items));
	after->items = arena_array(cx->mem, all.n + 1, sizeof(*all.items));
	for (size_t i = 0; i < all.n; i++) {
		struct reorganisation_step step = all.items[i];

		if (!plan_step(rehearsal, heir, &step) ||
		    same_row(&step, &all.items[i]))
			continue;
		before->items[before->n++] = all.items[i];
		after->items[after->n++] = step;
	}
	return OK;
}

static enum err
find_problems(struct cx *cx, struct rehearsal *rehearsal,
    const struct heir_of_act *heir)
{
	const struct reorganisation_steps
	    *accounts = &rehearsal->after[STEP_ACCOUNT];
	bool *problems = rehearsal->problems;

	problems[PROBLEM_NO_RECEIVER] = rehearsal->fates[WORK_LOST] > 0;
	problems[PROBLEM_TOO_MUCH] = rehearsal->works.n >
				     REORGANISATION_WORK_MAX;
	for (size_t i = 0; i < rehearsal->parts.n; i++)
		problems[PROBLEM_PART_CHANGED] |= !rehearsal->parts.items[i]
						       .valid;
	for (size_t i = 0; i < accounts->n; i++) {
		const struct reorganisation_step *a = &accounts->items[i];
		enum err err;

		if (a->other_id == 0 || a->agency_id != heir->id)
			continue;
		/* It brings the account of the successor. */
		rehearsal->counts.unreceived = 0;
		err = reorganisation_store_login_taken(cx,
		    rehearsal->r.keeper_id, a->login,
		    &problems[PROBLEM_LOGIN_TAKEN]);
		if (err)
			return err;
	}
	return OK;
}

static void
add_line(struct sha256 *sum, const char *line)
{
	sha256_add(sum, line, strlen(line));
}

/* Two rehearsals with the same digest say the same. */
static const char *
digest_of(struct cx *cx, const struct rehearsal *rehearsal)
{
	struct sha256 *sum = sha256_open();
	uint8_t out[SHA256_SIZE];

	add_line(sum, arena_printf(cx->mem, "%" PRIu64 " %" PRIu64 "\n",
			  rehearsal->r.id, rehearsal->r.version));
	for (size_t i = 0; i < rehearsal->works.n; i++) {
		const struct reorganisation_work *w = &rehearsal->works
							   .items[i];

		add_line(sum, arena_printf(cx->mem,
				  "w%" PRIu64 " %" PRIu64 " %" PRIu64 " %d\n",
				  w->line.a.id, w->line.a.version, w->to_id,
				  (int)w->fate));
	}
	for (size_t i = 0; i < rehearsal->shares.n; i++)
		add_line(sum,
		    arena_printf(cx->mem, "s%" PRIu64 " %" PRIu64 " %d\n",
			rehearsal->shares.items[i].work_id,
			rehearsal->shares.items[i].agency_id,
			(int)rehearsal->shares.items[i].role));
	for (int kind = 0; kind < N_STEP_KINDS; kind++) {
		const struct reorganisation_steps *s = &rehearsal->before[kind];

		for (size_t i = 0; i < s->n; i++)
			add_line(sum,
			    arena_printf(cx->mem,
				"%d %" PRIu64 " %" PRIu64 " %" PRIu64 "\n",
				kind, s->items[i].row_id, s->items[i].version,
				rehearsal->after[kind].items[i].agency_id));
	}
	sha256_finish(sum, out);
	return hex_encode(cx->mem, out, sizeof(out));
}

static enum err
rehearse(struct cx *cx, struct rehearsal *out)
{
	struct heir_of_act heir;
	enum err err;

	err = reorganisation_store_list_parts(cx, &out->r, &out->parts);
	if (!err)
		err = reorganisation_store_list_choices(cx, out->r.id,
		    &out->choices);
	if (!err)
		err = reorganisation_store_list_shares(cx, out->r.id,
		    &out->shares);
	if (!err && out->r.kind != REORGANISE_MOVE)
		err = reorganisation_store_list_work(cx, out->r.id,
		    &out->works);
	if (!err)
		err = find_heir(cx, out, &heir);
	if (err)
		return err;
	reorganisation_plan(&out->parts, &out->choices, &out->works);
	reorganisation_plan_shares(&out->parts, &out->works, &out->shares);
	for (size_t i = 0; i < out->works.n; i++)
		out->fates[out->works.items[i].fate]++;
	for (int kind = STEP_AGENCY; !err && kind <= STEP_SYNTHESIS; kind++)
		err = plan_rows(cx, out, &heir, (enum step_kind)kind);
	if (!err)
		err = reorganisation_store_count(cx, out->r.id, &out->counts);
	if (!err)
		err = find_problems(cx, out, &heir);
	if (err)
		return err;
	out->is_due = clock_day(cx->now) >= out->r.effective_on;
	out->digest = digest_of(cx, out);
	return OK;
}

enum err
reorganisation_rehearse(struct cx *cx, uint64_t id, struct rehearsal *out)
{
	enum err err;

	memset(out, 0, sizeof(*out));
	err = reorganisation_store_get(cx, id, &out->r);
	if (err)
		return err;
	if (out->r.state != REORGANISATION_PREPARED)
		return reorganisation_store_list_parts(cx, &out->r,
		    &out->parts);
	return rehearse(cx, out);
}

/* Executing ---------------------------------------------------------------- */

/* The event of an assignment that went on elsewhere, and who is told: the
 * agency that has it now, and the specialist. */
static enum err
tell_work(struct cx *cx, const struct reorganisation *r,
    const struct assignment *a, enum assignment_state from,
    const char *from_name, const char *to_name, enum urgency urgency,
    const char *reason)
{
	struct event event = {
		.kind = EVENT_REORGANISE,
		.reason = reason,
		.document = r->document,
	};
	struct move_work work = { .a = *a, .from = from };
	enum err err;

	work.directive.urgency = urgency;
	change_add(cx, &event, "agency", from_name, to_name);
	err = move_note(cx, &work, &event);
	if (!err)
		err = move_tell_agency(cx, &work, EVENT_REORGANISE);
	if (!err)
		err = move_tell_account(cx, &work, a->specialist_id,
		    EVENT_REORGANISE);
	return err;
}

static enum err
move_one(struct cx *cx, const struct reorganisation *r,
    const struct reorganisation_work *work)
{
	struct assignment a = work->line.a;
	const struct reorganisation_step before = {
		.kind = STEP_ASSIGNMENT,
		.row_id = a.id,
		.agency_id = a.agency_id,
		.state = assignment_state_name(a.state),
		.valid_from = NO_DAY,
		.valid_to = NO_DAY,
		.name = work->line.agency_name,
		.email = "",
	};
	enum err err;

	if (work->fate == WORK_CLOSES) {
		a.state = STATE_TRANSFERRED;
		a.closed_at = cx->now;
		a.closed_on = clock_day(cx->now);
	} else {
		a.agency_id = work->to_id;
	}
	err = assignment_store_set(cx, &a);
	if (!err)
		err = reorganisation_store_add_step(cx, r->id, &before,
		    a.version);
	if (err)
		return err;
	return tell_work(cx, r, &a, work->line.a.state, work->line.agency_name,
	    work->to_name, work->line.urgency, r->note);
}

/* Another successor works on it too, from today. */
static enum err
share_one(struct cx *cx, const struct rehearsal *rehearsal,
    const struct reorganisation_share *share)
{
	const struct reorganisation *r = &rehearsal->r;
	const struct reorganisation_work *work = works_find(&rehearsal->works,
	    share->work_id);
	struct reorganisation_step step = {
		.kind = STEP_SHARE,
		.agency_id = share->agency_id,
		.state = "",
		.valid_from = NO_DAY,
		.valid_to = NO_DAY,
		.name = share->agency_name,
		.email = "",
	};
	struct assignment a;
	struct task task;
	enum err err;

	err = task_store_get(cx, work->line.a.task_id, &task);
	if (err)
		return err;
	a = assignment_hand_out(cx, &task, share->agency_id, share->role,
	    work->line.a.due_on);
	err = assignment_store_add(cx, &a);
	step.row_id = a.id;
	if (!err)
		err = reorganisation_store_add_step(cx, r->id, &step,
		    a.version);
	if (err)
		return err;
	return tell_work(cx, r, &a, STATE_DRAFT, work->line.agency_name,
	    share->agency_name, work->line.urgency, r->note);
}

static enum err
apply_rows(struct cx *cx, const struct rehearsal *rehearsal,
    enum step_kind kind)
{
	const struct reorganisation_steps *steps = &rehearsal->after[kind];
	enum err err = OK;

	for (size_t i = 0; !err && i < steps->n; i++) {
		struct reorganisation_step before = rehearsal->before[kind]
							.items[i];
		struct reorganisation_step step = steps->items[i];

		err = reorganisation_store_apply(cx, &step);
		/* A row that was added is named by its own id. */
		before.row_id = step.row_id;
		if (!err)
			err = reorganisation_store_add_step(cx, rehearsal->r.id,
			    &before, step.version);
	}
	return err;
}

static enum err
apply_work(struct cx *cx, const struct rehearsal *rehearsal, uint64_t *n_moved)
{
	const struct reorganisation_works *works = &rehearsal->works;
	enum err err = OK;

	*n_moved = 0;
	for (size_t i = 0; !err && i < works->n; i++) {
		if (works->items[i].fate == WORK_STAYS)
			continue;
		err = move_one(cx, &rehearsal->r, &works->items[i]);
		*n_moved += 1;
	}
	for (size_t i = 0; !err && i < rehearsal->shares.n; i++)
		err = share_one(cx, rehearsal, &rehearsal->shares.items[i]);
	return err;
}

static const char *
names_of(struct cx *cx, const struct reorganisation_parts *parts, bool from)
{
	struct str names;

	str_init(&names, cx->mem, 200000);
	for (size_t i = 0; i < parts->n; i++)
		if (parts->items[i].from == from)
			str_printf(&names, "%s%s", names.length > 0 ? "; " : "",
			    parts->items[i].name);
	return str_text(&names);
}

/* Each agency's own history names the act. */
static enum err
note_parts(struct cx *cx, const struct reorganisation *r,
    const struct reorganisation_parts *parts, const char *field,
    const char *basis)
{
	const char *from = names_of(cx, parts, true);
	const char *to = names_of(cx, parts, false);
	enum err err = OK;

	for (size_t i = 0; !err && i < parts->n; i++)
		err = agency_admin_store_add_change(cx,
		    parts->items[i].agency_id, 0,
		    arena_printf(cx->mem, "%s_%s", field,
			reorganisation_kind_name(r->kind)),
		    from, to, basis);
	return err;
}

static enum err
check_rehearsal(struct cx *cx, const struct rehearsal *rehearsal,
    const char *digest)
{
	if (!rehearsal->is_due)
		return fail_field(cx, "seen", "not_due");
	if (!text_equal(rehearsal->digest, digest))
		return fail_field(cx, "seen", "stale_rehearsal");
	for (size_t i = 0; i < N_REORGANISATION_PROBLEMS; i++)
		if (rehearsal->problems[i])
			return fail_field(cx, "seen",
			    reorganisation_problem_names[i]);
	return OK;
}

enum err
reorganisation_execute(struct cx *cx, uint64_t id, const char *digest)
{
	struct rehearsal rehearsal = { .digest = "" };
	uint64_t n_moved = 0;
	enum err err;

	err = reorganisation_store_lock_work(cx, id);
	if (!err)
		err = lock_in(cx, id, REORGANISATION_PREPARED, &rehearsal.r);
	if (!err)
		err = rehearse(cx, &rehearsal);
	if (!err)
		err = check_rehearsal(cx, &rehearsal, digest);
	if (!err)
		err = apply_work(cx, &rehearsal, &n_moved);
	for (int kind = STEP_AGENCY; !err && kind <= STEP_SYNTHESIS; kind++)
		err = apply_rows(cx, &rehearsal, (enum step_kind)kind);
	if (!err)
		err = reorganisation_store_follow_notices(cx, id);
	if (!err)
		err = note_parts(cx, &rehearsal.r, &rehearsal.parts,
		    "reorganise", rehearsal.r.document);
	if (!err)
		err = reorganisation_store_set_executed(cx, &rehearsal.r,
		    n_moved);
	if (err)
		return err;
	return log_act(cx, &rehearsal.r, "executed", rehearsal.r.document);
}

/* Undoing ------------------------------------------------------------------ */

static enum err
move_back(struct cx *cx, const struct reorganisation *r,
    const struct reorganisation_step *step, const char *basis)
{
	struct assignment_lines lines;
	enum assignment_state from;
	struct agency now;
	struct assignment a;
	enum err err;

	err = assignment_store_lock(cx, step->row_id, &a);
	if (!err)
		err = agency_store_get(cx, a.agency_id, &now);
	if (!err)
		err = assignment_store_list_task(cx, a.task_id, &lines);
	if (err)
		return err;
	from = a.state;
	a.agency_id = step->agency_id;
	if (!assignment_state_from_name(step->state, &a.state))
		return fail(cx, ERR_BUG, "a step has no state");
	a.closed_at = NO_MOMENT;
	a.closed_on = LAST_DAY;
	err = assignment_store_set(cx, &a);
	if (err)
		return err;
	return tell_work(cx, r, &a, from, now.name, step->name,
	    lines.n > 0 ? lines.items[0].urgency : URGENCY_NORMAL, basis);
}

/* It was handed out by the act: taken back, as if the office recalled it. */
static enum err
recall_share(struct cx *cx, const struct reorganisation *r,
    const struct reorganisation_step *step, const char *basis)
{
	struct assignment a;
	enum assignment_state from;
	enum err err = assignment_store_lock(cx, step->row_id, &a);

	if (err)
		return err;
	from = a.state;
	a.state = STATE_RECALLED;
	a.closed_at = cx->now;
	a.closed_on = clock_day(cx->now);
	err = assignment_store_set(cx, &a);
	if (err)
		return err;
	return tell_work(cx, r, &a, from, step->name, "", URGENCY_NORMAL,
	    basis);
}

static enum err
put_back_work(struct cx *cx, const struct reorganisation *r,
    const struct reorganisation_steps *works,
    const struct reorganisation_steps *shares, const char *basis)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < shares->n; i++)
		err = recall_share(cx, r, &shares->items[i], basis);
	for (size_t i = 0; !err && i < works->n; i++)
		err = move_back(cx, r, &works->items[i], basis);
	return err;
}

static enum err
lock_steps(struct cx *cx, const struct reorganisation_steps *steps)
{
	struct assignment a;
	enum err err = OK;

	for (size_t i = 0; !err && i < steps->n; i++)
		err = assignment_store_lock(cx, steps->items[i].row_id, &a);
	return err;
}

static enum err
put_back(struct cx *cx, uint64_t id, enum step_kind kind)
{
	struct reorganisation_steps steps;
	enum err err;

	err = reorganisation_store_list_steps(cx, id, kind, &steps);
	for (size_t i = 0; !err && i < steps.n; i++)
		if (kind == STEP_NEW_MEMBER || kind == STEP_NEW_FOLLOW)
			err = reorganisation_store_take_away(cx,
			    &steps.items[i]);
		else
			err = reorganisation_store_apply(cx, &steps.items[i]);
	return err;
}

static enum err
check_dependences(struct cx *cx, uint64_t id)
{
	struct dependences depends;
	enum err err;

	err = reorganisation_store_count_dependences(cx, id, &depends);
	if (err)
		return err;
	for (size_t i = 0; i < N_DEPENDENCES; i++)
		if (depends.n[i] > 0)
			return fail_field(cx, "basis", "depends");
	return OK;
}

enum err
reorganisation_undo(struct cx *cx, uint64_t id, uint64_t version,
    const char *basis)
{
	struct reorganisation_parts parts;
	struct reorganisation_steps works, shares;
	struct reorganisation r;
	enum err input = OK;
	enum err err;

	err = reorganisation_store_list_steps(cx, id, STEP_ASSIGNMENT, &works);
	if (!err)
		err = reorganisation_store_list_steps(cx, id, STEP_SHARE,
		    &shares);
	if (!err)
		err = lock_steps(cx, &works);
	if (!err)
		err = lock_steps(cx, &shares);
	if (!err)
		err = lock_in(cx, id, REORGANISATION_EXECUTED, &r);
	if (!err)
		err = check_version(cx, &r, version);
	if (err)
		return err;
	input_need(cx, "basis", basis, &input);
	if (input)
		return input;
	err = check_dependences(cx, id);
	if (!err)
		err = put_back_work(cx, &r, &works, &shares, basis);
	for (int kind = STEP_AGENCY; !err && kind <= STEP_SYNTHESIS; kind++)
		err = put_back(cx, id, (enum step_kind)kind);
	if (!err)
		err = reorganisation_store_follow_notices(cx, id);
	if (!err)
		err = reorganisation_store_list_parts(cx, &r, &parts);
	if (!err)
		err = note_parts(cx, &r, &parts, "undo", basis);
	if (!err)
		err = reorganisation_store_set_ended(cx, &r,
		    REORGANISATION_UNDONE, basis);
	return err ? err : log_act(cx, &r, "undone", basis);
}
