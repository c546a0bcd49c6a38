/*
 * calendar-feed: the due dates of one account as iCalendar, for the calendar of
 * a telephone or a mail program.
 *
 * GET  answers whoever knows the secret address; no session, no page. What may
 *      be seen is asked anew each time.
 */
#include <string.h>

#include "action.h"
#include "calendar_feed_verbs.h"
#include "config.h"

enum { KEY };

static const struct field query[] = {
	[KEY] = { "key", FIELD_LINE, 2 * FEED_SECRET_SIZE, FIELD_REQUIRED,
	    NULL },
};

static const char *const formats[] = { "ics", NULL };

static enum err
show(struct request *rq)
{
	const struct config *config = rq->config;
	const char *at = strrchr(config->mail_from, '@');
	const char *domain = at == NULL ? "localhost" : at + 1;
	struct calendar_feed feed;
	struct feed_events events;
	enum err err;

	err = calendar_feed_open(&rq->cx, form_str(rq->query, KEY), &feed,
	    &events);
	if (err)
		return err;
	return respond_text(rq,
	    calendar_feed_text(rq->cx.mem, &events, domain,
		feed.agency_id != 0 ? config->portal_url : config->office_url,
		config->office_name),
	    "text/calendar; charset=utf-8");
}

const struct action action = {
	.name = "calendar-feed",
	.needs = PERM_NONE,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.formats = formats,
};
