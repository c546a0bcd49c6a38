#include "demo_accounts.h"

#include "account_admin_store.h"
#include "acting_verbs.h"
#include "arena.h"
#include "demo_store.h"
#include "rules_verbs.h"

enum {
	SLEEPING = 2, /* agencies about to be closed for want of use */
	DAYS_AWAY = 5
};

/*
 * Who looks at a demo has no telephone enrolled. The rule is switched off as an
 * administrator would do it, with its reason in the history; the pages of the
 * administration say so on top until it is switched on again.
 */
static enum err
let_in_without_telephone(struct cx *cx)
{
	const struct rule_order order = {
		.name = "second_factor_required",
		.seen = "yes",
		.value = "no",
		.basis = "Bản trình diễn: người xem chưa có điện thoại đăng ký",
	};

	return rule_change(cx, &order);
}

/* The head of the office is away this week; one of his deputies works for him.
 */
static enum err
let_a_deputy_act(struct demo_play *play)
{
	const struct demo_people *people = &play->people;
	struct cx *cx = play->cx;
	struct actor administrator = people->leaders[0];
	struct acting acting = {
		.principal_id = people->leaders[0].account_id,
		.deputy_id = people->leaders[1].account_id,
		.valid_from = play->words.today - 1,
		.valid_to = play->words.today + DAYS_AWAY,
		.document = "215/TB-VP",
	};
	enum err err;

	err = account_admin_store_find_login(cx,
	    arena_printf(cx->mem, "quantri@%s", people->domain),
	    &administrator.account_id);
	if (err)
		return err;
	cx->actor = &administrator;
	err = acting_order(cx, &acting);
	cx->actor = NULL;
	return err;
}

enum err
demo_accounts_add(struct demo_play *play)
{
	struct arena *of_one_act = play->cx->mem;
	enum err err;

	play->cx->mem = play->mem;
	play->cx->now = play->now;
	play->cx->actor = NULL;
	err = let_in_without_telephone(play->cx);
	if (!err)
		err = demo_store_add_uses(play->cx, SLEEPING);
	if (!err)
		err = let_a_deputy_act(play);
	play->cx->mem = of_one_act;
	return err;
}
