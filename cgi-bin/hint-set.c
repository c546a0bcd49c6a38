/*
 * hint-set: close a hint of one's first days, or have all shown again.
 *
 * POST  remembers it, goes back to the page; it has no page of its own.
 */
#include "action.h"
#include "help.h"
#include "hint_store.h"
#include "page.h"
#include "text.h"

enum { HINT, SHOWN };

static const struct field fields[] = {
	[HINT] = { "hint", FIELD_CHOICE, 0, FIELD_REQUIRED, help_hints },
	[SHOWN] = { "shown", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
};

static enum err
submit(struct request *rq)
{
	const char *hint = help_hints[form_choice(rq->form, HINT)];
	bool shown = form_bool(rq->form, SHOWN);
	const char *back = page_back(rq);
	enum err err;

	err = shown ? hint_store_open_all(&rq->cx)
		    : hint_store_close(&rq->cx, hint);
	if (err)
		return err;
	return respond_see_other(rq, "%s",
	    text_is_empty(back) || shown ? "/home" : back);
}

const struct action action = {
	.name = "hint-set",
	.needs = PERM_HOME,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = submit,
};
