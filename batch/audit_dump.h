/*
 * audit_dump: reads the text mariadb-dump writes (with --hex-blob), row by row,
 * in bounded memory. It knows no table.
 */
#ifndef AUDIT_DUMP_H
#define AUDIT_DUMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { DUMP_COLUMNS_MAX = 200 };

struct dump_value {
	const char *text; /* NULL for NULL; bytes are upper-case hex */
	size_t n;
};

struct dump_row {
	const char *table;
	size_t n;
	const char *const *columns; /* in order; same pointers for a table */
	struct dump_value values[DUMP_COLUMNS_MAX];
};

/* row lives until the function returns. */
typedef void dump_row_fn(void *arg, const struct dump_row *row);
/* Shall the rows of this table be read? */
typedef bool dump_want_fn(void *arg, const char *table);

/* NULL when all was read, else what could not be understood, with the line. */
const char *dump_read(FILE *file, dump_want_fn *want, dump_row_fn *row,
    void *arg);

#endif
