#include "gate.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "config.h"
#include "crypto.h"
#include "file.h"
#include "inspect.h"
#include "multipart.h"
#include "scan.h"
#include "secrecy.h"
#include "text.h"

enum {
	FOLDER_MODE = 0700,
	HEX_SUM = 2 * SHA256_SIZE,
	FILE_MEMORY = 64 * 1024 * 1024
};

/* Files that wait --------------------------------------------------------- */

/* Its name says whose it is only to who has the session. */
static const char *
held_folder(struct request *rq)
{
	static const char purpose[] = "files that wait";
	uint8_t text[sizeof(purpose) + sizeof(rq->session.token_hash)];
	uint8_t sum[SHA256_SIZE];

	memcpy(text, purpose, sizeof(purpose));
	memcpy(text + sizeof(purpose), rq->session.token_hash,
	    sizeof(rq->session.token_hash));
	crypto_sha256(text, sizeof(text), sum);
	return arena_printf(rq->cx.mem, "%s/held/%s", rq->config->spool_dir,
	    hex_encode(rq->cx.mem, sum, 16));
}

static const char *
held_path(struct request *rq, const uint8_t sum[static SHA256_SIZE])
{
	return arena_printf(rq->cx.mem, "%s/%s", held_folder(rq),
	    hex_encode(rq->cx.mem, sum, SHA256_SIZE));
}

/* "<sum> <name>", as the page sent it back. */
static bool
read_held_id(struct request *rq, const char *id, struct upload *out)
{
	if (strlen(id) <= HEX_SUM + 1 || id[HEX_SUM] != ' ' ||
	    strlen(id) > HEX_SUM + 1 + UPLOAD_NAME_MAX ||
	    !hex_decode(arena_strndup(rq->cx.mem, id, HEX_SUM), out->sha256,
		SHA256_SIZE))
		return false;
	out->name = text_clean(rq->cx.mem, id + HEX_SUM + 1, TEXT_LINE);
	return strchr(out->name, '/') == NULL;
}

/* A name of its own for this request, as if it had just arrived. */
static void
fetch_held(struct request *rq, struct upload *upload)
{
	const char *path = arena_printf(rq->cx.mem, "%s/upload-%s",
	    rq->config->spool_dir, crypto_random_hex(rq->cx.mem, 16));
	struct stat st;

	upload->held = true;
	upload->path = "";
	upload->finding = UPLOAD_GONE;
	if (link(held_path(rq, upload->sha256), path) != 0)
		return;
	upload->path = path;
	if (stat(path, &st) != 0)
		return;
	upload->size = (uint64_t)st.st_size;
	upload->finding = UPLOAD_UNLOOKED;
}

/* "files_held" belongs to the field "files". */
static const char *
field_of(struct request *rq, const char *name)
{
	static const char end[] = "_held";
	size_t n = strlen(name);
	size_t m = sizeof(end) - 1;

	if (n <= m || strcmp(name + n - m, end) != 0)
		return NULL;
	return arena_strndup(rq->cx.mem, name, n - m);
}

static enum err
take_held(struct request *rq)
{
	const struct param_list *body = &rq->http.body;
	struct upload_list *uploads = &rq->http.uploads;
	size_t room = uploads->n + HELD_FILES_MAX;
	struct upload *items = arena_array(rq->cx.mem, room, sizeof(*items));

	for (size_t i = 0; i < uploads->n; i++)
		items[i] = uploads->items[i];
	uploads->items = items;
	for (size_t i = 0; i < body->n; i++) {
		struct upload *upload = &items[uploads->n];

		upload->field = field_of(rq, body->items[i].name);
		if (upload->field == NULL)
			continue;
		if (uploads->n == room ||
		    !read_held_id(rq, body->items[i].value, upload))
			return fail(&rq->cx, ERR_MALFORMED,
			    "no file of this form waits so");
		fetch_held(rq, upload);
		uploads->n++;
	}
	return OK;
}

static bool
is_old(int folder, const char *name, int64_t now)
{
	struct stat st;

	return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	       st.st_mtime < now - FILE_HELD_SECONDS;
}

/* Files of a folder that are old, or all of them; how many are left. */
static size_t
empty_folder(const char *path, int64_t now, bool all, uint64_t *out_bytes)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	struct stat st;
	size_t left = 0;

	*out_bytes = 0;
	if (dir == NULL)
		return 0;
	while ((entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		if (all || is_old(dirfd(dir), entry->d_name, now)) {
			(void)unlinkat(dirfd(dir), entry->d_name, 0);
			continue;
		}
		left++;
		if (fstatat(dirfd(dir), entry->d_name, &st,
			AT_SYMLINK_NOFOLLOW) == 0)
			*out_bytes += (uint64_t)st.st_size;
	}
	(void)closedir(dir);
	return left;
}

static void
hold(struct request *rq, const char *folder, const struct upload *upload)
{
	const char *path = held_path(rq, upload->sha256);
	uint64_t bytes;

	if (empty_folder(folder, rq->cx.now, false, &bytes) >= HELD_FILES_MAX ||
	    bytes + upload->size > 3 * (uint64_t)rq->config->upload_max)
		return;
	if (link(upload->path, path) != 0 && errno != EEXIST)
		return;
	form_hold(rq->form, upload->field,
	    arena_printf(rq->cx.mem, "%s %s", strrchr(path, '/') + 1,
		upload->name),
	    upload->name, upload->size);
}

bool
gate_refuses(const struct request *rq)
{
	for (size_t i = 0; i < rq->http.uploads.n; i++)
		if (rq->http.uploads.items[i].finding == UPLOAD_SECRET ||
		    rq->http.uploads.items[i].finding == UPLOAD_SECRET_NAME)
			return true;
	return rq->is_secret;
}

static bool
may_wait(const struct request *rq)
{
	return !gate_refuses(rq) && rq->session.account_id != 0;
}

void
gate_hold(struct request *rq)
{
	const char *folder;
	uint64_t bytes;

	if (rq->http.uploads.n == 0)
		return;
	folder = held_folder(rq);
	if (!may_wait(rq)) {
		(void)empty_folder(folder, rq->cx.now, true, &bytes);
		return;
	}
	(void)mkdir(arena_printf(rq->cx.mem, "%s/held", rq->config->spool_dir),
	    FOLDER_MODE);
	if (mkdir(folder, FOLDER_MODE) != 0 && errno != EEXIST)
		return;
	for (size_t i = 0; i < rq->http.uploads.n; i++) {
		const struct upload *upload = &rq->http.uploads.items[i];

		if (upload->finding == UPLOAD_READ ||
		    upload->finding == UPLOAD_UNREAD)
			hold(rq, folder, upload);
	}
}

void
gate_let_go(struct request *rq)
{
	for (size_t i = 0; i < rq->http.uploads.n; i++)
		if (rq->http.uploads.items[i].held)
			(void)unlink(
			    held_path(rq, rq->http.uploads.items[i].sha256));
}

/* Looking ----------------------------------------------------------------- */

/* A kind that nobody takes is refused by who takes files, not here. */
static enum err
look_inside(struct request *rq, struct upload *upload)
{
	struct arena *mem;
	const char *type;
	const char *words;
	enum inspect_text result;
	enum err err = scan_type(&rq->cx, upload->path, &type);

	if (err)
		return err;
	mem = arena_open(FILE_MEMORY);
	result = inspect_text(mem, upload->path, type, &words);
	upload->finding = result == INSPECT_READ ? UPLOAD_READ : UPLOAD_UNREAD;
	if (secrecy_in_file_text(words))
		upload->finding = UPLOAD_SECRET;
	else if (upload->finding == UPLOAD_UNREAD &&
		 !file_type_allowed(type, upload->name))
		upload->finding = UPLOAD_UNLOOKED;
	arena_close(mem);
	return OK;
}

static enum err
look(struct request *rq, struct upload *upload, bool confirmed)
{
	upload->confirmed = confirmed;
	if (secrecy_in_file_name(rq->cx.mem, upload->name)) {
		upload->finding = UPLOAD_SECRET_NAME;
		return OK;
	}
	if (upload->finding == UPLOAD_GONE || upload->size == 0 ||
	    upload->size > rq->config->upload_max)
		return OK;
	return look_inside(rq, upload);
}

enum err
gate_look(struct request *rq)
{
	const char *word = param_get(&rq->http.body, "no_secret");
	enum err err = take_held(rq);

	for (size_t i = 0; !err && i < rq->http.uploads.n; i++)
		err = look(rq, &rq->http.uploads.items[i],
		    word != NULL && text_equal(word, "1"));
	return err;
}

void
gate_judge(struct request *rq)
{
	static const char *const messages[] = {
		[UPLOAD_UNREAD] = "file_unread",
		[UPLOAD_SECRET_NAME] = "secret_file",
		[UPLOAD_SECRET] = "secret_content",
		[UPLOAD_GONE] = "file_gone",
	};

	rq->is_secret = !form_refuse_secrets(rq->form);
	for (size_t i = 0; i < rq->http.uploads.n; i++) {
		const struct upload *upload = &rq->http.uploads.items[i];

		if (upload->finding == UPLOAD_UNREAD)
			form_ask_word(rq->form, upload->field,
			    upload->confirmed);
		if (upload->finding == UPLOAD_UNLOOKED ||
		    upload->finding == UPLOAD_READ ||
		    (upload->finding == UPLOAD_UNREAD && upload->confirmed))
			continue;
		form_add_error(rq->form, upload->field,
		    messages[upload->finding]);
	}
}
