/*
 * export-get: fetch a file that was written after the answer.
 *
 * GET  sends it to who asked for it, for a day; it has no page of its own.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "export_file_store.h"
#include "export_rows_page.h"

enum { ID };

static const char *const formats[] = { "xlsx", "csv", NULL };
static const struct field fields[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct export_file file;
	char day[16];
	enum err err;

	if (form_lacks(rq->query))
		return fail(&rq->cx, ERR_MISSING, "no number");
	err = export_file_store_get(&rq->cx, form_id(rq->query, ID), &file);
	if (err)
		return err;
	if (export_file_state(&file, rq->cx.now) != EXPORT_DONE)
		return fail(&rq->cx, ERR_MISSING,
		    "export %" PRIu64 " is not there", file.id);
	return respond_download(rq, arena_printf(rq->cx.mem, "/%s", file.file),
	    arena_printf(rq->cx.mem, "nhac-viec-%s-%" PRIu64 ".%s",
		day_format_iso(clock_day(file.created_at), day), file.id,
		export_format_name(file.format)),
	    export_content_type(file.format));
}

const struct action action = {
	.name = "export-get",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
	.formats = formats,
};
