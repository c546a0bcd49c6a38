/*
 * request: what comes in is parsed within its limits or refused.
 *
 * link: -Wl,--wrap=FCGX_Init
 */
#include "check.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "config.h"
#include "crypto.h"
#include "multipart.h"
#include "request.h"
#include "str.h"

static struct arena *mem;
static char folder[] = "/tmp/nhacviec-test-XXXXXX";

static int
open_all(void **state)
{
	(void)state;
	mem = arena_open(256 * 1024 * 1024);
	return mkdtemp(folder) == NULL;
}

static int
close_all(void **state)
{
	(void)state;
	arena_close(mem);
	/* Fails when a test left a file behind. */
	return rmdir(folder);
}

static bool
parse(const char *s, struct param_list *out)
{
	return params_parse_urlencoded(mem, s, strlen(s), out);
}

static void
pairs_are_decoded_once(void **state)
{
	struct param_list list;

	(void)state;
	assert_true(
	    parse("a=1&b=x+y%20z&c&d=&&a=2&e=%2541&f=%C4%91=&g=a%26b", &list));
	assert_int_equal(list.n, 8);
	assert_string_equal(param_get(&list, "a"), "1");
	assert_string_equal(param_get(&list, "b"), "x y z");
	assert_string_equal(param_get(&list, "c"), "");
	assert_string_equal(param_get(&list, "d"), "");
	assert_string_equal(param_get(&list, "e"), "%41");
	assert_string_equal(param_get(&list, "f"), "đ=");
	assert_string_equal(param_get(&list, "g"), "a&b");
	assert_string_equal(list.items[4].value, "2");
	assert_null(param_get(&list, "h"));
	assert_true(parse("", &list));
	assert_int_equal(list.n, 0);
}

static void
bad_pairs_are_refused(void **state)
{
	static const char *const bad[] = { "a=%", "a=%4", "a=%zz", "a=%00",
		"a=%ff", "a=%c0%af", "a=%ed%a0%80", "A=1", "a.b=1", "a-b=1",
		"=1", "a%5f=1", "\xc4\x91=1",
		"a23456789012345678901234567890123456789012345678901234567890x"
		"=1" };
	struct param_list list;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (parse(bad[i], &list))
			fail_msg("taken: %s", bad[i]);
	}
}

static void
parameters_are_counted(void **state)
{
	struct param_list list;
	struct str s;

	(void)state;
	str_init(&s, mem, 1 << 20);
	for (int i = 0; i < PARAMS_MAX; i++)
		str_printf(&s, "%sp=%d", i > 0 ? "&" : "", i);
	assert_true(parse(str_text(&s), &list));
	assert_int_equal(list.n, PARAMS_MAX);
	str_add(&s, "&p=1");
	assert_false(parse(str_text(&s), &list));
}

static void
cookies_of_others_do_no_harm(void **state)
{
	struct param_list list;
	struct str s;

	(void)state;
	assert_true(params_parse_cookies(mem,
	    "x=\"odd\"; nv=ab12; =empty; bare; nv_pre=; nv=second;y=a=b",
	    &list));
	assert_string_equal(param_get(&list, "nv"), "ab12");
	assert_string_equal(param_get(&list, "nv_pre"), "");
	assert_string_equal(param_get(&list, "y"), "a=b");
	assert_null(param_get(&list, "x"));
	assert_true(params_parse_cookies(mem, "", &list));
	assert_int_equal(list.n, 0);
	str_init(&s, mem, 4096);
	for (int i = 0; i < 65; i++)
		str_printf(&s, "c%d=1; ", i);
	assert_false(params_parse_cookies(mem, str_text(&s), &list));
}

/* A body that comes in pieces of `step` bytes. */
struct slow_body {
	const char *data;
	size_t left;
	size_t step;
};

static size_t
read_slowly(void *thing, char *buf, size_t n)
{
	struct slow_body *body = thing;

	if (n > body->step)
		n = body->step;
	if (n > body->left)
		n = body->left;
	memcpy(buf, body->data, n);
	body->data += n;
	body->left -= n;
	return n;
}

static struct param_list params;
static struct upload_list uploads;

static struct body_defect
multipart(const char *body, size_t n, size_t step, uint64_t upload_max)
{
	struct slow_body slow = { body, n, step };
	const struct body_source source = { read_slowly, &slow };
	const struct body_limits limits = { folder, upload_max };

	params = (struct param_list){ 0 };
	uploads = (struct upload_list){ 0 };
	return multipart_read(mem, &limits, "XyZ", &source, &params, &uploads);
}

static void
drop_uploads(void)
{
	for (size_t i = 0; i < uploads.n; i++)
		assert_int_equal(unlink(uploads.items[i].path), 0);
}

static const char mixed
    [] = "preamble\r\n--XyZ\r\n"
	 "Content-Disposition: form-data; name=\"title\"\r\n\r\n"
	 "Họp \r\n--Xy\r\n"
	 "--XyZ\r\n"
	 "content-disposition: form-data; name=\"files\"; "
	 "filename=\"C:\\tài liệu\\kế hoạch.pdf\"\r\n"
	 "Content-Type: application/pdf\r\n\r\n"
	 "%PDF\r\n--XyQ\0\r\n\r\n"
	 "\r\n--XyZ\r\n"
	 "Content-Disposition: form-data; name=\"files\"; filename=\"\"\r\n"
	 "Content-Type: application/octet-stream\r\n\r\n"
	 "\r\n--XyZ--\r\nepilogue";

static void
assert_mixed(void)
{
	static const char content[] = "%PDF\r\n--XyQ\0\r\n\r\n";
	uint8_t sum[SHA256_SIZE];
	struct stat st;

	assert_int_equal(params.n, 1);
	assert_string_equal(params.items[0].name, "title");
	assert_string_equal(params.items[0].value, "Họp \r\n--Xy");
	assert_int_equal(uploads.n, 1);
	assert_string_equal(uploads.items[0].field, "files");
	assert_string_equal(uploads.items[0].name, "kế hoạch.pdf");
	assert_int_equal(uploads.items[0].size, sizeof(content) - 1);
	crypto_sha256(content, sizeof(content) - 1, sum);
	assert_memory_equal(uploads.items[0].sha256, sum, sizeof(sum));
	assert_int_equal(stat(uploads.items[0].path, &st), 0);
	assert_int_equal(st.st_size, sizeof(content) - 1);
	assert_int_equal(st.st_mode & 07, 0);
}

/* Wherever the pieces are cut, the result is the same. */
static void
multipart_is_read_in_any_pieces(void **state)
{
	(void)state;
	for (size_t step = 1; step < sizeof(mixed); step++) {
		struct body_defect defect = multipart(mixed, sizeof(mixed) - 1,
		    step, 1000);

		assert_int_equal(defect.kind, OK);
		assert_mixed();
		drop_uploads();
	}
}

/* Cut anywhere, it is never taken for whole. */
static void
a_cut_multipart_is_malformed(void **state)
{
	size_t whole = (size_t)(strstr(mixed + 300, "--XyZ--") - mixed) + 7;

	(void)state;
	for (size_t n = 0; n < whole; n++) {
		struct body_defect defect = multipart(mixed, n, 64, 1000);

		assert_int_equal(defect.kind, ERR_MALFORMED);
		drop_uploads();
	}
}

static void
bad_parts_are_refused(void **state)
{
	static const char *const bad[] = {
		"",
		"--XyZ",
		"--XyZ\r\n\r\nno header\r\n--XyZ--",
		"--XyZ\r\nContent-Type: x\r\n\r\nno name\r\n--XyZ--",
		"--XyZ\r\nContent-Disposition: form-data; name=\"A\"\r\n\r\n"
		"\r\n--XyZ--",
		"--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\n"
		"\r\n--XyZ--",
		"--XyZ\r\nContent-Disposition: form-data; name=\"a\r\n\r\n"
		"\r\n--XyZ--",
		"--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
		"\xff\r\n--XyZ--",
		"--XyZ\r\nContent-Disposition: form-data; name=\"a\"; "
		"filename=\"\"\r\n\r\nbytes\r\n--XyZ--",
		"--XyZ\r\nContent-Disposition: form-data; name=\"a\"; "
		"filename=\"\xff.pdf\"\r\n\r\nbytes\r\n--XyZ--",
		"--XyZgarbage\r\n\r\n--XyZ--",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct body_defect defect = multipart(bad[i], strlen(bad[i]), 7,
		    1000);

		if (defect.kind != ERR_MALFORMED)
			fail_msg("taken: %s", bad[i]);
		assert_non_null(defect.reason);
		drop_uploads();
	}
}

static void
limits_hold(void **state)
{
	struct str s;

	(void)state;
	assert_int_equal(multipart(mixed, sizeof(mixed) - 1, 64, 5).kind,
	    ERR_TOO_LARGE);
	drop_uploads();
	str_init(&s, mem, 4 * 1024 * 1024);
	for (int i = 0; i <= UPLOADS_MAX; i++)
		str_add(&s,
		    "--XyZ\r\nContent-Disposition: form-data; name=\"f\"; "
		    "filename=\"a\"\r\n\r\nx\r\n");
	str_add(&s, "--XyZ--");
	assert_int_equal(multipart(str_text(&s), s.length, 4096, 1000).kind,
	    ERR_TOO_LARGE);
	assert_int_equal(uploads.n, UPLOADS_MAX);
	drop_uploads();
	str_init(&s, mem, 4 * 1024 * 1024);
	for (int i = 0; i <= PARAMS_MAX; i++)
		str_add(&s,
		    "--XyZ\r\nContent-Disposition: form-data; name=\"p\""
		    "\r\n\r\nx\r\n");
	str_add(&s, "--XyZ--");
	assert_int_equal(multipart(str_text(&s), s.length, 4096, 1000).kind,
	    ERR_TOO_LARGE);
}

static void
a_full_disk_is_told(void **state)
{
	struct slow_body slow = { mixed, sizeof(mixed) - 1, 64 };
	const struct body_source source = { read_slowly, &slow };
	const struct body_limits limits = { "/nowhere", 1000 };

	(void)state;
	params = (struct param_list){ 0 };
	uploads = (struct upload_list){ 0 };
	assert_int_equal(multipart_read(mem, &limits, "XyZ", &source, &params,
			     &uploads)
			     .kind,
	    ERR_SYSTEM);
	assert_int_equal(slow.left, 0); /* read to its end all the same */
}

static void
boundaries_are_checked(void **state)
{
	static const char *const bad[] = { "multipart/form-data",
		"multipart/form-data; boundary=",
		"multipart/form-data; "
		"boundary=\"open",
		"multipart/form-data; boundary=a\nb",
		"multipart/form-data; boundary="
		"1234567890123456789012345678901234567890123456789012345678901"
		"23456789x0" };

	(void)state;
	assert_string_equal(
	    multipart_boundary(mem,
		"multipart/form-data; boundary=----WebKitFormBoundary7MA4"),
	    "----WebKitFormBoundary7MA4");
	assert_string_equal(
	    multipart_boundary(mem,
		"multipart/form-data; boundary=\"a:b\"; charset=utf-8"),
	    "a:b");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_null(multipart_boundary(mem, bad[i]));
}

int __real_FCGX_Init(void);
int __wrap_FCGX_Init(void);

/* libfcgi has just put up its own handlers: so the stop may come. */
int
__wrap_FCGX_Init(void)
{
	int status = __real_FCGX_Init();

	raise(SIGTERM);
	return status;
}

/* In a child: a worker that waits for connections nobody makes. */
static void __attribute__((noreturn)) wait_as_worker(void)
{
	const struct config config = { .spool_dir = folder };
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	struct http_request request;
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	alarm(10);
	/* A name the kernel gives; it goes with the socket. */
	if (bind(fd, (const struct sockaddr *)&address,
		sizeof(address.sun_family)) != 0 ||
	    listen(fd, 1) != 0 || dup2(fd, STDIN_FILENO) < 0)
		_exit(1);
	request_open(&config);
	_exit(request_accept(mem, &request) ? 2 : 0);
}

static void
a_stop_is_heard_while_the_worker_opens_its_door(void **state)
{
	pid_t pid = fork();
	int status = -1;

	(void)state;
	if (pid == 0)
		wait_as_worker();
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_stop_is_heard_while_the_worker_opens_its_door),
		cmocka_unit_test(pairs_are_decoded_once),
		cmocka_unit_test(bad_pairs_are_refused),
		cmocka_unit_test(parameters_are_counted),
		cmocka_unit_test(cookies_of_others_do_no_harm),
		cmocka_unit_test(multipart_is_read_in_any_pieces),
		cmocka_unit_test(a_cut_multipart_is_malformed),
		cmocka_unit_test(bad_parts_are_refused),
		cmocka_unit_test(limits_hold),
		cmocka_unit_test(a_full_disk_is_told),
		cmocka_unit_test(boundaries_are_checked),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
