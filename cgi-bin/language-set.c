/*
 * language-set: read the program in another language.
 *
 * POST  keeps the choice with the account, goes back to the page; it has no
 *       page of its own.
 */
#include "account_store.h"
#include "action.h"
#include "page.h"
#include "text.h"

enum { LANGUAGE };

static const char *const languages[] = { "vi", "en", NULL };

static const struct field fields[] = {
	[LANGUAGE] = { "language", FIELD_CHOICE, 0, FIELD_REQUIRED, languages },
};

static enum err
submit(struct request *rq)
{
	const char *back = page_back(rq);
	enum err err;

	err = account_store_set_language(&rq->cx, rq->cx.actor->account_id,
	    languages[form_choice(rq->form, LANGUAGE)]);
	if (err)
		return err;
	return respond_see_other(rq, "%s",
	    text_is_empty(back) ? "/home" : back);
}

const struct action action = {
	.name = "language-set",
	.needs = PERM_HOME,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = submit,
};
