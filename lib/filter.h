/*
 * filter: the question of a list kept under a name.
 */
#ifndef FILTER_H
#define FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FILTER_NAME_MAX = 80, FILTER_QUERY_MAX = 2000, FILTERS_MAX = 30 };

struct saved_filter {
	uint64_t id;
	const char *list; /* "task-list" or "task-assigned" */
	const char *name;
	const char *query; /* list_form_query */
	bool shared;
	bool own;
};

/* Only characters of a query string we made ourselves? */
bool filter_is_query(const char *query);

struct saved_filter_list {
	size_t n;
	struct saved_filter *items;
};

#endif
