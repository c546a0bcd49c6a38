/*
 * outgoing-import: bring in messages of the document exchange (edXML).
 *
 * GET   asks for the files.
 * POST  takes each of them in, all or none; a program sends them likewise.
 */
#include <inttypes.h>

#include "action.h"
#include "config.h"
#include "edxml_verbs.h"
#include "outgoing_store.h"
#include "task_page.h"
#include "text.h"

enum { FILES };
enum { FILES_MAX = 20 };

static const struct field fields[] = {
	[FILES] = { "files", FIELD_FILES, FILES_MAX, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	node_int(view_root(rq->view), "most", FILES_MAX);
	return OK;
}

static bool
is_confirmed(const struct request *rq)
{
	const char *word = param_get(&rq->http.body, "no_secret");

	return word != NULL && text_equal(word, "1");
}

static enum err
take(struct request *rq, struct edxml_result *last, size_t *out_new)
{
	const struct upload_list files = form_files(rq->form, FILES);
	const struct file_rules rules = task_page_file_rules(rq);
	const struct edxml_intake intake = { .files = &rules,
		.folder = rq->config->spool_dir,
		.message_max = rq->config->upload_max,
		.origin = OUTGOING_UPLOAD,
		.confirmed = is_confirmed(rq) };
	enum err err = OK;

	*out_new = 0;
	for (size_t i = 0; !err && i < files.n; i++) {
		err = edxml_take(&rq->cx, &intake, files.items[i].path, last);
		*out_new += !err && last->outcome != OUTGOING_KNOWN;
		/* It must not wait for the next try either (R11). */
		rq->is_secret = rq->is_secret || last->secret;
	}
	return err;
}

static enum err
submit(struct request *rq)
{
	struct edxml_result last = { .outgoing_id = 0 };
	size_t n_new;
	enum err err;

	err = take(rq, &last, &n_new);
	if (err)
		return err;
	if (form_files(rq->form, FILES).n > 1)
		return respond_done(rq, "outgoing_imported",
		    "/outgoing-list?view=all");
	return respond_done(rq, n_new > 0 ? "outgoing_added" : "outgoing_known",
	    "/outgoing-view?id=%" PRIu64, last.outgoing_id);
}

const struct action action = {
	.name = "outgoing-import",
	.needs = PERM_OUTGOING,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
