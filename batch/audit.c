#define BANNED_ALLOW_STDIO

/*
 * audit: seals the ledger, and checks it; see lib/ledger.h.
 *
 *	audit seal      seals what is new; a timer runs it every minute
 *	audit verify    recomputes everything, and compares the tables
 *	  --dump FILE   of a dump made with mariadb-dump --hex-blob, instead of
 *	                the database; no server is needed
 *	  --key FILE    the public key; else seal.pub in secret_dir
 *	  --head N:HEX  a head as it was printed; may be given often
 *	  --record      keep the result for the page of trust
 *	--json          the result as one JSON object
 *	--config FILE   instead of NHACVIEC_CONFIG
 *
 * Of the database it also compares secret_dir/seal.last, what the sealer wrote
 * last. Exit status: 0 good, 1 something was found, 2 could not, 64 wrong use.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "audit_check.h"
#include "audit_dump.h"
#include "clock.h"
#include "config.h"
#include "cx.h"
#include "db.h"
#include "log.h"
#include "metrics.h"
#include "schema_verbs.h"
#include "seal_store.h"
#include "seal_verbs.h"
#include "text.h"

enum { MEMORY = 256 * 1024 * 1024, TABLES_MAX = 300 };
#define CHECK_MEMORY ((size_t)16 * 1024 * 1024 * 1024)
enum { GOOD = 0, FOUND = 1, COULD_NOT = 2, WRONG_USE = 64 };

struct options {
	bool seal;
	bool json;
	bool record;
	const char *dump;
	const char *key;
	size_t n_heads;
	struct printed_head heads[HEADS_MAX];
};

static void __attribute__((noreturn)) usage(void)
{
	fputs("usage: audit seal [--config FILE] [--json]\n"
	      "       audit verify [--dump FILE --key FILE] [--head N:HEX]..."
	      " [--record]\n"
	      "             [--config FILE] [--json]\n",
	    stderr);
	exit(WRONG_USE);
}

/* "42:3f2a91c0...", blanks between the digits as they are printed. */
static bool
add_head(struct options *o, struct arena *mem, const char *value)
{
	size_t n = strcspn(value, ":");
	struct printed_head *head = &o->heads[o->n_heads];
	char hex[2 * SHA256_SIZE + 1];
	long long number;
	size_t k = 0;

	if (o->n_heads == HEADS_MAX || value[n] != ':' ||
	    !text_to_int(arena_strndup(mem, value, n), 1, INT32_MAX, &number))
		return false;
	for (value += n + 1; *value != '\0'; value++) {
		if (*value == ' ')
			continue;
		if (k == sizeof(hex) - 1 ||
		    strchr("0123456789abcdef", *value) == NULL)
			return false;
		hex[k++] = *value;
	}
	hex[k] = '\0';
	head->number = (uint64_t)number;
	head->sum = arena_strdup(mem, hex);
	o->n_heads++;
	return k >= 8;
}

static bool
take_value(struct options *o, struct arena *mem, const char *name,
    const char *value)
{
	if (strcmp(name, "--config") == 0)
		return setenv("NHACVIEC_CONFIG", value, 1) == 0;
	if (strcmp(name, "--head") == 0)
		return add_head(o, mem, value);
	if (strcmp(name, "--dump") == 0)
		o->dump = value;
	else if (strcmp(name, "--key") == 0)
		o->key = value;
	else
		return false;
	return true;
}

static void
take_options(struct options *o, struct arena *mem, int argc, char **argv)
{
	if (argc < 2)
		usage();
	o->seal = strcmp(argv[1], "seal") == 0;
	if (!o->seal && strcmp(argv[1], "verify") != 0)
		usage();
	for (int i = 2; i < argc; i++) {
		if (strcmp(argv[i], "--json") == 0)
			o->json = true;
		else if (strcmp(argv[i], "--record") == 0)
			o->record = true;
		else if (i + 1 >= argc ||
			 !take_value(o, mem, argv[i], argv[i + 1]))
			usage();
		else
			i++;
	}
	if (o->dump != NULL && (o->seal || o->key == NULL || o->record))
		usage();
}

/* Sealing -------------------------------------------------------------------
 */

/* Beside the key, so that a head cut off the end of the table is missed. */
static void
keep_last(struct cx *cx, const char *secret_dir, const struct seal_head *head)
{
	const char *path = arena_printf(cx->mem, "%s/seal.last", secret_dir);
	const char *new = arena_printf(cx->mem, "%s.new", path);
	FILE *file = fopen(new, "we");
	bool done = file != NULL;

	if (done)
		fprintf(file, "%" PRIu64 ":%s\n", head->number,
		    hex_encode(cx->mem, head->sum, SHA256_SIZE));
	if (done)
		done = fclose(file) == 0 && rename(new, path) == 0;
	if (!done)
		log_line("error", "", "%s: %s", path, strerror(errno));
}

static enum err
seal_once(struct cx *cx, const struct config *config, struct seal_head *head)
{
	enum err err = db_begin(cx);

	if (err)
		return err;
	err = seal_run(cx, config->secret_dir, head);
	if (err) {
		db_rollback(cx);
		return err;
	}
	return db_commit(cx);
}

static enum err
seal(struct cx *cx, const struct config *config, const struct options *o)
{
	struct seal_head head = { .number = 1 };
	enum err err = OK;

	while (!err && head.number != 0) {
		arena_reset(cx->mem);
		cx->now = clock_now();
		err = seal_once(cx, config, &head);
		if (err || head.number == 0)
			break;
		keep_last(cx, config->secret_dir, &head);
		if (o->json)
			printf("{\"head\": %" PRIu64 ", \"entries\": %" PRIu64
			       ", \"sum\": \"%s\"}\n",
			    head.number, head.entries,
			    hex_encode(cx->mem, head.sum, SHA256_SIZE));
		else if (isatty(STDOUT_FILENO))
			printf("audit: head %s, %" PRIu64 " entries\n",
			    seal_head_text(cx->mem, &head), head.entries);
	}
	return err;
}

/* Verifying -----------------------------------------------------------------
 */

static const char *const first_tables[] = { "ledger_shape", "redaction",
	"seal_head", "ledger" };

/* The tables in the order check_read asks for, NULL at the end. */
static enum err
list_tables(struct cx *cx, const char **argv, size_t n)
{
	const char **tables;
	size_t n_tables;
	enum err err = seal_store_tables(cx, &tables, &n_tables);

	if (err)
		return err;
	for (size_t i = 0; i < 4; i++)
		argv[n++] = first_tables[i];
	for (size_t i = 0; i < n_tables && n < TABLES_MAX - 1; i++) {
		if (strcmp(tables[i], "redaction") != 0)
			argv[n++] = tables[i];
	}
	argv[n] = NULL;
	return OK;
}

static void __attribute__((noreturn))
run_dump(const struct config *config, const char **argv, int out)
{
	union {
		const char **from;
		char *const *to;
	} words = { argv };

	dup2(out, STDOUT_FILENO);
	setenv("MYSQL_PWD", config_secret(config, "db-backup"), 1);
	execvp(argv[0], words.to);
	_exit(127);
}

static enum err
dump_pipe(struct cx *cx, const struct config *config, FILE **out, pid_t *child)
{
	const char *argv[TABLES_MAX] = { "mariadb-dump", "--no-defaults",
		"--user=nv_backup",
		arena_printf(cx->mem, "--socket=%s", config->db_socket),
		"--single-transaction", "--skip-lock-tables", "--quick",
		"--hex-blob", "--no-tablespaces", "--skip-triggers",
		"--default-character-set=utf8mb4", config->db_name };
	int ends[2];
	enum err err = list_tables(cx, argv, 12);

	if (err)
		return err;
	if (pipe(ends) != 0)
		return fail(cx, ERR_SYSTEM, "pipe: %s", strerror(errno));
	*child = fork();
	if (*child == 0) {
		close(ends[0]);
		run_dump(config, argv, ends[1]);
	}
	close(ends[1]);
	*out = fdopen(ends[0], "r");
	if (*child >= 0 && *out != NULL)
		return OK;
	err = fail(cx, ERR_SYSTEM, "mariadb-dump: %s", strerror(errno));
	if (*out != NULL)
		fclose(*out);
	else
		close(ends[0]);
	return err;
}

static void
take_last(struct options *o, struct arena *mem, const char *secret_dir)
{
	const char *path = arena_printf(mem, "%s/seal.last", secret_dir);
	FILE *file = fopen(path, "re");
	char line[120];

	if (file == NULL)
		return;
	if (fgets(line, sizeof(line), file) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		add_head(o, mem, line);
	}
	fclose(file);
}

static enum err
read_live(struct cx *cx, const struct config *config, struct check *check)
{
	const char *complaint;
	FILE *file = NULL;
	pid_t child = -1;
	int status;
	enum err err = dump_pipe(cx, config, &file, &child);

	if (err)
		return err;
	complaint = check_read(check, file, true);
	fclose(file);
	if (waitpid(child, &status, 0) != child)
		status = -1;
	if (complaint != NULL)
		return fail(cx, ERR_SYSTEM, "%s", complaint);
	return status == 0 ? OK : fail(cx, ERR_SYSTEM, "mariadb-dump failed");
}

static enum err
read_file(struct cx *cx, const char *path, struct check *check)
{
	FILE *file = fopen(path, "re");
	const char *complaint;

	if (file == NULL)
		return fail(cx, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	complaint = check_read(check, file, false);
	fclose(file);
	return complaint == NULL
		   ? OK
		   : fail(cx, ERR_SYSTEM, "%s: %s", path, complaint);
}

static void
say_json(const struct check_result *r, int64_t ms)
{
	printf("{\"good\": %s, \"entries\": %" PRIu64 ", \"adopted\": %" PRIu64
	       ", \"rows\": %" PRIu64 ", \"events\": %" PRIu64
	       ", \"heads\": %" PRIu64 ", \"unsealed\": %" PRIu64
	       ", \"redactions\": %" PRIu64 ", \"findings\": %" PRIu64
	       ", \"first\": [",
	    r->n_findings == 0 ? "true" : "false", r->entries, r->adopted,
	    r->rows, r->events, r->heads, r->unsealed, r->redactions,
	    r->n_findings);
	for (size_t i = 0; i < r->n_findings && i < FINDINGS_MAX; i++) {
		fputs(i > 0 ? ", \"" : "\"", stdout);
		for (const char *p = r->findings[i]; *p != '\0'; p++) {
			if (*p == '"' || *p == '\\')
				putchar('\\');
			if ((unsigned char)*p >= ' ')
				putchar(*p);
		}
		putchar('"');
	}
	printf("], \"ms\": %" PRId64 "}\n", ms);
}

static void
say(const struct check_result *r, int64_t ms)
{
	for (size_t i = 0; i < r->n_findings && i < FINDINGS_MAX; i++)
		printf("FOUND: %s\n", r->findings[i]);
	printf("audit: %s: %" PRIu64 " entries (%" PRIu64 " adopted, %" PRIu64
	       " not yet sealed), %" PRIu64 " rows, %" PRIu64
	       " events, %" PRIu64 " heads, %" PRIu64 " redactions; %" PRIu64
	       " findings; %" PRId64 ".%03" PRId64 " s\n",
	    r->n_findings == 0 ? "good" : "NOT GOOD", r->entries, r->adopted,
	    r->unsealed, r->rows, r->events, r->heads, r->redactions,
	    r->n_findings, ms / 1000, ms % 1000);
}

static enum err
record(struct cx *cx, const struct check_result *r, int64_t ms)
{
	const struct audit_check check = {
		.kind = CHECK_VERIFY,
		.at = clock_now(),
		.good = r->n_findings == 0,
		.entries = r->entries,
		.head = r->head,
		.seconds = (uint64_t)((ms + 999) / 1000),
		.finding = r->n_findings == 0 ? "" : r->findings[0],
	};

	return seal_store_add_check(cx, &check);
}

static int
verify(struct cx *cx, const struct config *config, struct options *o)
{
	struct arena *mem = arena_open(CHECK_MEMORY);
	const struct check_result *r;
	struct check *check;
	int64_t began = clock_ticks();
	int64_t ms;
	enum err err;
	int found;

	if (o->key == NULL)
		o->key = arena_printf(cx->mem, "%s/seal.pub",
		    config->secret_dir);
	if (o->dump == NULL)
		take_last(o, cx->mem, config->secret_dir);
	check = check_open(mem, o->key, o->heads, o->n_heads);
	err = o->dump != NULL ? read_file(cx, o->dump, check)
			      : read_live(cx, config, check);
	if (err) {
		check_close(check);
		arena_close(mem);
		return -1;
	}
	r = check_finish(check);
	ms = clock_ticks() - began;
	if (o->json)
		say_json(r, ms);
	else
		say(r, ms);
	found = r->n_findings > 0;
	if (o->record && record(cx, r, ms) != OK)
		found = -1;
	check_close(check);
	arena_close(mem);
	return found;
}

int
main(int argc, char **argv)
{
	struct arena *mem = arena_open(MEMORY);
	struct arena *words = arena_open(MEMORY);
	struct cx cx = { .mem = mem, .now = clock_now(), .request_id = "" };
	struct options *o = arena_alloc(words, sizeof(*o));
	const struct config *config = NULL;
	int status;

	take_options(o, words, argc, argv);
	log_open("-", "audit");
	if (o->dump == NULL) {
		config = config_load();
		cx.db = db_open(config->db_socket, config->db_name,
		    config->secret_dir, DB_BATCH);
		metrics_open(config->metrics_file,
		    o->seal ? "audit-seal" : "audit-verify");
	}
	if (config != NULL && schema_check(&cx))
		status = COULD_NOT;
	else if (o->seal)
		status = seal(&cx, config, o) == OK ? GOOD : COULD_NOT;
	else
		status = verify(&cx, config, o);
	if (status < 0 || status == COULD_NOT) {
		log_line("error", "", "%s", cx.error.message);
		status = COULD_NOT;
	}
	if (config != NULL)
		metrics_run(clock_now(), status == GOOD);
	db_close(cx.db);
	arena_close(words);
	arena_close(mem);
	return status;
}
