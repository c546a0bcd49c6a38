/* follow_form: the choices the pages about Phụ lục I have in common. */
#ifndef FOLLOW_FORM_H
#define FOLLOW_FORM_H

#include "cx.h"
#include "view.h"

/* Fields, Specialists, DivisionHeads, OfficeLeaders: options. */
enum err follow_form_show(struct cx *cx, struct node *root) MUST_CHECK;

#endif
