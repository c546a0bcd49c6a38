#include "trust_view.h"

#include <string.h>

#include "account.h"
#include "clock.h"

static void
check_view(struct node *node, const struct audit_check *check)
{
	node_moment(node, "at", check->at);
	node_text(node, "finding", check->finding);
	node_text(node, "finding_kind", trust_finding_kind(check->finding));
	if (check->kind == CHECK_VERIFY && check->at != NO_MOMENT) {
		node_id(node, "entries", check->entries);
		node_id(node, "seconds", check->seconds);
	}
}

static void
item_view(struct cx *cx, struct node *node, const struct trust *t,
    enum trust_item item, bool disciplined)
{
	switch (item) {
	case TRUST_SEAL:
		node_moment(node, "at", t->head_at);
		node_text(node, "head", seal_head_text(cx->mem, &t->head));
		node_moment(node, "waiting_at", t->waiting_at);
		break;
	case TRUST_VERIFY:
		check_view(node, &t->verify);
		node_id(node, "redactions", t->redactions);
		break;
	case TRUST_RESTORE:
		check_view(node, &t->restore);
		break;
	case TRUST_BACKUP:
		node_moment(node, "at", t->backup.made_at);
		node_text(node, "path", t->backup.path);
		node_moment(node, "expires_at", t->backup.expires_at);
		break;
	case TRUST_MAIL:
		node_id(node, "refused", t->mail_refused);
		node_id(node, "deferred", t->mail_deferred);
		node_id(node, "unknown", t->mail_unknown);
		break;
	case TRUST_CLOCK:
		node_int(node, "offset", t->database_now - cx->now);
		node_bool(node, "disciplined", disciplined);
		break;
	case TRUST_UNUSED:
		node_id(node, "count", t->unused);
		break;
	case TRUST_SECOND:
	case N_TRUST_ITEMS:
		break;
	}
}

static void
role_view(struct node *node, const struct trust_count *role,
    const struct trust *t)
{
	enum role which = ROLE_CREATOR;
	bool known = role_from_name(role->role, &which);
	uint64_t alone = 0;
	size_t n = 0;

	node_text(node, "key", role->role);
	node_id(node, "count", role->n);
	for (int perm = PERM_HOME; known && perm < N_PERMS; perm++) {
		if (role_may(which, (enum perm)perm))
			node_text(node_item(node, "Perms", n++), "key",
			    perm_name((enum perm)perm));
	}
	for (size_t i = 0; i < t->n_alone; i++) {
		if (strcmp(t->alone[i].role, role->role) == 0)
			alone = t->alone[i].n;
	}
	node_id(node, "alone", alone);
}

void
trust_view(struct cx *cx, struct node *node, const struct trust *trust,
    bool disciplined)
{
	for (int i = 0; i < N_TRUST_ITEMS; i++) {
		enum trust_item item = (enum trust_item)i;
		struct node *check = node_item(node, "Checks", (size_t)i);

		node_text(check, "key", trust_item_name(item));
		node_text(check, "tone",
		    trust_tone_name(
			trust_judge(trust, item, cx->now, disciplined)));
		item_view(cx, check, trust, item, disciplined);
	}
	for (size_t i = 0; i < trust->n_roles; i++)
		role_view(node_item(node, "Roles", i), &trust->roles[i], trust);
}
