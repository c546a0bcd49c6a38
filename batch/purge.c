#define BANNED_ALLOW_STDIO

/*
 * purge: takes away what an administrator asked to be taken away (R12), and
 * forgets what waited too long.
 *
 *	purge [--config FILE]
 *
 * Run by a timer every minute or more often, as the account nv_purge. Each wish
 * is one transaction; then the bytes of its files, the letters of a maildir and
 * the exports on their way out are removed, again until that is done. What was
 * summed beforehand is forgotten when rows it counts are gone; tidy makes it
 * anew. Files that wait for the next try of a form are removed after an hour.
 *It may be stopped anywhere and run again, or twice at once.
 *
 * Exit status: 0 done, 1 something is left for the next run, 64 wrong use.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "clock.h"
#include "config.h"
#include "crypto.h"
#include "cx.h"
#include "db.h"
#include "file.h"
#include "log.h"
#include "metrics.h"
#include "purge_store.h"
#include "purge_take_store.h"
#include "report_sum_verbs.h"
#include "schema_verbs.h"

enum { MEMORY = 64 * 1024 * 1024, HEAD_SIZE = 8192, DEPTH_MAX = 4 };

struct run {
	struct cx cx;
	const struct config *config;
	bool left; /* something for the next run */
};

static void
say(struct run *run, const char *what)
{
	log_line("error", "", "%s: %s", what, run->cx.error.message);
	error_reset(&run->cx.error);
	run->left = true;
}

/* Folders ---------------------------------------------------------------- */

/* Calls fn for each file below a folder. */
static void
each_file(const char *path, int depth,
    void (*fn)(int folder, const char *name, const struct stat *st,
	const void *thing),
    const void *thing)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	struct stat st;

	if (dir == NULL)
		return;
	while ((entry = readdir(dir)) != NULL) {
		char below[4096];

		if (entry->d_name[0] == '.' ||
		    fstatat(dirfd(dir), entry->d_name, &st,
			AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		if (S_ISREG(st.st_mode)) {
			fn(dirfd(dir), entry->d_name, &st, thing);
			continue;
		}
		snprintf(below, sizeof(below), "%s/%s", path, entry->d_name);
		if (S_ISDIR(st.st_mode) && depth < DEPTH_MAX)
			each_file(below, depth + 1, fn, thing);
	}
	(void)closedir(dir);
}

static void
remove_old(int folder, const char *name, const struct stat *st,
    const void *thing)
{
	const int64_t *before = thing;

	if (st->st_mtime < *before)
		(void)unlinkat(folder, name, 0);
}

/* The letter with this Message-ID, which stands in its head. */
static void
remove_letter(int folder, const char *name, const struct stat *st,
    const void *thing)
{
	static char head[HEAD_SIZE];
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	ssize_t n;

	(void)st;
	if (fd < 0)
		return;
	n = read(fd, head, sizeof(head));
	close(fd);
	if (n > 0 && memmem(head, (size_t)n, thing, strlen(thing)) != NULL)
		(void)unlinkat(folder, name, 0);
}

/* Taking away ------------------------------------------------------------ */

static void
remove_letters(struct run *run, const struct purge *purge)
{
	static const char scheme[] = "maildir:";
	const char *server = run->config->mail_server;
	struct purge_names names;

	if (strncmp(server, scheme, sizeof(scheme) - 1) != 0)
		return;
	if (purge_take_letters(&run->cx, purge->id, &names)) {
		say(run, "the letters of a purge");
		return;
	}
	for (size_t i = 0; i < names.n; i++)
		each_file(server + sizeof(scheme) - 1, 0, remove_letter,
		    arena_printf(run->cx.mem, "<%s>", names.items[i]));
}

static void
take(struct run *run, struct purge *purge)
{
	const int64_t everything = INT64_MAX;
	enum err err = db_begin(&run->cx);

	if (!err)
		err = purge_take(&run->cx, purge);
	if (!err &&
	    (purge->kind == PURGE_DIRECTIVE || purge->kind == PURGE_TASK))
		err = report_sum_forget(&run->cx);
	if (!err)
		err = db_commit(&run->cx);
	db_rollback(&run->cx);
	if (err) {
		say(run, "a purge waits for the next run");
		return;
	}
	remove_letters(run, purge);
	/* Whatever somebody is about to fetch may hold it too. */
	each_file(arena_printf(run->cx.mem, "%s/exports",
		      run->config->upload_dir),
	    0, remove_old, &everything);
	log_line("info", "",
	    "purge %" PRIu64 ": %s %" PRIu64 ", %" PRIu64 " rows, %" PRIu64
	    " files, %" PRIu64 " letters",
	    purge->id, purge_kind_name(purge->kind), purge->object_id,
	    purge->rows, purge->files, purge->letters);
}

static void
remove_bytes(struct run *run)
{
	struct purge_sums sums;

	if (purge_take_sums(&run->cx, &sums)) {
		say(run, "the files of purges");
		return;
	}
	for (size_t i = 0; i < sums.n; i++) {
		const uint8_t *sum = sums.items[i].sha256;
		const char *hex = hex_encode(run->cx.mem, sum, 32);
		const char *path = arena_printf(run->cx.mem, "%s/%.2s/%.2s/%s",
		    run->config->file_dir, hex, hex + 2, hex);

		if (unlink(path) != 0 && errno != ENOENT) {
			log_line("error", "", "a file stays: %s",
			    strerror(errno));
			run->left = true;
		} else if (purge_take_removed(&run->cx, sum)) {
			say(run, "a removed file");
		}
	}
}

static void
work(struct run *run)
{
	int64_t held_before = run->cx.now - FILE_HELD_SECONDS;
	struct purge_list waiting;

	each_file(arena_printf(run->cx.mem, "%s/held", run->config->spool_dir),
	    0, remove_old, &held_before);
	if (purge_store_waiting(&run->cx, &waiting)) {
		say(run, "what waits");
		return;
	}
	for (size_t i = 0; i < waiting.n; i++)
		take(run, &waiting.items[i]);
	remove_bytes(run);
}

int
main(int argc, char **argv)
{
	struct run run = { .left = false };

	if (argc == 3 && strcmp(argv[1], "--config") == 0) {
		setenv("NHACVIEC_CONFIG", argv[2], 1);
	} else if (argc != 1) {
		fputs("usage: purge [--config FILE]\n", stderr);
		return 64;
	}
	run.config = config_load();
	log_open(run.config->log_file, "purge");
	metrics_open(run.config->metrics_file, "purge");
	run.cx.mem = arena_open(MEMORY);
	run.cx.now = clock_now();
	run.cx.request_id = "";
	run.cx.db = db_open(run.config->db_socket, run.config->db_name,
	    run.config->secret_dir, DB_PURGE);
	if (schema_check(&run.cx)) {
		say(&run, "the schema");
		run.left = true;
	} else {
		work(&run);
	}
	metrics_run(clock_now(), !run.left);
	db_close(run.cx.db);
	arena_close(run.cx.mem);
	return run.left ? 1 : 0;
}
