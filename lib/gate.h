/*
 * gate: the one way in for what people type and choose (R11).
 *
 * Every POST passes it after it was read and before a transaction begins, so
 * that what is refused has been in memory and nowhere else: no row, not even
 * one taken back, no log, no file (nginx and request.h keep bodies and uploads
 * in spool_dir, which is memory).
 *
 *	text     a mark of secrecy in any line or text of the form: "secret"
 *	name     of a file: "secret_file"
 *	words    in a file that can be read: "secret_content"
 *	unread   a file that cannot be read, or not all of it (a scanned page,
 *	         an encrypted one): "file_unread", until a person ticks that it
 *	         holds no state secret (no_secret=1). Who did is in its row.
 *
 * A form that comes back keeps its files too: those that bear no mark wait in
 * spool_dir/held/<session>/, by their sums, at most FILE_HELD_SECONDS. Nothing
 *waits of a form in which anything is marked. batch/purge sweeps.
 *
 * What a mark is: directive.h, secrecy.h. How files are read: inspect.h.
 */
#ifndef GATE_H
#define GATE_H

#include <stdbool.h>

#include "cx.h"

struct request;

enum { HELD_FILES_MAX = 20 };

/* Before the form is read: brings back the files that wait, and looks at all.
 */
enum err gate_look(struct request *rq) MUST_CHECK;
/* After it: messages at the fields. */
void gate_judge(struct request *rq);
/* Does anything of it bear a mark? Then nothing of it may wait. */
bool gate_refuses(const struct request *rq);
/* The page comes back: its files wait. */
void gate_hold(struct request *rq);
/* It was done: they need not wait any more. */
void gate_let_go(struct request *rq);

#endif
