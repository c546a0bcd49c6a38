/*
 * exports: files made for one answer, below <upload_dir>/exports.
 *
 * nginx opens such a file at once; afterwards it is a copy of what not
 * everybody may see, and must not stay. It is removed by the next export and by
 * the batch, whichever comes first.
 */
#ifndef EXPORTS_H
#define EXPORTS_H

#include <stdint.h>

struct arena;

/* The folder. */
const char *exports_folder(struct arena *mem, const char *upload_dir);
/* Removes what is older than some minutes; returns how many files. A file that
 * cannot be removed is left to the next time. */
unsigned exports_sweep(const char *folder, int64_t now);

#endif
