/*
 * language-set: read the program in another language.
 *
 * POST  keeps the choice with the account, and in a cookie for the sign-in page
 *       and the help before it; goes back to the page; it has no page of its
 *       own.
 */
#include "account_store.h"
#include "action.h"
#include "auth.h"
#include "page.h"
#include "text.h"

enum { LANGUAGE };
enum { KEPT_SECONDS = 365 * 24 * 3600 };

static const char *const languages[] = { "vi", "en", NULL };

static const struct field fields[] = {
	[LANGUAGE] = { "language", FIELD_CHOICE, 0, FIELD_REQUIRED, languages },
};

static enum err
submit(struct request *rq)
{
	const char *language = languages[form_choice(rq->form, LANGUAGE)];
	const char *back = page_back(rq);
	enum err err = OK;

	if (auth_is_finished(&rq->session))
		err = account_store_set_language(&rq->cx,
		    rq->session.actor.account_id, language);
	if (err)
		return err;
	respond_cookie(rq, auth_language_cookie(rq->config), language,
	    KEPT_SECONDS);
	return respond_see_other(rq, "%s",
	    text_is_empty(back) ? "/home" : back);
}

const struct action action = {
	.name = "language-set",
	.needs = PERM_NONE,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = submit,
};
