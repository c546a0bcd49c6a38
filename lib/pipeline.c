#include "pipeline.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void __attribute__((noreturn))
become(const struct pipeline *line, size_t i, int in, int out)
{
	union {
		const char *const *from;
		char *const *to;
	} words = { line->commands[i] };

	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	if (line->variable != NULL)
		setenv(line->variable, line->value, 1);
	execvp(words.to[0], words.to);
	_exit(127);
}

/* Starts all; *out_n of them run, even when one could not be started. */
static bool
start_all(const struct pipeline *line, int in, int out, pid_t *children,
    size_t *out_n)
{
	for (size_t i = 0; i < line->n; i++) {
		int ends[2] = { -1, out };

		if (i + 1 < line->n && pipe2(ends, O_CLOEXEC) != 0) {
			close(in);
			return false;
		}
		children[i] = fork();
		if (children[i] == 0)
			become(line, i, in, ends[1]);
		close(in);
		if (i + 1 < line->n)
			close(ends[1]);
		in = ends[0];
		if (children[i] < 0) {
			if (in >= 0)
				close(in);
			return false;
		}
		*out_n = i + 1;
	}
	return true;
}

static enum err
wait_all(struct cx *cx, const struct pipeline *line, const pid_t *children,
    size_t n)
{
	enum err err = OK;

	for (size_t i = 0; i < n; i++) {
		int status = -1;

		if (waitpid(children[i], &status, 0) == children[i] &&
		    status == 0)
			continue;
		if (!err)
			err = fail(cx, ERR_SYSTEM, "%s failed",
			    line->commands[i][0]);
	}
	return err;
}

enum err
pipeline_run(struct cx *cx, const struct pipeline *line)
{
	const char *from = line->in_path != NULL ? line->in_path : "/dev/null";
	const char *to = line->out_path != NULL ? line->out_path : "/dev/null";
	pid_t children[PIPELINE_MAX];
	size_t n = 0;
	bool started;
	enum err err;
	int in = open(from, O_RDONLY | O_CLOEXEC);
	int out;

	if (in < 0)
		return fail(cx, ERR_SYSTEM, "%s: %s", from, strerror(errno));
	out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (out < 0) {
		close(in);
		return fail(cx, ERR_SYSTEM, "%s: %s", to, strerror(errno));
	}
	started = start_all(line, in, out, children, &n);
	err = wait_all(cx, line, children, n);
	if (!err && !started)
		err = fail(cx, ERR_SYSTEM, "%s: %s", line->commands[n][0],
		    strerror(errno));
	if (fsync(out) != 0 && line->out_path != NULL && !err)
		err = fail(cx, ERR_SYSTEM, "%s: %s", to, strerror(errno));
	close(out);
	if (err && line->out_path != NULL)
		unlink(line->out_path);
	return err;
}
