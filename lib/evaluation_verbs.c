#include "evaluation_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "crypto.h"
#include "evaluation_store.h"
#include "frozen_store.h"
#include "text.h"

enum err
evaluation_find(struct cx *cx, uint64_t id, struct frozen *out, bool *out_found)
{
	struct frozen_list years;
	enum err err;

	*out_found = true;
	if (id != 0) {
		err = frozen_store_get(cx, id, out);
		if (!err && out->query.period.kind != PERIOD_YEAR)
			return fail(cx, ERR_MISSING,
			    "frozen report %" PRIu64 " is of no year", id);
		return err;
	}
	err = frozen_store_list_years(cx, 1, &years);
	if (err)
		return err;
	*out_found = years.n > 0;
	if (years.n > 0)
		*out = years.items[0];
	return OK;
}

static void
take_often(struct evaluation_row *row, const struct frozen_often *often,
    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (often[i].agency_id != row->agency_id)
			continue;
		row->extensions = often[i].extensions;
		row->returns = often[i].returns;
		row->notices = often[i].notices;
		row->notices_again = often[i].notices_again;
		row->escalations = often[i].escalations;
		row->updates_late = often[i].updates_late;
	}
}

enum err
evaluation_make(struct cx *cx, const struct frozen *frozen,
    struct evaluation *out)
{
	struct report_summary summary;
	struct frozen_often *often;
	size_t n_often, n = 0;
	enum err err;

	if (!evaluation_weights_read(cx->mem, frozen->weights, &out->weights))
		return fail(cx, ERR_BUG, "weights of frozen report %" PRIu64,
		    frozen->id);
	err = frozen_store_summary(cx, frozen, &summary);
	if (!err)
		err = frozen_store_often(cx, frozen->id, &often, &n_often);
	if (err)
		return err;
	for (size_t b = 0; b < summary.n_blocks; b++)
		n += summary.blocks[b].n;
	out->n = 0;
	out->rows = arena_array(cx->mem, n, sizeof(*out->rows));
	for (size_t b = 0; b < summary.n_blocks; b++) {
		for (size_t i = 0; i < summary.blocks[b].n; i++) {
			const struct report_row *from = &summary.blocks[b]
							     .rows[i];
			struct evaluation_row *row = &out->rows[out->n++];

			row->agency_id = from->agency.id;
			row->name = from->agency.name;
			row->kind = from->agency.kind;
			row->counts = from->counts;
			take_often(row, often, n_often);
		}
	}
	evaluation_rank(out);
	return OK;
}

static void
sum_of_list(struct cx *cx, const struct evaluation *evaluation,
    enum evaluation_kind kind, uint8_t out[static SHA256_SIZE])
{
	const char *text = evaluation_list_text(cx->mem, evaluation, kind);

	crypto_sha256(text, strlen(text), out);
}

bool
evaluation_list_is(struct cx *cx, const struct evaluation *evaluation,
    const struct evaluation_decision *decision)
{
	uint8_t sum[SHA256_SIZE];

	sum_of_list(cx, evaluation, decision->kind, sum);
	return memcmp(sum, decision->list_sum, SHA256_SIZE) == 0;
}

enum err
evaluation_decide(struct cx *cx, struct evaluation_decision *decision)
{
	struct evaluation evaluation;
	struct frozen frozen;
	bool found;
	enum err err;

	if (!frozen_may(cx->actor))
		return fail(cx, ERR_DENIED, "%s of no head may not decide",
		    role_name(cx->actor->role));
	err = evaluation_find(cx, decision->report_id, &frozen, &found);
	if (err)
		return err;
	if (!found)
		return fail(cx, ERR_MISSING, "no year is frozen");
	if (text_is_empty(decision->document))
		return fail_field(cx, "document", "required");
	if (decision->issued_on > clock_day(cx->now))
		return fail_field(cx, "issued_on", "in_future");
	err = evaluation_make(cx, &frozen, &evaluation);
	if (err)
		return err;
	sum_of_list(cx, &evaluation, decision->kind, decision->list_sum);
	err = evaluation_store_add(cx, decision);
	if (err)
		return err;
	return audit_add(cx, "evaluation-decide",
	    evaluation_kind_names[decision->kind],
	    arena_printf(cx->mem, "#%" PRIu64 " %s", frozen.id,
		decision->document));
}
