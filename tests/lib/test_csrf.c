/*
 * csrf: only a page of ours can send a form.
 */
#include "check.h"

#include "action.h"
#include "arena.h"
#include "config.h"
#include "crypto.h"
#include "csrf.h"

static struct arena *mem;
static struct config config = { .secure_cookies = true };

static int
open_mem(void **state)
{
	(void)state;
	mem = arena_open(16 * 1024 * 1024);
	return 0;
}

static int
close_mem(void **state)
{
	(void)state;
	arena_close(mem);
	return 0;
}

/* A POST by somebody signed in, with nothing wrong but a missing token. */
static struct request *
post(uint8_t key)
{
	struct request *rq = arena_alloc(mem, sizeof(*rq));

	rq->cx.mem = mem;
	rq->config = &config;
	rq->http.method = METHOD_POST;
	rq->http.host = "nhacviec.example.vn";
	rq->http.origin = "https://nhacviec.example.vn";
	rq->http.fetch_site = "same-origin";
	rq->session.account_id = 7;
	memset(rq->session.csrf_key, key, sizeof(rq->session.csrf_key));
	response_reset(rq);
	config.secure_cookies = true;
	return rq;
}

static void
send(struct request *rq, const char *token)
{
	struct param *param = arena_alloc(mem, sizeof(*param));

	param->name = "csrf";
	param->value = token;
	rq->http.body = (struct param_list){ 1, param };
}

static void
set_cookie(struct request *rq, const char *name, const char *value)
{
	struct param *param = arena_alloc(mem, sizeof(*param));

	param->name = name;
	param->value = value;
	rq->http.cookies = (struct param_list){ 1, param };
}

static void
the_token_of_the_session_opens(void **state)
{
	struct request *rq = post(1);

	(void)state;
	send(rq, csrf_token(rq));
	assert_int_equal(csrf_check(rq), OK);
	assert_null(rq->reason);
}

static void
any_other_token_does_not(void **state)
{
	const char *own = csrf_token(post(1));
	char *bent = arena_strdup(mem, own);
	struct request *rq = post(1);

	(void)state;
	assert_int_equal(csrf_check(rq), ERR_DENIED); /* none at all */
	assert_string_equal(rq->reason, "csrf");
	rq = post(1);
	send(rq, "");
	assert_int_equal(csrf_check(rq), ERR_DENIED);
	rq = post(1);
	send(rq, csrf_token(post(2)));
	assert_int_equal(csrf_check(rq), ERR_DENIED);
	bent[0] = bent[0] == 'a' ? 'b' : 'a';
	rq = post(1);
	send(rq, bent);
	assert_int_equal(csrf_check(rq), ERR_DENIED);
	rq = post(1);
	send(rq, arena_printf(mem, "%s0", own));
	assert_int_equal(csrf_check(rq), ERR_DENIED);
}

static void
other_origins_are_refused(void **state)
{
	static const char *const origins[] = { "null",
		"http://nhacviec.example.vn", "https://example.vn",
		"https://nhacviec.example.vn.evil.vn",
		"https://nhacviec.example.vn:8443" };
	static const char *const sites[] = { "cross-site", "same-site" };
	struct request *rq;

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		rq = post(1);
		rq->http.origin = origins[i];
		send(rq, csrf_token(rq));
		assert_int_equal(csrf_check(rq), ERR_DENIED);
	}
	for (size_t i = 0; i < 2; i++) {
		rq = post(1);
		rq->http.origin = "";
		rq->http.fetch_site = sites[i];
		send(rq, csrf_token(rq));
		assert_int_equal(csrf_check(rq), ERR_DENIED);
	}
	rq = post(1);
	rq->http.origin = "";
	rq->http.fetch_site = "";
	send(rq, csrf_token(rq));
	assert_int_equal(csrf_check(rq), OK);
	/* On plain http, for loopback, the scheme is the other one. */
	rq = post(1);
	config.secure_cookies = false;
	rq->http.origin = "http://nhacviec.example.vn";
	send(rq, csrf_token(rq));
	assert_int_equal(csrf_check(rq), OK);
}

static void
a_visitor_has_a_token_of_his_own(void **state)
{
	struct request *page = post(1);
	struct request *rq = post(1);
	const char *token;

	(void)state;
	page->session.account_id = rq->session.account_id = 0;
	token = csrf_token(page);
	assert_int_equal(strlen(token), 64);
	assert_int_equal(page->response->n_cookies, 1);
	assert_string_equal(page->response->cookies[0],
	    arena_printf(mem,
		"__Host-nv-pre=%s; Path=/; HttpOnly; SameSite=Lax; Secure",
		token));
	set_cookie(rq, "__Host-nv-pre", token);
	send(rq, token);
	assert_int_equal(csrf_check(rq), OK);
	/* Neither half alone, nor an empty pair. */
	rq->http.cookies.n = 0;
	assert_int_equal(csrf_check(rq), ERR_DENIED);
	set_cookie(rq, "__Host-nv-pre", "");
	send(rq, "");
	assert_int_equal(csrf_check(rq), ERR_DENIED);
	/* The token of a session is no good before it. */
	send(rq, csrf_token(post(1)));
	assert_int_equal(csrf_check(rq), ERR_DENIED);
}

static void
reading_needs_no_token(void **state)
{
	struct request *rq = post(1);

	(void)state;
	rq->http.method = METHOD_GET;
	rq->http.fetch_site = "cross-site";
	assert_int_equal(csrf_check(rq), OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_token_of_the_session_opens),
		cmocka_unit_test(any_other_token_does_not),
		cmocka_unit_test(other_origins_are_refused),
		cmocka_unit_test(a_visitor_has_a_token_of_his_own),
		cmocka_unit_test(reading_needs_no_token),
	};

	return cmocka_run_group_tests(tests, open_mem, close_mem);
}
