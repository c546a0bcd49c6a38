#include "csrf.h"

#include "action.h"
#include "arena.h"
#include "auth.h"
#include "config.h"
#include "crypto.h"
#include "text.h"

enum { VISITOR_HEX = 64 };

static const char *
session_token(struct request *rq)
{
	static const char purpose[] = "form";
	uint8_t mac[SHA256_SIZE];

	crypto_hmac(rq->session.csrf_key, sizeof(rq->session.csrf_key), purpose,
	    sizeof(purpose) - 1, mac);
	return hex_encode(rq->cx.mem, mac, sizeof(mac));
}

/* What the visitor's cookie says, or "". */
static const char *
visitor_token(const struct request *rq)
{
	const char *s = param_get(&rq->http.cookies,
	    auth_visitor_cookie(rq->config));

	if (s == NULL || strlen(s) != VISITOR_HEX ||
	    strspn(s, "0123456789abcdef") != VISITOR_HEX)
		return "";
	return s;
}

const char *
csrf_token(struct request *rq)
{
	const char *token;

	if (rq->session.account_id != 0)
		return session_token(rq);
	token = visitor_token(rq);
	if (token[0] != '\0')
		return token;
	if (rq->pre_token == NULL)
		rq->pre_token = crypto_random_hex(rq->cx.mem, VISITOR_HEX / 2);
	respond_cookie(rq, auth_visitor_cookie(rq->config), rq->pre_token, 0);
	return rq->pre_token;
}

bool
csrf_origin_is_ours(const struct request *rq)
{
	const struct http_request *http = &rq->http;
	const char *scheme = rq->config->secure_cookies ? "https://"
							: "http://";
	size_t n = strlen(scheme);

	if (http->origin[0] != '\0')
		return strncmp(http->origin, scheme, n) == 0 &&
		       strcmp(http->origin + n, http->host) == 0;
	return http->fetch_site[0] == '\0' ||
	       text_equal(http->fetch_site, "same-origin") ||
	       text_equal(http->fetch_site, "none");
}

enum err
csrf_check(struct request *rq)
{
	const char *sent = param_get(&rq->http.body, "csrf");
	const char *wanted;
	size_t n;

	if (rq->http.method != METHOD_POST || rq->api_token_id != 0)
		return OK;
	if (rq->http.is_json) {
		rq->reason = "json_needs_token";
		return fail(&rq->cx, ERR_DENIED, "JSON without a token");
	}
	rq->reason = "csrf";
	if (!csrf_origin_is_ours(rq))
		return fail(&rq->cx, ERR_DENIED, "the form is of another site");
	wanted = rq->session.account_id != 0 ? session_token(rq)
					     : visitor_token(rq);
	n = strlen(wanted);
	if (n == 0 || sent == NULL || strlen(sent) != n ||
	    !crypto_equal(sent, wanted, n))
		return fail(&rq->cx, ERR_DENIED, "no good csrf token");
	rq->reason = NULL;
	return OK;
}
