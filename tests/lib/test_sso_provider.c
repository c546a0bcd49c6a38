/* sso_provider: where the browser is sent, who it was that came back, and when
 * keys are fetched. A child answers on this machine, as the test says. */
#define BANNED_ALLOW_MEMORY

#include <signal.h>
#include <string.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "check.h"
#include "crypto.h"
#include "jose.h"
#include "sso_provider.h"
#include "sso_verbs.h"

enum { NOW = 1700000000, MEMORY = 64 * 1024 * 1024, BYTES = 600 };
enum { DISCOVERY, KEYS, TOKEN, TICKET, N_QUESTIONS };

/* What the child answers, and what it was asked: seen by both. */
struct service {
	int status[N_QUESTIONS];
	char body[N_QUESTIONS][16384];
	char asked[N_QUESTIONS][8192]; /* the last time */
	unsigned n[N_QUESTIONS];
};
static struct service *service;

static struct arena *mem;
static EVP_PKEY *first_key, *second_key;
static pid_t child;
static int port;
static unsigned n_issuers;
static struct sso_setting setting;
static const struct sso_attempt attempt = { .state = "trang-thai",
	.nonce = "n",
	.verifier = "bi-mat-cua-trinh-duyet",
	.site = "office",
	.next = "" };

/* The service ---------------------------------------------------------------
 */

static int
question_of(const char *asked)
{
	if (strstr(asked, "/.well-known/openid-configuration ") != NULL)
		return DISCOVERY;
	if (strstr(asked, "/jwks ") != NULL)
		return KEYS;
	if (strstr(asked, "/p3/serviceValidate?") != NULL)
		return TICKET;
	return TOKEN;
}

/* Head and body of a POST may come one after the other. */
static void
hear(int from, char *asked, size_t max)
{
	size_t n = 0, wanted = SIZE_MAX;
	const char *end, *length;
	ssize_t got;

	while (n < wanted && n < max - 1 &&
	       (got = recv(from, asked + n, max - 1 - n, 0)) > 0) {
		n += (size_t)got;
		asked[n] = '\0';
		end = strstr(asked, "\r\n\r\n");
		length = strstr(asked, "Content-Length: ");
		if (end == NULL)
			continue;
		wanted = (size_t)(end - asked) + 4;
		if (length != NULL && length < end)
			wanted += strtoul(length + 16, NULL, 10);
	}
}

static void
answer_one(int to)
{
	static char asked[8192];
	static char text[20000];
	int i, n;

	memset(asked, 0, sizeof(asked));
	hear(to, asked, sizeof(asked));
	i = question_of(asked);
	memcpy(service->asked[i], asked, sizeof(asked));
	service->n[i]++;
	n = snprintf(text, sizeof(text), "HTTP/1.0 %d Said\r\n\r\n%s",
	    service->status[i], service->body[i]);
	if (send(to, text, (size_t)n, MSG_NOSIGNAL) != n)
		return;
	shutdown(to, SHUT_WR);
}

static void
serve(int listener)
{
	for (;;) {
		int one = accept(listener, NULL, NULL);

		if (one < 0)
			continue;
		answer_one(one);
		close(one);
	}
}

static int
start(void)
{
	struct sockaddr_in here = { .sin_family = AF_INET };
	socklen_t n = sizeof(here);
	int listener = socket(AF_INET, SOCK_STREAM, 0);

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
open_all(void **state)
{
	(void)state;
	mem = arena_open(MEMORY);
	first_key = EVP_RSA_gen(2048);
	second_key = EVP_RSA_gen(2048);
	service = mmap(NULL, sizeof(*service), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return service == MAP_FAILED ? 1 : start();
}

static int
close_all(void **state)
{
	(void)state;
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	EVP_PKEY_free(first_key);
	EVP_PKEY_free(second_key);
	munmap(service, sizeof(*service));
	arena_close(mem);
	return 0;
}

/* What it says ----------------------------------------------------------------
 */

static void
say(int question, int status, const char *body)
{
	service->status[question] = status;
	snprintf(service->body[question], sizeof(service->body[question]), "%s",
	    body);
}

static const char *
number_of(EVP_PKEY *key, const char *name)
{
	uint8_t bytes[BYTES];
	BIGNUM *n = NULL;
	int size;

	assert_int_equal(EVP_PKEY_get_bn_param(key, name, &n), 1);
	size = BN_bn2bin(n, bytes);
	BN_free(n);
	return base64url_encode(mem, bytes, (size_t)size);
}

static void
say_key(EVP_PKEY *key, const char *kid)
{
	say(KEYS, 200,
	    arena_printf(mem,
		"{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"%s\","
		"\"e\":\"%s\"}]}",
		kid, number_of(key, OSSL_PKEY_PARAM_RSA_N),
		number_of(key, OSSL_PKEY_PARAM_RSA_E)));
}

static void
say_token(EVP_PKEY *key, const char *kid, int64_t now)
{
	const char *header = arena_printf(mem,
	    "{\"alg\":\"RS256\",\"kid\":\"%s\"}", kid);
	const char *claims = arena_printf(mem,
	    "{\"iss\":\"%s\",\"sub\":\"u-1\",\"aud\":\"%s\",\"exp\":%lld,"
	    "\"iat\":%lld,\"nonce\":\"n\",\"preferred_username\":\"binh\"}",
	    setting.issuer, setting.client_id, (long long)now + 300,
	    (long long)now);
	const char *text = arena_printf(mem, "%s.%s",
	    base64url_encode(mem, header, strlen(header)),
	    base64url_encode(mem, claims, strlen(claims)));
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	uint8_t out[BYTES];
	size_t n = sizeof(out);

	assert_int_equal(EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL,
			     key),
	    1);
	assert_int_equal(EVP_DigestSign(context, out, &n, (const uint8_t *)text,
			     strlen(text)),
	    1);
	EVP_MD_CTX_free(context);
	say(TOKEN, 200,
	    arena_printf(mem, "{\"id_token\":\"%s.%s\"}", text,
		base64url_encode(mem, out, n)));
}

/* more: members of its own, each after a comma. */
static void
say_discovery(const char *more)
{
	say(DISCOVERY, 200,
	    arena_printf(mem,
		"{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s/auth\","
		"\"token_endpoint\":\"%s/token\",\"jwks_uri\":\"%s/jwks\"%s}",
		setting.issuer, setting.issuer, setting.issuer, setting.issuer,
		more));
}

/* Each test has a service of its own: nothing is kept of the one before. */
static int
begin(void **state)
{
	(void)state;
	memset(service, 0, sizeof(*service));
	setting = (struct sso_setting){ .door = SSO_OIDC,
		.issuer = arena_printf(mem, "http://127.0.0.1:%d/s%u", port,
		    n_issuers++),
		.client_id = "chung:ta",
		.algorithms = JOSE_RS256 };
	say_discovery("");
	say_key(first_key, "1");
	say_token(first_key, "1", NOW);
	return 0;
}

static struct sso_asking
asking_at(int64_t now)
{
	return (struct sso_asking){
		.outside = { .mem = mem, .left_ms = OUTSIDE_MS },
		.setting = &setting,
		.here = "https://vp.example.vn/login-sso",
		.now = now,
	};
}

/* NULL: it was proven; else why not. */
static const char *
identify(struct sso_asking *asking)
{
	const struct sso_answer answer = { "ma", "" };
	struct sso_identity who;

	if (!sso_provider_identify(asking, &attempt, &answer, &who))
		return asking->why;
	assert_string_equal(who.issuer, setting.issuer);
	assert_string_equal(who.subject, "u-1");
	assert_string_equal(who.name, "binh");
	return NULL;
}

static const char *
identify_at(int64_t now)
{
	struct sso_asking asking = asking_at(now);

	return identify(&asking);
}

static void
asked_with(int question, const char *part)
{
	if (strstr(service->asked[question], part) == NULL)
		fail_msg("\"%s\" is not in: %s", part,
		    service->asked[question]);
}

static void
asked_without(int question, const char *part)
{
	if (strstr(service->asked[question], part) != NULL)
		fail_msg("\"%s\" is in: %s", part, service->asked[question]);
}

/* Tests
 * ------------------------------------------------------------------------ */

static void
the_browser_is_sent_with_all_it_needs(void **state)
{
	struct sso_asking asking = asking_at(NOW);
	uint8_t hash[SHA256_SIZE];
	const char *address;

	(void)state;
	crypto_sha256(attempt.verifier, strlen(attempt.verifier), hash);
	address = sso_provider_address(&asking, &attempt);
	assert_non_null(address);
	assert_string_equal(address,
	    arena_printf(mem,
		"%s/auth?response_type=code&client_id=chung%%3Ata&redirect_uri="
		"https%%3A%%2F%%2Fvp.example.vn%%2Flogin-sso&scope=openid%%20"
		"profile&state=trang-thai&nonce=n&code_challenge=%s"
		"&code_challenge_method=S256",
		setting.issuer, base64url_encode(mem, hash, sizeof(hash))));
	/* What proves that the answer is ours does not go along. */
	assert_null(strstr(address, attempt.verifier));
	say_discovery(",\"x\":1");
	setting.issuer = arena_printf(mem, "%s/", setting.issuer);
	say_discovery("");
	assert_non_null(sso_provider_address(&asking, &attempt));
	asked_without(DISCOVERY, "//.well-known");
}

static void
a_code_is_exchanged_once_with_the_verifier(void **state)
{
	struct sso_asking asking = asking_at(NOW);

	(void)state;
	/* RFC 6749, 2.3.1: encoded, then joined. */
	asking.secret = "a b:+";
	assert_null(identify(&asking));
	asked_with(TOKEN, "POST ");
	asked_with(TOKEN, "grant_type=authorization_code&code=ma&redirect_uri="
			  "https%3A%2F%2Fvp.example.vn%2Flogin-sso"
			  "&code_verifier=bi-mat-cua-trinh-duyet");
	asked_with(TOKEN,
	    "Authorization: Basic Y2h1bmclM0F0YTphJTIwYiUzQSUyQg==\r\n");
	asked_without(TOKEN, "client_secret");
	asking.secret = NULL;
	assert_null(identify(&asking));
	asked_with(TOKEN, "&client_id=chung%3Ata");
	asked_without(TOKEN, "Authorization:");
	assert_int_equal(service->n[TOKEN], 2);
}

static void
a_secret_goes_where_the_service_takes_it(void **state)
{
	struct sso_asking asking = asking_at(NOW);

	(void)state;
	say_discovery(",\"token_endpoint_auth_methods_supported\":"
		      "[\"client_secret_post\"]");
	asking.secret = "a b:+";
	assert_null(identify(&asking));
	asked_with(TOKEN, "&client_id=chung%3Ata&client_secret=a%20b%3A%2B");
	asked_without(TOKEN, "Authorization:");
}

static void
an_answer_of_another_service_is_none(void **state)
{
	struct sso_asking asking = asking_at(NOW);
	struct sso_answer answer = { "ma", "https://another" };
	struct sso_identity who;

	(void)state;
	assert_false(sso_provider_identify(&asking, &attempt, &answer, &who));
	assert_string_equal(asking.why, "answer of another issuer");
	assert_false(asking.is_down);
	assert_int_equal(service->n[TOKEN], 0);
	answer.issuer = setting.issuer;
	assert_true(sso_provider_identify(&asking, &attempt, &answer, &who));
}

/* RFC 9207: who says that it always names itself must have done so. */
static void
who_names_itself_must_have_done_so(void **state)
{
	(void)state;
	say_discovery(",\"authorization_response_iss_parameter_supported\":"
		      "true");
	assert_string_equal(identify_at(NOW), "answer of another issuer");
	assert_int_equal(service->n[TOKEN], 0);
}

static void
new_keys_are_fetched_but_not_all_the_time(void **state)
{
	(void)state;
	assert_null(identify_at(NOW));
	assert_null(identify_at(NOW + 1));
	assert_int_equal(service->n[KEYS], 1);
	assert_int_equal(service->n[DISCOVERY], 1);
	/* The service has changed its key: at once. */
	say_key(second_key, "2");
	say_token(second_key, "2", NOW);
	assert_null(identify_at(NOW + 2));
	assert_int_equal(service->n[KEYS], 2);
	/* Signed by a key that it does not have: not at each try. */
	say_token(first_key, "3", NOW);
	for (int64_t i = 3; i < 62; i++)
		assert_string_equal(identify_at(NOW + i), "unknown_key");
	assert_int_equal(service->n[KEYS], 2);
	assert_string_equal(identify_at(NOW + 62), "unknown_key");
	assert_int_equal(service->n[KEYS], 3);
	assert_string_equal(identify_at(NOW + 63), "unknown_key");
	assert_int_equal(service->n[KEYS], 3);
	/* What it does have is still good. */
	say_token(second_key, "2", NOW);
	assert_null(identify_at(NOW + 64));
	/* The old one is not, though it was kept before. */
	say_token(first_key, "1", NOW);
	assert_string_equal(identify_at(NOW + 65), "unknown_key");
	assert_int_equal(service->n[KEYS], 3);
}

static void
a_service_that_gives_no_keys_is_not_asked_all_the_time(void **state)
{
	struct sso_asking asking = asking_at(NOW + 1);

	(void)state;
	assert_null(identify_at(NOW));
	say_token(second_key, "2", NOW);
	say(KEYS, 500, "");
	assert_string_equal(identify(&asking), "keys: status 500");
	assert_true(asking.is_down);
	assert_string_equal(identify_at(NOW + 2), "unknown_key");
	assert_int_equal(service->n[KEYS], 2);
	say_key(second_key, "2");
	assert_null(identify_at(NOW + 61));
}

/* A key that was taken back is forgotten within the hour. */
static void
what_is_kept_ends_after_an_hour(void **state)
{
	(void)state;
	assert_null(identify_at(NOW));
	say_key(second_key, "2");
	say_token(first_key, "1", NOW + 3599);
	assert_null(identify_at(NOW + 3599));
	say_token(first_key, "1", NOW + 3600);
	assert_string_equal(identify_at(NOW + 3600), "unknown_key");
	assert_int_equal(service->n[DISCOVERY], 2);
	/* A clock that was set back. */
	say_token(second_key, "2", NOW);
	assert_null(identify_at(NOW));
	assert_int_equal(service->n[DISCOVERY], 3);
}

static void
is_down(int question, int status, const char *body, const char *why)
{
	struct sso_asking asking;

	begin(NULL);
	asking = asking_at(NOW);
	say(question, status, body);
	assert_string_equal(identify(&asking), why);
	assert_true(asking.is_down);
}

static void
a_service_that_does_not_answer_is_down(void **state)
{
	struct sso_asking asking;

	(void)state;
	is_down(DISCOVERY, 503, "", "discovery: status 503");
	is_down(DISCOVERY, 200, "<html>", "discovery: not of this service");
	is_down(DISCOVERY, 200, "{\"issuer\":\"https://another\"}",
	    "discovery: not of this service");
	is_down(KEYS, 404, "", "keys: status 404");
	is_down(TOKEN, 503, "", "token: status 503");
	is_down(TOKEN, 200, "{\"access_token\":\"x\"}", "token: no id_token");
	/* A code that it does not know is the browser's fault. */
	begin(NULL);
	asking = asking_at(NOW);
	say(TOKEN, 400, "{\"error\":\"invalid_grant\"}");
	assert_string_equal(identify(&asking), "token: status 400");
	assert_false(asking.is_down);
	/* What it said badly was not kept. */
	say_token(first_key, "1", NOW);
	assert_null(identify(&asking));
}

static void
it_may_not_send_us_anywhere(void **state)
{
	static const char *const endpoints[] = { "authorization_endpoint",
		"token_endpoint", "jwks_uri" };
	struct sso_asking asking = asking_at(NOW);

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const char *text = arena_printf(mem,
		    "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s\","
		    "\"token_endpoint\":\"%s\",\"jwks_uri\":\"%s\"}",
		    setting.issuer,
		    i == 0 ? "http://10.0.0.1/x" : "https://sso.example.vn",
		    i == 1 ? "file:///etc/passwd" : "https://sso.example.vn",
		    i == 2 ? "http://sso.example.vn/"
			   : "https://sso.example.vn");

		say(DISCOVERY, 200, text);
		if (sso_provider_address(&asking, &attempt) != NULL)
			fail_msg("%s may be anything", endpoints[i]);
		assert_true(asking.is_down);
	}
}

static void
leaving_leads_back(void **state)
{
	struct sso_asking asking = asking_at(NOW);

	(void)state;
	assert_null(sso_provider_leave(&asking, "https://vp/login"));
	begin(NULL);
	asking = asking_at(NOW);
	say_discovery(",\"end_session_endpoint\":\"http://10.0.0.1/end\"");
	assert_null(sso_provider_leave(&asking, "https://vp/login"));
	begin(NULL);
	asking = asking_at(NOW);
	say_discovery(",\"end_session_endpoint\":\"https://sso/end?r=1\"");
	assert_string_equal(sso_provider_leave(&asking, "https://vp/login"),
	    "https://sso/end?r=1&client_id=chung%3Ata"
	    "&post_logout_redirect_uri=https%3A%2F%2Fvp%2Flogin");
}

static void
cas_is_asked_with_the_address_it_was_sent_to(void **state)
{
	static const char where[] = "service=https%3A%2F%2Fvp.example.vn%2F"
				    "login-sso%3Fstate%3Dtrang-thai";
	const struct sso_answer answer = { "ST-1", "" };
	struct sso_asking asking = asking_at(NOW);
	struct sso_identity who;

	(void)state;
	setting.door = SSO_CAS;
	assert_string_equal(sso_provider_address(&asking, &attempt),
	    arena_printf(mem, "%s/login?%s", setting.issuer, where));
	assert_string_equal(sso_provider_leave(&asking, "https://vp/login"),
	    arena_printf(mem, "%s/logout?service=https%%3A%%2F%%2Fvp%%2Flogin",
		setting.issuer));
	say(TICKET, 200,
	    "<a:serviceResponse xmlns:a=\"http://www.yale.edu/tp/cas\">"
	    "<a:authenticationSuccess><a:user>binh</a:user>"
	    "</a:authenticationSuccess></a:serviceResponse>");
	assert_true(sso_provider_identify(&asking, &attempt, &answer, &who));
	assert_string_equal(who.subject, "binh");
	assert_string_equal(who.issuer, setting.issuer);
	asked_with(TICKET, where);
	asked_with(TICKET, "&ticket=ST-1 ");
	say(TICKET, 500, "");
	assert_false(sso_provider_identify(&asking, &attempt, &answer, &who));
	assert_true(asking.is_down);
}

#define ONE(test) cmocka_unit_test_setup(test, begin)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ONE(the_browser_is_sent_with_all_it_needs),
		ONE(a_code_is_exchanged_once_with_the_verifier),
		ONE(a_secret_goes_where_the_service_takes_it),
		ONE(an_answer_of_another_service_is_none),
		ONE(who_names_itself_must_have_done_so),
		ONE(new_keys_are_fetched_but_not_all_the_time),
		ONE(a_service_that_gives_no_keys_is_not_asked_all_the_time),
		ONE(what_is_kept_ends_after_an_hour),
		ONE(a_service_that_does_not_answer_is_down),
		ONE(it_may_not_send_us_anywhere),
		ONE(leaving_leads_back),
		ONE(cas_is_asked_with_the_address_it_was_sent_to),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
