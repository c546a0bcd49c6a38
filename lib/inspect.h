/*
 * inspect: what is written in a file, and whether its signatures hold.
 *
 * Reading a PDF or an office file of a stranger is left to small programs of
 * their own (batch/file-text, batch/pdf-signature): each gets the file as its
 * input, nothing else of this machine (sandbox.h), a few seconds, and its
 * answer comes through a pipe. When one dies of a hostile file, the answer is
 * "could not be read" and nothing here has noticed.
 *
 * What a mark of secrecy is says secrecy.h; what follows from it, gate.h.
 */
#ifndef INSPECT_H
#define INSPECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cx.h"

struct arena;
struct signature; /* file.h */

enum inspect_text {
	INSPECT_READ,   /* all of it */
	INSPECT_PARTLY, /* pages without text, things inside things */
	INSPECT_UNREAD  /* encrypted, damaged, a kind that has no text */
};

/* The text of a file of this type (scan.h), for people's words in it: UTF-8,
 * lines; "" when there is none. In mem. */
enum inspect_text inspect_text(struct arena *mem, const char *path,
    const char *content_type, const char **out);

/* The tables of a spreadsheet or a document: a line for each row, tabs between
 * the cells, in quotes what needs them (grid.h). "" when there is none. */
enum inspect_text inspect_table(struct arena *mem, const char *path,
    const char *content_type, const char **out);

enum { INSPECT_TEXT_MAX = 8 * 1024 * 1024 };

/* The signatures of a PDF: for information, never a gate. The strings of out
 * are in mem. authorities: certificates (PEM) the operator trusts; "" for none.
 */
void inspect_signature(struct arena *mem, const char *path,
    const char *authorities, struct signature *out);

#endif
