#define BANNED_ALLOW_MEMORY
#include "macros.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <util/neo_files.h>
#include <util/neo_misc.h>

static const char tag_begin[] = "<?cs", tag_end[] = "?>";
static const char name_letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";

enum { NAME_MAX_LENGTH = 60 };

struct source {
	struct source *next;
	char *file;
	char *text;
};

struct macros {
	HDF *loadpaths;
	HDF *called; /* a node for each name */
	struct source *sources;
};

/* Tags ----------------------------------------------------------------------
 */

struct tag {
	const char *begin;   /* at "<?cs" */
	const char *command; /* its first word */
	const char *end;     /* behind "?>" */
};

static bool
next_tag(const char *from, struct tag *tag)
{
	const char *end;

	tag->begin = strstr(from, tag_begin);
	if (tag->begin == NULL)
		return false;
	tag->command = tag->begin + strlen(tag_begin);
	tag->command += strspn(tag->command, " \t\n");
	end = strstr(tag->command, tag_end);
	if (end == NULL)
		return false;
	tag->end = end + strlen(tag_end);
	return true;
}

/* The name behind "call:", or "" when the command is another one. */
static const char *
name_behind(const struct tag *tag, const char *word, char *name)
{
	const char *from = tag->command + strlen(word);
	size_t n;

	name[0] = '\0';
	if (strncmp(tag->command, word, strlen(word)) != 0)
		return name;
	n = strspn(from, name_letters);
	if (n < NAME_MAX_LENGTH)
		snprintf(name, NAME_MAX_LENGTH, "%.*s", (int)n, from);
	return name;
}

static bool
ends_macro(const struct tag *tag)
{
	return strncmp(tag->command, "/def", strlen("/def")) == 0;
}

/* Which macros are called ---------------------------------------------------
 */

static bool
is_called(const struct macros *macros, const char *name)
{
	return name[0] == '\0' || hdf_get_obj(macros->called, name) != NULL;
}

/* What stands in a macro counts once the macro is called itself. */
static NEOERR *
note_calls(struct macros *macros, const char *text, bool *found)
{
	char macro[NAME_MAX_LENGTH] = "", name[NAME_MAX_LENGTH];
	NEOERR *error = STATUS_OK;
	struct tag tag = { .end = text };

	while (error == STATUS_OK && next_tag(tag.end, &tag)) {
		if (name_behind(&tag, "def:", name)[0] != '\0')
			memcpy(macro, name, sizeof(macro));
		else if (ends_macro(&tag))
			macro[0] = '\0';
		else if (is_called(macros, macro) &&
			 !is_called(macros, name_behind(&tag, "call:", name))) {
			error = hdf_set_value(macros->called, name, "1");
			*found = true;
		}
	}
	return nerr_pass(error);
}

static NEOERR *
find_calls(struct macros *macros)
{
	NEOERR *error = STATUS_OK;
	bool found = true;

	while (found && error == STATUS_OK) {
		found = false;
		for (const struct source *source = macros->sources;
		     source != NULL && error == STATUS_OK;
		     source = source->next)
			error = note_calls(macros, source->text, &found);
	}
	return nerr_pass(error);
}

/* Reading -------------------------------------------------------------------
 */

static const struct source *
source_of(const struct macros *macros, const char *file)
{
	const struct source *source = macros->sources;

	while (source != NULL && strcmp(source->file, file) != 0)
		source = source->next;
	return source;
}

static NEOERR *
add_source(struct macros *macros, const char *file)
{
	struct source *source = calloc(1, sizeof(*source));
	char path[PATH_MAX];
	NEOERR *error;

	if (source == NULL)
		return nerr_raise(NERR_NOMEM, "no room for %s", file);
	source->next = macros->sources;
	macros->sources = source;
	source->file = strdup(file);
	if (source->file == NULL)
		return nerr_raise(NERR_NOMEM, "no room for %s", file);
	error = hdf_search_path(macros->loadpaths, file, path);
	if (error == STATUS_OK)
		error = ne_load_file(path, &source->text);
	return nerr_pass(error);
}

static NEOERR *
read_includes(struct macros *macros, const char *text)
{
	static const char include[] = "include:\"";
	struct tag tag = { .end = text };
	NEOERR *error = STATUS_OK;

	while (error == STATUS_OK && next_tag(tag.end, &tag)) {
		char file[PATH_MAX];
		const char *name = tag.command + strlen(include);

		if (strncmp(tag.command, include, strlen(include)) != 0)
			continue;
		snprintf(file, sizeof(file), "%.*s", (int)strcspn(name, "\""),
		    name);
		if (source_of(macros, file) == NULL)
			error = add_source(macros, file);
	}
	return nerr_pass(error);
}

/* New ones come first: all behind a source that was walked are walked. */
static NEOERR *
read_all(struct macros *macros, const char *file)
{
	const struct source *walked = NULL, *first;
	NEOERR *error = add_source(macros, file);

	while (error == STATUS_OK && macros->sources != walked) {
		first = macros->sources;
		for (const struct source *source = first;
		     source != walked && error == STATUS_OK;
		     source = source->next)
			error = read_includes(macros, source->text);
		walked = first;
	}
	return nerr_pass(error);
}

NEOERR *
macros_open(struct macros **out, HDF *hdf, const char *file)
{
	struct macros *macros = calloc(1, sizeof(*macros));
	NEOERR *error;

	*out = NULL;
	if (macros == NULL)
		return nerr_raise(NERR_NOMEM, "no room for %s", file);
	macros->loadpaths = hdf;
	error = hdf_init(&macros->called);
	if (error == STATUS_OK)
		error = read_all(macros, file);
	if (error == STATUS_OK)
		error = find_calls(macros);
	if (error == STATUS_OK)
		*out = macros;
	else
		macros_close(macros);
	return nerr_pass(error);
}

void
macros_close(struct macros *macros)
{
	struct source *next;

	if (macros == NULL)
		return;
	for (struct source *source = macros->sources; source != NULL;
	     source = next) {
		next = source->next;
		free(source->file);
		free(source->text);
		free(source);
	}
	hdf_destroy(&macros->called);
	free(macros);
}

/* Writing -------------------------------------------------------------------
 */

static char *
append(char *to, const char *from, const char *end)
{
	memcpy(to, from, (size_t)(end - from));
	return to + (end - from);
}

/* Shorter than what it stands for: that has two tags at least. */
static char *
append_comment(char *to, const char *from, const char *end)
{
	static const char begin[] = "<?cs #";

	to = append(to, begin, begin + strlen(begin));
	for (; from < end; from++) {
		if (*from == '\n')
			*to++ = '\n';
	}
	return append(to, tag_end, tag_end + strlen(tag_end));
}

static void
write_called(const struct macros *macros, const char *text, char *to)
{
	char macro[NAME_MAX_LENGTH];
	const char *from = text;
	struct tag tag = { .end = text };

	while (next_tag(tag.end, &tag)) {
		const char *begin = tag.begin;

		if (is_called(macros, name_behind(&tag, "def:", macro)))
			continue;
		while (!ends_macro(&tag) && next_tag(tag.end, &tag))
			continue;
		to = append(to, from, begin);
		to = append_comment(to, begin, tag.end);
		from = tag.end;
	}
	to = append(to, from, from + strlen(from));
	*to = '\0';
}

NEOERR *
macros_source(const struct macros *macros, const char *file, char **out)
{
	const struct source *source = source_of(macros, file);

	if (source == NULL)
		return nerr_raise(NERR_NOT_FOUND, "%s is not included", file);
	*out = malloc(strlen(source->text) + 1);
	if (*out == NULL)
		return nerr_raise(NERR_NOMEM, "no room for %s", file);
	write_called(macros, source->text, *out);
	return STATUS_OK;
}
