/*
 * report-evaluation: the agencies' year, scored from the frozen report (R59,
 * R60), and whom it proposes for praise or discipline (R84).
 *
 * GET  shows the newest year that was frozen, or that of id; format=xlsx gives
 *      it as a sheet.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "evaluation_sheet.h"
#include "evaluation_store.h"
#include "evaluation_verbs.h"
#include "evaluation_view.h"
#include "frozen_store.h"
#include "frozen_view.h"

enum { ID, FORMAT };
enum { YEARS_MAX = 20 };
static const char *const formats[] = { "html", "xlsx", NULL };
static const char *const choices[] = { "xlsx", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL, choices },
};

static const char *
text_of(void *from, const char *key)
{
	const struct request *rq = from;

	return pages_text(rq->pages, rq->cx.actor->language, key);
}

static enum err
send_sheet(struct request *rq, const struct frozen *frozen,
    const struct evaluation *evaluation)
{
	const struct words words = { text_of, rq };
	const char *path = respond_export_path(rq, "xlsx");
	enum err err;

	err = evaluation_sheet_write(&rq->cx, path, &words, frozen, evaluation);
	if (err)
		return err;
	return respond_download(rq, path,
	    arena_printf(rq->cx.mem, "danh-gia-%d.xlsx",
		frozen->query.period.year),
	    "application/vnd.openxmlformats-officedocument"
	    ".spreadsheetml.sheet");
}

static enum err
show_decisions(struct request *rq, const struct frozen *frozen,
    const struct evaluation *evaluation)
{
	struct node *root = view_root(rq->view);
	struct evaluation_decisions list;
	enum err err;

	err = evaluation_store_list(&rq->cx, frozen->id, &list);
	if (err)
		return err;
	node_list(root, "Decisions");
	for (size_t i = 0; i < list.n; i++)
		evaluation_decision_view(node_item(root, "Decisions", i),
		    &list.items[i],
		    evaluation_list_is(&rq->cx, evaluation, &list.items[i]));
	return OK;
}

static enum err
show_years(struct request *rq)
{
	struct frozen_list years;
	enum err err;

	err = frozen_store_list_years(&rq->cx, YEARS_MAX, &years);
	if (!err)
		frozen_list_view(&rq->cx, view_root(rq->view), "Years", &years);
	return err;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct evaluation evaluation;
	struct frozen frozen;
	bool found;
	enum err err;

	err = evaluation_find(&rq->cx, form_id(rq->query, ID), &frozen, &found);
	if (!err)
		err = show_years(rq);
	if (err || !found)
		return err;
	err = evaluation_make(&rq->cx, &frozen, &evaluation);
	if (err)
		return err;
	if (form_present(rq->query, FORMAT))
		return send_sheet(rq, &frozen, &evaluation);
	frozen_view(&rq->cx, node_child(root, "Frozen"), &frozen);
	evaluation_view(&rq->cx, root, &evaluation);
	node_bool(root, "may_decide", frozen_may(rq->cx.actor));
	return show_decisions(rq, &frozen, &evaluation);
}

const struct action action = {
	.name = "report-evaluation",
	.needs = PERM_EVALUATION,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_REPORT,
	.query = { FIELDS(query) },
	.get = show,
	.formats = formats,
};
