#include "auth.h"

#include "acting_store.h"
#include "action.h"
#include "arena.h"
#include "bearer.h"
#include "clock.h"
#include "config.h"
#include "crypto.h"
#include "page.h"
#include "profile.h"
#include "resume.h"
#include "rules_store.h"
#include "session_store.h"
#include "str.h"
#include "text.h"

enum { SEEN_SECONDS = 60, NEXT_MAX = 1000 };

const char *
auth_session_cookie(const struct config *config)
{
	return config->secure_cookies ? "__Host-nv" : "nv";
}

const char *
auth_device_cookie(const struct config *config)
{
	return config->secure_cookies ? "__Host-nv-device" : "nv_device";
}

const char *
auth_visitor_cookie(const struct config *config)
{
	return config->secure_cookies ? "__Host-nv-pre" : "nv_pre";
}

const char *
auth_language_cookie(const struct config *config)
{
	return config->secure_cookies ? "__Host-nv-language" : "nv_language";
}

const char *
auth_language(const struct request *rq)
{
	if (rq->session.account_id != 0)
		return rq->session.actor.language;
	return text_equal(param_get(&rq->http.cookies,
			      auth_language_cookie(rq->config)),
		   "en")
		   ? "en"
		   : "vi";
}

const char *
auth_typed_cookie(const struct config *config)
{
	return config->secure_cookies ? "__Host-nv-typed" : "nv_typed";
}

const char *
auth_sso_cookie(const struct config *config)
{
	return config->secure_cookies ? "__Host-nv-sso" : "nv_sso";
}

const char *
auth_encode(struct cx *cx, const char *text)
{
	struct str s;

	str_init(&s, cx->mem, 3 * strlen(text) + 1);
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9'))
			str_add_char(&s, (char)c);
		else
			str_printf(&s, "%%%02X", c);
	}
	return str_text(&s);
}

const char *
auth_next(const char *next)
{
	if (next[0] != '/' || next[1] == '/' || next[1] == '\\')
		return "/home";
	return next;
}

/* Where a role is at home ------------------------------------------------- */

static unsigned
role_site(enum role role)
{
	if (role_is_office(role))
		return SITE_OFFICE;
	if (role == ROLE_ADMINISTRATOR || role == ROLE_INFRASTRUCTURE ||
	    role == ROLE_AUDITOR)
		return SITE_ADMIN;
	return SITE_PORTAL;
}

static unsigned
site_from_name(const char *name)
{
	if (text_equal(name, "office"))
		return SITE_OFFICE;
	if (text_equal(name, "portal"))
		return SITE_PORTAL;
	if (text_equal(name, "admin"))
		return SITE_ADMIN;
	return 0;
}

bool
auth_role_belongs(enum role role, const char *site)
{
	return role_site(role) == site_from_name(site);
}

const char *
auth_role_url(const struct config *config, enum role role)
{
	unsigned site = role_site(role);

	if (site == SITE_OFFICE)
		return config->office_url;
	return site == SITE_ADMIN ? config->admin_url : config->portal_url;
}

/* Phases ------------------------------------------------------------------ */

static bool
is_idle(const struct request *rq, const struct session *session)
{
	return rq->cx.now - session->seen_at >
	       profile_idle_seconds(rq->cx.profile, session->actor.role);
}

/*
 * "Last seen" is a tiny write of its own, at most once a minute, before any
 * transaction. A page that can be read is not refused because it failed.
 */
static void
note_seen(struct request *rq)
{
	struct session *session = &rq->session;

	if (rq->cx.now - session->seen_at < SEEN_SECONDS)
		return;
	if (session_store_set_seen(&rq->cx, session->token_hash))
		error_reset(&rq->cx.error);
}

/* Who works for another sees and may what the other does, in what concerns
 * tasks; about himself he stays himself. When it is over, so is this. */
static enum err
work_for_another(struct request *rq)
{
	struct session *session = &rq->session;
	struct actor actor;
	uint32_t unread;
	bool found;
	enum err err;

	if (session->acting_id == 0 ||
	    session->second_step != SECOND_STEP_DONE ||
	    !(acting_covers(rq->action->needs) || rq->action->on_behalf))
		return OK;
	err = acting_store_find(&rq->cx, session->acting_id,
	    clock_day(rq->cx.now), &actor, &unread, &found);
	if (err || !found)
		return err;
	session->actor = actor;
	session->unread = unread;
	return OK;
}

/* The session of the cookie, or none: rq->session.account_id is then 0. */
static enum err
read_session(struct request *rq, const char *cookie)
{
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];
	struct session session;
	bool found;
	enum err err;

	if (cookie == NULL || !hex_decode(cookie, token, sizeof(token)))
		return rules_refresh(&rq->cx, rq->rules);
	crypto_sha256(token, sizeof(token), hash);
	err = session_store_find(&rq->cx, hash, &session, &found);
	if (err)
		return err;
	if (!found)
		return rules_refresh(&rq->cx, rq->rules);
	err = rules_use(&rq->cx, rq->rules, session.rules_version);
	if (err || is_idle(rq, &session))
		return err;
	rq->session = session;
	err = work_for_another(rq);
	if (err)
		return err;
	rq->session.actor.address = rq->http.address;
	rq->cx.actor = &rq->session.actor;
	note_seen(rq);
	return OK;
}

enum err
auth_find_session(struct request *rq)
{
	if (rq->action->without_db)
		return OK;
	if (bearer_is_sent(rq))
		return bearer_find_session(rq);
	return read_session(rq,
	    param_get(&rq->http.cookies, auth_session_cookie(rq->config)));
}

/* R85: where from, and for the administration also when. */
static enum err
check_admitted(struct request *rq)
{
	if (rq->action->from_anywhere || rq->http.from_console ||
	    rq->cx.profile == NULL)
		return OK;
	switch (profile_admits(rq->cx.profile, rq->http.site, rq->http.address,
	    rq->cx.now)) {
	case ADMITTED:
		return OK;
	case NOT_FROM_THERE:
		rq->reason = "address";
		break;
	case NOT_AT_THIS_HOUR:
		rq->reason = "hours";
		break;
	}
	return fail(&rq->cx, ERR_DENIED, "not admitted: %s", rq->reason);
}

enum err
auth_check_site(struct request *rq)
{
	unsigned sites = rq->action->sites;

	if (sites == 0)
		sites = SITE_ALL;
	if ((sites & site_from_name(rq->http.site)) == 0)
		return fail(&rq->cx, ERR_MISSING, "not on this site");
	return check_admitted(rq);
}

/* A session that is not finished leads to what finishes it (R20b, R20d). */
static enum err
finish_session(struct request *rq, const char *path)
{
	if (rq->http.wants_json)
		return fail(&rq->cx, ERR_DENIED, "the session is unfinished");
	rq->is_answered = true;
	return respond_see_other(rq, "%s", path);
}

enum err
auth_check_permission(struct request *rq)
{
	const struct session *session = &rq->session;
	enum perm needs = rq->action->needs;
	enum err err = bearer_check_scope(rq);

	if (err)
		return err;
	if (needs == PERM_NONE)
		return OK;
	if (session->account_id == 0)
		return fail(&rq->cx, ERR_LOGIN, "nobody is signed in");
	if (needs == PERM_SECOND_STEP)
		return OK;
	if (session->second_step == SECOND_STEP_CODE)
		return finish_session(rq, "/second-step");
	if (needs == PERM_SIGNED_IN)
		return OK;
	if (!auth_role_belongs(session->actor.role, rq->http.site)) {
		rq->reason = "wrong_site";
		return fail(&rq->cx, ERR_DENIED, "%s on the wrong site",
		    role_name(session->actor.role));
	}
	if (session->must_change_password)
		return finish_session(rq, "/password-change");
	if (session->second_step == SECOND_STEP_ENROL)
		return finish_session(rq, "/second-factor");
	if (session->needs_officer)
		return finish_session(rq, "/officer-choose");
	if (session->must_change_secret)
		return finish_session(rq, "/secret-change");
	if (role_may(session->actor.role, needs))
		return OK;
	rq->reason = "permission";
	return fail(&rq->cx, ERR_DENIED, "%s may not %s",
	    role_name(session->actor.role), perm_name(needs));
}

bool
auth_is_finished(const struct session *session)
{
	return session->account_id != 0 && !session->must_change_password &&
	       !session->needs_officer && !session->must_change_secret &&
	       session->second_step == SECOND_STEP_DONE;
}

/* The page asked for; of what is only sent, the page it stood on. */
static const char *
page_wanted(const struct request *rq, bool kept)
{
	const char *query = resume_query(rq);
	const char *mark = kept ? "resumed=1" : "";

	if (rq->action->get == NULL)
		return page_back(rq);
	if (query[0] == '\0' && !kept)
		return rq->http.path;
	return arena_printf(rq->cx.mem, "%s?%s%s%s", rq->http.path, query,
	    query[0] != '\0' && kept ? "&" : "", mark);
}

enum err
auth_ask_to_sign_in(struct request *rq, bool kept)
{
	const char *next = page_wanted(rq, kept);

	if (strcmp(next, "/home") == 0 || next[0] == '\0' ||
	    strlen(next) > NEXT_MAX)
		return respond_see_other(rq, "/login");
	return respond_see_other(rq, "/login?next=%s%s",
	    auth_encode(&rq->cx, next), kept ? "&kept=1" : "");
}
