/*
 * scan: what a file really is (libmagic), and whether it does harm (clamd).
 *
 * Whether a type is allowed, and what follows from a verdict, is decided by
 * file_verbs.
 */
#ifndef SCAN_H
#define SCAN_H

#include <stdbool.h>

#include "cx.h"

/* MIME type by content, "application/pdf"; in cx->mem. */
enum err scan_type(struct cx *cx, const char *path,
    const char **out) MUST_CHECK;

enum scan_verdict {
	SCAN_HARMLESS,
	SCAN_HARMFUL,
	SCAN_REFUSED,    /* it answers, but could not look into this file */
	SCAN_UNREACHABLE /* it does not answer, or not in time */
};

/*
 * What clamd, on the Unix socket of this path, says of a file: the bytes are
 * streamed to it (INSTREAM), so that it needs no right to read our folders.
 * Takes at most seconds between two signs of life. out_words, in cx->mem: the
 * name of what was found, or why there is no answer. Fails only when the file
 * cannot be read.
 */
enum err scan_harm(struct cx *cx, const char *socket_path, const char *path,
    unsigned seconds, enum scan_verdict *out,
    const char **out_words) MUST_CHECK;
/* Does it answer a PING within a second? */
bool scan_answers(const char *socket_path);

#endif
