#include "outbox.h"

#include <assert.h>
#include <string.h>

static const char *const state_names[N_OUTBOX_STATES] = {
	[OUTBOX_NEW] = "new",
	[OUTBOX_SENDING] = "sending",
	[OUTBOX_SENT] = "sent",
	[OUTBOX_DEFERRED] = "deferred",
	[OUTBOX_REFUSED] = "refused",
	[OUTBOX_UNKNOWN] = "unknown",
};

static const char *const channel_names[N_OUTBOX_CHANNELS] = {
	[OUTBOX_MAIL] = "mail",
	[OUTBOX_GATEWAY] = "gateway",
};

const char *
outbox_channel_name(enum outbox_channel channel)
{
	assert((size_t)channel < N_OUTBOX_CHANNELS);
	return channel_names[channel];
}

const char *
outbox_state_name(enum outbox_state state)
{
	assert((size_t)state < N_OUTBOX_STATES);
	return state_names[state];
}

bool
outbox_state_from_name(const char *name, enum outbox_state *out)
{
	for (size_t i = 0; i < N_OUTBOX_STATES; i++) {
		if (strcmp(name, state_names[i]) == 0) {
			*out = (enum outbox_state)i;
			return true;
		}
	}
	return false;
}

bool
outbox_may_resend(enum outbox_state state)
{
	return state == OUTBOX_REFUSED || state == OUTBOX_UNKNOWN;
}

int64_t
outbox_retry_delay(unsigned attempts)
{
	unsigned doubled = attempts < 1 ? 0 : attempts - 1;

	if (doubled > OUTBOX_TRIES_MAX)
		doubled = OUTBOX_TRIES_MAX;
	return INT64_C(900) << doubled;
}
