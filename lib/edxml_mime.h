/*
 * edxml_mime: the parts of a MIME multipart as they come, for the older dialect
 * of the exchange. Only edxml.c includes this. What browsers send is
 * multipart.h, whose rules are stricter.
 */
#ifndef EDXML_MIME_H
#define EDXML_MIME_H

#include "edxml.h"

struct mime_part {
	size_t number;    /* from 0 */
	const char *id;   /* Content-ID without <>, or "" */
	const char *name; /* of a file, or "" */
	bool is_base64;   /* still to be decoded */
};

struct mime_sink {
	enum err (*begin)(void *thing, const struct mime_part *part);
	enum err (*bytes)(void *thing, const struct mime_part *part,
	    const char *s, size_t n);
	enum err (*end)(void *thing, const struct mime_part *part);
	void *thing;
};

/* Does a text with these first bytes consist of parts? */
bool mime_begins(const char *s, size_t n);
/* first: what of the source has been read already. out_whole: the last line of
 * the last part was there. */
enum err mime_read(struct cx *cx, const char *first, size_t n_first,
    const struct edxml_source *source, const struct mime_sink *sink,
    bool *out_whole) MUST_CHECK;

#endif
