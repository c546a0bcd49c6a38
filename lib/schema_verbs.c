#include "schema_verbs.h"

#include <string.h>

#include "schema_store.h"
#include "text.h"

/* The smallest SCHEMA_NUMBER that survives this migration; 0: any. */
static unsigned
needs(const char *name)
{
	static const char mark[] = ".needs-";
	const char *at = strstr(name, mark);
	char digits[5] = "";
	long long number;

	if (at == NULL)
		return 0;
	at += sizeof(mark) - 1;
	for (size_t i = 0; i < 4 && at[i] != '\0'; i++)
		digits[i] = at[i];
	return text_to_int(digits, 1, 9999, &number) ? (unsigned)number : 9999;
}

enum err
schema_judge(struct cx *cx, unsigned known, const struct migration_row *rows,
    size_t n)
{
	unsigned last = 0;

	for (size_t i = 0; i < n; i++) {
		if (needs(rows[i].name) > known)
			return fail(cx, ERR_BUSY,
			    "the database has %s, and this program knows only "
			    "%u migrations: install the newer release",
			    rows[i].name, known);
		if (rows[i].finished && rows[i].number > last)
			last = rows[i].number;
	}
	if (last < known)
		return fail(cx, ERR_BUSY,
		    "the database has %u of the %u migrations this program "
		    "needs: run migrate",
		    last, known);
	return OK;
}

enum err
schema_check(struct cx *cx)
{
	struct migration_row *rows;
	size_t n;
	enum err err;

	err = schema_store_list(cx, &rows, &n);
	return err ? err : schema_judge(cx, SCHEMA_NUMBER, rows, n);
}
