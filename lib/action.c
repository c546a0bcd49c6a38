#include "action.h"

#include <errno.h>
#include <inttypes.h>
#include <unistd.h>

#include "arena.h"
#include "audit_store.h"
#include "auth.h"
#include "clock.h"
#include "config.h"
#include "crypto.h"
#include "csrf.h"
#include "gate.h"
#include "help.h"
#include "log.h"
#include "metrics.h"
#include "page.h"
#include "problem.h"
#include "replica.h"
#include "resume.h"
#include "rules_store.h"
#include "schema_verbs.h"
#include "text.h"
#include "token_store.h"

enum {
	TRIES_MAX = 5,
	PAUSE_MICROSECONDS = 20000,
	KEY_MAX = 200,
	ETAG_BYTES = 8
};

/* What goes to the log of a request that failed. */
struct outcome {
	enum err kind;
	struct error error;
};

/* Phases ------------------------------------------------------------------ */

static bool
is_read(const struct request *rq)
{
	return rq->http.method == METHOD_GET || rq->http.method == METHOD_HEAD;
}

static bool
is_post(const struct request *rq)
{
	return rq->http.method == METHOD_POST;
}

static enum err
phase_method(struct request *rq)
{
	const struct action *self = rq->action;

	if (rq->http.defect)
		return fail(&rq->cx, rq->http.defect, "%s",
		    rq->http.defect_reason);
	if ((is_read(rq) && self->get != NULL) ||
	    (is_post(rq) && self->post != NULL))
		return OK;
	rq->response->allow = self->get == NULL    ? "POST"
			      : self->post == NULL ? "GET, HEAD"
						   : "GET, HEAD, POST";
	return fail(&rq->cx, ERR_METHOD, "no such method here");
}

/* A link may fill a form in: each name goes to the table that knows it. */
static void
split_query(struct request *rq, struct param_list *query,
    struct param_list *form)
{
	const struct param_list *all = &rq->http.query;

	*query = *form = (struct param_list){ 0 };
	query->items = arena_array(rq->cx.mem, all->n, sizeof(*query->items));
	form->items = arena_array(rq->cx.mem, all->n, sizeof(*form->items));
	for (size_t i = 0; i < all->n; i++) {
		const char *name = all->items[i].name;
		bool to_form = is_read(rq) && rq->action->prefill &&
			       form_knows(&rq->action->form, name) &&
			       !form_knows(&rq->action->query, name);
		struct param_list *list = to_form ? form : query;

		list->items[list->n++] = all->items[i];
	}
}

/* A form as it is shown first: filled in by the link that led here, or with
 * what was typed before the session was over. */
static enum err
show_form(struct request *rq, const struct param_list *filled)
{
	const struct param_list *typed = resume_find(rq);
	enum err err;

	if (typed != NULL) {
		rq->again = rq->resumed = true;
		rq->http.body = *typed;
		filled = typed;
	}
	err = form_read(&rq->cx, &rq->action->form, filled, NULL, &rq->form);
	if (!err)
		form_forget_errors(rq->form);
	return err;
}

/*
 * If-Match: the version of the thing as the program has seen it; the first
 * number of an ETag of ours, "7-0123456789abcdef". It is the same as sending
 * the field "version", but a difference is then 412.
 */
static enum err
take_if_match(struct request *rq)
{
	struct param_list *body = &rq->http.body;
	const char *tag = rq->http.if_match;
	struct param *items;

	if (text_is_empty(tag))
		return OK;
	tag += strncmp(tag, "W/", 2) == 0 ? 2 : 0;
	tag += *tag == '"';
	if (!form_knows(&rq->action->form, "version") ||
	    strspn(tag, "0123456789") == 0 || strspn(tag, "0123456789") > 18 ||
	    param_get(body, "version") != NULL) {
		rq->reason = "if_match";
		return fail(&rq->cx, ERR_MALFORMED, "no good If-Match");
	}
	items = arena_array(rq->cx.mem, body->n + 1, sizeof(*items));
	for (size_t i = 0; i < body->n; i++)
		items[i] = body->items[i];
	items[body->n++] = (struct param){ .name = "version",
		.value = arena_strndup(rq->cx.mem, tag,
		    strspn(tag, "0123456789")) };
	body->items = items;
	rq->matches = true;
	return OK;
}

static enum err
phase_form(struct request *rq)
{
	const struct action *self = rq->action;
	struct param_list query;
	struct param_list filled;
	enum err err;

	split_query(rq, &query, &filled);
	err = form_read(&rq->cx, &self->query, &query, NULL, &rq->query);
	if (err)
		return err;
	if (form_lacks(rq->query))
		return fail(&rq->cx, ERR_MISSING, "the query names nothing");
	if (!is_post(rq))
		return show_form(rq, &filled);
	err = take_if_match(rq);
	if (!err)
		err = gate_look(rq);
	if (err)
		return err;
	err = form_read(&rq->cx, &self->form, &rq->http.body, &rq->http.uploads,
	    &rq->form);
	if (err)
		return err;
	gate_judge(rq);
	if (!form_is_valid(rq->form))
		return fail(&rq->cx, ERR_INPUT, "the form is not valid");
	return OK;
}

/*
 * A program with a .post reads inside READ ONLY, so that the database enforces
 * what GET means; one without connects as who cannot write. A report sees one
 * moment.
 */
static enum err
begin_reading(struct request *rq)
{
	if (rq->action->db == DB_REPORT)
		return db_begin_snapshot(&rq->cx);
	if (rq->action->post == NULL)
		return OK;
	return db_begin_read(&rq->cx);
}

static enum err
phase_begin(struct request *rq)
{
	if (!is_post(rq))
		return begin_reading(rq);
	if (!rq->action->autocommit)
		return db_begin(&rq->cx);
	if (rq->http.dry_run)
		return fail(&rq->cx, ERR_METHOD, "this cannot be tried");
	return OK;
}

/*
 * What is stored is made of the page's token, the action and its query: a page
 * may have several forms, and each of them can be sent once.
 */
static bool
read_token(struct request *rq)
{
	const char *sent = param_get(&rq->http.body, "token");
	uint8_t random[TOKEN_BYTES];
	uint8_t sum[SHA256_SIZE];
	const char *all;

	if (sent == NULL || !hex_decode(sent, random, sizeof(random)))
		return false;
	all = arena_printf(rq->cx.mem, "%s %s?%s", sent, rq->action->name,
	    rq->http.query_string);
	crypto_sha256(all, strlen(all), sum);
	memcpy(rq->token, sum, TOKEN_BYTES);
	rq->has_token = true;
	return true;
}

/* A program's key for the same purpose; without one, each POST is its own. */
static enum err
read_key(struct request *rq)
{
	const char *key = rq->http.idempotency_key;
	uint8_t sum[SHA256_SIZE];
	const char *all;

	if (text_is_empty(key)) {
		crypto_random(rq->token, sizeof(rq->token));
		rq->has_token = true;
		return OK;
	}
	if (strlen(key) > KEY_MAX) {
		rq->reason = "idempotency_key";
		return fail(&rq->cx, ERR_MALFORMED, "the key is too long");
	}
	all = arena_printf(rq->cx.mem, "%" PRIu64 " %s %s?%s", rq->api_token_id,
	    key, rq->action->name, rq->http.query_string);
	crypto_sha256(all, strlen(all), sum);
	memcpy(rq->token, sum, TOKEN_BYTES);
	rq->has_token = true;
	return OK;
}

static enum err
need_token(struct request *rq)
{
	if (rq->has_token)
		return OK;
	if (rq->api_token_id != 0)
		return read_key(rq);
	return read_token(rq)
		   ? OK
		   : fail(&rq->cx, ERR_MALFORMED, "the form has no token");
}

/* The form was carried out before: its answer is given again. */
static enum err
replay(struct request *rq, const struct form_token *mine)
{
	struct form_token first;
	bool found;
	enum err err;

	err = token_store_find(&rq->cx, mine->token, &first, &found);
	if (err)
		return err;
	rq->reason = "token_used";
	if (!found || first.account_id != mine->account_id ||
	    !text_equal(first.action, mine->action) ||
	    memcmp(first.body_hash, mine->body_hash, sizeof(first.body_hash)) !=
		0 ||
	    first.location[0] == '\0')
		return fail(&rq->cx, ERR_CONFLICT,
		    "the token of the form is used");
	rq->reason = NULL;
	rq->is_answered = true;
	rq->response->replayed = rq->api_token_id != 0;
	return respond_see_other(rq, "%s", first.location);
}

static enum err
phase_token(struct request *rq)
{
	struct form_token token = { .account_id = rq->session.account_id,
		.action = rq->action->name };
	bool is_new;
	enum err err;

	if (!is_post(rq) || rq->action->autocommit)
		return OK;
	err = need_token(rq);
	if (err)
		return err;
	memcpy(token.token, rq->token, TOKEN_BYTES);
	memcpy(token.body_hash, rq->http.body_hash, sizeof(token.body_hash));
	err = token_store_add(&rq->cx, &token, &is_new);
	if (err || is_new)
		return err;
	return replay(rq, &token);
}

/* What helps in the first days on this page, until it is closed. A deputy has
 * had his own first days. */
static const char *
hint_of(const struct request *rq)
{
	const struct actor *actor = rq->cx.actor;
	const char *hint;

	if (rq->http.wants_json || actor == NULL || actor->deputy_id != 0 ||
	    !auth_is_finished(&rq->session))
		return NULL;
	hint = help_hint_of(rq->action->name,
	    help_guide_of(actor->role, actor->position));
	if (hint == NULL || help_hint_is_closed(rq->session.hints_closed, hint))
		return NULL;
	return hint;
}

static enum err
phase_handle(struct request *rq)
{
	if (is_post(rq) && rq->action->db == DB_WEB &&
	    db_in_transaction(&rq->cx) && rq->cx.calendar != NULL) {
		enum err err = rules_hold(&rq->cx, rq->rules);

		if (err)
			return err;
	}
	rq->hint = is_post(rq) ? NULL : hint_of(rq);
	return is_post(rq) ? rq->action->post(rq) : rq->action->get(rq);
}

/*
 * The connection broke while committing: whether it is done is asked on a new
 * one. If it is not, nothing is repeated here: the person sends the same form
 * again, and its token sees to it that it happens once.
 */
static enum err
settle_commit(struct request *rq)
{
	struct form_token done;
	struct error first = rq->cx.error;
	bool found = false;

	error_reset(&rq->cx.error);
	if (!token_store_find(&rq->cx, rq->token, &done, &found) && found)
		return OK;
	rq->cx.error = first;
	return ERR_BUSY;
}

static enum err
phase_commit(struct request *rq)
{
	bool stores_token = is_post(rq) && rq->has_token;
	enum err err;

	if (!db_in_transaction(&rq->cx))
		return OK;
	if (rq->http.dry_run) {
		db_rollback(&rq->cx);
		return OK;
	}
	if (stores_token && rq->response->location != NULL) {
		err = token_store_set_location(&rq->cx, rq->token,
		    rq->response->location);
		if (err)
			return err;
	}
	err = db_commit(&rq->cx);
	if (err && stores_token && db_commit_unknown(&rq->cx))
		return settle_commit(rq);
	return err;
}

/* HTML for people; JSON for programs, and for actions that know nothing else.
 */
static enum view_kind
view_kind(const struct request *rq)
{
	const char *const *formats = rq->action->formats;

	if (rq->http.wants_json)
		return VIEW_JSON;
	if (formats != NULL && text_equal(formats[0], "json"))
		return VIEW_JSON;
	return VIEW_HTML;
}

static void
fresh_view(struct request *rq)
{
	rq->view = view_open(&rq->cx, view_kind(rq), auth_language(rq));
}

static void
set_content_type(struct request *rq)
{
	rq->response->content_type = view_kind(rq) == VIEW_JSON
					 ? "application/json; charset=utf-8"
					 : "text/html; charset=utf-8";
}

/* "/task-view?id=41&done=received", taken apart for a program. */
static void
view_location(struct request *rq, struct node *root)
{
	const char *location = rq->response->location;
	size_t n = strcspn(location, "?");
	const char *query = location[n] == '?' ? location + n + 1 : "";
	struct node *ids = node_child(root, "query");
	struct param_list list;
	const char *done;

	node_text(root, "location", location);
	node_text(root, "action",
	    arena_strndup(rq->cx.mem, location + 1, n - 1));
	if (!params_parse_urlencoded(rq->cx.mem, query, strlen(query), &list))
		return;
	done = param_get(&list, "done");
	if (done != NULL)
		node_text(root, "done", done);
	for (size_t i = 0; i < list.n; i++) {
		const struct param *p = &list.items[i];
		long long id;

		if (text_equal(p->name, "done"))
			continue;
		if (text_to_int(p->value, 1, INT64_MAX, &id))
			node_id(ids, p->name, (uint64_t)id);
		else
			node_text(ids, p->name, p->value);
	}
}

/* The answer of a POST by a program: where a browser would go. */
static enum err
render_location(struct request *rq)
{
	struct response *response = rq->response;

	fresh_view(rq);
	view_location(rq, view_root(rq->view));
	response->location = NULL;
	response->status = 200;
	set_content_type(rq);
	return view_render_page(&rq->cx, rq->pages, rq->view, &response->body,
	    &response->n_body);
}

/*
 * What a program has seen: the version of the thing, and the sum of all that
 * was said of it. It need not be sent again to who has it.
 */
static void
tag_answer(struct request *rq)
{
	struct response *response = rq->response;
	const char *seen = rq->http.if_none_match;
	uint8_t sum[SHA256_SIZE];
	const char *hash;
	uint64_t version;

	if (!is_read(rq) || !rq->http.wants_json)
		return;
	crypto_sha256(response->body, response->n_body, sum);
	hash = hex_encode(rq->cx.mem, sum, ETAG_BYTES);
	if (rq->action->versioned != NULL &&
	    view_find_number(rq->view, rq->action->versioned, "version",
		&version))
		hash = arena_printf(rq->cx.mem, "%" PRIu64 "-%s", version,
		    hash);
	response->etag = arena_printf(rq->cx.mem, "\"%s\"", hash);
	if (text_is_empty(seen) || strstr(seen, response->etag) == NULL)
		return;
	response->status = 304;
	response->n_body = 0;
}

static enum err
phase_render(struct request *rq)
{
	struct response *response = rq->response;
	enum err err;

	if (response->internal != NULL || response->body != NULL)
		return OK;
	if (response->location != NULL && is_post(rq)) {
		gate_let_go(rq);
		resume_let_go(rq);
	}
	if (response->location != NULL)
		return view_kind(rq) == VIEW_JSON ? render_location(rq) : OK;
	if (is_post(rq))
		gate_hold(rq);
	if (view_kind(rq) == VIEW_HTML)
		page_view(rq);
	set_content_type(rq);
	err = view_render_page(&rq->cx, rq->pages, rq->view, &response->body,
	    &response->n_body);
	if (!err)
		tag_answer(rq);
	return err;
}

/* The life of a request, in this order; the first that fails ends it. */
static const struct phase {
	const char *name;
	enum err (*run)(struct request *rq);
} phases[] = {
	{ "method", phase_method },
	{ "session", auth_find_session },
	{ "site", auth_check_site },
	{ "permission", auth_check_permission },
	{ "csrf", csrf_check },
	{ "form", phase_form },
	/* From here to commit: one unit, repeated whole when the database
	 * says that it may be. */
	{ "begin", phase_begin },
	{ "token", phase_token },
	{ "handle", phase_handle },
	{ "commit", phase_commit },
	{ "render", phase_render },
};
enum {
	PHASE_FIRST = 0,
	PHASE_BEGIN = 6,
	PHASE_RENDER = 10,
	N_PHASES = sizeof(phases) / sizeof(phases[0])
};

/* Runs [from, to), unless the answer is there before. */
static enum err
run_phases(struct request *rq, size_t from, size_t to)
{
	for (size_t i = from; i < to && !rq->is_answered; i++) {
		enum err err = phases[i].run(rq);

		if (err)
			return err;
	}
	return OK;
}

/* Two that met once should not meet again. */
static void
pause_a_little(int try)
{
	uint16_t random;

	crypto_random(&random, sizeof(random));
	usleep((useconds_t)(PAUSE_MICROSECONDS * try / 2 +
			    random % (PAUSE_MICROSECONDS * try)));
}

static enum err
run_unit(struct request *rq)
{
	bool copied = replica_take(rq);

	for (int try = 1;; try++) {
		enum err err = run_phases(rq, PHASE_BEGIN, PHASE_RENDER);
		bool again = err == ERR_BUSY && try < TRIES_MAX &&
			     !rq->action->autocommit && db_retryable(&rq->cx);

		db_rollback(&rq->cx);
		if (copied)
			again = replica_leave(rq, err);
		copied = false;
		if (!again)
			return err;
		pause_a_little(try);
		error_reset(&rq->cx.error);
		response_reset(rq);
		fresh_view(rq);
	}
}

/* Once in the life of a process, when the database first answers. */
static enum err
check_schema(struct request *rq)
{
	bool *good = rq->schema_good;
	enum err err;

	if (good == NULL || *good || rq->action->without_db)
		return OK;
	err = schema_check(&rq->cx);
	*good = err == OK;
	return err;
}

static enum err
run(struct request *rq)
{
	enum err err;

	err = check_schema(rq);
	if (err)
		return err;
	err = run_phases(rq, PHASE_FIRST, PHASE_BEGIN);
	if (err)
		return err;
	err = run_unit(rq);
	if (err)
		return err;
	if (rq->is_answered && view_kind(rq) == VIEW_JSON)
		return phase_render(rq);
	return run_phases(rq, PHASE_RENDER, N_PHASES);
}

/* Answers to failures ----------------------------------------------------- */

static int
status_of(enum err kind)
{
	switch (kind) {
	case OK:
		return 200;
	case ERR_INPUT:
		return 422;
	case ERR_MALFORMED:
		return 400;
	case ERR_LOGIN:
		return 401;
	case ERR_DENIED:
		return 403;
	case ERR_MISSING:
		return 404;
	case ERR_METHOD:
		return 405;
	case ERR_CONFLICT:
		return 409;
	case ERR_TOO_LARGE:
		return 413;
	case ERR_THROTTLED:
		return 429;
	case ERR_BUSY:
		return 503;
	case ERR_SYSTEM:
	case ERR_BUG:
		break;
	}
	return 500;
}

static void
view_error(struct request *rq, const struct error *error, enum err kind)
{
	struct node *node = view_furniture(rq->view, "Error");

	if (rq->form != NULL && kind == ERR_INPUT)
		form_take_errors(rq->form, error);
	if (view_kind(rq) == VIEW_JSON) {
		problem_view(rq, view_root(rq->view), kind,
		    rq->response->status);
		return;
	}
	node_text(node, "kind", err_name(kind));
	node_int(node, "status", rq->response->status);
	node_text(node, "request_id", rq->http.request_id);
	node_text(node, "action", rq->action->name);
	node_text(node, "reason", rq->reason);
	if (text_equal(rq->reason, "wrong_site"))
		node_text(node, "site_url",
		    auth_role_url(rq->config, rq->session.actor.role));
	if (rq->form != NULL && kind == ERR_INPUT)
		form_view_errors(rq->form, node, "fields");
}

/* What a program is told of a failure besides the body. */
static void
set_error_headers(struct request *rq, enum err kind)
{
	struct response *response = rq->response;

	if (!rq->http.wants_json)
		return;
	if (kind == ERR_LOGIN)
		response->authenticate = rq->reason == NULL
					     ? "Bearer"
					     : "Bearer error=\"invalid_token\"";
	if (text_equal(rq->reason, "scope"))
		response->authenticate = "Bearer error=\"insufficient_scope\"";
	if (rq->retry_after > 0)
		response->retry_after = arena_printf(rq->cx.mem, "%d",
		    rq->retry_after);
}

/* When even the error page can not be made. */
static void
answer_plainly(struct request *rq)
{
	struct response *response = rq->response;

	response->content_type = "text/plain; charset=utf-8";
	response->body = arena_printf(rq->cx.mem, "%d %s\n", response->status,
	    rq->http.request_id);
	response->n_body = strlen(response->body);
}

static void
answer_error(struct request *rq, const struct error *error, enum err kind)
{
	const char *allow = rq->response->allow;
	struct response *response;

	response_reset(rq);
	fresh_view(rq);
	response = rq->response;
	response->allow = allow;
	response->status = status_of(kind);
	if (kind == ERR_CONFLICT && error->stale && rq->matches)
		response->status = 412;
	set_content_type(rq);
	if (view_kind(rq) == VIEW_JSON)
		response->content_type = PROBLEM_CONTENT_TYPE;
	set_error_headers(rq, kind);
	view_error(rq, error, kind);
	if (view_kind(rq) == VIEW_HTML)
		page_view(rq);
	if (view_render_error(&rq->cx, rq->pages, rq->view, &response->body,
		&response->n_body))
		answer_plainly(rq);
}

/* The form once more, with what was typed and what is wrong with it. */
static enum err
show_again(struct request *rq, const struct error *error, int status)
{
	enum err err;

	error_reset(&rq->cx.error);
	form_take_errors(rq->form, error);
	response_reset(rq);
	fresh_view(rq);
	rq->again = true;
	rq->stale = error->kind == ERR_CONFLICT;
	if (rq->stale)
		form_clear(rq->form, "version");
	err = begin_reading(rq);
	if (!err)
		err = rq->action->get(rq);
	if (!err)
		err = phase_commit(rq);
	db_rollback(&rq->cx);
	if (!err)
		err = phase_render(rq);
	if (!err && rq->response->location == NULL)
		rq->response->status = status;
	return err;
}

static bool
may_show_again(const struct request *rq, enum err kind)
{
	if (!is_post(rq) || rq->action->get == NULL || rq->form == NULL ||
	    view_kind(rq) == VIEW_JSON)
		return false;
	if (kind == ERR_INPUT)
		return true;
	return kind == ERR_CONFLICT && rq->reason == NULL &&
	       form_knows(&rq->action->form, "version");
}

/* A refusal is kept also when the rest of its request is taken back. */
static void
audit_refusal(struct request *rq, const struct error *error)
{
	if (rq->cx.actor == NULL)
		return;
	error_reset(&rq->cx.error);
	if (audit_add(&rq->cx, rq->action->name, "refused", error->message))
		log_line("warning", rq->http.request_id,
		    "the refusal is not in the audit log: %s",
		    rq->cx.error.message);
}

/* A session that was over before its form was sent: nothing is carried out, and
 * what was typed waits until its owner has signed in again. */
static bool
keep_typed(struct request *rq)
{
	enum err err;
	bool kept = false;

	if (!is_post(rq) || rq->action->get == NULL || rq->action->autocommit)
		return false;
	if (resume_is_ours(rq)) {
		err = phase_form(rq);
		kept = (!err || err == ERR_INPUT) && !gate_refuses(rq) &&
		       resume_keep(rq);
	}
	error_reset(&rq->cx.error);
	return kept;
}

/* The page is of a session before this one: the same person, signed in again
 * in another window. It is shown with what was typed, to be sent again. */
static bool
show_typed(struct request *rq)
{
	enum err err;

	if (!is_post(rq) || rq->action->get == NULL || rq->action->autocommit ||
	    rq->session.account_id == 0 || rq->http.origin[0] == '\0' ||
	    !csrf_origin_is_ours(rq))
		return false;
	error_reset(&rq->cx.error);
	err = phase_form(rq);
	if (err && err != ERR_INPUT)
		return false;
	form_forget_errors(rq->form);
	gate_judge(rq);
	rq->resumed = true;
	rq->reason = NULL;
	return show_again(rq, &(struct error){ .kind = ERR_DENIED }, 403) == OK;
}

/* Answered without an error page? */
static bool
resume(struct request *rq, enum err err)
{
	bool kept;

	if (view_kind(rq) != VIEW_HTML)
		return false;
	if (err == ERR_DENIED && text_equal(rq->reason, "csrf"))
		return show_typed(rq);
	if (err != ERR_LOGIN)
		return false;
	response_reset(rq);
	kept = keep_typed(rq);
	return auth_ask_to_sign_in(rq, kept) == OK;
}

static void
recover(struct request *rq, struct outcome *outcome)
{
	enum err err = outcome->kind;

	db_rollback(&rq->cx);
	rq->is_answered = false;
	if (err == ERR_DENIED)
		audit_refusal(rq, &outcome->error);
	if (resume(rq, err))
		return;
	if (may_show_again(rq, err)) {
		err = show_again(rq, &outcome->error, status_of(err));
		if (!err)
			return;
		outcome->kind = err;
		outcome->error = rq->cx.error;
	}
	answer_error(rq, &outcome->error, err);
}

/* Serving ----------------------------------------------------------------- */

static const char *
method_name(enum request_method method)
{
	static const char *const names[] = { [METHOD_GET] = "GET",
		[METHOD_HEAD] = "HEAD",
		[METHOD_POST] = "POST",
		[METHOD_OTHER] = "OTHER" };

	return names[method];
}

/* One line per request; of a failure, where and what. */
static void
log_request(const struct request *rq, const struct outcome *outcome,
    int64_t started)
{
	const struct error *error = &outcome->error;
	const char *level = "info";
	const char *what = "";
	const char *token = "";

	if (outcome->kind)
		what = arena_printf(rq->cx.mem, " %s %s:%d %s: %s",
		    err_name(outcome->kind),
		    error->file == NULL ? "?" : error->file, error->line,
		    error->function == NULL ? "?" : error->function,
		    error->message);
	if (outcome->kind == ERR_SYSTEM || outcome->kind == ERR_BUG)
		level = "error";
	else if (outcome->kind == ERR_BUSY)
		level = "warning";
	if (rq->api_token_id != 0)
		token = arena_printf(rq->cx.mem, " token=%" PRIu64,
		    rq->api_token_id);
	log_line(level, rq->http.request_id,
	    "%s %s %s %d %" PRId64 " ms account=%" PRIu64 "%s%s", rq->http.site,
	    rq->action->name, method_name(rq->http.method),
	    rq->response->status, clock_ticks() - started,
	    rq->session.account_id, token, what);
}

void
action_serve(const struct action *self, struct request *rq)
{
	int64_t started = clock_ticks();
	struct outcome *outcome;

	rq->action = self;
	rq->cx.request_id = rq->http.request_id;
	outcome = arena_alloc(rq->cx.mem, sizeof(*outcome));
	response_reset(rq);
	fresh_view(rq);
	outcome->kind = run(rq);
	if (outcome->kind) {
		outcome->error = rq->cx.error;
		recover(rq, outcome);
	}
	response_finish(rq);
	if (rq->http.method == METHOD_HEAD)
		rq->response->n_body = 0;
	log_request(rq, outcome, started);
	metrics_request(rq->response->status, clock_ticks() - started);
}

const char *
action_page(const struct action *self)
{
	if (self->get == NULL)
		return NULL;
	if (self->formats == NULL)
		return self->name;
	for (size_t i = 0; self->formats[i] != NULL; i++) {
		if (strcmp(self->formats[i], "html") == 0)
			return self->name;
	}
	return NULL;
}
