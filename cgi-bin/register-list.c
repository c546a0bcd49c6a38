/*
 * register-list: show one of the books of the system (R67, R73, R74, R76, R81).
 *
 * GET  shows its entries, the newest first; of the internal regulations also
 *      which agencies have none.
 */
#include "action.h"
#include "clock.h"
#include "file_store.h"
#include "register_store.h"
#include "register_verbs.h"
#include "register_view.h"

enum { KIND };

static const char *const kinds[] = { "legal", "training", "maintenance",
	"version", "regulation", "staff", NULL };

static const struct field query[] = {
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_OPTIONAL, kinds },
};

static void
show_books(struct request *rq, enum register_kind chosen)
{
	struct node *root = view_root(rq->view);
	size_t n = 0;

	for (unsigned i = 0; i < N_REGISTERS; i++) {
		enum register_kind kind = (enum register_kind)i;
		struct node *item;

		if (!register_may_read(rq->cx.actor, kind))
			continue;
		item = node_item(root, "Books", n++);
		node_text(item, "kind", register_kind_name(kind));
		node_bool(item, "current", kind == chosen);
	}
	node_text(root, "kind", register_kind_name(chosen));
	node_bool(root, "may_write", register_may_write(rq->cx.actor, chosen));
}

/* The office sees who has none; an agency sees its own. */
static enum err
show_gaps(struct request *rq)
{
	struct agency_names without;
	enum err err;

	if (rq->cx.actor->agency_id != 0)
		return OK;
	err = register_store_list_without_regulation(&rq->cx,
	    clock_day(rq->cx.now), &without);
	if (err)
		return err;
	for (size_t i = 0; i < without.n; i++)
		node_text(node_item(view_root(rq->view), "Without", i), "name",
		    without.items[i].name);
	return OK;
}

static enum err
show(struct request *rq)
{
	int chosen = form_choice(rq->query, KIND);
	enum register_kind kind = chosen < 0 ? REGISTER_LEGAL
					     : (enum register_kind)chosen;
	uint64_t agency_id = kind == REGISTER_REGULATION
				 ? rq->cx.actor->agency_id
				 : 0;
	struct register_entries entries;
	struct file_list files;
	enum err err;

	if (!register_may_read(rq->cx.actor, kind))
		return fail(&rq->cx, ERR_DENIED, "may not read register %s",
		    register_kind_name(kind));
	err = register_store_list(&rq->cx, kind, agency_id, &entries);
	if (err)
		return err;
	err = file_store_list_register(&rq->cx, register_kind_name(kind),
	    &files);
	if (err)
		return err;
	register_entries_view(view_root(rq->view), "Entries", &entries, &files);
	show_books(rq, kind);
	return kind == REGISTER_REGULATION ? show_gaps(rq) : OK;
}

const struct action action = {
	.name = "register-list",
	.needs = PERM_HOME,
	.sites = SITE_OFFICE | SITE_PORTAL | SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
