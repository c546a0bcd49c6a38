/*
 * replica: a report is read from a copy of the database, where there is one
 * (report_db_socket of the configuration, nginx/CLUSTER.md).
 *
 * Who asks and what he may is always read from the database that is written
 * to; only the report itself, one READ ONLY transaction, goes to the copy.
 * First the writer is asked where its journal ends, and the copy whether it has
 * come so far: then the report holds all that was acknowledged before. A copy
 * that has not is used for a page that people look at, which says until when it
 * knows (Page.data_until), while that is no longer ago than report_lag; a file,
 * a paper and a program never get less than all. In every other case, and when
 * the copy fails meanwhile, the report is read from the writer, and the copy is
 * left alone for a while.
 */
#ifndef REPLICA_H
#define REPLICA_H

#include <stdbool.h>

#include "err.h"

struct config;
struct replica;
struct request;

/* Nothing is connected yet. NULL: there is no copy. Lives as long as the
 * process, until replica_close (which accepts NULL). */
struct replica *replica_open(const struct config *config);
void replica_close(struct replica *replica);

/* Outside a transaction. true: rq->cx.db is now that of the copy, until
 * replica_leave. */
bool replica_take(struct request *rq);
/* Back to the writer. true: err is of the copy's making, it is forgotten and
 * the report has to be read again. */
bool replica_leave(struct request *rq, enum err err);

#endif
