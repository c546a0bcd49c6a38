#define BANNED_ALLOW_STDIO

/*
 * accounts: warns of accounts nobody uses and closes them after the days of the
 * rules; once a day, by a timer.
 *
 *	accounts [--config FILE] [--now "YYYY-MM-DD HH:MM"]
 *
 * Each account is a transaction of its own; it may be stopped anywhere and run
 * again. The letters are sent by remind.
 *
 * Exit status: 0 done, 1 failed, 64 wrong use.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "config.h"
#include "cx.h"
#include "db.h"
#include "log.h"
#include "metrics.h"
#include "rules_store.h"
#include "schema_verbs.h"
#include "unused_verbs.h"

enum { MEMORY = 32 * 1024 * 1024, WRONG_USE = 64 };

static int64_t
read_options(int argc, char **argv)
{
	int64_t now = NO_MOMENT;

	for (int i = 1; i < argc; i += 2) {
		if (i + 1 < argc && strcmp(argv[i], "--config") == 0)
			setenv("NHACVIEC_CONFIG", argv[i + 1], 1);
		else if (i + 1 >= argc || strcmp(argv[i], "--now") != 0 ||
			 !moment_parse(argv[i + 1], &now)) {
			fputs("usage: accounts [--config FILE]"
			      " [--now \"YYYY-MM-DD HH:MM\"]\n",
			    stderr);
			exit(WRONG_USE);
		}
	}
	return now;
}

static enum err
one(struct cx *cx, struct unused_work *work, bool *more)
{
	enum err err = db_begin(cx);

	if (err)
		return err;
	err = unused_one(cx, work, more);
	if (!err)
		return db_commit(cx);
	db_rollback(cx);
	return err;
}

/* The rules live as long as the run, all else as long as one account. */
static enum err
all(struct cx *cx, struct unused_work *work, struct arena *rules)
{
	struct arena *mem = cx->mem;
	bool more = true;
	enum err err;

	cx->mem = rules;
	err = schema_check(cx);
	if (!err)
		err = rules_load(cx);
	cx->mem = mem;
	while (!err && more) {
		arena_reset(mem);
		err = one(cx, work, &more);
	}
	return err;
}

int
main(int argc, char **argv)
{
	struct cx cx = { .request_id = "", .now = read_options(argc, argv) };
	struct arena *rules = arena_open(MEMORY);
	struct unused_work work = { .config = config_load() };
	enum err err;

	log_open(work.config->log_file, "accounts");
	metrics_open(work.config->metrics_file, "accounts");
	cx.mem = arena_open(MEMORY);
	if (cx.now == NO_MOMENT)
		cx.now = clock_now();
	cx.db = db_open(work.config->db_socket, work.config->db_name,
	    work.config->secret_dir, DB_BATCH);
	err = all(&cx, &work, rules);
	if (err) {
		fprintf(stderr, "accounts: %s: %s\n", err_name(err),
		    cx.error.message);
		log_line("error", "", "%s: %s", err_name(err),
		    cx.error.message);
	}
	printf("accounts: %u warned, %u closed\n", work.n_warned,
	    work.n_closed);
	log_line("info", "", "%u warned, %u closed", work.n_warned,
	    work.n_closed);
	metrics_run(clock_now(), err == OK);
	db_close(cx.db);
	arena_close(cx.mem);
	arena_close(rules);
	return err ? 1 : 0;
}
