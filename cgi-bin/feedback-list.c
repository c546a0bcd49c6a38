/*
 * feedback-list: show what was said of the system and of the Regulation, with
 * the answers (R75, R82).
 *
 * GET  shows one's own and one's agency's; the office and the administrator see
 *      all, and print it as one synthesis.
 */
#include "action.h"
#include "feedback_store.h"
#include "register_view.h"

enum { KIND, WHICH, BEFORE };
enum { PAGE = 100 };

static const char *const kinds[] = { "software", "regulation", NULL };
static const char *const whichs[] = { "unanswered", "upgrade", NULL };

static const struct field query[] = {
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_OPTIONAL, kinds },
	[WHICH] = { "which", FIELD_CHOICE, 0, FIELD_OPTIONAL, whichs },
	[BEFORE] = { "before", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
read_list(struct request *rq, bool all, struct feedbacks *out)
{
	const struct feedback_filter filter = {
		.kind = form_choice(rq->query, KIND),
		.unanswered = form_choice(rq->query, WHICH) == 0,
		.upgrade = form_choice(rq->query, WHICH) == 1,
		.before_id = form_id(rq->query, BEFORE),
		.size = PAGE + 1,
	};

	if (!all)
		return feedback_store_list_own(&rq->cx, filter.before_id,
		    filter.size, out);
	return feedback_store_list(&rq->cx, &filter, out);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	bool all = feedback_may_read_all(rq->cx.actor);
	struct feedbacks list;
	enum err err;

	err = read_list(rq, all, &list);
	if (err)
		return err;
	if (list.n > PAGE) {
		list.n = PAGE;
		node_id(root, "older", list.items[PAGE - 1].id);
	}
	feedbacks_view(root, "List", &list);
	node_bool(root, "all", all);
	node_bool(root, "may_answer",
	    role_may(rq->cx.actor->role, PERM_ADMINISTER));
	node_text(root, "filter",
	    form_query(&rq->cx, rq->query, query, BEFORE));
	node_bool(root, "newer", form_present(rq->query, BEFORE));
	return OK;
}

const struct action action = {
	.name = "feedback-list",
	.needs = PERM_HOME,
	.sites = SITE_OFFICE | SITE_PORTAL | SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
