#include "register_verbs.h"

#include <inttypes.h>

#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "feedback_store.h"
#include "file_store.h"
#include "file_verbs.h"
#include "incident_store.h"
#include "move_verbs.h"
#include "register_store.h"
#include "text.h"

/* Entries ----------------------------------------------------------------- */

static void
need(struct cx *cx, const struct register_entry *e, const char *field,
    const char *value, enum err *err)
{
	if (register_needs(e->kind, field))
		input_need(cx, field, value, err);
	else
		input_refuse_secret(cx, field, value, err);
}

static enum err
check_proposal(struct cx *cx, const struct register_entry *e)
{
	struct feedback f;
	enum err err;

	if (e->feedback_id == 0)
		return OK;
	err = feedback_store_get(cx, e->feedback_id, &f);
	if (err != ERR_MISSING)
		return err;
	error_reset(&cx->error);
	return fail_field(cx, "feedback_id", "no_feedback");
}

static enum err
check_entry(struct cx *cx, const struct register_entry *e)
{
	enum err err = check_proposal(cx, e);

	need(cx, e, "title", e->title, &err);
	need(cx, e, "number", e->number, &err);
	need(cx, e, "person", e->person, &err);
	need(cx, e, "body", e->body, &err);
	need(cx, e, "approval", e->approval, &err);
	if (register_needs(e->kind, "held_on") && e->held_on == NO_DAY)
		err = fail_field(cx, "held_on", "required");
	if (e->ended_on != NO_DAY && e->ended_on < e->held_on)
		err = fail_field(cx, "ended_on", "date_order");
	return err;
}

/* What is there already, if this person may change it. */
static enum err
open_to_change(struct cx *cx, const struct register_entry *e)
{
	struct register_entry old;
	enum err err;

	if (!register_may_write(cx->actor, e->kind))
		return fail(cx, ERR_DENIED, "may not write in register %s",
		    register_kind_name(e->kind));
	if (e->id == 0)
		return OK;
	err = register_open(cx, e->id, &old);
	if (err)
		return err;
	if (old.kind != e->kind)
		return fail(cx, ERR_MISSING, "entry %" PRIu64 " is of %s",
		    e->id, register_kind_name(old.kind));
	return OK;
}

enum err
register_save(struct cx *cx, struct register_entry *e)
{
	bool fresh = e->id == 0;
	enum err err;

	err = open_to_change(cx, e);
	if (!err)
		err = check_entry(cx, e);
	if (err)
		return err;
	e->agency_id = e->kind == REGISTER_REGULATION ? cx->actor->agency_id
						      : 0;
	err = fresh ? register_store_add(cx, e) : register_store_set(cx, e);
	if (err)
		return err;
	return audit_add(cx, "register-edit", fresh ? "created" : "changed",
	    arena_printf(cx->mem, "%s #%" PRIu64 " %s",
		register_kind_name(e->kind), e->id, e->number));
}

enum err
register_open(struct cx *cx, uint64_t id, struct register_entry *out)
{
	const struct actor *actor = cx->actor;
	enum err err;

	err = register_store_get(cx, id, out);
	if (err)
		return err;
	if (!register_may_read(actor, out->kind) ||
	    (out->agency_id != 0 && actor->agency_id != 0 &&
		out->agency_id != actor->agency_id))
		return fail(cx, ERR_MISSING,
		    "entry %" PRIu64 " is not for this person", id);
	return OK;
}

enum err
register_open_file(struct cx *cx, uint64_t file_id, struct file *out,
    const char **out_path)
{
	struct register_entry entry;
	enum err err;

	err = file_store_get(cx, file_id, out);
	if (err)
		return err;
	if (out->owner != FILE_REGISTER)
		return fail(cx, ERR_MISSING,
		    "file %" PRIu64 " is of no register", file_id);
	err = register_open(cx, out->owner_id, &entry);
	if (err)
		return err;
	if (!file_scan_allows(out->scan))
		return fail(cx, ERR_MISSING, "file %" PRIu64 " is held",
		    file_id);
	*out_path = file_place(cx, out);
	return OK;
}

/* Incidents --------------------------------------------------------------- */

bool
incident_may_handle(const struct actor *actor)
{
	return role_may(actor->role, PERM_OPERATE);
}

enum err
incident_report(struct cx *cx, struct incident *i)
{
	enum err err = OK;

	input_need(cx, "reporter", i->reporter, &err);
	input_need(cx, "description", i->description, &err);
	input_refuse_secret(cx, "page", i->page, &err);
	if (i->occurred_at == NO_MOMENT)
		i->occurred_at = cx->now;
	if (i->occurred_at > cx->now)
		err = fail_field(cx, "occurred_at", "in_future");
	if (err)
		return err;
	i->agency_id = cx->actor->agency_id;
	return incident_store_add(cx, i);
}

enum err
incident_open(struct cx *cx, uint64_t id, struct incident *out)
{
	enum err err;

	err = incident_store_get(cx, id, out);
	if (err)
		return err;
	if (!incident_may_handle(cx->actor) &&
	    out->agency_id != cx->actor->agency_id)
		return fail(cx, ERR_MISSING,
		    "incident %" PRIu64 " is not for this person", id);
	return OK;
}

/* R70: "a ticket cannot be closed without the two 'notified' times". */
static enum err
check_close(struct cx *cx, const struct incident_handling *h)
{
	enum err err = OK;

	input_need(cx, "result", h->result, &err);
	if (h->agency_notified_at == NO_MOMENT)
		err = fail_field(cx, "agency_notified_at", "incident_notified");
	if (h->leader_reported_at == NO_MOMENT)
		err = fail_field(cx, "leader_reported_at", "incident_notified");
	return err;
}

static enum err
check_handling(struct cx *cx, const struct incident_handling *h)
{
	enum err err = h->close ? check_close(cx, h) : OK;

	input_refuse_secret(cx, "handler", h->handler, &err);
	input_refuse_secret(cx, "step", h->step, &err);
	input_refuse_secret(cx, "result", h->result, &err);
	if (h->agency_notified_at > cx->now)
		err = fail_field(cx, "agency_notified_at", "in_future");
	if (h->leader_reported_at > cx->now)
		err = fail_field(cx, "leader_reported_at", "in_future");
	return err;
}

enum err
incident_handle(struct cx *cx, const struct incident_handling *h)
{
	struct incident incident;
	enum err err;

	if (!incident_may_handle(cx->actor))
		return fail(cx, ERR_DENIED, "may not handle incidents");
	err = incident_open(cx, h->id, &incident);
	if (!err)
		err = check_handling(cx, h);
	if (!err)
		err = incident_store_set(cx, h);
	if (!err && !text_is_empty(h->step))
		err = incident_store_add_step(cx, h->id, h->step);
	if (err)
		return err;
	return audit_add(cx, "incident-handle", h->close ? "closed" : "changed",
	    arena_printf(cx->mem, "incident #%" PRIu64, h->id));
}

/* Feedback ---------------------------------------------------------------- */

enum err
feedback_send(struct cx *cx, struct feedback *f)
{
	enum err err = OK;

	input_need(cx, "body", f->body, &err);
	input_refuse_secret(cx, "page", f->page, &err);
	input_refuse_secret(cx, "document", f->document, &err);
	if (f->kind == FEEDBACK_REGULATION && text_is_empty(f->document))
		err = fail_field(cx, "document", "letter");
	if (f->kind == FEEDBACK_REGULATION && f->document_on == NO_DAY)
		err = fail_field(cx, "document_on", "letter");
	if (f->document_on != NO_DAY && f->document_on > clock_day(cx->now))
		err = fail_field(cx, "document_on", "in_future");
	return err ? err : feedback_store_add(cx, f);
}

enum err
feedback_answer(struct cx *cx, uint64_t id, uint64_t version,
    const char *answer, bool upgrade)
{
	struct feedback f;
	enum err err = OK;

	if (!role_may(cx->actor->role, PERM_ADMINISTER))
		return fail(cx, ERR_DENIED, "may not answer feedback");
	err = feedback_store_get(cx, id, &f);
	if (err)
		return err;
	input_need(cx, "answer", answer, &err);
	if (!err)
		err = feedback_store_answer(cx, id, version, answer, upgrade);
	if (err)
		return err;
	return audit_add(cx, "feedback-answer",
	    upgrade ? "upgrade" : "answered",
	    arena_printf(cx->mem, "feedback #%" PRIu64, id));
}
