#define BANNED_ALLOW_MEMORY
#include "texts.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <util/neo_err.h>
#include <util/neo_misc.h>
#include <util/neo_str.h>

#include "log.h"

enum { SECTION_MAX = 60, MESSAGE_MAX = 900 };

static const char *const languages[N_LANGUAGES] = { "vi", "en" };

struct texts {
	const char *dir;
	const char *page;
	HDF *wanted; /* a node for each section */
	size_t n_wanted;
	HDF *words[N_LANGUAGES];    /* NULL: not asked for yet */
	size_t n_read[N_LANGUAGES]; /* n_wanted when they were read */
};

/* A text that cannot be read ends the process with its place. */
static void
must(NEOERR *error, const char *path)
{
	char message[MESSAGE_MAX];
	STRING text;

	if (error == STATUS_OK)
		return;
	string_init(&text);
	nerr_error_traceback(error, &text);
	snprintf(message, sizeof(message), "%s",
	    text.buf == NULL ? "" : text.buf);
	string_clear(&text);
	nerr_ignore(&error);
	log_die(70, "texts %s: %s", path, message);
}

struct texts *
texts_open(const char *template_dir, const char *page)
{
	struct texts *texts = calloc(1, sizeof(*texts));

	if (texts == NULL)
		log_die(70, "out of memory");
	texts->dir = template_dir;
	texts->page = page;
	must(hdf_init(&texts->wanted), template_dir);
	return texts;
}

void
texts_close(struct texts *texts)
{
	if (texts == NULL)
		return;
	for (size_t i = 0; i < N_LANGUAGES; i++)
		hdf_destroy(&texts->words[i]);
	hdf_destroy(&texts->wanted);
	free(texts);
}

size_t
texts_language(const char *language)
{
	for (size_t i = 0; i < N_LANGUAGES; i++) {
		if (language != NULL && strcmp(languages[i], language) == 0)
			return i;
	}
	return 0;
}

/* What is wanted --------------------------------------------------------- */

static void
want(struct texts *texts, const char *section, size_t n)
{
	char name[SECTION_MAX];

	if (n == 0 || n >= sizeof(name))
		return;
	snprintf(name, sizeof(name), "%.*s", (int)n, section);
	if (hdf_get_obj(texts->wanted, name) != NULL)
		return;
	must(hdf_set_value(texts->wanted, name, "1"), name);
	texts->n_wanted++;
}

static size_t
length_of_section(const char *s)
{
	return strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_");
}

void
texts_want(struct texts *texts, const char *source)
{
	static const char mark[] = "Text.";

	for (source = strstr(source, mark); source != NULL;
	     source = strstr(source, mark)) {
		source += strlen(mark);
		want(texts, source, length_of_section(source));
	}
}

/* Reading them ------------------------------------------------------------ */

static void
read_file(HDF *words, const char *path)
{
	must(hdf_read_file(words, path), path);
}

static HDF *
read_all(const struct texts *texts, const char *language)
{
	char path[PATH_MAX];
	HDF *words;

	must(hdf_init(&words), language);
	snprintf(path, sizeof(path), "%s/text/%s.hdf", texts->dir, language);
	read_file(words, path);
	if (texts->page == NULL)
		return words;
	snprintf(path, sizeof(path), "%s/%s/%s.hdf", texts->dir, texts->page,
	    language);
	if (access(path, R_OK) == 0)
		read_file(words, path);
	return words;
}

/* Copied: ClearSilver keeps pointers into what hdf_remove_tree has freed. What
 * is there already stays where it is: somebody may hold a text of it. */
static void
add_wanted(const struct texts *texts, HDF *words, HDF *all)
{
	HDF *section = hdf_get_child(all, "Text");
	char path[SECTION_MAX + 8];

	for (; section != NULL; section = hdf_obj_next(section)) {
		snprintf(path, sizeof(path), "Text.%s", hdf_obj_name(section));
		if (hdf_get_obj(words, path) == NULL &&
		    hdf_get_obj(texts->wanted, hdf_obj_name(section)) != NULL)
			must(hdf_copy(words, path, section), path);
	}
}

HDF *
texts_of(struct texts *texts, size_t language)
{
	HDF **words = &texts->words[language];
	HDF *all;

	if (*words != NULL && texts->n_read[language] == texts->n_wanted)
		return *words;
	if (*words == NULL)
		must(hdf_init(words), texts->dir);
	all = read_all(texts, languages[language]);
	add_wanted(texts, *words, all);
	hdf_destroy(&all);
	texts->n_read[language] = texts->n_wanted;
	return *words;
}

const char *
texts_find(struct texts *texts, size_t language, const char *key)
{
	HDF *words;

	want(texts, key, length_of_section(key));
	words = hdf_get_obj(texts_of(texts, language), "Text");
	return hdf_get_value(words, key, NULL);
}
