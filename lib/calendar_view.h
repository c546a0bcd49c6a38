/* calendar_view: days off and worked Saturdays, and what a change moves. */
#ifndef CALENDAR_VIEW_H
#define CALENDAR_VIEW_H

#include "clock_move.h"
#include "view.h"

/* Months.<m>.Weeks.<w>.Days.<d>: twelve months by weeks from Monday. */
void calendar_months_view(struct node *node, int year,
    const struct calendar_day_list *days, int32_t today);
void calendar_days_view(struct node *node, const char *name,
    const struct calendar_day_list *days);
void calendar_years_view(struct node *node, const char *name,
    const struct calendar_year_list *years, int shown);
void calendar_past_view(struct node *node, const char *name,
    const struct calendar_past_list *past);
/* How each line was understood. */
void calendar_lines_view(struct node *node, const char *name,
    const struct calendar_lines *lines);
/* digest, Edits (old and new of each day), Moves, and their numbers. */
void calendar_preview_view(struct cx *cx, struct node *node,
    const struct calendar *calendar, const struct calendar_preview *preview);

#endif
