/*
 * exports: files made for one answer, below <upload_dir>/exports.
 *
 * nginx opens such a file at once; afterwards it is a copy of what not
 * everybody may see, and must not stay. It is removed by the next export and by
 * the batch, whichever comes first. One that was written after the answer
 * (export_file.h) bears a name of its own and stays for a day.
 */
#ifndef EXPORTS_H
#define EXPORTS_H

#include <stdint.h>

struct arena;

enum { EXPORT_KEPT_SECONDS = 24 * 3600 };
#define EXPORT_KEPT "kept-" /* so the names of those begin */

/* The folder. */
const char *exports_folder(struct arena *mem, const char *upload_dir);
/* Removes what is older than some minutes, or a day; returns how many files. A
 * file that cannot be removed is left to the next time. */
unsigned exports_sweep(const char *folder, int64_t now);

#endif
