/*
 * agency_admin: agencies and their groups as an administrator sees and types
 * them (R2, R8, R14, R19). Pure.
 */
#ifndef AGENCY_ADMIN_H
#define AGENCY_ADMIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "agency.h"

enum { /* characters */
	AGENCY_NAME_MAX = 200,
	AGENCY_SHORT_NAME_MAX = 80,
	AGENCY_CODE_MAX = 40,
	AGENCY_EDXML_MAX = 35,
	AGENCY_UNIT_MAX = 10,
	AGENCY_EMAIL_MAX = 254,
	AGENCY_PHONE_MAX = 40,
	AGENCY_PERSON_MAX = 120,
	AGENCY_ALIASES_MAX = 4000, /* all of them, one in a line */
	AGENCY_BASIS_MAX = 200
};

/* Everything of a row that is edited; aliases are one in a line. */
struct agency_entry {
	const char *code; /* "": made from the name */
	enum agency_kind kind;
	const char *name;
	const char *short_name;
	uint64_t parent_id;
	const char *admin_unit_code;
	const char *edxml_code;
	const char *email;
	const char *phone;
	const char *contact_name;
	const char *head_name;
	const char *head_title;
	int sort_order;
	int32_t valid_from;
	int32_t valid_to;
	const char *aliases;
	const char *basis; /* who or which document ordered it (R14) */
};

struct agency_row {
	uint64_t id;
	struct agency_entry entry; /* basis: "" */
	uint64_t successor_id;
	const char *successor_name;
	const char *parent_name;
	const char *leader_name; /* in charge today (R19); "" nobody */
	bool has_account;
	uint64_t n_open; /* assignments */
	unsigned depth;  /* in the tree: 0 for one without a parent */
	uint64_t version;
};
struct agency_rows {
	size_t n;
	struct agency_row *items;
};

enum agency_when {
	AGENCIES_CURRENT,
	AGENCIES_ENDED,
	AGENCIES_PLANNED,
	AGENCIES_ALL,
	N_AGENCY_WHENS
};
enum agency_sort {
	AGENCIES_BY_TREE,
	AGENCIES_BY_NAME,
	AGENCIES_BY_OPEN,
	N_AGENCY_SORTS
};
struct agency_filter {
	const char *text; /* part of a name, short name, code, alias, e-mail */
	int kind;         /* enum agency_kind, -1 any */
	enum agency_when when;
	enum agency_sort sort;
};
extern const char *const agency_kind_choices[]; /* then NULL */
extern const char *const agency_when_names[];
extern const char *const agency_sort_names[];

/* Children after their parent, in the order the rows had; fills depth. A row
 * whose parent is not among them stands at the top. mem: for the new order. */
struct arena;
void agency_rows_as_tree(struct arena *mem, struct agency_rows *rows);

/* A line of the history of an agency or a group. */
struct agency_change {
	int64_t at;
	const char *actor_name;
	const char *field;
	const char *old_value;
	const char *new_value;
	const char *basis;
};
struct agency_changes {
	size_t n;
	struct agency_change *items;
};

struct group_row {
	uint64_t id;
	const char *name;
	int kind; /* enum agency_kind: all of it; -1: members are listed */
	int sort_order;
	uint64_t n_members; /* today */
	uint64_t version;
};
struct group_rows {
	size_t n;
	struct group_row *items;
};
struct group_member {
	uint64_t agency_id;
	const char *name;
	int32_t valid_from;
	int32_t valid_to;
};
struct group_members {
	size_t n;
	struct group_member *items;
};

#endif
