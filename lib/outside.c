#include "outside.h"

#include <stdint.h>
#include <string.h>

#include <curl/curl.h>

#include "arena.h"
#include "text.h"

struct body {
	char *text;
	size_t n;
};

/* More than the limit ends the transfer. */
static size_t
take(char *data, size_t size, size_t n, void *thing)
{
	struct body *body = thing;

	if (n > (OUTSIDE_BODY_MAX - body->n) / size)
		return 0;
	memcpy(body->text + body->n, data, size * n);
	body->n += size * n;
	return size * n;
}

static bool
starts(const char *s, const char *begin)
{
	return strncmp(s, begin, strlen(begin)) == 0;
}

bool
outside_is_allowed(const char *url)
{
	static const char *const own[] = { "http://127.0.0.1:",
		"http://127.0.0.1/", "http://localhost:", "http://localhost/" };

	for (const char *s = url; *s != '\0'; s++) {
		if (*s <= ' ' || *s > '~' ||
		    strchr("\"<>\\^`{|}#@", *s) != NULL)
			return false;
	}
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		if (starts(url, own[i]))
			return true;
	}
	return starts(url, "https://") && strlen(url) > strlen("https://");
}

static void
set_limits(CURL *curl, const struct outside *q)
{
	curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, q->left_ms);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, q->left_ms);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_MAXFILESIZE, (long)OUTSIDE_BODY_MAX);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION,
	    (long)CURL_SSLVERSION_TLSv1_2);
	if (!text_is_empty(q->authorities))
		curl_easy_setopt(curl, CURLOPT_CAINFO, q->authorities);
}

static struct curl_slist *
headers_of(struct arena *mem, const struct outside_question *question)
{
	struct curl_slist *list = curl_slist_append(NULL,
	    "Accept: application/json, application/xml");

	if (question->authorization != NULL)
		list = curl_slist_append(list,
		    arena_printf(mem, "Authorization: %s",
			question->authorization));
	return list;
}

static CURLcode
carry_out(CURL *curl, struct outside *q,
    const struct outside_question *question, struct body *body, long *status)
{
	struct curl_slist *headers = headers_of(q->mem, question);
	curl_off_t taken = 0;
	CURLcode code;

	set_limits(curl, q);
	curl_easy_setopt(curl, CURLOPT_URL, question->url);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, body);
	if (question->body != NULL)
		curl_easy_setopt(curl, CURLOPT_POSTFIELDS, question->body);
	code = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
	curl_easy_getinfo(curl, CURLINFO_TOTAL_TIME_T, &taken);
	q->left_ms -= (long)(taken / 1000);
	curl_slist_free_all(headers);
	return code;
}

const char *
outside_ask(struct outside *q, const struct outside_question *question)
{
	struct body body = { .text = arena_alloc(q->mem,
				 OUTSIDE_BODY_MAX + 1) };
	long status = 0;
	CURLcode code;
	CURL *curl;

	q->why = "the time is over";
	if (q->left_ms <= 0)
		return NULL;
	q->why = "not an address that may be asked";
	if (!outside_is_allowed(question->url))
		return NULL;
	curl = curl_easy_init();
	q->why = "no memory";
	if (curl == NULL)
		return NULL;
	code = carry_out(curl, q, question, &body, &status);
	curl_easy_cleanup(curl);
	if (code != CURLE_OK)
		q->why = curl_easy_strerror(code);
	else if (status != 200)
		q->why = arena_printf(q->mem, "status %ld", status);
	else if (memchr(body.text, '\0', body.n) != NULL)
		q->why = "the answer is no text";
	else
		q->why = NULL;
	return q->why == NULL ? body.text : NULL;
}
