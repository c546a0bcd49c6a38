#define BANNED_ALLOW_STDIO

/*
 * tidy: what a timer does when nobody waits for it.
 *
 *	tidy            removes old exports, has the scanner look at files that
 *	                wait for it (file_verbs), sums up finished work and
 *	                what is open (report_sum_verbs), freezes the reports of
 *the periods that are over (frozen_verbs), and tells who reads them tidy
 *--again    forgets the sums first, and makes all of them anew tidy --check
 *makes every sum again and compares; changes nothing
 *	--config FILE   instead of NHACVIEC_CONFIG
 *
 * The clock is the machine's: what is summed must be over. It may be stopped
 * anywhere, run again, or run twice at once.
 *
 * Exit status: 0 done, 1 --check found a difference, 2 could not work, 64 wrong
 * use.
 */
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "config.h"
#include "cx.h"
#include "db.h"
#include "exports.h"
#include "file_verbs.h"
#include "frozen_announce_verbs.h"
#include "frozen_store.h"
#include "frozen_verbs.h"
#include "log.h"
#include "metrics.h"
#include "report_sum_verbs.h"
#include "rules_store.h"
#include "schema_verbs.h"
#include "text.h"
#include "transaction.h"

enum { MEMORY = 32 * 1024 * 1024 };
enum { DONE = 0, DIFFERENT = 1, COULD_NOT = 2, WRONG_USE = 64 };

struct run {
	struct cx cx;
	struct arena *rules;
	struct file_rules files;
	uint64_t scanned_id; /* the last file the scanner was shown */
	bool again;
	bool check;
	unsigned n_steps;
	unsigned n_exports;
	unsigned n_scanned;
	unsigned n_frozen;
};

static volatile sig_atomic_t stopped;

static void
stop(int number)
{
	(void)number;
	stopped = 1;
}

typedef enum err step_fn(struct run *run, bool *out_more);

static enum err
step(struct run *run, bool *out_more)
{
	struct cx *cx = &run->cx;

	return report_sum_step(cx, clock_day(cx->now), out_more);
}

static enum err
step_open(struct run *run, bool *out_more)
{
	*out_more = false;
	return report_sum_open(&run->cx);
}

static enum err
forget(struct run *run, bool *out_more)
{
	*out_more = false;
	return report_sum_forget(&run->cx);
}

/* The next file: in a transaction of its own, so that what was found is kept
 * when the scanner goes away at the one after. */
static enum err
scan(struct run *run, bool *out_more)
{
	uint64_t id;
	enum err err;

	err = file_scan_next(&run->cx, &run->files, run->scanned_id, &id);
	*out_more = !err && id != 0;
	if (*out_more) {
		run->scanned_id = id;
		run->n_scanned++;
	}
	return err;
}

struct step {
	struct run *run;
	step_fn *fn;
	bool *out_more;
};

static enum err
take_step(void *arg)
{
	const struct step *step = arg;

	arena_reset(step->run->cx.mem);
	return step->fn(step->run, step->out_more);
}

static enum err
in_transaction(struct run *run, step_fn *fn, bool *out_more)
{
	return transaction_run(&run->cx, take_step,
	    &(struct step){ run, fn, out_more });
}

static enum err
sum_up(struct run *run)
{
	bool more = false;
	enum err err = OK;

	if (run->again)
		err = in_transaction(run, forget, &more);
	do {
		if (err || stopped)
			return err;
		err = in_transaction(run, step, &more);
		run->n_steps++;
	} while (more);
	return err || stopped ? err : in_transaction(run, step_open, &more);
}

/* Files that are held, or are from before there was a scanner. While it does
 * not answer they wait on; that is nothing to fail for. */
static enum err
scan_files(struct run *run)
{
	bool more = !text_is_empty(run->files.scanner);
	enum err err = OK;

	while (more && !stopped && !err)
		err = in_transaction(run, scan, &more);
	if (err != ERR_BUSY)
		return err;
	log_line("warning", "", "%s: files wait", run->cx.error.message);
	error_reset(&run->cx.error);
	return OK;
}

/* A period without a single task is nothing to report of: a new installation
 * does not begin with empty papers. */
static enum err
has_rows(struct cx *cx, const struct period *period, bool *out)
{
	const struct report_query query = { .period = *period,
		.role = ROLE_LEAD,
		.known_at = clock_day_end(period->to) };

	return frozen_store_has_rows(cx, &query, out);
}

/* Of what was missed for months nobody waits for a letter: it stands in the
 * book. */
static enum err
freeze_and_tell(struct cx *cx, const struct period *period)
{
	struct frozen frozen;
	unsigned n_letters;
	enum err err;

	err = report_freeze(cx, period, ROLE_LEAD, &frozen);
	if (err || !frozen_is_last(cx, period))
		return err;
	return frozen_announce(cx, config_load(), &frozen, &n_letters);
}

/* The last that is due: for that people wait. Each in a transaction of its
 * own; somebody who was first is no failure. */
static enum err
freeze_one(struct run *run, bool *out_more)
{
	struct cx *cx = &run->cx;
	struct period_list *due = arena_alloc(cx->mem, sizeof(*due));
	enum err err;

	*out_more = false;
	err = frozen_list_due(cx, due);
	for (size_t i = due->n; !err && i > 0 && !*out_more; i--) {
		const struct period *period = &due->items[i - 1];

		if (cx->now < frozen_earliest(period))
			continue;
		err = has_rows(cx, period, out_more);
		if (!err && *out_more)
			err = freeze_and_tell(cx, period);
	}
	return err;
}

enum { FROZEN_AT_ONCE = 6 }; /* more than the kinds of one cut-off */

static enum err
freeze_due(struct run *run)
{
	bool more = true;
	enum err err = OK;

	/* What was missed for long is made up for in the next runs. */
	while (!err && more && !stopped && run->n_frozen < FROZEN_AT_ONCE) {
		err = in_transaction(run, freeze_one, &more);
		run->n_frozen += !err && more;
	}
	return err;
}

static enum err
compare(struct run *run, uint64_t *out_wrong)
{
	uint64_t days;
	enum err err = db_begin_snapshot(&run->cx);

	if (err)
		return err;
	err = report_sum_check(&run->cx, &days, out_wrong);
	db_rollback(&run->cx);
	if (!err)
		printf("tidy: days=%" PRIu64 " wrong=%" PRIu64 "\n", days,
		    *out_wrong);
	return err;
}

/* The rules live as long as the run, all else as long as one step. */
static enum err
start(struct run *run, const struct config *config)
{
	struct cx *cx = &run->cx;
	enum err err;

	run->rules = arena_open(MEMORY);
	cx->request_id = "";
	cx->now = clock_now();
	cx->db = db_open(config->db_socket, config->db_name, config->secret_dir,
	    DB_BATCH);
	cx->mem = run->rules;
	err = schema_check(cx);
	if (!err)
		err = rules_load(cx);
	cx->mem = arena_open(MEMORY);
	run->files.file_dir = config->file_dir;
	run->files.scanner = config->clamd_socket;
	return err;
}

static int
conclude(const struct run *run, enum err err, uint64_t wrong)
{
	const struct error *e = &run->cx.error;

	if (err) {
		log_line("error", "", "%s: %s (%s:%d %s)", err_name(err),
		    e->message, e->file == NULL ? "" : e->file, e->line,
		    e->function == NULL ? "" : e->function);
		fprintf(stderr, "tidy: %s: %s\n", err_name(err), e->message);
		return COULD_NOT;
	}
	if (!run->check)
		log_line("info", "", "steps=%u exports=%u scanned=%u frozen=%u",
		    run->n_steps, run->n_exports, run->n_scanned,
		    run->n_frozen);
	return wrong > 0 ? DIFFERENT : DONE;
}

static void
read_options(struct run *run, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--again") == 0)
			run->again = true;
		else if (strcmp(argv[i], "--check") == 0)
			run->check = true;
		else if (strcmp(argv[i], "--config") != 0 || i + 1 >= argc ||
			 setenv("NHACVIEC_CONFIG", argv[++i], 1) != 0) {
			fputs("usage: tidy [--config FILE]"
			      " [--again | --check]\n",
			    stderr);
			exit(WRONG_USE);
		}
	}
}

int
main(int argc, char **argv)
{
	struct run run = { 0 };
	const struct config *config;
	uint64_t wrong = 0;
	enum err err;
	int status;

	read_options(&run, argc, argv);
	config = config_load();
	log_open(config->log_file, "tidy");
	metrics_open(config->metrics_file, "tidy");
	signal(SIGTERM, stop);
	signal(SIGINT, stop);
	err = start(&run, config);
	if (!err && run.check)
		err = compare(&run, &wrong);
	else if (!err) {
		run.n_exports = exports_sweep(exports_folder(run.cx.mem,
						  config->upload_dir),
		    run.cx.now);
		err = scan_files(&run);
		if (!err)
			err = sum_up(&run);
		if (!err)
			err = freeze_due(&run);
	}
	status = conclude(&run, err, wrong);
	metrics_run(clock_now(), status == DONE);
	db_close(run.cx.db);
	arena_close(run.cx.mem);
	arena_close(run.rules);
	return status;
}
