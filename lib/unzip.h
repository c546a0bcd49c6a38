/*
 * unzip: the one file of a ZIP, as the document exchange wraps attachments.
 *
 * The size a ZIP promises is not believed: it is refused by it, and counted
 * again while bytes come. More than one file, a folder, a password: no good.
 */
#ifndef UNZIP_H
#define UNZIP_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"

struct unzipped {
	const char *name; /* without folders; "" when it is no good UTF-8 */
	const char *path;
	uint64_t size;
	uint8_t sha256[32];
};

/* The file goes to folder, its name begins "upload-". out_good: it was one,
 * and not over max; then the caller removes it. */
enum err unzip_single(struct cx *cx, const char *path, const char *folder,
    uint64_t max, struct unzipped *out, bool *out_good) MUST_CHECK;

#endif
