#include "agency_head_verbs.h"

#include <inttypes.h>

#include "agency_admin_store.h"
#include "agency_head_store.h"
#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "move_verbs.h"

static enum err
check(struct cx *cx, const struct agency_head *head)
{
	enum err err = OK;

	input_need(cx, "name", head->name, &err);
	input_need(cx, "document", head->document, &err);
	input_refuse_secret(cx, "title", head->title, &err);
	if (head->valid_from == NO_DAY)
		err = fail_field(cx, "valid_from", "required");
	else if (head->valid_to < head->valid_from)
		err = fail_field(cx, "valid_to", "date_order");
	return err;
}

/* "Nguyễn Văn A (01/7/2025 - 31/12/2025)" */
static const char *
words_of(struct cx *cx, const struct agency_head *head)
{
	char from[16], to[16];

	return arena_printf(cx->mem, "%s (%s - %s)", head->name,
	    day_format(head->valid_from, from),
	    head->valid_to == LAST_DAY ? "…" : day_format(head->valid_to, to));
}

static enum err
note(struct cx *cx, const struct agency_head *old,
    const struct agency_head *fresh)
{
	return agency_admin_store_add_change(cx, fresh->agency_id, 0,
	    "agency_head", old == NULL ? "" : words_of(cx, old),
	    words_of(cx, fresh), fresh->document);
}

/* The one who held office so far leaves it the day before. */
static enum err
end_former(struct cx *cx, const struct agency_head *former,
    const struct agency_head *head)
{
	struct agency_head ended = *former;
	enum err err;

	ended.valid_to = head->valid_from - 1;
	err = agency_head_store_set(cx, &ended);
	return err ? err : note(cx, former, &ended);
}

static enum err
make_room(struct cx *cx, const struct agency_heads *terms,
    const struct agency_head *head)
{
	for (size_t i = 0; i < terms->n; i++) {
		const struct agency_head *other = &terms->items[i];
		enum err err;

		if (other->id == head->id ||
		    other->valid_to < head->valid_from ||
		    other->valid_from > head->valid_to)
			continue;
		if (head->id != 0 || other->valid_to != LAST_DAY ||
		    other->valid_from >= head->valid_from)
			return fail_field(cx, "valid_from", "head_overlap");
		err = end_former(cx, other, head);
		if (err)
			return err;
	}
	return OK;
}

static const struct agency_head *
find(const struct agency_heads *terms, uint64_t id)
{
	for (size_t i = 0; i < terms->n; i++) {
		if (terms->items[i].id == id)
			return &terms->items[i];
	}
	return NULL;
}

enum err
agency_head_save(struct cx *cx, struct agency_head *head)
{
	const struct agency_head *old = NULL;
	bool fresh = head->id == 0;
	struct agency_heads terms;
	enum err err;

	err = check(cx, head);
	if (!err)
		err = agency_head_store_lock(cx, head->agency_id, &terms);
	if (err)
		return err;
	if (!fresh) {
		old = find(&terms, head->id);
		if (old == NULL)
			return fail(cx, ERR_MISSING,
			    "head %" PRIu64 " is not of this agency", head->id);
	}
	err = make_room(cx, &terms, head);
	if (!err)
		err = fresh ? agency_head_store_add(cx, head)
			    : agency_head_store_set(cx, head);
	if (!err)
		err = note(cx, old, head);
	if (err)
		return err;
	return audit_add(cx, "head-edit", fresh ? "created" : "changed",
	    arena_printf(cx->mem, "agency #%" PRIu64 " head #%" PRIu64,
		head->agency_id, head->id));
}
