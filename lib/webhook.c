#include "webhook.h"

#include <string.h>

#include "clock.h"

const char *const webhook_event_names[] = { "forward", "receive", "return",
	"correct", "transfer", "refuse_return", "progress", "plan",
	"explanation", "difficulty", "difficulty_decide", "submit", "confirm",
	"send_back", "extension_request", "extension_grant", "extension_refuse",
	"extension_change", "amend", "urge", "recall", "cancel",
	"paper_received", "notice", "ruling", "calendar", "reorganise",
	"inspection", "outgoing", "central_enter", "central_withdraw", NULL };

uint32_t
webhook_events_parse(const char *words)
{
	uint32_t events = 0;

	while (*words != '\0') {
		size_t n = strcspn(words, ",");

		for (unsigned i = 0; webhook_event_names[i] != NULL; i++)
			if (strlen(webhook_event_names[i]) == n &&
			    strncmp(words, webhook_event_names[i], n) == 0)
				events |= UINT32_C(1) << i;
		words += n;
		words += strspn(words, ",");
	}
	return events;
}

bool
webhook_url_is_good(const char *url)
{
	const char *host;
	size_t n;

	if (strncmp(url, "https://", 8) == 0)
		host = url + 8;
	else if (strncmp(url, "http://", 7) == 0)
		host = url + 7;
	else
		return false;
	for (const char *c = url; *c != '\0'; c++)
		if (*c <= ' ' || *c >= 0x7f || strchr("\"<>\\^`{|}#", *c))
			return false;
	n = strcspn(host, "/?");
	return n > 0 && host[0] != ':' && memchr(host, '@', n) == NULL;
}

bool
webhook_is_given_up(const struct webhook *webhook, int64_t now)
{
	return webhook->failing_since != NO_MOMENT &&
	       now - webhook->failing_since >=
		   (int64_t)WEBHOOK_FAILING_DAYS * DAY_SECONDS;
}
