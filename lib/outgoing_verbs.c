#include "outgoing_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "account.h"
#include "arena.h"
#include "clock.h"
#include "deadline.h"
#include "directive_store.h"
#include "move_verbs.h"
#include "outgoing_store.h"
#include "record_verbs.h"
#include "task_store.h"
#include "text.h"

enum { FINISHED_AT_ONCE = 100 };

static enum err
may(struct cx *cx, enum perm perm)
{
	if (cx->actor != NULL && role_may(cx->actor->role, perm))
		return OK;
	return fail(cx, ERR_DENIED, "not for this role");
}

/* Coming in ------------------------------------------------------------------
 */

static bool
is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s < ' ' || *s > '~')
			return false;
	return true;
}

static void
refuse_secrets(struct cx *cx, const struct outgoing *o, enum err *err)
{
	const char *reference = reference_text(cx->mem, o->ref_number,
	    o->ref_symbol);

	input_refuse_secret(cx, "document_code", o->code, err);
	input_refuse_secret(cx, "ref_number", o->ref_number, err);
	input_refuse_secret(cx, "ref_symbol", o->ref_symbol, err);
	if (!*err)
		input_refuse_secret(cx, "ref_symbol", reference, err);
	input_refuse_secret(cx, "abstract", o->abstract, err);
	input_refuse_secret(cx, "signer", o->signer, err);
	input_refuse_secret(cx, "recipients", o->recipients, err);
	input_refuse_secret(cx, "doc_type", o->doc_type_words, err);
}

enum err
outgoing_check(struct cx *cx, const struct outgoing *o)
{
	enum err err = OK;

	refuse_secrets(cx, o, &err);
	if (err)
		return err;
	input_need(cx, "document_code", o->code, &err);
	input_need(cx, "ref_number", o->ref_number, &err);
	input_need(cx, "ref_symbol", o->ref_symbol, &err);
	input_need(cx, "abstract", o->abstract, &err);
	if (!is_ascii(o->ref_number))
		err = fail_field(cx, "ref_number", "bad_number");
	if (o->issued_on == NO_DAY)
		err = fail_field(cx, "issued_on", "required");
	else if (o->issued_on > clock_day(cx->now))
		err = fail_field(cx, "issued_on", "date_future");
	else if (o->released_at != NO_MOMENT &&
		 clock_day(o->released_at) < o->issued_on)
		err = fail_field(cx, "released_at", "released_before_issue");
	if (o->released_at == NO_MOMENT)
		err = fail_field(cx, "released_at", "required");
	else if (o->released_at > cx->now)
		err = fail_field(cx, "released_at", "date_future");
	return err;
}

/* The code of its type, by the code or by the name. */
static enum err
find_type(struct cx *cx, struct outgoing *o)
{
	const char *wanted = text_fold_words(cx->mem, o->doc_type_words);
	struct doc_type_list types;
	enum err err;

	o->doc_type = "";
	err = directive_store_list_doc_types(cx, &types);
	for (size_t i = 0; !err && i < types.n; i++)
		if (text_equal(types.items[i].code, o->doc_type_words) ||
		    text_equal(text_fold_words(cx->mem, types.items[i].name),
			wanted))
			o->doc_type = types.items[i].code;
	return err;
}

/* How many tasks there will be is not known yet: the shorter limit (R24). */
static void
start_clock(struct cx *cx, struct outgoing *o)
{
	struct clock_due due = clock_record_due(cx->mem, cx->profile,
	    cx->calendar, (int)o->urgency, o->released_at, 1, 1);

	o->record_due_at = due.at;
	o->record_derivation = text_or_empty(due.derivation);
}

static enum err
find(struct cx *cx, const struct outgoing *o, struct outgoing *out)
{
	enum err err = outgoing_store_find(cx, o->code, out);

	if (err || out->id != 0)
		return err;
	return outgoing_store_find_reference(cx,
	    reference_fold(cx->mem, o->ref_number, o->ref_symbol), o->issued_on,
	    out);
}

static enum err
tell(struct cx *cx, const struct outgoing *o, const char *status,
    const char *description)
{
	if (text_is_empty(o->sender_code))
		return OK;
	return outgoing_store_add_status(cx, o->id, status, description);
}

/* Somebody was quicker than the e-office. */
static enum err
link_entered(struct cx *cx, const struct outgoing *o)
{
	struct directive directive;
	uint64_t id;
	enum err err;

	err = outgoing_store_directive_of(cx,
	    reference_fold(cx->mem, o->ref_number, o->ref_symbol), o->issued_on,
	    &id);
	if (err || id == 0)
		return err;
	err = directive_store_get(cx, id, &directive);
	return err ? err : outgoing_link(cx, o->id, &directive);
}

enum err
outgoing_receive(struct cx *cx, struct outgoing *o, enum outgoing_outcome *out)
{
	struct outgoing known;
	enum err err = may(cx, PERM_OUTGOING);

	if (!err)
		err = outgoing_check(cx, o);
	if (!err)
		err = find(cx, o, &known);
	if (err)
		return err;
	*out = OUTGOING_KNOWN;
	if (known.id != 0) {
		*o = known;
		return OK;
	}
	err = find_type(cx, o);
	if (err)
		return err;
	start_clock(cx, o);
	err = outgoing_store_add(cx, o);
	/* Two at once: the other was first. */
	if (err && db_is_duplicate(cx)) {
		error_reset(&cx->error);
		return outgoing_store_find(cx, o->code, o);
	}
	if (err)
		return err;
	*out = OUTGOING_ADDED;
	err = tell(cx, o, "03", "Đã tiếp nhận, vào sổ");
	return err ? err : link_entered(cx, o);
}

/* Changes by its sender -------------------------------------------------------
 */

/* Its tasks say so, each in its history. */
static enum err
note_tasks(struct cx *cx, const struct outgoing *o, const char *reason)
{
	struct task_list tasks;
	enum err err;

	if (o->directive_id == 0)
		return OK;
	err = task_store_list(cx, o->directive_id, &tasks);
	for (size_t i = 0; !err && i <= tasks.n; i++) {
		struct event event = { .kind = EVENT_OUTGOING,
			.reason = reason,
			.document = reference_text(cx->mem, o->ref_number,
			    o->ref_symbol),
			.object_id = o->id };

		err = directive_note(cx, o->directive_id,
		    i == 0 ? 0 : tasks.items[i - 1].id, &event);
	}
	return err;
}

static enum err
raise(struct cx *cx, const struct outgoing *o, enum outgoing_change change,
    const char *reason, uint64_t replacement_id)
{
	const char *words = text_shorten(cx->mem, text_or_empty(reason),
	    OUTGOING_NOTE_MAX - 1);
	const struct outgoing_review review = { .outgoing_id = o->id,
		.kind = change,
		.reason = words,
		.replacement_id = replacement_id };
	enum err err = outgoing_store_add_review(cx, &review);

	return err ? err : note_tasks(cx, o, words);
}

static bool
says_the_same(const struct outgoing *a, const struct outgoing *b)
{
	return text_equal(a->ref_number, b->ref_number) &&
	       text_equal(a->ref_symbol, b->ref_symbol) &&
	       text_equal(a->abstract, b->abstract) &&
	       text_equal(a->signer, b->signer) &&
	       text_equal(a->recipients, b->recipients) &&
	       a->issued_on == b->issued_on && a->due_on == b->due_on &&
	       a->urgency == b->urgency;
}

enum err
outgoing_update(struct cx *cx, const struct outgoing *old, struct outgoing *now,
    const char *reason)
{
	enum err err = may(cx, PERM_OUTGOING);

	now->id = old->id;
	now->released_at = old->released_at;
	if (now->issued_on != NO_DAY &&
	    clock_day(now->released_at) < now->issued_on)
		now->released_at = clock_day_start(now->issued_on);
	if (!err)
		err = outgoing_check(cx, now);
	if (err || says_the_same(old, now))
		return err;
	err = find_type(cx, now);
	if (err)
		return err;
	start_clock(cx, now);
	err = outgoing_store_set_words(cx, now);
	return err ? err : raise(cx, old, OUTGOING_UPDATED, reason, 0);
}

enum err
outgoing_withdraw(struct cx *cx, const struct outgoing *o,
    enum outgoing_change change, const char *reason, uint64_t replacement_id)
{
	enum err err = may(cx, PERM_OUTGOING);

	if (!err)
		err = outgoing_store_set_withdrawn(cx, o->id);
	return err ? err : raise(cx, o, change, reason, replacement_id);
}

/* Marking
 * ---------------------------------------------------------------------- */

enum err
outgoing_set_mark(struct cx *cx, uint64_t id, uint64_t version,
    enum outgoing_mark mark, const char *reason)
{
	struct outgoing o;
	enum err err = may(cx, PERM_RECORD);

	if (!err)
		err = outgoing_store_lock(cx, id, &o);
	if (err)
		return err;
	if (mark == OUTGOING_NO_TASK)
		input_need(cx, "reason", reason, &err);
	else
		input_refuse_secret(cx, "reason", reason, &err);
	if (err)
		return err;
	if (o.version != version)
		return fail_stale(cx, "document %" PRIu64 " was changed", id);
	if (o.directive_id != 0)
		return fail_field(cx, "mark", "outgoing_has_directive");
	if (o.mark == mark)
		return fail_field(cx, "mark", "outgoing_marked");
	o.mark = mark;
	o.mark_reason = mark == OUTGOING_UNMARKED ? "" : text_or_empty(reason);
	err = outgoing_store_set_mark(cx, &o);
	if (!err && mark == OUTGOING_NO_TASK)
		err = tell(cx, &o, "06",
		    "Hoàn thành: văn bản không giao nhiệm vụ");
	return err;
}

enum err
outgoing_link(struct cx *cx, uint64_t id, const struct directive *directive)
{
	struct outgoing o = { .id = id };
	enum err err = OK;

	if (id == 0)
		err = outgoing_store_find_reference(cx,
		    reference_fold(cx->mem, directive->ref_number,
			directive->ref_symbol),
		    directive->issued_on, &o);
	if (err || o.id == 0)
		return err;
	err = outgoing_store_lock(cx, o.id, &o);
	/* It has its directive: this one, found by its reference when it was
	 * made, or another of the same reference. Its sender is told once. */
	if (err || o.directive_id != 0)
		return err;
	o.mark = OUTGOING_HAS_TASKS;
	o.mark_reason = "";
	o.directive_id = directive->id;
	err = outgoing_store_set_mark(cx, &o);
	if (!err)
		err = outgoing_store_copy_files(cx, o.id, directive->id);
	return err ? err
		   : tell(cx, &o, "05", "Đang xử lý: đã ghi nhận nhiệm vụ");
}

/* Reviews
 * ----------------------------------------------------------------------- */

enum err
outgoing_close_review(struct cx *cx, uint64_t review_id, bool agreed,
    const char *note, uint64_t *out_outgoing_id)
{
	struct outgoing_review review;
	struct outgoing o;
	enum err err = may(cx, PERM_RECORD);

	if (!err)
		err = outgoing_store_get_review(cx, review_id, &review);
	if (err)
		return err;
	input_need(cx, "note", note, &err);
	if (err)
		return err;
	err = outgoing_store_close_review(cx, review_id, note);
	if (!err)
		err = outgoing_store_get(cx, review.outgoing_id, &o);
	if (err)
		return err;
	*out_outgoing_id = o.id;
	if (agreed)
		return tell(cx, &o, "15", "Đồng ý lấy lại, cập nhật văn bản");
	return tell(cx, &o, "16", "Từ chối lấy lại, cập nhật văn bản");
}

enum err
outgoing_tell_finished(struct cx *cx, unsigned *out_n)
{
	struct outgoing_list list;
	enum err err;

	*out_n = 0;
	err = outgoing_store_list_finished(cx, FINISHED_AT_ONCE, &list);
	for (size_t i = 0; !err && i < list.n; i++) {
		err = tell(cx, &list.items[i], "06",
		    "Hoàn thành các nhiệm vụ được giao");
		*out_n += 1;
	}
	return err;
}
