#define BANNED_ALLOW_STDIO

/*
 * webhook: other programs are told of what happened to tasks.
 *
 *	webhook [--config FILE]
 *
 * Posts what waits for each webhook that is switched on (lib/webhook.h), one
 * after the other, until nothing waits or the receiver does not take it: then
 * the next run tries again, and the other webhooks lose nothing by it. What was
 * sent long ago is forgotten.
 *
 * It may be stopped anywhere, and two may run at once: a delivery is marked
 * before it is posted, and what was marked and has no result becomes "unknown".
 *
 * Exit status: 0 done, 2 could not work, 64 wrong use.
 */
#include <inttypes.h>
#include <signal.h>
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
#include "schema_verbs.h"
#include "transaction.h"
#include "webhook_post.h"
#include "webhook_store.h"
#include "webhook_verbs.h"

enum { MEMORY = 16 * 1024 * 1024, ANSWER_MAX = 300 };
enum { DONE = 0, COULD_NOT = 2, WRONG_USE = 64 };
enum { FORGET_MAX = 5000 };

struct run {
	struct cx cx;
	const struct config *config;
	const char *key;
	uint64_t ids[WEBHOOKS_MAX];
	size_t n;
	/* The one at hand: */
	uint64_t id;
	struct webhook webhook;
	struct webhook_delivery delivery;
	enum mail_outcome outcome;
	char answer[ANSWER_MAX];
	bool found, off;
	/* Sums */
	uint64_t n_of[N_OUTBOX_STATES];
	uint64_t n_forgotten;
};

static volatile sig_atomic_t stopped;

static void
stop(int number)
{
	(void)number;
	stopped = 1;
}

typedef enum err step_fn(struct run *run);

struct step {
	struct run *run;
	step_fn *fn;
};

/* What a step reads stays until the next step that begins with nothing. */
static enum err
take_step(void *arg)
{
	const struct step *step = arg;

	step->run->cx.now = clock_now();
	return step->fn(step->run);
}

static enum err
in_transaction(struct run *run, step_fn *fn)
{
	return transaction_run(&run->cx, take_step, &(struct step){ run, fn });
}

static enum err
begin(struct run *run)
{
	const int64_t before = run->cx.now -
			       (int64_t)WEBHOOK_KEPT_DAYS * DAY_SECONDS;
	const uint64_t *ids;
	uint64_t n_unknown;
	enum err err;

	err = webhook_delivery_store_set_expired(&run->cx, &n_unknown);
	if (!err)
		err = webhook_delivery_store_forget(&run->cx, before,
		    FORGET_MAX, &run->n_forgotten);
	if (!err)
		err = webhook_store_list_on(&run->cx, &ids, &run->n);
	if (err)
		return err;
	run->n_of[OUTBOX_UNKNOWN] = n_unknown;
	if (run->n > WEBHOOKS_MAX)
		run->n = WEBHOOKS_MAX;
	memcpy(run->ids, ids, run->n * sizeof(ids[0]));
	return OK;
}

static enum err
lease(struct run *run)
{
	return webhook_lease(&run->cx, run->id, &run->webhook, &run->delivery,
	    &run->found);
}

static enum err
record(struct run *run)
{
	return webhook_record(&run->cx, &run->webhook, &run->delivery,
	    run->outcome, run->answer, &run->off);
}

/* out_more false: nothing waits, or it is of no use to go on. */
static enum err
tell_one(struct run *run, bool *out_more)
{
	enum err err;

	arena_reset(run->cx.mem);
	*out_more = false;
	err = in_transaction(run, lease);
	if (err || !run->found)
		return err;
	run->outcome = webhook_post(&run->cx, run->config, &run->webhook,
	    webhook_secret(&run->cx, run->key, &run->webhook), &run->delivery,
	    run->answer);
	err = in_transaction(run, record);
	if (err)
		return err;
	run->n_of[run->delivery.state]++;
	if (run->off)
		log_line("error", "",
		    "webhook %" PRIu64 " took nothing for %d days and is off",
		    run->id, WEBHOOK_FAILING_DAYS);
	*out_more = run->outcome != MAIL_DEFERRED &&
		    run->outcome != MAIL_UNKNOWN && !run->off;
	return OK;
}

static enum err
tell_all(struct run *run)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < run->n; i++) {
		bool more = true;

		run->id = run->ids[i];
		while (!err && more && !stopped)
			err = tell_one(run, &more);
	}
	return err;
}

static int
work(struct run *run)
{
	const uint64_t *n = run->n_of;
	enum err err = schema_check(&run->cx);

	if (!err)
		err = in_transaction(run, begin);
	if (!err)
		err = tell_all(run);
	if (err)
		log_line("error", "", "%s", run->cx.error.message);
	if (n[OUTBOX_SENT] + n[OUTBOX_DEFERRED] + n[OUTBOX_REFUSED] +
		n[OUTBOX_UNKNOWN] + run->n_forgotten >
	    0)
		log_line("info", "",
		    "sent=%" PRIu64 " deferred=%" PRIu64 " refused=%" PRIu64
		    " unknown=%" PRIu64 " forgotten=%" PRIu64,
		    n[OUTBOX_SENT], n[OUTBOX_DEFERRED], n[OUTBOX_REFUSED],
		    n[OUTBOX_UNKNOWN], run->n_forgotten);
	return err ? COULD_NOT : DONE;
}

static void
read_arguments(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--config") == 0 && i + 1 < argc) {
			(void)setenv("NHACVIEC_CONFIG", argv[++i], 1);
			continue;
		}
		fprintf(stderr, "usage: webhook [--config FILE]\n");
		exit(WRONG_USE);
	}
}

int
main(int argc, char **argv)
{
	static struct run run;
	int status;

	read_arguments(argc, argv);
	run.config = config_load();
	log_open(run.config->log_file, "webhook");
	metrics_open(run.config->metrics_file, "webhook");
	signal(SIGTERM, stop);
	signal(SIGINT, stop);
	run.key = config_secret(run.config, "webhook-key");
	run.cx.mem = arena_open(MEMORY);
	run.cx.request_id = "";
	run.cx.now = clock_now();
	run.cx.db = db_open(run.config->db_socket, run.config->db_name,
	    run.config->secret_dir, DB_BATCH);
	status = work(&run);
	metrics_run(clock_now(), status == DONE);
	db_close(run.cx.db);
	arena_close(run.cx.mem);
	return status;
}
