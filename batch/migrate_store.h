/*
 * migrate_store: the triggers of the ledger (lib/ledger.h), made from
 * sql/ledger.tsv and the columns the tables have.
 */
#ifndef MIGRATE_STORE_H
#define MIGRATE_STORE_H

#include "db.h"

/*
 * text: of ledger.tsv. Does nothing for a table whose shape is the recorded
 * one. Otherwise records the new shape, makes the triggers anew, and adds an
 * entry "adopt" for every row the table has. A table that is not there yet
 * (--up-to) is passed over; so is everything before the ledger itself exists.
 * ERR_SYSTEM: a line that cannot be read.
 */
enum err migrate_ledger(struct cx *cx, const char *text) MUST_CHECK;

#endif
