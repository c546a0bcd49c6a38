/*
 * action_main: the main of every program of cgi-bin/.
 *
 *	build/.../cgi-bin/task-view.fcgi             serves its FastCGI socket
 *	REQUEST_METHOD=GET QUERY_STRING=id=3 ...     answers one request
 *	... --describe                               says what it is, as JSON
 *	... --check                                  may it work with the
 *database as it is? 78: no, and why
 */
#include <errno.h>
#include <malloc.h>
#include <unistd.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "config.h"
#include "db.h"
#include "log.h"
#include "metrics.h"
#include "replica.h"
#include "request.h"
#include "rules_store.h"
#include "schema_verbs.h"
#include "view.h"

/* Above the largest form, its decoded values and its page together; files
 * stream to disk and do not count. */
enum { REQUEST_MEMORY = 96 * 1024 * 1024, EXIT_REFUSED = 78 };
/* So much may lie free in a worker that is busy: what a common page needs
 * again. To give less back costs a fifth of the page. */
enum { FREE_KEPT = 1024 * 1024 };

/* What lives as long as the process. */
struct process {
	const struct config *config;
	struct arena *mem;
	struct db *db;
	struct pages *pages;
	struct replica *replica;
	struct rules *rules;
	bool schema_good;
};

static int
describe(void)
{
	struct cx cx = { .mem = arena_open(REQUEST_MEMORY) };
	const char *text = action_describe(&action, &cx);
	size_t n = strlen(text);
	bool written = write(STDOUT_FILENO, text, n) == (ssize_t)n &&
		       write(STDOUT_FILENO, "\n", 1) == 1;

	arena_close(cx.mem);
	return written ? 0 : 1;
}

/* A database that is away is no reason not to start: it may come. */
static int
check(const struct config *config)
{
	struct cx cx = { .mem = arena_open(REQUEST_MEMORY), .request_id = "" };
	int status = 0;

	log_open("-", action.name);
	cx.db = db_open(config->db_socket, config->db_name, config->secret_dir,
	    action.db);
	if (schema_check(&cx)) {
		log_line("error", "", "%s", cx.error.message);
		status = db_answers(&cx) ? EXIT_REFUSED : 0;
	}
	db_close(cx.db);
	arena_close(cx.mem);
	return status;
}

static void
serve(struct process *process, struct request *rq)
{
	rq->cx.mem = process->mem;
	rq->cx.db = process->db;
	rq->cx.now = clock_now();
	rq->config = process->config;
	rq->pages = process->pages;
	rq->rules = process->rules;
	rq->replica = process->replica;
	rq->schema_good = &process->schema_good;
	action_serve(&action, rq);
	request_answer(rq->response->status, rq->response->headers,
	    rq->response->n_headers, rq->response->body, rq->response->n_body);
}

/* A large page leaves its memory free, but with us. The answer is out: nobody
 * waits for this. */
static void
give_memory_back(struct pages *pages)
{
	pages_give_back(pages);
	if (mallinfo2().fordblks > FREE_KEPT)
		malloc_trim(0);
}

static void
serve_all(struct process *process)
{
	for (;;) {
		struct request rq = { 0 };

		if (!request_accept(process->mem, &rq.http))
			return;
		serve(process, &rq);
		request_end(&rq.http);
		if (rq.later != NULL && rq.response->status < 400)
			action.after(&rq);
		arena_reset(process->mem);
		give_memory_back(process->pages);
	}
}

int
main(int argc, char **argv)
{
	struct process process = { .schema_good = false };

	if (argc == 2 && strcmp(argv[1], "--describe") == 0)
		return describe();
	process.config = config_load();
	if (argc == 2 && strcmp(argv[1], "--check") == 0)
		return check(process.config);
	log_open(process.config->log_file, action.name);
	metrics_open(process.config->metrics_file, action.name);
	process.mem = arena_open(REQUEST_MEMORY);
	process.db = db_open(process.config->db_socket, process.config->db_name,
	    process.config->secret_dir, action.db);
	process.pages = pages_open(process.config->template_dir,
	    action_page(&action));
	process.replica = action.db == DB_REPORT ? replica_open(process.config)
						 : NULL;
	process.rules = rules_open();
	request_open(process.config);
	serve_all(&process);
	rules_close(process.rules);
	replica_close(process.replica);
	pages_close(process.pages);
	db_close(process.db);
	arena_close(process.mem);
	return 0;
}
