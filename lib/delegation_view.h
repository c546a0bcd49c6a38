/* delegation_view: internal assignment as values. */
#ifndef DELEGATION_VIEW_H
#define DELEGATION_VIEW_H

#include "cx.h"
#include "delegation.h"
#include "view.h"

/* version, at, author, leader, guidance; Parts.<i>.number, .leads, .division,
 * .officer, .due_on, .late (1: passed), .product. Nothing without a version. */
void delegation_view(struct cx *cx, struct node *node,
    const struct delegation *d);
/* <name>.<i>: the same. */
void delegation_list_view(struct cx *cx, struct node *node, const char *name,
    const struct delegation_list *list);
/* <name>.<i>.at, .author, .note. */
void delegation_notes_view(struct node *node, const char *name,
    const struct delegation_notes *list);
/* <name>.<i>.id, title, reference, role, state, due_on, leader, doers,
 * inside_due_on, inside_late. */
void delegation_lines_view(struct cx *cx, struct node *node, const char *name,
    const struct delegation_lines *list);
/* <name>.<i>: names of divisions. */
void division_list_view(struct node *node, const char *name,
    const struct division_list *list);

#endif
