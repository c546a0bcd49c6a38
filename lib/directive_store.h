/*
 * directive_store: directives, and the short lists their form needs.
 */
#ifndef DIRECTIVE_STORE_H
#define DIRECTIVE_STORE_H

#include "db.h"
#include "directive.h"

/* Everything, with counts of tasks and assignments. */
enum err directive_store_get(struct cx *cx, uint64_t id,
    struct directive *out) MUST_CHECK;
/* Row locked FOR UPDATE; counts are not filled. */
enum err directive_store_lock(struct cx *cx, uint64_t id,
    struct directive *out) MUST_CHECK;
/* id, version 1 and state draft are given; record_* filled by the verb.
 * A directive with this reference, type and date already there: fail_field
 * "ref_number" "reference_taken". */
enum err directive_store_add(struct cx *cx,
    struct directive *directive) MUST_CHECK;
/* All descriptive columns and record_due; version + 1; ERR_CONFLICT when the
 * version is not directive->version. */
enum err directive_store_set(struct cx *cx,
    const struct directive *directive) MUST_CHECK;
/* state forwarded, forwarded_by, forwarded_at = cx->now. */
enum err directive_store_set_forwarded(struct cx *cx, uint64_t id,
    uint64_t version) MUST_CHECK;
/* The newest of all; 0: there is none. */
enum err directive_store_last(struct cx *cx, uint64_t *out_id) MUST_CHECK;
/* The newest this person recorded; 0: none. */
enum err directive_store_last_of(struct cx *cx, uint64_t account_id,
    uint64_t *out_id) MUST_CHECK;
/* Handing it out was undone. */
enum err directive_store_set_draft(struct cx *cx, uint64_t id,
    uint64_t version) MUST_CHECK;

struct directive_query {
	const char *text;      /* words; "" none */
	const char *reference; /* "" none */
	const char *doc_type;  /* "" any */
	uint64_t assigner_id;  /* 0 any */
	uint64_t created_by;   /* 0 any */
	int state;             /* enum directive_state, -1 any */
	bool recorded_late; /* forwarded after record_due, or draft past it */
	int32_t issued_from, issued_to;
	unsigned size;
	uint64_t after_id; /* 0: first page; order issued_on DESC, id DESC */
	int32_t after_day;
	bool backward;
};
struct directive_page {
	struct directive_list list;
	bool has_older;
	bool has_newer;
	unsigned total; /* exact to 1000; of a search to 100 */
	bool total_capped;
};
enum err directive_store_list(struct cx *cx,
    const struct directive_query *query, struct directive_page *out) MUST_CHECK;

enum err directive_store_list_doc_types(struct cx *cx,
    struct doc_type_list *out) MUST_CHECK;
enum err directive_store_list_assigners(struct cx *cx, int32_t on,
    struct assigner_list *out) MUST_CHECK;
enum err directive_store_list_fields(struct cx *cx,
    struct work_field_list *out) MUST_CHECK;

extern const struct db_stmt_list directive_store_statements;

#endif
