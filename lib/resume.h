/*
 * resume: what was typed outlives the session it was typed in (domain 2.4: a
 * session ends after minutes, a directive takes longer to enter).
 *
 * A form that is sent when its session is over is not carried out. When the
 * session was the sender's own (its cookie and its csrf token say so) and the
 * gate lets the form pass, its fields wait in spool_dir/held/typed, which is
 * memory, sealed with a key that only the sender's browser has. Signed in
 * again, the same account (and officer) finds the form filled in, at the same
 * address with "resumed=1"; nothing has been sent. They wait FILE_HELD_SECONDS
 * at most; batch/purge sweeps. Fields of FIELD_SECRET never wait, nor do
 * uploads.
 */
#ifndef RESUME_H
#define RESUME_H

#include <stdbool.h>

struct param_list;
struct request;

/* Is this a POST whose session is over, and was the session the sender's? The
 * form has not been read yet. */
bool resume_is_ours(struct request *rq);
/* After the form was read and judged; false: nothing waits. */
bool resume_keep(struct request *rq);
/* What waits for this page and this person; NULL: nothing. */
const struct param_list *resume_find(struct request *rq);
/* It was sent: it need not wait any more. */
void resume_let_go(struct request *rq);

/* The query of this page without what this file added to it. */
const char *resume_query(const struct request *rq);

#endif
