/*
 * task-export: take away exactly this list, as XLSX or CSV.
 *
 * GET  makes the file from the same filters as the list; it has no page of
 *      its own. Rows are read and written page by page, so that the length of
 *      a list does not matter.
 */
#include "action.h"
#include "arena.h"
#include "clock.h"
#include "export_rows_page.h"
#include "list_form.h"

static const char *const formats[] = { "xlsx", "csv", NULL };

static enum err
show(struct request *rq)
{
	enum export_format format = form_choice(rq->query, LIST_FIELD_FORMAT) ==
					    1
					? EXPORT_CSV
					: EXPORT_XLSX;
	struct list_query query;
	const char *path;
	char day[16];
	enum err err;

	/* A filter that cannot be read must not become "everything". */
	if (!form_is_valid(rq->query))
		return fail(&rq->cx, ERR_INPUT,
		    "a filter of the export is bad");
	list_form_read(rq->query,
	    role_is_office(rq->cx.actor->role) ? SCOPE_ALL : SCOPE_AGENCY,
	    &query);
	path = respond_export_path(rq, export_format_name(format));
	err = export_task_list(rq, &query, format, path, NULL);
	if (err)
		return err;
	return respond_download(rq, path,
	    arena_printf(rq->cx.mem, "nhac-viec-%s.%s",
		day_format_iso(clock_day(rq->cx.now), day),
		export_format_name(format)),
	    export_content_type(format));
}

const struct action action = {
	.name = "task-export",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(list_fields) },
	.get = show,
	.formats = formats,
};
