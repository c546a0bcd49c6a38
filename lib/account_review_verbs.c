#include "account_review_verbs.h"

#include <inttypes.h>

#include "account_review_store.h"
#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "text.h"

static enum err
check(struct cx *cx, unsigned seen, const struct review_lines *lines,
    const struct review *review)
{
	enum err err = OK;

	if (text_is_empty(review->conclusion))
		err = fail_field(cx, "conclusion", "required");
	else if (seen != lines->n)
		err = fail_field(cx, "conclusion", "review_changed");
	if (text_is_empty(review->document))
		err = fail_field(cx, "document", "required");
	return err;
}

static enum err
keep(struct cx *cx, struct review *review, const struct review_lines *lines)
{
	enum err err = account_review_store_add(cx, review);

	for (size_t i = 0; i < lines->n && !err; i++)
		err = account_review_store_add_line(cx, review->id,
		    &lines->items[i]);
	return err;
}

enum err
account_review_sign(struct cx *cx, unsigned seen, const char *conclusion,
    const char *document)
{
	struct review review = { .signer_name = actor_shown_name(cx->actor),
		.conclusion = conclusion,
		.document = document };
	struct review_lines lines;
	enum err err;

	err = account_review_store_list(cx, clock_day(cx->now), &lines);
	if (!err)
		err = check(cx, seen, &lines, &review);
	if (err)
		return err;
	review.sums = review_sums_of(&lines, cx->now);
	err = keep(cx, &review, &lines);
	if (err)
		return err;
	return audit_add(cx, "account-review", "signed",
	    arena_printf(cx->mem, "#%" PRIu64 ", %u | %s", review.id,
		review.sums.n_accounts, document));
}
