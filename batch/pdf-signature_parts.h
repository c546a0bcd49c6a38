/*
 * pdf-signature_parts: what the parts of batch/pdf-signature share.
 *
 * A signature of a PDF is a field of its form: a CMS message over all bytes but
 * the place where that message itself stands.
 */
#ifndef PDF_SIGNATURE_PARTS_H
#define PDF_SIGNATURE_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SIGNATURES_MAX = 32, SIGNER_SIZE = 256 };

struct place {
	size_t before; /* signed: [0, before) and [from, to) */
	size_t from;
	size_t to;
	bool good; /* the range is as it must be, and the gap is one <hex> */
	const unsigned char *der;
	size_t n_der;
};

struct places {
	size_t n;
	struct place items[SIGNATURES_MAX];
};

struct verdict {
	bool checked; /* it could be read at all */
	bool intact;
	bool weak;
	bool trusted;
	bool expired;
	int64_t at; /* INT64_MIN: it does not say */
	char signer[SIGNER_SIZE];
};

struct authorities; /* whom the operator trusts */

/* Before the sandbox closes: reads a file. Never NULL; path "" is nobody. */
struct authorities *authorities_read(const char *path);

/* false: no PDF that can be read. */
bool places_find(const unsigned char *data, size_t n, struct places *out);

void place_verify(const unsigned char *data, const struct place *place,
    struct authorities *authorities, struct verdict *out);

#endif
