#include "bearer.h"

#include "action.h"
#include "api_token.h"
#include "api_token_store.h"
#include "arena.h"
#include "crypto.h"
#include "rules_store.h"
#include "text.h"

enum { MINUTE = 60 };

bool
bearer_is_sent(const struct request *rq)
{
	return rq->http.wants_json && !text_is_empty(rq->http.authorization);
}

/* The secret after "Bearer ", or NULL. */
static const char *
secret_of(const char *authorization)
{
	static const char scheme[] = "bearer ";
	size_t n = sizeof(scheme) - 1;

	if (strncasecmp(authorization, scheme, n) != 0)
		return NULL;
	authorization += n;
	return authorization + strspn(authorization, " ");
}

static enum err
refuse(struct request *rq)
{
	enum err err = rules_refresh(&rq->cx, rq->rules);

	if (err)
		return err;
	rq->reason = "token";
	return fail(&rq->cx, ERR_LOGIN, "the token opens nothing");
}

static enum err
count(struct request *rq, const struct api_token *token)
{
	bool over;
	enum err err;

	err = api_token_store_use(&rq->cx, token->id, token->rate,
	    rq->http.address, &over);
	if (err || !over)
		return err;
	rq->reason = "rate";
	rq->retry_after = (int)(MINUTE - rq->cx.now % MINUTE);
	return fail(&rq->cx, ERR_THROTTLED, "over %u in a minute", token->rate);
}

enum err
bearer_find_session(struct request *rq)
{
	const char *secret = secret_of(rq->http.authorization);
	struct api_token token = { 0 };
	uint8_t sum[SHA256_SIZE];
	struct session session;
	bool found;
	enum err err;

	if (secret == NULL)
		return refuse(rq);
	crypto_sha256(secret, strlen(secret), sum);
	err = api_token_store_find(&rq->cx, sum, &session, &token, &found);
	if (err)
		return err;
	if (!found)
		return refuse(rq);
	err = rules_use(&rq->cx, rq->rules, session.rules_version);
	if (err)
		return err;
	rq->session = session;
	rq->session.actor.address = rq->http.address;
	rq->cx.actor = &rq->session.actor;
	rq->api_token_id = token.id;
	rq->api_scopes = token.scopes;
	return count(rq, &token);
}

enum err
bearer_check_scope(struct request *rq)
{
	bool writes = rq->http.method == METHOD_POST;
	enum perm needs = rq->action->needs;
	enum api_scope scope;

	if (rq->api_token_id == 0 || (needs == PERM_NONE && !writes))
		return OK;
	if (api_scope_of(needs, writes, &scope) &&
	    (rq->api_scopes >> scope & 1) != 0)
		return OK;
	rq->reason = "scope";
	return fail(&rq->cx, ERR_DENIED, "not in a scope of the token");
}
