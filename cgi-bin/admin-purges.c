/*
 * admin-purges: what was taken away as secret, and finding what has to be
 * (R12).
 *
 * GET  shows the sealed notices; with q, the parts of a directive by its
 * number.
 */
#include "action.h"
#include "purge_verbs.h"
#include "purge_view.h"

enum { Q, DIRECTIVE_ID };

static const struct field query[] = {
	[Q] = { "q", FIELD_LINE, 200, FIELD_OPTIONAL, NULL },
	[DIRECTIVE_ID] = { "directive_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

/* One directive is shown at once with all it has. */
static enum err
show_found(struct request *rq)
{
	struct node *root = view_root(rq->view);
	uint64_t id = form_id(rq->query, DIRECTIVE_ID);
	struct purge_parts found = { 0 };
	enum err err = OK;

	if (id == 0 && form_present(rq->query, Q)) {
		err = purge_find(&rq->cx, form_str(rq->query, Q), &found);
		if (err)
			return err;
		node_bool(root, "searched", true);
	}
	if (found.n == 1)
		id = found.items[0].directive_id;
	if (id != 0)
		err = purge_store_parts(&rq->cx, id, &found);
	if (err)
		return err;
	purge_parts_view(root, "Found", &found);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct purge_list all;
	enum err err = show_found(rq);

	if (!err)
		err = purge_store_list(&rq->cx, &all);
	if (err)
		return err;
	node_list(root, "Purges");
	for (size_t i = 0; i < all.n; i++) {
		struct node *item = node_item(root, "Purges", i);
		struct backup_list backups;
		struct purge_letters letters;

		err = purge_store_backups(&rq->cx, &all.items[i], &backups);
		if (err)
			return err;
		purge_view(item, &all.items[i]);
		backups_view(item, "Backups", &backups);
		err = purge_store_letters(&rq->cx, all.items[i].id, &letters);
		if (err)
			return err;
		purge_letters_view(item, "Letters", &letters);
	}
	return OK;
}

const struct action action = {
	.name = "admin-purges",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
