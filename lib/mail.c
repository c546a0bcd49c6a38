#include "mail.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <curl/curl.h>

#include "arena.h"
#include "clock.h"
#include "config.h"
#include "str.h"

enum {
	ANSWER_MAX = 300,
	WAIT_SECONDS = 20,
	WHOLE_SECONDS = 120,
	MESSAGE_MAX = 16 * 1024 * 1024,
	HEADER_MAX = 16 * 1024,
	LINE_MAX_BYTES = 76,
	/* Bytes in one encoded word: with "Subject: " in front the line still
	 * stays below LINE_MAX_BYTES. */
	WORD_BYTES = 39,
	NAME_MAX_BYTES = 200,
};

/* Header fields ------------------------------------------------------- */

static bool
is_ascii_text(const char *s)
{
	for (; *s != '\0'; s++) {
		if ((unsigned char)*s < 0x20 || (unsigned char)*s > 0x7e)
			return false;
	}
	return true;
}

/* No line of ours ends because a value says so. */
static const char *
one_line(struct arena *mem, const char *s)
{
	char *out = arena_strdup(mem, s);
	char *to = out;

	for (; *s != '\0'; s++) {
		if (*s != '\r' && *s != '\n')
			*to++ = *s;
	}
	*to = '\0';
	return out;
}

static void
add_base64(struct str *out, const char *s, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *p = (const unsigned char *)s;

	for (size_t i = 0; i < n; i += 3) {
		unsigned a = p[i];
		unsigned b = i + 1 < n ? p[i + 1] : 0;
		unsigned c = i + 2 < n ? p[i + 2] : 0;

		str_add_char(out, digits[a >> 2]);
		str_add_char(out, digits[(a & 3) << 4 | b >> 4]);
		str_add_char(out,
		    i + 1 < n ? digits[(b & 15) << 2 | c >> 6] : '=');
		str_add_char(out, i + 2 < n ? digits[c & 63] : '=');
	}
}

/* The most bytes of s up to max that end where a character ends. */
static size_t
whole_characters(const char *s, size_t max)
{
	size_t n = strnlen(s, max + 1);

	if (n <= max)
		return n;
	n = max;
	while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
		n--;
	return n > 0 ? n : max;
}

/* RFC 2047: one or more words, folded on character borders. */
static void
add_encoded(struct str *out, const char *s)
{
	while (*s != '\0') {
		size_t n = whole_characters(s, WORD_BYTES);

		str_add(out, "=?UTF-8?B?");
		add_base64(out, s, n);
		str_add(out, "?=");
		s += n;
		if (*s != '\0')
			str_add(out, "\r\n ");
	}
}

static void
add_text_header(struct str *out, const char *name, const char *value)
{
	str_printf(out, "%s: ", name);
	if (is_ascii_text(value) && strlen(value) <= WORD_BYTES &&
	    strstr(value, "=?") == NULL)
		str_add(out, value);
	else
		add_encoded(out, value);
	str_add(out, "\r\n");
}

static void
add_address(struct str *out, const char *field, const char *name,
    const char *address)
{
	str_printf(out, "%s:", field);
	if (name[0] != '\0') {
		str_add_char(out, ' ');
		/* Encoded always: a plain name may hold what needs quotes. */
		add_encoded(out, name);
		str_add(out, "\r\n");
	}
	str_printf(out, " <%s>\r\n", address);
}

static void
add_date(struct str *out, int64_t at)
{
	static const char *const days[] = { "", "Mon", "Tue", "Wed", "Thu",
		"Fri", "Sat", "Sun" };
	static const char *const months[] = { "", "Jan", "Feb", "Mar", "Apr",
		"May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	int32_t day = clock_day(at);
	struct date date = day_to_date(day);
	int second = (int)(at - clock_day_start(day));

	str_printf(out, "Date: %s, %d %s %d %02d:%02d:%02d +0700\r\n",
	    days[day_of_week(day)], date.day, months[date.month], date.year,
	    second / 3600, second / 60 % 60, second % 60);
}

static const char *
domain_of(const char *address)
{
	const char *at = strrchr(address, '@');

	return at != NULL ? at + 1 : "localhost";
}

static void
add_headers(struct str *out, struct arena *mem, const struct mail *mail)
{
	const char *id = one_line(mem, mail->message_id);
	const char *reference = one_line(mem, mail->reference);

	add_date(out, mail->at);
	add_address(out, "From", one_line(mem, mail->from_name), mail->from);
	add_address(out, "To", one_line(mem, mail->recipient_name),
	    mail->recipient);
	add_text_header(out, "Subject", one_line(mem, mail->subject));
	str_printf(out, "Message-ID: <%s>\r\n", id);
	if (reference[0] != '\0')
		str_printf(out, "In-Reply-To: <%s>\r\nReferences: <%s>\r\n",
		    reference, reference);
	str_printf(out,
	    "List-Id: <nhac-viec.%s>\r\n"
	    "Auto-Submitted: auto-generated\r\n"
	    "X-Auto-Response-Suppress: All\r\n"
	    "MIME-Version: 1.0\r\n",
	    domain_of(mail->from));
}

/* Body ---------------------------------------------------------------- */

static bool
stays(const char *s)
{
	unsigned char c = (unsigned char)*s;

	if (c == ' ' || c == '\t')
		return s[1] != '\n' && s[1] != '\r' && s[1] != '\0';
	return c > 0x20 && c < 0x7f && c != '=';
}

static void
add_quoted_printable(struct str *out, const char *body)
{
	size_t column = 0;

	for (const char *p = body; *p != '\0'; p++) {
		size_t width = stays(p) ? 1 : 3;

		if (*p == '\r')
			continue;
		if (*p == '\n') {
			str_add(out, "\r\n");
			column = 0;
			continue;
		}
		if (column + width > LINE_MAX_BYTES - 1) {
			str_add(out, "=\r\n");
			column = 0;
		}
		if (width == 1)
			str_add_char(out, *p);
		else
			str_printf(out, "=%02X", (unsigned)(unsigned char)*p);
		column += width;
	}
	if (column > 0)
		str_add(out, "\r\n");
}

static void
add_part(struct str *out, const char *type, const char *text)
{
	str_printf(out,
	    "Content-Type: text/%s; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n"
	    "\r\n",
	    type);
	add_quoted_printable(out, text);
}

/* The readers show the last form they know: HTML after plain text. No line of
 * quoted-printable can be the boundary: "=_" is never written there. */
static void
add_alternatives(struct str *out, const struct mail *mail)
{
	static const char boundary[] = "=_nhac-viec_=";

	str_printf(out,
	    "Content-Type: multipart/alternative; boundary=\"%s\"\r\n\r\n"
	    "--%s\r\n",
	    boundary, boundary);
	add_part(out, "plain", mail->body);
	str_printf(out, "\r\n--%s\r\n", boundary);
	add_part(out, "html", mail->html);
	str_printf(out, "\r\n--%s--\r\n", boundary);
}

static void
compose(struct str *out, struct arena *mem, const struct mail *mail)
{
	str_init(out, mem, MESSAGE_MAX);
	add_headers(out, mem, mail);
	if (mail->html != NULL && mail->html[0] != '\0')
		add_alternatives(out, mail);
	else
		add_part(out, "plain", mail->body);
}

/* Maildir ------------------------------------------------------------- */

static enum mail_outcome
local_failure(char answer[static ANSWER_MAX], const char *what)
{
	snprintf(answer, ANSWER_MAX, "%s: %s", what, strerror(errno));
	return MAIL_DEFERRED;
}

/* The same message has the same name: written twice it is there once. */
static const char *
file_name(struct arena *mem, const char *message_id)
{
	char *name = arena_strndup(mem, message_id, NAME_MAX_BYTES);

	for (char *p = name; *p != '\0'; p++) {
		if (strchr("abcdefghijklmnopqrstuvwxyz"
			   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_@",
			*p) == NULL &&
		    (*p != '.' || p == name))
			*p = '_';
	}
	return name;
}

static bool
write_file(const char *path, const struct str *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
	size_t done = 0;
	bool good = fd >= 0;

	while (good && done < text->length) {
		ssize_t n = write(fd, text->text + done, text->length - done);

		if (n > 0)
			done += (size_t)n;
		else if (n == 0 || errno != EINTR)
			good = false;
	}
	good = good && fsync(fd) == 0;
	if (fd >= 0 && close(fd) != 0)
		good = false;
	return good;
}

static bool
sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return good;
}

static bool
make_maildir(struct arena *mem, const char *folder)
{
	static const char *const parts[] = { "", "/tmp", "/new", "/cur" };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (mkdir(arena_printf(mem, "%s%s", folder, parts[i]), 0750) !=
			0 &&
		    errno != EEXIST)
			return false;
	}
	return true;
}

static void
drop_returns(struct str *text)
{
	size_t to = 0;

	for (size_t i = 0; i < text->length; i++) {
		if (text->text[i] != '\r')
			text->text[to++] = text->text[i];
	}
	text->text[to] = '\0';
	text->length = to;
}

static enum mail_outcome
deliver(struct cx *cx, const char *folder, const struct mail *mail,
    struct str *text, char answer[static ANSWER_MAX])
{
	const char *name = file_name(cx->mem, mail->message_id);
	const char *draft = arena_printf(cx->mem, "%s/tmp/%s", folder, name);
	const char *fresh = arena_printf(cx->mem, "%s/new/%s", folder, name);

	drop_returns(text);
	if (!make_maildir(cx->mem, folder))
		return local_failure(answer, "cannot make the maildir");
	if (!write_file(draft, text)) {
		enum mail_outcome outcome = local_failure(answer,
		    "cannot write the message");

		unlink(draft);
		return outcome;
	}
	if (rename(draft, fresh) != 0)
		return local_failure(answer, "cannot move the message");
	if (!sync_folder(arena_printf(cx->mem, "%s/new", folder)))
		return local_failure(answer, "cannot keep the message");
	snprintf(answer, ANSWER_MAX, "written as %s", name);
	return MAIL_SENT;
}

/* SMTP ---------------------------------------------------------------- */

struct upload {
	const struct str *text;
	size_t done;
	bool ended; /* the end was given out: the server may have it */
	char *answer;
};

static size_t
give_text(char *to, size_t size, size_t n, void *data)
{
	struct upload *upload = data;
	size_t left = upload->text->length - upload->done;
	size_t room = size * n;

	if (left == 0) {
		upload->ended = true;
		return 0;
	}
	if (room > left)
		room = left;
	memcpy(to, upload->text->text + upload->done, room);
	upload->done += room;
	return room;
}

/* Each line the server says; the last one before its goodbye is kept. */
static size_t
take_answer(char *line, size_t size, size_t n, void *data)
{
	const struct upload *upload = data;
	size_t length = size * n;
	size_t kept = 0;

	if (length >= 3 && memcmp(line, "221", 3) == 0)
		return length;
	for (size_t i = 0; i < length && kept < ANSWER_MAX - 1; i++) {
		unsigned char c = (unsigned char)line[i];

		if (c == '\r' || c == '\n')
			break;
		upload->answer[kept++] = c < 0x20 || c > 0x7e ? '?' : line[i];
	}
	upload->answer[kept] = '\0';
	return length;
}

static bool
is_loopback(const char *url)
{
	static const char *const hosts[] = { "smtp://127.0.0.1", "smtp://[::1]",
		"smtp://localhost" };

	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		size_t n = strlen(hosts[i]);

		if (strncmp(url, hosts[i], n) == 0 &&
		    (url[n] == '\0' || url[n] == ':' || url[n] == '/'))
			return true;
	}
	return false;
}

/* A password never travels in clear; on this machine there is no wire. */
static long
encryption(const struct config *config)
{
	if (config->mail_tls)
		return CURLUSESSL_ALL;
	if (is_loopback(config->mail_server))
		return CURLUSESSL_NONE;
	return config->mail_user[0] != '\0' ? CURLUSESSL_ALL : CURLUSESSL_TRY;
}

static void
set_up(CURL *curl, struct cx *cx, const struct config *config,
    const struct mail *mail, struct upload *upload)
{
	/* The path of the URL is the name we greet with. */
	curl_easy_setopt(curl, CURLOPT_URL,
	    arena_printf(cx->mem, "%s/%s", config->mail_server,
		domain_of(mail->from)));
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_USE_SSL, encryption(config));
	if (config->mail_ca != NULL && config->mail_ca[0] != '\0')
		curl_easy_setopt(curl, CURLOPT_CAINFO, config->mail_ca);
	if (config->mail_user[0] != '\0') {
		curl_easy_setopt(curl, CURLOPT_USERNAME, config->mail_user);
		curl_easy_setopt(curl, CURLOPT_PASSWORD,
		    config_secret(config, "mail-password"));
	}
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM,
	    arena_printf(cx->mem, "<%s>", mail->from));
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE,
	    (curl_off_t)upload->text->length);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_text);
	curl_easy_setopt(curl, CURLOPT_READDATA, upload);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_answer);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, upload);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)WAIT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
	    (long)WAIT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)WHOLE_SECONDS);
}

/* The result of the transfer says little; what the server said, everything.
 * Where it said nothing, all hangs on whether it may have the whole message. */
static enum mail_outcome
judge(CURL *curl, CURLcode result, const struct upload *upload)
{
	long code = 0;

	if (result == CURLE_OK)
		return MAIL_SENT;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
	if (code >= 500 && code <= 599)
		return MAIL_REFUSED;
	if (code >= 400 && code <= 499)
		return MAIL_DEFERRED;
	if (upload->ended || upload->done == upload->text->length)
		return MAIL_UNKNOWN;
	return MAIL_DEFERRED;
}

/* A handle of its own for each message: encryption asked for on a connection
 * that is used again is silently not given. */
static enum mail_outcome
send_smtp(struct cx *cx, const struct config *config, const struct mail *mail,
    const struct str *text, char answer[static ANSWER_MAX])
{
	struct upload upload = { .text = text, .answer = answer };
	struct curl_slist *recipients = NULL;
	CURL *curl = curl_easy_init();
	enum mail_outcome outcome = MAIL_DEFERRED;
	CURLcode result;

	recipients = curl_slist_append(NULL,
	    arena_printf(cx->mem, "<%s>", mail->recipient));
	if (curl == NULL || recipients == NULL) {
		snprintf(answer, ANSWER_MAX, "out of memory");
		goto out;
	}
	set_up(curl, cx, config, mail, &upload);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
	result = curl_easy_perform(curl);
	outcome = judge(curl, result, &upload);
	if (outcome == MAIL_UNKNOWN || answer[0] == '\0' ||
	    (outcome == MAIL_DEFERRED && answer[0] != '4'))
		snprintf(answer, ANSWER_MAX, "%s", curl_easy_strerror(result));
out:
	curl_slist_free_all(recipients);
	curl_easy_cleanup(curl);
	return outcome;
}

/* An address that would need quoting or another alphabet is a mistake. */
static bool
is_address(const char *s)
{
	const char *at = strchr(s, '@');

	return at != NULL && at != s && at[1] != '\0' && is_ascii_text(s) &&
	       strpbrk(s, " <>,;:\"\\()[]") == NULL;
}

enum mail_outcome
mail_send(struct cx *cx, const struct config *config, const struct mail *mail,
    char answer[static ANSWER_MAX])
{
	static const char maildir[] = "maildir:";
	const char *server = config->mail_server;
	struct str text;

	answer[0] = '\0';
	if (!is_address(mail->recipient) || !is_address(mail->from)) {
		snprintf(answer, ANSWER_MAX, "not an address of ours");
		return MAIL_REFUSED;
	}
	compose(&text, cx->mem, mail);
	if (strncmp(server, maildir, sizeof(maildir) - 1) == 0)
		return deliver(cx, server + sizeof(maildir) - 1, mail, &text,
		    answer);
	return send_smtp(cx, config, mail, &text, answer);
}
