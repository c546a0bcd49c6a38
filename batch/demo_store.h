/*
 * demo_store: the people of the demo, written with what the administrator's
 * verbs will never offer: one hash for all of them.
 */
#ifndef DEMO_STORE_H
#define DEMO_STORE_H

#include "account.h"
#include "agency.h"
#include "db.h"
#include "directive.h"

struct demo_account {
	uint64_t id; /* given */
	const char *login;
	enum account_kind kind;
	enum role role;
	enum position position;
	const char *name;
	const char *title;
	const char *email;
	uint64_t agency_id; /* 0: of the office */
	bool must_change_password;
	const char *password_hash;
};

/* Everybody was signed in within the last days, but for this many of the
 * agencies, who were not for 40 days. */
enum err demo_store_add_uses(struct cx *cx, unsigned n_sleeping) MUST_CHECK;
/* The directives there are: the demo is only for an empty database. */
enum err demo_store_count(struct cx *cx, uint64_t *out_directives,
    uint64_t *out_accounts) MUST_CHECK;
enum err demo_store_add_account(struct cx *cx,
    struct demo_account *account) MUST_CHECK;
/* Gives officer->id. */
enum err demo_store_add_officer(struct cx *cx, struct officer *officer,
    const char *secret_hash) MUST_CHECK;
/* Gives assigner->id; account_id: who this is. */
enum err demo_store_add_assigner(struct cx *cx, struct assigner *assigner,
    uint64_t account_id, int sort_order, int32_t valid_from) MUST_CHECK;
/* One for each day on which an officer did something. */
enum err demo_store_add_sessions(struct cx *cx) MUST_CHECK;
/* The first reply there is; 0: none. */
enum err demo_store_first_reply(struct cx *cx, uint64_t *out_id) MUST_CHECK;
/* Notifications older than this moment were read when they came, and no
 * letter tells of them any more. */
enum err demo_store_settle(struct cx *cx, int64_t before) MUST_CHECK;

extern const struct db_stmt_list demo_store_statements;

#endif
