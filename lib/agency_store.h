/*
 * agency_store: agencies, groups, aliases, officers. Reads only; changes of
 * agencies are the administrator's verbs.
 */
#ifndef AGENCY_STORE_H
#define AGENCY_STORE_H

#include "agency.h"
#include "db.h"

/* Agencies valid on a day, in the official order. */
enum err agency_store_list(struct cx *cx, int32_t on,
    struct agency_list *out) MUST_CHECK;
enum err agency_store_get(struct cx *cx, uint64_t id,
    struct agency *out) MUST_CHECK;
enum err agency_store_list_groups(struct cx *cx, int32_t on,
    struct agency_group_list *out) MUST_CHECK;
/* Members of a group valid on a day, in the official order. */
enum err agency_store_list_members(struct cx *cx, uint64_t group_id, int32_t on,
    struct agency_list *out) MUST_CHECK;
/* Everything a person may call an agency or group, folded: for resolving. */
struct agency_name {
	const char *fold;      /* text_fold_words */
	const char *name;      /* as people write it */
	uint64_t agency_id;    /* 0: a group */
	uint64_t group_id;     /* 0: an agency */
	enum agency_kind kind; /* of an agency */
	bool is_alias;
};
struct agency_name_list {
	size_t n;
	struct agency_name *items;
	const void *prepared; /* of agency_match.h; NULL: not yet */
};
enum err agency_store_list_names(struct cx *cx, int32_t on,
    struct agency_name_list *out) MUST_CHECK;

/* Officers of an agency in office on a day. */
enum err agency_store_list_officers(struct cx *cx, uint64_t agency_id,
    int32_t on, struct officer_list *out) MUST_CHECK;

extern const struct db_stmt_list agency_store_statements;

#endif
