#define BANNED_ALLOW_STDIO
#define BANNED_ALLOW_MEMORY

#include "audit_dump.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_BYTES = 65, COMPLAINT_MAX = 200 };

struct reading {
	char table[NAME_MAX_BYTES];
	char names[DUMP_COLUMNS_MAX][NAME_MAX_BYTES];
	const char *columns[DUMP_COLUMNS_MAX];
	size_t n_columns;
	bool in_create;
	bool in_insert;
	bool wanted;
	struct dump_row row;
	dump_row_fn *fn;
	void *arg;
};

/* Between the backquotes at p; gives what follows, NULL when there are none. */
static char *
read_name(char *p, char out[static NAME_MAX_BYTES])
{
	char *end = *p == '`' ? strchr(p + 1, '`') : NULL;

	if (end == NULL || end - p > NAME_MAX_BYTES)
		return NULL;
	memcpy(out, p + 1, (size_t)(end - p - 1));
	out[end - p - 1] = '\0';
	return end + 1;
}

static char
unescape(char c)
{
	switch (c) {
	case '0':
		return '\0';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case 't':
		return '\t';
	case 'Z':
		return '\032';
	default:
		return c;
	}
}

/* A quoted text, written back over itself without the quotes. */
static char *
read_quoted(char *p, struct dump_value *out)
{
	char *to = ++p;

	out->text = to;
	while (*p != '\0') {
		if (*p == '\\' && p[1] != '\0') {
			*to++ = unescape(p[1]);
			p += 2;
		} else if (*p == '\'' && p[1] == '\'') {
			*to++ = '\'';
			p += 2;
		} else if (*p == '\'') {
			out->n = (size_t)(to - out->text);
			return p + 1;
		} else {
			*to++ = *p++;
		}
	}
	return NULL;
}

static char *
read_value(char *p, struct dump_value *out)
{
	size_t n;

	if (*p == '\'')
		return read_quoted(p, out);
	n = strcspn(p, ",)");
	out->text = p;
	out->n = n;
	if (n == 4 && strncmp(p, "NULL", 4) == 0) {
		out->text = NULL;
		out->n = 0;
	} else if (n > 2 && strncmp(p, "0x", 2) == 0) {
		out->text = p + 2;
		out->n = n - 2;
	} else if (n == 0 || strspn(p, "-+.0123456789eE") < n) {
		return NULL;
	}
	return p + n;
}

/* "(1,'a',NULL),(2,...);" or a part of it; false when it is something else. */
static bool
read_rows(struct reading *r, char *p)
{
	while (*p == '(') {
		struct dump_row *row = &r->row;

		row->n = 0;
		do {
			if (row->n == r->n_columns)
				return false;
			p = read_value(p + 1, &row->values[row->n++]);
		} while (p != NULL && *p == ',');
		if (p == NULL || *p != ')' || row->n != r->n_columns)
			return false;
		row->table = r->table;
		row->columns = r->columns;
		r->fn(r->arg, row);
		p++;
		if (*p == ',')
			p++;
	}
	if (*p == ';')
		r->in_insert = false;
	return *p == ';' || *p == '\0' || *p == '\n';
}

static bool
read_create(struct reading *r, char *p)
{
	size_t n = r->n_columns;

	p += strspn(p, " ");
	if (*p == ')') {
		r->in_create = false;
		return true;
	}
	if (*p != '`')
		return true; /* a key */
	if (n == DUMP_COLUMNS_MAX || read_name(p, r->names[n]) == NULL)
		return false;
	r->columns[n] = r->names[n];
	r->n_columns++;
	return true;
}

static bool
begins(const char *line, const char *with)
{
	return strncmp(line, with, strlen(with)) == 0;
}

static bool
read_line(struct reading *r, char *line, dump_want_fn *want)
{
	char name[NAME_MAX_BYTES];
	char *p;

	if (r->in_insert) {
		if (r->wanted)
			return read_rows(r, line);
		/* One row on each line, or all on the first. */
		if (strcspn(line, "\n") > 0 && *line != '(')
			return false;
		r->in_insert = strstr(line, ");\n") == NULL;
		return true;
	}
	if (r->in_create)
		return read_create(r, line);
	if (begins(line, "CREATE"
			 " TABLE `")) {
		r->in_create = true;
		r->n_columns = 0;
		return read_name(line + 13, r->table) != NULL;
	}
	if (!begins(line, "INSERT"
			  " INTO `"))
		return true;
	p = read_name(line + 12, name);
	if (p == NULL || strcmp(name, r->table) != 0 || !begins(p, " VALUES"))
		return false;
	r->in_insert = true;
	r->wanted = want(r->arg, name);
	p += 7;
	p += strspn(p, " \n");
	if (r->wanted)
		return read_rows(r, p);
	if (*p != '\0')
		r->in_insert = false;
	return true;
}

const char *
dump_read(FILE *file, dump_want_fn *want, dump_row_fn *row, void *arg)
{
	static char complaint[COMPLAINT_MAX];
	struct reading *r = calloc(1, sizeof(*r));
	char *line = NULL;
	size_t size = 0;
	size_t number = 0;
	bool good = r != NULL;

	if (r != NULL) {
		r->fn = row;
		r->arg = arg;
	}
	while (good && getline(&line, &size, file) > 0) {
		number++;
		good = read_line(r, line, want);
	}
	if (!good)
		snprintf(complaint, sizeof(complaint),
		    "line %zu cannot be read%s%s", number,
		    r != NULL ? ", table " : "", r != NULL ? r->table : "");
	else if (ferror(file))
		snprintf(complaint, sizeof(complaint), "cannot be read");
	else if (r->in_insert || r->in_create)
		snprintf(complaint, sizeof(complaint), "ends in the middle");
	else
		complaint[0] = '\0';
	free(line);
	free(r);
	return complaint[0] == '\0' ? NULL : complaint;
}
