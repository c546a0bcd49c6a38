/*
 * agency_head: who is head of an agency, by terms of office (R77).
 *
 * The head answers for updating in time, for what was done and how. So the
 * figures of a period are split by who held the office on which days. An agency
 * has one head on a day. agency.head_name is what was typed beside the name of
 * an agency before there was a term, and is shown while there is none.
 */
#ifndef AGENCY_HEAD_H
#define AGENCY_HEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account.h"

enum {
	AGENCY_HEAD_NAME_MAX = 120,
	AGENCY_HEAD_DOCUMENT_MAX = 200,
	AGENCY_HEAD_TEXT_MAX = 100
};

struct agency_head {
	uint64_t id; /* 0: not entered yet */
	uint64_t agency_id;
	const char *agency_name;
	const char *name;
	const char *title;
	int32_t valid_from;
	int32_t valid_to; /* LAST_DAY: no end is set */
	const char *document;
	const char *entered_by;
	int64_t changed_at;
	uint64_t version;
};
struct agency_heads {
	size_t n;
	struct agency_head *items;
};

struct agency_head_filter {
	const char *text;   /* of a person or an agency; "" any */
	uint64_t agency_id; /* 0: any */
	int32_t on;         /* who held office that day; NO_DAY: all terms */
};

/* What an agency did on the days of a period that fell into one term. */
struct head_figures {
	struct agency_head head;
	int32_t from; /* of these days */
	int32_t to;
	unsigned assigned;     /* handed out */
	unsigned results;      /* handed in */
	unsigned results_late; /* of these, after the update clock */
	unsigned done;
	unsigned done_late; /* of these */
	unsigned overdue;   /* today, of who holds office today */
	bool current;
};
struct head_figures_list {
	size_t n;
	struct head_figures *items;
};

/* Names of people: for the office and its administrators, not for who runs the
 * machines (R15). */
bool agency_head_may_read(const struct actor *actor);

#endif
