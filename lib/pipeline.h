/*
 * pipeline: runs programs of the system, one into the other, and waits for all
 * of them. No shell is between: what is given is what each program gets.
 */
#ifndef PIPELINE_H
#define PIPELINE_H

#include <stddef.h>

#include "cx.h"

enum { PIPELINE_MAX = 4 };

struct pipeline {
	const char *in_path;  /* NULL: nothing to read */
	const char *out_path; /* made anew, mode 0600; NULL: thrown away */
	const char
	    *variable; /* set for the programs: "MYSQL_PWD"; NULL: none */
	const char *value;
	size_t n;
	const char *const *commands[PIPELINE_MAX]; /* each ends with NULL */
};

/* ERR_SYSTEM, with the name of the program, when one of them fails or is not
 * there; out_path is then removed. */
enum err pipeline_run(struct cx *cx, const struct pipeline *line) MUST_CHECK;

#endif
