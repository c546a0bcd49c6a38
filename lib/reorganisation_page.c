#include "reorganisation_page.h"

#include "account_admin.h"
#include "arena.h"
#include "reorganisation_view.h"
#include "text.h"

enum { WORKS_SHOWN = 1000 };

static const char *
name_of(const struct rehearsal *rehearsal, uint64_t agency_id)
{
	for (size_t i = 0; i < rehearsal->parts.n; i++)
		if (rehearsal->parts.items[i].agency_id == agency_id)
			return rehearsal->parts.items[i].name;
	return "";
}

/* <list>.<i>: who or what, where it was, where it goes; fate: "carried",
 * "closed", "moves", "ends". */
static void
show_steps(struct node *node, const char *list,
    const struct rehearsal *rehearsal, enum step_kind kind)
{
	const struct reorganisation_steps *before = &rehearsal->before[kind];
	const struct reorganisation_steps *after = &rehearsal->after[kind];

	node_list(node, list);
	for (size_t i = 0; i < before->n; i++) {
		const struct reorganisation_step *was = &before->items[i];
		const struct reorganisation_step *is = &after->items[i];
		struct node *item = node_item(node, list, i);
		bool moves = was->agency_id != is->agency_id;

		node_text(item, "name", was->name);
		node_text(item, "login", was->login);
		node_text(item, "new_login", is->login);
		node_text(item, "agency", name_of(rehearsal, was->agency_id));
		node_text(item, "to",
		    moves ? name_of(rehearsal, is->agency_id) : "");
		node_bool(item, "of_agency", was->other_id != 0);
		node_bool(item, "moves", moves);
		node_bool(item, "new_duty", !text_equal(was->state, is->state));
		node_bool(item, "leader",
		    text_equal(was->state, officer_duty_name(true)));
	}
}

static void
show_counts(struct node *root, const struct rehearsal *rehearsal)
{
	struct node *node = node_child(root, "Counts");

	node_int(node, "moves", (int64_t)rehearsal->fates[WORK_MOVES]);
	node_int(node, "shares", (int64_t)rehearsal->shares.n);
	node_int(node, "closes", (int64_t)rehearsal->fates[WORK_CLOSES]);
	node_int(node, "lost", (int64_t)rehearsal->fates[WORK_LOST]);
	node_int(node, "closed", (int64_t)rehearsal->counts.closed);
	node_int(node, "drafts", (int64_t)rehearsal->counts.drafts);
	node_int(node, "notices", (int64_t)rehearsal->counts.notices);
	node_int(node, "unreceived", (int64_t)rehearsal->counts.unreceived);
	node_int(node, "accounts", (int64_t)rehearsal->before[STEP_ACCOUNT].n);
	node_int(node, "officers", (int64_t)rehearsal->before[STEP_OFFICER].n);
	node_int(node, "rules", (int64_t)rehearsal->before[STEP_FOLLOW].n);
	node_int(node, "synthesis",
	    (int64_t)rehearsal->before[STEP_SYNTHESIS].n);
}

enum err
reorganisation_page_show(struct request *rq, uint64_t id)
{
	struct node *root = view_root(rq->view);
	struct rehearsal *rehearsal = arena_alloc(rq->cx.mem,
	    sizeof(*rehearsal));
	size_t n = 0;
	enum err err;

	err = reorganisation_rehearse(&rq->cx, id, rehearsal);
	if (err)
		return err;
	reorganisation_view(node_child(root, "Act"), &rehearsal->r);
	reorganisation_parts_view(root, &rehearsal->parts);
	if (rehearsal->r.parent_id != 0)
		node_id(node_child(root, "Act"), "parent_id",
		    rehearsal->r.parent_id);
	if (rehearsal->r.state != REORGANISATION_PREPARED)
		return OK;
	reorganisation_works_view(&rq->cx, root, &rehearsal->works,
	    &rehearsal->shares, WORKS_SHOWN);
	show_steps(root, "Accounts", rehearsal, STEP_ACCOUNT);
	show_steps(root, "Officers", rehearsal, STEP_OFFICER);
	show_steps(root, "Members", rehearsal, STEP_MEMBER);
	show_steps(root, "NewMembers", rehearsal, STEP_NEW_MEMBER);
	show_counts(root, rehearsal);
	node_list(root, "Problems");
	for (size_t i = 0; i < N_REORGANISATION_PROBLEMS; i++)
		if (rehearsal->problems[i])
			node_text(node_item(root, "Problems", n++), "kind",
			    reorganisation_problem_names[i]);
	node_bool(root, "is_due", rehearsal->is_due);
	node_text(root, "digest", rehearsal->digest);
	return OK;
}
