/*
 * file-get: fetch an attached file.
 *
 * GET  hands it to nginx, when this person may read what it is attached to.
 *
 * It has no page of its own.
 */
#include "action.h"
#include "file_verbs.h"

enum { ID };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static const char *const formats[] = { "file", NULL };

static enum err
show(struct request *rq)
{
	struct file file;
	const char *path;
	enum err err;

	err = file_open(&rq->cx, form_id(rq->query, ID), &file, &path);
	if (err)
		return err;
	return respond_file(rq, path, file.name, file.content_type);
}

const struct action action = {
	.name = "file-get",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.formats = formats,
};
