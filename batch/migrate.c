#define BANNED_ALLOW_STDIO

/*
 * migrate: brings the database to the shape this release knows.
 *
 *	migrate [--config FILE] [--up-to N]     apply sql/migrations in order
 *	migrate [--config FILE] --root --grants database, accounts, migrations,
 *	                                        privileges; as the superuser
 *	migrate [--config FILE] --load FILE     run a seed, in one transaction
 *	--sql FOLDER                            where sql/ is, if not beside us
 *
 * Exit status: 0 done, 1 failed or refused, 64 wrong use. A migration that was
 * released and edited, one that stopped half way, and a database newer than
 * this program are refused.
 */
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
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
#include "migrate_store.h"
#include "str.h"
#include "text.h"

enum {
	MEMORY = 256 * 1024 * 1024,
	FILE_MAX = 64 * 1024 * 1024,
	MIGRATIONS_MAX = 1000,
	SEEDS_MAX = 50,
	COLUMNS_MAX = 5,
	GRANT_MAX = 4096,
	LOCK_SECONDS = 120,
};

struct options {
	const char *sql;
	const char *seeds[SEEDS_MAX];
	size_t n_seeds;
	long long up_to;
	bool root;
	bool grants;
};

struct migration {
	long long number;
	const char *name; /* "0001-foundation.sql" */
	const char *text;
	const char *sum;
};

struct migrations {
	size_t n;
	struct migration items[MIGRATIONS_MAX];
};

static const struct db_stmt LOCK = STMT("migrate.lock",
    "SELECT GET_LOCK('nhacviec_migrate', ?)");
static const struct db_stmt LIST = STMT("migrate.list",
    "SELECT number, name, sha256, applied_at IS NOT NULL "
    "FROM schema_migration ORDER BY number");
static const struct db_stmt BEGUN = STMT("migrate.begun",
    "INSERT INTO schema_migration (number, name, sha256, applied_at) "
    "VALUES (?, ?, ?, NULL)");
static const struct db_stmt DONE = STMT("migrate.done",
    "UPDATE schema_migration SET applied_at = ? WHERE number = ?");

static const char schema_migration
    [] = "CREATE TABLE IF NOT EXISTS schema_migration ("
	 "number INT UNSIGNED NOT NULL PRIMARY KEY, "
	 "name VARCHAR(120) NOT NULL, "
	 "sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, "
	 "applied_at DATETIME NULL COMMENT 'NULL: begun and not finished')";

static const char *const accounts[] = { "web", "read", "login", "report",
	"batch", "purge", "migrate", "backup", "sso" };

/* The tables of privileges: which accounts their columns are for. */
static const struct grants {
	const char *name;
	size_t first; /* of accounts */
	size_t n;
} grant_files[] = {
	{ "grants.tsv", 0, COLUMNS_MAX },
	{ "grants-purge.tsv", COLUMNS_MAX, 1 },
	{ "grants-sso.tsv", COLUMNS_MAX + 3, 1 },
};

/* Files --------------------------------------------------------------- */

static enum err
read_file(struct cx *cx, const char *path, const char **out)
{
	FILE *file = fopen(path, "re");
	struct str text;
	char piece[16384];
	size_t n;

	if (file == NULL)
		return fail(cx, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	str_init(&text, cx->mem, FILE_MAX);
	while ((n = fread(piece, 1, sizeof(piece), file)) > 0)
		str_add_n(&text, piece, n);
	fclose(file);
	*out = str_text(&text);
	return OK;
}

/*
 * Steps over what starts at p and hides a semicolon: a quoted text, a quoted
 * name, a comment. Returns p when nothing of the kind starts there.
 */
static const char *
skip_hidden(const char *p)
{
	char quote = *p;

	if (strncmp(p, "-- ", 3) == 0 || strncmp(p, "--\n", 3) == 0)
		return p + strcspn(p, "\n");
	if (strncmp(p, "/*", 2) == 0) {
		const char *end = strstr(p + 2, "*/");

		return end != NULL ? end + 2 : p + strlen(p);
	}
	if (quote != '\'' && quote != '"' && quote != '`')
		return p;
	for (p++; *p != '\0' && *p != quote; p++) {
		if (*p == '\\' && quote != '`' && p[1] != '\0')
			p++;
	}
	return *p != '\0' ? p + 1 : p;
}

/* The next statement of *text, without comments before it; NULL at the end. */
static const char *
next_statement(struct arena *mem, const char **text)
{
	const char *p = *text;
	const char *begin = NULL;

	while (*p != '\0' && *p != ';') {
		const char *after = skip_hidden(p);
		bool comment = after != p && (*p == '-' || *p == '/');

		if (begin == NULL && !comment && strchr(" \t\r\n", *p) == NULL)
			begin = p;
		p = after != p ? after : p + 1;
	}
	*text = *p == ';' ? p + 1 : p;
	if (begin == NULL)
		return *p == ';' ? next_statement(mem, text) : NULL;
	return arena_strndup(mem, begin, (size_t)(p - begin));
}

static enum err
run_all(struct cx *cx, const char *name, const char *text)
{
	const char *statement;

	for (int n = 1; (statement = next_statement(cx->mem, &text)) != NULL;
	     n++) {
		enum err err = db_run_text(cx,
		    arena_printf(cx->mem, "%s, statement %d", name, n),
		    statement);

		if (err)
			return err;
	}
	return OK;
}

/* Migrations ---------------------------------------------------------- */

static int
by_name(const void *a, const void *b)
{
	const struct migration *left = a;
	const struct migration *right = b;

	return strcmp(left->name, right->name);
}

static enum err
read_migration(struct cx *cx, const char *folder, const char *name,
    struct migration *out)
{
	uint8_t sum[SHA256_SIZE];
	enum err err;

	out->name = arena_strdup(cx->mem, name);
	if (!text_to_int(arena_strndup(cx->mem, name, 4), 1, 9999,
		&out->number))
		return fail(cx, ERR_SYSTEM, "%s: no number in front", name);
	err = read_file(cx, arena_printf(cx->mem, "%s/%s", folder, name),
	    &out->text);
	if (err)
		return err;
	crypto_sha256(out->text, strlen(out->text), sum);
	out->sum = hex_encode(cx->mem, sum, sizeof(sum));
	return OK;
}

/* All of them, in order, numbered from 1 without a gap. */
static enum err
read_migrations(struct cx *cx, const char *sql, struct migrations *out)
{
	const char *folder = arena_printf(cx->mem, "%s/migrations", sql);
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	enum err err = OK;

	if (dir == NULL)
		return fail(cx, ERR_SYSTEM, "%s: %s", folder, strerror(errno));
	out->n = 0;
	while (err == OK && (entry = readdir(dir)) != NULL) {
		size_t n = strlen(entry->d_name);

		if (n < 5 || strcmp(entry->d_name + n - 4, ".sql") != 0)
			continue;
		if (out->n == MIGRATIONS_MAX)
			err = fail(cx, ERR_SYSTEM, "too many migrations");
		else
			err = read_migration(cx, folder, entry->d_name,
			    &out->items[out->n++]);
	}
	closedir(dir);
	if (err)
		return err;
	qsort(out->items, out->n, sizeof(out->items[0]), by_name);
	for (size_t i = 0; i < out->n; i++) {
		if (out->items[i].number != (long long)i + 1)
			return fail(cx, ERR_SYSTEM, "%s: number %zu expected",
			    out->items[i].name, i + 1);
	}
	return OK;
}

/* What the database has must be what we know, from the first on. */
static enum err
check_applied(struct cx *cx, const struct migrations *known, size_t *out_n)
{
	struct db_rows *rows;
	size_t n = 0;
	enum err err = db_query(cx, &LIST, NO_ARGS, &rows);

	if (err)
		return err;
	while (db_next(rows)) {
		uint64_t number = row_u64(rows);
		const char *name = row_str(rows);
		const char *sum = row_str(rows);
		bool finished = row_bool(rows);

		if (number > known->n)
			return fail(cx, ERR_CONFLICT,
			    "the database has %s, newer than this program",
			    name);
		if (number != n + 1)
			return fail(cx, ERR_CONFLICT,
			    "migration %zu is missing in the database", n + 1);
		if (!finished)
			return fail(cx, ERR_CONFLICT,
			    "%s stopped half way: restore the backup", name);
		if (strcmp(sum, known->items[n].sum) != 0)
			return fail(cx, ERR_CONFLICT,
			    "%s was edited after it was applied", name);
		n++;
	}
	*out_n = n;
	return OK;
}

/* MariaDB cannot take back half a migration, so its beginning is recorded. */
static enum err
apply(struct cx *cx, const struct migration *it)
{
	struct db_arg number = db_u64((uint64_t)it->number);
	enum err err;

	err = db_exec(cx, &BEGUN,
	    ARGS(number, db_str(it->name), db_str(it->sum)), NULL);
	if (err)
		return err;
	err = run_all(cx, it->name, it->text);
	if (err)
		return err;
	err = db_exec(cx, &DONE, ARGS(db_moment(clock_now()), number), NULL);
	if (err)
		return err;
	printf("migrate: %s applied\n", it->name);
	return OK;
}

static enum err
lock(struct cx *cx)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &LOCK, ARGS(db_u64(LOCK_SECONDS)), &rows);

	if (err)
		return err;
	if (!db_next(rows) || !row_bool(rows))
		return fail(cx, ERR_BUSY, "another migrate is running");
	return OK;
}

/* What is witnessed is of the shape the tables have now. */
static enum err
witness(struct cx *cx, const char *sql)
{
	const char *text;
	enum err err;

	err = read_file(cx, arena_printf(cx->mem, "%s/ledger.tsv", sql), &text);
	return err ? err : migrate_ledger(cx, text);
}

static enum err
migrate(struct cx *cx, const struct options *options)
{
	struct migrations *known = arena_alloc(cx->mem, sizeof(*known));
	size_t n = 0;
	enum err err;

	err = read_migrations(cx, options->sql, known);
	if (err)
		return err;
	err = lock(cx);
	if (err)
		return err;
	err = db_run_text(cx, "schema_migration", schema_migration);
	if (err)
		return err;
	err = check_applied(cx, known, &n);
	if (err)
		return err;
	for (; n < known->n && known->items[n].number <= options->up_to; n++) {
		err = apply(cx, &known->items[n]);
		if (err)
			return err;
	}
	return witness(cx, options->sql);
}

/* Accounts and privileges --------------------------------------------- */

/* A secret or name that could end a quoted text has no place in SQL. */
static bool
is_plain(const char *s)
{
	return s[0] != '\0' &&
	       s[strspn(s, "abcdefghijklmnopqrstuvwxyz"
			   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.,()")] ==
		   '\0';
}

static const char *
replace(struct arena *mem, const char *text, const char *what, const char *with)
{
	struct str out;
	const char *at;

	str_init(&out, mem, FILE_MAX);
	while ((at = strstr(text, what)) != NULL) {
		str_add_n(&out, text, (size_t)(at - text));
		str_add(&out, with);
		text = at + strlen(what);
	}
	str_add(&out, text);
	return str_text(&out);
}

static enum err
make_accounts(struct cx *cx, const struct config *config, const char *sql)
{
	const char *text;
	enum err err;

	err = read_file(cx, arena_printf(cx->mem, "%s/accounts.sql.in", sql),
	    &text);
	if (err)
		return err;
	text = replace(cx->mem, text, "@DATABASE@", config->db_name);
	for (size_t i = 0; i < sizeof(accounts) / sizeof(accounts[0]); i++) {
		const char *secret = config_secret(config,
		    arena_printf(cx->mem, "db-%s", accounts[i]));

		if (!is_plain(secret))
			return fail(cx, ERR_SYSTEM,
			    "the secret db-%s has odd characters", accounts[i]);
		text = replace(cx->mem, text,
		    arena_printf(cx->mem, "@SECRET_%s@", accounts[i]), secret);
	}
	return run_all(cx, "accounts.sql.in", text);
}

/* "SIU(seen_at)" to "SELECT,INSERT,UPDATE(seen_at)". */
static bool
spell_out(struct str *out, const char *cell)
{
	static const struct {
		char letter;
		const char *word;
	} words[] = { { 'S', "SELECT" }, { 'I', "INSERT" }, { 'U', "UPDATE" },
		{ 'D', "DELETE" } };
	size_t n_words = sizeof(words) / sizeof(words[0]);

	while (*cell != '\0') {
		size_t i = 0;
		size_t n = 0;

		while (i < n_words && words[i].letter != *cell)
			i++;
		if (i == n_words)
			return false;
		str_printf(out, "%s%s", out->length > 0 ? "," : "",
		    words[i].word);
		cell++;
		if (*cell == '(') {
			n = strcspn(cell, ")") + 1;
			if (cell[n - 1] != ')')
				return false;
			str_add_n(out, cell, n);
			cell += n;
		}
	}
	return true;
}

/* One line: the table, and a cell for each account of the file. */
static enum err
grant_line(struct cx *cx, const char *db_name, const struct grants *grants,
    const char *line)
{
	size_t n = strcspn(line, "\t");
	const char *table = arena_strndup(cx->mem, line, n);
	enum err err;

	for (size_t i = 0; i < grants->n; i++) {
		struct str rights;
		const char *cell;

		line += n + (line[n] == '\t');
		n = strcspn(line, "\t");
		cell = arena_strndup(cx->mem, line, n);
		if (strcmp(cell, "-") == 0)
			continue;
		str_init(&rights, cx->mem, GRANT_MAX);
		if (!is_plain(table) || !is_plain(cell) ||
		    !spell_out(&rights, cell))
			return fail(cx, ERR_SYSTEM, "%s: %s, column %zu",
			    grants->name, table, i + 1);
		err = db_run_text(cx, grants->name,
		    arena_printf(cx->mem,
			"GRANT %s ON `%s`.`%s` TO nv_%s@localhost",
			str_text(&rights), db_name, table,
			accounts[grants->first + i]));
		if (err)
			return err;
	}
	return line[n] == '\0'
		   ? OK
		   : fail(cx, ERR_SYSTEM, "%s: %s has too many columns",
			 grants->name, table);
}

static enum err
grant_file(struct cx *cx, const struct config *config, const char *sql,
    const struct grants *grants)
{
	const char *text;
	enum err err;

	err = read_file(cx, arena_printf(cx->mem, "%s/%s", sql, grants->name),
	    &text);
	while (err == OK && *text != '\0') {
		size_t n = strcspn(text, "\n");

		if (n > 0 && *text != '#')
			err = grant_line(cx, config->db_name, grants,
			    arena_strndup(cx->mem, text, n));
		text += n + (text[n] == '\n');
	}
	return err;
}

static enum err
grant(struct cx *cx, const struct config *config, const char *sql)
{
	enum err err = OK;

	for (size_t i = 0;
	     !err && i < sizeof(grant_files) / sizeof(grant_files[0]); i++)
		err = grant_file(cx, config, sql, &grant_files[i]);
	return err;
}

/* What may be done ---------------------------------------------------- */

static enum err
load(struct cx *cx, const char *path)
{
	const char *text;
	enum err err;

	err = read_file(cx, path, &text);
	if (err)
		return err;
	err = db_begin(cx);
	if (err)
		return err;
	err = run_all(cx, path, text);
	if (err) {
		db_rollback(cx);
		return err;
	}
	return db_commit(cx);
}

static enum err
load_all(struct cx *cx, const struct options *options)
{
	enum err err = OK;

	for (size_t i = 0; err == OK && i < options->n_seeds; i++)
		err = load(cx, options->seeds[i]);
	return err;
}

/* The migrations run as nv_migrate even here, so that what works on the first
 * day works on every other. */
static enum err
as_superuser(struct cx *cx, const struct config *config,
    const struct options *options, struct db *ours)
{
	struct db *root = db_open_superuser(config->db_socket, "");
	enum err err;

	cx->db = root;
	err = make_accounts(cx, config, options->sql);
	if (err == OK) {
		cx->db = ours;
		err = migrate(cx, options);
	}
	if (err == OK) {
		cx->db = root;
		err = grant(cx, config, options->sql);
	}
	cx->db = ours;
	db_close(root);
	return err;
}

static enum err
work(struct cx *cx, const struct config *config, const struct options *options,
    struct db *ours)
{
	enum err err = OK;

	if (!is_plain(config->db_name))
		return fail(cx, ERR_SYSTEM, "db_name has odd characters");
	if (options->grants)
		err = as_superuser(cx, config, options, ours);
	else if (options->n_seeds == 0)
		err = migrate(cx, options);
	if (err)
		return err;
	return load_all(cx, options);
}

/* Start --------------------------------------------------------------- */

static void __attribute__((noreturn)) usage(void)
{
	fputs("usage: migrate [--config FILE] [--sql FOLDER] [--up-to N] "
	      "[--root --grants] [--load FILE]...\n",
	    stderr);
	exit(64);
}

/* Where we are installed, sql/ is beside batch/; in a working tree, here. */
static const char *
find_sql(struct arena *mem)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	const char *path;
	char *slash;

	if (n <= 0)
		return "sql";
	self[n] = '\0';
	slash = strrchr(self, '/');
	if (slash != NULL)
		*slash = '\0';
	path = arena_printf(mem, "%s/../sql", self);
	return access(path, R_OK) == 0 ? path : "sql";
}

static void
take_option(struct options *options, const char *name, const char *value)
{
	if (value == NULL)
		usage();
	if (strcmp(name, "--config") == 0) {
		setenv("NHACVIEC_CONFIG", value, 1);
	} else if (strcmp(name, "--sql") == 0) {
		options->sql = value;
	} else if (strcmp(name, "--load") == 0) {
		if (options->n_seeds == SEEDS_MAX)
			usage();
		options->seeds[options->n_seeds++] = value;
	} else if (strcmp(name, "--up-to") != 0 ||
		   !text_to_int(value, 1, 9999, &options->up_to)) {
		usage();
	}
}

static void
take_options(struct options *options, char **argv)
{
	for (argv++; *argv != NULL; argv++) {
		if (strcmp(*argv, "--root") == 0) {
			options->root = true;
		} else if (strcmp(*argv, "--grants") == 0) {
			options->grants = true;
		} else {
			take_option(options, argv[0], argv[1]);
			argv++;
		}
	}
	if (options->root != options->grants)
		usage();
}

int
main(int argc, char **argv)
{
	struct arena *mem = arena_open(MEMORY);
	struct cx cx = { .mem = mem, .now = clock_now(), .request_id = "" };
	struct options options = { .sql = find_sql(mem), .up_to = LLONG_MAX };
	const struct config *config;
	struct db *ours;
	enum err err;

	(void)argc;
	take_options(&options, argv);
	log_open("-", "migrate");
	config = config_load();
	ours = db_open(config->db_socket, config->db_name, config->secret_dir,
	    DB_MIGRATE);
	cx.db = ours;
	err = work(&cx, config, &options, ours);
	if (err)
		log_line("error", "", "%s: %s", err_name(err),
		    cx.error.message);
	db_close(ours);
	arena_close(mem);
	return err ? 1 : 0;
}
