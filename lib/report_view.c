#include "report_view.h"

void
report_boxes_view(struct node *node, const struct report_boxes *boxes)
{
	node_int(node, "done_on_time", boxes->done_on_time);
	node_int(node, "done_late", boxes->done_late);
	node_int(node, "running", boxes->running);
	node_int(node, "overdue", boxes->overdue);
}
