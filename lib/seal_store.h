/*
 * seal_store: the rows of the ledger's seal and of what watches over it. How
 * they are summed is ledger.h.
 */
#ifndef SEAL_STORE_H
#define SEAL_STORE_H

#include "db.h"
#include "ledger.h"

/* The newest head; number 0 when there is none. */
enum err seal_store_last(struct cx *cx, struct seal_head *out) MUST_CHECK;
/* The newest entry anybody has committed; 0: none. */
enum err seal_store_newest(struct cx *cx, uint64_t *out_id) MUST_CHECK;
/* Entries after an id, at most up to another: in order, a part at a time. Waits
 * for whoever is still writing one of them. */
enum err seal_store_read(struct cx *cx, uint64_t after, uint64_t up_to,
    struct ledger_entry **out, size_t *out_n) MUST_CHECK;
enum err seal_store_add(struct cx *cx, const struct seal_head *head) MUST_CHECK;

/* The tables that are witnessed. */
enum err seal_store_tables(struct cx *cx, const char ***out,
    size_t *out_n) MUST_CHECK;

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
enum err seal_store_add_check(struct cx *cx,
    const struct audit_check *check) MUST_CHECK;

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
enum err seal_store_add_backup(struct cx *cx, struct backup *backup) MUST_CHECK;
enum err seal_store_set_restored(struct cx *cx, const char *path,
    int64_t verified_at, int64_t restored_at) MUST_CHECK;
/* Those that have run out and were not yet taken away. */
enum err seal_store_expired(struct cx *cx, struct backup **out,
    size_t *out_n) MUST_CHECK;

/* What the page of trust shows. */
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
enum err seal_store_trust(struct cx *cx, struct trust *out) MUST_CHECK;

extern const struct db_stmt_list seal_store_statements;

#endif
