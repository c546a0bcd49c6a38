/*
 * texts: the words of the templates, by language; included by view and by
 * nobody else.
 *
 * All texts of one language are 1.3 MB in memory, and one page says a sixth of
 * them. A process keeps the sections that the files it has parsed name
 * ("Text.state"); a section asked for later is read then.
 */
#ifndef TEXTS_H
#define TEXTS_H

#include <stddef.h>
#include <util/neo_hdf.h>

enum { N_LANGUAGES = 2 };

struct texts;

/* template_dir with text/<language>.hdf and, of a page that has words of its
 * own, <page>/<language>.hdf; page may be NULL. Neither is copied. */
struct texts *texts_open(const char *template_dir, const char *page);
void texts_close(struct texts *texts); /* accepts NULL */

/* The number of "vi" or "en"; of anything else 0, Vietnamese. */
size_t texts_language(const char *language);

/* Every section the source of a template names is wanted from now on. */
void texts_want(struct texts *texts, const char *source);
/* Text.<section>.<key> of the sections that are wanted. Belongs to texts; what
 * is in it once stays. */
HDF *texts_of(struct texts *texts, size_t language);
/* One text by its key ("state.assigned"), NULL when there is none. */
const char *texts_find(struct texts *texts, size_t language, const char *key);

#endif
