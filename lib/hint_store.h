/*
 * hint_store: which hints of the first days somebody has closed.
 *
 * A hint is named as help_hints says (help.h). It is remembered for the account
 * and, where several officers use one account, for each of them. Which are
 * closed is read with the session (session_store).
 */
#ifndef HINT_STORE_H
#define HINT_STORE_H

#include "db.h"

/* Of cx->actor. */
enum err hint_store_close(struct cx *cx, const char *hint) MUST_CHECK;
/* Has one closed any? */
enum err hint_store_any_closed(struct cx *cx, bool *out) MUST_CHECK;
/* All are shown again. */
enum err hint_store_open_all(struct cx *cx) MUST_CHECK;

extern const struct db_stmt_list hint_store_statements;

#endif
