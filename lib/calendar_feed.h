/*
 * calendar_feed: the dates of a person's tasks as iCalendar (RFC 5545): one
 * all-day VEVENT for each assignment on its due date in force. The UID never
 * changes; SEQUENCE is the version of the assignment, so that a date that moves
 * moves in the reader's calendar; what is finished in any way is CANCELLED for
 * FEED_PAST_DAYS, so that it goes away there. Pure.
 */
#ifndef CALENDAR_FEED_H
#define CALENDAR_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account.h"
#include "arena.h"

enum {
	FEED_SECRET_SIZE = 32, /* bytes of chance; twice as many in hex */
	FEED_PAST_DAYS = 60,
	FEED_EVENTS_MAX = 2000
};

struct feed_event {
	uint64_t assignment_id;
	uint64_t version;
	int32_t due_on;
	bool open;
	const char *title;
	const char *reference;
	const char *agency_name;
	int64_t changed_at; /* of the newest version */
};
struct feed_events {
	size_t n;
	struct feed_event *items;
};

/* One address: whose it is. */
struct calendar_feed {
	uint64_t id; /* 0: there is none */
	uint64_t account_id;
	enum role role;
	uint64_t agency_id; /* 0: a person of the office */
	int64_t created_at;
};

/* The whole calendar, lines folded, ended by CR LF. domain: of the UIDs; site:
 * where the links lead ("https://..."); name: of the calendar. */
const char *calendar_feed_text(struct arena *mem,
    const struct feed_events *events, const char *domain, const char *site,
    const char *name);

#endif
