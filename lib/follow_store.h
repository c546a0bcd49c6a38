/* follow_store: the lines of Phụ lục I, what they lack, and what follows. */
#ifndef FOLLOW_STORE_H
#define FOLLOW_STORE_H

#include "db.h"
#include "follow.h"

enum err follow_store_list(struct cx *cx, const struct follow_filter *filter,
    struct follow_lines *out) MUST_CHECK;
enum err follow_store_count(struct cx *cx, int32_t on,
    uint64_t *out) MUST_CHECK;
/* Fields that some agency valid on the day has nobody for. */
enum err follow_store_list_gaps(struct cx *cx, int32_t on,
    struct follow_flaws *out) MUST_CHECK;
/* Cells with two lines at once, on the day or later. */
enum err follow_store_list_overlaps(struct cx *cx, int32_t on,
    struct follow_flaws *out) MUST_CHECK;
enum err follow_store_find(struct cx *cx, uint64_t field_id, uint64_t agency_id,
    int32_t on, struct follow_proposal *out) MUST_CHECK;
enum err follow_store_list_moves(struct cx *cx, int32_t on,
    struct follow_moves *out) MUST_CHECK;

struct follow_entry {
	uint64_t field_id;
	uint64_t agency_id; /* 0: every agency */
	uint64_t specialist_id;
	uint64_t deputy_id;
	uint64_t division_head_id;
	uint64_t office_leader_id;
	int32_t valid_from;
	int32_t valid_to;
	const char *basis;
};
enum err follow_store_add(struct cx *cx,
    const struct follow_entry *entry) MUST_CHECK;
/* Lines of this cell end the day before; what begins later never is. */
enum err follow_store_end_cell(struct cx *cx, uint64_t field_id,
    uint64_t agency_id, int32_t from, const char *basis) MUST_CHECK;

enum err follow_store_add_absence(struct cx *cx, uint64_t account_id,
    int32_t from, int32_t to, const char *basis) MUST_CHECK;
enum err follow_store_list_absences(struct cx *cx, int32_t from,
    struct follow_absences *out) MUST_CHECK;

extern const struct db_stmt_list follow_store_statements;

#endif
