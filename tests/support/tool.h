/*
 * tool: other programs a test needs: a server to speak to, a reader that is
 * not ours. argv[0] is a path, the last item NULL. A tool that fails ends the
 * test program with words.
 */
#ifndef TOOL_H
#define TOOL_H

#include <sys/types.h>

struct arena;

/* Runs it to its end, which must be good; gives its standard output. */
const char *tool_run(struct arena *mem, const char *const *argv);

/* Starts it and waits for its first line of output, given without newline.
 * tool_stop ends it; so does the end of the test program. */
pid_t tool_start(struct arena *mem, const char *const *argv,
    const char **out_line);
void tool_stop(pid_t tool);

/* A file of tests/support, from wherever the program was started. */
const char *tool_path(struct arena *mem, const char *name);
/* An empty folder for this program, below build/. */
const char *tool_folder(struct arena *mem);

#endif
