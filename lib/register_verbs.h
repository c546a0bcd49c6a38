/*
 * register_verbs: entering into the books of the system, reporting an incident
 * and handling it, saying something of the system and answering it.
 *
 * What a person may not do is ERR_DENIED, what he may not see ERR_MISSING. Each
 * act of the administrator leaves a line in the security log.
 */
#ifndef REGISTER_VERBS_H
#define REGISTER_VERBS_H

#include "cx.h"
#include "file.h"
#include "register.h"

/* entry->id 0: a new one, gives entry->id. Fields as in register_needs, and
 * "ended_on" ("date_order"), "feedback_id" ("no_feedback"). */
enum err register_save(struct cx *cx, struct register_entry *entry) MUST_CHECK;
enum err register_open(struct cx *cx, uint64_t id,
    struct register_entry *out) MUST_CHECK;
/* A file of an entry this person may see; as file_open. */
enum err register_open_file(struct cx *cx, uint64_t file_id, struct file *out,
    const char **out_path) MUST_CHECK;

/* R70. Fields: "reporter", "description", "occurred_at" ("in_future"). */
enum err incident_report(struct cx *cx, struct incident *incident) MUST_CHECK;
/* One's own, one's agency's, or any for those who handle them. */
enum err incident_open(struct cx *cx, uint64_t id,
    struct incident *out) MUST_CHECK;
bool incident_may_handle(const struct actor *actor);
/* Closing needs "result", "agency_notified_at" and "leader_reported_at"
 * ("incident_notified"); ERR_CONFLICT when it is closed. */
enum err incident_handle(struct cx *cx,
    const struct incident_handling *h) MUST_CHECK;

/* R75, R82. Fields: "body"; of kind regulation "document", "document_on"
 * ("letter"). */
enum err feedback_send(struct cx *cx, struct feedback *f) MUST_CHECK;
/* The administrator answers; "answer" must not be empty. */
enum err feedback_answer(struct cx *cx, uint64_t id, uint64_t version,
    const char *answer, bool upgrade) MUST_CHECK;

#endif
