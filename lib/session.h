/*
 * session: who is signed in.
 *
 * A session is 256 random bits in a cookie; the database keeps their SHA-256.
 * An agency's account is signed in in two steps (R20d): after the password the
 * session has no officer yet, and nothing but officer-choose, password-change
 * and logout can be reached. Likewise while the password must be changed, or
 * the officer's own secret, which somebody else made (secret-change). Before
 * the second step, where there is one, nothing but second-step and logout.
 */
#ifndef SESSION_H
#define SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "account.h"
#include "second_factor.h"

struct session {
	uint64_t account_id; /* 0: nobody */
	struct actor actor;
	bool must_change_password;
	bool needs_officer;      /* agency account, officer not chosen yet */
	bool must_change_secret; /* the officer's own, after he was chosen */
	enum second_step second_step;
	uint64_t acting_id; /* taken up by this session; 0: none */
	uint8_t csrf_key[32];
	uint8_t token_hash[32];
	int64_t seen_at;
	uint64_t rules_version;   /* rule_version when the session was read */
	uint32_t unread;          /* unread notifications, at most 100 */
	const char *hints_closed; /* help_hint_is_closed; NULL: none */
};

#endif
