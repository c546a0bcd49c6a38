/*
 * export_file_view: Exports.<i> as templates read it: id, rows_of, query,
 * format, state, n_rows, n_expected, percent, created_at, kept_until; and
 * running: one of them is not finished.
 */
#ifndef EXPORT_FILE_VIEW_H
#define EXPORT_FILE_VIEW_H

#include "cx.h"
#include "export_file.h"
#include "view.h"

void export_file_list_view(struct cx *cx, struct node *root,
    const struct export_file_list *files);

#endif
