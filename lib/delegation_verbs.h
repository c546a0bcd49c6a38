/*
 * delegation_verbs: an agency hands its assignment on inside, and notes how
 * far that went (R31). Only people of the agency it is assigned to: for the
 * office it is ERR_DENIED, for strangers ERR_MISSING.
 */
#ifndef DELEGATION_VERBS_H
#define DELEGATION_VERBS_H

#include "cx.h"
#include "delegation.h"

/*
 * Becomes the next version of the sheet; d->version is the one the person saw
 * (0 none), version that of the assignment: ERR_CONFLICT when someone was
 * first. Names of registered officers are recognised (officer_id is filled in).
 * Fields: "leader", "guidance"; "part_<number>_division" (a part without
 * division and officer: "delegate_to"), "part_<number>_due_on" ("after_due"
 * later than the agency's date, "before_assigned"), "part_<number>_product".
 */
enum err assignment_delegate(struct cx *cx, uint64_t version,
    struct delegation *d) MUST_CHECK;
/* Field: "note". Needs a sheet: ERR_CONFLICT without. */
enum err delegation_add_note(struct cx *cx, uint64_t assignment_id,
    const char *note) MUST_CHECK;

#endif
