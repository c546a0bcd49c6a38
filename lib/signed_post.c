#define BANNED_ALLOW_MEMORY
#include "signed_post.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <curl/curl.h>

#include "address.h"
#include "arena.h"
#include "clock.h"
#include "crypto.h"

enum {
	ANSWER_MAX = 300,
	CONNECT_SECONDS = 10,
	WHOLE_SECONDS = 30,
};

/* Networks in which nobody else's receiver can be (RFC 6890 and its heirs).
 * Those that wrap an IPv4 address in an IPv6 one are refused whole. */
static const char INNER_NETWORKS[] =
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16"
    " 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16"
    " 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
    " ::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32"
    " 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8";

static bool
is_admitted(const struct signed_post *post, const char *address)
{
	const char *admitted = post->networks;

	return admitted != NULL && admitted[0] != '\0' &&
	       ranges_are_good(admitted) && address_is_in(address, admitted);
}

bool
signed_post_may_connect(const struct signed_post *post, const char *address)
{
	return is_admitted(post, address) ||
	       !address_is_in(address, INNER_NETWORKS);
}

/* The connection ---------------------------------------------------------- */

struct delivery {
	const struct signed_post *post;
	size_t length;
	size_t done;
	bool is_plain; /* http: only to a network that was admitted */
	bool refused;  /* the address is none we may connect to */
};

/* The last moment at which the address can be looked at, and the only one at
 * which it is the address that is used. */
static curl_socket_t
open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *peer)
{
	struct delivery *delivery = data;
	char address[INET6_ADDRSTRLEN] = "";
	const void *bytes = peer->family == AF_INET6
				? (const void *)&(
				      (struct sockaddr_in6 *)&peer->addr)
				      ->sin6_addr
				: (const void *)&(
				      (struct sockaddr_in *)&peer->addr)
				      ->sin_addr;

	if (purpose != CURLSOCKTYPE_IPCXN ||
	    (peer->family != AF_INET && peer->family != AF_INET6) ||
	    inet_ntop(peer->family, bytes, address, sizeof(address)) == NULL ||
	    !signed_post_may_connect(delivery->post, address) ||
	    (delivery->is_plain && !is_admitted(delivery->post, address))) {
		delivery->refused = true;
		return CURL_SOCKET_BAD;
	}
	return socket(peer->family, peer->socktype | SOCK_CLOEXEC,
	    peer->protocol);
}

static size_t
give_body(char *to, size_t size, size_t n, void *data)
{
	struct delivery *delivery = data;
	size_t left = delivery->length - delivery->done;
	size_t room = size * n;

	if (room > left)
		room = left;
	memcpy(to, delivery->post->body + delivery->done, room);
	delivery->done += room;
	return room;
}

/* What it answers beside the number is of no interest. */
static size_t
drop_answer(char *text, size_t size, size_t n, void *data)
{
	(void)text;
	(void)data;
	return size * n;
}

static const char *
signature_header(struct cx *cx, const struct signed_post *post, int64_t at)
{
	const char *text = arena_printf(cx->mem, "%lld.%s", (long long)at,
	    post->body);
	uint8_t sum[SHA256_SIZE];

	crypto_hmac(post->secret, strlen(post->secret), text, strlen(text),
	    sum);
	return arena_printf(cx->mem, "Nhacviec-Signature: t=%lld,v1=%s",
	    (long long)at, hex_encode(cx->mem, sum, sizeof(sum)));
}

static struct curl_slist *
headers_of(struct cx *cx, const struct signed_post *post)
{
	const char *const lines[] = { "Content-Type: application/json",
		"Expect:", signature_header(cx, post, clock_now()) };
	struct curl_slist *list = NULL;

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct curl_slist *longer = curl_slist_append(list, lines[i]);

		if (longer == NULL) {
			curl_slist_free_all(list);
			return NULL;
		}
		list = longer;
	}
	return list;
}

static void
set_up(CURL *curl, const struct signed_post *post, struct curl_slist *headers,
    struct delivery *delivery)
{
	curl_easy_setopt(curl, CURLOPT_URL, post->url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	if (post->ca != NULL && post->ca[0] != '\0')
		curl_easy_setopt(curl, CURLOPT_CAINFO, post->ca);
	curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, delivery);
	curl_easy_setopt(curl, CURLOPT_POST, 1L);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
	    (curl_off_t)delivery->length);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_body);
	curl_easy_setopt(curl, CURLOPT_READDATA, delivery);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop_answer);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)WHOLE_SECONDS);
}

static enum mail_outcome
outcome_of(long status)
{
	if (status >= 200 && status <= 299)
		return MAIL_SENT;
	if (status == 408 || status == 425 || status == 429 || status >= 500)
		return MAIL_DEFERRED;
	return MAIL_REFUSED;
}

static enum mail_outcome
judge(CURL *curl, CURLcode result, const struct delivery *delivery,
    char answer[static ANSWER_MAX])
{
	long status = 0;

	if (delivery->refused) {
		snprintf(answer, ANSWER_MAX,
		    "the address is on a network that is not admitted");
		return MAIL_DEFERRED;
	}
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	if (status > 0) {
		snprintf(answer, ANSWER_MAX, "HTTP %ld", status);
		return outcome_of(status);
	}
	snprintf(answer, ANSWER_MAX, "%s", curl_easy_strerror(result));
	return delivery->done > 0 ? MAIL_UNKNOWN : MAIL_DEFERRED;
}

enum mail_outcome
signed_post_send(struct cx *cx, const struct signed_post *post,
    char answer[static ANSWER_MAX])
{
	struct delivery delivery = { .post = post,
		.length = strlen(post->body),
		.is_plain = strncmp(post->url, "http://", 7) == 0 };
	struct curl_slist *headers = headers_of(cx, post);
	CURL *curl = curl_easy_init();
	enum mail_outcome outcome = MAIL_DEFERRED;

	if (headers == NULL || curl == NULL) {
		snprintf(answer, ANSWER_MAX, "the message cannot be made");
	} else {
		set_up(curl, post, headers, &delivery);
		outcome = judge(curl, curl_easy_perform(curl), &delivery,
		    answer);
	}
	curl_slist_free_all(headers);
	curl_easy_cleanup(curl);
	return outcome;
}
