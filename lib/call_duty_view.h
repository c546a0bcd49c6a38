/* call_duty_view: calls to make and made, beside the lines they are about. */
#ifndef CALL_DUTY_VIEW_H
#define CALL_DUTY_VIEW_H

#include "call_duty.h"
#include "view.h"

struct assignment_lines;

/* To <name>.<i> of the lines: waits_since, called_at, called_by. */
void call_duties_view(struct node *node, const char *name,
    const struct assignment_lines *lines, const struct call_duties *duties);

#endif
