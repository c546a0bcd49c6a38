/*
 * macros: a template and what it includes, without the macros nobody calls;
 * included by view and by nobody else.
 *
 * ClearSilver keeps every macro it parsed. A page calls a quarter of those of
 * macros.cs and of the parts it includes; the others cost each worker a third
 * of a megabyte and a quarter of the time in which it is ready.
 *
 * A macro is what stands between a tag "def:name(...)" and the next "/def"; one
 * command per tag, no macro in a macro (templates/README.md).
 */
#ifndef MACROS_H
#define MACROS_H

#include <util/neo_err.h>
#include <util/neo_hdf.h>

struct macros;

/* Reads the file and, through include:"...", all it needs, along hdf.loadpaths
 * of hdf, which is kept. On an error *out is NULL. */
NEOERR *macros_open(struct macros **out, HDF *hdf, const char *file);
void macros_close(struct macros *macros); /* accepts NULL */

/* The text of one of these files with a comment of as many lines in place of
 * each macro that is not called; free() it. */
NEOERR *macros_source(const struct macros *macros, const char *file,
    char **out);

#endif
