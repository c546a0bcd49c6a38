/*
 * regulation: the figures of the yearly report on the Regulation itself (R58):
 * what happened in the days of a period. Each counts rows of its own, and shows
 * exactly these (regulation_store.h).
 */
#ifndef REGULATION_H
#define REGULATION_H

#include <stddef.h>
#include <stdint.h>

enum regulation_figure {
	REGULATION_TASKS,
	REGULATION_ASSIGNMENTS,
	REGULATION_UPDATES,
	REGULATION_UPDATES_IN_TIME,
	REGULATION_RETURNS,
	REGULATION_RETURNS_ACCEPTED,
	REGULATION_EXTENSIONS,
	REGULATION_DIFFICULTIES,
	REGULATION_NOTICES,
	REGULATION_ESCALATIONS,
	REGULATION_INSPECTIONS,
	REGULATION_INCIDENTS,
	REGULATION_INCIDENTS_CLOSED,
	REGULATION_FEEDBACKS,
	REGULATION_FEEDBACKS_ANSWERED,
	REGULATION_TRAININGS,
	N_REGULATION_FIGURES
};
/* By enum, then NULL: the choices of a form, and keys of Text.figure. */
extern const char *const regulation_figure_names[N_REGULATION_FIGURES + 1];

/* One of what a figure counts. */
struct regulation_row {
	uint64_t id; /* by which they are listed */
	uint64_t
	    link_id; /* the assignment, or what else it is about; 0: none */
	int32_t day;
	const char *subject;
	const char *reference; /* of the directive; "" */
	const char *agency;    /* "": the office itself */
};
struct regulation_rows {
	size_t n;
	struct regulation_row *items;
};

#endif
