#include "edxml_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "crypto.h"

enum { FILE_MODE = 0600, PIECE = 3 * 1024 };

enum err
edxml_file_open(struct cx *cx, const char *folder, uint64_t max,
    struct edxml_file *out)
{
	*out = (struct edxml_file){ .max = max };
	out->path = arena_printf(cx->mem, "%s/upload-%s", folder,
	    crypto_random_hex(cx->mem, 16));
	out->fd = open(out->path,
	    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
	if (out->fd < 0)
		return fail(cx, ERR_SYSTEM, "make a file for an attachment: %s",
		    strerror(errno));
	out->sum = sha256_open();
	return OK;
}

enum err
edxml_file_plain(struct cx *cx, struct edxml_file *f, const char *s, size_t n)
{
	size_t at = 0;

	f->large = f->large || n > f->max - f->size;
	if (f->large || f->bad)
		return OK;
	sha256_add(f->sum, s, n);
	f->size += n;
	while (at < n) {
		ssize_t done = write(f->fd, s + at, n - at);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return fail(cx, ERR_SYSTEM, "write an attachment: %s",
			    strerror(errno));
		at += (size_t)done;
	}
	return OK;
}

/* 0 to 63; 64 for what may stand between; -1 for what may not be there. */
static int
value_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	if (c == '+')
		return 62;
	if (c == '/')
		return 63;
	if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '=')
		return 64;
	return -1;
}

enum err
edxml_file_base64(struct cx *cx, struct edxml_file *f, const char *s, size_t n)
{
	char piece[PIECE];
	size_t filled = 0;
	enum err err = OK;

	for (size_t i = 0; i < n && !err && !f->bad; i++) {
		int value = value_of(s[i]);

		f->padded = f->padded || s[i] == '=';
		f->bad = value < 0 || (f->padded && value < 64);
		if (f->bad || value == 64)
			continue;
		f->bits = f->bits << 6 | (uint32_t)value;
		f->n_bits += 6;
		if (f->n_bits < 8)
			continue;
		f->n_bits -= 8;
		piece[filled++] = (char)(f->bits >> f->n_bits & 0xff);
		f->bits &= (UINT32_C(1) << f->n_bits) - 1;
		if (filled == sizeof(piece)) {
			err = edxml_file_plain(cx, f, piece, filled);
			filled = 0;
		}
	}
	return err || filled == 0 ? err
				  : edxml_file_plain(cx, f, piece, filled);
}

void
edxml_file_close(struct edxml_file *f, struct edxml_attachment *out)
{
	if (f->fd < 0)
		return;
	(void)close(f->fd);
	f->fd = -1;
	sha256_finish(f->sum, out->sha256);
	/* Six bits alone are no byte: something was cut off. */
	f->bad = f->bad || f->n_bits == 6;
	out->path = f->path;
	out->size = f->size;
}
