/* purge_view: what is taken away, for the templates; never what it said. */
#ifndef PURGE_VIEW_H
#define PURGE_VIEW_H

#include "purge.h"
#include "view.h"

/* .kind .id .directive_id .reference .entered_at .number .size_kb .about
 * .agency .asked */
void purge_part_view(struct node *node, const struct purge_part *part);
void purge_parts_view(struct node *node, const char *name,
    const struct purge_parts *parts);
/* .tasks .assignments .replies .requests .files .letters .events */
void purge_count_view(struct node *node, const struct purge_count *count);
/* .id .kind .object_id .reference .basis .entered_at .asked_at .asked_by .state
 * .done_at .rows .files .letters */
void purge_view(struct node *node, const struct purge *purge);
/* .path .made_at .expires_at */
void backups_view(struct node *node, const char *name,
    const struct backup_list *backups);
/* .recipient .sent_at */
void purge_letters_view(struct node *node, const char *name,
    const struct purge_letters *letters);

#endif
