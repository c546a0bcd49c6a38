/*
 * purge: taking away what should never have been entered (R12).
 *
 * An administrator asks, with the document that orders it: a row of purge,
 * state 'asked'. The program batch/purge does it within a minute, under a
 * database account of its own (nv_purge): no program of the web may delete
 * anything. The row of purge stays as the sealed notice: who, when, on what
 * basis, which number; nothing of the content.
 *
 * What is taken away
 *   directive   its tasks, assignments, replies, requests, texts, files, search
 *               words, reminders, notifications: the rows are deleted; letters
 *               that named it are emptied;
 *   task        the same for one task of it;
 *   reply, file the words of a reply become the marker below; its files, or the
 *               one file, are deleted;
 *   outgoing    a document issued that has no directive (yet): it, its files,
 *               messages, reviews and statuses. One that has goes with it.
 * The bytes of a file go when no row has their sum any more.
 *
 * History survives (R41, audit)
 *   A row of event is never deleted: its id, moment, kind, states, account and
 *   address stay; reason, document, decided_by and the names in it become
 *   PURGE_MARKER, and its rows of event_change become PURGE_MARKER too. Columns
 *   that hold sums of the row or of the row before it are not touched.
 *   Each row that was changed or deleted is named in redaction (table_name,
 *   row_id, second_id, how). Who verifies a chain of sums takes for a row named
 *   there the stored sum of its content instead of computing it anew, and does
 *   not look for a deleted row among the live tables; a row that bears
 *   PURGE_MARKER and is not named in redaction is a forgery, as is a name in
 *   redaction without its order.
 *   event.directive_id, task_id and assignment_id keep their numbers; there is
 *   no foreign key on them.
 *
 * What the program cannot take away it lists: letters that have left the house,
 * and the backups made while the thing was there, until the last one expires.
 */
#ifndef PURGE_H
#define PURGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "trust.h"

/* Stands where purged words stood. */
#define PURGE_MARKER "[đã gỡ bỏ]"

enum { PURGE_BASIS_MAX = 300 };

enum purge_kind {
	PURGE_DIRECTIVE,
	PURGE_TASK,
	PURGE_REPLY,
	PURGE_FILE,
	PURGE_OUTGOING
};
enum purge_state { PURGE_ASKED, PURGE_DONE };

/* The sealed notice. */
struct purge {
	uint64_t id;
	enum purge_kind kind;
	uint64_t object_id;
	uint64_t directive_id; /* 0: of a document issued without one */
	const char *reference; /* number and symbol, "12/CT-UBND" */
	const char *basis;     /* the document that ordered it */
	int64_t entered_at;    /* when the thing came in */
	int64_t asked_at;
	uint64_t asked_by;
	const char *asked_by_name;
	enum purge_state state;
	int64_t done_at; /* NO_MOMENT: not yet */
	uint64_t rows;   /* deleted or emptied */
	uint64_t files;  /* bytes of so many files removed */
	uint64_t letters;
};

struct purge_list {
	size_t n;
	struct purge *items;
};

/* Copies of the data that batch/backup made and keeps somewhere. */
struct backup_list {
	size_t n;
	struct backup *items;
};

/* One thing that can be taken away, without a word of what it says. */
struct purge_part {
	enum purge_kind kind;
	uint64_t id;
	uint64_t directive_id; /* 0: of a document issued without one */
	const char *reference; /* of its directive */
	int64_t entered_at;
	unsigned number;    /* of a task in its directive; else 0 */
	uint64_t size;      /* of a file */
	const char *about;  /* content type of a file, kind of a reply */
	const char *agency; /* who sent it; "" the office */
	bool asked;         /* a purge of it waits */
};

struct purge_parts {
	size_t n;
	struct purge_part *items;
};

/* How many there are of what would go. */
struct purge_count {
	uint64_t tasks;
	uint64_t assignments;
	uint64_t replies;
	uint64_t requests; /* returns, extensions, difficulties */
	uint64_t files;
	uint64_t letters;
	uint64_t events; /* emptied, not removed */
};

struct purge_letter {
	const char *recipient;
	int64_t sent_at;
};
struct purge_letters {
	size_t n;
	struct purge_letter *items;
};

const char *purge_kind_name(enum purge_kind kind);
const char *purge_state_name(enum purge_state state);
bool purge_kind_from_name(const char *name, enum purge_kind *out);
bool purge_state_from_name(const char *name, enum purge_state *out);

#endif
