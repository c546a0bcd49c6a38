#define BANNED_ALLOW_STDIO

/*
 * restore: brings a backup back, on an empty machine, as the superuser of its
 * database server.
 *
 *	restore --key FILE --from NAME.sql.gz.age [--files NAME.files.tar.age]
 *	    the database and its files; both must be empty. Then run
 *	    "migrate --root --grants" (accounts are not in a backup) and
 *	restore --verify
 *	    is every file there that the database names, with the same sum?
 *	    "audit verify" does the same for every row.
 *	--config FILE   of the new machine, instead of NHACVIEC_CONFIG
 *
 * --key: the secret key, as age-keygen(1) writes it. Exit status: 0 done, 1
 * failed or something is missing, 64 wrong use.
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
#include "crypto.h"
#include "cx.h"
#include "db.h"
#include "log.h"
#include "pipeline.h"
#include "restore_store.h"

enum { MEMORY = 64 * 1024 * 1024, PIECE = 65536 };
enum { DONE = 0, FAILED = 1, WRONG_USE = 64 };

struct options {
	bool verify;
	const char *key;
	const char *from;
	const char *files;
};

static void __attribute__((noreturn)) usage(void)
{
	fputs("usage: restore --key FILE --from FILE [--files FILE]"
	      " [--config FILE]\n"
	      "       restore --verify [--config FILE]\n",
	    stderr);
	exit(WRONG_USE);
}

static bool
take_value(struct options *o, const char *name, const char *value)
{
	if (value == NULL)
		return false;
	if (strcmp(name, "--config") == 0)
		return setenv("NHACVIEC_CONFIG", value, 1) == 0;
	if (strcmp(name, "--key") == 0)
		o->key = value;
	else if (strcmp(name, "--from") == 0)
		o->from = value;
	else if (strcmp(name, "--files") == 0)
		o->files = value;
	else
		return false;
	return true;
}

static void
take_options(struct options *o, char **argv)
{
	*o = (struct options){ 0 };
	for (argv++; *argv != NULL; argv++) {
		if (strcmp(*argv, "--verify") == 0) {
			o->verify = true;
		} else {
			if (!take_value(o, argv[0], argv[1]))
				usage();
			argv++;
		}
	}
	if (o->verify == (o->from != NULL) ||
	    (o->from != NULL && o->key == NULL))
		usage();
}

static enum err
restore_database(struct cx *cx, const struct config *config,
    const struct options *o)
{
	const char *const age[] = { "age", "--decrypt", "--identity", o->key,
		NULL };
	const char *const gzip[] = { "gzip", "-d", NULL };
	const char *const mariadb[] = { "mariadb", "--no-defaults",
		arena_printf(cx->mem, "--socket=%s", config->db_socket),
		"--default-character-set=utf8mb4", config->db_name, NULL };
	const struct pipeline line = { .in_path = o->from,
		.n = 3,
		.commands = { age, gzip, mariadb } };
	bool empty;
	enum err err = restore_store_begin(cx, config->db_name, &empty);

	if (err)
		return err;
	if (!empty)
		return fail(cx, ERR_CONFLICT, "database %s is not empty",
		    config->db_name);
	return pipeline_run(cx, &line);
}

static enum err
restore_files(struct cx *cx, const struct config *config,
    const struct options *o)
{
	const char *const age[] = { "age", "--decrypt", "--identity", o->key,
		NULL };
	const char *const tar[] = { "tar", "--extract", "--keep-old-files",
		"--no-same-owner", "--directory", config->file_dir, NULL };
	const struct pipeline line = { .in_path = o->files,
		.n = 2,
		.commands = { age, tar } };

	return pipeline_run(cx, &line);
}

/* Files ----------------------------------------------------------------------
 */

static bool
is_whole(struct cx *cx, const char *path, const struct stored_file *file)
{
	struct sha256 *sum = sha256_open();
	uint8_t *piece = arena_alloc(cx->mem, PIECE);
	uint8_t found[SHA256_SIZE];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	uint64_t size = 0;
	ssize_t n = 0;

	while (fd >= 0 && (n = read(fd, piece, PIECE)) > 0) {
		sha256_add(sum, piece, (size_t)n);
		size += (uint64_t)n;
	}
	sha256_finish(sum, found);
	if (fd < 0)
		return false;
	close(fd);
	return n == 0 && size == file->size &&
	       memcmp(found, file->sha256, SHA256_SIZE) == 0;
}

static enum err
verify(struct cx *cx, const struct config *config)
{
	struct stored_file *files;
	uint64_t after = 0, checked = 0, bad = 0;
	size_t n = 1;

	while (n > 0) {
		enum err err;

		arena_reset(cx->mem);
		err = restore_store_files(cx, after, &files, &n);
		if (err)
			return err;
		for (size_t i = 0; i < n; i++, checked++) {
			const char *hex = hex_encode(cx->mem, files[i].sha256,
			    SHA256_SIZE);

			after = files[i].id;
			if (is_whole(cx,
				arena_printf(cx->mem, "%s/%.2s/%.2s/%s",
				    config->file_dir, hex, hex + 2, hex),
				&files[i]))
				continue;
			bad++;
			printf("FOUND: file %" PRIu64
			       " is missing or differs\n",
			    after);
		}
	}
	printf("restore: %" PRIu64 " files, %" PRIu64 " bad\n", checked, bad);
	return bad == 0 ? OK : fail(cx, ERR_SYSTEM, "files are missing");
}

int
main(int argc, char **argv)
{
	struct arena *mem = arena_open(MEMORY);
	struct cx cx = { .mem = mem, .now = clock_now(), .request_id = "" };
	const struct config *config;
	struct options o;
	enum err err;

	(void)argc;
	take_options(&o, argv);
	log_open("-", "restore");
	config = config_load();
	cx.db = db_open_superuser(config->db_socket,
	    o.verify ? config->db_name : "");
	if (o.verify) {
		err = verify(&cx, config);
	} else {
		err = restore_database(&cx, config, &o);
		if (!err && o.files != NULL)
			err = restore_files(&cx, config, &o);
		if (!err)
			printf("restore: done; now run migrate --root"
			       " --grants, then restore --verify and audit"
			       " verify\n");
	}
	if (err)
		log_line("error", "", "%s: %s", err_name(err),
		    cx.error.message);
	db_close(cx.db);
	arena_close(mem);
	return err ? FAILED : DONE;
}
