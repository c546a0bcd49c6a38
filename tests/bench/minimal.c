/*
 * minimal: the least that can be called the list of the office: who asks, the
 * rows, how many there are, and a page of them made by ClearSilver; a measuring
 * stick of the bench. What the list page costs more than this is layout,
 * rights, filters, forms and care.
 *
 * NV_BENCH_SOCKET: of the database; reached as its superuser.
 */
#include <stdlib.h>
#include <string.h>

#include <ClearSilver.h>
#include <fcgiapp.h>
#include <mysql.h>

#include "assignment_row_store.h"
#include "await.h"

enum { COLUMNS_MAX = 64, COLUMN_BYTES = 1100, ROWS = 26, N_STATEMENTS = 3 };

static const char *const sql[N_STATEMENTS] = {
	"SELECT s.csrf_key, s.seen_at, a.id, a.login, a.name, a.role,"
	" a.agency_id, a.language, r.version, (SELECT COUNT(*)"
	" FROM notification n WHERE n.account_id = a.id"
	" AND n.read_at IS NULL) FROM session s"
	" JOIN account a ON a.id = s.account_id"
	" JOIN rule_version r ON r.id = 1"
	" WHERE s.ended_at IS NULL AND a.agency_id IS NULL LIMIT 1",
	"SELECT " LINE_COLUMNS " FROM (SELECT a.id, a.due_key, a.assigned_at"
	" FROM assignment a FORCE INDEX (assignment_open_due)"
	" WHERE a.open = 1 ORDER BY a.due_key, a.id LIMIT 26) k"
	" STRAIGHT_JOIN assignment a ON a.id = k.id" LINE_JOINS
	" ORDER BY a.due_key, a.id",
	"SELECT COUNT(*) FROM (SELECT 1 FROM assignment a"
	" FORCE INDEX (assignment_open_due) WHERE a.open = 1 LIMIT 1001) c",
};

static const char page[] =
    "<!doctype html><title>Nhiệm vụ</title><table>"
    "<?cs each:row = Rows ?><tr><td><a href=\"/task-view?id=<?cs var:row.0 ?>"
    "\"><?cs var:row.34 ?></a><td><?cs var:row.32 ?><td><?cs var:row.41 ?>/<?cs"
    " var:row.42 ?><td><?cs var:row.8 ?><td><?cs var:row.5 ?></tr>\n"
    "<?cs /each ?></table><p><?cs var:Count.0 ?>";

struct statement {
	MYSQL_STMT *stmt;
	unsigned n;
	char cells[COLUMNS_MAX][COLUMN_BYTES];
	unsigned long lengths[COLUMNS_MAX];
	my_bool nulls[COLUMNS_MAX];
};

static struct statement statements[N_STATEMENTS];

static bool
prepare(MYSQL *mysql, struct statement *s, const char *text)
{
	MYSQL_BIND columns[COLUMNS_MAX];
	unsigned i;

	s->stmt = mysql_stmt_init(mysql);
	if (s->stmt == NULL ||
	    mysql_stmt_prepare(s->stmt, text, strlen(text)) != 0)
		return false;
	s->n = mysql_stmt_field_count(s->stmt);
	if (s->n > COLUMNS_MAX)
		return false;
	memset(columns, 0, sizeof(columns));
	for (i = 0; i < s->n; i++) {
		columns[i].buffer_type = MYSQL_TYPE_STRING;
		columns[i].buffer = s->cells[i];
		columns[i].buffer_length = COLUMN_BYTES - 1;
		columns[i].length = &s->lengths[i];
		columns[i].is_null = &s->nulls[i];
	}
	return mysql_stmt_bind_result(s->stmt, columns) == 0;
}

/* The columns a page shows, as values of name.<row>.<column>. */
static bool
run(struct statement *s, HDF *hdf, const char *name, bool many)
{
	char key[64];
	unsigned i, row = 0;
	int rc;

	if (mysql_stmt_execute(s->stmt) != 0)
		return false;
	while ((rc = mysql_stmt_fetch(s->stmt)) == 0 ||
	       rc == MYSQL_DATA_TRUNCATED) {
		for (i = 0; i < s->n; i++) {
			if (s->nulls[i] || s->lengths[i] >= COLUMN_BYTES)
				continue;
			s->cells[i][s->lengths[i]] = '\0';
			if (many)
				snprintf(key, sizeof(key), "%s.%u.%u", name,
				    row, i);
			else
				snprintf(key, sizeof(key), "%s.%u", name, i);
			if (hdf_set_value(hdf, key, s->cells[i]) != STATUS_OK)
				return false;
		}
		row++;
	}
	return rc == MYSQL_NO_DATA;
}

static NEOERR *
put(void *to, char *text)
{
	FCGX_PutS(text, to);
	return STATUS_OK;
}

static bool
answer(CSPARSE *parsed, FCGX_Stream *out)
{
	HDF *hdf, *before = parsed->hdf;
	bool good;

	if (hdf_init(&hdf) != STATUS_OK)
		return false;
	good = hdf_set_value(hdf, "Config.VarEscapeMode", "html") ==
		   STATUS_OK &&
	       run(&statements[0], hdf, "User", false) &&
	       run(&statements[1], hdf, "Rows", true) &&
	       run(&statements[2], hdf, "Count", false);
	FCGX_PutS("Content-Type: text/html; charset=utf-8\r\n\r\n", out);
	parsed->hdf = hdf;
	good = good && cs_render(parsed, out, put) == STATUS_OK;
	parsed->hdf = before;
	hdf_destroy(&hdf);
	return good;
}

static CSPARSE *
parse(void)
{
	CSPARSE *parsed;
	HDF *hdf;
	char *text = strdup(page);

	if (text == NULL || hdf_init(&hdf) != STATUS_OK ||
	    hdf_set_value(hdf, "Config.VarEscapeMode", "html") != STATUS_OK ||
	    cs_init(&parsed, hdf) != STATUS_OK ||
	    cs_parse_string(parsed, text, strlen(text)) != STATUS_OK)
		return NULL;
	return parsed;
}

int
main(void)
{
	MYSQL *mysql = mysql_init(NULL);
	FCGX_Request request;
	CSPARSE *parsed = parse();
	unsigned i;

	if (parsed == NULL || mysql == NULL ||
	    mysql_options(mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4") != 0 ||
	    mysql_real_connect(mysql, NULL, "root", NULL, "nhacviec", 0,
		getenv("NV_BENCH_SOCKET"), 0) == NULL)
		return 1;
	for (i = 0; i < N_STATEMENTS; i++) {
		if (!prepare(mysql, &statements[i], sql[i]))
			return 1;
	}
	if (!await_init(&request))
		return 1;
	while (await(&request)) {
		if (!answer(parsed, request.out))
			return 1;
		FCGX_Finish_r(&request);
	}
	return 0;
}
