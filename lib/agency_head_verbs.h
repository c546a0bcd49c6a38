/* agency_head_verbs: entering terms of heads of agencies (agency_head.h). */
#ifndef AGENCY_HEAD_VERBS_H
#define AGENCY_HEAD_VERBS_H

#include "agency_head.h"
#include "cx.h"

/*
 * A new term, or a corrected one (head->id). A new one ends the term that runs
 * on that day the day before; otherwise two terms must not meet ("head_overlap"
 * at valid_from). Fields: "name", "document", "valid_from", "valid_to". It goes
 * into the history of the agency and the log.
 */
enum err agency_head_save(struct cx *cx, struct agency_head *head) MUST_CHECK;

#endif
