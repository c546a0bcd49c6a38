/*
 * audit: a line of the security log, and what a person asks it for.
 */
#ifndef AUDIT_H
#define AUDIT_H

#include <stddef.h>
#include <stdint.h>

struct audit_filter {
	const char *action;  /* name of an act; "" any */
	const char *outcome; /* "" any */
	const char *login;   /* who did it; "" any */
	const char *text;    /* part of the detail, or an address; "" any */
	int32_t from;        /* NO_DAY: any */
	int32_t to;
	uint64_t before_id; /* 0: the newest */
	unsigned size;
};

struct audit_row {
	uint64_t id;
	int64_t at;
	const char *login; /* "" nobody, or the console */
	const char *account_name;
	const char *officer_name;
	const char *address;
	const char *request_id;
	const char *action;
	const char *outcome;
	const char *detail;
};
struct audit_rows {
	size_t n;
	struct audit_row *items;
};

#endif
