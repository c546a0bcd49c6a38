/* central_sheet: the status of central tasks as a sheet, in the columns the
 * national system asks about (central.h). */
#ifndef CENTRAL_SHEET_H
#define CENTRAL_SHEET_H

#include "central.h"
#include "cx.h"
#include "sheet.h"
#include "words.h"

enum err central_sheet_write(struct cx *cx, enum sheet_format format,
    const char *path, const struct words *words,
    const struct central_tasks *tasks, int32_t today) MUST_CHECK;

#endif
