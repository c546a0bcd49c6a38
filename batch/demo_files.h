/*
 * demo_files: the paper of a directive, as it would have come with it: a PDF in
 * the layout of NĐ 30/2020 that says what was recorded, kept like any upload.
 */
#ifndef DEMO_FILES_H
#define DEMO_FILES_H

#include "demo_play.h"
#include "directive.h"
#include "directive_verbs.h"

/* directive: recorded, with its id. */
enum err demo_files_attach(struct demo_play *play,
    const struct directive *directive, const struct task_entry *entries,
    size_t n) MUST_CHECK;

#endif
