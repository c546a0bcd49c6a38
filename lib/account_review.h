/*
 * account_review: every account with its rights and last use, looked through
 * every six months by somebody who signs for it (domain 2.4).
 */
#ifndef ACCOUNT_REVIEW_H
#define ACCOUNT_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account.h"

enum {
	REVIEW_MONTHS = 6,
	REVIEW_CONCLUSION_MAX = 1000,
	REVIEW_DOCUMENT_MAX = 200,
	REVIEW_UNUSED_DAYS = 30 /* not used for so long stands out */
};

struct review_line {
	uint64_t account_id;
	const char *login;
	const char *name;
	enum account_kind kind;
	enum role role;
	enum position position;
	const char *agency_name;
	const char *basis;
	int64_t created_at;
	int64_t used_at;   /* NO_MOMENT: never */
	int64_t warned_at; /* NO_MOMENT: not warned since its last use */
	bool has_factor;
	unsigned n_officers; /* of an agency's account, in office today */
	unsigned n_officers_with_factor;
};
struct review_lines {
	size_t n;
	struct review_line *items;
};

struct review_sums {
	unsigned n_accounts;
	unsigned n_without_factor; /* of those whose role must have one */
	unsigned n_unused;
};

struct review {
	uint64_t id;
	int64_t signed_at;
	const char *signer_name;
	const char *conclusion;
	const char *document;
	struct review_sums sums;
};
struct review_list {
	size_t n;
	struct review *items; /* newest first */
};

bool review_line_lacks_factor(const struct review_line *line);
bool review_line_is_unused(const struct review_line *line, int64_t now);
struct review_sums review_sums_of(const struct review_lines *lines,
    int64_t now);
/* The day the next one is due: six months after the last, or at once. last:
 * NO_MOMENT without one. */
int32_t review_due_on(int64_t last, int64_t now);

#endif
