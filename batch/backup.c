#define BANNED_ALLOW_STDIO

/*
 * backup: everything the system holds, sealed to a key this machine does not
 * have.
 *
 *	backup make --to FOLDER [--keep DAYS] [--copy DEST]
 *	    NAME.sql.gz.age     the database, one consistent moment of it
 *	    NAME.files.tar.age  the files of people, taken after it: files are
 *	                        only added, so every file it names is there
 *	    --keep: after how many days a backup may go (30); those that are
 *past it are removed from FOLDER. --copy: also to another folder or host, as
 *	    rsync(1) names it.
 *	backup tested --path FILE [--bad WHAT]
 *	    a restore of FILE was tried on another machine, and was good (or
 *not)
 *	--config FILE   instead of NHACVIEC_CONFIG
 *
 * The public keys are in secret_dir/backup.pub, one on a line as age-keygen(1)
 * writes them; the secret key is kept elsewhere, by somebody else. Each file
 *has a row in backup_register, which stays when the file is gone. batch/restore
 *brings a backup back.
 *
 * Exit status: 0 done, 1 failed, 64 wrong use.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "clock.h"
#include "config.h"
#include "cx.h"
#include "db.h"
#include "log.h"
#include "metrics.h"
#include "pipeline.h"
#include "schema_verbs.h"
#include "seal_store.h"
#include "text.h"

enum { MEMORY = 64 * 1024 * 1024, PIECE = 65536, KEEP_DAYS = 30 };
enum { DONE = 0, FAILED = 1, WRONG_USE = 64 };

struct options {
	bool make;
	const char *to;
	const char *copy;
	const char *path;
	const char *bad;
	long long keep;
};

static void __attribute__((noreturn)) usage(void)
{
	fputs("usage: backup make --to FOLDER [--keep DAYS] [--copy DEST]"
	      " [--config FILE]\n"
	      "       backup tested --path FILE [--bad WHAT] [--config FILE]\n",
	    stderr);
	exit(WRONG_USE);
}

static bool
take_value(struct options *o, const char *name, const char *value)
{
	if (strcmp(name, "--config") == 0)
		return setenv("NHACVIEC_CONFIG", value, 1) == 0;
	if (strcmp(name, "--to") == 0)
		o->to = value;
	else if (strcmp(name, "--copy") == 0)
		o->copy = value;
	else if (strcmp(name, "--path") == 0)
		o->path = value;
	else if (strcmp(name, "--bad") == 0)
		o->bad = value;
	else
		return strcmp(name, "--keep") == 0 &&
		       text_to_int(value, 1, 36500, &o->keep);
	return true;
}

static void
take_options(struct options *o, int argc, char **argv)
{
	*o = (struct options){ .keep = KEEP_DAYS };
	if (argc < 2)
		usage();
	o->make = strcmp(argv[1], "make") == 0;
	if (!o->make && strcmp(argv[1], "tested") != 0)
		usage();
	for (int i = 2; i < argc; i += 2) {
		if (i + 1 >= argc || !take_value(o, argv[i], argv[i + 1]))
			usage();
	}
	if ((o->make ? o->to : o->path) == NULL)
		usage();
}

/* Making ---------------------------------------------------------------------
 */

static enum err
sum_file(struct cx *cx, const char *path, struct backup *out)
{
	struct sha256 *sum = sha256_open();
	uint8_t *piece = arena_alloc(cx->mem, PIECE);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = 0;

	out->bytes = 0;
	while (fd >= 0 && (n = read(fd, piece, PIECE)) > 0) {
		sha256_add(sum, piece, (size_t)n);
		out->bytes += (uint64_t)n;
	}
	sha256_finish(sum, out->sha256);
	if (fd >= 0)
		close(fd);
	if (fd < 0 || n < 0)
		return fail(cx, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	return OK;
}

static enum err
finish_file(struct cx *cx, const struct options *o, const char *part,
    const char *path)
{
	const char *const rsync[] = { "rsync", "--archive", "--protect-args",
		path, o->copy, NULL };
	const struct pipeline copy = { .n = 1, .commands = { rsync } };
	struct backup backup = { .made_at = cx->now,
		.path = path,
		.expires_at = cx->now + o->keep * DAY_SECONDS };
	enum err err = sum_file(cx, part, &backup);

	if (err)
		return err;
	if (rename(part, path) != 0)
		return fail(cx, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	if (o->copy != NULL)
		err = pipeline_run(cx, &copy);
	if (err)
		return err;
	err = seal_store_add_backup(cx, &backup);
	if (!err)
		printf("backup: %s, %" PRIu64 " bytes\n", path, backup.bytes);
	return err;
}

static enum err
make_database(struct cx *cx, const struct config *config,
    const struct options *o, const char *name)
{
	const char *const dump[] = { "mariadb-dump", "--no-defaults",
		"--user=nv_backup",
		arena_printf(cx->mem, "--socket=%s", config->db_socket),
		"--single-transaction", "--skip-lock-tables", "--quick",
		"--hex-blob", "--no-tablespaces", "--triggers",
		"--default-character-set=utf8mb4", config->db_name, NULL };
	const char *const gzip[] = { "gzip", "-6", NULL };
	const char *const age[] = { "age", "--encrypt", "--recipients-file",
		arena_printf(cx->mem, "%s/backup.pub", config->secret_dir),
		NULL };
	const char *path = arena_printf(cx->mem, "%s.sql.gz.age", name);
	const char *part = arena_printf(cx->mem, "%s.part", path);
	const struct pipeline line = { .out_path = part,
		.variable = "MYSQL_PWD",
		.value = config_secret(config, "db-backup"),
		.n = 3,
		.commands = { dump, gzip, age } };
	enum err err = pipeline_run(cx, &line);

	return err ? err : finish_file(cx, o, part, path);
}

static enum err
make_files(struct cx *cx, const struct config *config, const struct options *o,
    const char *name)
{
	const char *const tar[] = { "tar", "--create", "--directory",
		config->file_dir, ".", NULL };
	const char *const age[] = { "age", "--encrypt", "--recipients-file",
		arena_printf(cx->mem, "%s/backup.pub", config->secret_dir),
		NULL };
	const char *path = arena_printf(cx->mem, "%s.files.tar.age", name);
	const char *part = arena_printf(cx->mem, "%s.part", path);
	const struct pipeline line = { .out_path = part,
		.n = 2,
		.commands = { tar, age } };
	enum err err = pipeline_run(cx, &line);

	return err ? err : finish_file(cx, o, part, path);
}

static enum err
remove_old(struct cx *cx, const char *folder)
{
	struct backup *old;
	size_t n, length = strlen(folder);
	enum err err = seal_store_expired(cx, &old, &n);

	for (size_t i = 0; !err && i < n; i++) {
		if (strncmp(old[i].path, folder, length) != 0 ||
		    old[i].path[length] != '/')
			continue;
		if (unlink(old[i].path) == 0)
			printf("backup: %s removed\n", old[i].path);
		else if (errno != ENOENT)
			err = fail(cx, ERR_SYSTEM, "%s: %s", old[i].path,
			    strerror(errno));
	}
	return err;
}

static enum err
make(struct cx *cx, const struct config *config, const struct options *o)
{
	struct date d = day_to_date(clock_day(cx->now));
	int64_t second = cx->now - clock_day_start(clock_day(cx->now));
	const char *name = arena_printf(cx->mem,
	    "%s/nhacviec-%04d%02d%02d-%02d%02d%02d", o->to, d.year, d.month,
	    d.day, (int)(second / 3600), (int)(second / 60 % 60),
	    (int)(second % 60));
	enum err err = make_database(cx, config, o, name);

	if (!err)
		err = make_files(cx, config, o, name);
	return err ? err : remove_old(cx, o->to);
}

static enum err
tested(struct cx *cx, const struct options *o)
{
	const struct audit_check check = { .kind = CHECK_RESTORE,
		.at = cx->now,
		.good = o->bad == NULL,
		.finding = o->bad == NULL ? "" : o->bad };
	enum err err = OK;

	if (o->bad == NULL)
		err = seal_store_set_restored(cx, o->path, cx->now, cx->now);
	return err ? err : seal_store_add_check(cx, &check);
}

int
main(int argc, char **argv)
{
	struct arena *mem = arena_open(MEMORY);
	struct cx cx = { .mem = mem, .now = clock_now(), .request_id = "" };
	const struct config *config;
	struct options o;
	enum err err;

	take_options(&o, argc, argv);
	log_open("-", "backup");
	config = config_load();
	cx.db = db_open(config->db_socket, config->db_name, config->secret_dir,
	    DB_BATCH);
	metrics_open(config->metrics_file, o.make ? "backup" : "backup-tested");
	err = schema_check(&cx);
	if (!err)
		err = o.make ? make(&cx, config, &o) : tested(&cx, &o);
	if (err)
		log_line("error", "", "%s: %s", err_name(err),
		    cx.error.message);
	metrics_run(clock_now(), err == OK);
	db_close(cx.db);
	arena_close(mem);
	return err ? FAILED : DONE;
}
