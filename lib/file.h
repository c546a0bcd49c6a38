/*
 * file: an attached document. Bytes are stored once, by SHA-256, outside the
 * web root; who may fetch one is who may read its directive or assignment.
 */
#ifndef FILE_H
#define FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum file_owner {
	FILE_DIRECTIVE,
	FILE_REPLY,
	FILE_RETURN_REQUEST,
	FILE_EXTENSION,
	FILE_DIFFICULTY,
	FILE_NOTICE,   /* the signed paper, once for each assignment in it */
	FILE_REGISTER, /* of an entry of a register; belongs to no directive */
	FILE_PERIODIC_REPORT, /* the signed paper of it; likewise */
	FILE_OUTGOING         /* of a document issued; likewise */
};

/* Could its text be read, and so bears no mark of secrecy (R11)? */
enum file_content {
	/* Nobody has looked: from before, or a scan that the exchange brought.
	 */
	FILE_CONTENT_UNKNOWN,
	FILE_CONTENT_READ,     /* yes */
	FILE_CONTENT_CONFIRMED /* no: by the word of who attached it */
};

/* What a scanner for harmful programs says. */
enum file_scan {
	FILE_SCAN_UNSCANNED, /* there is no scanner */
	FILE_SCAN_PENDING,   /* held until it has been scanned */
	FILE_SCAN_CLEAN,
	FILE_SCAN_INFECTED /* held for good */
};

/* What can be said of the signatures of a PDF: for information only. */
enum signature_state {
	SIGNATURE_NONE,     /* there is none */
	SIGNATURE_INTACT,   /* what was signed is unchanged */
	SIGNATURE_ALTERED,  /* it is not */
	SIGNATURE_UNCHECKED /* it could not be found out */
};
enum signature_chain {
	CHAIN_UNKNOWN, /* by nobody this installation was told to trust */
	CHAIN_TRUSTED,
	CHAIN_EXPIRED /* the certificate was out of date */
};

struct signature {
	enum signature_state state; /* the worst of all signatures */
	enum signature_chain chain; /* of the last one */
	bool whole;                 /* nothing was added after the last one */
	bool weak;                  /* an old sum (SHA-1, MD5) */
	unsigned count;
	const char *signer; /* of the last one, as its certificate says */
	int64_t signed_at;  /* as it says itself; NO_MOMENT: it does not */
};

/* How long a chosen file waits for the next try of its form (gate.h). */
enum { FILE_HELD_SECONDS = 3600 };

struct file {
	uint64_t id;
	uint8_t sha256[32];
	uint64_t size;
	const char *name;
	const char *content_type;
	int64_t created_at;
	uint64_t directive_id;
	uint64_t assignment_id; /* 0: everyone who sees the directive sees it */
	enum file_owner owner;
	uint64_t owner_id;
	enum file_content content;
	enum file_scan scan;
	struct signature signature;
};

/* Who has to do with a file that proves harmful. */
struct file_people {
	uint64_t directive_id;
	uint64_t assignment_id;
	uint64_t account_id; /* who brought it; of an agency: agency_id */
	uint64_t agency_id;
	uint64_t follower_id; /* of the office; 0: nobody's work */
};
struct file_people_list {
	size_t n;
	struct file_people *items;
};

struct file_list {
	size_t n;
	struct file *items;
};

const char *file_owner_name(enum file_owner owner);
bool file_owner_from_name(const char *name, enum file_owner *out);
const char *file_content_name(enum file_content content);
const char *file_scan_name(enum file_scan scan);
const char *signature_state_name(enum signature_state state);
const char *signature_chain_name(enum signature_chain chain);
bool file_content_from_name(const char *name, enum file_content *out);
bool file_scan_from_name(const char *name, enum file_scan *out);
bool signature_state_from_name(const char *name, enum signature_state *out);
bool signature_chain_from_name(const char *name, enum signature_chain *out);
/* May people fetch it? */
bool file_scan_allows(enum file_scan scan);
/* pdf, docx, xlsx, doc, xls, jpeg, png by content and matching extension. */
bool file_type_allowed(const char *content_type, const char *name);

#endif
