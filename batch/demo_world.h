/*
 * demo_world: the directives of the demo province, as tables.
 *
 * Texts hold words in braces that demo_words fills in: "{u}" the kind of unit,
 * "{d+7}" a day counted from today, "{xp}" the communes ... so that one table
 * serves both provinces and every day it is loaded on.
 */
#ifndef DEMO_WORLD_H
#define DEMO_WORLD_H

#include <stddef.h>

#include "directive.h"

/* Lĩnh vực: places in demo_fields. */
enum demo_field {
	IN_ECONOMY,
	IN_FINANCE,
	IN_INVESTMENT,
	IN_TRADE,
	IN_FARMING,
	IN_NATURE,
	IN_LAND,
	IN_BUILDING,
	IN_TRAFFIC,
	IN_DIGITAL,
	IN_SCHOOL,
	IN_HEALTH,
	IN_CULTURE,
	IN_TOURISM,
	IN_WELFARE,
	IN_PEOPLES,
	IN_HOME_AFFAIRS,
	IN_JUSTICE,
	IN_SECURITY,
	IN_FOREIGN,
	IN_DISASTER,
	N_DEMO_FIELDS
};

/* What certainly happens to the first assignment of a task; the others, and
 * all of a task without a story, live as chance has it. */
enum demo_story {
	BY_CHANCE,
	UNSEEN,
	SEEN,
	RECEIVED,
	DOING,
	WAITING, /* for confirmation */
	RETURN_PENDING,
	RETURN_CORRECTED,
	RETURN_TRANSFERRED,
	RETURN_REFUSED,
	RECALLED,
	CANCELLED, /* the whole task */
	EXTENSION_ASKED,
	EXTENSION_GRANTED,
	EXTENSION_TWICE,
	EXTENSION_CHANGED,
	EXTENSION_REFUSED,
	DIFFICULTY_OPEN,
	DIFFICULTY_DECIDED,
	SILENT,    /* overdue, urged, no word */
	EXPLAINED, /* overdue, and said why */
	SENT_BACK, /* the result; not handed in again yet */
	SENT_BACK_DONE,
	DONE_EARLY,
	DONE_ON_TIME,
	DONE_LATE,
	EVENT_KNOWN,     /* relative: the date of the event was entered */
	AMENDED,         /* the task: another due date */
	FOLLOWER_CHANGED /* the task: another specialist */
};

enum demo_mark { STARRED = 1, ON_PAPER = 2, NO_REPORT = 4 };

struct demo_task {
	const char *content;
	const char *product;
	const char *lead;
	const char *coordinating;
	const char *deadline; /* words, as in the document */
	enum demo_field field;
	enum demo_story story;
	unsigned marks;
};

enum demo_way {
	FORWARDED,
	FORWARDED_LATE,
	NOT_FORWARDED,
	MORE_TASKS_WAIT /* forwarded, but the last task was added later */
};

struct demo_directive {
	int ago; /* days before today; 0: within the last hours */
	const char *doc_type;
	const char *symbol;
	const char *abstract;
	enum urgency urgency;
	enum source source;
	int assigner; /* 0 the committee, 1 its Chairman, 2-4 Vice-Chairmen */
	const char *submitted_by;
	enum demo_way way;
	size_t n_tasks;
	const struct demo_task *tasks;
};

struct demo_directives {
	size_t n;
	const struct demo_directive *items;
};

/* In the order of their release. */
extern const struct demo_directives demo_directives;

#endif
