/*
 * unused: accounts nobody has used for long: first a warning, then they are
 * closed (domain 2.4). Pure: when what falls due; no database.
 */
#ifndef UNUSED_H
#define UNUSED_H

#include <stdint.h>

#include "account.h"

enum { UNUSED_WARN_DAYS = 7 }; /* between the warning and the closing */

struct unused_account {
	uint64_t id; /* 0: none */
	const char *login;
	const char *name;
	const char *email; /* "": nobody can be warned by letter */
	const char *language;
	enum role role;
	uint64_t agency_id; /* of an agency's account */
	int64_t used_at;    /* last use, or since when it is open */
	int64_t warned_at;  /* NO_MOMENT: never */
};

enum unused_step { UNUSED_NOTHING, UNUSED_WARN, UNUSED_CLOSE };

/* days: unused_days of the rules, not 0. Nobody is closed before he had
 * UNUSED_WARN_DAYS after a warning, however long the batch stood still. */
enum unused_step unused_step_of(const struct unused_account *account, int days,
    int64_t now);
/* Used before this moment is due for a warning at least. */
int64_t unused_limit(int days, int64_t now);
/* When it will be closed. */
int64_t unused_closes_at(const struct unused_account *account, int days,
    int64_t warned_at);

#endif
