/*
 * audit_check: recomputes everything the ledger holds (lib/ledger.h) from the
 * text of a dump, and compares the tables with it.
 *
 * Found are: an entry changed, missing, added or moved; a head that is not
 * signed or does not follow; a row that is not what was last recorded of it, is
 * recorded and missing, or is there and not recorded; a row written once and
 * changed without a redaction; what was written by hand; a history whose chain
 * is broken; an assignment that differs from its newest interval or from its
 * history.
 */
#ifndef AUDIT_CHECK_H
#define AUDIT_CHECK_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "arena.h"
#include "ledger.h"

enum { FINDINGS_MAX = 20, HEADS_MAX = 64 };

/* A head as it was printed: its number, and the beginning of its sum. */
struct printed_head {
	uint64_t number;
	const char *sum; /* hex digits, at least 8 */
};

struct check_result {
	uint64_t entries;
	uint64_t adopted;
	uint64_t rows;
	uint64_t events;
	uint64_t heads;
	uint64_t head; /* number of the newest */
	uint64_t unsealed;
	uint64_t redactions;
	uint64_t n_findings; /* all; the first are in findings */
	const char *findings[FINDINGS_MAX];
};

struct check;

struct check *check_open(struct arena *mem, const char *pub_path,
    const struct printed_head *printed, size_t n_printed);
/*
 * Reads a dump. A file is read three times; from a pipe the tables must come in
 * the order ledger_shape, redaction, seal_head, ledger, and then the others.
 * NULL, or what could not be understood.
 */
const char *check_read(struct check *check, FILE *file, bool is_pipe);
const struct check_result *check_finish(struct check *check);
void check_close(struct check *check);

#endif
