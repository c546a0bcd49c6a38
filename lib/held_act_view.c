#include "held_act_view.h"

#include "clock.h"

static const char *
state(const struct held_act *act, int64_t now)
{
	if (act->undone_at != NO_MOMENT)
		return "undone";
	return held_act_is_waiting(act, now) ? "waiting" : "released";
}

void
held_act_view(const struct cx *cx, struct node *node,
    const struct held_act *act)
{
	node_id(node, "id", act->id);
	node_text(node, "kind", held_kind_name(act->kind));
	node_text(node, "state", state(act, cx->now));
	/* Several urged or given away are of several directives. */
	node_text(node, "reference",
	    act->kind == HELD_URGE || act->kind == HELD_FOLLOWER
		? ""
		: act->reference);
	node_moment(node, "at", act->at);
	node_moment(node, "until", act->held_until);
	node_moment(node, "undone_at", act->undone_at);
	node_int(node, "n", (int64_t)act->n_items);
	node_int(node, "n_messages", (int64_t)act->n_messages);
}

void
held_acts_view(const struct cx *cx, struct node *root, const char *name,
    const struct held_acts *acts)
{
	node_list(root, name);
	for (size_t i = 0; i < acts->n; i++)
		held_act_view(cx, node_item(root, name, i), &acts->items[i]);
}
