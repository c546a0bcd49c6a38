#include "evaluation.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "str.h"
#include "text.h"

enum { N_WEIGHTS = 7, LIST_MAX = 1 << 20 };

const char *const evaluation_kind_names[N_EVALUATION_KINDS + 1] = {
	[EVALUATION_PRAISE] = "praise",
	[EVALUATION_DISCIPLINE] = "discipline",
};

struct evaluation_weights
evaluation_weights_of(const struct profile *profile)
{
	return (struct evaluation_weights){
		.late_percent = profile->score_late_percent,
		.notice_tenths = profile->score_notice_tenths,
		.escalation_tenths = profile->score_escalation_tenths,
		.update_late_tenths = profile->score_update_late_tenths,
		.praise_score = profile->praise_score,
		.praise_min_due = profile->praise_min_due,
		.discipline_score = profile->discipline_score,
	};
}

const char *
evaluation_weights_text(struct arena *mem,
    const struct evaluation_weights *weights)
{
	return arena_printf(mem, "%d %d %d %d %d %d %d", weights->late_percent,
	    weights->notice_tenths, weights->escalation_tenths,
	    weights->update_late_tenths, weights->praise_score,
	    weights->praise_min_due, weights->discipline_score);
}

bool
evaluation_weights_read(struct arena *mem, const char *text,
    struct evaluation_weights *out)
{
	int *const members[N_WEIGHTS] = { &out->late_percent,
		&out->notice_tenths, &out->escalation_tenths,
		&out->update_late_tenths, &out->praise_score,
		&out->praise_min_due, &out->discipline_score };

	for (int i = 0; i < N_WEIGHTS; i++) {
		size_t n = strcspn(text, " ");
		long long number;

		if (!text_to_int(arena_strndup(mem, text, n), 0, 10000,
			&number))
			return false;
		*members[i] = (int)number;
		text += n;
		if (*text == ' ')
			text++;
	}
	return *text == '\0';
}

void
evaluation_score(const struct evaluation_weights *weights,
    struct evaluation_row *row)
{
	const uint32_t *n = row->counts.n;
	uint64_t due = n[CELL_FALLEN_DUE];
	uint64_t good, off, points;

	row->has_score = due > 0;
	row->score = 0;
	row->praise = row->discipline = false;
	if (!row->has_score)
		return;
	good = 100 * ((uint64_t)n[CELL_DONE_EARLY] + n[CELL_DONE_ON_TIME]) +
	       (uint64_t)weights->late_percent * n[CELL_DONE_LATE];
	points = good * 100 / due;
	off = (uint64_t)weights->notice_tenths * row->notices_again +
	      (uint64_t)weights->escalation_tenths * row->escalations +
	      (uint64_t)weights->update_late_tenths * row->updates_late;
	off *= 10;
	row->score = points > off ? (uint32_t)(points - off) : 0;
	row->praise = row->score >= 100 * (uint32_t)weights->praise_score &&
		      due >= (uint32_t)weights->praise_min_due;
	row->discipline = row->score <
			  100 * (uint32_t)weights->discipline_score;
}

static int
compare(const void *a, const void *b)
{
	const struct evaluation_row *x = a, *y = b;

	if (x->has_score != y->has_score)
		return x->has_score ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return (x->agency_id > y->agency_id) - (x->agency_id < y->agency_id);
}

void
evaluation_rank(struct evaluation *evaluation)
{
	struct evaluation_row *rows = evaluation->rows;

	for (size_t i = 0; i < evaluation->n; i++)
		evaluation_score(&evaluation->weights, &rows[i]);
	qsort(rows, evaluation->n, sizeof(*rows), compare);
	for (size_t i = 0; i < evaluation->n; i++) {
		if (!rows[i].has_score)
			rows[i].rank = 0;
		else if (i > 0 && rows[i].score == rows[i - 1].score)
			rows[i].rank = rows[i - 1].rank;
		else
			rows[i].rank = (unsigned)i + 1;
	}
}

const char *
evaluation_list_text(struct arena *mem, const struct evaluation *evaluation,
    enum evaluation_kind kind)
{
	struct str s;

	str_init(&s, mem, LIST_MAX);
	str_printf(&s, "nhacviec %s 1\nweights %s\n",
	    evaluation_kind_names[kind],
	    evaluation_weights_text(mem, &evaluation->weights));
	for (size_t i = 0; i < evaluation->n; i++) {
		const struct evaluation_row *row = &evaluation->rows[i];

		if (kind == EVALUATION_PRAISE ? row->praise : row->discipline)
			str_printf(&s, "%u %" PRIu64 " %" PRIu32 "\n",
			    row->rank, row->agency_id, row->score);
	}
	return str_text(&s);
}

const char *
evaluation_score_text(struct arena *mem, const struct evaluation_row *row)
{
	if (!row->has_score)
		return "–";
	return arena_printf(mem, "%" PRIu32 ",%02" PRIu32, row->score / 100,
	    row->score % 100);
}
