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
#include "directive.h"
#include "directive_store.h"
#include "file_store.h"
#include "scan.h"
#include "text.h"

enum { FILE_NAME_MAX = 200, FILE_MODE = 0640, FOLDER_MODE = 0750 };

static const char *
place_of(struct cx *cx, const uint8_t sha256[static SHA256_SIZE])
{
	const char *hex = hex_encode(cx->mem, sha256, SHA256_SIZE);

	return arena_printf(cx->mem, "%.2s/%.2s/%s", hex, hex + 2, hex);
}

/* What a name says: without its ending, and with blanks where people write
 * signs instead. */
static const char *
words_of(struct cx *cx, const char *name)
{
	const char *dot = strrchr(name, '.');
	char *words = arena_strndup(cx->mem, name,
	    dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name));

	for (char *c = words; *c != '\0'; c++)
		if (*c == '_' || *c == '-' || *c == '+' || *c == '.')
			*c = ' ';
	return words;
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
	if (secrecy_marked(cx->mem, words_of(cx, source->name)))
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
		return fail(cx, ERR_SYSTEM, "fsync of a file: %s",
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
	return fail(cx, ERR_SYSTEM, "make a folder for files: %s",
	    strerror(errno));
}

/*
 * A second name for the upload, under its sum; the web layer removes the first
 * one, so that a repeated transaction finds it again. The same bytes may be
 * there already: then they are kept as they are.
 */
static enum err
link_file(struct cx *cx, const char *source, const char *path,
    const char *folder)
{
	enum err err;

	if (chmod(source, FILE_MODE) != 0)
		return fail(cx, ERR_SYSTEM, "chmod of an upload: %s",
		    strerror(errno));
	err = sync_path(cx, source, 0);
	if (err)
		return err;
	if (link(source, path) != 0 && errno != EEXIST)
		return fail(cx, ERR_SYSTEM, "link an upload: %s",
		    strerror(errno));
	return sync_path(cx, folder, O_DIRECTORY);
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
	return link_file(cx, source->path,
	    arena_printf(cx->mem, "%s/%s", file_dir, place), second);
}

enum err
file_check(struct cx *cx, size_t size_max, const char *field,
    const struct file_source *sources, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *type;
		enum err err;

		err = check_source(cx, field, size_max, &sources[i], &type);
		if (err)
			return err;
	}
	return OK;
}

enum err
file_keep(struct cx *cx, const char *file_dir, size_t size_max,
    const char *field, const struct file_source *sources, size_t n,
    enum file_owner owner, uint64_t owner_id, uint64_t directive_id,
    uint64_t assignment_id)
{
	const char **types = arena_array(cx->mem, n, sizeof(*types));
	enum err err;

	/* All of them first: nothing is kept of a request that is refused. */
	for (size_t i = 0; i < n; i++) {
		err = check_source(cx, field, size_max, &sources[i], &types[i]);
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
		};

		memcpy(file.sha256, sources[i].sha256, SHA256_SIZE);
		err = store_bytes(cx, file_dir, &sources[i]);
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

enum err
file_open(struct cx *cx, uint64_t id, struct file *out, const char **out_path)
{
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
	if (file.assignment_id != 0)
		err = assignment_open(cx, file.assignment_id, &assignment,
		    &party);
	else
		err = may_read_directive(cx, file.directive_id);
	if (err)
		return err;
	*out = file;
	*out_path = place_of(cx, file.sha256);
	return OK;
}

const char *
file_place(struct cx *cx, const struct file *file)
{
	return place_of(cx, file->sha256);
}
