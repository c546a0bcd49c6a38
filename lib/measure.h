/*
 * measure: a task for which the office reports and proposes measures (R57):
 * due and not done, sent back as wrongly done, or with an open difficulty.
 */
#ifndef MEASURE_H
#define MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MEASURES_MAX = 1000 };

struct measure {
	uint64_t assignment_id;
	const char *agency_name;
	const char *title;
	const char *reference;
	int32_t issued_on;
	int32_t due_on; /* in force; NO_DAY: none */
	bool overdue;
	bool sent_back;     /* the last result was wrong, and not yet mended */
	bool difficulty;    /* one waits for a solution */
	unsigned n_notices; /* sent about the due date in force */
	bool escalated;
	const char *cause;    /* as the agency explains it; "" none given */
	const char *proposal; /* of the agency; "" none given */
};
struct measure_list {
	size_t n;
	struct measure *items;
};

#endif
