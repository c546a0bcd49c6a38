/*
 * register-file: fetch a file of one of the books of the system.
 *
 * GET  hands it to nginx, when this person may read the book.
 *
 * It has no page of its own.
 */
#include "action.h"
#include "register_verbs.h"

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

	err = register_open_file(&rq->cx, form_id(rq->query, ID), &file, &path);
	if (err)
		return err;
	return respond_file(rq, path, file.name, file.content_type);
}

const struct action action = {
	.name = "register-file",
	.needs = PERM_HOME,
	.sites = SITE_OFFICE | SITE_PORTAL | SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.formats = formats,
};
