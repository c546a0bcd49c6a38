#include "file_verbs.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "account.h"
#include "arena.h"
#include "assignment_store.h"
#include "assignment_verbs.h"
#include "clock.h"
#include "crypto.h"
#include "directive_store.h"
#include "file_store.h"
#include "inspect.h"
#include "log.h"
#include "notification_store.h"
#include "periodic_report_verbs.h"
#include "scan.h"
#include "secrecy.h"
#include "text.h"

enum { FILE_NAME_MAX = 200, FILE_MODE = 0640, FOLDER_MODE = 0750 };
/* How long a person waits for the scanner, and how long the batch does. */
enum { SCAN_SECONDS = 10, SCAN_LATER_SECONDS = 120 };

static const char *
place_of(struct cx *cx, const uint8_t sha256[static SHA256_SIZE])
{
	const char *hex = hex_encode(cx->mem, sha256, SHA256_SIZE);

	return arena_printf(cx->mem, "%.2s/%.2s/%s", hex, hex + 2, hex);
}

static enum err
check_source(struct cx *cx, const char *field, size_t size_max,
    const struct file_source *source, const char **out_type)
{
	enum err err;

	if (source->size == 0)
		return fail_field(cx, field, "file_empty");
	if (source->size > size_max)
		return fail_field(cx, field, "file_size");
	if (text_is_empty(source->name) || strchr(source->name, '/') != NULL ||
	    text_length(source->name) > FILE_NAME_MAX)
		return fail_field(cx, field, "file_name");
	if (secrecy_in_file_name(cx->mem, source->name))
		return fail_field(cx, field, "secret_file");
	err = scan_type(cx, source->path, out_type);
	if (err)
		return err;
	if (!file_type_allowed(*out_type, source->name))
		return fail_field(cx, field, "file_type");
	return OK;
}

/* What is in a folder or file survives a loss of power from here on. */
static enum err
sync_path(struct cx *cx, const char *path, int flags)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | flags);
	int result;

	if (fd < 0)
		return fail(cx, ERR_SYSTEM, "open a file to keep: %s",
		    strerror(errno));
	result = fsync(fd);
	close(fd);
	if (result != 0)
		return fail(cx, err_of_write(errno), "fsync of a file: %s",
		    strerror(errno));
	return OK;
}

static enum err
make_folder(struct cx *cx, const char *parent, const char *path)
{
	if (mkdir(path, FOLDER_MODE) == 0)
		return sync_path(cx, parent, O_DIRECTORY);
	if (errno == EEXIST)
		return OK;
	return fail(cx, err_of_write(errno), "make a folder for files: %s",
	    strerror(errno));
}

static enum err
copy_bytes(struct cx *cx, int from, int to)
{
	static char piece[65536];
	ssize_t n;

	while ((n = read(from, piece, sizeof(piece))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		for (ssize_t at = 0; at < n;) {
			ssize_t done = write(to, piece + at, (size_t)(n - at));

			if (done < 0 && errno != EINTR)
				return fail(cx, err_of_write(errno),
				    "write a file to keep: %s",
				    strerror(errno));
			at += done > 0 ? done : 0;
		}
	}
	if (n < 0)
		return fail(cx, ERR_SYSTEM, "read an upload: %s",
		    strerror(errno));
	if (fsync(to) != 0)
		return fail(cx, err_of_write(errno), "fsync of a file: %s",
		    strerror(errno));
	return OK;
}

/* The upload lies in memory, and what is kept on a disk. */
static enum err
copy_upload(struct cx *cx, const char *source, const char *target)
{
	int from = open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	int to;
	enum err err;

	if (from < 0)
		return fail(cx, ERR_SYSTEM, "open an upload: %s",
		    strerror(errno));
	to = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
	if (to < 0)
		err = fail(cx, err_of_write(errno), "make a file to keep: %s",
		    strerror(errno));
	else
		err = copy_bytes(cx, from, to);
	close(from);
	if (to >= 0 && close(to) != 0 && !err)
		err = fail(cx, err_of_write(errno), "close a file to keep: %s",
		    strerror(errno));
	return err;
}

/*
 * A copy of the upload under its sum, whole or not at all; the web layer
 * removes the upload, so that a repeated transaction finds it again. The same
 * bytes may be there already: then they are kept as they are.
 */
static enum err
put_file(struct cx *cx, const char *source, const char *path,
    const char *folder)
{
	const char *fresh = arena_printf(cx->mem, "%s.%s", path,
	    crypto_random_hex(cx->mem, 8));
	enum err err;

	if (access(path, F_OK) == 0)
		return OK;
	err = copy_upload(cx, source, fresh);
	if (!err && link(fresh, path) != 0 && errno != EEXIST)
		err = fail(cx, err_of_write(errno), "name a file to keep: %s",
		    strerror(errno));
	(void)unlink(fresh);
	return err ? err : sync_path(cx, folder, O_DIRECTORY);
}

static enum err
store_bytes(struct cx *cx, const char *file_dir,
    const struct file_source *source)
{
	const char *place = place_of(cx, source->sha256);
	const char *first = arena_printf(cx->mem, "%s/%.2s", file_dir, place);
	const char *second = arena_printf(cx->mem, "%s/%.5s", file_dir, place);
	enum err err;

	err = make_folder(cx, file_dir, first);
	if (err)
		return err;
	err = make_folder(cx, first, second);
	if (err)
		return err;
	return put_file(cx, source->path,
	    arena_printf(cx->mem, "%s/%s", file_dir, place), second);
}

static bool
has_scanner(const struct file_rules *rules)
{
	return !text_is_empty(rules->scanner);
}

/* Nothing is clean until the scanner has said so. */
static enum err
scan_source(struct cx *cx, const struct file_rules *rules, const char *field,
    struct file_source *source)
{
	enum scan_verdict verdict;
	const char *words;
	enum err err;

	source->scan = FILE_SCAN_PENDING;
	err = scan_harm(cx, rules->scanner, source->path, SCAN_SECONDS,
	    &verdict, &words);
	if (err)
		return err;
	switch (verdict) {
	case SCAN_HARMLESS:
		source->scan = FILE_SCAN_CLEAN;
		return OK;
	case SCAN_HARMFUL:
		log_line("warning", cx->request_id, "an upload was refused: %s",
		    words);
		return fail_field(cx, field, "file_harmful");
	case SCAN_REFUSED:
	case SCAN_UNREACHABLE:
		break;
	}
	log_line("warning", cx->request_id, "an upload is held: %s", words);
	return OK;
}

enum err
file_check(struct cx *cx, const struct file_rules *rules, const char *field,
    struct file_source *sources, size_t n)
{
	enum err err;

	for (size_t i = 0; i < n; i++) {
		const char *type;

		err = check_source(cx, field, rules->size_max, &sources[i],
		    &type);
		if (err)
			return err;
	}
	for (size_t i = 0; has_scanner(rules) && i < n; i++) {
		err = scan_source(cx, rules, field, &sources[i]);
		if (err)
			return err;
	}
	return OK;
}

/* What was not looked at is held, whoever forgot it. */
static enum file_scan
scan_of(const struct file_rules *rules, const struct file_source *source)
{
	if (has_scanner(rules) && source->scan == FILE_SCAN_UNSCANNED)
		return FILE_SCAN_PENDING;
	return source->scan;
}

enum err
file_keep(struct cx *cx, const struct file_rules *rules, const char *field,
    const struct file_source *sources, size_t n, enum file_owner owner,
    uint64_t owner_id, uint64_t directive_id, uint64_t assignment_id)
{
	const char **types = arena_array(cx->mem, n, sizeof(*types));
	enum err err;

	/* All of them first: nothing is kept of a request that is refused. */
	for (size_t i = 0; i < n; i++) {
		err = check_source(cx, field, rules->size_max, &sources[i],
		    &types[i]);
		if (err)
			return err;
	}
	for (size_t i = 0; i < n; i++) {
		struct file file = {
			.size = sources[i].size,
			.name = sources[i].name,
			.content_type = types[i],
			.directive_id = directive_id,
			.assignment_id = assignment_id,
			.owner = owner,
			.owner_id = owner_id,
			.content = sources[i].content,
			.scan = scan_of(rules, &sources[i]),
			.signature = { .signed_at = NO_MOMENT },
		};

		memcpy(file.sha256, sources[i].sha256, SHA256_SIZE);
		if (text_equal(types[i], "application/pdf"))
			inspect_signature(cx->mem, sources[i].path,
			    rules->authorities, &file.signature);
		err = store_bytes(cx, rules->file_dir, &sources[i]);
		if (err)
			return err;
		err = file_store_add(cx, &file);
		if (err)
			return err;
	}
	return OK;
}

/* A file of the directive itself: the office, and every agency that something
 * of this directive was handed out to. */
static enum err
may_read_directive(struct cx *cx, uint64_t directive_id)
{
	const struct actor *actor = cx->actor;
	struct assignment_lines lines;
	enum err err;

	if (actor != NULL && role_is_office(actor->role))
		return OK;
	if (actor == NULL || actor->agency_id == 0 ||
	    !role_may(actor->role, PERM_READ_TASK))
		return fail(cx, ERR_MISSING, "not for this person");
	err = assignment_store_list_directive(cx, directive_id, &lines);
	if (err)
		return err;
	for (size_t i = 0; i < lines.n; i++)
		if (lines.items[i].a.agency_id == actor->agency_id &&
		    lines.items[i].a.assigned_at != NO_MOMENT)
			return OK;
	return fail(cx, ERR_MISSING,
	    "directive %" PRIu64 " is not for this agency", directive_id);
}

/* What has been issued is the office's until it is a directive. */
static enum err
may_read_outgoing(struct cx *cx)
{
	if (cx->actor != NULL && role_is_office(cx->actor->role))
		return OK;
	return fail(cx, ERR_MISSING, "documents issued are for the office");
}

enum err
file_open(struct cx *cx, uint64_t id, struct file *out, const char **out_path)
{
	struct periodic_report report;
	struct assignment assignment;
	struct file file;
	enum party party;
	enum err err;

	err = file_store_get(cx, id, &file);
	if (err)
		return err;
	/* register_open_file gives those of the registers. */
	if (file.owner == FILE_REGISTER)
		return fail(cx, ERR_MISSING,
		    "file %" PRIu64 " is of a register", id);
	if (file.owner == FILE_OUTGOING)
		err = may_read_outgoing(cx);
	else if (file.owner == FILE_PERIODIC_REPORT)
		err = periodic_report_open(cx, file.owner_id, &report);
	else if (file.assignment_id != 0)
		err = assignment_open(cx, file.assignment_id, &assignment,
		    &party);
	else
		err = may_read_directive(cx, file.directive_id);
	if (err)
		return err;
	if (!file_scan_allows(file.scan))
		return fail(cx, ERR_MISSING, "file %" PRIu64 " is held", id);
	*out = file;
	*out_path = place_of(cx, file.sha256);
	return OK;
}

static enum err
tell_one(struct cx *cx, const struct file_people *of, uint64_t agency_id,
    uint64_t account_id)
{
	struct notification n = {
		.kind = NOTIFICATION_FILE_HARMFUL,
		.agency_id = agency_id,
		.account_id = agency_id != 0 ? 0 : account_id,
		.directive_id = of->directive_id,
		.assignment_id = of->assignment_id,
	};

	if (n.agency_id == 0 && n.account_id == 0)
		return OK;
	return notification_store_add(cx, &n);
}

/* Before the state is written: that happens once, and so does this. */
static enum err
tell_harmful(struct cx *cx, const uint8_t sha256[static SHA256_SIZE])
{
	struct file_people_list people;
	enum err err = file_store_list_people(cx, sha256, &people);

	for (size_t i = 0; !err && i < people.n; i++) {
		const struct file_people *of = &people.items[i];

		err = tell_one(cx, of, of->agency_id, of->account_id);
		if (!err &&
		    (of->agency_id != 0 || of->follower_id != of->account_id))
			err = tell_one(cx, of, 0, of->follower_id);
	}
	return err;
}

enum err
file_scan_next(struct cx *cx, const struct file_rules *rules, uint64_t after_id,
    uint64_t *out_id)
{
	enum scan_verdict verdict;
	const char *words, *path;
	struct file file;
	enum err err;

	err = file_store_next_unseen(cx, after_id, &file);
	*out_id = err ? 0 : file.id;
	if (err || file.id == 0)
		return err;
	path = arena_printf(cx->mem, "%s/%s", rules->file_dir,
	    place_of(cx, file.sha256));
	err = scan_harm(cx, rules->scanner, path, SCAN_LATER_SECONDS, &verdict,
	    &words);
	if (err)
		return err;
	if (verdict == SCAN_UNREACHABLE)
		return fail(cx, ERR_BUSY, "the scanner does not answer");
	if (verdict != SCAN_HARMLESS)
		log_line("warning", cx->request_id,
		    "file %" PRIu64 " is %s: %s", file.id,
		    verdict == SCAN_HARMFUL ? "harmful" : "held", words);
	if (verdict == SCAN_REFUSED)
		return OK;
	if (verdict == SCAN_HARMFUL)
		err = tell_harmful(cx, file.sha256);
	if (err)
		return err;
	return file_store_set_scan(cx, file.sha256,
	    verdict == SCAN_HARMFUL ? FILE_SCAN_INFECTED : FILE_SCAN_CLEAN);
}

bool
file_scanner_answers(const struct file_rules *rules)
{
	return has_scanner(rules) && scan_answers(rules->scanner);
}

const char *
file_place(struct cx *cx, const struct file *file)
{
	return place_of(cx, file->sha256);
}
