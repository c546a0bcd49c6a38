#include "inspect.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "clock.h"
#include "file.h"
#include "str.h"
#include "text.h"

enum {
	PATIENCE_MS = 25000,
	ANSWER_MAX = 65536,
	PIECE = 65536,
	SIGNER_MAX = 190,
	NOT_RUN = -1,
	/* Exit status of batch/file-text. */
	TEXT_ALL = 0,
	TEXT_PARTLY = 3
};

#define TIME_LATEST 253402300799 /* year 9999 */

struct helper {
	const char *program; /* of batch/ */
	const char *argument;
	const char *input; /* path of its standard input */
	size_t max;        /* of its answer; what is more is not read */
};

/* Installed, batch/ is beside cgi-bin/; for a test, one folder further up. */
static const char *
find_program(struct arena *mem, const char *name)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	const char *path;
	char *slash;

	if (n <= 0)
		return NULL;
	self[n] = '\0';
	slash = strrchr(self, '/');
	if (slash == NULL)
		return NULL;
	*slash = '\0';
	path = arena_printf(mem, "%s/../batch/%s", self, name);
	if (access(path, X_OK) == 0)
		return path;
	path = arena_printf(mem, "%s/../../batch/%s", self, name);
	return access(path, X_OK) == 0 ? path : NULL;
}

/* In the child: nothing of ours goes along but the file and the pipe. */
static void __attribute__((noreturn))
become(const char *path, const struct helper *helper, int in, int out)
{
	char *const no_environment[] = { NULL };
	char name[PATH_MAX];
	char argument[PATH_MAX];
	char *argv[] = { name, argument, NULL };
	sigset_t none;
	int null = open("/dev/null", O_WRONLY | O_CLOEXEC);

	snprintf(name, sizeof(name), "%s", path);
	snprintf(argument, sizeof(argument), "%s", helper->argument);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
	    dup2(null, STDERR_FILENO) < 0 || close_range(3, ~0U, 0) != 0)
		_exit(127);
	execve(name, argv, no_environment);
	_exit(127);
}

/* Reads what it says until it ends, has said enough, or takes too long. */
static void
listen_to(int from, size_t max, struct str *out)
{
	int64_t until = clock_ticks() + PATIENCE_MS;
	char piece[PIECE];

	for (;;) {
		struct pollfd fd = { .fd = from, .events = POLLIN };
		int64_t left = until - clock_ticks();
		size_t room = max - out->length;
		ssize_t n;

		if (left <= 0 || room == 0 ||
		    (poll(&fd, 1, (int)left) < 0 && errno != EINTR))
			return;
		if (fd.revents == 0)
			continue;
		n = read(from, piece, room < PIECE ? room : PIECE);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		str_add_n(out, piece, (size_t)n);
	}
}

/* Its exit status, or NOT_RUN when it did not end by itself. */
static int
end_of(pid_t child)
{
	int status;

	/* It has closed its output, or we are tired of it. */
	for (int i = 0; i < 50; i++) {
		pid_t done = waitpid(child, &status, WNOHANG);

		if (done == child)
			return WIFEXITED(status) ? WEXITSTATUS(status)
						 : NOT_RUN;
		if (done < 0 && errno != EINTR)
			return NOT_RUN;
		usleep(2000);
	}
	kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return NOT_RUN;
}

static int
run(struct arena *mem, const struct helper *helper, struct str *out)
{
	const char *path = find_program(mem, helper->program);
	int ends[2];
	int in;
	pid_t child;

	str_init(out, mem, helper->max + 1);
	if (path == NULL)
		return NOT_RUN;
	in = open(helper->input, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (in < 0)
		return NOT_RUN;
	if (pipe2(ends, O_CLOEXEC) != 0) {
		close(in);
		return NOT_RUN;
	}
	child = fork();
	if (child == 0)
		become(path, helper, in, ends[1]);
	close(in);
	close(ends[1]);
	if (child > 0)
		listen_to(ends[0], helper->max, out);
	close(ends[0]);
	return child > 0 ? end_of(child) : NOT_RUN;
}

/* Text ------------------------------------------------------------------- */

static const char *
kind_of(const char *content_type)
{
	static const char
	    office[] = "application/vnd.openxmlformats-officedocument.";

	if (text_equal(content_type, "application/pdf"))
		return "pdf";
	if (strncmp(content_type, office, sizeof(office) - 1) == 0)
		return "office";
	if (strncmp(content_type, "text/", 5) == 0)
		return "text";
	return NULL;
}

static enum inspect_text
ask(struct arena *mem, const char *path, const char *kind, const char **out)
{
	struct helper helper = { .program = "file-text",
		.argument = kind,
		.input = path,
		.max = INSPECT_TEXT_MAX };
	struct str text;
	int status;

	*out = "";
	if (helper.argument == NULL)
		return INSPECT_UNREAD;
	status = run(mem, &helper, &text);
	/* What it could say before it failed is looked at all the same. */
	if (text_is_utf8(str_text(&text), text.length))
		*out = str_text(&text);
	else
		status = NOT_RUN;
	if (status == TEXT_ALL && text.length < INSPECT_TEXT_MAX)
		return INSPECT_READ;
	if (status == TEXT_PARTLY)
		return INSPECT_PARTLY;
	return INSPECT_UNREAD;
}

enum inspect_text
inspect_text(struct arena *mem, const char *path, const char *content_type,
    const char **out)
{
	return ask(mem, path, kind_of(content_type), out);
}

enum inspect_text
inspect_table(struct arena *mem, const char *path, const char *content_type,
    const char **out)
{
	const char *kind = kind_of(content_type);

	if (kind != NULL && strcmp(kind, "office") != 0)
		kind = NULL;
	return ask(mem, path, kind == NULL ? NULL : "table", out);
}

/* Signatures ------------------------------------------------------------- */

/* The rest of the line "name value", or NULL. */
static const char *
value_of(struct arena *mem, const char *answer, const char *name)
{
	size_t n = strlen(name);
	const char *line = answer;

	while (*line != '\0') {
		size_t length = strcspn(line, "\n");

		if (length > n && strncmp(line, name, n) == 0 && line[n] == ' ')
			return arena_strndup(mem, line + n + 1, length - n - 1);
		line += length + (line[length] != '\0');
	}
	return NULL;
}

static long long
number_of(struct arena *mem, const char *answer, const char *name,
    long long otherwise)
{
	const char *value = value_of(mem, answer, name);
	long long number;

	if (value == NULL || !text_to_int(value, 0, TIME_LATEST, &number))
		return otherwise;
	return number;
}

static bool
read_answer(struct arena *mem, const char *answer, struct signature *out)
{
	const char *state = value_of(mem, answer, "state");
	const char *chain = value_of(mem, answer, "chain");
	const char *signer = value_of(mem, answer, "signer");

	if (state == NULL || !signature_state_from_name(state, &out->state))
		return false;
	if (chain != NULL && !signature_chain_from_name(chain, &out->chain))
		return false;
	out->whole = number_of(mem, answer, "whole", 0) == 1;
	out->weak = number_of(mem, answer, "weak", 0) == 1;
	out->count = (unsigned)number_of(mem, answer, "count", 0) & 0xff;
	out->signed_at = number_of(mem, answer, "time", NO_MOMENT);
	if (signer != NULL)
		out->signer = text_shorten(mem,
		    text_clean(mem, signer, TEXT_LINE), SIGNER_MAX);
	return true;
}

void
inspect_signature(struct arena *mem, const char *path, const char *authorities,
    struct signature *out)
{
	const struct helper helper = { .program = "pdf-signature",
		.argument = authorities,
		.input = path,
		.max = ANSWER_MAX };
	const struct signature unchecked = { .state = SIGNATURE_UNCHECKED,
		.signer = "",
		.signed_at = NO_MOMENT };
	struct str answer;
	int status = run(mem, &helper, &answer);

	*out = unchecked;
	if (status != 0 || !text_is_utf8(str_text(&answer), answer.length) ||
	    !read_answer(mem, str_text(&answer), out))
		*out = unchecked;
}
