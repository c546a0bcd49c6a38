#include "sso.h"

#include <string.h>

#include "text.h"

const char *const sso_door_names[] = { "off", "oidc", "cas", "header", NULL };
const char *const sso_algorithm_names[] = { "RS256", "ES256", "PS256", NULL };

bool
sso_issuer_is_good(const char *url)
{
	static const char *const begins[] = { "https://",
		"http://127.0.0.1:", "http://localhost:" };

	for (const char *s = url; *s != '\0'; s++) {
		if (*s <= ' ' || *s > '~' ||
		    strchr("\"<>\\^`{|}#?@", *s) != NULL)
			return false;
	}
	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
		size_t n = strlen(begins[i]);

		if (strncmp(url, begins[i], n) == 0)
			return url[n] != '\0' && url[n] != '/';
	}
	return false;
}

static bool
is_plain(const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s <= ' ' || *s > '~')
			return false;
	}
	return true;
}

const char *
sso_setting_lacks(const struct sso_setting *setting)
{
	bool asks = setting->door == SSO_OIDC || setting->door == SSO_CAS;

	if (!is_plain(setting->client_id))
		return "client_id";
	if (setting->door == SSO_OFF)
		return NULL;
	if (text_is_empty(setting->label))
		return "label";
	if (asks && !sso_issuer_is_good(setting->issuer))
		return "issuer";
	if (setting->door != SSO_OIDC)
		return NULL;
	if (text_is_empty(setting->client_id))
		return "client_id";
	return setting->algorithms == 0 ? "algorithms" : NULL;
}
