#include "figure_view.h"

static const char *const kind_names[] = {
	[FIGURE_TEXT] = "text",
	[FIGURE_WORD] = "word",
	[FIGURE_COUNT] = "count",
	[FIGURE_RATE] = "rate",
	[FIGURE_DAY] = "day",
};

static void
cell_view(struct node *node, const struct figure *cell)
{
	node_text(node, "kind", kind_names[cell->kind]);
	switch (cell->kind) {
	case FIGURE_TEXT:
	case FIGURE_WORD:
		node_text(node, "text", cell->text);
		break;
	case FIGURE_COUNT:
		node_int(node, "n", cell->n);
		break;
	case FIGURE_RATE:
		node_rate(node, "rate", cell->n, cell->of);
		break;
	case FIGURE_DAY:
		node_day(node, "day", cell->day);
		break;
	}
	if (cell->link != NULL)
		node_text(node, "link", cell->link);
}

void
figure_table_view(struct node *node, const char *name,
    const struct figure_table *table)
{
	struct node *root = node_child(node, name);

	node_text(root, "caption", table->name);
	node_list(root, "Rows");
	for (size_t i = 0; i < table->n_columns; i++) {
		struct node *item = node_item(root, "Columns", i);

		node_text(item, "name", table->columns[i].name);
		node_bool(item, "words", table->columns[i].words);
	}
	for (size_t r = 0; r < table->n; r++) {
		struct node *row = node_item(root, "Rows", r);

		node_bool(row, "sum", table->rows[r].sum);
		for (size_t i = 0; i < table->n_columns; i++)
			cell_view(node_item(row, "Cells", i),
			    &table->rows[r].cells[i]);
	}
}
