#include "inspection_page.h"

#include "arena.h"
#include "assignment_store.h"
#include "assignment_view.h"
#include "inspection_store.h"
#include "inspection_view.h"

enum err
inspection_page_open(struct request *rq, uint64_t id, struct inspection *out)
{
	struct node *root = view_root(rq->view);
	struct inspection_items items;
	struct assignment_lines lines;
	uint64_t *ids;
	enum err err;

	err = inspection_store_get(&rq->cx, id, out);
	if (err)
		return err;
	err = inspection_store_list_items(&rq->cx, id, &items);
	if (err)
		return err;
	ids = arena_array(rq->cx.mem, items.n, sizeof(*ids));
	for (size_t i = 0; i < items.n; i++)
		ids[i] = items.items[i].assignment_id;
	err = assignment_store_list_ids(&rq->cx, ids, items.n, &lines);
	if (err)
		return err;
	inspection_view(node_child(root, "Inspection"), out);
	assignment_lines_view(&rq->cx, root, "Items", &lines);
	inspection_findings_view(root, "Items", &lines, &items);
	return OK;
}
