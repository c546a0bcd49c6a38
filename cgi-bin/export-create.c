/*
 * export-create: have a long file written while one goes on working.
 *
 * GET   says what the file will hold and asks.
 * POST  takes it on and goes to the list of one's files; the rows are written
 *       once that answer is out (export_file.h).
 */
#include <inttypes.h>
#include <string.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "export_file_store.h"
#include "export_rows_page.h"
#include "filter.h"
#include "list_form.h"
#include "log.h"
#include "report_form.h"
#include "report_page.h"

enum { ROWS_OF, QUERY, FORMAT };

static const char *const ofs[] = { "report_rows", "task_list", NULL };
static const char *const formats[] = { "xlsx", "csv", NULL };

/* The address names them for the page; a form is sent without. */
static const struct field fields[] = {
	[ROWS_OF] = { "rows_of", FIELD_CHOICE, 0, FIELD_OPTIONAL, ofs },
	[QUERY] = { "query", FIELD_LINE, FILTER_QUERY_MAX, FIELD_OPTIONAL,
	    NULL },
	[FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL, formats },
};

/* What the rows are, read as their own page reads it. */
struct question {
	struct list_query list;
	struct report_cell_query cell;
};

/* What is to be done once the answer is out. */
struct job {
	struct export_file file;
	struct question question;
	const char *path;
};

static enum err
read_question(struct request *rq, enum export_of of, const char *query,
    struct question *out)
{
	static const struct form_table tables[] = {
		[EXPORT_REPORT_ROWS] = { FIELDS(report_fields) },
		[EXPORT_TASK_LIST] = { FIELDS(list_fields) },
	};
	struct param_list params;
	struct form *form;
	enum err err;

	if (!filter_is_query(query) ||
	    !params_parse_urlencoded(rq->cx.mem, query, strlen(query), &params))
		return fail(&rq->cx, ERR_MALFORMED, "not a query of a list");
	err = form_read(&rq->cx, &tables[of], &params, NULL, &form);
	if (err)
		return err;
	if (!form_is_valid(form))
		return fail(&rq->cx, ERR_MISSING, "a bad question");
	if (of == EXPORT_TASK_LIST) {
		list_form_read(form,
		    role_is_office(rq->cx.actor->role) ? SCOPE_ALL
						       : SCOPE_AGENCY,
		    &out->list);
		return OK;
	}
	if (!role_may(rq->cx.actor->role, PERM_REPORT))
		return fail(&rq->cx, ERR_MISSING, "no reports for this role");
	report_form_read_cell(&rq->cx, form, &out->cell);
	return report_page_read_frozen(rq, form, &out->cell);
}

/* 0: a list of more than is counted. */
static enum err
count_rows(struct request *rq, enum export_of of, struct question *question,
    uint32_t *out)
{
	const struct list_days days = list_days_of(&rq->cx);
	struct assignment_lines lines;
	unsigned n = 0;
	bool more;
	enum err err;

	*out = 0;
	if (of == EXPORT_REPORT_ROWS) {
		question->cell.size = 1;
		return report_store_list_cell(&rq->cx, &question->cell, &lines,
		    out, &more);
	}
	err = assignment_store_count_query(&rq->cx, &question->list, &days, &n);
	if (!err && n <= LIST_COUNT_MAX)
		*out = n;
	return err;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct form *form = rq->again ? rq->form : rq->query;
	const char *query = form_str(form, QUERY);
	int of = form_choice(form, ROWS_OF);
	struct question question;
	uint32_t n;
	enum err err;

	if (of < 0)
		return fail(&rq->cx, ERR_MISSING, "rows of nothing");
	err = read_question(rq, (enum export_of)of, query, &question);
	if (!err)
		err = count_rows(rq, (enum export_of)of, &question, &n);
	if (err)
		return err;
	node_text(root, "rows_of", export_of_name((enum export_of)of));
	node_text(root, "query", query);
	node_text(root, "format",
	    form_choice(form, FORMAT) == EXPORT_CSV ? "csv" : "xlsx");
	node_int(root, "n_expected", n);
	form_view(form, node_child(root, "Form"));
	return OK;
}

static enum err
check_room(struct request *rq)
{
	unsigned all, own;
	enum err err;

	err = export_file_store_count_running(&rq->cx,
	    rq->cx.now - EXPORT_FILE_BEAT_MAX, &all, &own);
	if (err)
		return err;
	if (own > 0)
		return fail_field(&rq->cx, "format", "export_own_running");
	if (all >= EXPORT_FILE_RUNNING_MAX)
		return fail_field(&rq->cx, "format", "export_all_running");
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct job *job = arena_alloc(rq->cx.mem, sizeof(*job));
	struct export_file *file = &job->file;
	enum err err;

	if (form_choice(rq->form, ROWS_OF) < 0)
		return fail_field(&rq->cx, "rows_of", "required");
	*file = (struct export_file){
		.rows_of = (enum export_of)form_choice(rq->form, ROWS_OF),
		.query = form_str(rq->form, QUERY),
		.format = form_choice(rq->form, FORMAT) == EXPORT_CSV
			      ? EXPORT_CSV
			      : EXPORT_XLSX,
		.created_at = rq->cx.now,
		.beat_at = rq->cx.now,
	};
	err = read_question(rq, file->rows_of, file->query, &job->question);
	if (!err)
		err = check_room(rq);
	if (!err)
		err = count_rows(rq, file->rows_of, &job->question,
		    &file->n_expected);
	if (err)
		return err;
	job->path = respond_kept_path(rq, export_format_name(file->format));
	file->file = strrchr(job->path, '/') + 1;
	err = export_file_store_add(&rq->cx, file);
	if (err)
		return err;
	rq->later = job;
	return respond_done(rq, "export_begun", "/export-list");
}

/* ERR_CONFLICT: it was cancelled. */
static enum err
tell(void *from, uint32_t n_rows)
{
	struct request *rq = from;
	struct job *job = rq->later;
	bool wanted;
	enum err err;

	job->file.n_rows = n_rows;
	err = export_file_store_beat(&rq->cx, job->file.id, n_rows, clock_now(),
	    &wanted);
	if (!err && !wanted)
		return fail(&rq->cx, ERR_CONFLICT, "cancelled");
	return err;
}

static void
write_file(struct request *rq)
{
	struct job *job = rq->later;
	const struct export_watch watch = { tell, rq };
	enum err err, ended;
	bool done;

	if (job->file.rows_of == EXPORT_TASK_LIST)
		err = export_task_list(rq, &job->question.list,
		    job->file.format, job->path, &watch);
	else
		err = export_report_rows(rq, &job->question.cell,
		    job->file.format, job->path, &watch);
	if (err && err != ERR_CONFLICT)
		log_line("error", rq->http.request_id, "export %" PRIu64 ": %s",
		    job->file.id, rq->cx.error.message);
	error_reset(&rq->cx.error);
	ended = export_file_store_end(&rq->cx, job->file.id,
	    err ? EXPORT_FAILED : EXPORT_DONE, job->file.n_rows, clock_now(),
	    &done);
	/* Cancelled while the last of it was written. */
	if (ended || !done)
		respond_forget_kept(job->path);
}

const struct action action = {
	.name = "export-create",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.query = { FIELDS(fields) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
	.after = write_file,
};
