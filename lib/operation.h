/*
 * operation: what whoever runs the machines needs to see, and not one word of
 * what people write: numbers, times, sizes (R15). No recipient, no name, no
 * title.
 */
#ifndef OPERATION_H
#define OPERATION_H

#include <stdbool.h>
#include <stdint.h>

#include "outbox.h"

struct operation {
	const char *database_version;
	int64_t database_offset; /* seconds its clock is ahead of ours */
	int64_t database_up;     /* seconds since its start */
	unsigned connections;
	const char *migration; /* the last one carried out: "0006-accounts" */
	int64_t migrated_at;
	struct outbox_counts mail;
	int64_t oldest_mail_at; /* of those that wait; NO_MOMENT: none waits */
	int64_t planned_at;     /* when the planner last finished; NO_MOMENT */
	unsigned sessions;      /* live ones */
	unsigned throttled;     /* names and addresses that wait now */
	uint64_t files;         /* stored by content */
	uint64_t file_bytes;
	uint64_t files_pending;  /* held until the scanner has seen them */
	uint64_t files_infected; /* held for good */
};

/* Of the disk a folder lies on. */
struct disk_space {
	bool known;
	uint64_t total_mb;
	uint64_t free_mb;
	int free_percent;
	bool low; /* under a tenth, or under 1 GB */
};

struct disk_space disk_space_of(const char *folder);

#endif
