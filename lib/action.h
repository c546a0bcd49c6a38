/*
 * action: the one symbol a program of cgi-bin/ defines, and the phases every
 * request goes through (see action.c and README "The life of a request").
 *
 * An action has at most one POST effect. GET changes nothing, and the database
 * enforces it. The action reads typed values from rq->query (URL) and rq->form
 * (POST body), calls a verb or a store, fills rq->view through *_view
 * functions, and perhaps records a redirect. After a POST that failed with
 * ERR_INPUT, .get runs with the values and messages of the form (status 422);
 * after ERR_CONFLICT on a form with a version, .get runs too (409), with
 * Page.stale set, so that both versions are shown.
 */
#ifndef ACTION_H
#define ACTION_H

#include <stdbool.h>

#include "account.h"
#include "cx.h"
#include "db.h"
#include "form.h"
#include "request.h"
#include "response.h"
#include "session.h"
#include "view.h"

/* Which server blocks of nginx lead here. */
enum { SITE_OFFICE = 1, SITE_PORTAL = 2, SITE_ADMIN = 4, SITE_ALL = 7 };

struct replica;
struct rules;

/* Who runs it fills in cx (mem, db, now), http, config, pages and rules. */
struct request {
	struct cx cx;
	struct http_request http;
	const struct action *action;
	const struct config *config;
	struct session session; /* account_id 0: nobody */
	struct form *query;     /* never NULL in .get and .post */
	struct form *form;      /* never NULL; empty on GET */
	struct view *view;
	struct pages *pages;
	struct response *response;
	struct rules *rules; /* rules_store.h; lives as long as the process */
	bool *schema_good;   /* of the process (schema_verbs.h); NULL: not asked
			      */
	bool again;          /* .get runs again after a failed POST */
	bool stale;          /* ... because someone changed it first */
	const char *hint;    /* of the first days, on this page (help.h) */
	bool resumed;        /* ... or what was typed in another session */
	/* Of the phases: */
	bool is_secret;   /* something typed bears a mark (gate.h) */
	bool is_answered; /* a phase has answered; the rest is left out */
	bool has_token;   /* form_token, stored with the effect */
	uint8_t token[16];
	struct session over;   /* the sender's, which has ended (resume.h) */
	const char *reason;    /* of a refusal: a key for the error page */
	uint64_t api_token_id; /* a program asks (bearer.h); 0: a person */
	uint32_t api_scopes;   /* ... and may so much */
	int retry_after;       /* seconds, with ERR_THROTTLED; 0: not known */
	bool matches;          /* the version came as If-Match */
	const char *pre_token; /* of a visitor without session (csrf.c) */
	void *later;           /* for .after; NULL: nothing is left to do */
	/* replica.h; NULL: there is none. It knows no more than till then; 0:
	 * it knows all. */
	struct replica *replica;
	int64_t data_until;
};

struct action {
	const char *name;   /* "task-create": file, URL, template, log */
	enum perm needs;    /* account.h; PERM_NONE: open to everybody */
	unsigned sites;     /* SITE_*; 0 means SITE_ALL */
	enum db_account db; /* DB_WEB; DB_READ for programs without .post */
	struct form_table query;
	struct form_table form;
	enum err (*get)(struct request *rq);
	enum err (*post)(struct request *rq);
	/* Long work that nobody waits for: called once the answer is out and
	 * only when it was a good one, with what .post left in rq->later. The
	 * worker takes no other request meanwhile; no transaction is open. */
	void (*after)(struct request *rq);
	/* No outer transaction and no form token: each write stands for itself
	 * and survives a refusal (a counted failure of signing in). */
	bool autocommit;
	/* Nothing of the database is needed, a session neither. */
	bool without_db;
	/* Answers also addresses that the module does not admit (R85): what is
	 * for everybody. */
	bool from_anywhere;
	/* Also shows what belongs to whom one works for (acting.h), although it
	 * needs no more than a session. */
	bool on_behalf;
	/* GET runs with the form table too, read from the URL, so that a link
	 * can fill the form in (task-create from the e-office). */
	bool prefill;
	/* The part of the answer whose version a program needs in order to
	 * change it: "Assignment". It becomes the ETag. */
	const char *versioned;
	/* The page as it is sent: NULL for HTML by template. */
	const char *const *formats; /* for --describe: {"html","xlsx",NULL} */
};

/* Defined by each program, once. */
extern const struct action action;

/* What action_main and the test world call. Afterwards rq->response holds the
 * whole answer, and one line has been logged. Never fails: it answers. */
void action_serve(const struct action *self, struct request *rq);
/* The page to open for it: its name, or NULL when it has none. */
const char *action_page(const struct action *self);
/* Describes the action as JSON: name, methods, permission, sites, fields. */
const char *action_describe(const struct action *self, struct cx *cx);

#endif
