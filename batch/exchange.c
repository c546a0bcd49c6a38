#define BANNED_ALLOW_STDIO

/*
 * exchange: documents issued, from and to the folder the exchange shares.
 *
 *	exchange [--config FILE]
 *
 * Takes in what lies in exchange_dir/in as edXML, each message in a transaction
 * of its own, and moves it to good/ or bad/ after the commit; what bears a mark
 * of secrecy is removed and only counted (R11). A message that was taken in and
 * not moved is known the next time. Then puts status messages to out/, under
 * their name at once and whole, and never twice under two names. A file whose
 * name begins with "." or ends with ".part" or ".tmp" is still being written.
 *
 * Two runs do not meet: the second one ends. It may be stopped anywhere.
 *
 * Exit status: 0 done (also when no exchange is configured), 2 could not work,
 * 64 wrong use.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "account.h"
#include "arena.h"
#include "clock.h"
#include "config.h"
#include "cx.h"
#include "db.h"
#include "edxml_verbs.h"
#include "log.h"
#include "metrics.h"
#include "outgoing_store.h"
#include "rules_store.h"
#include "schema_verbs.h"
#include "text.h"
#include "transaction.h"

enum { MEMORY = 96 * 1024 * 1024, NAME_SIZE = 256 };
enum { DONE = 0, COULD_NOT = 2, WRONG_USE = 64 };
enum { FOLDER_MODE = 0750, FILE_MODE = 0640 };
#define MESSAGE_MAX (UINT64_C(512) * 1024 * 1024)

struct run {
	struct cx cx;
	const struct config *config;
	struct arena *rules;
	struct actor actor;
	unsigned n_good, n_bad, n_secret, n_sent;
	char name[NAME_SIZE]; /* of the message at hand */
	struct edxml_result result;
	uint64_t sent_id;
};

static volatile sig_atomic_t stopped;

static void
stop(int number)
{
	(void)number;
	stopped = 1;
}

static const char *
path_of(struct run *run, const char *folder, const char *name)
{
	return arena_printf(run->cx.mem, "%s/%s/%s", run->config->exchange_dir,
	    folder, name);
}

/* Transactions --------------------------------------------------------------
 */

typedef enum err step_fn(struct run *run);

struct step {
	struct run *run;
	step_fn *fn;
};

static enum err
take_step(void *arg)
{
	const struct step *step = arg;

	arena_reset(step->run->cx.mem);
	step->run->cx.now = clock_now();
	return step->fn(step->run);
}

static enum err
in_transaction(struct run *run, step_fn *fn)
{
	return transaction_run(&run->cx, take_step, &(struct step){ run, fn });
}

/* In -------------------------------------------------------------------------
 */

static enum err
take(struct run *run)
{
	const struct file_rules rules = {
		.file_dir = run->config->file_dir,
		.size_max = run->config->upload_max,
		.authorities = run->config->signature_authorities,
		.scanner = run->config->clamd_socket,
	};
	const struct edxml_intake intake = { .files = &rules,
		.folder = run->config->spool_dir,
		.message_max = MESSAGE_MAX,
		.origin = OUTGOING_SPOOL };

	return edxml_take(&run->cx, &intake, path_of(run, "in", run->name),
	    &run->result);
}

/* Under its own name; under another where one of that name lies already. */
static void
move(struct run *run, const char *folder)
{
	const char *from = path_of(run, "in", run->name);
	const char *to = path_of(run, folder, run->name);

	for (int i = 1; link(from, to) != 0; i++) {
		if (errno != EEXIST || i > 9999) {
			log_line("error", "", "%s: cannot be moved: %s",
			    run->name, strerror(errno));
			return;
		}
		to = path_of(run, folder,
		    arena_printf(run->cx.mem, "%s.%d", run->name, i));
	}
	(void)unlink(from);
}

/* What a person reads beside a message that was not taken in. */
static void
say_why(struct run *run, const char *key)
{
	const char *path = path_of(run, "bad",
	    arena_printf(run->cx.mem, "%s.why", run->name));
	FILE *f = fopen(path, "we");

	if (f == NULL)
		return;
	fprintf(f, "%s\n", key);
	(void)fclose(f);
}

static void
settle(struct run *run, enum err err)
{
	const struct error *error = &run->cx.error;

	if (run->result.secret) {
		(void)unlink(path_of(run, "in", run->name));
		run->n_secret++;
	} else if (!err) {
		move(run, "good");
		run->n_good++;
	} else {
		say_why(run, error->n_fields > 0 ? error->fields[0].key : "");
		move(run, "bad");
		run->n_bad++;
	}
}

static bool
is_ready(int folder, const char *name)
{
	size_t n = strlen(name);
	struct stat st;

	return name[0] != '.' && n < NAME_SIZE - 8 &&
	       !(n > 5 && strcasecmp(name + n - 5, ".part") == 0) &&
	       !(n > 4 && strcasecmp(name + n - 4, ".tmp") == 0) &&
	       fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISREG(st.st_mode);
}

/* What fails by itself waits for the next run; what is wrong goes to bad/. */
static enum err
take_all(struct run *run)
{
	DIR *dir = opendir(path_of(run, "in", "."));
	struct dirent *entry;
	enum err err = OK;

	if (dir == NULL)
		return fail(&run->cx, ERR_SYSTEM, "open the spool: %s",
		    strerror(errno));
	while (!err && !stopped && (entry = readdir(dir)) != NULL) {
		if (!is_ready(dirfd(dir), entry->d_name))
			continue;
		snprintf(run->name, sizeof(run->name), "%s", entry->d_name);
		run->result = (struct edxml_result){ .outgoing_id = 0 };
		err = in_transaction(run, take);
		if (err && err != ERR_INPUT)
			break;
		settle(run, err);
		error_reset(&run->cx.error);
		err = OK;
	}
	(void)closedir(dir);
	return err;
}

/* Out ------------------------------------------------------------------------
 */

static enum err
tell_finished(struct run *run)
{
	unsigned n;

	return outgoing_tell_finished(&run->cx, &n);
}

static enum err
write_whole(struct run *run, const char *path, const char *text)
{
	const char *fresh = arena_printf(run->cx.mem, "%s.part", path);
	int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
	    FILE_MODE);
	size_t n = strlen(text);
	bool good;

	if (fd < 0)
		return fail(&run->cx, ERR_SYSTEM, "make a status message: %s",
		    strerror(errno));
	good = write(fd, text, n) == (ssize_t)n && fsync(fd) == 0;
	good = close(fd) == 0 && good && rename(fresh, path) == 0;
	return good ? OK
		    : fail(&run->cx, ERR_SYSTEM, "write a status message: %s",
			  strerror(errno));
}

/* Named by its number: when the commit fails, the next run writes it again
 * over itself. */
static enum err
send_one(struct run *run)
{
	const struct outgoing_voice voice = {
		.code = run->config->exchange_code,
		.name = run->config->office_name,
	};
	struct outgoing_status status;
	struct outgoing o;
	enum err err;

	err = outgoing_store_next_unsent(&run->cx, 0, &status);
	run->sent_id = status.id;
	if (err || status.id == 0)
		return err;
	err = outgoing_store_get(&run->cx, status.outgoing_id, &o);
	if (!err)
		err = write_whole(run,
		    path_of(run, "out",
			arena_printf(run->cx.mem, "status-%" PRIu64 ".edxml",
			    status.id)),
		    outgoing_status_text(run->cx.mem, &voice, &o, &status));
	return err ? err : outgoing_store_set_sent(&run->cx, status.id);
}

static enum err
send_all(struct run *run)
{
	enum err err;

	if (text_is_empty(run->config->exchange_code))
		return OK;
	err = in_transaction(run, tell_finished);
	do {
		if (err || stopped)
			return err;
		err = in_transaction(run, send_one);
		run->n_sent += !err && run->sent_id != 0;
	} while (run->sent_id != 0);
	return err;
}

/* The run --------------------------------------------------------------------
 */

static enum err
make_folders(struct run *run, int *out_lock)
{
	static const char *const names[] = { "in", "good", "bad", "out" };

	(void)mkdir(run->config->exchange_dir, FOLDER_MODE);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		(void)mkdir(arena_printf(run->cx.mem, "%s/%s",
				run->config->exchange_dir, names[i]),
		    FOLDER_MODE);
	*out_lock = open(arena_printf(run->cx.mem, "%s/.lock",
			     run->config->exchange_dir),
	    O_RDWR | O_CREAT | O_CLOEXEC, FILE_MODE);
	if (*out_lock < 0)
		return fail(&run->cx, ERR_SYSTEM, "lock the spool: %s",
		    strerror(errno));
	return OK;
}

/* The rules and the person live as long as the run. */
static enum err
load(struct run *run)
{
	struct cx *cx = &run->cx;
	struct arena *mem = cx->mem;
	const char *login = run->config->exchange_account;
	enum err err;

	cx->mem = run->rules;
	err = schema_check(cx);
	if (!err)
		err = outgoing_store_account(cx,
		    text_is_empty(login) ? "" : login, &run->actor.account_id,
		    &run->actor.name);
	if (!err && run->actor.account_id == 0)
		err = fail(cx, ERR_SYSTEM,
		    "exchange_account names no open account of a creator");
	if (!err)
		err = rules_load(cx);
	cx->mem = mem;
	return err;
}

static int
work(struct run *run)
{
	int lock = -1;
	enum err err = make_folders(run, &lock);

	if (!err && flock(lock, LOCK_EX | LOCK_NB) != 0)
		return DONE;
	if (!err)
		err = load(run);
	if (!err)
		err = take_all(run);
	if (!err)
		err = send_all(run);
	if (err)
		log_line("error", "", "%s", run->cx.error.message);
	if (run->n_good + run->n_bad + run->n_secret + run->n_sent > 0)
		log_line("info", "", "good=%u bad=%u secret=%u sent=%u",
		    run->n_good, run->n_bad, run->n_secret, run->n_sent);
	if (lock >= 0)
		(void)close(lock);
	return err ? COULD_NOT : DONE;
}

static void
read_arguments(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--config") == 0 && i + 1 < argc) {
			(void)setenv("NHACVIEC_CONFIG", argv[++i], 1);
			continue;
		}
		fprintf(stderr, "usage: exchange [--config FILE]\n");
		exit(WRONG_USE);
	}
}

int
main(int argc, char **argv)
{
	struct run run = { .actor = { .kind = ACCOUNT_PERSONAL,
			       .role = ROLE_CREATOR,
			       .login = "",
			       .agency_name = "",
			       .officer_name = "",
			       .address = "",
			       .language = "vi" } };
	int status = DONE;

	read_arguments(argc, argv);
	run.config = config_load();
	log_open(run.config->log_file, "exchange");
	metrics_open(run.config->metrics_file, "exchange");
	signal(SIGTERM, stop);
	signal(SIGINT, stop);
	run.cx.mem = arena_open(MEMORY);
	run.rules = arena_open(MEMORY);
	run.cx.request_id = "";
	run.cx.now = clock_now();
	run.cx.actor = &run.actor;
	run.cx.db = db_open(run.config->db_socket, run.config->db_name,
	    run.config->secret_dir, DB_BATCH);
	if (!text_is_empty(run.config->exchange_dir))
		status = work(&run);
	metrics_run(clock_now(), status == DONE);
	db_close(run.cx.db);
	arena_close(run.cx.mem);
	arena_close(run.rules);
	return status;
}
