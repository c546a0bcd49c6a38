#define BANNED_ALLOW_STDIO

/*
 * metrics: the figures of the system for Prometheus; see nhacviec-metrics(8).
 *
 *	metrics             prints them
 *	metrics --http      answers one HTTP request on standard input with them
 *	--config FILE       instead of NHACVIEC_CONFIG
 *
 * What the programs counted comes from the file they share (metrics.h), the
 * rest from the database. There is no figure about a person or a document.
 *
 * Exit status: 0 done, 1 the database did not answer (the rest is printed),
 * 64 wrong use.
 */
#include <inttypes.h>
#include <stdbool.h>
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
#include "operation_store.h"
#include "seal_store.h"
#include "str.h"

enum { MEMORY = 8 * 1024 * 1024, TEXT_MAX = 4 * 1024 * 1024, LINE_MAX = 8192 };
enum { DONE = 0, AWAY = 1, WRONG_USE = 64 };

static const char *const outbox_states[N_OUTBOX_STATES] = {
	[OUTBOX_NEW] = "new",
	[OUTBOX_SENDING] = "sending",
	[OUTBOX_SENT] = "sent",
	[OUTBOX_DEFERRED] = "deferred",
	[OUTBOX_REFUSED] = "refused",
	[OUTBOX_UNKNOWN] = "unknown",
};

static void
head(struct str *out, const char *name, const char *type, const char *help)
{
	str_printf(out, "# HELP nhacviec_%s %s\n# TYPE nhacviec_%s %s\n", name,
	    help, name, type);
}

static void
gauge(struct str *out, const char *name, const char *help, int64_t value)
{
	head(out, name, "gauge", help);
	str_printf(out, "nhacviec_%s %" PRId64 "\n", name, value);
}

/* What the programs counted ------------------------------------------------ */

static void
add_requests(struct str *out, const struct metrics *all, size_t n)
{
	head(out, "requests_total", "counter",
	    "requests answered, by program and class of status");
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < METRICS_CLASSES; k++) {
			if (all[i].requests[k] > 0)
				str_printf(out,
				    "nhacviec_requests_total{program=\"%s\","
				    "status=\"%zuxx\"} %" PRIu64 "\n",
				    all[i].name, k, all[i].requests[k]);
		}
	}
}

static void
add_edge(struct str *out, const char *name, size_t bucket, uint64_t sum)
{
	int64_t edge = metrics_edge(bucket);

	str_printf(out,
	    "nhacviec_request_seconds_bucket{program=\"%s\",le=", name);
	if (edge < 0)
		str_printf(out, "\"+Inf\"} %" PRIu64 "\n", sum);
	else
		str_printf(out, "\"%" PRId64 ".%03" PRId64 "\"} %" PRIu64 "\n",
		    edge / 1000, edge % 1000, sum);
}

static void
add_times(struct str *out, const struct metrics *all, size_t n)
{
	head(out, "request_seconds", "histogram",
	    "time from the request to the answer");
	for (size_t i = 0; i < n; i++) {
		const struct metrics *m = &all[i];
		uint64_t sum = 0;

		for (size_t k = 0; k < METRICS_BUCKETS; k++)
			sum += m->buckets[k];
		if (sum == 0)
			continue;
		sum = 0;
		for (size_t k = 0; k < METRICS_BUCKETS; k++) {
			sum += m->buckets[k];
			add_edge(out, m->name, k, sum);
		}
		str_printf(out,
		    "nhacviec_request_seconds_sum{program=\"%s\"} "
		    "%" PRIu64 ".%03" PRIu64 "\n"
		    "nhacviec_request_seconds_count{program=\"%s\"} %" PRIu64
		    "\n",
		    m->name, m->total_ms / 1000, m->total_ms % 1000, m->name,
		    sum);
	}
}

static void
add_counter(struct str *out, const struct metrics *all, size_t n,
    const char *name, const char *type, const char *help, size_t offset)
{
	head(out, name, type, help);
	for (size_t i = 0; i < n; i++) {
		uint64_t value;

		memcpy(&value, (const char *)&all[i] + offset, sizeof(value));
		if (value > 0)
			str_printf(out,
			    "nhacviec_%s{program=\"%s\"} %" PRIu64 "\n", name,
			    all[i].name, value);
	}
}

static void
add_counted(struct str *out, const char *path)
{
	struct metrics *all = arena_alloc(out->mem,
	    METRICS_SLOTS * sizeof(*all));
	size_t n = path == NULL ? 0 : metrics_read(path, all);

	add_requests(out, all, n);
	add_times(out, all, n);
	add_counter(out, all, n, "database_errors_total", "counter",
	    "statements that failed",
	    offsetof(struct metrics, database_errors));
	add_counter(out, all, n, "slow_statements_total", "counter",
	    "statements that took half a second or more",
	    offsetof(struct metrics, slow_statements));
	add_counter(out, all, n, "runs_total", "counter",
	    "runs of the programs that a timer starts",
	    offsetof(struct metrics, runs));
	add_counter(out, all, n, "last_run_timestamp_seconds", "gauge",
	    "when the last run ended", offsetof(struct metrics, last_run));
	add_counter(out, all, n, "last_good_run_timestamp_seconds", "gauge",
	    "when the last run ended that was good",
	    offsetof(struct metrics, last_good));
}

/* What the database knows ---------------------------------------------------
 */

static void
add_operation(struct str *out, const struct operation *o, int64_t now)
{
	head(out, "outbox", "gauge", "letters by state");
	for (size_t i = 0; i < N_OUTBOX_STATES; i++)
		str_printf(out, "nhacviec_outbox{state=\"%s\"} %" PRIu64 "\n",
		    outbox_states[i], o->mail.n[i]);
	gauge(out, "outbox_oldest_seconds", "age of the oldest waiting letter",
	    o->oldest_mail_at == NO_MOMENT ? 0 : now - o->oldest_mail_at);
	if (o->planned_at != NO_MOMENT)
		gauge(out, "planned_timestamp_seconds",
		    "when the planner of reminders last finished",
		    o->planned_at);
	gauge(out, "database_offset_seconds",
	    "how far the clock of the database is ahead", o->database_offset);
	gauge(out, "database_connections", "connections to the database",
	    (int64_t)o->connections);
	gauge(out, "sessions", "people who are signed in",
	    (int64_t)o->sessions);
}

static void
add_trust(struct str *out, const struct trust *t, int64_t now)
{
	gauge(out, "seal_waiting_seconds",
	    "age of the oldest entry of the ledger that is not sealed",
	    t->waiting_at == NO_MOMENT ? 0 : now - t->waiting_at);
	if (t->head_at != NO_MOMENT)
		gauge(out, "seal_age_seconds", "since the ledger was sealed",
		    now - t->head_at);
	if (t->verify.at != NO_MOMENT) {
		gauge(out, "verify_timestamp_seconds",
		    "when the ledger was last checked", t->verify.at);
		gauge(out, "verify_good", "1: the check found nothing",
		    t->verify.good ? 1 : 0);
	}
	if (t->backup.made_at != NO_MOMENT)
		gauge(out, "backup_timestamp_seconds",
		    "when the last backup was made", t->backup.made_at);
	if (t->restore.at != NO_MOMENT)
		gauge(out, "restore_timestamp_seconds",
		    "when a restore was last tried", t->restore.at);
}

static bool
add_stored(struct cx *cx, struct str *out)
{
	struct operation operation;
	struct trust trust;
	bool up = operation_store_get(cx, &operation) == OK &&
		  seal_store_trust(cx, &trust) == OK;

	gauge(out, "up", "1: the database answers", up ? 1 : 0);
	if (up) {
		add_operation(out, &operation, cx->now);
		add_trust(out, &trust, cx->now);
	}
	return up;
}

/* Answering ------------------------------------------------------------------
 */

/* Whoever asks for anything gets the figures: there is nothing else. */
static void
read_request(void)
{
	char line[LINE_MAX];

	while (fgets(line, sizeof(line), stdin) != NULL) {
		if (line[0] == '\r' || line[0] == '\n')
			return;
	}
}

static void
answer(const struct str *out, bool http)
{
	if (http)
		printf("HTTP/1.0 200 OK\r\nContent-Type: text/plain; "
		       "version=0.0.4; charset=utf-8\r\n"
		       "Content-Length: %zu\r\nConnection: close\r\n\r\n",
		    out->length);
	fputs(str_text(out), stdout);
	fflush(stdout);
}

static bool
take_options(int argc, char **argv)
{
	bool http = false;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--http") == 0) {
			http = true;
		} else if (i + 1 < argc && strcmp(argv[i], "--config") == 0) {
			setenv("NHACVIEC_CONFIG", argv[++i], 1);
		} else {
			fputs("usage: metrics [--http] [--config FILE]\n",
			    stderr);
			exit(WRONG_USE);
		}
	}
	return http;
}

int
main(int argc, char **argv)
{
	bool http = take_options(argc, argv);
	const struct config *config = config_load();
	struct cx cx = { .mem = arena_open(MEMORY),
		.now = clock_now(),
		.request_id = "" };
	struct str out;
	bool up;

	log_open(config->log_file, "metrics");
	cx.db = db_open(config->db_socket, config->db_name, config->secret_dir,
	    DB_BATCH);
	str_init(&out, cx.mem, TEXT_MAX);
	if (http)
		read_request();
	add_counted(&out, config->metrics_file);
	up = add_stored(&cx, &out);
	if (!up)
		log_line("warning", "", "%s", cx.error.message);
	answer(&out, http);
	db_close(cx.db);
	arena_close(cx.mem);
	return up || http ? DONE : AWAY;
}
