#include "notice_page.h"

#include "file_store.h"
#include "history_view.h"
#include "notice_store.h"
#include "notice_verbs.h"
#include "notice_view.h"

static enum err
show_files(struct request *rq, const struct notice *notice,
    const struct notice_item_list *items)
{
	struct file_list files;
	enum err err;

	if (items->n == 0)
		return OK;
	/* Each assignment has the same paper: the first one will do. */
	for (size_t i = 0; i < items->n; i++) {
		if (i > 0 && items->items[i].state == ITEM_WITHDRAWN)
			continue;
		err = file_store_list_assignment(&rq->cx,
		    items->items[i].assignment_id, &files);
		if (err)
			return err;
		if (items->items[i].state != ITEM_WITHDRAWN)
			break;
	}
	file_list_view(view_root(rq->view), "Files", &files, FILE_NOTICE,
	    notice->id);
	return OK;
}

enum err
notice_page_open(struct request *rq, uint64_t id, struct notice *out)
{
	struct node *root = view_root(rq->view);
	struct notice_item_list items;
	bool may_handle;
	bool is_open;
	enum err err;

	err = notice_open(&rq->cx, id, out, &may_handle);
	if (err)
		return err;
	err = notice_store_list_items(&rq->cx, id, &items);
	if (err)
		return err;
	is_open = out->state == NOTICE_APPROVED || out->state == NOTICE_SIGNED;
	notice_view(&rq->cx, node_child(root, "Notice"), out);
	notice_items_view(&rq->cx, root, "Items", &items, out->issued_on);
	node_bool(node_child(root, "Can"), "handle", may_handle && is_open);
	node_bool(node_child(root, "Can"), "send",
	    may_handle && out->state == NOTICE_SIGNED);
	return show_files(rq, out, &items);
}

enum err
notice_page_open_for_handling(struct request *rq, uint64_t id)
{
	struct notice notice;
	enum err err;

	if (!rq->stale) {
		err = notice_open_for_handling(&rq->cx, id, &notice);
		if (err)
			return err;
	}
	return notice_page_open(rq, id, &notice);
}
