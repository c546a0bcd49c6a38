/*
 * world: people of a small province, and what they do, in process.
 *
 *	world_reset();
 *	a = world_get(&action, WORLD_RESPONDER, "id=3");
 *	assert_int_equal(a.status, 200);
 *	a = world_post(&action, WORLD_RESPONDER, "id=3", "version=1&note=xong");
 *	assert_string_equal(a.location, "/task-view?id=3&done=replied");
 *
 * An action runs as under nginx: its own database account, every phase, the
 * real templates; only the socket is missing. What it commits stays until the
 * next world_reset. The database is tests/support/database.h.
 */
#ifndef WORLD_H
#define WORLD_H

#include "action.h"
#include "check.h"
#include "database.h"

enum who {
	WORLD_NOBODY,        /* not signed in */
	WORLD_CREATOR,       /* specialist of the office, records and decides */
	WORLD_DIVISION_HEAD, /* likewise, at the head of a division */
	WORLD_MANAGER,       /* leader of the office, reads everything */
	WORLD_CHAIRMAN,
	WORLD_VICE_CHAIRMAN,
	WORLD_RESPONDER,     /* agency A, officer chosen */
	WORLD_RESPONDER_B,   /* agency B, officer chosen */
	WORLD_AGENCY_LEADER, /* agency A, reads */
	WORLD_ADMINISTRATOR,
	WORLD_INFRASTRUCTURE,
	WORLD_UNNAMED,  /* agency C, officer not yet chosen */
	WORLD_NEWCOMER, /* of the office, must change the password */
	N_WORLD
};

struct person {
	const char *login;
	const char *name;
	enum role role;
	uint64_t account_id;
	uint64_t officer_id; /* 0: none */
	uint64_t agency_id;  /* 0: none */
	const char *site;    /* where this role belongs */
	const char *token;   /* of the session cookie; "" for nobody */
	uint8_t csrf_key[32];
};

/* The people anew, everything they did undone. Before each test. */
void world_reset(void);
/* The same as the setup of a group of tests (cmocka_run_group_tests). */
int world_setup(void **state);
const struct person *world_person(enum who who);
/* As actor of a context of one's own, for verbs. */
const struct actor *world_actor(enum who who);

/* The clock of the actions that follow; TEST_NOW after world_reset. */
void world_set_now(int64_t now);

struct answer {
	int status;
	const char *location; /* "" when there is none */
	const char *body;     /* never NULL */
	const struct response *response;
};

/* query: "id=3" as in a URL; NULL: none. */
struct answer world_get(const struct action *action, enum who who,
    const char *query);
/* The same by /api/v1/. */
struct answer world_get_json(const struct action *action, enum who who,
    const char *query);
/* body: "name=value&..." as a browser sends it; csrf and a new token are
 * added unless they are in it. */
struct answer world_post(const struct action *action, enum who who,
    const char *query, const char *body);
struct answer world_post_json(const struct action *action, enum who who,
    const char *query, const char *body);

/* Files and a changed request for the next world_get or world_post only. */
void world_upload(const char *field, const char *name, const void *data,
    size_t n);
void world_method(enum request_method method);
void world_site(const char *site);
void world_origin(const char *origin);
void world_cookie(const char *name, const char *value);
void world_db(struct db *db); /* instead of the action's own */

/* A header line of the answer, or NULL. */
const char *answer_header(const struct answer *answer, const char *name);
/* A number in the query of the location: "id". Ends the test without one. */
uint64_t answer_id(const struct answer *answer, const char *name);

/* A test that looks for a text in a page says which was missing. */
#define assert_contains(text, part)                                            \
	do {                                                                   \
		if (strstr((text), (part)) == NULL)                            \
			fail_msg("\"%s\" is not in: %s", (part), (text));      \
	} while (0)
#define assert_lacks(text, part)                                               \
	do {                                                                   \
		if (strstr((text), (part)) != NULL)                            \
			fail_msg("\"%s\" is in: %s", (part), (text));          \
	} while (0)

#endif
