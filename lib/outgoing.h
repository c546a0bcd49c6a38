/*
 * outgoing: a document the province has issued (văn bản đi), as its document
 * system hands it over (R26, R62, R64).
 *
 * Each is marked: it has tasks, and then a directive belongs to it, or it has
 * none, with the reason. Until it is marked, and until its tasks are handed
 * out, the record clock runs from its release (R24). A document that its sender
 * takes back or changes is not forgotten: a review is raised on it, and its
 * tasks say so in their history.
 */
#ifndef OUTGOING_H
#define OUTGOING_H

#include "directive.h"

enum outgoing_mark {
	OUTGOING_UNMARKED,
	OUTGOING_HAS_TASKS,
	OUTGOING_NO_TASK,
	N_OUTGOING_MARKS
};

/* By which door it came. */
enum outgoing_origin {
	OUTGOING_TYPED,
	OUTGOING_API,
	OUTGOING_UPLOAD,
	OUTGOING_SPOOL
};

/* What its sender did with it afterwards. */
enum outgoing_change { OUTGOING_REVOKED, OUTGOING_UPDATED, OUTGOING_REPLACED };

/* Messages of the exchange, as in the database. */
enum outgoing_business {
	OUTGOING_NEW,
	OUTGOING_REVOKE,
	OUTGOING_UPDATE,
	OUTGOING_REPLACE
};

enum { /* characters */
	OUTGOING_CODE_MAX = 200,
	OUTGOING_SENDER_MAX = 200,
	OUTGOING_SENDER_CODE_MAX = 35,
	OUTGOING_TYPE_MAX = 120,
	OUTGOING_RECIPIENTS_MAX = 15000,
	OUTGOING_REASON_MAX = 500,
	OUTGOING_NOTE_MAX = 1000,
	OUTGOING_FOLD_MAX = 4000 /* bytes */
};

struct outgoing {
	uint64_t id;
	const char *code;
	const char *ref_number;
	const char *ref_symbol;
	const char *doc_type; /* "": not known here */
	const char *doc_type_words;
	const char *abstract;
	int32_t issued_on;
	int64_t released_at;
	const char *signer;
	enum urgency urgency;
	int32_t due_on;
	const char *recipients;
	unsigned n_recipients;
	const char *sender_code;
	const char *sender_name;
	enum outgoing_origin origin;
	unsigned n_left_out;
	int64_t received_at;
	uint64_t received_by;
	const char *received_by_name;
	int64_t record_due_at;
	const char *record_derivation;
	enum outgoing_mark mark;
	const char *mark_reason;
	int64_t marked_at;
	const char *marked_by_name;
	uint64_t directive_id;
	int64_t forwarded_at; /* of its directive */
	int64_t withdrawn_at;
	unsigned n_reviews; /* open */
	uint64_t version;
};
struct outgoing_list {
	size_t n;
	struct outgoing *items;
};

struct outgoing_review {
	uint64_t id;
	uint64_t outgoing_id;
	enum outgoing_change kind;
	const char *reason;
	uint64_t replacement_id;
	const char *replacement; /* its reference */
	int64_t raised_at;
	int64_t closed_at;
	const char *closed_by_name;
	const char *note;
	const char *reference; /* of the document */
};
struct outgoing_reviews {
	size_t n;
	struct outgoing_review *items;
};

struct outgoing_status {
	uint64_t id;
	uint64_t outgoing_id;
	const char *status; /* "03" */
	const char *description;
	int64_t at;
	int64_t sent_at;
};
struct outgoing_statuses {
	size_t n;
	struct outgoing_status *items;
};

const char *outgoing_mark_name(enum outgoing_mark mark);
bool outgoing_mark_from_name(const char *name, enum outgoing_mark *out);
const char *outgoing_origin_name(enum outgoing_origin origin);
bool outgoing_origin_from_name(const char *name, enum outgoing_origin *out);
const char *outgoing_change_name(enum outgoing_change change);
bool outgoing_change_from_name(const char *name, enum outgoing_change *out);
const char *outgoing_business_name(enum outgoing_business business);

/* Is it recorded, one way or the other: without tasks, or handed out? */
bool outgoing_is_recorded(const struct outgoing *o);
/* Was it recorded after its time, or is it not yet and the time is over? One
 * that was taken back before anybody recorded it is not waited for. */
bool outgoing_is_late(const struct outgoing *o, int64_t now);
/* Whole days since it was released; what the work list is sorted by eye for. */
int64_t outgoing_age(const struct outgoing *o, int64_t now);

/* What is searched in it; in mem. */
const char *outgoing_fold(struct arena *mem, const struct outgoing *o);

/*
 * The status message of the exchange, edXML: who speaks (our organ), of which
 * document, how far it is. In mem.
 */
struct outgoing_voice {
	const char *code; /* our OrganId */
	const char *name;
};
const char *outgoing_status_text(struct arena *mem,
    const struct outgoing_voice *voice, const struct outgoing *o,
    const struct outgoing_status *status);

#endif
