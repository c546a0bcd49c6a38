#include "seed.h"

#include <stdbool.h>

#include "arena.h"
#include "calendar.h"
#include "clock.h"
#include "cx.h"
#include "log.h"
#include "profile.h"
#include "text.h"

enum { ROWS_MAX = 200, COLUMNS_MAX = 4, FILE_MAX = 64 * 1024 };

struct row {
	size_t n;
	const char *columns[COLUMNS_MAX];
};

static char *
read_whole(struct arena *mem, const char *path)
{
	char *text = arena_alloc(mem, FILE_MAX);
	FILE *file = fopen(path, "re");

	if (file == NULL)
		log_die(1, "cannot read %s", path);
	text[fread(text, 1, FILE_MAX - 1, file)] = '\0';
	fclose(file);
	return text;
}

/* One value: 'text' (with '' for a quote) or a number; after it. */
static char *
read_value(struct arena *mem, char *at, const char **out)
{
	char *to, *start = at;

	if (*at != '\'') {
		at += strcspn(at, ",)");
		*out = arena_strndup(mem, start, (size_t)(at - start));
		return at;
	}
	for (to = ++at; *at != '\0'; *to++ = *at++) {
		if (*at == '\'' && at[1] != '\'')
			break;
		at += *at == '\'';
	}
	*out = arena_strndup(mem, start + 1, (size_t)(to - start - 1));
	return at + 1;
}

/* The rows of the INSERT into table. */
static size_t
read_rows(struct arena *mem, const char *path, const char *table,
    struct row *rows)
{
	char *at = strstr(read_whole(mem, path),
	    arena_printf(mem, "INSERT INTO %s ", table));
	size_t n = 0;

	if (at == NULL || (at = strstr(at, "VALUES")) == NULL)
		log_die(1, "%s: no rows of %s", path, table);
	at += strlen("VALUES");
	while (*at != ';' && *at != '\0') {
		struct row *row = &rows[n];

		at += strcspn(at, "(;");
		if (*at != '(')
			break;
		while (row->n < COLUMNS_MAX && *at != ')') {
			at += 1 + strspn(at + 1, " \n");
			at = read_value(mem, at, &row->columns[row->n++]);
		}
		if (++n == ROWS_MAX)
			log_die(1, "%s: too many rows", path);
	}
	return n;
}

struct calendar
seed_calendar(struct arena *mem)
{
	static const char path[] = "sql/seed-calendar.sql";
	struct row *rows = arena_array(mem, ROWS_MAX, sizeof(*rows));
	struct calendar calendar = { .n_days = 0 };
	struct calendar_day *days;
	struct calendar_year *years;
	long long year;
	size_t i;

	calendar.n_days = read_rows(mem, path, "calendar_day", rows);
	days = arena_array(mem, calendar.n_days, sizeof(*days));
	for (i = 0; i < calendar.n_days; i++) {
		if (!day_parse(rows[i].columns[0], &days[i].day))
			log_die(1, "%s: row %zu has no day", path, i);
		days[i].working = text_equal(rows[i].columns[1],
		    "makeup_workday");
		days[i].name = rows[i].columns[2];
	}
	calendar.days = days;
	rows = arena_array(mem, ROWS_MAX, sizeof(*rows));
	calendar.n_years = read_rows(mem, path, "calendar_year", rows);
	years = arena_array(mem, calendar.n_years, sizeof(*years));
	for (i = 0; i < calendar.n_years; i++) {
		if (!text_to_int(rows[i].columns[0], 1, 9999, &year))
			log_die(1, "%s: row %zu has no year", path, i);
		years[i].year = (int)year;
		years[i].confirmed = text_equal(rows[i].columns[1], "1");
	}
	calendar.years = years;
	return calendar;
}

struct profile
seed_profile(struct cx *cx, const char *which)
{
	struct row *rows = arena_array(cx->mem, ROWS_MAX, sizeof(*rows));
	struct rule_row rules[ROWS_MAX];
	struct profile profile = { .code = "" };
	const char *path;
	size_t i, n;

	path = arena_printf(cx->mem, "sql/seed-profile-%s.sql", which);
	n = read_rows(cx->mem, path, "rule_setting", rows);
	for (i = 0; i < n; i++) {
		rules[i].name = rows[i].columns[0];
		rules[i].value = rows[i].columns[1];
	}
	if (profile_from_rows(cx, rules, n, &profile) != OK)
		log_die(1, "%s: %s", path, cx->error.message);
	return profile;
}
