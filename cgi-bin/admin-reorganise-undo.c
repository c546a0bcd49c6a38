/*
 * admin-reorganise-undo: take a reorganisation back: drop one that is only
 * prepared, undo one that was carried out, as long as nothing depends on it
 * (2.8, R14, R41).
 *
 * GET   shows what depends on it.
 * POST  takes it back.
 */
#include <inttypes.h>

#include "action.h"
#include "held_act_verbs.h"
#include "reorganisation_page.h"

enum { ID };
enum { VERSION, BASIS };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[BASIS] = { "basis", FIELD_LINE, AGENCY_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	struct node *root = view_root(rq->view);
	struct dependences depends;
	size_t n = 0;
	enum err err;

	err = reorganisation_page_show(rq, id);
	if (!err)
		err = reorganisation_store_count_dependences(&rq->cx, id,
		    &depends);
	if (err)
		return err;
	node_list(root, "Depends");
	for (size_t i = 0; i < N_DEPENDENCES; i++) {
		struct node *item;

		if (depends.n[i] == 0)
			continue;
		item = node_item(root, "Depends", n++);
		node_text(item, "kind", dependence_names[i]);
		node_int(item, "n", (int64_t)depends.n[i]);
	}
	return OK;
}

static enum err
undo(struct request *rq, uint64_t id)
{
	struct held held;
	enum err err;

	err = held_take_back(&rq->cx, HELD_REORGANISE, id, &held);
	if (err)
		return err;
	err = reorganisation_undo(&rq->cx, id, form_id(rq->form, VERSION),
	    form_str(rq->form, BASIS));
	return held_taken_back(&rq->cx, &held, err);
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	uint64_t version = form_id(rq->form, VERSION);
	const char *basis = form_str(rq->form, BASIS);
	struct reorganisation r;
	enum err err;

	err = reorganisation_store_get(&rq->cx, id, &r);
	if (err)
		return err;
	if (r.state == REORGANISATION_PREPARED)
		err = reorganisation_drop(&rq->cx, id, version, basis);
	else
		err = undo(rq, id);
	if (err)
		return err;
	return respond_done(rq, "reorganisation_undone",
	    "/admin-reorganise-run?id=%" PRIu64, id);
}

const struct action action = {
	.name = "admin-reorganise-undo",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
