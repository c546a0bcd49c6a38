#include "account_review_view.h"

#include "clock.h"

static void
sums_view(struct node *node, const struct review_sums *sums)
{
	node_int(node, "n_accounts", sums->n_accounts);
	node_int(node, "n_without_factor", sums->n_without_factor);
	node_int(node, "n_unused", sums->n_unused);
}

static void
line_view(struct node *node, const struct review_line *line, int64_t now)
{
	node_id(node, "id", line->account_id);
	node_text(node, "login", line->login);
	node_text(node, "name", line->name);
	node_text(node, "kind", account_kind_name(line->kind));
	node_text(node, "role", role_name(line->role));
	node_text(node, "position", position_name(line->position));
	node_text(node, "agency", line->agency_name);
	node_text(node, "basis", line->basis);
	node_moment(node, "used_at", line->used_at);
	node_moment(node, "warned_at", line->warned_at);
	node_bool(node, "unused", review_line_is_unused(line, now));
	node_bool(node, "has_factor", line->has_factor);
	node_bool(node, "lacks_factor", review_line_lacks_factor(line));
	node_int(node, "n_officers", line->n_officers);
	node_int(node, "n_officers_with_factor", line->n_officers_with_factor);
}

void
review_lines_view(struct node *root, const struct review_lines *lines,
    int64_t now)
{
	const struct review_sums sums = review_sums_of(lines, now);

	sums_view(node_child(root, "Sums"), &sums);
	node_list(root, "Lines");
	for (size_t i = 0; i < lines->n; i++)
		line_view(node_item(root, "Lines", i), &lines->items[i], now);
}

void
review_list_view(struct node *root, const struct review_list *list, int64_t now)
{
	int64_t last = list->n == 0 ? NO_MOMENT : list->items[0].signed_at;
	int32_t due_on = review_due_on(last, now);
	struct node *due = node_child(root, "Due");

	node_day(due, "on", due_on);
	node_bool(due, "late", due_on <= clock_day(now));
	node_list(root, "Past");
	for (size_t i = 0; i < list->n; i++) {
		const struct review *r = &list->items[i];
		struct node *node = node_item(root, "Past", i);

		node_moment(node, "signed_at", r->signed_at);
		node_text(node, "signer", r->signer_name);
		node_text(node, "conclusion", r->conclusion);
		node_text(node, "document", r->document);
		sums_view(node, &r->sums);
	}
}
