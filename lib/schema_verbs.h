/*
 * schema_verbs: may this program work with this database?
 *
 * A release knows the migrations it was built with: SCHEMA_NUMBER, counted by
 * make. Migrations only go forward, and one adds before a later one takes
 * away, so that the programs of the release before go on while it runs: a
 * database that is newer is no obstacle in itself. A migration that programs
 * of an older release do not survive says so in its name:
 *
 *	0031-drop-old-columns.needs-0029.sql
 *
 * takes away what programs that know fewer than 29 migrations still use.
 */
#ifndef SCHEMA_VERBS_H
#define SCHEMA_VERBS_H

#include <stddef.h>

#include "cx.h"

struct migration_row;

/*
 * ERR_BUSY, with a message that says what to do, when the database is older
 * than this program (run migrate) or has left it behind (install the newer
 * release).
 */
enum err schema_check(struct cx *cx) MUST_CHECK;

/* The same for any program, without a database. known: its SCHEMA_NUMBER. */
enum err schema_judge(struct cx *cx, unsigned known,
    const struct migration_row *rows, size_t n) MUST_CHECK;

#endif
