/*
 * admin-webhook-edit: say which other program is told of what, where, by order
 * of a document; or change that.
 *
 * GET   shows the form, of a new one or as it is.
 * POST  keeps it; the secret is shown when it is new, this once.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "config.h"
#include "webhook_store.h"
#include "webhook_verbs.h"
#include "webhook_view.h"

enum { ID };
enum { VERSION, NAME, URL, EVENTS, IS_ON, NEW_SECRET, BASIS };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[NAME] = { "name", FIELD_LINE, WEBHOOK_NAME_MAX, FIELD_REQUIRED, NULL },
	[URL] = { "url", FIELD_LINE, WEBHOOK_URL_MAX, FIELD_REQUIRED, NULL },
	[EVENTS] = { "events", FIELD_CHOICES, 0, FIELD_REQUIRED,
	    webhook_event_names },
	[IS_ON] = { "is_on", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[NEW_SECRET] = { "new_secret", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[BASIS] = { "basis", FIELD_LINE, WEBHOOK_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

static void
preset(struct request *rq, const struct webhook *w)
{
	form_preset(rq->form, "name", w->name);
	form_preset(rq->form, "url", w->url);
	form_preset(rq->form, "is_on", w->is_on ? "1" : "");
	for (unsigned i = 0; webhook_event_names[i] != NULL; i++)
		if ((w->events >> i & 1) != 0)
			form_preset(rq->form, "events", webhook_event_names[i]);
}

/* What a system that keeps files beside ours wants to hear of. */
static const struct webhook usual = { .name = "", .url = "", .is_on = true };
static const char usual_events
    [] = "forward,receive,return,transfer,submit,confirm,send_back,"
	 "extension_request,extension_grant,extension_refuse,extension_change,"
	 "recall,cancel";

static void
show_choices(struct request *rq)
{
	struct node *root = view_root(rq->view);

	node_list(root, "Choices");
	for (unsigned i = 0; webhook_event_names[i] != NULL; i++)
		node_word(root, "Choices", webhook_event_names[i]);
}

static enum err
show(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	struct webhook w = usual;
	enum err err;

	show_choices(rq);
	w.events = webhook_events_parse(usual_events);
	if (id != 0) {
		err = webhook_store_get(&rq->cx, id, &w);
		if (err)
			return err;
		webhook_view(node_child(view_root(rq->view), "Webhook"), &w);
	}
	if (!rq->again)
		preset(rq, &w);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct webhook w = { .id = form_id(rq->query, ID) };
	bool new_secret = form_bool(f, NEW_SECRET) || w.id == 0;
	struct node *made;
	enum err err = OK;

	if (w.id != 0)
		err = webhook_store_get(&rq->cx, w.id, &w);
	if (err)
		return err;
	w.version = form_id(f, VERSION);
	w.name = form_str(f, NAME);
	w.url = form_str(f, URL);
	w.events = form_choices(f, EVENTS);
	w.is_on = form_bool(f, IS_ON);
	w.basis = form_str(f, BASIS);
	err = webhook_save(&rq->cx, &w, new_secret);
	if (err)
		return err;
	if (!new_secret)
		return respond_done(rq, "webhook_saved",
		    "/admin-webhook-view?id=%" PRIu64, w.id);
	made = node_child(view_root(rq->view), "Made");
	node_id(made, "id", w.id);
	node_text(made, "name", w.name);
	node_text(made, "secret",
	    webhook_secret(&rq->cx, config_secret(rq->config, "webhook-key"),
		&w));
	return OK;
}

const struct action action = {
	.name = "admin-webhook-edit",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
