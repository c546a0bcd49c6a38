#define BANNED_ALLOW_STDIO
#define BANNED_ALLOW_MEMORY

#include "database.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "str.h"

enum { MEMORY = 64 * 1024 * 1024, CONTEXTS_MAX = 64, TABLES_MAX = 300 };

static const char *const seeds[] = { "calendar", "profile-kh", "agencies-kh",
	"lists" };

static struct {
	struct arena *mem; /* as long as the program */
	const char *root;  /* of the tree */
	const char *build; /* build/asan */
	const char *folder;
	const char *name; /* of the database */
	const struct config *config;
	struct cx *superuser;
	struct cx *test; /* of test_begin */
	struct cx *contexts[CONTEXTS_MAX];
	size_t n_contexts;
	const char *tables[TABLES_MAX];
	bool seeded[TABLES_MAX];
	size_t n_tables;
} world;

static void __attribute__((noreturn)) PRINTF_LIKE(1, 2)
    give_up(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fputs("test database: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

/* The program is build/<mode>/tests/<folder>/<name>. */
static void
find_places(void)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	char *slash = NULL;
	int up;

	if (n <= 0)
		give_up("/proc/self/exe: %s", strerror(errno));
	self[n] = '\0';
	slash = strrchr(self, '/');
	world.name = arena_printf(world.mem, "nv_%s", slash + 1);
	for (up = 0; up < 3 && slash != NULL; up++) {
		*slash = '\0';
		slash = strrchr(self, '/');
	}
	world.build = arena_strdup(world.mem, self);
	for (; up < 5 && slash != NULL; up++) {
		*slash = '\0';
		slash = strrchr(self, '/');
	}
	world.root = arena_strdup(world.mem, self);
	world.folder = arena_printf(world.mem, "%s/build/testdb/%s", world.root,
	    world.name);
}

/* Runs a program to its end; what it writes to standard output goes to out. */
static void
run(const char *const *argv, char *out, size_t size)
{
	int ends[2];
	pid_t child;
	ssize_t n;
	size_t length = 0;
	int status;

	if (pipe(ends) != 0)
		give_up("pipe: %s", strerror(errno));
	child = fork();
	if (child == 0) {
		union {
			const char *const *from;
			char *const *to;
		} words = { argv };

		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		execv(argv[0], words.to);
		_exit(127);
	}
	close(ends[1]);
	while (length < size - 1 &&
	       (n = read(ends[0], out + length, size - 1 - length)) > 0)
		length += (size_t)n;
	out[length] = '\0';
	out[strcspn(out, "\n")] = '\0';
	close(ends[0]);
	if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
		give_up("%s failed", argv[0]);
}

static void
make_folder(const char *name)
{
	const char *path = arena_printf(world.mem, "%s/%s", world.folder, name);

	if (mkdir(path, 0755) != 0 && errno != EEXIST)
		give_up("%s: %s", path, strerror(errno));
}

static void
write_config(const char *socket)
{
	const char *path = arena_printf(world.mem, "%s/app.conf", world.folder);
	FILE *file;

	make_folder("");
	make_folder("files");
	make_folder("upload");
	make_folder("spool");
	make_folder("mail");
	file = fopen(path, "we");
	if (file == NULL)
		give_up("%s: %s", path, strerror(errno));
	fprintf(file,
	    "db_socket = %s\ndb_name = %s\nsecret_dir = %s/build/testdb/secret\n"
	    "template_dir = %s/templates\nfile_dir = %s/files\n"
	    "upload_dir = %s/upload\nlog_file = %s/log\n"
	    "office_url = http://127.0.0.1:8080\n"
	    "portal_url = http://127.0.0.1:8081\n"
	    "admin_url = http://127.0.0.1:8082\nsecure_cookies = no\n"
	    "unit_name = tỉnh Khánh Hòa\nunit_kind = tỉnh\n"
	    "office_name = Văn phòng UBND tỉnh Khánh Hòa\n"
	    "hotline = 0258 000 0000\nsupport_email = hotro@example.vn\n"
	    "mail_from = nhacviec@example.vn\nmail_server = maildir:%s/mail\n"
	    "mail_user =\nupload_max = 20M\nspool_dir = %s/spool\n"
	    "signature_authorities =\n",
	    socket, world.name, world.root, world.root, world.folder,
	    world.folder, world.folder, world.folder, world.folder);
	if (fclose(file) != 0)
		give_up("%s: %s", path, strerror(errno));
	setenv("NHACVIEC_CONFIG", path, 1);
	world.config = config_load();
}

/* What a person does on a new machine. */
static void
migrate(void)
{
	const char *argv[16] = {
		arena_printf(world.mem, "%s/batch/migrate", world.build),
		"--sql",
		arena_printf(world.mem, "%s/sql", world.root),
		"--root",
		"--grants",
	};
	size_t n = 5;
	char out[4096];

	for (size_t i = 0; i < sizeof(seeds) / sizeof(seeds[0]); i++) {
		const char *path = arena_printf(world.mem, "%s/sql/seed-%s.sql",
		    world.root, seeds[i]);

		if (access(path, R_OK) != 0)
			continue;
		argv[n++] = "--load";
		argv[n++] = path;
	}
	run(argv, out, sizeof(out));
}

/* Contexts ------------------------------------------------------------ */

static void
close_cx(struct cx *cx)
{
	db_close(cx->db);
	arena_close(cx->mem);
	free(cx);
}

static void
close_all(void)
{
	while (world.n_contexts > 0)
		close_cx(world.contexts[--world.n_contexts]);
	arena_close(world.mem);
	world.mem = NULL;
}

static struct cx *
new_cx(struct db *db)
{
	struct cx *cx = calloc(1, sizeof(*cx));

	if (cx == NULL || world.n_contexts == CONTEXTS_MAX)
		give_up("too many contexts");
	cx->mem = arena_open(MEMORY);
	cx->db = db;
	cx->now = TEST_NOW;
	cx->request_id = "";
	world.contexts[world.n_contexts++] = cx;
	return cx;
}

static void
run_text(const char *sql)
{
	struct cx *cx = world.superuser;

	if (db_run_text(cx, "test", sql) != OK)
		give_up("%s\n%s", cx->error.message, sql);
}

/* The seeds are kept aside in a second database, for test_reset. */
static void
keep_seeds(void)
{
	static const struct db_stmt list = STMT("test.tables",
	    "SELECT table_name FROM information_schema.tables "
	    "WHERE table_schema = ? ORDER BY table_name");
	struct cx *cx = world.superuser;
	struct db_rows *rows;

	run_text(
	    arena_printf(cx->mem, "DROP DATABASE IF EXISTS `%s+`", world.name));
	run_text(arena_printf(cx->mem, "CREATE DATABASE `%s+`", world.name));
	if (db_query(cx, &list, ARGS(db_str(world.name)), &rows) != OK)
		give_up("%s", cx->error.message);
	while (db_next(rows)) {
		const char *table = arena_strdup(world.mem, row_str(rows));
		size_t n = world.n_tables++;

		if (n == TABLES_MAX)
			give_up("too many tables");
		world.tables[n] = table;
		run_text(arena_printf(cx->mem,
		    "CREATE TABLE `%s+`.`%s` ENGINE=InnoDB AS "
		    "SELECT * FROM `%s`.`%s`",
		    world.name, table, world.name, table));
	}
}

static void
find_seeded(void)
{
	struct cx *cx = world.superuser;

	for (size_t i = 0; i < world.n_tables; i++) {
		struct db_rows *rows;
		struct db_stmt count = { "test.count",
			arena_printf(world.mem,
			    "SELECT EXISTS (SELECT 1 FROM `%s+`.`%s`)",
			    world.name, world.tables[i]) };

		if (db_query(cx, &count, NO_ARGS, &rows) != OK ||
		    !db_next(rows))
			give_up("%s", cx->error.message);
		world.seeded[i] = row_bool(rows);
	}
}

static void
make_world(void)
{
	char socket[PATH_MAX];
	const char *start[4] = { NULL, "start" };

	world.mem = arena_open(MEMORY);
	atexit(close_all);
	find_places();
	start[0] = arena_printf(world.mem, "%s/tests/support/testdb.sh",
	    world.root);
	run(start, socket, sizeof(socket));
	write_config(socket);
	world.superuser = new_cx(db_open_superuser(socket, ""));
	run_text(arena_printf(world.mem, "DROP DATABASE IF EXISTS `%s`",
	    world.name));
	migrate();
	world.superuser = new_cx(db_open_superuser(socket, world.name));
	keep_seeds();
	find_seeded();
}

static void
need_world(void)
{
	if (world.mem == NULL)
		make_world();
}

const struct config *
test_config(void)
{
	need_world();
	return world.config;
}

struct cx *
test_cx(enum db_account account)
{
	need_world();
	return new_cx(db_open(world.config->db_socket, world.name,
	    world.config->secret_dir, account));
}

struct cx *
test_superuser(void)
{
	need_world();
	return world.superuser;
}

int
test_begin(void **state)
{
	if (world.test == NULL)
		world.test = test_cx(DB_WEB);
	arena_reset(world.test->mem);
	error_reset(&world.test->error);
	world.test->now = TEST_NOW;
	world.test->actor = NULL;
	world.test->profile = NULL;
	world.test->calendar = NULL;
	*state = world.test;
	if (db_begin(world.test) != OK)
		give_up("%s", world.test->error.message);
	return 0;
}

int
test_rollback(void **state)
{
	db_rollback(*state);
	return 0;
}

void
test_reset(void)
{
	struct cx *cx;

	need_world();
	cx = world.superuser;
	arena_reset(cx->mem);
	run_text("SET foreign_key_checks = 0, @nv_unrecorded = 1");
	for (size_t i = 0; i < world.n_tables; i++) {
		run_text(
		    arena_printf(cx->mem, "DELETE FROM `%s`", world.tables[i]));
		if (world.seeded[i])
			run_text(arena_printf(cx->mem,
			    "INSERT INTO `%s` SELECT * FROM `%s+`.`%s`",
			    world.tables[i], world.name, world.tables[i]));
	}
	run_text("SET foreign_key_checks = 1, @nv_unrecorded = NULL");
}

void
test_run(const char *sql)
{
	need_world();
	run_text(sql);
}

uint64_t
test_number(const struct db_stmt *stmt)
{
	struct cx *cx = test_superuser();
	struct db_rows *rows;

	if (db_query(cx, stmt, NO_ARGS, &rows) != OK || !db_next(rows))
		give_up("%s\n%s", cx->error.message, stmt->sql);
	return row_u64(rows);
}

void
test_assert_err(struct cx *cx, enum err err, enum err wanted, const char *file,
    int line)
{
	if (err != wanted) {
		print_error("%s (%s:%d %s), wanted %s: %s\n", err_name(err),
		    cx->error.file != NULL ? cx->error.file : "?",
		    cx->error.line,
		    cx->error.function != NULL ? cx->error.function : "?",
		    err_name(wanted), cx->error.message);
		for (unsigned i = 0; i < cx->error.n_fields; i++)
			print_error("field %s: %s\n", cx->error.fields[i].field,
			    cx->error.fields[i].key);
		_fail(file, line);
	}
	if (wanted != OK)
		error_reset(&cx->error);
}
