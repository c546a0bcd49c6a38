/*
 * task: one thing to do, from one directive (R4-R8, R22).
 */
#ifndef TASK_H
#define TASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deadline.h"

enum { /* characters */
	TASK_CONTENT_MAX = 8000,
	TASK_TITLE_MAX = 200,
	TASK_PRODUCT_MAX = 300,
	TASK_AUTHORITY_MAX = 200,
	TASK_OTHER_MAX = 4000,
	TASK_WORDS_MAX = 1000,
	TASKS_MAX = 60,         /* entered for one directive; parts apart */
	TASKS_IMPORT_MAX = 300, /* ... when a table is brought in */
	TASK_ROWS_MAX = 100, /* of a form: what is too much is said, not lost */
	TASK_AGENCIES_MAX = 300 /* assignments of one task */
};

/* A person who follows a task in the office (R22). */
struct follower {
	uint64_t id; /* account; 0: none */
	const char *name;
	const char *title;
};

struct task {
	uint64_t id;
	uint64_t directive_id;
	unsigned number;      /* place in the directive, from 1 */
	uint64_t parent_id;   /* 0: no part of another (series.h) */
	unsigned part_number; /* which occurrence or milestone, from 1 */
	const char *title;    /* the first 200 characters of content */
	const char *content;
	const char *product;
	const char *receiving_authority;
	bool has_deadline;
	bool must_report;
	struct deadline deadline;
	uint64_t field_id;
	const char *field_name;
	struct follower specialist;
	struct follower division_head; /* id 0 when the specialist is one */
	struct follower office_leader;
	struct follower chairman;
	uint64_t synthesising_agency_id;
	const char *synthesising_agency_name;
	bool paper_wanted; /* R39 */
	bool starred;
	const char *lead_words;
	const char *coordinating_words;
	const char *other_information;
	uint64_t version;
};

struct task_list {
	size_t n;
	struct task *items;
};

#endif
