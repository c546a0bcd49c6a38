/*
 * write: the rows of a reply, committed, and nothing else; a measuring stick of
 * the bench. What a reply costs more than this is a form and its check, rights,
 * locks, the state of the assignment, and whom it concerns.
 *
 * NV_BENCH_SOCKET: of the database; reached as its superuser.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <fcgiapp.h>
#include <mysql.h>

#include "await.h"

/* Each takes a number that was not there before and a number of an assignment.
 * The interval is never valid and of something open, so that no report counts
 * it and none takes it for an amendment of what is summed. */
static const char *const sql[] = {
	/* First, as a reply holds the assignment before anything else. */
	"UPDATE assignment SET updated_at ="
	" TIMESTAMPADD(SECOND, -? % 1000, UTC_TIMESTAMP()) WHERE id = ?",
	"INSERT INTO form_token (token, account_id, action, body_hash,"
	" location, created_at) SELECT UNHEX(LPAD(HEX(?), 32, 'b')),"
	" a.specialist_id, 'task-reply', REPEAT('0', 32), '/task-view?id=1',"
	" UTC_TIMESTAMP() FROM assignment a WHERE a.id = ?",
	"INSERT INTO assignment_interval (assignment_id, version, valid_from,"
	" valid_to, task_id, agency_id, role, state, assigned_on, due_on,"
	" outcome, closed_on, update_late, extension_count, return_count,"
	" notice_count, escalated) SELECT a.id, ?, UTC_TIMESTAMP(),"
	" UTC_TIMESTAMP(), a.task_id, a.agency_id, a.role, a.state,"
	" DATE(a.assigned_at), a.due_on, a.outcome, a.closed_on, 0, 0, 0, 0, 0"
	" FROM assignment a WHERE a.id = ?",
	"INSERT INTO event (at, directive_id, task_id, assignment_id, kind,"
	" object_id, actor_name, actor_agency, address, reason)"
	" SELECT UTC_TIMESTAMP(), a.directive_id, a.task_id, a.id, 'progress',"
	" ?, 'Đặng Văn Minh', 'Sở Xây dựng', '127.0.0.1',"
	" 'Đã triển khai một phần.' FROM assignment a WHERE a.id = ?",
	"INSERT INTO reply (assignment_id, kind, reply_text, reply_number,"
	" created_at, account_id) SELECT a.id, 'progress',"
	" 'Đã triển khai một phần.', ?, UTC_TIMESTAMP(), a.specialist_id"
	" FROM assignment a WHERE a.id = ?",
	"INSERT INTO notification (account_id, kind, directive_id,"
	" assignment_id, urgency, created_at, read_at) SELECT"
	" a.specialist_id, 'progress', a.directive_id, a.id,"
	" IF(? > 0, 'normal', 'urgent'), UTC_TIMESTAMP(), UTC_TIMESTAMP()"
	" FROM assignment a WHERE a.id = ?",
	/* And until when it was something else. */
	"UPDATE assignment_interval SET valid_to ="
	" TIMESTAMPADD(SECOND, -1, valid_to) WHERE version = ?"
	" AND assignment_id = ?",
};
enum { N = sizeof(sql) / sizeof(sql[0]), TURNS = 1000000 };

static MYSQL_STMT *stmts[N];
static long long numbers[2];

static bool
prepare(MYSQL *mysql)
{
	MYSQL_BIND parameters[2];
	unsigned i;

	memset(parameters, 0, sizeof(parameters));
	for (i = 0; i < 2; i++) {
		parameters[i].buffer_type = MYSQL_TYPE_LONGLONG;
		parameters[i].buffer = &numbers[i];
	}
	for (i = 0; i < N; i++) {
		stmts[i] = mysql_stmt_init(mysql);
		if (stmts[i] == NULL ||
		    mysql_stmt_prepare(stmts[i], sql[i], strlen(sql[i])) != 0 ||
		    mysql_stmt_bind_param(stmts[i], parameters) != 0)
			return false;
	}
	return true;
}

static bool
write_rows(MYSQL *mysql)
{
	unsigned i;

	if (mysql_query(mysql, "START TRANSACTION") != 0)
		return false;
	for (i = 0; i < N; i++) {
		if (mysql_stmt_execute(stmts[i]) != 0)
			return false;
	}
	return mysql_commit(mysql) == 0;
}

int
main(void)
{
	MYSQL *mysql = mysql_init(NULL);
	FCGX_Request request;
	long long turn = 0;

	if (mysql == NULL ||
	    mysql_options(mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4") != 0 ||
	    mysql_real_connect(mysql, NULL, "root", NULL, "nhacviec", 0,
		getenv("NV_BENCH_SOCKET"), 0) == NULL ||
	    !prepare(mysql) || !await_init(&request))
		return 1;
	while (await(&request)) {
		numbers[0] = (long long)getpid() % 2000 * TURNS + turn + 1000;
		numbers[1] = 1 + turn * 7919 % 900;
		turn++;
		if (!write_rows(mysql))
			return 1;
		FCGX_PutS("Content-Type: text/plain\r\n\r\nwritten",
		    request.out);
		FCGX_Finish_r(&request);
	}
	return 0;
}
