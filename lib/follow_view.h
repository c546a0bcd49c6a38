/* follow_view: Phụ lục I as values. */
#ifndef FOLLOW_VIEW_H
#define FOLLOW_VIEW_H

#include "follow.h"
#include "view.h"

/* <name>.<i>.field .field_id .n_agencies .agencies .specialist .deputy .head
 * .leader .valid_from .valid_to .basis .by .ended .to_come */
void follow_lines_view(struct node *node, const char *name,
    const struct follow_lines *lines, int32_t today);
/* <name>.<i>.field .field_id .n .agencies .people */
void follow_flaws_view(struct node *node, const char *name,
    const struct follow_flaws *flaws);
/* <name>.<i>.id .reference .title .agency .field .from .to */
void follow_moves_view(struct node *node, const char *name,
    const struct follow_moves *moves);
/* <name>.<i>.name .valid_from .valid_to .basis */
void follow_absences_view(struct node *node, const char *name,
    const struct follow_absences *absences);

#endif
