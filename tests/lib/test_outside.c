/* outside: which addresses may be asked, and which answers are none. A child
 * answers on this machine, with one answer for each path. */
#include <signal.h>
#include <string.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "check.h"
#include "outside.h"

static struct arena *mem;
static pid_t child;
static int port;

static void
send_all(int to, const char *data, size_t n)
{
	while (n > 0) {
		ssize_t sent = send(to, data, n, MSG_NOSIGNAL);

		if (sent <= 0)
			return;
		data += sent;
		n -= (size_t)sent;
	}
}

static void
send_text(int to, const char *text)
{
	send_all(to, text, strlen(text));
}

static void
answer(int to, const char *asked)
{
	static char much[OUTSIDE_BODY_MAX + 1];

	if (strstr(asked, " /slow ") != NULL) {
		sleep(3);
	} else if (strstr(asked, " /moved ") != NULL) {
		send_text(to, "HTTP/1.0 302 Found\r\nLocation: /good\r\n\r\n");
	} else if (strstr(asked, " /nul ") != NULL) {
		send_text(to, "HTTP/1.0 200 OK\r\n\r\n");
		send_all(to, "a\0b", 3);
	} else if (strstr(asked, " /full ") != NULL) {
		memset(much, 'x', sizeof(much));
		send_text(to, "HTTP/1.0 200 OK\r\n\r\n");
		send_all(to, much, OUTSIDE_BODY_MAX);
	} else if (strstr(asked, " /more ") != NULL) {
		memset(much, 'x', sizeof(much));
		send_text(to, "HTTP/1.0 200 OK\r\n\r\n");
		send_all(to, much, OUTSIDE_BODY_MAX + 1);
	} else {
		send_text(to, "HTTP/1.0 200 OK\r\n\r\n");
		send_text(to, asked);
	}
}

static void
serve(int listener)
{
	for (;;) {
		char asked[2000] = "";
		int one = accept(listener, NULL, NULL);

		if (one < 0)
			continue;
		if (recv(one, asked, sizeof(asked) - 1, 0) > 0)
			answer(one, asked);
		shutdown(one, SHUT_WR);
		close(one);
	}
}

static int
setup(void **state)
{
	struct sockaddr_in here = { .sin_family = AF_INET };
	socklen_t n = sizeof(here);
	int listener = socket(AF_INET, SOCK_STREAM, 0);

	(void)state;
	mem = arena_open(16 * 1024 * 1024);
	here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(listener, (struct sockaddr *)&here, n) != 0 ||
	    listen(listener, 8) != 0 ||
	    getsockname(listener, (struct sockaddr *)&here, &n) != 0)
		return 1;
	port = ntohs(here.sin_port);
	child = fork();
	if (child == 0)
		serve(listener);
	close(listener);
	return child > 0 ? 0 : 1;
}

static int
teardown(void **state)
{
	(void)state;
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	arena_close(mem);
	return 0;
}

static const char *
ask(const char *path, long ms, const char **out_why)
{
	struct outside q = { .mem = mem, .left_ms = ms };
	const struct outside_question question = {
		.url = arena_printf(mem, "http://127.0.0.1:%d%s", port, path),
		.authorization = "Basic eDp5",
	};
	const char *got = outside_ask(&q, &question);

	*out_why = q.why;
	return got;
}

static void
refused(const char *path, long ms, const char *expected)
{
	const char *why;

	assert_null(ask(path, ms, &why));
	assert_non_null(why);
	if (expected != NULL)
		assert_string_equal(why, expected);
}

static void
which_addresses_may_be_asked(void **state)
{
	(void)state;
	assert_true(outside_is_allowed("https://sso.example.vn/a?b=c"));
	assert_true(outside_is_allowed("http://127.0.0.1:8080/"));
	assert_true(outside_is_allowed("http://localhost/x"));
	assert_false(outside_is_allowed("https://"));
	assert_false(outside_is_allowed("http://sso.example.vn/"));
	assert_false(outside_is_allowed("http://localhost.example.vn/"));
	assert_false(outside_is_allowed("http://127.0.0.1.example.vn/"));
	assert_false(outside_is_allowed("http://127.0.0.1:80@example.vn/"));
	assert_false(outside_is_allowed("https://sso.example.vn/\r\nX: y"));
	assert_false(outside_is_allowed("file:///etc/passwd"));
	assert_false(outside_is_allowed(""));
}

static void
a_good_answer(void **state)
{
	const char *why;
	const char *got = ask("/good", OUTSIDE_MS, &why);

	(void)state;
	assert_non_null(got);
	assert_null(why);
	assert_non_null(strstr(got, "GET /good "));
	assert_non_null(strstr(got, "Authorization: Basic eDp5\r\n"));
	got = ask("/full", OUTSIDE_MS, &why);
	assert_non_null(got);
	assert_int_equal(strlen(got), OUTSIDE_BODY_MAX);
}

static void
what_is_no_answer(void **state)
{
	(void)state;
	refused("/moved", OUTSIDE_MS, "status 302");
	refused("/nul", OUTSIDE_MS, "the answer is no text");
	refused("/more", OUTSIDE_MS, NULL);
	refused("/good", 0, "the time is over");
	refused("/a b", OUTSIDE_MS, "not an address that may be asked");
	/* Last: the child is busy with it. */
	refused("/slow", 200, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(which_addresses_may_be_asked),
		cmocka_unit_test(a_good_answer),
		cmocka_unit_test(what_is_no_answer),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
