/*
 * metrics: figures of all programs, in one small file that they share.
 *
 * Each program has one slot, found by its name and made when it first starts;
 * its processes count there together, with atomic additions and without a
 * lock. The file lies in memory (/run) and is empty after a start of the
 * machine, which is what Prometheus expects of counters. Who has no file
 * counts for himself alone, and nobody sees it.
 */
#ifndef METRICS_H
#define METRICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	METRICS_NAME_MAX = 48,
	METRICS_SLOTS = 256,
	METRICS_CLASSES = 6, /* of status: [4] is 4xx */
	METRICS_BUCKETS = 12
};

/* What one program counted, as it was when it was read. */
struct metrics {
	char name[METRICS_NAME_MAX];
	uint64_t requests[METRICS_CLASSES];
	uint64_t buckets[METRICS_BUCKETS]; /* each on its own, not summed up */
	uint64_t total_ms;
	uint64_t database_errors;
	uint64_t slow_statements;
	uint64_t runs;      /* of a program of batch/ */
	uint64_t last_run;  /* seconds since 1970; 0: never */
	uint64_t last_good; /* ... that ended well */
};

/* Upper edge of a bucket in milliseconds; -1 for the last, which has none. */
int64_t metrics_edge(size_t bucket);

/* path: NULL for none. A file that cannot be opened counts as none. */
void metrics_open(const char *path, const char *program);
void metrics_request(int status, int64_t ms);
void metrics_database_error(void);
void metrics_slow_statement(void);
void metrics_run(int64_t now, bool good);

/* Everything that was counted, at most METRICS_SLOTS; the number of slots. */
size_t metrics_read(const char *path, struct metrics out[METRICS_SLOTS]);

#endif
