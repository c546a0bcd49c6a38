#define BANNED_ALLOW_STDIO

#include "tool.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "str.h"

enum { OUTPUT_MAX = 16 * 1024 * 1024 };

static void __attribute__((noreturn)) give_up(const char *what, const char *why)
{
	fprintf(stderr, "tool: %s: %s\n", what, why);
	exit(1);
}

/* The child's standard output is the end we read. */
static pid_t
start(const char *const *argv, int *out_end)
{
	int ends[2];
	pid_t child;

	if (pipe(ends) != 0)
		give_up("pipe", strerror(errno));
	fflush(NULL);
	child = fork();
	if (child < 0)
		give_up("fork", strerror(errno));
	if (child == 0) {
		union {
			const char *const *from;
			char *const *to;
		} words = { argv };

		prctl(PR_SET_PDEATHSIG, SIGTERM);
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		execv(argv[0], words.to);
		_exit(127);
	}
	close(ends[1]);
	*out_end = ends[0];
	return child;
}

const char *
tool_run(struct arena *mem, const char *const *argv)
{
	struct str out;
	char piece[4096];
	int end;
	pid_t child = start(argv, &end);
	ssize_t n;
	int status;

	str_init(&out, mem, OUTPUT_MAX);
	while ((n = read(end, piece, sizeof(piece))) > 0)
		str_add_n(&out, piece, (size_t)n);
	close(end);
	if (waitpid(child, &status, 0) != child || status != 0)
		give_up(argv[0], "failed");
	return str_text(&out);
}

pid_t
tool_start(struct arena *mem, const char *const *argv, const char **out_line)
{
	struct str line;
	int end;
	pid_t child = start(argv, &end);
	char c;

	str_init(&line, mem, 4096);
	while (read(end, &c, 1) == 1 && c != '\n')
		str_add_char(&line, c);
	close(end);
	if (line.length == 0)
		give_up(argv[0], "did not start");
	*out_line = str_text(&line);
	return child;
}

void
tool_stop(pid_t tool)
{
	int status;

	kill(tool, SIGTERM);
	waitpid(tool, &status, 0);
}

/* The program is <tree>/build/<mode>/tests/<folder>/<name>. */
static const char *
tree(struct arena *mem, char self[static PATH_MAX], int up)
{
	ssize_t n = readlink("/proc/self/exe", self, PATH_MAX - 1);

	if (n <= 0)
		give_up("/proc/self/exe", strerror(errno));
	self[n] = '\0';
	for (; up > 0; up--) {
		char *slash = strrchr(self, '/');

		if (slash == NULL)
			give_up(self, "is not below build/");
		*slash = '\0';
	}
	return arena_strdup(mem, self);
}

const char *
tool_path(struct arena *mem, const char *name)
{
	char self[PATH_MAX];

	return arena_printf(mem, "%s/tests/support/%s", tree(mem, self, 5),
	    name);
}

const char *
tool_folder(struct arena *mem)
{
	char self[PATH_MAX];
	const char *path = arena_printf(mem, "%s.folder", tree(mem, self, 0));
	const char *clean[] = { "/bin/rm", "-rf", path, NULL };
	const char *make[] = { "/bin/mkdir", "-p", path, NULL };

	tool_run(mem, clean);
	tool_run(mem, make);
	return path;
}
