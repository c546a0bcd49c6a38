/*
 * trust: what an administrator or auditor looks at to know whether the system
 * can be trusted, and how each of it is judged. No database here.
 */
#ifndef TRUST_H
#define TRUST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ledger.h"

enum check_kind { CHECK_VERIFY, CHECK_RESTORE };
struct audit_check {
	enum check_kind kind;
	int64_t at; /* NO_MOMENT: never */
	bool good;
	uint64_t entries;
	uint64_t head;
	uint64_t seconds;
	const char *finding;
};

struct backup {
	uint64_t id;
	int64_t made_at; /* NO_MOMENT: never */
	const char *path;
	uint8_t sha256[SHA256_SIZE];
	uint64_t bytes;
	int64_t expires_at;
	int64_t verified_at;
	int64_t restored_at;
};

struct trust_count {
	const char *role;
	uint64_t n;
};
struct trust {
	struct seal_head head;
	int64_t head_at;    /* NO_MOMENT: none */
	int64_t waiting_at; /* oldest entry not yet sealed; NO_MOMENT: none */
	int64_t database_now;
	struct audit_check verify;
	struct audit_check restore;
	struct backup backup;
	uint64_t mail_refused;
	uint64_t mail_deferred;
	uint64_t mail_unknown;
	uint64_t redactions;
	uint64_t unused; /* open accounts with no session for 45 days */
	size_t n_roles;
	struct trust_count *roles; /* open accounts by role */
	size_t n_alone;
	struct trust_count
	    *alone; /* accounts without a second factor, by role */
};

enum trust_item {
	TRUST_SEAL,    /* the ledger is sealed every minute */
	TRUST_VERIFY,  /* audit verify found nothing, lately */
	TRUST_BACKUP,  /* one of the last day */
	TRUST_RESTORE, /* a restore was tried, lately and well */
	TRUST_MAIL,    /* every letter left */
	TRUST_CLOCK,   /* program, database and the world agree */
	TRUST_SECOND,  /* nobody signs in with a password alone */
	TRUST_UNUSED,  /* no open account nobody uses */
	N_TRUST_ITEMS
};
enum trust_tone { TRUST_GOOD, TRUST_WARN, TRUST_BAD };

const char *trust_item_name(enum trust_item item); /* "seal" */
/* What sort of thing batch/audit found, by its words: "entry"; "other", and ""
 * for nothing. Text.trust_finding says what it means and what to do. */
const char *trust_finding_kind(const char *finding);
const char *trust_tone_name(enum trust_tone tone); /* "good" */
/* disciplined: is this machine's clock kept by NTP? (clock_disciplined) */
enum trust_tone trust_judge(const struct trust *trust, enum trust_item item,
    int64_t now, bool disciplined);

#endif
