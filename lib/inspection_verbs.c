#include "inspection_verbs.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"
#include "directive_store.h"
#include "inspection_store.h"
#include "move_verbs.h"
#include "text.h"

static enum err
check(struct cx *cx, const struct inspection *inspection, size_t n)
{
	enum err err = OK;

	input_need(cx, "title", inspection->title, &err);
	input_need(cx, "members", inspection->members, &err);
	input_refuse_secret(cx, "basis", inspection->basis, &err);
	if (inspection->starts_on == NO_DAY)
		err = fail_field(cx, "starts_on", "required");
	if (inspection->ends_on == NO_DAY)
		err = fail_field(cx, "ends_on", "required");
	else if (inspection->ends_on < inspection->starts_on)
		err = fail_field(cx, "ends_on", "ends_before_start");
	if (n == 0)
		err = fail_field(cx, "ids", "nothing_chosen");
	if (n > INSPECTION_ITEMS_MAX)
		err = fail_field(cx, "ids", "too_many");
	return err;
}

static bool
is_among(const uint64_t *ids, size_t n, uint64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

enum err
inspection_create(struct cx *cx, struct inspection *inspection,
    const uint64_t *assignment_ids, size_t n)
{
	enum err err;

	err = check(cx, inspection, n);
	if (err)
		return err;
	err = inspection_store_add(cx, inspection);
	for (size_t i = 0; !err && i < n; i++) {
		struct assignment a;

		if (is_among(assignment_ids, i, assignment_ids[i]))
			continue;
		err = assignment_store_get(cx, assignment_ids[i], &a);
		if (err)
			return err;
		if (a.assigned_at == NO_MOMENT)
			return fail(cx, ERR_MISSING,
			    "assignment %" PRIu64 " is a draft", a.id);
		err = inspection_store_add_item(cx, inspection->id, a.id);
	}
	return err;
}

static enum err
find(struct cx *cx, struct inspection_items *all,
    const struct inspection_item *finding)
{
	for (size_t i = 0; i < all->n; i++) {
		if (all->items[i].assignment_id != finding->assignment_id)
			continue;
		all->items[i].finding = finding->finding;
		return OK;
	}
	return fail(cx, ERR_MISSING,
	    "assignment %" PRIu64 " is not in this inspection",
	    finding->assignment_id);
}

/* In the history of the assignment, and told to its agency. */
static enum err
tell(struct cx *cx, const struct inspection *inspection,
    const struct inspection_item *item)
{
	struct event event = {
		.kind = EVENT_INSPECTION,
		.reason = text_is_empty(item->finding) ? inspection->conclusion
						       : item->finding,
		.document = inspection->conclusion_document,
		.object_id = inspection->id,
	};
	struct move_work work = { 0 };
	enum err err;

	err = assignment_store_lock(cx, item->assignment_id, &work.a);
	if (err)
		return err;
	work.from = work.a.state;
	err = directive_store_get(cx, work.a.directive_id, &work.directive);
	if (err)
		return err;
	err = move_note(cx, &work, &event);
	if (err)
		return err;
	return move_tell_agency(cx, &work, EVENT_INSPECTION);
}

static enum err
check_conclusion(struct cx *cx, const struct inspection *inspection,
    const struct inspection_items *findings)
{
	enum err err = OK;

	input_need(cx, "conclusion", inspection->conclusion, &err);
	input_refuse_secret(cx, "document", inspection->conclusion_document,
	    &err);
	if (inspection->concluded_on == NO_DAY)
		err = fail_field(cx, "concluded_on", "required");
	else if (inspection->concluded_on > clock_day(cx->now))
		err = fail_field(cx, "concluded_on", "in_future");
	for (size_t i = 0; i < findings->n; i++)
		input_refuse_secret(cx, "conclusion",
		    findings->items[i].finding, &err);
	return err;
}

enum err
inspection_conclude(struct cx *cx, struct inspection *inspection,
    const struct inspection_items *findings)
{
	struct inspection_items all;
	enum err err;

	err = check_conclusion(cx, inspection, findings);
	if (err)
		return err;
	err = inspection_store_conclude(cx, inspection);
	if (err)
		return err;
	err = inspection_store_list_items(cx, inspection->id, &all);
	for (size_t i = 0; !err && i < findings->n; i++)
		err = find(cx, &all, &findings->items[i]);
	for (size_t i = 0; !err && i < all.n; i++) {
		if (!text_is_empty(all.items[i].finding))
			err = inspection_store_set_finding(cx, inspection->id,
			    &all.items[i]);
		if (!err)
			err = tell(cx, inspection, &all.items[i]);
	}
	return err;
}
