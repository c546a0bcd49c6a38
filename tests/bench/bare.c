/*
 * bare: the statement of the plain list of the office, its rows as text, and
 * nothing else; a measuring stick of the bench. What the list page costs more
 * than this is session, rights, count, rendering.
 *
 * NV_BENCH_SOCKET: of the database; reached as its superuser.
 */
#include <stdlib.h>
#include <string.h>

#include <fcgiapp.h>
#include <mysql.h>

#include "assignment_row_store.h"
#include "await.h"

enum { COLUMNS_MAX = 64, COLUMN_BYTES = 1100, ROWS = 26 };

static const char
    sql[] = "SELECT " LINE_COLUMNS
	    " FROM (SELECT a.id, a.due_key, a.assigned_at"
	    " FROM assignment a FORCE INDEX (assignment_open_due)"
	    " WHERE a.open = ? ORDER BY a.due_key, a.id LIMIT ?) k"
	    " STRAIGHT_JOIN assignment a ON a.id = k.id" LINE_JOINS
	    " ORDER BY a.due_key, a.id";

static char cells[COLUMNS_MAX][COLUMN_BYTES];
static unsigned long lengths[COLUMNS_MAX];
static my_bool nulls[COLUMNS_MAX];
static long long arguments[2] = { 1, ROWS };

static MYSQL_STMT *
prepare(MYSQL *mysql)
{
	MYSQL_BIND parameters[2], columns[COLUMNS_MAX];
	MYSQL_STMT *stmt = mysql_stmt_init(mysql);
	unsigned i, n;

	if (stmt == NULL || mysql_stmt_prepare(stmt, sql, sizeof(sql) - 1) != 0)
		return NULL;
	memset(parameters, 0, sizeof(parameters));
	for (i = 0; i < 2; i++) {
		parameters[i].buffer_type = MYSQL_TYPE_LONGLONG;
		parameters[i].buffer = &arguments[i];
	}
	n = mysql_stmt_field_count(stmt);
	if (n > COLUMNS_MAX || mysql_stmt_bind_param(stmt, parameters) != 0)
		return NULL;
	memset(columns, 0, sizeof(columns));
	for (i = 0; i < n; i++) {
		columns[i].buffer_type = MYSQL_TYPE_STRING;
		columns[i].buffer = cells[i];
		columns[i].buffer_length = COLUMN_BYTES;
		columns[i].length = &lengths[i];
		columns[i].is_null = &nulls[i];
	}
	return mysql_stmt_bind_result(stmt, columns) == 0 ? stmt : NULL;
}

static int
answer(MYSQL_STMT *stmt, FCGX_Stream *out)
{
	unsigned i, n = mysql_stmt_field_count(stmt);
	int rc;

	if (mysql_stmt_execute(stmt) != 0)
		return 1;
	FCGX_PutS("Content-Type: text/plain\r\n\r\n", out);
	while ((rc = mysql_stmt_fetch(stmt)) == 0) {
		for (i = 0; i < n; i++) {
			if (!nulls[i])
				FCGX_PutStr(cells[i], (int)lengths[i], out);
			FCGX_PutChar(i + 1 < n ? '\t' : '\n', out);
		}
	}
	return rc != MYSQL_NO_DATA;
}

int
main(void)
{
	MYSQL *mysql = mysql_init(NULL);
	FCGX_Request request;
	MYSQL_STMT *stmt;

	if (mysql == NULL ||
	    mysql_options(mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4") != 0 ||
	    mysql_real_connect(mysql, NULL, "root", NULL, "nhacviec", 0,
		getenv("NV_BENCH_SOCKET"), 0) == NULL)
		return 1;
	stmt = prepare(mysql);
	if (stmt == NULL || !await_init(&request))
		return 1;
	while (await(&request)) {
		if (answer(stmt, request.out) != 0)
			return 1;
		FCGX_Finish_r(&request);
	}
	return 0;
}
