/*
 * cas: the answer of a CAS 3 server to /p3/serviceValidate. The one thing that
 * is read of it is who the ticket was for. A document type, and with it every
 * entity, is refused; nothing is fetched.
 */
#ifndef CAS_H
#define CAS_H

#include <stddef.h>

struct arena;

enum { CAS_USER_MAX = 255 };

/* The user; NULL: the ticket was not good, or this is no such answer. *out_why
 * is then the code the server gave ("INVALID_TICKET"), or "malformed". */
const char *cas_user_of(struct arena *mem, const char *text, size_t n,
    const char **out_why);

#endif
