/*
 * scan: what a file really is (libmagic).
 *
 * Whether a type is allowed is decided by file_verbs.
 */
#ifndef SCAN_H
#define SCAN_H

#include "cx.h"

/* MIME type by content, "application/pdf"; in cx->mem. */
enum err scan_type(struct cx *cx, const char *path,
    const char **out) MUST_CHECK;

#endif
