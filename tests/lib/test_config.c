/* config: one file, and an error a person at the console can act on. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "check.h"

enum { OUTPUT_MAX = 4096, LINES = 22, EXIT_CONFIG = 78 };

static char folder[] = "/tmp/test-config-XXXXXX";
static char path[64];
static char output[OUTPUT_MAX];

/* Line 5 is log_file, line 11 secure_cookies. */
static const char *const good[LINES] = {
	"db_socket = /run/mysqld/mysqld.sock",
	"db_name=nhacviec",
	"  secret_dir =  /etc/nhacviec/secrets  # one file each",
	"template_dir = templates",
	"log_file = -",
	"file_dir = var/files",
	"upload_dir = var/uploads",
	"office_url = http://127.0.0.1:8080",
	"portal_url = http://localhost:8081",
	"admin_url = http://[::1]:8082",
	"secure_cookies = no",
	"unit_name = tỉnh Khánh Hòa",
	"unit_kind = tỉnh",
	"office_name = Văn phòng UBND tỉnh Khánh Hòa",
	"hotline =",
	"support_email = hotro@example.vn",
	"mail_from = nhacviec@example.vn",
	"mail_server = maildir:var/mail",
	"mail_user = a#b",
	"upload_max = 20M",
	"spool_dir = /dev/shm/nhacviec",
	"signature_authorities =",
};

static int
set_up(void **state)
{
	(void)state;
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(path, sizeof(path), "%s/app.conf", folder);
	return setenv("NHACVIEC_CONFIG", path, 1);
}

static int
tear_down(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

/* The good file with line n (from 1) replaced; n 0: none, NULL: left out. */
static void
write_with(int n, const char *line)
{
	FILE *file = fopen(path, "we");
	int i;

	assert_non_null(file);
	for (i = 1; i <= LINES; i++)
		if (i != n)
			fprintf(file, "%s\n", good[i - 1]);
		else if (line != NULL)
			fprintf(file, "%s\n", line);
	assert_int_equal(fclose(file), 0);
}

static void
load_only(void)
{
	(void)config_load();
}

static void
load_secret(void)
{
	struct config config = { .secret_dir = folder };

	(void)config_load();
	(void)config_secret(&config, "pepper");
}

/* Runs fn in a child; its exit status; what it said is in output. */
static int
status_of(void (*fn)(void))
{
	size_t length = 0;
	ssize_t n;
	int status, ends[2];
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		fn();
		exit(0);
	}
	close(ends[1]);
	while ((n = read(ends[0], output + length,
		    sizeof(output) - 1 - length)) > 0)
		length += (size_t)n;
	output[length] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
a_good_file_is_read(void **state)
{
	const struct config *config;

	(void)state;
	write_with(0, NULL);
	config = config_load();
	assert_string_equal(config->db_socket, "/run/mysqld/mysqld.sock");
	assert_string_equal(config->db_name, "nhacviec");
	assert_string_equal(config->secret_dir, "/etc/nhacviec/secrets");
	assert_string_equal(config->template_dir, "templates");
	assert_string_equal(config->log_file, "-");
	assert_string_equal(config->file_dir, "var/files");
	assert_string_equal(config->upload_dir, "var/uploads");
	assert_string_equal(config->office_url, "http://127.0.0.1:8080");
	assert_string_equal(config->portal_url, "http://localhost:8081");
	assert_string_equal(config->admin_url, "http://[::1]:8082");
	assert_false(config->secure_cookies);
	assert_string_equal(config->unit_name, "tỉnh Khánh Hòa");
	assert_string_equal(config->unit_kind, "tỉnh");
	assert_string_equal(config->office_name,
	    "Văn phòng UBND tỉnh Khánh Hòa");
	assert_string_equal(config->hotline, "");
	assert_string_equal(config->support_email, "hotro@example.vn");
	assert_string_equal(config->mail_from, "nhacviec@example.vn");
	assert_string_equal(config->mail_server, "maildir:var/mail");
	assert_string_equal(config->mail_user, "a#b");
	assert_int_equal(config->upload_max, 20 * 1024 * 1024);
	assert_null(config->report_db_socket);
	assert_int_equal(config->report_lag, 300);
	write_with(20, "upload_max = 20M\nreport_lag = 60\n"
		       "report_db_socket = /run/nhacviec-db/report.sock");
	config = config_load();
	assert_string_equal(config->report_db_socket,
	    "/run/nhacviec-db/report.sock");
	assert_int_equal(config->report_lag, 60);
	assert_string_equal(config->spool_dir, "/dev/shm/nhacviec");
	assert_string_equal(config->signature_authorities, "");
}

static void
each_fault_is_named_with_its_line(void **state)
{
	static const struct {
		int line;
		const char *text, *said;
	} cases[] = {
		{ 1, "db_sokcet = x",
		    "app.conf:1: unknown name \"db_sokcet\"" },
		{ 1, "db_socket x", "app.conf:1: expected \"name = value\"" },
		{ 1, "db_socket =",
		    "app.conf:1: \"db_socket\" must be a value" },
		{ 2, "db_socket = again",
		    "app.conf:2: \"db_socket\" was given in line 1 already" },
		{ 2, NULL, "app.conf: \"db_name\" is missing" },
		{ 2, "# db_name = x", "app.conf: \"db_name\" is missing" },
		{ 8, "office_url = http://127.0.0.1:8080/",
		    "app.conf:8: \"office_url\" must be http://" },
		{ 8, "office_url = ftp://x",
		    "app.conf:8: \"office_url\" must be http://" },
		{ 8, "office_url = http://",
		    "app.conf:8: \"office_url\" must be http://" },
		{ 8, "office_url = http://nhacviec.example.vn",
		    "for plain http on loopback only" },
		{ 9, "portal_url = http://127.0.0.1.example.vn",
		    "for plain http on loopback only" },
		{ 10, "admin_url = https://localhost",
		    "for plain http on loopback only" },
		{ 11, "secure_cookies = maybe",
		    "app.conf:11: \"secure_cookies\" must be \"yes\" or" },
		{ 13, "unit_kind = huyện",
		    "app.conf:13: \"unit_kind\" must be \"tỉnh\" or" },
		{ 18, "mail_server = mail.example.vn",
		    "app.conf:18: \"mail_server\" must be smtp://" },
		{ 20, "upload_max = lots",
		    "app.conf:20: \"upload_max\" must be a number of bytes" },
		{ 20, "report_lag = soon",
		    "app.conf:20: \"report_lag\" must be a number of sec" },
		{ 20, "report_lag = 0",
		    "app.conf:20: \"report_lag\" must be a number of sec" },
		{ 20, "report_lag = 86401",
		    "app.conf:20: \"report_lag\" must be a number of sec" },
		{ 20, "upload_max = 0",
		    "app.conf:20: \"upload_max\" must be a number of bytes" },
		{ 20, "upload_max = 20G",
		    "app.conf:20: \"upload_max\" must be a number of bytes" },
		{ 12, "unit_name = t\xff", "app.conf:12: not UTF-8" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		write_with(cases[i].line, cases[i].text);
		if (status_of(load_only) != EXIT_CONFIG ||
		    strstr(output, cases[i].said) == NULL)
			fail_msg("wanted \"%s\", got \"%s\"", cases[i].said,
			    output);
	}
	unlink(path);
	assert_int_equal(status_of(load_only), EXIT_CONFIG);
	assert_non_null(strstr(output, "No such file or directory"));
}

static void
secure_cookies_may_have_any_address(void **state)
{
	(void)state;
	write_with(11, "secure_cookies = yes");
	assert_int_equal(status_of(load_only), 0);
}

static void
write_secret(const char *text, mode_t mode)
{
	char file[64];
	int fd;

	snprintf(file, sizeof(file), "%s/pepper", folder);
	fd = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(fchmod(fd, mode), 0);
	close(fd);
}

static void
secrets_are_files_for_one(void **state)
{
	struct config config = { .secret_dir = folder };
	char file[64];

	(void)state;
	write_with(0, NULL);
	(void)config_load();
	write_secret("bí mật\n", 0600);
	assert_string_equal(config_secret(&config, "pepper"), "bí mật");
	write_secret("no newline", 0400);
	assert_string_equal(config_secret(&config, "pepper"), "no newline");
	snprintf(file, sizeof(file), "%s/pepper", folder);
	unlink(file);
	assert_int_equal(status_of(load_secret), EXIT_CONFIG);
	assert_non_null(strstr(output, "cannot read secret"));
	write_secret("seen by all", 0644);
	assert_int_equal(status_of(load_secret), EXIT_CONFIG);
	assert_non_null(strstr(output, "open to others"));
	assert_null(strstr(output, "seen by all"));
	unlink(file);
	write_secret("\n", 0600);
	assert_int_equal(status_of(load_secret), EXIT_CONFIG);
	assert_non_null(strstr(output, "is empty"));
	unlink(file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_file_is_read),
		cmocka_unit_test(each_fault_is_named_with_its_line),
		cmocka_unit_test(secure_cookies_may_have_any_address),
		cmocka_unit_test(secrets_are_files_for_one),
	};

	return cmocka_run_group_tests_name("config", tests, set_up, tear_down);
}
