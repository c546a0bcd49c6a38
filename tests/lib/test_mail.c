/* mail: to a real SMTP server that accepts, refuses and hangs up, and to a
 * maildir; a strict parser of somebody else reads what arrives. */
#include "mail.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "check.h"
#include "config.h"
#include "database.h"
#include "tool.h"

static struct cx cx;
static const char *folder;
static struct config config;
static pid_t server;

static int
start_server(void **state)
{
	const char *port;

	(void)state;
	cx = (struct cx){ .mem = arena_open(64 << 20), .request_id = "" };
	folder = tool_folder(cx.mem);
	{
		const char *argv[] = { "/usr/bin/python3",
			tool_path(cx.mem, "mail_peer.py"), "serve", folder,
			NULL };

		server = tool_start(cx.mem, argv, &port);
	}
	config = (struct config){
		.mail_server = arena_printf(cx.mem, "smtp://127.0.0.1:%s",
		    port),
		.mail_user = "",
		.secret_dir = "",
	};
	return 0;
}

static int
stop_server(void **state)
{
	(void)state;
	tool_stop(server);
	arena_close(cx.mem);
	return 0;
}

static struct mail
letter(const char *recipient)
{
	return (struct mail){
		.recipient = recipient,
		.recipient_name = "Sở Y tế tỉnh Khánh Hòa",
		.from = "nhacviec@example.vn",
		.from_name = "Hệ thống Nhắc việc",
		.message_id = "digest.42.20260424@example.vn",
		.reference = "",
		.subject = "Nhắc việc",
		.body = "Kính gửi Quý cơ quan,\n",
		.at = TEST_NOW,
	};
}

static const char *
file_text(const char *name)
{
	const char *path = arena_printf(cx.mem, "%s/%s", folder, name);
	char *text = arena_alloc(cx.mem, 65536);
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	text[fread(text, 1, 65535, file)] = '\0';
	fclose(file);
	return text;
}

static const char *
parsed(const char *name)
{
	const char *argv[] = { "/usr/bin/python3",
		tool_path(cx.mem, "mail_peer.py"), "read",
		arena_printf(cx.mem, "%s/%s", folder, name), NULL };

	return tool_run(cx.mem, argv);
}

static void
sent_letter_is_read_by_others(void **state)
{
	struct mail mail = letter("ok@example.vn");
	char answer[300];

	(void)state;
	mail.reference = "task.7@example.vn";
	mail.subject = "Có 3 nhiệm vụ sắp đến hạn: Quyết định số "
		       "1986/QĐ-UBND ngày 14/5/2026 của Ủy ban nhân dân tỉnh";
	mail.body = "Kính gửi: Sở Y tế\n"
		    "\n"
		    ".một dòng bắt đầu bằng dấu chấm\n"
		    "cuối dòng có dấu cách \n"
		    "a=b; dòng này dài hơn bảy mươi sáu ký tự để phải được "
		    "ngắt, và vẫn phải đọc lại được nguyên vẹn.\r\n"
		    "From here on";
	assert_int_equal(mail_send(&cx, &config, &mail, answer), MAIL_SENT);
	assert_non_null(strstr(answer, "250 2.0.0 taken as "));
	assert_non_null(strstr(file_text("envelope"),
	    "example.vn nhacviec@example.vn ok@example.vn "));
	assert_string_equal(parsed("message"),
	    "Date: 2026-04-24T09:30:00+07:00\n"
	    "From: Hệ thống Nhắc việc / nhacviec@example.vn\n"
	    "To: Sở Y tế tỉnh Khánh Hòa / ok@example.vn\n"
	    "Subject: Có 3 nhiệm vụ sắp đến hạn: Quyết định số "
	    "1986/QĐ-UBND ngày 14/5/2026 của Ủy ban nhân dân tỉnh\n"
	    "Message-ID: <digest.42.20260424@example.vn>\n"
	    "In-Reply-To: <task.7@example.vn>\n"
	    "References: <task.7@example.vn>\n"
	    "List-Id: <nhac-viec.example.vn>\n"
	    "Auto-Submitted: auto-generated\n"
	    "X-Auto-Response-Suppress: All\n"
	    "MIME-Version: 1.0\n"
	    "Content-Type: text/plain; charset=\"utf-8\"\n"
	    "Content-Transfer-Encoding: quoted-printable\n"
	    "longest line: fine\n"
	    "\n"
	    "Kính gửi: Sở Y tế\n"
	    "\n"
	    ".một dòng bắt đầu bằng dấu chấm\n"
	    "cuối dòng có dấu cách \n"
	    "a=b; dòng này dài hơn bảy mươi sáu ký tự để phải được "
	    "ngắt, và vẫn phải đọc lại được nguyên vẹn.\n"
	    "From here on\n");
}

static void
two_forms_are_read_by_two_parsers(void **state)
{
	struct mail mail = letter("ok@example.vn");
	const char *argv[] = { "/usr/bin/python3",
		tool_path(cx.mem, "mail_peer.py"), "parts",
		arena_printf(cx.mem, "%s/message", folder), NULL };
	char answer[300];

	(void)state;
	mail.body = "Kính gửi: Sở Y tế\n--=_nhac-viec_=\n";
	mail.html =
	    "<!doctype html>\n<p style=\"color:red\">Quá hạn 5 ngày, một "
	    "dòng dài hơn bảy mươi sáu ký tự để phải được ngắt.</p>\n";
	assert_int_equal(mail_send(&cx, &config, &mail, answer), MAIL_SENT);
	assert_string_equal(tool_run(cx.mem, argv),
	    "multipart/alternative\n"
	    "text/plain: Kính gửi: Sở Y tế\n--=_nhac-viec_=\n"
	    "text/html: <!doctype html>\n<p style=\"color:red\">Quá hạn 5 "
	    "ngày, một dòng dài hơn bảy mươi sáu ký tự để phải được "
	    "ngắt.</p>\n"
	    "another parser: the same\n");
}

static void
encrypted_when_it_must_be(void **state)
{
	struct mail mail = letter("ok@example.vn");
	struct config secure = config;
	const char *ports;
	const char *argv[] = { "/usr/bin/python3",
		tool_path(cx.mem, "mail_peer.py"), "serve-tls", folder, NULL };
	char answer[300];
	char *space;

	(void)state;
	/* A server that offers none gets nothing. */
	secure.mail_tls = true;
	assert_int_equal(mail_send(&cx, &secure, &mail, answer), MAIL_DEFERRED);
	{
		pid_t peer = tool_start(cx.mem, argv, &ports);
		char *first = arena_strdup(cx.mem, ports);

		space = strchr(first, ' ');
		assert_non_null(space);
		*space = '\0';
		secure.mail_server = arena_printf(cx.mem, "smtp://localhost:%s",
		    first);
		/* Whom nobody vouches for is not believed. */
		assert_int_equal(mail_send(&cx, &secure, &mail, answer),
		    MAIL_DEFERRED);
		secure.mail_ca = arena_printf(cx.mem, "%s/cert.pem", folder);
		assert_int_equal(mail_send(&cx, &secure, &mail, answer),
		    MAIL_SENT);
		assert_string_equal(file_text("encrypted"), "yes");
		secure.mail_server = arena_printf(cx.mem,
		    "smtps://localhost:%s", space + 1);
		mail.recipient = "again@example.vn";
		assert_int_equal(mail_send(&cx, &secure, &mail, answer),
		    MAIL_SENT);
		assert_string_equal(file_text("encrypted"), "yes");
		assert_non_null(
		    strstr(file_text("envelope"), "again@example.vn"));
		tool_stop(peer);
	}
}

/* Every length around the ends of lines and encoded words. */
static void
any_length_is_read_back(void **state)
{
	char answer[300];

	(void)state;
	for (size_t n = 1; n < 240; n += 17) {
		struct mail mail = letter("ok@example.vn");
		char *text = arena_alloc(cx.mem, 4 * n + 2);
		const char *wanted;

		for (size_t i = 0; i < n; i++)
			memcpy(text + strlen(text), i % 3 == 0 ? "ệ" : "x",
			    i % 3 == 0 ? 3 : 1);
		mail.subject = arena_strdup(cx.mem, text);
		mail.body = arena_printf(cx.mem, "%s\n", text);
		assert_int_equal(mail_send(&cx, &config, &mail, answer),
		    MAIL_SENT);
		wanted = parsed("message");
		assert_non_null(strstr(wanted,
		    arena_printf(cx.mem, "Subject: %s\n", text)));
		assert_non_null(strstr(wanted,
		    arena_printf(cx.mem, "longest line: fine\n\n%s\n", text)));
	}
}

static void
header_cannot_be_slipped_in(void **state)
{
	struct mail mail = letter("ok@example.vn");
	char answer[300];

	(void)state;
	mail.subject = "a\r\nBcc: x@example.vn";
	mail.recipient_name = "b\nX-Evil: 1";
	mail.message_id = "c\r\n\r\nd@example.vn";
	assert_int_equal(mail_send(&cx, &config, &mail, answer), MAIL_SENT);
	assert_null(strstr(file_text("message"), "\nBcc"));
	assert_null(strstr(file_text("message"), "\nX-Evil"));
	assert_non_null(strstr(parsed("message"), "Subject: aBcc: x@ex"));
	mail = letter("ok@example.vn>\r\nRCPT TO:<evil@example.vn");
	assert_int_equal(mail_send(&cx, &config, &mail, answer), MAIL_REFUSED);
	mail = letter("no-address");
	assert_int_equal(mail_send(&cx, &config, &mail, answer), MAIL_REFUSED);
}

static void
outcome_is_what_the_server_says(void **state)
{
	static const struct {
		const char *recipient;
		enum mail_outcome outcome;
		const char *answer;
	} cases[] = {
		{ "ok@example.vn", MAIL_SENT, "250 2.0.0 taken" },
		{ "later@example.vn", MAIL_DEFERRED, "450 4.2.1 mailbox busy" },
		{ "nobody@example.vn", MAIL_REFUSED, "550 5.1.1 no such user" },
		{ "later-data@example.vn", MAIL_DEFERRED, "451 4.3.0" },
		{ "refused-data@example.vn", MAIL_REFUSED, "554 5.6.0" },
		{ "cut-early@example.vn", MAIL_DEFERRED, "" },
		{ "cut@example.vn", MAIL_UNKNOWN, "" },
	};
	char answer[300];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct mail mail = letter(cases[i].recipient);

		assert_int_equal(mail_send(&cx, &config, &mail, answer),
		    cases[i].outcome);
		if (strstr(answer, cases[i].answer) == NULL)
			fail_msg("%s: %s", cases[i].recipient, answer);
		assert_true(answer[0] != '\0');
	}
}

static void
no_server_is_deferred(void **state)
{
	struct mail mail = letter("ok@example.vn");
	struct config nobody = config;
	char answer[300];

	(void)state;
	nobody.mail_server = "smtp://127.0.0.1:1";
	assert_int_equal(mail_send(&cx, &nobody, &mail, answer), MAIL_DEFERRED);
	assert_true(answer[0] != '\0');
}

/* The server offers no encryption; with a password there is then no mail, but
 * on the machine itself there is nobody to listen. */
static void
password_wants_encryption(void **state)
{
	struct mail mail = letter("ok@example.vn");
	struct config far = config;
	const char *port = strrchr(config.mail_server, ':');
	char answer[300];
	FILE *file;

	(void)state;
	far = *test_config();
	far.secret_dir = folder;
	file = fopen(arena_printf(cx.mem, "%s/mail-password", folder), "w");
	assert_non_null(file);
	fputs("secret\n", file);
	fclose(file);
	{
		const char *argv[] = { "/bin/chmod", "600",
			arena_printf(cx.mem, "%s/mail-password", folder),
			NULL };

		tool_run(cx.mem, argv);
	}
	far.mail_user = "nhacviec";
	/* Another name of this machine, which the door takes for a far one. */
	far.mail_server = arena_printf(cx.mem, "smtp://127.0.0.2%s", port);
	assert_int_equal(mail_send(&cx, &far, &mail, answer), MAIL_DEFERRED);
	assert_non_null(strstr(answer, "SSL"));
	/* Without a password the same server will do. */
	far.mail_user = "";
	assert_int_equal(mail_send(&cx, &far, &mail, answer), MAIL_SENT);
}

static void
maildir_has_it_once(void **state)
{
	struct mail mail = letter("ok@example.vn");
	struct config local = config;
	const char *argv[] = { "/usr/bin/find", folder, "-path", "*/box/*",
		"-type", "f", "-printf", "%P\\n", NULL };
	char answer[300];

	(void)state;
	mail.message_id = "../../digest 42/x@example.vn";
	local.mail_server = arena_printf(cx.mem, "maildir:%s/box", folder);
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(mail_send(&cx, &local, &mail, answer),
		    MAIL_SENT);
	assert_string_equal(tool_run(cx.mem, argv),
	    "box/new/_._.._digest_42_x@example.vn\n");
}

static void
maildir_that_cannot_be_is_deferred(void **state)
{
	struct mail mail = letter("ok@example.vn");
	struct config local = config;
	char answer[300];

	(void)state;
	local.mail_server = "maildir:/proc/nowhere";
	assert_int_equal(mail_send(&cx, &local, &mail, answer), MAIL_DEFERRED);
	assert_non_null(strstr(answer, "maildir"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sent_letter_is_read_by_others),
		cmocka_unit_test(two_forms_are_read_by_two_parsers),
		cmocka_unit_test(encrypted_when_it_must_be),
		cmocka_unit_test(any_length_is_read_back),
		cmocka_unit_test(header_cannot_be_slipped_in),
		cmocka_unit_test(outcome_is_what_the_server_says),
		cmocka_unit_test(no_server_is_deferred),
		cmocka_unit_test(password_wants_encryption),
		cmocka_unit_test(maildir_has_it_once),
		cmocka_unit_test(maildir_that_cannot_be_is_deferred),
	};

	return cmocka_run_group_tests_name("mail", tests, start_server,
	    stop_server);
}
