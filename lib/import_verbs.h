/*
 * import_verbs: rows of a table or a text (import.h) to tasks of one directive.
 *
 * What a cell names is matched against the agencies there are (agency_match.h);
 * what it names nobody by ("các cơ quan liên quan") is kept as words; what
 * nobody here is called stays where a person sees it. Bringing in is one
 * transaction, and the same text once.
 */
#ifndef IMPORT_VERBS_H
#define IMPORT_VERBS_H

#include "directive_verbs.h"
#include "import.h"
#include "import_store.h"

enum {
	IMPORT_SURE = 75 /* score from which a match needs no second look */
};

/* One name of a cell. */
enum import_name_kind {
	IMPORT_NAME_FOUND,   /* one agency or group */
	IMPORT_NAME_LIKE,    /* found, but by likeness: to be confirmed */
	IMPORT_NAME_UNKNOWN, /* nobody, or several */
	IMPORT_NAME_VAGUE /* "các đơn vị liên quan": nobody in particular */
};

struct import_name {
	enum import_name_kind kind;
	const char *typed;
	const char *name; /* official; "" unless found */
	unsigned score;
	bool is_group; /* found: of many */
};

struct import_names {
	size_t n;
	struct import_name *items;
	const char *words; /* for the field: official names, else as typed */
	const char *vague; /* what names nobody */
	bool sure;         /* all of it was found or names nobody */
};

/* The folds of all names, for import_read_text and import_match. */
void import_lexicon_of(struct cx *cx, const struct agency_name_list *names,
    struct import_lexicon *out);
/* names: prepared (agency_match_prepare). */
void import_match(struct cx *cx, const struct agency_name_list *names,
    const struct import_lexicon *lexicon, const char *cell,
    struct import_names *out);

/* What was given: pasted, with the tables of the page it was copied from, or a
 * file. */
enum import_kind { IMPORT_AUTO, IMPORT_TABLE, IMPORT_TEXT };
struct import_input {
	enum import_kind kind;
	const char *text;
	const char *html; /* "" for none */
	const char *path; /* of a file; NULL for none */
};

/*
 * Rows of whatever was given: a table where it is one, else a text. "import_
 * no_table", "import_no_tasks" at "source_text" or "files"; "secret" where the
 * words of a file or cell bear a mark (R11). A table without headings gives no
 * rows but its cells, in out->headless.
 */
enum err import_read_input(struct cx *cx, const struct import_lexicon *lexicon,
    const struct import_input *input, int32_t issued_on,
    struct import_rows *out) MUST_CHECK;

/* What makes two texts the same: a sum of the words of their rows, in
 * hexadecimal. */
const char *import_sum(struct cx *cx, const struct import_rows *rows);
bool import_sum_read(const char *hex, uint8_t out[static IMPORT_SUM_SIZE]);

/* One directive with all its tasks, as a draft; refuses ("imported_before" at
 * "source") what was brought in before and is still there. */
enum err import_create(struct cx *cx, const uint8_t sum[static IMPORT_SUM_SIZE],
    struct directive *directive, struct task_entry *entries,
    size_t n) MUST_CHECK;

#endif
