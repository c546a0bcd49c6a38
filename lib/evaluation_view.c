#include "evaluation_view.h"

#include "arena.h"

static void
row_view(struct cx *cx, struct node *node, const struct evaluation_row *row)
{
	const uint32_t *n = row->counts.n;

	if (row->rank > 0)
		node_int(node, "rank", row->rank);
	node_id(node, "agency_id", row->agency_id);
	node_text(node, "name", row->name);
	node_text(node, "score", evaluation_score_text(cx->mem, row));
	node_int(node, "total", n[CELL_TOTAL]);
	node_int(node, "on_time", n[CELL_DONE_EARLY] + n[CELL_DONE_ON_TIME]);
	node_int(node, "late", n[CELL_DONE_LATE]);
	node_int(node, "overdue",
	    n[CELL_DOING_OVERDUE] + n[CELL_NOT_STARTED_OVERDUE]);
	node_int(node, "fallen_due", n[CELL_FALLEN_DUE]);
	node_int(node, "updates_late", row->updates_late);
	node_int(node, "returns", row->returns);
	node_int(node, "extensions", row->extensions);
	node_int(node, "notices", row->notices);
	node_int(node, "escalations", row->escalations);
}

/* "0,5": tenths of a point. */
static void
tenths(struct cx *cx, struct node *node, const char *name, int n)
{
	node_text(node, name,
	    n % 10 == 0 ? arena_printf(cx->mem, "%d", n / 10)
			: arena_printf(cx->mem, "%d,%d", n / 10, n % 10));
}

void
evaluation_view(struct cx *cx, struct node *root,
    const struct evaluation *evaluation)
{
	const struct evaluation_weights *w = &evaluation->weights;
	struct node *weights = node_child(root, "Weights");
	size_t n_praise = 0, n_discipline = 0;

	node_int(weights, "late_percent", w->late_percent);
	tenths(cx, weights, "notice", w->notice_tenths);
	tenths(cx, weights, "escalation", w->escalation_tenths);
	tenths(cx, weights, "update_late", w->update_late_tenths);
	node_int(weights, "praise_score", w->praise_score);
	node_int(weights, "praise_min_due", w->praise_min_due);
	node_int(weights, "discipline_score", w->discipline_score);
	node_list(root, "Rows");
	node_list(root, "Praise");
	node_list(root, "Discipline");
	for (size_t i = 0; i < evaluation->n; i++) {
		const struct evaluation_row *row = &evaluation->rows[i];

		row_view(cx, node_item(root, "Rows", i), row);
		if (row->praise)
			row_view(cx, node_item(root, "Praise", n_praise++),
			    row);
		if (row->discipline)
			row_view(cx,
			    node_item(root, "Discipline", n_discipline++), row);
	}
	node_int(root, "n_praise", (int64_t)n_praise);
	node_int(root, "n_discipline", (int64_t)n_discipline);
}

void
evaluation_decision_view(struct node *node,
    const struct evaluation_decision *decision, bool same)
{
	node_text(node, "kind", evaluation_kind_names[decision->kind]);
	node_text(node, "document", decision->document);
	node_day(node, "issued_on", decision->issued_on);
	node_text(node, "note", decision->note);
	node_moment(node, "at", decision->at);
	node_text(node, "actor", decision->actor_name);
	node_bool(node, "same", same);
}
