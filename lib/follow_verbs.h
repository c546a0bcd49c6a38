/*
 * follow_verbs: keeping Phụ lục I (R23, R14), inside the caller's transaction.
 */
#ifndef FOLLOW_VERBS_H
#define FOLLOW_VERBS_H

#include "cx.h"
#include "follow_store.h"

/* Each of the fields at each of the agencies (none: at every agency) from a day
 * on: the cell's old line ends the day before. specialist_id 0: it only ends.
 */
struct follow_order {
	size_t n_fields;
	const uint64_t *fields;
	size_t n_agencies;
	const uint64_t *agencies;
	struct follow_entry entry; /* field and agency are filled in */
};
/* Messages at field_ids, specialist_id, deputy_id, division_head_id,
 * office_leader_id, valid_from, valid_to, basis, agencies. */
enum err follow_fill(struct cx *cx, const struct follow_order *order,
    size_t *out_cells) MUST_CHECK;
/* From a day to a day the deputy of each of his lines is proposed. */
enum err follow_set_absence(struct cx *cx, uint64_t account_id, int32_t from,
    int32_t to, const char *basis) MUST_CHECK;
/* Open tasks go to the specialist Phụ lục I names now; ids: of assignments as
 * follow_store_list_moves gives them. One that is no longer to be moved is left
 * as it is. */
enum err follow_move(struct cx *cx, const uint64_t *assignment_ids, size_t n,
    const char *basis, size_t *out_n) MUST_CHECK;

#endif
