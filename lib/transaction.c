#include "transaction.h"

#include <time.h>

#include "db.h"

enum { TRIES = 5, WAIT_NANOSECONDS = 40000000 };

static enum err
once(struct cx *cx, transaction_fn *step, void *arg)
{
	enum err err = db_begin(cx);

	if (!err)
		err = step(arg);
	if (!err)
		err = db_commit(cx);
	return err;
}

enum err
transaction_run(struct cx *cx, transaction_fn *step, void *arg)
{
	enum err err = OK;

	for (int i = 0; i < TRIES; i++) {
		error_reset(&cx->error);
		err = once(cx, step, arg);
		db_rollback(cx);
		if (!err || !(db_retryable(cx) || db_commit_unknown(cx)))
			return err;
		nanosleep(&(struct timespec){ 0, (i + 1) * WAIT_NANOSECONDS },
		    NULL);
	}
	return err;
}
