/*
 * demo_series: what recurs or has milestones in the demo province (R7).
 *
 * The words of a demo task say which: "hằng quý" recurs from the end of the
 * quarter on; "Đề cương: trước ngày ...; Trình: trước ngày ..." are milestones.
 * Occurrences come while the play goes on, as with the batch.
 */
#ifndef DEMO_SERIES_H
#define DEMO_SERIES_H

#include "demo_play.h"
#include "directive_verbs.h"

/* Fills series or milestones of an entry from its words. */
void demo_series_read(struct demo_play *play,
    const struct demo_document *document, struct task_entry *entry);
/* Which task of its document this one is, or is a part of, from 1. */
unsigned demo_series_number(const struct task_list *tasks, uint64_t task_id);
/* Hands out what opened by that moment, and begins their lives. */
enum err demo_series_go_on(struct demo_play *play, int64_t at) MUST_CHECK;

#endif
