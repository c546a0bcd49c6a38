/*
 * admin-reorganise-run: carry out a prepared reorganisation (2.8, R14).
 *
 * GET   rehearses it: every open assignment, account and officer, and where it
 *       goes. One that was carried out or taken back is shown as it was.
 * POST  does exactly what was shown, on or after the effective day.
 */
#include <inttypes.h>

#include "action.h"
#include "held_act_verbs.h"
#include "reorganisation_page.h"

enum { ID };
enum { SEEN };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[SEEN] = { "seen", FIELD_LINE, 64, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	return reorganisation_page_show(rq, form_id(rq->query, ID));
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	struct held held;
	enum err err;

	/* What it tells waits as long as undoing it takes it back unsaid. */
	err = held_begin_whole(&rq->cx, HELD_REORGANISE, id, &held);
	if (err)
		return err;
	err = reorganisation_execute(&rq->cx, id, form_str(rq->form, SEEN));
	err = held_end(&rq->cx, &held, err);
	if (err)
		return err;
	return respond_done(rq, "reorganisation_executed",
	    "/admin-reorganise-run?id=%" PRIu64, id);
}

const struct action action = {
	.name = "admin-reorganise-run",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
