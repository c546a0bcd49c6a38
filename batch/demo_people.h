/*
 * demo_people: who lives in the demo province, and who acts for whom.
 */
#ifndef DEMO_PEOPLE_H
#define DEMO_PEOPLE_H

#include "account.h"
#include "agency.h"
#include "config.h"
#include "cx.h"
#include "demo_words.h"
#include "demo_world.h"

enum {
	DEMO_SPECIALISTS = 6,
	DEMO_DIVISIONS = 3,
	DEMO_LEADERS = 2,  /* of the office */
	DEMO_CHAIRS = 4,   /* the Chairman, then the Vice-Chairmen */
	DEMO_ASSIGNERS = 5 /* the committee, then the chairs */
};

struct demo_agency {
	struct agency agency;
	struct actor actor; /* its responder; account_id 0: no account */
	const char *symbol; /* of its letters: "SXD" */
	const char *leader; /* the officer in charge */
};

struct demo_people {
	struct arena *mem; /* keeps all of it */
	const char *domain;
	struct actor specialists[DEMO_SPECIALISTS];
	struct actor heads[DEMO_DIVISIONS];
	struct actor leaders[DEMO_LEADERS];
	struct actor chairs[DEMO_CHAIRS];
	struct actor administrator;
	uint64_t assigners[DEMO_ASSIGNERS];
	size_t n_agencies;
	struct demo_agency *agencies;
	struct demo_agency *newcomer; /* must change its password first */
	uint64_t fields[N_DEMO_FIELDS];
};

/* Agencies, communes of the words, fields: what the seeds brought. */
enum err demo_people_read(struct cx *cx, struct demo_words *words,
    struct demo_people *people) MUST_CHECK;
/* Accounts, officers, assigners. from: the day they came into office. */
enum err demo_people_add(struct cx *cx, const struct config *config,
    const struct demo_words *words, struct demo_chance *chance, int32_t from,
    struct demo_people *people) MUST_CHECK;

struct demo_agency *demo_agency_find(struct demo_people *people, uint64_t id);
/* Who follows a field: 0 to 5; his head of division, leader and chair. */
int demo_specialist_of(enum demo_field field);
int demo_division_of(int specialist);
int demo_leader_of(int specialist);
int demo_chair_of(enum demo_field field);

/* Lines for people to try the system with. */
enum err demo_people_write_logins(struct cx *cx, const struct config *config,
    const struct demo_words *words, const struct demo_people *people,
    const char *path) MUST_CHECK;

#endif
