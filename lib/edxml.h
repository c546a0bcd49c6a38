/*
 * edxml: the one door to libxml2 for messages of the document exchange.
 *
 * Reads a message as it comes, never held whole: texts into the arena,
 * attachments through base64 into files of their own. Three dialects: QCVN
 * 102:2016, the older SOAP in a MIME multipart (with Author), and variants with
 * Business..., OrganInCharge and days as dd/mm/yyyy. Elements are known by what
 * stands after the ":", because prefixes come unbound; what stands before the
 * first "<" is passed over; empty elements are absent ones.
 *
 * A document type declaration ends the reading at once: no entity is ever
 * declared, no file and no address opened. Limits are hard. What is wrong with
 * a message is a word for people's texts ("edxml_broken"), never a failure of
 * the machine; that is ERR_SYSTEM.
 *
 * It knows nothing of documents, secrecy or agencies: outgoing.h,
 * edxml_verbs.h. Signatures are not looked at: trust is the door a message came
 * in by.
 */
#ifndef EDXML_H
#define EDXML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cx.h"

enum {
	EDXML_TO_MAX = 500,
	EDXML_ATTACHMENTS_MAX = 50,
	EDXML_REPLACED_MAX = 50,
	EDXML_TEXT_MAX = 65536,        /* bytes of one element */
	EDXML_TEXTS_MAX = 1024 * 1024, /* bytes of all of them */
	EDXML_ELEMENTS_MAX = 20000,
	EDXML_DEPTH_MAX = 40
};

/* What a message is about: BussinessDocType, or a status. */
enum edxml_business {
	EDXML_NEW,
	EDXML_REVOKE,
	EDXML_UPDATE,
	EDXML_REPLACE,
	EDXML_STATUS, /* somebody tells how far a document of ours is */
	N_EDXML_BUSINESSES
};

struct edxml_organ {
	const char *code; /* OrganId */
	const char *name;
};

struct edxml_attachment {
	const char *name;
	const char *content_id; /* without "cid:" */
	const char *path;       /* the decoded bytes */
	uint64_t size;
	uint8_t sha256[32];
};

/* A text that is absent is "". */
struct edxml_message {
	enum edxml_business business;
	struct edxml_organ from;
	size_t n_to;
	struct edxml_organ *to;
	const char *document_id;
	const char *number;
	const char *notation;
	const char *type_name;
	const char *subject;
	const char *content;
	const char *signer;
	int32_t issued_on;
	int32_t due_on;
	int64_t sent_at; /* of the first station; NO_MOMENT */
	int priority;    /* 0 normal ... 3 and 4 express */
	const char *reason;
	size_t n_replaced;
	const char **replaced; /* DocumentId of each */
	const char *status_code;
	size_t n_attachments;
	struct edxml_attachment *attachments;
	size_t n_texts;
	const char **texts; /* every text of the head, as it stood */
	bool marked_secret; /* an element for secrecy says more than none */
	uint8_t sum[32];    /* of all that the head says */
};

struct edxml_limits {
	const char *folder; /* attachments go here, names begin "upload-" */
	uint64_t attachment_max; /* bytes of one, decoded */
	uint64_t message_max;    /* bytes of all */
};

/* read gives at most n bytes and how many; 0 is the end. */
struct edxml_source {
	size_t (*read)(void *thing, char *buf, size_t n);
	void *thing;
};

/*
 * out_defect: NULL when the message is good, else "edxml_broken" (no message,
 * or cut), "edxml_type" (a document type declaration), "edxml_size",
 * "edxml_attachment" (no good base64). Files already written stay in
 * out->attachments also then: edxml_forget removes them.
 */
enum err edxml_read(struct cx *cx, const struct edxml_limits *limits,
    const struct edxml_source *source, struct edxml_message *out,
    const char **out_defect) MUST_CHECK;
void edxml_forget(const struct edxml_message *message);

#endif
