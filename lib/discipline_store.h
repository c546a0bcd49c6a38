/*
 * discipline_store: what the office recorded in a period, and the figures of
 * the yearly report on the Regulation itself (R58).
 */
#ifndef DISCIPLINE_STORE_H
#define DISCIPLINE_STORE_H

#include "db.h"
#include "discipline.h"
#include "period.h"

/* The documents issued in a period, as they stand at known_at. */
enum err discipline_store_list(struct cx *cx, const struct period *period,
    int64_t known_at, struct record_items *out) MUST_CHECK;

/* What happened in the days of a period. */
struct regulation_figures {
	uint32_t tasks;
	uint32_t assignments;
	uint32_t updates; /* results handed in */
	uint32_t updates_in_time;
	uint32_t returns;
	uint32_t returns_accepted;
	uint32_t extensions;
	uint32_t difficulties;
	uint32_t notices; /* approved and not withdrawn */
	uint32_t escalations;
	uint32_t incidents;
	uint32_t incidents_closed;
	uint32_t feedbacks;
	uint32_t feedbacks_answered;
	uint32_t trainings;
	uint32_t inspections;
};
enum err discipline_store_regulation(struct cx *cx, const struct period *period,
    struct regulation_figures *out) MUST_CHECK;

extern const struct db_stmt_list discipline_store_statements;

#endif
