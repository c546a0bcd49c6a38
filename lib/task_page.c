#include "task_page.h"

#include <inttypes.h>

#include "agency_head_store.h"
#include "agency_store.h"
#include "arena.h"
#include "assignment_verbs.h"
#include "assignment_view.h"
#include "clock.h"
#include "config.h"
#include "directive_store.h"
#include "directive_view.h"
#include "file_verbs.h"
#include "task_store.h"
#include "task_view.h"

static enum err
read_page(struct cx *cx, uint64_t id, struct task_page *out)
{
	enum err err;

	err = assignment_open(cx, id, &out->assignment, &out->party);
	if (err)
		return err;
	err = task_store_get(cx, out->assignment.task_id, &out->task);
	if (err)
		return err;
	err = directive_store_get(cx, out->assignment.directive_id,
	    &out->directive);
	if (err)
		return err;
	err = agency_store_get(cx, out->assignment.agency_id, &out->agency);
	if (err)
		return err;
	return agency_head_store_fill(cx, &out->agency, clock_day(cx->now));
}

enum err
task_page_open(struct request *rq, uint64_t id, struct task_page *out)
{
	struct node *root = view_root(rq->view);
	struct node *agency;
	enum err err;

	err = read_page(&rq->cx, id, out);
	if (err)
		return err;
	assignment_view(&rq->cx, node_child(root, "Assignment"),
	    &out->assignment);
	task_view(node_child(root, "Task"), &out->task);
	directive_view(&rq->cx, node_child(root, "Directive"), &out->directive);
	flow_view(root, out->assignment.state, out->party);
	agency = node_child(root, "Agency");
	node_id(agency, "id", out->agency.id);
	node_text(agency, "name", out->agency.name);
	node_text(agency, "phone", out->agency.phone);
	node_text(agency, "email", out->agency.email);
	node_text(agency, "contact_name", out->agency.contact_name);
	node_text(agency, "head_name", out->agency.head_name);
	node_bool(agency, "has_account", out->agency.has_account);
	return OK;
}

enum err
task_page_open_for(struct request *rq, uint64_t id, enum move move,
    struct task_page *out)
{
	enum err err;

	err = task_page_open(rq, id, out);
	if (err)
		return err;
	if (!assignment_flow_ever_allows(out->party, move))
		return fail(&rq->cx, ERR_DENIED, "%s may not %s",
		    party_name(out->party), move_name(move));
	if (rq->stale || assignment_flow_allows(out->assignment.state,
			     out->party, move, NULL))
		return OK;
	return fail(&rq->cx, ERR_CONFLICT,
	    "assignment %" PRIu64 " is %s, cannot %s", id,
	    assignment_state_name(out->assignment.state), move_name(move));
}

static enum file_content
content_of(const struct upload *upload)
{
	if (upload->finding == UPLOAD_READ)
		return FILE_CONTENT_READ;
	return upload->finding == UPLOAD_UNREAD && upload->confirmed
		   ? FILE_CONTENT_CONFIRMED
		   : FILE_CONTENT_UNKNOWN;
}

static enum file_scan
scan_of(const struct upload *upload)
{
	if (upload->scan == UPLOAD_CLEAN)
		return FILE_SCAN_CLEAN;
	return upload->scan == UPLOAD_PENDING ? FILE_SCAN_PENDING
					      : FILE_SCAN_UNSCANNED;
}

static struct file_source *
sources_of(struct request *rq, const struct upload_list *uploads)
{
	struct file_source *sources = arena_array(rq->cx.mem, uploads->n,
	    sizeof(*sources));

	for (size_t i = 0; i < uploads->n; i++)
		sources[i] = (struct file_source){
			.path = uploads->items[i].path,
			.name = uploads->items[i].name,
			.size = uploads->items[i].size,
			.sha256 = uploads->items[i].sha256,
			.content = content_of(&uploads->items[i]),
			.scan = scan_of(&uploads->items[i]),
		};
	return sources;
}

struct file_rules
task_page_file_rules(const struct request *rq)
{
	return (struct file_rules){
		.file_dir = rq->config->file_dir,
		.size_max = rq->config->upload_max,
		.authorities = rq->config->signature_authorities,
		.scanner = rq->config->clamd_socket,
	};
}

enum err
task_page_check_files(struct request *rq, size_t field, const char *name)
{
	const struct upload_list uploads = form_files(rq->form, field);
	const struct file_rules rules = task_page_file_rules(rq);
	struct file_source *sources = sources_of(rq, &uploads);
	enum err err;

	err = file_check(&rq->cx, &rules, name, sources, uploads.n);
	/* Kept with the upload: one look of the scanner is enough. */
	for (size_t i = 0; !err && i < uploads.n; i++)
		uploads.items[i].scan = sources[i].scan == FILE_SCAN_CLEAN
					    ? UPLOAD_CLEAN
					: sources[i].scan == FILE_SCAN_UNSCANNED
					    ? UPLOAD_UNSCANNED
					    : UPLOAD_PENDING;
	return err;
}

enum err
task_page_keep_files(struct request *rq, size_t field, const char *name,
    enum file_owner owner, uint64_t owner_id, uint64_t directive_id,
    uint64_t assignment_id)
{
	const struct upload_list uploads = form_files(rq->form, field);
	const struct file_rules rules = task_page_file_rules(rq);

	return file_keep(&rq->cx, &rules, name, sources_of(rq, &uploads),
	    uploads.n, owner, owner_id, directive_id, assignment_id);
}
