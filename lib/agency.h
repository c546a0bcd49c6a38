/*
 * agency: who is assigned tasks (R2), and the groups words stand for (R8).
 */
#ifndef AGENCY_H
#define AGENCY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum agency_kind {
	AGENCY_DEPARTMENT, /* sở, ban, ngành */
	AGENCY_LOCALITY,   /* UBND xã, phường, đặc khu */
	AGENCY_OFFICE,     /* Văn phòng UBND tỉnh */
	AGENCY_OTHER,      /* other bodies; may have no account */
	N_AGENCY_KINDS
};

struct agency {
	uint64_t id;
	const char *code;
	enum agency_kind kind;
	const char *name;
	const char *short_name;
	const char *name_fold;
	const char *email;
	const char *phone;
	const char *contact_name;
	const char *head_name;
	bool has_account; /* false: the office enters its results (R2) */
};

struct agency_list {
	size_t n;
	struct agency *items;
};

struct agency_group {
	uint64_t id;
	const char *name;
	const char *name_fold;
	size_t n_members; /* valid on the day asked */
};

struct agency_group_list {
	size_t n;
	struct agency_group *items;
};

struct officer {
	uint64_t id;
	uint64_t agency_id;
	const char *name;
	const char *title;
	bool leader_in_charge;
	const char *email;
	const char *phone;
	int32_t valid_from;
	int32_t valid_to;
};

struct officer_list {
	size_t n;
	struct officer *items;
};

const char *agency_kind_name(enum agency_kind kind); /* "department" */
bool agency_kind_from_name(const char *name, enum agency_kind *out);

#endif
