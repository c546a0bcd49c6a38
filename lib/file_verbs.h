/*
 * file_verbs: keeping uploads, and deciding who may fetch one.
 */
#ifndef FILE_VERBS_H
#define FILE_VERBS_H

#include "cx.h"
#include "file.h"

/* One upload as the web layer hands it over. */
struct file_source {
	const char *path; /* temporary file */
	const char *name;
	uint64_t size;
	const uint8_t *sha256;
	enum file_content content; /* what the gate found (gate.h) */
	enum file_scan scan;       /* set by file_check, wanted by file_keep */
};

/* Where files go, and what is done with them on the way. */
struct file_rules {
	const char *file_dir;
	size_t size_max;
	const char *authorities; /* whose signatures are known; "" for none */
	const char *scanner; /* socket of clamd; NULL or "": there is none */
};

/*
 * What file_keep would refuse of them, and what the scanner finds in them
 * ("file_harmful" at the field). Asked before the first row is written: a row
 * that is taken back stays in the journal of the database (R11), and nobody
 * waits for a row while the scanner thinks. When it does not answer, the file
 * is kept and held: file_scan_next looks at it later.
 */
enum err file_check(struct cx *cx, const struct file_rules *rules,
    const char *field, struct file_source *sources, size_t n) MUST_CHECK;
/*
 * Puts each upload to file_dir/ab/cd/<sha256> (a copy,
 * fsync of file and folder), checks type and secrecy of its name, looks at the
 * signatures of a PDF, writes its row. Messages go to
 * the field ("file_type", "file_size", "secret_file"). A rolled back
 * transaction leaves at most an unreferenced file, which batch cleans up.
 */
enum err file_keep(struct cx *cx, const struct file_rules *rules,
    const char *field, const struct file_source *sources, size_t n,
    enum file_owner owner, uint64_t owner_id, uint64_t directive_id,
    uint64_t assignment_id) MUST_CHECK;
/*
 * Has the scanner look at the first file after after_id that it has not seen,
 * held or from before there was a scanner, and writes what it says of these
 * bytes, wherever they are attached. out_id: which one, 0 when there is none
 * left. ERR_BUSY while the scanner does not answer.
 */
enum err file_scan_next(struct cx *cx, const struct file_rules *rules,
    uint64_t after_id, uint64_t *out_id) MUST_CHECK;
/* Is there a scanner, and does it answer? */
bool file_scanner_answers(const struct file_rules *rules);
/* The place of a file under file_dir; in cx->mem. */
const char *file_place(struct cx *cx, const struct file *file);
/* The row, if cx->actor may read it; ERR_MISSING otherwise. out_path is its
 * place under file_dir. */
enum err file_open(struct cx *cx, uint64_t id, struct file *out,
    const char **out_path) MUST_CHECK;

#endif
