/* operation_view: the numbers of operation.h for the page of operations. */
#ifndef OPERATION_VIEW_H
#define OPERATION_VIEW_H

#include "operation.h"
#include "view.h"

/* Database.*, Mail.<state>, Work.* ; now: to say what is late. */
void operation_view(struct node *root, const struct operation *operation,
    int64_t now);
/* <name>.free_mb .total_mb .free_percent .low; nothing when not known. */
void disk_space_view(struct node *root, const char *name,
    const struct disk_space *space);

#endif
