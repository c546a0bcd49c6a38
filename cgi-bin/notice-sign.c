/*
 * notice-sign: put the signed paper of a notice in.
 *
 * GET   asks for the file beside the notice.
 * POST  keeps it with each assignment it names; it can be sent then.
 */
#include <inttypes.h>

#include "action.h"
#include "notice_page.h"
#include "notice_verbs.h"
#include "task_page.h"

enum { ID };
enum { VERSION, FILES };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[FILES] = { "files", FIELD_FILES, 3, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	return notice_page_open_for_handling(rq, form_id(rq->query, ID));
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	struct notice_item_list items;
	enum err err;

	err = task_page_check_files(rq, FILES, "files");
	if (err)
		return err;
	err = notice_sign(&rq->cx, id, form_id(rq->form, VERSION), &items);
	if (err)
		return err;
	for (size_t i = 0; i < items.n; i++) {
		err = task_page_keep_files(rq, FILES, "files", FILE_NOTICE, id,
		    items.items[i].directive_id, items.items[i].assignment_id);
		if (err)
			return err;
	}
	return respond_done(rq, "notice_signed", "/notice-view?id=%" PRIu64,
	    id);
}

const struct action action = {
	.name = "notice-sign",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
