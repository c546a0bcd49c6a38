/*
 * alert: a letter to whom an account belongs, about a change of what protects
 * it. The rows are alert_store's, what writes them alert_verbs'.
 */
#ifndef ALERT_H
#define ALERT_H

#include <stdint.h>

enum alert_kind {
	ALERT_PASSWORD,
	ALERT_PASSWORD_RESET, /* by an administrator */
	ALERT_EMAIL,
	ALERT_SECOND_FACTOR,
	ALERT_SECOND_FACTOR_RESET,
	ALERT_SECRET,       /* of an officer, by himself */
	ALERT_SECRET_RESET, /* by an administrator */
	N_ALERTS
};

struct alert {
	uint64_t id; /* 0: none */
	uint64_t account_id;
	uint64_t agency_id; /* of an agency's account; else 0 */
	const char *kind;
	const char *recipient;
	int64_t happened_at;
	const char *login;
	const char *name; /* of the officer, when it is about one */
	const char *language;
};

const char *alert_kind_name(enum alert_kind kind);

#endif
