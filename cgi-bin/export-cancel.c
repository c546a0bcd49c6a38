/*
 * export-cancel: stop a file that is being written.
 *
 * POST  stops it and goes back to the list of one's files; it has no page of
 *       its own.
 */
#include "action.h"
#include "export_file_store.h"

enum { ID };

static const struct field fields[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

/* Who writes it sees it at its next page of rows. */
static enum err
submit(struct request *rq)
{
	struct export_file file;
	bool done;
	enum err err;

	err = export_file_store_get(&rq->cx, form_id(rq->form, ID), &file);
	if (!err)
		err = export_file_store_end(&rq->cx, file.id, EXPORT_CANCELLED,
		    file.n_rows, rq->cx.now, &done);
	if (err)
		return err;
	return respond_done(rq, done ? "export_cancelled" : "export_ended",
	    "/export-list");
}

const struct action action = {
	.name = "export-cancel",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = submit,
};
