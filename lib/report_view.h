/* report_view: figures of reports as values. */
#ifndef REPORT_VIEW_H
#define REPORT_VIEW_H

#include "report.h"
#include "view.h"

/* done_on_time, done_late, running, overdue. */
void report_boxes_view(struct node *node, const struct report_boxes *boxes);

#endif
