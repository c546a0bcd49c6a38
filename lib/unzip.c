#include "unzip.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <zip.h>

#include "arena.h"
#include "crypto.h"
#include "text.h"

enum { PIECE = 32768, FILE_MODE = 0600, NAME_MAX_BYTES = 200 };

static const char *
name_of(struct arena *mem, const char *name)
{
	const char *slash = strrchr(name, '/');

	name = slash == NULL ? name : slash + 1;
	if (strlen(name) > NAME_MAX_BYTES || !text_is_utf8(name, strlen(name)))
		return "";
	return text_clean(mem, name, TEXT_LINE);
}

static enum err
write_all(struct cx *cx, int fd, const char *s, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, s, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return fail(cx, ERR_SYSTEM, "write what was packed: %s",
			    strerror(errno));
		s += done;
		n -= (size_t)done;
	}
	return OK;
}

static enum err
copy(struct cx *cx, zip_file_t *from, int to, uint64_t max,
    struct unzipped *out, bool *out_good)
{
	struct sha256 *sum = sha256_open();
	char piece[PIECE];
	zip_int64_t n;
	enum err err = OK;

	*out_good = true;
	while (!err && *out_good &&
	       (n = zip_fread(from, piece, sizeof(piece))) != 0) {
		*out_good = n > 0 && (uint64_t)n <= max - out->size;
		if (!*out_good)
			break;
		out->size += (uint64_t)n;
		sha256_add(sum, piece, (size_t)n);
		err = write_all(cx, to, piece, (size_t)n);
	}
	sha256_finish(sum, out->sha256);
	return err;
}

static enum err
unpack(struct cx *cx, zip_t *zip, const char *folder, uint64_t max,
    struct unzipped *out, bool *out_good)
{
	zip_file_t *from = zip_fopen_index(zip, 0, 0);
	int to;
	enum err err;

	if (from == NULL)
		return OK;
	out->path = arena_printf(cx->mem, "%s/upload-%s", folder,
	    crypto_random_hex(cx->mem, 16));
	to = open(out->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
	    FILE_MODE);
	if (to < 0) {
		(void)zip_fclose(from);
		return fail(cx, ERR_SYSTEM, "make a file to unpack: %s",
		    strerror(errno));
	}
	err = copy(cx, from, to, max, out, out_good);
	(void)close(to);
	*out_good = zip_fclose(from) == 0 && *out_good && !err;
	if (!*out_good)
		(void)unlink(out->path);
	return err;
}

enum err
unzip_single(struct cx *cx, const char *path, const char *folder, uint64_t max,
    struct unzipped *out, bool *out_good)
{
	zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
	zip_stat_t st;
	enum err err = OK;

	*out = (struct unzipped){ .name = "" };
	*out_good = false;
	if (zip == NULL)
		return OK;
	zip_stat_init(&st);
	if (zip_get_num_entries(zip, 0) == 1 &&
	    zip_stat_index(zip, 0, 0, &st) == 0 &&
	    (st.valid & ZIP_STAT_SIZE) != 0 && st.size <= max) {
		out->name = name_of(cx->mem, st.name);
		err = unpack(cx, zip, folder, max, out, out_good);
	}
	zip_discard(zip);
	return err;
}
