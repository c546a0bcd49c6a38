/*
 * acting: somebody of the office works for another who is away, between two
 * days, by a document. He sees and may what the other sees and may; what is
 * entered names both, and the security log names him.
 */
#ifndef ACTING_H
#define ACTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account.h"

enum { ACTING_DOCUMENT_MAX = 200, ACTING_DAYS_MAX = 366 };

struct acting {
	uint64_t id;
	uint64_t principal_id; /* who is away */
	const char *principal_name;
	uint64_t deputy_id; /* who works for him */
	const char *deputy_name;
	int32_t valid_from;
	int32_t valid_to;
	const char *document;
	int64_t ended_at; /* NO_MOMENT: runs to its last day */
	const char *ended_basis;
};
struct acting_list {
	size_t n;
	struct acting *items;
};

/* Is what needs this permission done for the other? Reading, recording and
 * deciding are; one's own password, sessions, filters and tokens never. */
bool acting_covers(enum perm needs);

#endif
