/* evaluation_sheet: the evaluation of a year as a sheet, its weights below. */
#ifndef EVALUATION_SHEET_H
#define EVALUATION_SHEET_H

#include "cx.h"
#include "evaluation.h"
#include "frozen.h"
#include "words.h"

enum err evaluation_sheet_write(struct cx *cx, const char *path,
    const struct words *words, const struct frozen *frozen,
    const struct evaluation *evaluation) MUST_CHECK;

#endif
