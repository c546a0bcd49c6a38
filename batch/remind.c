#define BANNED_ALLOW_STDIO

/*
 * remind: plans reminders, writes and sends e-mails; see remind(8).
 *
 * Here is only the order of things, the transactions and the limit of time;
 * what is done is reminder_verbs. Everything may be stopped anywhere and run
 * again, or twice at once.
 */
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "alert_verbs.h"
#include "arena.h"
#include "clock.h"
#include "config.h"
#include "cx.h"
#include "db.h"
#include "held_act_verbs.h"
#include "log.h"
#include "metrics.h"
#include "periodic_report_mail_verbs.h"
#include "reminder_verbs.h"
#include "rules_store.h"
#include "schema_verbs.h"
#include "series_verbs.h"
#include "text.h"
#include "transaction.h"

enum {
	MEMORY = 32 * 1024 * 1024,
	SECONDS = 600,      /* --seconds: when to stop */
	DEFERRED_IN_ROW = 5 /* then the mail server is taken to be away */
};

enum { DONE = 0, TRY_AGAIN = 1, COULD_NOT = 2 };

struct options {
	int32_t day; /* NO_DAY: of now */
	int64_t now; /* NO_MOMENT: the clock */
	int64_t seconds;
	bool dry_run;
	bool plan;
	bool send;
};

struct run {
	struct options options;
	struct cx cx;
	struct reminding work;
	struct arena *rules;
	int64_t started; /* ticks */
	int64_t base;    /* cx.now when started */
	bool out_of_time;
};

static volatile sig_atomic_t stopped;

static void
stop(int number)
{
	(void)number;
	stopped = 1;
}

/* Options
 * --------------------------------------------------------------------*/

static void
usage(void)
{
	fputs("usage: remind [--config FILE] [--date YYYY-MM-DD]"
	      " [--now \"YYYY-MM-DD HH:MM\"]\n"
	      "              [--seconds N] [--dry-run]"
	      " [--plan-only | --send-only]\n",
	    stderr);
	exit(COULD_NOT);
}

static bool
read_value(struct options *o, const char *name, const char *value)
{
	long long n;

	if (strcmp(name, "--config") == 0)
		return setenv("NHACVIEC_CONFIG", value, 1) == 0;
	if (strcmp(name, "--date") == 0)
		return day_parse(value, &o->day);
	if (strcmp(name, "--now") == 0)
		return moment_parse(value, &o->now);
	if (strcmp(name, "--seconds") != 0 ||
	    !text_to_int(value, 1, DAY_SECONDS, &n))
		return false;
	o->seconds = n;
	return true;
}

static void
read_options(struct options *o, int argc, char **argv)
{
	*o = (struct options){ NO_DAY, NO_MOMENT, SECONDS, false, true, true };
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--dry-run") == 0)
			o->dry_run = true;
		else if (strcmp(argv[i], "--plan-only") == 0)
			o->send = false;
		else if (strcmp(argv[i], "--send-only") == 0)
			o->plan = false;
		else if (i + 1 >= argc || !read_value(o, argv[i], argv[i + 1]))
			usage();
		else
			i++;
	}
	if (!o->plan && !o->send)
		usage();
}

/* Steps
 * ----------------------------------------------------------------------*/

static int64_t
elapsed(const struct run *run)
{
	return (clock_ticks() - run->started) / 1000;
}

static bool
may_go_on(struct run *run)
{
	if (stopped || elapsed(run) >= run->options.seconds)
		run->out_of_time = true;
	return !run->out_of_time;
}

/* Fresh memory and the time for the next piece of work. */
static void
next_piece(struct run *run)
{
	arena_reset(run->cx.mem);
	run->cx.now = run->base + elapsed(run);
}

typedef enum err step_fn(struct cx *cx, struct reminding *work, void *arg);

struct step {
	struct run *run;
	step_fn *fn;
	void *arg;
	struct reminding before;
};

static enum err
take_step(void *arg)
{
	const struct step *step = arg;
	struct run *run = step->run;

	run->work = step->before;
	return step->fn(&run->cx, &run->work, step->arg);
}

static enum err
in_transaction(struct run *run, step_fn *fn, void *arg)
{
	struct step step = { run, fn, arg, run->work };

	return run->options.dry_run
		   ? take_step(&step)
		   : transaction_run(&run->cx, take_step, &step);
}

/* What can no longer be undone is told (held_act_verbs.h). */
static enum err
release_step(struct cx *cx, struct reminding *work, void *more)
{
	return held_release_step(cx, &work->n_released, more);
}

static enum err
plan_step(struct cx *cx, struct reminding *work, void *more)
{
	return reminder_plan_step(cx, work, more);
}

static enum err
urgent_step(struct cx *cx, struct reminding *work, void *more)
{
	return reminder_urgent_step(cx, work, more);
}

static enum err
digest_step(struct cx *cx, struct reminding *work, void *more)
{
	return reminder_digest_step(cx, work, more);
}

static enum err
notice_step_of_run(struct cx *cx, struct reminding *work, void *more)
{
	return notice_plan_step(cx, &work->notices, work->day, more);
}

static enum err
report_step_of_run(struct cx *cx, struct reminding *work, void *more)
{
	return periodic_report_remind_step(cx, &work->reports, work->day, more);
}

static enum err
report_mail_step_of_run(struct cx *cx, struct reminding *work, void *more)
{
	return periodic_report_mail_step(cx, &work->reports, work->config,
	    more);
}

static enum err
series_step_of_run(struct cx *cx, struct reminding *work, void *more)
{
	return series_step(cx, work->day, &work->n_occurrences, more);
}

/* What was changed in accounts (alert_verbs.h). */
static enum err
alert_step(struct cx *cx, struct reminding *work, void *more)
{
	return alert_tell_one(cx, work->config, more);
}

static enum err
expire_step(struct cx *cx, struct reminding *work, void *unused)
{
	(void)unused;
	return reminder_expire_leases(cx, work);
}

struct lease {
	struct outbox mail;
	bool found;
};

static enum err
lease_step(struct cx *cx, struct reminding *work, void *arg)
{
	struct lease *lease = arg;

	(void)work;
	return reminder_lease(cx, &lease->mail, &lease->found);
}

static enum err
record_step(struct cx *cx, struct reminding *work, void *arg)
{
	const struct lease *lease = arg;

	return reminder_record(cx, work, &lease->mail);
}

/* The run
 * --------------------------------------------------------------------*/

static enum err
repeat(struct run *run, step_fn *step)
{
	bool more = true;

	while (more && may_go_on(run)) {
		enum err err;

		next_piece(run);
		err = in_transaction(run, step, &more);
		if (err)
			return err;
	}
	return OK;
}

/* A run that ran out of time must not call a day finished; the planner itself
 * does that in its last step only. */
static enum err
plan(struct run *run)
{
	static step_fn *const steps[] = { release_step, series_step_of_run,
		plan_step, notice_step_of_run, report_step_of_run,
		report_mail_step_of_run, urgent_step, digest_step };

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		enum err err = repeat(run, steps[i]);

		if (err)
			return err;
	}
	return OK;
}

static enum err
send_one(struct run *run, struct lease *lease)
{
	enum err err;

	next_piece(run);
	err = in_transaction(run, lease_step, lease);
	if (err || !lease->found)
		return err;
	reminder_send(&run->cx, &run->work, &lease->mail);
	return in_transaction(run, record_step, lease);
}

static enum err
send_all(struct run *run)
{
	int deferred = 0;
	enum err err;

	next_piece(run);
	err = in_transaction(run, expire_step, NULL);
	while (!err && deferred < DEFERRED_IN_ROW && may_go_on(run)) {
		struct lease lease = { 0 };

		err = send_one(run, &lease);
		if (err || !lease.found)
			break;
		if (lease.mail.state == OUTBOX_DEFERRED)
			deferred++;
		else
			deferred = 0;
	}
	return err;
}

static enum err
run_all(struct run *run)
{
	enum err err = OK;

	if (run->options.dry_run) {
		err = db_begin(&run->cx);
		if (!err && run->options.plan)
			err = plan(run);
		db_rollback(&run->cx);
		return err;
	}
	if (run->options.plan)
		err = plan(run);
	if (!err && run->options.send)
		err = repeat(run, alert_step);
	if (!err && run->options.send)
		err = send_all(run);
	return err;
}

/* The rules live as long as the run, all else as long as one step. */
static enum err
load_rules(struct run *run)
{
	struct arena *work = run->cx.mem;
	enum err err;

	run->cx.mem = run->rules;
	err = rules_load(&run->cx);
	run->cx.mem = work;
	return err;
}

static void
start(struct run *run, const struct config *config)
{
	struct options *o = &run->options;
	struct cx *cx = &run->cx;

	run->started = clock_ticks();
	run->base = o->now == NO_MOMENT ? clock_now() : o->now;
	if (o->day == NO_DAY)
		o->day = clock_day(run->base);
	run->rules = arena_open(MEMORY);
	cx->mem = arena_open(MEMORY);
	cx->request_id = "";
	cx->now = run->base;
	cx->db = db_open(config->db_socket, config->db_name, config->secret_dir,
	    DB_BATCH);
}

/* Today's slot by the hour; of another day the last one. */
static int
slot_of(const struct run *run)
{
	int64_t second = run->base - clock_day_start(run->options.day);

	if (second < 0 || second >= DAY_SECONDS)
		return reminder_slot(run->cx.profile, 23);
	return reminder_slot(run->cx.profile, (int)(second / 3600));
}

static void
say_sums(const struct run *run, const char *outcome)
{
	const struct reminding *w = &run->work;
	char day[16];
	char line[500];

	snprintf(line, sizeof(line),
	    "%s %s%s: occurrences=%" PRIu64 " reminders=%" PRIu64
	    " digests=%" PRIu64 " urgent=%" PRIu64 " no-address=%" PRIu64
	    " sent=%" PRIu64 " deferred=%" PRIu64 " refused=%" PRIu64
	    " unknown=%" PRIu64 " notices=%" PRIu64 " withdrawn=%" PRIu64
	    " escalations=%" PRIu64 " reports=%" PRIu64 " seconds=%" PRId64,
	    day_format_iso(run->options.day, day), outcome,
	    run->options.dry_run ? " (dry run)" : "", w->n_occurrences,
	    w->n_reminders, w->n_digests, w->n_urgent, w->n_unreachable,
	    w->n_sent, w->n_deferred, w->n_refused, w->n_unknown,
	    w->notices.n_proposed, w->notices.n_withdrawn,
	    w->notices.n_escalated, w->reports.n_reminded, elapsed(run));
	puts(line);
	log_line("info", "", "%s", line);
}

static int
conclude(const struct run *run, enum err err)
{
	const struct error *e = &run->cx.error;
	const struct reminding *w = &run->work;

	if (err) {
		log_line("error", "", "%s: %s (%s:%d %s)", err_name(err),
		    e->message, e->file == NULL ? "" : e->file, e->line,
		    e->function == NULL ? "" : e->function);
		fprintf(stderr, "remind: %s: %s\n", err_name(err), e->message);
		say_sums(run, "failed");
		return COULD_NOT;
	}
	if (run->out_of_time) {
		say_sums(run, "stopped");
		return TRY_AGAIN;
	}
	say_sums(run, "done");
	return w->n_deferred + w->n_refused + w->n_unknown > 0 ? TRY_AGAIN
							       : DONE;
}

int
main(int argc, char **argv)
{
	struct run run = { 0 };
	const struct config *config;
	enum err err;
	int status;

	read_options(&run.options, argc, argv);
	config = config_load();
	log_open(config->log_file, "remind");
	metrics_open(config->metrics_file, "remind");
	signal(SIGTERM, stop);
	signal(SIGINT, stop);
	start(&run, config);
	err = schema_check(&run.cx);
	if (!err)
		err = load_rules(&run);
	if (!err) {
		reminding_init(&run.work, config, run.options.day,
		    slot_of(&run));
		err = run_all(&run);
	}
	status = conclude(&run, err);
	metrics_run(clock_now(), status != COULD_NOT);
	db_close(run.cx.db);
	arena_close(run.cx.mem);
	arena_close(run.rules);
	return status;
}
