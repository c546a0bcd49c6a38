#include "qr.h"

#include <errno.h>
#include <string.h>

#include <qrencode.h>

#include "str.h"

enum { QUIET = 4, PIECE_MAX = 32 };

/* One bar per run of dark modules in a row. */
static void
add_row(struct str *path, const unsigned char *row, int width, int y)
{
	for (int x = 0; x < width; x++) {
		int from = x;

		while (x < width && (row[x] & 1) != 0)
			x++;
		if (x > from)
			str_printf(path, "M%d %dh%dv1h-%dz", from + QUIET,
			    y + QUIET, x - from, x - from);
	}
}

enum err
qr_path(struct cx *cx, const char *text, const char **out_path, int *out_size)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	struct str path;

	if (code == NULL)
		return fail(cx, ERR_SYSTEM, "no qr code: %s", strerror(errno));
	str_init(&path, cx->mem,
	    (size_t)(code->width * code->width) * PIECE_MAX);
	for (int y = 0; y < code->width; y++)
		add_row(&path, code->data + y * code->width, code->width, y);
	*out_path = str_text(&path);
	*out_size = code->width + 2 * QUIET;
	QRcode_free(code);
	return OK;
}
