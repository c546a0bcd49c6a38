/*
 * reorganisation_verbs: agencies change as one act, by one document (2.8, R14,
 * R20a, R41), inside the caller's transaction.
 *
 * Preparing writes down who becomes whom; its new agencies exist from then on,
 * valid on no day. The rehearsal says of every open assignment, account and
 * officer where it goes, and changes nothing. Executing does exactly what the
 * rehearsal with that digest said, on or after the effective day, by a person:
 * nothing happens by itself overnight. Undoing writes every row back as it was,
 * as long as nothing later depends on it. The history of both stays: events,
 * intervals, notifications, and the numbers of versions, which only grow.
 */
#ifndef REORGANISATION_VERBS_H
#define REORGANISATION_VERBS_H

#include "agency_admin.h"
#include "cx.h"
#include "reorganisation_store.h"

struct reorganisation_order {
	enum reorganisation_kind kind;
	const char *document;
	int32_t document_on;
	int32_t effective_on;
	const char *note;
	uint64_t parent_id; /* move; 0: under nobody */
	size_t n_from;
	const uint64_t *from;
	size_t n_to;
	const uint64_t *to; /* agencies there are already */
	size_t n_new;
	struct agency_entry *new; /* code, validity and basis are filled in */
	const uint64_t *new_ids;  /* NULL, or of a change: 0, or which of
				     the new agencies it was already */
	const char *const *new_prefix; /* of their fields: "new_0_" */
};
/* Messages at kind, document, document_on, effective_on, note, from, to,
 * parent, and at name, code, email of the new ones. */
enum err reorganisation_prepare(struct cx *cx,
    const struct reorganisation_order *order, uint64_t *out_id) MUST_CHECK;
/* The whole order anew, while prepared; what was chosen for successors that are
 * still there goes on. A new agency that is no longer named stays valid on no
 * day. */
enum err reorganisation_change(struct cx *cx, uint64_t id, uint64_t version,
    const struct reorganisation_order *order) MUST_CHECK;
/* Where work goes; only while prepared. agency_id must be a successor:
 * "bad_choice" at "agency_id". */
enum err reorganisation_choose(struct cx *cx, uint64_t id, uint64_t version,
    const struct reorganisation_choice *choices, size_t n) MUST_CHECK;
/* Whether a successor works beside the one that goes on with the work these
 * words name now; only while prepared, and where there are several:
 * "bad_choice" at "agency_id". */
enum err reorganisation_share(struct cx *cx, uint64_t id, uint64_t version,
    const struct reorganisation_choice *words, size_t n,
    bool chosen) MUST_CHECK;
enum err reorganisation_drop(struct cx *cx, uint64_t id, uint64_t version,
    const char *basis) MUST_CHECK;

enum reorganisation_problem {
	PROBLEM_NO_RECEIVER,  /* open work without a successor */
	PROBLEM_PART_CHANGED, /* a part is not valid on the day any more */
	PROBLEM_LOGIN_TAKEN,  /* the new e-mail is somebody else's login */
	PROBLEM_TOO_MUCH,     /* more than REORGANISATION_WORK_MAX */
	N_REORGANISATION_PROBLEMS
};
extern const char *const reorganisation_problem_names[]; /* then NULL */

struct rehearsal {
	struct reorganisation r;
	struct reorganisation_parts parts;
	struct reorganisation_choices choices;
	struct reorganisation_works works;
	struct reorganisation_shares shares;
	/* By kind: rows as they are, and as they will be. */
	struct reorganisation_steps before[N_STEP_KINDS];
	struct reorganisation_steps after[N_STEP_KINDS];
	struct reorganisation_counts counts;
	uint64_t fates[N_WORK_FATES];
	bool problems[N_REORGANISATION_PROBLEMS];
	bool is_due; /* the effective day has come */
	const char *digest;
};
enum err reorganisation_rehearse(struct cx *cx, uint64_t id,
    struct rehearsal *out) MUST_CHECK;

/* "not_due" or the name of a problem at "seen"; "stale_rehearsal" at "seen"
 * when the digest is no longer that of the rehearsal. */
enum err reorganisation_execute(struct cx *cx, uint64_t id,
    const char *digest) MUST_CHECK;

/* "depends" at "basis" while something does: ask count_dependences. */
enum err reorganisation_undo(struct cx *cx, uint64_t id, uint64_t version,
    const char *basis) MUST_CHECK;

#endif
