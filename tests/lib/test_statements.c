/* statements: every statement of every store is prepared against the schema, as
 * the superuser: a slip of the pen shows here, not in front of a person. */
#include <string.h>

#include "access_store.h"
#include "account_admin_store.h"
#include "account_review_store.h"
#include "account_store.h"
#include "acting_store.h"
#include "agency_admin_store.h"
#include "agency_head_store.h"
#include "agency_store.h"
#include "alert_store.h"
#include "api_token_store.h"
#include "assignment_store.h"
#include "audit_store.h"
#include "calendar_feed_store.h"
#include "calendar_store.h"
#include "call_duty_store.h"
#include "central_store.h"
#include "clock_store.h"
#include "database.h"
#include "delegation_store.h"
#include "directive_store.h"
#include "discipline_store.h"
#include "evaluation_store.h"
#include "event_store.h"
#include "export_file_store.h"
#include "feedback_store.h"
#include "file_store.h"
#include "filter_store.h"
#include "follow_store.h"
#include "frozen_store.h"
#include "health_store.h"
#include "held_act_store.h"
#include "hint_store.h"
#include "import_store.h"
#include "incident_store.h"
#include "inspection_store.h"
#include "mail_setting_store.h"
#include "measure_store.h"
#include "notice_store.h"
#include "notification_store.h"
#include "officer_store.h"
#include "operation_store.h"
#include "outbox_resend_store.h"
#include "outbox_store.h"
#include "overview_store.h"
#include "password_store.h"
#include "periodic_report_store.h"
#include "programme_report_store.h"
#include "purge_store.h"
#include "purge_take_store.h"
#include "register_store.h"
#include "reminder_store.h"
#include "reorganisation_store.h"
#include "replica_store.h"
#include "reply_store.h"
#include "report_group_store.h"
#include "report_open_store.h"
#include "report_store.h"
#include "report_sum_store.h"
#include "rules_store.h"
#include "schema_store.h"
#include "seal_store.h"
#include "second_factor_store.h"
#include "series_store.h"
#include "session_store.h"
#include "setting_store.h"
#include "sign_in_store.h"
#include "sso_store.h"
#include "task_store.h"
#include "token_store.h"
#include "unused_store.h"
#include "usage_store.h"
#include "webhook_store.h"

static const struct db_stmt_list *const stores[] = {
	&access_store_statements,
	&account_admin_store_statements,
	&acting_store_statements,
	&api_token_store_statements,
	&webhook_store_statements,
	&account_review_store_statements,
	&account_store_statements,
	&agency_admin_store_statements,
	&agency_head_store_statements,
	&agency_store_statements,
	&assignment_store_statements,
	&audit_store_statements,
	&calendar_feed_store_statements,
	&call_duty_store_statements,
	&held_act_store_statements,
	&calendar_store_statements,
	&clock_store_statements,
	&directive_store_statements,
	&event_store_statements,
	&file_store_statements,
	&filter_store_statements,
	&export_file_store_statements,
	&follow_store_statements,
	&health_store_statements,
	&hint_store_statements,
	&inspection_store_statements,
	&central_store_statements,
	&mail_setting_store_statements,
	&measure_store_statements,
	&notice_store_statements,
	&notification_store_statements,
	&officer_store_statements,
	&periodic_report_store_statements,
	&operation_store_statements,
	&outbox_resend_store_statements,
	&outbox_store_statements,
	&purge_store_statements,
	&purge_take_store_statements,
	&reminder_store_statements,
	&reorganisation_store_statements,
	&reply_store_statements,
	&delegation_store_statements,
	&feedback_store_statements,
	&incident_store_statements,
	&register_store_statements,
	&usage_store_statements,
	&report_store_statements,
	&report_group_store_statements,
	&overview_store_statements,
	&discipline_store_statements,
	&programme_report_store_statements,
	&report_open_store_statements,
	&report_sum_store_statements,
	&frozen_store_statements,
	&evaluation_store_statements,
	&rules_store_statements,
	&series_store_statements,
	&replica_store_statements,
	&schema_store_statements,
	&import_store_statements,
	&seal_store_statements,
	&second_factor_store_statements,
	&sso_store_statements,
	&alert_store_statements,
	&password_store_statements,
	&session_store_statements,
	&setting_store_statements,
	&sign_in_store_statements,
	&task_store_statements,
	&token_store_statements,
	&unused_store_statements,
};

static size_t
question_marks(const char *sql)
{
	size_t n = 0;

	for (; *sql != '\0'; sql++)
		n += *sql == '?';
	return n;
}

static void
every_statement_is_understood(void **state)
{
	struct cx *cx = test_superuser();
	size_t columns, i, k, params;

	(void)state;
	for (i = 0; i < sizeof(stores) / sizeof(stores[0]); i++) {
		assert_true(stores[i]->n > 0);
		for (k = 0; k < stores[i]->n; k++) {
			const struct db_stmt *stmt = stores[i]->stmts[k];

			assert_ok(cx, db_prepare(cx, stmt, &params, &columns));
			assert_int_equal(params, question_marks(stmt->sql));
			assert_int_equal(columns > 0,
			    strstr(stmt->sql, "SELECT") == stmt->sql ||
				strstr(stmt->sql, "WITH") == stmt->sql ||
				stmt->sql[0] == '(');
		}
	}
}

/* "task.get" is the name in the log: a noun and a verb, and no other's. */
static void
every_statement_has_a_name_of_its_own(void **state)
{
	const char *names[800];
	size_t i, k, n = 0, other;

	(void)state;
	for (i = 0; i < sizeof(stores) / sizeof(stores[0]); i++) {
		for (k = 0; k < stores[i]->n; k++) {
			assert_true(n < sizeof(names) / sizeof(names[0]));
			names[n] = stores[i]->stmts[k]->name;
			assert_non_null(strchr(names[n], '.'));
			for (other = 0; other < n; other++)
				assert_string_not_equal(names[other], names[n]);
			n++;
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_statement_is_understood),
		cmocka_unit_test(every_statement_has_a_name_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
