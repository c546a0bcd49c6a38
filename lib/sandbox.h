/*
 * sandbox: the one door to libseccomp: a program that reads what strangers
 * wrote gives up all it does not need.
 *
 * After sandbox_enter the process can read and write what is open, ask for
 * memory, and end. It can open no file, make no connection and no process, and
 * has so many seconds of processor and bytes of memory. What is refused fails
 * with EPERM, so that a library that tries goes on without. Only the small
 * programs of batch/ that look into files use it (see inspect.h).
 *
 * Not for the programs that serve: they need the database.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

struct sandbox_limits {
	unsigned cpu_seconds;
	size_t memory; /* bytes of address space; not in the sanitizer build */
};

/* false: the kernel did not agree; the program then must not go on. */
bool sandbox_enter(const struct sandbox_limits *limits);

/* All of standard input, at most max bytes, into memory that lives as long as
 * the process. false: more than that, or not readable. */
bool sandbox_read_input(size_t max, unsigned char **out, size_t *out_n);

#endif
