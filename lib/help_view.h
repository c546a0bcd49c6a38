/* help_view: chapters, screens and guides of the handbook as values. */
#ifndef HELP_VIEW_H
#define HELP_VIEW_H

#include "cx.h"
#include "help.h"
#include "view.h"

/* <name>.<i>: chapter, Screens.<j>.action .key .current; only chapters that
 * have a screen which "may" says yes to. */
typedef bool help_may_fn(void *from, const struct help_screen *screen);
void help_chapters_view(struct cx *cx, struct node *node, const char *name,
    help_may_fn *may, void *from, const char *current);
/* action, key, chapter */
void help_screen_view(struct cx *cx, struct node *node,
    const struct help_screen *screen);
/* <name>.<i>: name, current */
void help_guides_view(struct node *node, const char *name, const char *current);

#endif
