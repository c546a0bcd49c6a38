/*
 * admin-operations: how the system runs, for whoever runs the machines: the one
 * page of the infrastructure team (R15), without a word of what people write.
 *
 * GET  shows versions, clocks, the mail queue, the planner, sessions and disks.
 */
#include "action.h"
#include "config.h"
#include "operation_store.h"
#include "operation_view.h"
#include "task_page.h"
#include "text.h"

/* Is there one, and does it answer? */
static void
show_scanner(struct request *rq)
{
	const struct file_rules rules = task_page_file_rules(rq);
	struct node *node = node_child(view_root(rq->view), "Scanner");

	node_bool(node, "configured", !text_is_empty(rules.scanner));
	node_bool(node, "answers", file_scanner_answers(&rules));
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	const struct disk_space files = disk_space_of(rq->config->file_dir);
	const struct disk_space uploads = disk_space_of(rq->config->upload_dir);
	struct operation operation;
	enum err err;

	err = operation_store_get(&rq->cx, &operation);
	if (err)
		return err;
	operation_view(root, &operation, rq->cx.now);
	disk_space_view(root, "Files", &files);
	disk_space_view(root, "Uploads", &uploads);
	show_scanner(rq);
	return OK;
}

const struct action action = {
	.name = "admin-operations",
	.needs = PERM_OPERATE,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.get = show,
};
