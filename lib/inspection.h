/*
 * inspection: the office looks at how tasks are carried out (R51). It is
 * planned with the list of assignments to be looked at, printed, and concluded
 * once: a conclusion for all, a finding for each where there is one.
 */
#ifndef INSPECTION_H
#define INSPECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	INSPECTION_TITLE_MAX = 250,
	INSPECTION_MEMBERS_MAX = 1000,
	INSPECTION_FINDING_MAX = 2000,
	INSPECTION_ITEMS_MAX = 200
};

enum inspection_kind {
	INSPECTION_PERIODIC,
	INSPECTION_AD_HOC,
	N_INSPECTION_KINDS
};
enum inspection_state {
	INSPECTION_PLANNED,
	INSPECTION_CONCLUDED,
	N_INSPECTION_STATES
};
/* By the enums, then NULL: the choices of a form. */
extern const char *const inspection_kind_names[N_INSPECTION_KINDS + 1];
extern const char *const inspection_state_names[N_INSPECTION_STATES + 1];

struct inspection {
	uint64_t id;
	enum inspection_kind kind;
	const char *title;
	const char *basis;   /* a document; "" none */
	const char *members; /* who inspects, in words */
	int32_t starts_on;
	int32_t ends_on; /* not before */
	enum inspection_state state;
	const char *conclusion;
	const char *conclusion_document;
	int32_t concluded_on; /* NO_DAY while planned */
	int64_t created_at;
	const char *created_by_name;
	uint64_t version;
	unsigned n_items; /* when read */
	unsigned n_agencies;
};
struct inspection_list {
	size_t n;
	struct inspection *items;
};

struct inspection_item {
	uint64_t assignment_id;
	const char *finding; /* "" none */
};
struct inspection_items {
	size_t n;
	struct inspection_item *items;
};

#endif
