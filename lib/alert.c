#include "alert.h"

#include "names.h"

static const char *const kind_names[N_ALERTS] = {
	[ALERT_PASSWORD] = "password",
	[ALERT_PASSWORD_RESET] = "password_reset",
	[ALERT_EMAIL] = "email",
	[ALERT_SECOND_FACTOR] = "second_factor",
	[ALERT_SECOND_FACTOR_RESET] = "second_factor_reset",
	[ALERT_SECRET] = "secret",
	[ALERT_SECRET_RESET] = "secret_reset",
};

const char *
alert_kind_name(enum alert_kind kind)
{
	return names_name(kind_names, N_ALERTS, kind);
}
