#include "rules_verbs.h"

#include "account.h"
#include "arena.h"
#include "audit_store.h"
#include "move_verbs.h"
#include "rules_store.h"
#include "setting_store.h"
#include "text.h"

static enum err
check(struct cx *cx, const struct rule_order *order,
    const struct setting *setting)
{
	enum err err = OK;

	input_need(cx, "basis", order->basis, &err);
	if (!profile_rule_takes(order->name, order->value))
		err = fail_field(cx, "value", "rule_value");
	else if (text_equal(order->value, setting->value))
		err = fail_field(cx, "value", "unchanged");
	return err;
}

/* Nobody saves what shuts himself out at once (R85). */
static enum err
check_still_inside(struct cx *cx, const struct rule_order *order)
{
	const struct actor *actor = cx->actor;
	struct profile profile = *cx->profile;

	if (actor == NULL || actor->address == NULL ||
	    !profile_set(&profile, order->name, order->value))
		return OK;
	return profile_admits(&profile, "admin", actor->address, cx->now) ==
		       ADMITTED
		   ? OK
		   : fail_field(cx, "value", "shuts_out");
}

static enum err
write_it(struct cx *cx, const struct rule_order *order,
    const struct setting *setting)
{
	const struct setting_past past = {
		.old_value = setting->value,
		.new_value = order->value,
		.basis = order->basis,
	};
	enum err err;

	err = setting_store_set(cx, order->name, order->value, order->basis);
	if (err)
		return err;
	err = setting_store_add_past(cx, order->name, &past);
	if (err)
		return err;
	/* The whole of them must still be a profile every program can load. */
	err = rules_load(cx);
	if (err)
		return err;
	err = rules_changed(cx);
	if (err)
		return err;
	return audit_add(cx, "admin-profile-edit", "changed",
	    arena_printf(cx->mem, "%s: %s -> %s", order->name, setting->value,
		order->value));
}

enum err
rule_change(struct cx *cx, const struct rule_order *order)
{
	struct setting setting;
	struct rule_info info;
	uint64_t version;
	enum err err;

	if (!profile_rule_find(order->name, &info) || info.kind == RULE_CODE)
		return fail(cx, ERR_MISSING, "no rule to change");
	err = rules_lock(cx, &version);
	if (err)
		return err;
	err = setting_store_get(cx, order->name, &setting);
	if (err)
		return err;
	if (!text_equal(order->seen, setting.value))
		return fail(cx, ERR_CONFLICT, "rule %s is now another",
		    order->name);
	err = check(cx, order, &setting);
	if (!err)
		err = check_still_inside(cx, order);
	if (err)
		return err;
	return write_it(cx, order, &setting);
}
