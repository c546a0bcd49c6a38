/*
 * admin-sso: which service personal accounts may sign in with, by the document
 * that orders it (R14, R20c).
 *
 * GET   shows the setting in force, the form, and those of before.
 * POST  puts another one in force; the secret is sealed and never shown.
 */
#include "action.h"
#include "arena.h"
#include "config.h"
#include "sso_store.h"
#include "sso_verbs.h"
#include "sso_view.h"

enum { DOOR, LABEL, ISSUER, CLIENT, ALGORITHMS, SECRET, BASIS, SEEN };
enum { PAST_MAX = 50, SEEN_MAX = 2000000000 };

static const struct field fields[] = {
	[DOOR] = { "door", FIELD_CHOICE, 0, FIELD_REQUIRED, sso_door_names },
	[LABEL] = { "label", FIELD_LINE, SSO_LABEL_MAX, FIELD_OPTIONAL, NULL },
	[ISSUER] = { "issuer", FIELD_LINE, SSO_ISSUER_MAX, FIELD_OPTIONAL,
	    NULL },
	[CLIENT] = { "client_id", FIELD_LINE, SSO_CLIENT_MAX, FIELD_OPTIONAL,
	    NULL },
	[ALGORITHMS] = { "algorithms", FIELD_CHOICES, 0, FIELD_OPTIONAL,
	    sso_algorithm_names },
	[SECRET] = { "client_secret", FIELD_SECRET, SSO_SECRET_MAX,
	    FIELD_OPTIONAL, NULL },
	[BASIS] = { "basis", FIELD_LINE, SSO_BASIS_MAX, FIELD_REQUIRED, NULL },
	[SEEN] = { "seen", FIELD_INT, SEEN_MAX, FIELD_OPTIONAL, NULL },
};

static void
preset(struct request *rq, const struct sso_setting *now)
{
	form_preset(rq->form, "door", sso_door_names[now->door]);
	form_preset(rq->form, "label", now->label);
	form_preset(rq->form, "issuer",
	    now->door == SSO_HEADER ? "" : now->issuer);
	form_preset(rq->form, "client_id", now->client_id);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct sso_setting_list past;
	struct sso_setting now;
	enum err err;

	err = sso_store_get_setting(&rq->cx, &now);
	if (!err)
		err = sso_store_list_settings(&rq->cx, PAST_MAX, &past);
	if (err)
		return err;
	sso_setting_view(node_child(root, "Now"), &now);
	sso_settings_view(root, "Past", &past);
	sso_algorithms_view(root, "Algorithms",
	    rq->again ? form_choices(rq->form, ALGORITHMS) : now.algorithms);
	node_text(root, "office_back",
	    arena_printf(rq->cx.mem, "%s/login-sso", rq->config->office_url));
	node_text(root, "admin_back",
	    arena_printf(rq->cx.mem, "%s/login-sso", rq->config->admin_url));
	if (!rq->again)
		preset(rq, &now);
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct sso_setting setting = {
		.door = (enum sso_door)form_choice(rq->form, DOOR),
		.label = form_str(rq->form, LABEL),
		.issuer = form_str(rq->form, ISSUER),
		.client_id = form_str(rq->form, CLIENT),
		.algorithms = form_choices(rq->form, ALGORITHMS),
		.basis = form_str(rq->form, BASIS),
	};
	enum err err;

	err = sso_setting_change(&rq->cx, &setting,
	    (uint64_t)form_int(rq->form, SEEN), form_str(rq->form, SECRET),
	    config_secret(rq->config, "pepper"));
	if (err)
		return err;
	return respond_done(rq, "sso_changed", "/admin-sso");
}

const struct action action = {
	.name = "admin-sso",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_LOGIN,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
