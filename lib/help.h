/*
 * help: which screens and which roles the handbook of the program explains.
 *
 * Every page a person can open has a section, named like its action; every role
 * has a guide. The words are templates/help/<language>.hdf: Text.guide.screen.
 * <key> and Text.guide.role.<name>. make check-help compares this table with
 * what the actions say of themselves, and both with the words.
 */
#ifndef HELP_H
#define HELP_H

#include <stdbool.h>

#include "account.h"

struct arena;

/* The chapters, in the order of the handbook. */
enum help_chapter {
	HELP_SIGN_IN,
	HELP_EVERYDAY,
	HELP_RECORD,
	HELP_ANSWER,
	HELP_INSIDE,
	HELP_DECIDE,
	HELP_URGE,
	HELP_REPORT,
	HELP_REGISTER,
	HELP_PEOPLE,
	HELP_RULES,
	HELP_OPERATE,
	N_HELP_CHAPTERS
};

struct help_screen {
	const char *action;
	enum perm needs; /* as the action itself */
	enum help_chapter chapter;
};
extern const struct help_screen help_screens[];
extern const size_t help_n_screens;

/* Names of the guides, NULL-terminated: "creator", "chairman" ... */
extern const char *const help_guides[];

/* What can be closed as a hint of the first days, NULL-terminated: the guides,
 * whose hint stands on the page home, and the pages that have one of their own.
 */
extern const char *const help_hints[];
/* The hint that a page has for readers of a guide, as help_hints names it;
 * NULL: none. Its words are Text.hint.page.<key of the action>.<guide>. */
const char *help_hint_of(const char *action, const char *guide);
/* closed: the hints somebody has closed, with commas between; NULL: none. */
bool help_hint_is_closed(const char *closed, const char *hint);

const char *help_chapter_name(enum help_chapter chapter); /* "record" */
/* The key of a section: "task_view" of "task-view"; in mem. */
const char *help_key(struct arena *mem, const char *action);
/* NULL: there is no such section. */
const struct help_screen *help_find(const char *action);
/* The guide of somebody, and the role whose screens it explains. */
const char *help_guide_of(enum role role, enum position position);
enum role help_guide_role(const char *guide);
/* Does it belong to what everybody may read before signing in? */
bool help_is_open(const struct help_screen *screen);

#endif
