/*
 * notice-view: show one notice, how far it has come, and what to do next.
 *
 * GET  shows it.
 */
#include "action.h"
#include "notice_page.h"

enum { ID };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct notice notice;

	return notice_page_open(rq, form_id(rq->query, ID), &notice);
}

const struct action action = {
	.name = "notice-view",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.versioned = "Notice",
};
