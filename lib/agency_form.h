/*
 * agency_form: agencies as an administrator types them in a form: by name, one
 * in a line or with ';' between, groups meaning their members of the day.
 */
#ifndef AGENCY_FORM_H
#define AGENCY_FORM_H

#include <stddef.h>
#include <stdint.h>

#include "cx.h"

struct typed_agencies {
	size_t n;
	const uint64_t *items; /* each once, in the order typed */
};

/* "unknown_agency" or "ambiguous_agency" at the field. */
enum err agency_form_read(struct cx *cx, const char *field, const char *typed,
    int32_t on, struct typed_agencies *out) MUST_CHECK;

#endif
