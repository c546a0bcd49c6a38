#include "demo_accounts.h"

#include "demo_store.h"
#include "rules_verbs.h"

enum { SLEEPING = 2 }; /* agencies about to be closed for want of use */

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
	play->cx->mem = of_one_act;
	return err;
}
