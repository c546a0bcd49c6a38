/*
 * cx: the context of one piece of work, a request or one run of the batch.
 *
 * Passed as the first argument, never global. Everything that lives as long as
 * the work is allocated in mem and never freed by hand.
 */
#ifndef CX_H
#define CX_H

#include <stdint.h>

#include "err.h"

struct actor;
struct arena;
struct calendar;
struct db;
struct held_act;
struct profile;

struct cx {
	struct arena *mem;
	struct db *db;
	int64_t now;                   /* seconds since 1970-01-01 UTC */
	const struct actor *actor;     /* who acts; NULL: the program itself */
	const struct profile *profile; /* rules of the province (rules_store) */
	const struct calendar *calendar; /* working days (rules_store) */
	const char *request_id;          /* 16 hex digits; "" in the batch */
	struct held_act *held; /* whose messages wait; NULL: of none */
	struct error error;
};

#endif
