/*
 * evaluation: the score of each agency for a year (R59), and whom it proposes
 * for praise or for a look at discipline (R84). Pure: from frozen figures and
 * weights to a table. Nobody is judged by it; people decide.
 *
 *	score = 100 x (on time + late_percent/100 x late) / fallen due
 *	        - notices beyond the first - escalations - late updates,
 *	        each by its weight in tenths of a point; not below 0
 *
 * On time: early or on time. Nothing fell due: no score, and no proposal.
 * Moving one task from late or overdue to on time never lowers a score.
 */
#ifndef EVALUATION_H
#define EVALUATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "agency.h"
#include "profile.h"
#include "report.h"

struct arena;

struct evaluation_weights {
	int late_percent;
	int notice_tenths;
	int escalation_tenths;
	int update_late_tenths;
	int praise_score;
	int praise_min_due;
	int discipline_score;
};

struct evaluation_row {
	uint64_t agency_id;
	const char *name;
	enum agency_kind kind;
	struct report_counts counts;
	uint32_t extensions;
	uint32_t returns;
	uint32_t notices;
	uint32_t notices_again; /* beyond the first of each task */
	uint32_t escalations;
	uint32_t updates_late;
	bool has_score;
	uint32_t score; /* in hundredths: 9862 is "98,62" */
	unsigned rank;  /* from 1, equals share one; 0 without a score */
	bool praise;
	bool discipline;
};
struct evaluation {
	struct evaluation_weights weights;
	size_t n;
	struct evaluation_row *rows; /* best first, without a score last */
};

enum evaluation_kind {
	EVALUATION_PRAISE,
	EVALUATION_DISCIPLINE,
	N_EVALUATION_KINDS
};
/* "praise", "discipline", NULL: the choices of a form. */
extern const char *const evaluation_kind_names[N_EVALUATION_KINDS + 1];

struct evaluation_weights evaluation_weights_of(const struct profile *profile);
/* "50 10 30 5 90 5 50", in the order of the struct. */
const char *evaluation_weights_text(struct arena *mem,
    const struct evaluation_weights *weights);
bool evaluation_weights_read(struct arena *mem, const char *text,
    struct evaluation_weights *out);

/* Fills score, praise and discipline of one row. */
void evaluation_score(const struct evaluation_weights *weights,
    struct evaluation_row *row);
/* All of it: scores, order, ranks. */
void evaluation_rank(struct evaluation *evaluation);
/* One list as fixed lines, what its sum is made of. */
const char *evaluation_list_text(struct arena *mem,
    const struct evaluation *evaluation, enum evaluation_kind kind);
/* "98,62"; "–" without a score. */
const char *evaluation_score_text(struct arena *mem,
    const struct evaluation_row *row);

/* What became of a list. */
struct evaluation_decision {
	uint64_t id;
	uint64_t report_id;
	enum evaluation_kind kind;
	const char *document;
	int32_t issued_on;
	const char *note;
	uint8_t list_sum[32];
	int64_t at;
	const char *actor_name;
};
struct evaluation_decisions {
	size_t n;
	struct evaluation_decision *items;
};
enum { EVALUATION_DOCUMENT_MAX = 200, EVALUATION_NOTE_MAX = 1000 };

#endif
