/*
 * admin-purge: take away what turned out to be secret (R12).
 *
 * GET   shows what would go, without a word of what it says, and what cannot
 *       be taken away: letters that have left, backups.
 * POST  puts the wish down as a sealed notice; batch/purge carries it out.
 */
#include "action.h"
#include "purge_verbs.h"
#include "purge_view.h"

enum { KIND, ID };
enum { BASIS, AGAIN, CERTAIN };
enum { AGAIN_MAX = 90 };

/* In the order of enum purge_kind. */
static const char *const kinds[] = { "directive", "task", "reply", "file",
	"outgoing", NULL };

static const struct field query[] = {
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_REQUIRED, kinds },
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[BASIS] = { "basis", FIELD_LINE, PURGE_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
	[AGAIN] = { "again", FIELD_LINE, AGAIN_MAX, FIELD_REQUIRED, NULL },
	[CERTAIN] = { "certain", FIELD_BOOL, 0, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	enum purge_kind kind = (enum purge_kind)form_choice(rq->query, KIND);
	struct purge_part part;
	struct purge_count count;
	struct purge wish = { .state = PURGE_ASKED };
	struct backup_list backups;
	enum err err;

	err = purge_store_part(&rq->cx, kind, form_id(rq->query, ID), &part);
	if (!err)
		err = purge_store_count(&rq->cx, kind, part.id, &count);
	if (err)
		return err;
	wish.entered_at = part.entered_at;
	err = purge_store_backups(&rq->cx, &wish, &backups);
	if (err)
		return err;
	purge_part_view(node_child(root, "Part"), &part);
	purge_count_view(node_child(root, "Count"), &count);
	backups_view(root, "Backups", &backups);
	return OK;
}

static enum err
submit(struct request *rq)
{
	enum purge_kind kind = (enum purge_kind)form_choice(rq->query, KIND);
	enum err err;

	err = purge_ask(&rq->cx, kind, form_id(rq->query, ID),
	    form_str(rq->form, BASIS), form_str(rq->form, AGAIN));
	if (err)
		return err;
	return respond_done(rq, "purge_asked", "/admin-purges");
}

const struct action action = {
	.name = "admin-purge",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
