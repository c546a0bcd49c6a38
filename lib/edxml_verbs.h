/*
 * edxml_verbs: a message of the exchange (edxml.h) becomes a document issued
 * (outgoing.h), or changes one. Behind three doors: an upload, a POST with a
 * token, the spool of batch/exchange.
 *
 * A message counts once: by its sender, document, business and head. Of one
 * that bears a mark of secrecy, in a word, the name of a file or its text,
 * nothing is stored (R11). An attachment whose text cannot be read, a scan
 * mostly, is kept with the document: "confirmed" when a person has given his
 * word for it, else "unknown", and whoever enters its tasks is told to look at
 * it first and gives his word by that. What is harmful, too large or of a wrong
 * kind is left out, and the document says how many.
 */
#ifndef EDXML_VERBS_H
#define EDXML_VERBS_H

#include "file_verbs.h"
#include "outgoing_verbs.h"

struct edxml_intake {
	const struct file_rules *files;
	const char *folder; /* in memory: what is refused was never on a disk */
	uint64_t message_max;
	enum outgoing_origin origin;
	bool confirmed; /* a person says that it holds no state secret */
};

struct edxml_result {
	enum outgoing_outcome outcome;
	uint64_t outgoing_id;
	unsigned n_left_out;
	bool secret; /* why it was refused */
};

/*
 * What is wrong with it is a message at "files": "edxml_broken", "edxml_type",
 * "edxml_size", "edxml_attachment" (edxml.h); "edxml_status" (no document but
 * the state of one), "edxml_lacks" (without what a document needs),
 * "edxml_unknown" (changes a document that never came), "secret".
 */
enum err edxml_take(struct cx *cx, const struct edxml_intake *intake,
    const char *path, struct edxml_result *out) MUST_CHECK;

#endif
