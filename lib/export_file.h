/*
 * export_file: a file of many rows that is written after the answer.
 *
 * A list of some thousand rows is made while its reader waits. A longer one is
 * asked for (export-create), written by the worker that took the question, once
 * its answer is out, and fetched when it is done (export-list, export-get).
 * Whoever asked can stop it. The row says how far it has come; a worker that
 * died leaves one that is not heard of any more, and is shown as interrupted.
 */
#ifndef EXPORT_FILE_H
#define EXPORT_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	EXPORT_FILE_LONG = 5000, /* rows: more of them are better not waited for
				  */
	EXPORT_FILE_BEAT_MAX = 60, /* seconds without a word: interrupted */
	/* At once, in all: one worker less than nginx/pools.tsv gives to
	 * export-create, so that one always answers. */
	EXPORT_FILE_RUNNING_MAX = 2,
	EXPORT_FILE_LIST_MAX = 50,
};

enum export_of { EXPORT_REPORT_ROWS, EXPORT_TASK_LIST, N_EXPORT_OFS };
enum export_format { EXPORT_XLSX, EXPORT_CSV, N_EXPORT_FORMATS };

enum export_state {
	EXPORT_RUNNING,
	EXPORT_DONE,
	EXPORT_CANCELLED,
	EXPORT_FAILED,
	EXPORT_INTERRUPTED, /* stored as running; not heard of any more */
	EXPORT_EXPIRED,     /* stored as done; the file is gone */
	N_EXPORT_STATES
};

struct export_file {
	uint64_t id;
	uint64_t account_id;
	enum export_of rows_of;
	const char *query; /* of that page, without "format" */
	enum export_format format;
	enum export_state state; /* export_file_state: as it is now */
	uint32_t n_expected;     /* 0: not known beforehand */
	uint32_t n_rows;         /* written so far */
	const char *file;        /* its name among the exports */
	int64_t created_at;
	int64_t beat_at;
	int64_t ended_at; /* NO_MOMENT while it runs */
};

struct export_file_list {
	size_t n;
	struct export_file *items;
};

const char *export_of_name(enum export_of of);             /* "report_rows" */
const char *export_format_name(enum export_format format); /* "xlsx" */
const char *export_state_name(enum export_state state);    /* "running" */
bool export_of_from_name(const char *name, enum export_of *out);
bool export_format_from_name(const char *name, enum export_format *out);
/* Of what is stored; "interrupted" and "expired" are not. */
bool export_state_from_name(const char *name, enum export_state *out);

/* What a stored state means at a moment. */
enum export_state export_file_state(const struct export_file *file,
    int64_t now);
/* Hundredths that are done; -1: not known. */
int export_file_percent(const struct export_file *file);

#endif
