/*
 * edxml_file: an attachment while it arrives: base64 or plain bytes into a
 * file, with its SHA-256. Only edxml.c includes this.
 */
#ifndef EDXML_FILE_H
#define EDXML_FILE_H

#include "edxml.h"

struct sha256;

struct edxml_file {
	int fd; /* -1: none is open */
	struct sha256 *sum;
	uint64_t size;
	uint64_t max;
	const char *path;
	uint32_t bits; /* of base64 that are not whole bytes yet */
	unsigned n_bits;
	bool padded;
	bool bad;   /* no base64 */
	bool large; /* over max */
};

enum err edxml_file_open(struct cx *cx, const char *folder, uint64_t max,
    struct edxml_file *out) MUST_CHECK;
enum err edxml_file_plain(struct cx *cx, struct edxml_file *f, const char *s,
    size_t n) MUST_CHECK;
enum err edxml_file_base64(struct cx *cx, struct edxml_file *f, const char *s,
    size_t n) MUST_CHECK;
/* Ends it; path, size and sum go to out. */
void edxml_file_close(struct edxml_file *f, struct edxml_attachment *out);

#endif
