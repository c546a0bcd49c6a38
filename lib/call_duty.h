/*
 * call_duty: somebody of the office has to call about an overdue task (R45).
 *
 * Where the province has no ladder of notices the run writes one with each
 * reminder of what is overdue; logging that the agency was urged, by any
 * channel, settles those of its task that wait.
 */
#ifndef CALL_DUTY_H
#define CALL_DUTY_H

#include <stddef.h>
#include <stdint.h>

struct call_duty {
	uint64_t assignment_id;
	int32_t waits_since; /* NO_DAY: none waits */
	int64_t called_at;   /* the last call; NO_MOMENT: none */
	const char *called_by_name;
};
struct call_duties {
	size_t n;
	struct call_duty *items;
};

#endif
