#include "scan.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <magic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "arena.h"

enum { PIECE = 64 * 1024, ANSWER_MAX = 512 };

/* Its table of types takes milliseconds to load: once a process is enough. */
static magic_t cookie;

static void
give_back(void)
{
	magic_close(cookie);
}

static enum err
load(struct cx *cx)
{
	magic_t fresh = magic_open(
	    MAGIC_MIME_TYPE | MAGIC_ERROR | MAGIC_NO_CHECK_COMPRESS);

	if (fresh == NULL)
		return fail(cx, ERR_SYSTEM, "libmagic cannot start");
	if (magic_load(fresh, NULL) != 0) {
		enum err err = fail(cx, ERR_SYSTEM, "libmagic: %s",
		    magic_error(fresh));

		magic_close(fresh);
		return err;
	}
	cookie = fresh;
	atexit(give_back);
	return OK;
}

enum err
scan_type(struct cx *cx, const char *path, const char **out)
{
	const char *type;
	enum err err;

	if (cookie == NULL) {
		err = load(cx);
		if (err)
			return err;
	}
	type = magic_file(cookie, path);
	if (type == NULL)
		return fail(cx, ERR_SYSTEM, "libmagic: %s",
		    magic_error(cookie));
	*out = arena_strdup(cx->mem, type);
	return OK;
}

/* clamd ------------------------------------------------------------------- */

/* -1: nobody listens there. Neither reading nor writing waits longer than this
 * many seconds. */
static int
connect_to(const char *socket_path, unsigned seconds)
{
	const struct timeval patience = { .tv_sec = seconds };
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd;

	if (strlen(socket_path) >= sizeof(address.sun_path))
		return -1;
	memcpy(address.sun_path, socket_path, strlen(socket_path));
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	if (setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience,
		sizeof(patience)) != 0 ||
	    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience,
		sizeof(patience)) != 0 ||
	    connect(fd, (const struct sockaddr *)&address, sizeof(address)) !=
		0) {
		close(fd);
		return -1;
	}
	return fd;
}

/* MSG_NOSIGNAL: clamd hangs up in the middle of a stream it finds too long, and
 * its answer is read all the same. */
static bool
send_all(int fd, const void *bytes, size_t n)
{
	const char *at = bytes;

	while (n > 0) {
		ssize_t done = send(fd, at, n, MSG_NOSIGNAL);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		at += done;
		n -= (size_t)done;
	}
	return true;
}

/* One answer, ended by a NUL as it was asked for with "z". */
static bool
read_answer(int fd, char out[static ANSWER_MAX])
{
	size_t n = 0;

	while (n < ANSWER_MAX - 1) {
		ssize_t done = recv(fd, out + n, ANSWER_MAX - 1 - n, 0);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			break;
		n += (size_t)done;
		if (out[n - 1] == '\0')
			break;
	}
	out[n] = '\0';
	return n > 0;
}

/* Chunks of a length and as many bytes; a length of 0 ends them. */
static enum err
stream_file(struct cx *cx, int from, int to)
{
	static char piece[PIECE];
	uint32_t length = 0;
	bool sent = send_all(to, "zINSTREAM", sizeof("zINSTREAM"));

	while (sent) {
		ssize_t n = read(from, piece, sizeof(piece));

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(cx, ERR_SYSTEM, "read a file to scan: %s",
			    strerror(errno));
		if (n == 0)
			break;
		length = htonl((uint32_t)n);
		sent = send_all(to, &length, sizeof(length)) &&
		       send_all(to, piece, (size_t)n);
	}
	length = 0;
	if (sent)
		(void)send_all(to, &length, sizeof(length));
	return OK;
}

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && memcmp(s + n - m, end, m) == 0;
}

/* "stream: OK", "stream: Eicar FOUND", "INSTREAM size limit exceeded. ERROR" */
static enum scan_verdict
verdict_of(char *answer)
{
	if (ends_with(answer, " FOUND")) {
		answer[strlen(answer) - strlen(" FOUND")] = '\0';
		return SCAN_HARMFUL;
	}
	return strcmp(answer, "stream: OK") == 0 ? SCAN_HARMLESS : SCAN_REFUSED;
}

enum err
scan_harm(struct cx *cx, const char *socket_path, const char *path,
    unsigned seconds, enum scan_verdict *out, const char **out_words)
{
	int from = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	char answer[ANSWER_MAX];
	enum err err;
	int to;

	if (from < 0)
		return fail(cx, ERR_SYSTEM, "open a file to scan: %s",
		    strerror(errno));
	*out = SCAN_UNREACHABLE;
	*out_words = "no answer";
	to = connect_to(socket_path, seconds);
	if (to < 0) {
		close(from);
		return OK;
	}
	err = stream_file(cx, from, to);
	if (!err && read_answer(to, answer)) {
		*out = verdict_of(answer);
		*out_words = arena_strdup(cx->mem, answer);
	}
	close(from);
	close(to);
	return err;
}

bool
scan_answers(const char *socket_path)
{
	int fd = connect_to(socket_path, 1);
	char answer[ANSWER_MAX];
	bool good;

	if (fd < 0)
		return false;
	good = send_all(fd, "zPING", sizeof("zPING")) &&
	       read_answer(fd, answer) && strcmp(answer, "PONG") == 0;
	close(fd);
	return good;
}
