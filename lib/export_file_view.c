#include "export_file_view.h"

#include "exports.h"

static void
export_file_view(struct node *node, const struct export_file *file,
    enum export_state state)
{
	int percent = export_file_percent(file);

	node_id(node, "id", file->id);
	node_text(node, "rows_of", export_of_name(file->rows_of));
	node_text(node, "query", file->query);
	node_text(node, "format", export_format_name(file->format));
	node_text(node, "state", export_state_name(state));
	node_int(node, "n_rows", file->n_rows);
	node_int(node, "n_expected", file->n_expected);
	if (percent >= 0)
		node_int(node, "percent", percent);
	node_moment(node, "created_at", file->created_at);
	if (state == EXPORT_DONE)
		node_moment(node, "kept_until",
		    file->ended_at + EXPORT_KEPT_SECONDS);
}

void
export_file_list_view(struct cx *cx, struct node *root,
    const struct export_file_list *files)
{
	bool running = false;

	node_list(root, "Exports");
	for (size_t i = 0; i < files->n; i++) {
		const struct export_file *file = &files->items[i];
		enum export_state state = export_file_state(file, cx->now);

		running |= state == EXPORT_RUNNING;
		export_file_view(node_item(root, "Exports", i), file, state);
	}
	node_bool(root, "running", running);
}
