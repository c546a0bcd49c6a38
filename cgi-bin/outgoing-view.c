/*
 * outgoing-view: show a document issued, what became of it, and what to do
 * next.
 *
 * GET  shows it by its number here, or by its code in the e-office.
 */
#include "action.h"
#include "file_store.h"
#include "history_view.h"
#include "outgoing_page.h"
#include "outgoing_store.h"
#include "outgoing_view.h"
#include "text.h"

enum { ID, DOCUMENT };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, OUTGOING_CODE_MAX,
	    FIELD_OPTIONAL, NULL },
};

static enum err
find(struct request *rq, struct outgoing *out)
{
	enum err err;

	if (form_present(rq->query, ID))
		return outgoing_store_get(&rq->cx, form_id(rq->query, ID), out);
	err = outgoing_store_find(&rq->cx, form_str(rq->query, DOCUMENT), out);
	if (!err && out->id == 0)
		err = fail(&rq->cx, ERR_MISSING, "no document of this code");
	return err;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct outgoing_reviews reviews;
	struct outgoing_statuses statuses;
	struct file_list files;
	struct outgoing o;
	enum err err;

	err = find(rq, &o);
	if (!err)
		err = file_store_list_outgoing(&rq->cx, o.id, &files);
	if (!err)
		err = outgoing_store_list_reviews(&rq->cx, o.id, &reviews);
	if (!err)
		err = outgoing_store_list_statuses(&rq->cx, o.id, &statuses);
	if (!err)
		err = outgoing_page_show(rq, &o);
	if (err)
		return err;
	node_list(root, "Files");
	file_list_view(root, "Files", &files, FILE_OUTGOING, o.id);
	outgoing_reviews_view(root, "Reviews", &reviews);
	outgoing_statuses_view(root, "Statuses", &statuses);
	return OK;
}

const struct action action = {
	.name = "outgoing-view",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
