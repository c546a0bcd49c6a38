/*
 * names: the words an enum has in the database, in URLs and in templates.
 *
 * Each subject keeps a table of its own, in the order of its enum:
 *
 *	static const char *const urgency_names[] = {
 *		[URGENCY_NORMAL] = "normal",
 *		...
 *	};
 *	names_name(urgency_names, N_NAMES(urgency_names), urgency)
 */
#ifndef NAMES_H
#define NAMES_H

#include <stdbool.h>
#include <stddef.h>

#define N_NAMES(names) (sizeof(names) / sizeof((names)[0]))

/* "" for a value that is none. */
const char *names_name(const char *const names[], size_t n, unsigned value);
/* false, and *out untouched, when there is no such name; NULL is none. */
bool names_find(const char *const names[], size_t n, const char *name,
    unsigned *out);

#endif
