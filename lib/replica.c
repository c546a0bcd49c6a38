#define BANNED_ALLOW_MEMORY

#include "replica.h"

#include <inttypes.h>
#include <stdlib.h>

#include "action.h"
#include "clock.h"
#include "config.h"
#include "log.h"
#include "replica_store.h"
#include "text.h"

/* So long a copy that failed is not asked: each try may cost its time. */
enum { REST_SECONDS = 30 };

struct replica {
	struct db *db;
	struct db *writer; /* of the request, while the copy is used */
	int64_t lag_max;
	int64_t rests_until;
};

struct replica *
replica_open(const struct config *config)
{
	struct replica *replica;

	if (text_is_empty(config->report_db_socket))
		return NULL;
	replica = calloc(1, sizeof(*replica));
	if (replica == NULL)
		log_die(70, "replica: out of memory");
	replica->db = db_open(config->report_db_socket, config->db_name,
	    config->secret_dir, DB_REPORT);
	replica->lag_max = config->report_lag;
	replica->rests_until = NO_MOMENT;
	return replica;
}

void
replica_close(struct replica *replica)
{
	if (replica == NULL)
		return;
	db_close(replica->db);
	free(replica);
}

/* A page says until when it knows; a file and a program's answer do not. */
static bool
may_be_behind(const struct request *rq)
{
	const char *format = param_get(&rq->http.query, "format");

	return !rq->http.wants_json &&
	       (format == NULL || text_equal(format, "html")) &&
	       action_page(rq->action) != NULL;
}

static enum err
ask_copy(struct request *rq, const char *position, bool *out)
{
	struct replica *replica = rq->replica;
	int64_t newest = NO_MOMENT;
	enum err err;

	err = replica_store_reached(&rq->cx, position, out);
	if (err || *out || !may_be_behind(rq))
		return err;
	err = replica_store_newest(&rq->cx, &newest);
	if (err || newest == NO_MOMENT)
		return err;
	*out = rq->cx.now - newest <= replica->lag_max;
	if (*out)
		rq->data_until = newest;
	return OK;
}

static void
leave_alone(struct request *rq, const char *why)
{
	rq->replica->rests_until = rq->cx.now + REST_SECONDS;
	log_line("warning", rq->http.request_id,
	    "reports are read from the writer for %d s: %s", REST_SECONDS, why);
}

bool
replica_take(struct request *rq)
{
	struct replica *replica = rq->replica;
	const char *position = "";
	bool good = false;
	enum err err;

	if (replica == NULL || rq->action->db != DB_REPORT ||
	    rq->cx.now < replica->rests_until)
		return false;
	err = replica_store_position(&rq->cx, &position);
	if (err || position[0] == '\0') {
		leave_alone(rq,
		    err ? rq->cx.error.message : "it keeps no journal");
		error_reset(&rq->cx.error);
		return false;
	}
	replica->writer = rq->cx.db;
	rq->cx.db = replica->db;
	err = ask_copy(rq, position, &good);
	if (!err && good)
		return true;
	rq->cx.db = replica->writer;
	if (err)
		leave_alone(rq, rq->cx.error.message);
	else
		log_line("warning", rq->http.request_id,
		    "the copy is behind: the report is the writer's");
	error_reset(&rq->cx.error);
	return false;
}

/* What a copy cannot answer, another may: one that is gone, has an older
 * schema, or was told to stop. */
bool
replica_leave(struct request *rq, enum err err)
{
	rq->cx.db = rq->replica->writer;
	if (err != ERR_BUSY && err != ERR_SYSTEM)
		return false;
	leave_alone(rq, rq->cx.error.message);
	rq->data_until = 0;
	error_reset(&rq->cx.error);
	return true;
}
